//! 分值 as a paper states it: `（34分）`, `【10分】`, `2分，…`, `…得3分`, `0-5分`, `10%`.

use super::scan::{Number, digit, is_at, number_at, skip_space, text_of, word_at};

/// What stands before the number of a 分值 and says nothing more.
const BEFORE: &[&str] = &[
    "满分",
    "总分值",
    "总分",
    "总计",
    "共计",
    "合计",
    "小计",
    "共",
    "计",
    "标准分值",
    "标准分",
    "分值",
    "基准分",
    "基础分",
    "权重",
    "占",
    "为",
    "是",
    "：",
    ":",
    "=",
];
/// The number is the most that is given or taken.
const CAP: &[&str] = &[
    "最高不超过",
    "最多不超过",
    "累计不超过",
    "总分不超过",
    "合计不超过",
    "原则上不超过",
    "最高限",
    "限加",
    "最高",
    "最多",
    "至多",
    "上限",
    "不超过",
    "不得超过",
    "累计",
    "≤",
    "<=",
];
const BEHIND: &[&str] = &["以内", "之内", "以下", "封顶", "为限", "内", "满分", "为上限"];

/// 分值 in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// Hundredths; of a range the most.
    pub points: i64,
    /// Where the phrase begins, its bracket included.
    pub from: usize,
    /// The place behind it.
    pub to: usize,
}

/// A phrase that is nothing but a 分值.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// Hundredths; of a range the most; never negative.
    pub points: i64,
    /// Written in per cent.
    pub is_percent: bool,
    /// 分 or % is written.
    pub has_unit: bool,
    /// + and 加 give 1, − and 扣 give −1.
    pub sign: i8,
    /// 最高, 不超过.
    pub is_cap: bool,
    /// The place behind it.
    pub end: usize,
}

/// The phrase that begins at a place.
pub fn phrase_at(chars: &[char], at: usize) -> Option<Phrase> {
    let (mut at, mut sign, mut is_cap) = (skip_space(chars, at), 0, false);
    loop {
        if let Some(word) = word_at(chars, at, CAP) {
            (at, is_cap) = (at + word.chars().count(), true);
        } else if let Some(word) = word_at(chars, at, BEFORE) {
            at += word.chars().count();
        } else if let Some(word) = word_at(chars, at, &["加分", "加", "+", "＋"]) {
            (at, sign) = (at + word.chars().count(), 1);
        } else if let Some(word) = word_at(chars, at, &["扣分", "扣", "减", "-", "－", "−", "—"]) {
            (at, sign) = (at + word.chars().count(), -1);
        } else {
            break;
        }
        at = skip_space(chars, at);
    }
    let number = number_at(chars, at)?;
    let (mut unit, mut end) = unit_at(chars, number.end);
    let mut points = number.value;
    if let Some((most, after)) = range_at(chars, end) {
        points = points.max(most.value);
        let (second, after) = unit_at(chars, after);
        (unit, end) = (unit.or(second), after);
    }
    if let Some(word) = word_at(chars, skip_space(chars, end), BEHIND).filter(|_| unit.is_some()) {
        (end, is_cap) = (skip_space(chars, end) + word.chars().count(), true);
    }
    // 一 alone is no 分值: it numbers something.
    (!number.is_han || unit.is_some()).then_some(Phrase {
        points,
        is_percent: unit == Some('%'),
        has_unit: unit.is_some(),
        sign,
        is_cap,
        end,
    })
}

/// 分 or %, and the place behind.
fn unit_at(chars: &[char], at: usize) -> (Option<char>, usize) {
    let unit = skip_space(chars, at);
    match chars.get(unit) {
        Some('分') if is_at(chars, unit, "分钟") => (None, at),
        Some('分') => (Some('分'), unit + 1),
        Some('%' | '％') => (Some('%'), unit + 1),
        Some('(' | '（') if is_at(chars, unit + 1, "分") && matches!(chars.get(unit + 2), Some(')' | '）')) => {
            (Some('分'), unit + 3)
        }
        _ => (None, at),
    }
}

/// The second number of a range.
fn range_at(chars: &[char], at: usize) -> Option<(Number, usize)> {
    let dash = skip_space(chars, at);
    let is_dash = chars.get(dash).is_some_and(|c| "-－—–−~～〜∼至到".contains(*c));
    let mut from = dash + 1;
    while chars.get(from).is_some_and(|c| "-－—–−~～".contains(*c)) {
        from += 1;
    }
    let number = number_at(chars, skip_space(chars, from)).filter(|_| is_dash)?;
    Some((number, number.end))
}

/// A whole text that is nothing but a 分值, such as a cell of the column 分值.
pub fn whole(text: &str) -> Option<Phrase> {
    let text = text.trim().trim_matches(|c: char| "。；;，,".contains(c));
    let inner = text
        .strip_prefix(['(', '（', '[', '【', '〔'])
        .and_then(|text| text.strip_suffix([')', '）', ']', '】', '〕']));
    let chars: Vec<char> = inner.unwrap_or(text).chars().collect();
    phrase_at(&chars, 0).filter(|phrase| skip_space(&chars, phrase.end) >= chars.len())
}

/// The first bracket that holds a 分值: `（34分）`, `【10分】`, `（每项2分，共10分）`, `（34分，扣完为止）`. With `bare` also `（20）`.
pub fn bracket(chars: &[char], bare: bool) -> Option<Stated> {
    let mut at = 0;
    while at < chars.len() {
        let open = chars.get(at).copied().unwrap_or_default();
        if let Some(close) = "（(【[〔".contains(open).then(|| closing(chars, at)).flatten() {
            let inner: Vec<char> = chars.iter().take(close).skip(at + 1).copied().collect();
            let found = inside(&inner, bare).filter(|phrase| !phrase.is_cap || !counts_before(chars, at));
            if let Some(phrase) = found {
                return Some(Stated { points: phrase.points, from: at, to: close + 1 });
            }
            at = close;
        }
        at += 1;
    }
    None
}

/// The end of the bracket that opens here.
fn closing(chars: &[char], at: usize) -> Option<usize> {
    chars.iter().skip(at + 1).take(60).position(|c| "）)】]〕".contains(*c)).map(|len| at + 1 + len)
}

/// Whether 扣1分 or 加1分 stands before: a bracket behind it with 最多 is its limit and no 分值.
fn counts_before(chars: &[char], at: usize) -> bool {
    (0..at).any(|n| {
        chars.get(n).is_some_and(|c| "扣加减".contains(*c)) && number_at(chars, skip_space(chars, n + 1)).is_some()
    })
}

fn inside(inner: &[char], bare: bool) -> Option<Phrase> {
    let ok = |phrase: &Phrase| phrase.sign >= 0 && phrase.points <= 100_000 && (phrase.has_unit || bare);
    let pieces: Vec<&[char]> = inner.split(|c| "，,；;。、".contains(*c)).collect();
    let pure =
        |piece: &[char]| phrase_at(piece, 0).filter(|phrase| skip_space(piece, phrase.end) >= piece.len()).filter(&ok);
    let totals = ["共", "满分", "总", "合计", "最高", "最多", "上限", "不超过", "累计"];
    let says_total = |piece: &&&[char]| word_at(piece, skip_space(piece, 0), &totals).is_some();
    if pieces.len() > 1
        && let Some(total) = pieces.iter().filter(says_total).find_map(|piece| pure(piece).filter(|p| p.has_unit))
    {
        return Some(total);
    }
    let (first, rest) = pieces.split_first()?;
    let names_more =
        |piece: &&[char]| piece.iter().enumerate().any(|(n, _)| phrase_at(piece, n).is_some_and(|p| p.has_unit));
    pure(first).filter(|_| !rest.iter().any(names_more))
}

/// `2分，每少一项扣1分`: the 分值 that opens a text.
pub fn leading(chars: &[char]) -> Option<Stated> {
    let phrase = phrase_at(chars, 0).filter(|phrase| phrase.has_unit && !phrase.is_percent && phrase.sign == 0)?;
    let next = chars.get(phrase.end);
    let ends = next.is_none_or(|c| "，,。；;：:、".contains(*c) || c.is_whitespace());
    ends.then_some(Stated { points: phrase.points, from: 0, to: (phrase.end + 1).min(chars.len()) })
}

/// `主题党日　5分`, `主题党日：5分`, `…，计5分`: the 分值 that closes a text.
pub fn trailing(chars: &[char]) -> Option<Stated> {
    let len = chars.iter().rposition(|c| !c.is_whitespace() && !"。；;，,".contains(*c))? + 1;
    for at in (len.saturating_sub(14)..len).filter(|at| *at > 0) {
        let Some(phrase) = phrase_at(chars, at).filter(|p| p.end == len && p.has_unit && p.sign == 0) else { continue };
        let parted = chars.get(at - 1).is_some_and(|c| c.is_whitespace() || "：:，,—…-·、".contains(*c));
        // 扣1-3分 is a range, and no 分值.
        let before = at.checked_sub(2).and_then(|n| chars.get(n));
        let is_range =
            chars.get(at - 1).is_some_and(|c| "—-".contains(*c)) && before.is_some_and(|c| digit(*c).is_some());
        let says_so = word_at(chars, at, &["满分", "分值", "共计", "计", "共", "标准分"]).is_some();
        let of_deduction = chars.get(at - 1).is_some_and(|c| "扣减加得".contains(*c));
        if ((parted && !is_range) || says_so) && !of_deduction && !phrase.is_cap {
            return Some(Stated { points: phrase.points, from: at, to: len });
        }
    }
    None
}

/// What is given in so many words, `按期换届得3分；未按期不得分`: every amount, in hundredths.
pub fn given(chars: &[char]) -> Vec<i64> {
    let mut all = Vec::new();
    for at in 0..chars.len() {
        let Some(word) = word_at(chars, at, &["得", "计", "记", "给", "赋"]) else { continue };
        let before = at.checked_sub(1).and_then(|n| chars.get(n));
        let is_other = before.is_some_and(|c| "不获取共合累总小".contains(*c));
        let phrase = phrase_at(chars, at + word.chars().count());
        if let Some(phrase) = phrase.filter(|p| p.has_unit && !p.is_percent && p.sign == 0 && !is_other) {
            all.push(phrase.points);
        }
    }
    all
}

/// All brackets of a text that hold a 分值.
fn brackets(chars: &[char]) -> Vec<i64> {
    let mut all = Vec::new();
    let mut rest = chars;
    while let Some(stated) = bracket(rest, false) {
        all.push(stated.points);
        rest = rest.get(stated.to..).unwrap_or_default();
    }
    all
}

/// What the brackets of one 条 make: the first, when the others make it up; the most, when they are steps; else their sum.
pub fn of_brackets(chars: &[char]) -> Option<i64> {
    let all = brackets(chars);
    let (first, rest) = all.split_first()?;
    let sum: i64 = rest.iter().sum();
    let text: String = chars.iter().collect();
    let graded = ["优", "良", "较好", "一般", "差", "合格"].iter().filter(|word| text.contains(**word)).count() > 1;
    Some(if graded || *first == sum { *all.iter().max()? } else { first + sum })
}

/// 分值 in the text of a 条, wherever it stands.
pub fn anywhere(text: &str) -> Option<i64> {
    let chars: Vec<char> = text.chars().collect();
    let stated = leading(&chars).or_else(|| trailing(&chars)).map(|stated| stated.points);
    of_brackets(&chars).or(stated).or_else(|| given(&chars).into_iter().max())
}

/// The limit that a text names: `最多扣2分`, `累计不超过5分`, `5分封顶`.
pub fn cap(text: &str) -> Option<i64> {
    let chars: Vec<char> = text.chars().collect();
    let phrase =
        |at: usize| phrase_at(&chars, at).filter(|phrase| phrase.is_cap && phrase.has_unit && !phrase.is_percent);
    (0..chars.len()).find_map(phrase).map(|phrase| phrase.points)
}

/// The characters without a phrase.
pub fn without(chars: &[char], stated: Stated) -> (String, String) {
    (text_of(chars, 0, stated.from), text_of(chars, stated.to, chars.len()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[rstest]
    #[case("5", Some(500))]
    #[case("5.0", Some(500))]
    #[case("２", Some(200))]
    #[case("5分", Some(500))]
    #[case("满分 20 分", Some(2000))]
    #[case("0-5分", Some(500))]
    #[case("0～5", Some(500))]
    #[case("10%", Some(1000))]
    #[case("+3", Some(300))]
    #[case("-2", Some(200))]
    #[case("最高5分", Some(500))]
    #[case("5分封顶", Some(500))]
    #[case("五分", Some(500))]
    #[case("（5分）", Some(500))]
    #[case("5（分）", Some(500))]
    #[case("一", None)]
    #[case("30分钟", None)]
    #[case("优", None)]
    #[case("", None)]
    fn a_cell(#[case] text: &str, #[case] points: Option<i64>) {
        assert_eq!(whole(text).map(|phrase| phrase.points), points);
    }

    #[rstest]
    #[case("党建基础（34分）", Some((3400, 4, 9)))]
    #[case("党建基础【10分】", Some((1000, 4, 9)))]
    #[case("党建基础(满分20分)", Some((2000, 4, 11)))]
    #[case("换届（2023年）（5分）", Some((500, 9, 13)))]
    #[case("学习（每项2分，共10分）", Some((1000, 2, 13)))]
    #[case("学习（10分，扣完为止）", Some((1000, 2, 12)))]
    #[case("阵地（党委4分、支部3分）", None)]
    #[case("未公示（扣2分）", None)]
    #[case("少1次扣1分（最多3分）", None)]
    #[case("加分项（最高10分）", Some((1000, 3, 10)))]
    #[case("会议（30分钟）", None)]
    #[case("党建（20）", None)]
    fn brackets(#[case] text: &str, #[case] found: Option<(i64, usize, usize)>) {
        assert_eq!(bracket(&chars(text), false).map(|stated| (stated.points, stated.from, stated.to)), found);
    }

    #[rstest]
    #[case("2分，每少一项扣1分", Some(200))]
    #[case("按期换届得3分；未按期不得分", Some(300))]
    #[case("好的得5分，较好得3分", Some(500))]
    #[case("主题党日 5分", Some(500))]
    #[case("主题党日：5分。", Some(500))]
    #[case("按月开展，计4分", Some(400))]
    #[case("有台账（2分），定期更新（1分）", Some(300))]
    #[case("主题党日（5分）：有记录（3分），有签到（2分）", Some(500))]
    #[case("优秀（5分）、良好（3分）", Some(500))]
    #[case("每少1次扣1分", None)]
    #[case("少1次，扣1分", None)]
    #[case("进展慢的酌情扣1-3分", None)]
    #[case("进展慢的酌情扣1—3分。", None)]
    #[case("主题党日——5分", Some(500))]
    #[case("无记录不得分", None)]
    #[case("每季度1次", None)]
    fn texts(#[case] text: &str, #[case] points: Option<i64>) {
        assert_eq!(anywhere(text), points);
    }

    #[rstest]
    #[case("每例加1分，最高加5分", Some(500))]
    #[case("累计不超过3分", Some(300))]
    #[case("发现1处扣0.5分，最多扣2分", Some(200))]
    #[case("5分封顶", Some(500))]
    #[case("每例加1分", None)]
    fn caps(#[case] text: &str, #[case] points: Option<i64>) {
        assert_eq!(cap(text), points);
    }
}
