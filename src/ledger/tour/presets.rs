//! 扣分项 of one 条, read from its 评分标准: pressed once or more often, they make the score and the reason that stands beside it.

use crate::domain::points;
use crate::domain::scheme::cuts::{Cut, cuts, gains};
use crate::domain::scheme::{Leaf, Side};

/// The presets of one 条.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Presets {
    /// What can be pressed.
    pub cuts: Vec<Cut>,
    /// 分值 in hundredths, where there is one.
    most: Option<i64>,
    side: Side,
}

/// How often each preset is pressed, by place.
pub type Pressed = Vec<u32>;

/// Stands between two reasons.
const BETWEEN: char = '；';

impl Presets {
    /// The presets of a 条; none where there is no 分值 to take from.
    pub fn of(leaf: &Leaf) -> Self {
        let cuts = match (leaf.side, leaf.points) {
            (Side::Base, None) => return Self::default(),
            (Side::Bonus, _) => gains(&leaf.standard),
            (Side::Base | Side::Deduct, most) => cuts(&leaf.standard, most),
        };
        Self { cuts, most: leaf.points, side: leaf.side }
    }

    /// Nothing pressed.
    pub fn untouched(&self) -> Pressed {
        vec![0; self.cuts.len()]
    }

    /// What all that is pressed comes to, in hundredths; no more than the 分值.
    fn taken(&self, pressed: &[u32]) -> i64 {
        let each = self.cuts.iter().zip(pressed).map(|(cut, times)| self.of_one(cut) * i64::from(*times));
        each.sum::<i64>().clamp(0, self.most.unwrap_or(i64::MAX))
    }

    fn of_one(&self, cut: &Cut) -> i64 {
        if cut.none { self.most.unwrap_or(0) } else { cut.points }
    }

    /// The score, in hundredths.
    pub fn score(&self, pressed: &[u32]) -> i64 {
        let taken = self.taken(pressed);
        match self.side {
            Side::Base => self.most.unwrap_or(0) - taken,
            Side::Bonus | Side::Deduct => taken,
        }
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
        match (cut.none, self.side) {
            (true, _) if cut.label == "不得分" => cut.label.clone(),
            (true, _) => format!("{} 不得分", cut.label),
            (false, Side::Bonus) => format!("{} +{}", cut.label, points::shown(cut.points)),
            (false, _) => format!("{} {}", cut.label, points::shown(-cut.points)),
        }
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
        self.most.is_none_or(|most| self.taken(pressed) < most)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cut(label: &str, points: i64, each: bool) -> Cut {
        Cut { label: label.to_owned(), points, each, none: false }
    }

    /// 5 points: 逾期 −2, 缺材料 −1 each, 未开展 不得分.
    fn presets() -> Presets {
        let none = Cut { label: "未开展".to_owned(), points: 500, each: false, none: true };
        let cuts = vec![cut("逾期", 200, false), cut("缺材料", 100, true), none];
        Presets { cuts, most: Some(500), side: Side::Base }
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
            (0, "未开展 不得分"),
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
    fn of_an_addition_without_a_limit_each_press_adds() {
        let presets = Presets { cuts: vec![cut("获表彰", 200, true)], most: None, side: Side::Bonus };
        let pressed = presets.press(&presets.press(&presets.untouched(), 0), 0);
        assert_eq!((presets.score(&pressed), presets.reason(&pressed).as_str()), (400, "获表彰 +2，2 次"));
    }

    #[test]
    fn of_a_deduction_item_the_score_is_what_is_taken_off() {
        let presets = Presets { cuts: vec![cut("每起", 100, true)], most: Some(300), side: Side::Deduct };
        let mut pressed = presets.untouched();
        let mut scores = vec![presets.score(&pressed)];
        for _ in 0..4 {
            pressed = presets.step(&pressed);
            scores.push(presets.score(&pressed));
        }
        assert_eq!(scores, [0, 100, 200, 300, 0]);
    }
}
