//! A scoring table that was pasted: what of it is to be imported, and the scheme that it makes.

use super::create;
use crate::domain::kind::{Id, Kind};
use crate::domain::scheme::reading::{Fate, ReadNode, Reading, to_nodes};
use crate::domain::scheme::{Outline, Scheme, SchemeUse, outline};
use crate::ledger::Draft;

/// A 类, 项 or 条 that was read, as a person left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The node.
    pub node: ReadNode,
    /// It is not to be imported.
    pub out: bool,
}

/// Everything that was read, to be imported.
pub fn take_all(reading: &Reading) -> Vec<Taken> {
    reading.nodes.iter().map(|node| Taken { node: node.clone(), out: false }).collect()
}

/// What is left, and the place of each in the whole. What stood below a heading that is left out goes below the next one above.
pub fn sift(all: &[Taken]) -> (Vec<ReadNode>, Vec<usize>) {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(all.len());
    let (mut nodes, mut from) = (Vec::new(), Vec::new());
    for (at, taken) in all.iter().enumerate() {
        // Parents stand before what is below them, so their places are known.
        let above = taken.node.parent.and_then(|parent| places.get(parent).copied().flatten());
        if taken.out {
            places.push(above);
            continue;
        }
        places.push(Some(nodes.len()));
        nodes.push(ReadNode { parent: above, ..taken.node.clone() });
        from.push(at);
    }
    (nodes, from)
}

/// What would be imported, in order. Keys are places in the whole.
pub fn preview(all: &[Taken]) -> Outline {
    let (nodes, from) = sift(all);
    let mut keys = from.iter().map(usize::to_string);
    let nodes = to_nodes(&nodes, &mut || keys.next().unwrap_or_default());
    let mut scheme = Scheme::blank(Id::natural(&["preview"]));
    for (key, node) in nodes {
        scheme.nodes.insert(key, node);
    }
    outline(&scheme)
}

/// The lines that are in no 类, 项 or 条 and would be lost, one a line, for the 说明: those that were not understood, and those that were left out.
pub fn left_over(reading: &Reading) -> String {
    let line = |line: &crate::domain::scheme::reading::SourceLine| {
        matches!(line.fate, Fate::NotUnderstood(_)).then(|| format!("{}：{}", line.place, line.text.replace('\n', " ")))
    };
    reading.lines.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

/// The year that a title names: 2026 of `2026年党建工作观摩评分表`.
pub fn year_in(title: &str) -> Option<i32> {
    let digits: Vec<char> = crate::domain::text::half_width(title).chars().collect();
    let years = digits.windows(4).filter_map(|four| {
        let text: String = four.iter().collect();
        text.parse::<i32>().ok().filter(|year| (2000..2100).contains(year) && text.bytes().all(|b| b.is_ascii_digit()))
    });
    years.into_iter().next()
}

/// The scheme of what is to be imported.
pub fn import(
    org: Id,
    id: Id,
    (name, year): (&str, i32),
    all: &[Taken],
    note: &str,
    fresh: &mut impl FnMut() -> Id,
) -> Draft {
    let (nodes, _) = sift(all);
    let nodes = to_nodes(&nodes, &mut || super::short_key(fresh()));
    let mut draft = create(org, id, (name, SchemeUse::Tour, year), &nodes);
    draft.label = format!("粘贴评分表，建立指标体系“{}”", name.trim());
    if !note.is_empty() {
        draft.set::<Scheme, _>(id, Scheme::note, &note.to_owned());
    }
    draft
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::scheme::reading::SourceLine;
    use crate::domain::scheme::{NodeLevel, Side};
    use rstest::rstest;

    fn node(level: NodeLevel, name: &str, parent: Option<usize>, points: Option<i64>) -> ReadNode {
        ReadNode {
            parent,
            level,
            name: name.to_owned(),
            points,
            side: Side::Base,
            standard: String::new(),
            method: String::new(),
            sources: Vec::new(),
        }
    }

    fn reading() -> Reading {
        let line = |text: &str, fate| SourceLine { place: "第 1 行".to_owned(), text: text.to_owned(), fate };
        Reading {
            nodes: vec![
                node(NodeLevel::Class, "甲", None, Some(1500)),
                node(NodeLevel::Section, "乙", Some(0), None),
                node(NodeLevel::Item, "一", Some(1), Some(1000)),
                node(NodeLevel::Item, "二", Some(1), Some(500)),
            ],
            lines: vec![line("甲", Fate::Heading(0)), line("填表\n日期", Fate::NotUnderstood("不是指标".to_owned()))],
            ..Reading::default()
        }
    }

    #[test]
    fn what_stood_below_a_dropped_heading_goes_to_the_one_above() {
        let mut all = take_all(&reading());
        assert_eq!(preview(&all).full, 1500);
        all[1].out = true;
        all[3].out = true;
        let (nodes, from) = sift(&all);
        assert_eq!(from, [0, 2]);
        assert_eq!(nodes.iter().map(|node| node.parent).collect::<Vec<_>>(), [None, Some(0)]);
        let outline = preview(&all);
        assert_eq!(outline.full, 1000);
        assert_eq!(outline.troubles.iter().map(|trouble| trouble.key.as_str()).collect::<Vec<_>>(), ["0"]);
        all[0].out = true;
        assert_eq!(sift(&all).0.iter().map(|node| node.parent).collect::<Vec<_>>(), [None]);
    }

    #[test]
    fn what_was_not_understood_goes_into_the_note() {
        let reading = reading();
        assert_eq!(left_over(&reading), "第 1 行：填表 日期");
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Id::fresh(1, [next; 10])
        };
        let (org, id) = (fresh(), fresh());
        let draft = import(org, id, (" 评分表 ", 2026), &take_all(&reading), &left_over(&reading), &mut fresh);
        let mut ledger = crate::ledger::Ledger::new(org, 1_790_000_000_000);
        ledger.apply(draft);
        let scheme: Scheme = ledger.read(id).unwrap();
        assert_eq!((scheme.name.as_str(), scheme.note.as_str()), ("评分表", "第 1 行：填表 日期"));
        let outline = outline(&scheme);
        assert_eq!((outline.leaves.len(), outline.full), (2, 1500));
        assert_eq!(outline.lines.iter().map(|line| line.depth).collect::<Vec<_>>(), [0, 1, 2, 2]);
    }

    #[rstest]
    #[case("2026年党建工作观摩评分表", Some(2026))]
    #[case("党建工作考核细则（２０２５年度）", Some(2025))]
    #[case("评分表", None)]
    #[case("1921 至 2150", None)]
    fn the_year_stands_in_the_title(#[case] title: &str, #[case] year: Option<i32>) {
        assert_eq!(year_in(title), year);
    }
}
