//! A scoring table that was pasted: what of it is to be imported, and the scheme that it makes.

use std::collections::BTreeSet;

use super::create;
use crate::domain::kind::{Id, Kind};
use crate::domain::points::shown;
use crate::domain::scheme::reading::{Fate, ReadNode, Reading, SourceLine, to_nodes};
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

/// Whether a line was not understood.
pub fn is_unread(line: &SourceLine) -> bool {
    matches!(line.fate, Fate::NotUnderstood(_))
}

/// Reasons why a line is in no 条 that go with nothing worth keeping.
const BLANKS: [&str; 5] = ["序号", "没有分值", "填表用的栏目", "附件号", "打分时填的"];

/// Whether a line is no 条 and yet says something: 注：扣完为止; 一票否决.
pub fn is_aside(line: &SourceLine) -> bool {
    matches!(&line.fate, Fate::Note(why) if !BLANKS.iter().any(|blank| why.ends_with(blank)))
}

/// The lines that would be lost, one a line, for the 说明.
pub fn left_over(reading: &Reading, is_kept: impl Fn(&SourceLine) -> bool) -> String {
    let words = |line: &SourceLine| {
        let text = line.text.replace('\n', " ");
        if is_unread(line) { format!("{}没读懂：{text}", line.place) } else { text }
    };
    reading.lines.iter().filter(|line| is_kept(line)).map(words).collect::<Vec<_>>().join("\n")
}

/// How many rows of the paper were read, and how many of them hold something that was not understood.
pub fn row_counts(reading: &Reading) -> (usize, usize) {
    let (mut all, mut unread) = (BTreeSet::new(), BTreeSet::new());
    for line in &reading.lines {
        // `第 3 行第 2 列` stands in `第 3 行`.
        let row = line.place.split_once('行').map_or(line.place.as_str(), |(row, _)| row);
        all.insert(row);
        if is_unread(line) {
            unread.insert(row);
        }
    }
    (all.len(), unread.len())
}

/// `得分合计 98 分，表上写的总分是 100 分，差 2 分`, and whether the two differ.
pub fn sum_words(outline: &Outline, said: Option<i64>) -> (String, bool) {
    let sum = format!("得分合计 {} 分", shown(outline.full));
    match said {
        None => (sum, false),
        Some(said) if said == outline.full => (format!("{sum}，和表上写的总分一致"), false),
        Some(said) => {
            let (word, by) =
                if said > outline.full { ("差", said - outline.full) } else { ("多", outline.full - said) };
            (format!("{sum}，表上写的总分是 {} 分，{word} {} 分", shown(said), shown(by)), true)
        }
    }
}

/// What does not agree, as it stands after corrections: what the reader says of the paper, and of sums and missing points what holds now.
pub fn standing_troubles(reading: &Reading, outline: &Outline) -> Vec<String> {
    let holds_always =
        |text: &&String| !["各条合计", "没有分值", "没有读到评分的条目"].iter().any(|word| text.contains(word));
    let now = outline.troubles.iter().map(|trouble| &trouble.text);
    reading.troubles.iter().filter(holds_always).chain(now).cloned().collect()
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
            lines: vec![
                line("甲", Fate::Heading(0)),
                line("某某\n科室", Fate::NotUnderstood("不知道这一栏是什么".to_owned())),
                line("注：扣完为止", Fate::Note("说明文字，不是评分的条目".to_owned())),
                line("1", Fate::Note("序号".to_owned())),
                line("8", Fate::Note("“得分”栏是打分时填的".to_owned())),
            ],
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
        let note = left_over(&reading, |line| is_unread(line) || is_aside(line));
        assert_eq!(note, "第 1 行没读懂：某某 科室\n注：扣完为止");
        assert_eq!(left_over(&reading, |_| false), "");
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Id::fresh(1, [next; 10])
        };
        let (org, id) = (fresh(), fresh());
        let draft = import(org, id, (" 评分表 ", 2026), &take_all(&reading), &note, &mut fresh);
        let mut ledger = crate::ledger::Ledger::new(org, 1_790_000_000_000);
        ledger.apply(draft);
        let scheme: Scheme = ledger.read(id).unwrap();
        assert_eq!((scheme.name.as_str(), scheme.note.as_str()), ("评分表", note.as_str()));
        let outline = outline(&scheme);
        assert_eq!((outline.leaves.len(), outline.full), (2, 1500));
        assert_eq!(outline.lines.iter().map(|line| line.depth).collect::<Vec<_>>(), [0, 1, 2, 2]);
    }

    #[test]
    fn rows_are_counted_not_cells() {
        let line = |place: &str, fate| SourceLine { place: place.to_owned(), text: "甲".to_owned(), fate };
        let unread = || Fate::NotUnderstood("不知道".to_owned());
        let lines = vec![
            line("第 1 行", Fate::Title),
            line("第 2 行第 1 列", Fate::Header),
            line("第 2 行第 2 列", Fate::Header),
            line("第 3 行第 1 列", Fate::Item(0)),
            line("第 3 行第 2 列", unread()),
            line("第 3 行第 3 列", unread()),
            line("第 13 行第 1 列", unread()),
        ];
        assert_eq!(row_counts(&Reading { lines, ..Reading::default() }), (4, 2));
    }

    #[test]
    fn sums_are_those_of_now_and_the_rest_is_what_the_reader_says() {
        let said = ["各条合计 15 分，总分写的是 20 分，少 5 分", "权重合计 90%，不是 100%，按 1% 记 1 分读"];
        let reading = Reading { troubles: said.map(str::to_owned).to_vec(), ..reading() };
        let mut all = take_all(&reading);
        all[2].node.points = None;
        let troubles = standing_troubles(&reading, &preview(&all));
        assert_eq!(troubles.len(), 3);
        assert!(troubles[0].starts_with("权重合计"));
        assert!(troubles[1..].iter().any(|text| text.contains("“一”没有分值")));
        assert!(troubles[1..].iter().any(|text| text.contains("下面合计 5 分")));
    }

    #[rstest]
    #[case(None, "得分合计 15 分", false)]
    #[case(Some(1500), "得分合计 15 分，和表上写的总分一致", false)]
    #[case(Some(1650), "得分合计 15 分，表上写的总分是 16.5 分，差 1.5 分", true)]
    #[case(Some(1000), "得分合计 15 分，表上写的总分是 10 分，多 5 分", true)]
    fn the_sum_stands_beside_what_the_paper_says(
        #[case] said: Option<i64>,
        #[case] words: &str,
        #[case] differs: bool,
    ) {
        assert_eq!(sum_words(&preview(&take_all(&reading())), said), (words.to_owned(), differs));
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
