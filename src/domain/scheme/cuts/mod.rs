//! What a 评分标准 takes off or adds, as buttons for the judge: `每少1次扣1分`, `缺1项扣0.5分`, `无记录不得分`.

mod amount;
mod label;

use amount::{Amount, amount_at};

use super::reading::scan::{is_at, text_of, word_at};

/// One way to lose points, or to be given more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// For what, in a few characters: `少1次`. No two of one 评分标准 are the same.
    pub label: String,
    /// How much, in hundredths, never negative. Where all is lost and the 分值 is not known, 0.
    pub points: i64,
    /// Counted for each case, so that it may be given more than once.
    pub each: bool,
    /// All points are lost: 不得分.
    pub none: bool,
}

/// Words after which all points are lost.
const NOTHING: &[&str] = &[
    "不得分",
    "不给分",
    "不计分",
    "不记分",
    "不予得分",
    "不予计分",
    "得零分",
    "得0分",
    "得０分",
    "计0分",
    "计零分",
    "记0分",
    "记零分",
    "为零分",
    "为0分",
    "全部扣除",
    "分全扣",
    "项全扣",
    "扣除全部",
    "扣全部分",
    "扣完",
    "扣光",
];
const TAKES: &[&str] = &["倒扣", "扣除", "扣减", "扣罚", "扣分", "扣", "减去", "减分", "减"];
const GIVES: &[&str] =
    &["奖励加分", "增加", "加计", "加分", "加", "奖励", "奖", "再得", "得分", "得", "计分", "计", "记"];

/// What a 评分标准 takes off, in its order. No single cut is more than `most`, the 分值 in hundredths.
pub fn cuts(standard: &str, most: Option<i64>) -> Vec<Cut> {
    let mut all = Vec::new();
    for sentence in sentences(standard) {
        sentence_cuts(&sentence, TAKES, most, &mut all);
    }
    label::make_unique(&mut all);
    all
}

/// What a 加分 standard adds, in its order.
pub fn gains(standard: &str) -> Vec<Cut> {
    let mut all = Vec::new();
    for sentence in sentences(standard) {
        sentence_cuts(&sentence, GIVES, None, &mut all);
    }
    all.retain(|gain: &Cut| !gain.none && gain.points > 0);
    label::make_unique(&mut all);
    all
}

fn sentences(text: &str) -> Vec<Vec<char>> {
    let is_end = |c: char| "。；;\n！!".contains(c) || ('①'..='⑳').contains(&c);
    text.split(is_end).filter(|part| !part.trim().is_empty()).map(|part| part.chars().collect()).collect()
}

fn sentence_cuts(chars: &[char], verbs: &[&str], most: Option<i64>, all: &mut Vec<Cut>) {
    let (mut at, mut from) = (0, 0);
    while at < chars.len() {
        let nothing = word_at(chars, at, NOTHING);
        let verb = word_at(chars, at, verbs);
        let amount = verb.and_then(|verb| amount_at(chars, at + verb.chars().count(), most));
        if let Some(amount) = amount.filter(|_| !is_limit(chars, at)) {
            add(&text_of(chars, from, at), &amount, most, all);
            (at, from) = (amount.end, amount.end);
        } else if let Some(word) = nothing.filter(|word| !is_until(chars, at + word.chars().count())) {
            let label = label::of(&text_of(chars, from, at)).unwrap_or_else(|| "不得分".to_owned());
            all.push(Cut { label, points: most.unwrap_or(0), each: false, none: true });
            at += word.chars().count();
            from = at;
        } else {
            at += 1;
        }
    }
}

/// `最多扣2分` limits the cuts and is none itself; `不扣分` and `不加分` are no cut.
fn is_limit(chars: &[char], at: usize) -> bool {
    let before = text_of(chars, at.saturating_sub(5), at);
    let before = before.trim_end();
    let words = [
        "最多",
        "最高",
        "至多",
        "上限",
        "累计",
        "合计",
        "不超过",
        "不再",
        "不得",
        "最多可",
        "最高可",
        "共",
        "总",
        "不",
    ];
    words.iter().any(|word| before.ends_with(word))
}

/// 扣完为止 says where the cuts end.
fn is_until(chars: &[char], at: usize) -> bool {
    ["为止", "即止", "该项", "本项"].iter().any(|word| is_at(chars, at, word))
}

fn add(cause: &str, amount: &Amount, most: Option<i64>, all: &mut Vec<Cut>) {
    let label = label::of(cause);
    let causes = label::apart(cause, amount.points.len());
    let each = amount.each || label::is_counted(cause);
    for (n, points) in amount.points.iter().enumerate() {
        let points = most.map_or(*points, |most| most.min(*points));
        let shown = crate::domain::points::shown(points);
        let label = match (causes.get(n), &label) {
            (Some(cause), _) => cause.clone(),
            (None, Some(label)) if amount.points.len() == 1 => label.clone(),
            (None, Some(label)) => format!("{label}{shown}"),
            (None, None) => format!("{shown}分"),
        };
        if points > 0 {
            all.push(Cut { label, points, each, none: false });
        }
    }
}

#[cfg(test)]
mod tests;
