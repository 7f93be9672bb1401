//! A scheme as the table that is printed: 类 and 项 stand once, beside all that is below them.

use crate::domain::points;
use crate::domain::scheme::{Leaf, Outline, Scheme, Side};

/// A cell that stands beside several rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its name.
    pub name: String,
    /// Its 分值 in words; empty where it has none.
    pub points: String,
    /// How many rows it stands beside.
    pub rows: usize,
}

/// One 条 as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// The 类 that begins here.
    pub class: Option<Beside>,
    /// The 项 that begins here; an empty one where 条 stand right below the 类.
    pub section: Option<Beside>,
    /// The 条 itself.
    pub leaf: Leaf,
    /// Its 分值 in words: `5`, `加 2`, `扣 3`, `加分`.
    pub points: String,
}

/// A scheme on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// Its rows.
    pub rows: Vec<PaperRow>,
    /// Whether any 条 stands below a 项.
    pub has_sections: bool,
}

/// Sets a scheme as a table.
pub fn paper(scheme: &Scheme, outline: &Outline) -> Paper {
    let mut rows: Vec<PaperRow> = Vec::new();
    let (mut class_at, mut section_at) = (0, 0);
    for leaf in &outline.leaves {
        let before = rows.last().map(|row| &row.leaf);
        let same_class = before.is_some_and(|before| before.class == leaf.class);
        let same_section =
            same_class && before.is_some_and(|before| section_key(scheme, before) == section_key(scheme, leaf));
        let at = rows.len();
        let class = (!same_class).then(|| class_of(scheme, outline, leaf));
        let section = (!same_section).then(|| section_of(scheme, leaf));
        rows.push(PaperRow { class, section, leaf: leaf.clone(), points: in_words(leaf) });
        if same_class {
            rows.get_mut(class_at).and_then(|row| row.class.as_mut()).into_iter().for_each(|class| class.rows += 1);
        } else {
            class_at = at;
        }
        if same_section {
            rows.get_mut(section_at).and_then(|row| row.section.as_mut()).into_iter().for_each(|one| one.rows += 1);
        } else {
            section_at = at;
        }
    }
    let has_sections = rows.iter().any(|row| !row.leaf.section.is_empty());
    Paper { rows, has_sections }
}

/// `5`, `加 2`, `扣 3`; `加分` and `扣分` where no most is named.
pub fn in_words(leaf: &Leaf) -> String {
    let points = leaf.points.map(points::shown);
    match (leaf.side, points) {
        (Side::Base, points) => points.unwrap_or_default(),
        (Side::Bonus, Some(points)) => format!("加 {points}"),
        (Side::Deduct, Some(points)) => format!("扣 {points}"),
        (side, None) => side.label().to_owned(),
    }
}

/// Key of the 项 that a 条 stands below; empty when that is a 类, or nothing.
fn section_key<'a>(scheme: &'a Scheme, leaf: &Leaf) -> &'a str {
    let parent = scheme.nodes.get(&leaf.key).map_or("", |node| node.parent.as_str());
    if leaf.section.is_empty() { "" } else { parent }
}

fn class_of(scheme: &Scheme, outline: &Outline, leaf: &Leaf) -> Beside {
    let class = outline.classes.get(leaf.class);
    let said = class.and_then(|class| scheme.nodes.get(&class.key)).and_then(|node| node.points);
    let sum = class.map(|class| class.points).filter(|sum| *sum > 0);
    Beside {
        name: class.map(|class| class.name.clone()).unwrap_or_default(),
        points: said.or(sum).map(points::shown).unwrap_or_default(),
        rows: 1,
    }
}

fn section_of(scheme: &Scheme, leaf: &Leaf) -> Beside {
    let node = scheme.nodes.get(section_key(scheme, leaf));
    let points = node.and_then(|node| node.points).map(points::shown).unwrap_or_default();
    Beside { name: leaf.section.clone(), points, rows: 1 }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::kind::{Id, Kind};
    use crate::domain::scheme::{NodeLevel, SchemeNode, outline};
    use crate::ledger::scheme::from_paper;

    fn scheme(lines: &[(&str, &str, Option<i64>, Side)]) -> Scheme {
        let node = |(level, name, points, side): &(&str, &str, Option<i64>, Side)| SchemeNode {
            level: NodeLevel::of(level).unwrap(),
            name: (*name).to_owned(),
            points: *points,
            side: *side,
            ..SchemeNode::default()
        };
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Id::fresh(1, [next; 10])
        };
        let nodes = from_paper(lines.iter().map(node).collect(), &mut fresh);
        Scheme { nodes: nodes.into_iter().collect(), ..Scheme::blank(fresh()) }
    }

    #[test]
    fn headings_stand_once_beside_what_is_below() {
        use Side::{Base, Bonus, Deduct};
        let scheme = scheme(&[
            ("类", "甲", Some(3000), Base),
            ("条", "直接", Some(500), Base),
            ("项", "乙", Some(2500), Base),
            ("条", "一", Some(1000), Base),
            ("条", "二", Some(1500), Base),
            ("项", "乙", None, Base),
            ("条", "三", None, Deduct),
            ("类", "加分项", None, Base),
            ("条", "荣誉", Some(200), Bonus),
        ]);
        let paper = paper(&scheme, &outline(&scheme));
        let beside =
            |cell: &Option<Beside>| cell.as_ref().map(|cell| (cell.name.clone(), cell.points.clone(), cell.rows));
        let rows: Vec<_> =
            paper.rows.iter().map(|row| (beside(&row.class), beside(&row.section), row.points.as_str())).collect();
        let cell = |name: &str, points: &str, rows| Some((name.to_owned(), points.to_owned(), rows));
        assert!(paper.has_sections);
        assert_eq!(
            rows,
            [
                (cell("甲", "30", 4), cell("", "", 1), "5"),
                (None, cell("乙", "25", 2), "10"),
                (None, None, "15"),
                // Another 项 of the same name is another 项.
                (None, cell("乙", "", 1), "扣分"),
                (cell("加分项", "", 1), cell("", "", 1), "加 2"),
            ]
        );
        let spans = |at: fn(&PaperRow) -> &Option<Beside>| {
            paper.rows.iter().filter_map(|row| at(row).as_ref()).map(|one| one.rows).sum::<usize>()
        };
        assert_eq!((spans(|row| &row.class), spans(|row| &row.section)), (5, 5), "every row stands beside one of each");
    }
}
