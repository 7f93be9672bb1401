//! 扣分项 of one 条, read from its 评分标准: pressed once or more often, they make the score and the reason that stands beside it.

use crate::domain::points;
use crate::domain::scheme::{Leaf, Side};

/// One way to lose points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// What it is for: 缺材料.
    pub label: String,
    /// How much is taken off, in hundredths.
    pub points: i64,
    /// Whether it counts as often as it is found: 每少 1 次扣 1 分.
    pub each: bool,
    /// Whether nothing is left then: 不得分.
    pub none: bool,
}

/// The presets of one 条.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presets {
    /// What can be pressed.
    pub cuts: Vec<Cut>,
    /// 分值 in hundredths.
    full: i64,
    /// Whether the score is what is taken off.
    takes_off: bool,
}

/// How often each preset is pressed, by place.
pub type Pressed = Vec<u32>;

/// Stands between two reasons.
const BETWEEN: char = '；';
/// Least that is taken off once, so that pressing comes to an end.
const LEAST: i64 = 1;

impl Presets {
    /// The presets of a 条; none where it has no 分值 to take from, nor for 加分.
    pub fn of(leaf: &Leaf) -> Self {
        let Some(full) = leaf.points.filter(|_| leaf.side != Side::Bonus) else { return Self::default() };
        Self::new(read(&leaf.standard, full), full, leaf.side == Side::Deduct)
    }

    fn new(cuts: Vec<Cut>, full: i64, takes_off: bool) -> Self {
        Self { cuts, full, takes_off }
    }

    /// Nothing pressed.
    pub fn untouched(&self) -> Pressed {
        vec![0; self.cuts.len()]
    }

    fn taken(&self, pressed: &[u32]) -> i64 {
        let each = self.cuts.iter().zip(pressed).map(|(cut, times)| self.of_one(cut) * i64::from(*times));
        each.sum::<i64>().clamp(0, self.full)
    }

    fn of_one(&self, cut: &Cut) -> i64 {
        if cut.none { self.full } else { cut.points.max(LEAST) }
    }

    /// The score, in hundredths.
    pub fn score(&self, pressed: &[u32]) -> i64 {
        let taken = self.taken(pressed);
        if self.takes_off { taken } else { self.full - taken }
    }

    /// The reason in words: `缺材料 −1；少 1 次 −1，2 次`.
    pub fn reason(&self, pressed: &[u32]) -> String {
        let said = self.cuts.iter().zip(pressed).filter(|(_, times)| **times > 0);
        let words: Vec<String> = said
            .map(|(cut, times)| match times {
                1 => self.words(cut),
                _ => format!("{}，{times} 次", self.words(cut)),
            })
            .collect();
        words.join(&BETWEEN.to_string())
    }

    /// One preset as its button shows it: `缺材料 −1`.
    pub fn words(&self, cut: &Cut) -> String {
        if cut.none { cut.label.clone() } else { format!("{} {}", cut.label, points::shown(-self.of_one(cut))) }
    }

    /// What a reason says was pressed; `None` when it says anything else.
    pub fn read_reason(&self, reason: &str) -> Option<Pressed> {
        let mut pressed = self.untouched();
        for part in reason.split(BETWEEN).filter(|part| !part.is_empty()) {
            let (at, times) = self.cuts.iter().enumerate().find_map(|(at, cut)| {
                let rest = part.strip_prefix(&self.words(cut))?;
                let times = match rest {
                    "" => 1,
                    more => more.strip_prefix('，')?.strip_suffix(" 次")?.parse().ok()?,
                };
                Some((at, times))
            })?;
            *pressed.get_mut(at)? = times;
        }
        Some(pressed)
    }

    /// What is pressed where this score stands for this reason; nothing when they do not agree.
    pub fn pressed(&self, reason: &str, score: Option<i64>) -> Pressed {
        let read = self.read_reason(reason).filter(|pressed| Some(self.score(pressed)) == score);
        read.unwrap_or_else(|| self.untouched())
    }

    /// Whether a reason is made of presets, and of others than this score comes from.
    pub fn outdates(&self, reason: &str, score: Option<i64>) -> bool {
        !reason.is_empty() && self.read_reason(reason).is_some_and(|pressed| Some(self.score(&pressed)) != score)
    }

    /// Whether pressing once more takes anything off.
    fn has_room(&self, pressed: &[u32]) -> bool {
        self.taken(pressed) < self.full
    }

    /// The next step of going through them one by one: the same once more where it counts each time, else the next one, and
    /// after the last nothing.
    pub fn step(&self, pressed: &[u32]) -> Pressed {
        let mut next = self.untouched();
        let at = pressed.iter().position(|times| *times > 0);
        let alone = pressed.iter().filter(|times| **times > 0).count() == 1;
        let (at, times) = match at {
            None => (0, 1),
            Some(at) if alone && self.cuts.get(at).is_some_and(|cut| cut.each) && self.has_room(pressed) => {
                (at, pressed.get(at).copied().unwrap_or(0) + 1)
            }
            Some(at) if alone => (at + 1, 1),
            Some(_) => return next,
        };
        next.get_mut(at).into_iter().for_each(|place| *place = times);
        next
    }

    /// A button was pressed: once more where it counts each time and there is something left to take, else off. 不得分 stands alone.
    pub fn press(&self, pressed: &[u32], at: usize) -> Pressed {
        let Some(cut) = self.cuts.get(at) else { return pressed.to_vec() };
        let times = pressed.get(at).copied().unwrap_or(0);
        let mut next: Pressed = match cut.none {
            true => self.untouched(),
            false => self.cuts.iter().zip(pressed).map(|(other, times)| if other.none { 0 } else { *times }).collect(),
        };
        let again = times == 0 || (cut.each && self.has_room(pressed));
        next.get_mut(at).into_iter().for_each(|place| *place = if again { times + 1 } else { 0 });
        next
    }
}

/// The presets that stand in a 评分标准.
fn read(standard: &str, _full: i64) -> Vec<Cut> {
    // Interim.
    let mut all = Vec::new();
    for part in standard.split(['，', '。', '；', ',', ';']) {
        if let Some((label, rest)) = part.split_once('扣') {
            if let Ok(points) = points::read(rest) {
                let each = label.contains('每') || label.contains('少') || label.contains('缺');
                all.push(Cut { label: label.replace(['每', '的'], ""), points, each, none: false });
            }
        }
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cut(label: &str, points: i64, each: bool) -> Cut {
        Cut { label: label.to_owned(), points, each, none: false }
    }

    /// 5 points: 逾期 −2, 缺材料 −1 each, 未开展不得分.
    fn presets() -> Presets {
        let none = Cut { label: "未开展不得分".to_owned(), points: 500, each: false, none: true };
        Presets::new(vec![cut("逾期", 200, false), cut("缺材料", 100, true), none], 500, false)
    }

    #[test]
    fn stepping_goes_through_all_of_them_and_back() {
        let presets = presets();
        let mut pressed = presets.untouched();
        let mut seen = Vec::new();
        for _ in 0..8 {
            pressed = presets.step(&pressed);
            seen.push((presets.score(&pressed), presets.reason(&pressed)));
        }
        let seen: Vec<(i64, &str)> = seen.iter().map(|(score, reason)| (*score, reason.as_str())).collect();
        let expected = [
            (300, "逾期 −2"),
            (400, "缺材料 −1"),
            (300, "缺材料 −1，2 次"),
            (200, "缺材料 −1，3 次"),
            (100, "缺材料 −1，4 次"),
            (0, "缺材料 −1，5 次"),
            (0, "未开展不得分"),
            (500, ""),
        ];
        assert_eq!(seen, expected);
    }

    #[rstest]
    #[case(&[0, 0, 0], 0, &[1, 0, 0])]
    // What counts once is taken back by the second press.
    #[case(&[1, 0, 0], 0, &[0, 0, 0])]
    #[case(&[1, 1, 0], 1, &[1, 2, 0])]
    // Nothing is left to take: off.
    #[case(&[1, 3, 0], 1, &[1, 0, 0])]
    #[case(&[1, 3, 0], 2, &[0, 0, 1])]
    #[case(&[0, 0, 1], 1, &[0, 1, 0])]
    fn buttons_add_up(#[case] before: &[u32], #[case] at: usize, #[case] after: &[u32]) {
        assert_eq!(presets().press(before, at), after);
    }

    #[rstest]
    #[case(&[1, 2, 0])]
    #[case(&[0, 0, 1])]
    #[case(&[0, 0, 0])]
    fn a_reason_is_read_back(#[case] pressed: &[u32]) {
        let presets = presets();
        let (reason, score) = (presets.reason(pressed), presets.score(pressed));
        assert_eq!(presets.read_reason(&reason).unwrap(), pressed);
        assert_eq!(presets.pressed(&reason, Some(score)), pressed);
        assert_eq!(presets.pressed(&reason, Some(score - 50)), presets.untouched());
    }

    #[rstest]
    #[case("制度没有上墙")]
    #[case("逾期 −2；制度没有上墙")]
    #[case("缺材料 −1，许多次")]
    fn a_reason_in_own_words_is_left_alone(#[case] reason: &str) {
        assert_eq!(presets().read_reason(reason), None);
    }

    #[test]
    fn of_a_deduction_item_the_score_is_what_is_taken_off() {
        let presets = Presets::new(vec![cut("每起", 100, true)], 300, true);
        let mut pressed = presets.untouched();
        let mut scores = vec![presets.score(&pressed)];
        for _ in 0..4 {
            pressed = presets.step(&pressed);
            scores.push(presets.score(&pressed));
        }
        assert_eq!(scores, [0, 100, 200, 300, 0]);
    }
}
