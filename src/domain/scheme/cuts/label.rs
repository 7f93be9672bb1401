//! A few characters for the cause of a cut.

use super::Cut;
use crate::domain::scheme::reading::marker::marker;
use crate::domain::scheme::reading::scan::{number_at, squeezed};

/// Longest label, in characters, as far as one can do.
const LONGEST: usize = 10;
/// What is counted.
pub const MEASURES: &str = "次项处例人个名份条天期季月年篇件起户家场课类块本期轮名批";

const BEFORE: &[&str] =
    &["其中", "如果", "如", "若", "凡是", "凡", "对于", "对", "或者", "或", "并且", "并", "且", "但", "另"];
const BEHIND: &[&str] = &[
    "的",
    "则",
    "者",
    "酌情",
    "视情况",
    "视情节",
    "视情",
    "一次性",
    "一律",
    "直接",
    "各",
    "均",
    "每次",
    "每项",
    "每处",
    "每例",
    "每人",
    "每个",
    "每条",
    "每份",
    "每件",
    "每名",
    "每起",
    "每季",
    "分别",
    "相应",
    "（",
    "(",
    "再",
    "可",
    "给予",
    "予以",
    "按",
];

/// The label of what stands before 扣; none when nothing is said there.
pub fn of(cause: &str) -> Option<String> {
    let pieces: Vec<String> = cause.split(['，', ',', '：', ':']).map(bare).collect();
    let telling = pieces.iter().rev().find(|piece| !piece.is_empty() && !is_generic(piece));
    let any = cause.split(['，', ',']).map(squeezed).rfind(|piece| !piece.is_empty());
    let whole = squeezed(cause);
    let fallback = || ["酌情", "视情"].iter().find(|word| whole.contains(**word)).map(|word| (*word).to_owned());
    telling.map(|piece| shorten(piece)).or_else(fallback).or_else(|| any.map(|piece| shorten(&piece)))
}

/// `国家级、省级、市级的分别` for three amounts: one cause each; empty when the numbers do not agree.
pub fn apart(cause: &str, amounts: usize) -> Vec<String> {
    if amounts < 2 || !cause.contains("分别") {
        return Vec::new();
    }
    let said = cause.split(['，', ',']).map(bare).rev().find(|piece| !is_generic(piece)).unwrap_or_default();
    let causes: Vec<String> = said.split(['、', '/', '和', '及']).map(|piece| shorten(&bare(piece))).collect();
    if causes.len() == amounts && causes.iter().all(|cause| !cause.is_empty()) { causes } else { Vec::new() }
}

/// Whether the cause is counted: 每, 各, or one of something.
pub fn is_counted(cause: &str) -> bool {
    let chars: Vec<char> = squeezed(cause).chars().collect();
    let start = chars.iter().rposition(|c| "。；;".contains(*c)).unwrap_or(0);
    // 每月开展1次，未开展扣1分: what is asked for is no count of what is missing.
    let clause = chars.iter().rposition(|c| "，,".contains(*c)).unwrap_or(start);
    let from = if is_generic(&bare(&chars.iter().skip(clause).collect::<String>())) { start } else { clause };
    let counted = |at: usize| match chars.get(at) {
        Some('每') => !chars.get(at + 1).is_some_and(|c| "月季年周半".contains(*c)),
        Some('各') => at + 1 == chars.len(),
        Some(_) => number_at(&chars, at).is_some_and(|number| {
            let begins = at == 0 || chars.get(at - 1).is_none_or(|c| !"第0123456789.．十百".contains(*c));
            let measure = chars.get(number.end).is_some_and(|c| MEASURES.contains(*c));
            let more = chars.get(number.end + 1).is_some_and(|c| "以及次".contains(*c));
            number.value == 100 && begins && measure && !more
        }),
        None => false,
    };
    (from..chars.len()).any(counted)
}

/// A cause without number, 每, 如, 的 and what else stands around it.
fn bare(piece: &str) -> String {
    let piece = squeezed(piece);
    let skipped = marker(&piece).map_or(0, |marker| marker.end);
    let mut text: String = piece.chars().skip(skipped).collect();
    loop {
        let before = text.clone();
        for word in BEFORE {
            text = text.strip_prefix(word).map_or(text.clone(), str::to_owned);
        }
        for word in BEHIND {
            text = text.strip_suffix(word).map_or(text.clone(), str::to_owned);
        }
        text = text.trim_matches(|c: char| "，,、：:“”\"）)/".contains(c)).to_owned();
        if let Some(rest) = text.strip_prefix('每') {
            let first: Vec<char> = rest.chars().take(4).collect();
            let counts = first.first().is_some_and(|c| "少缺发漏迟出有未无逾低差增获被".contains(*c));
            if counts || number_at(&first, 0).is_some() {
                text = rest.to_owned();
            }
        }
        if text == before {
            return text;
        }
    }
}

/// Nothing but a count: 每项, 一次, 2分.
fn is_generic(piece: &str) -> bool {
    let left: String = piece.chars().filter(|c| !"每各再累计酌情视况节程度可的".contains(*c)).collect();
    let chars: Vec<char> = left.chars().collect();
    let start = number_at(&chars, 0).map_or(0, |number| number.end);
    let rest: String = chars.iter().skip(start).collect();
    rest.is_empty() || rest == "分" || rest == "否则" || (rest.chars().count() == 1 && MEASURES.contains(&rest))
}

/// At most [`LONGEST`] characters where there is a good place to cut.
fn shorten(piece: &str) -> String {
    let len = |text: &str| text.chars().count();
    if len(piece) <= LONGEST {
        return piece.to_owned();
    }
    let head = piece.split(['、', '或', '及', '（', '(']).next().unwrap_or_default().trim();
    if (4..=LONGEST).contains(&len(head)) {
        return head.to_owned();
    }
    let said = if len(head) > LONGEST { head } else { piece };
    let faults = ["未", "没", "无", "不", "缺", "少", "漏", "迟", "逾", "超"];
    let from = faults.iter().filter_map(|word| said.find(word)).min().unwrap_or(0);
    let tail = said.get(from..).filter(|tail| len(tail) >= 3).unwrap_or(said);
    tail.chars().take(LONGEST).collect()
}

/// Gives a number to labels that stand there already.
pub fn make_unique(all: &mut [Cut]) {
    let mut seen: Vec<String> = Vec::new();
    for cut in all {
        let first = cut.label.clone();
        let mut n = 2;
        while seen.contains(&cut.label) {
            cut.label = format!("{first}{n}");
            n += 1;
        }
        seen.push(cut.label.clone());
    }
}
