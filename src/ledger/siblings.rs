//! In which order organizations under one parent stand: as they came, but 第一 before 第二, however they came.

use std::collections::BTreeMap;

use crate::domain::order::{Gather, Ordered};

/// A name up to its last figure, figures replaced, and the figures: `第十二网格党支部` is `第#` and 12.
fn pattern(name: &str) -> (String, Vec<u64>) {
    let (mut stem, mut end, mut numbers) = (String::new(), 0, Vec::new());
    let mut figures = String::new();
    for c in name.chars().chain(['\0']) {
        if is_figure(c) {
            figures.push(c);
            continue;
        }
        if !figures.is_empty() {
            numbers.push(number(&figures));
            figures.clear();
            stem.push('#');
            end = stem.len();
        }
        stem.push(c);
    }
    stem.truncate(if numbers.is_empty() { stem.len() } else { end });
    (stem, numbers)
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二三四五六七八九十百".contains(c)
}

/// `12`, `十二`, `二十`, `一百零三`, and `一二` as figures one by one.
fn number(figures: &str) -> u64 {
    let (mut whole, mut last) = (0u64, None::<u64>);
    for c in figures.chars() {
        let ten = match c {
            '十' => 10,
            '百' => 100,
            _ => {
                let digit = c.to_digit(10).map(u64::from).or_else(|| chinese(c)).unwrap_or_default();
                last = Some(last.unwrap_or_default().saturating_mul(10).saturating_add(digit));
                continue;
            }
        };
        whole = whole.saturating_add(last.take().unwrap_or(1).saturating_mul(ten));
    }
    whole.saturating_add(last.unwrap_or_default())
}

fn chinese(c: char) -> Option<u64> {
    (0..).zip("零一二三四五六七八九".chars()).find(|(_, figure)| *figure == c).map(|(digit, _)| digit)
}

/// Puts those whose names differ by their figures only one after another, by figure, where the first of them stands.
pub(super) fn arrange<T: Copy>(all: &mut Vec<T>, name: impl Fn(T) -> String) {
    let patterns: Vec<(String, Vec<u64>)> = all.iter().map(|one| pattern(&name(*one))).collect();
    // In reverse, so that the first place of a stem is what stays.
    let first: BTreeMap<String, usize> =
        patterns.iter().enumerate().rev().map(|(at, (stem, _))| (stem.clone(), at)).gather_map();
    let mut keyed: Vec<_> =
        all.drain(..).zip(patterns).map(|(one, (stem, numbers))| ((first.get(&stem).copied(), numbers), one)).collect();
    keyed.order_by(|a, b| a.0.cmp(&b.0));
    all.extend(keyed.into_iter().map(|(_, one)| one));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("第三 第一 第二", "第一 第二 第三")]
    #[case("第十二支部 第二支部 第十支部", "第二支部 第十支部 第十二支部")]
    #[case("3号楼 12号楼 2号楼", "2号楼 3号楼 12号楼")]
    #[case("机关 第二支部 学校 第一支部", "机关 第一支部 第二支部 学校")]
    #[case("青岛路二社区 建设路社区 青岛路一社区", "青岛路一社区 青岛路二社区 建设路社区")]
    #[case("江西 青岛 安徽", "江西 青岛 安徽")]
    #[case("二社区第二支部 二社区第一支部", "二社区第一支部 二社区第二支部")]
    #[case("", "")]
    fn figures_rise_and_the_rest_stays(#[case] names: &str, #[case] expected: &str) {
        let names: Vec<&str> = names.split_whitespace().collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        arrange(&mut order, |at| names[at].to_owned());
        let order: Vec<&str> = order.into_iter().map(|at| names[at]).collect();
        assert_eq!(order.join(" "), expected);
    }

    #[rstest]
    #[case("十", 10)]
    #[case("十九", 19)]
    #[case("二十", 20)]
    #[case("一百零三", 103)]
    #[case("017", 17)]
    #[case("一二", 12)]
    #[case("99999999999999999999999", u64::MAX)]
    fn figures_are_read(#[case] figures: &str, #[case] expected: u64) {
        assert_eq!(number(figures), expected);
    }
}
