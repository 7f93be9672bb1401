//! The columns of the list, and a finding as its row.

use crate::browser::collation;
use crate::domain::dates::Date;
use crate::domain::finding::FindingState;
use crate::ledger::OrgTree;
use crate::ledger::rectify::board::{Board, Entry};
use crate::ledger::rectify::limit::{Press, words};
use crate::ledger::work::people::matches;
use crate::ui::components::{Align, Cell, Column, Mark, Row, TagTone};
use crate::ui::lists::findings::{by, measures, people, unit_name};
use crate::ui::route::Route;

/// The heads.
pub fn heads() -> Vec<Column> {
    let column = |label: &str, width, align, sort| Column { label: label.to_owned(), width, align, sort };
    vec![
        column("问题", 0, Align::Left, None),
        column("责任单位", 152, Align::Left, Some(by::UNIT)),
        column("维度", 88, Align::Left, Some(by::DIMENSION)),
        column("来源", 100, Align::Left, Some(by::SOURCE)),
        column("性质", 60, Align::Left, Some(by::COMMONNESS)),
        column("责任领导、责任人", 120, Align::Left, None),
        column("时限", 164, Align::Left, Some(by::DUE)),
        column("措施", 52, Align::Right, None),
        column("状态", 92, Align::Left, Some(by::STATE)),
    ]
}

/// The shape of a state; late ones bear the same shape whatever they are.
pub fn mark(state: FindingState, is_late: bool) -> Mark {
    match state {
        _ if is_late => Mark::Late,
        FindingState::Unclaimed => Mark::None,
        FindingState::Listed => Mark::Open,
        FindingState::Doing => Mark::Doing,
        FindingState::Waiting => Mark::Wait,
        FindingState::Closed => Mark::Done,
        FindingState::Staged => Mark::Long,
    }
}

/// A finding as a row; characters that `query` found are marked.
pub fn row((board, tree): (&Board, &OrgTree), (entry, state): (&Entry, FindingState), query: &str, today: Date) -> Row {
    let finding = &entry.finding;
    let marks = |text: &str| match query.is_empty() {
        true => Vec::new(),
        // Words may be found in several columns: each is sought by itself.
        false => query
            .split_whitespace()
            .filter_map(|word| matches(word, text, &collation::initial, &[]))
            .flatten()
            .collect(),
    };
    let found = |text: String| Cell { marks: marks(&text), ..Cell::text(text) };
    let faint = |lacks: bool| if lacks { "ochre" } else { "" };
    let (limit, press) = words(entry, state, today);
    let whole = board.is_whole(finding.id).then(|| ("已分解".to_owned(), TagTone::Plain));
    let (persons, measures) = (people(finding), measures(entry));
    let open = state != FindingState::Closed;
    let lacks = |lacks: bool| faint(lacks && open);
    let cells = vec![
        Cell { tags: whole.into_iter().collect(), ..found(finding.text.trim().to_owned()) },
        found(unit_name(tree, finding).to_owned()),
        found(finding.dimension.clone()),
        Cell { title: finding.source_note.clone(), ..Cell::text(finding.source.label()) },
        Cell::text(finding.commonness.label()),
        match persons.is_empty() {
            true => Cell { class: lacks(true), ..Cell::text("未填") },
            false => found(persons),
        },
        Cell { class: limit_class(press), ..Cell::text(limit) },
        Cell { class: lacks(finding.measures.is_empty()), ..Cell::text(measures) },
        Cell { state: Some(mark(state, entry.is_late(state, today))), ..Cell::text(state.label()) },
    ];
    Row { key: finding.id.to_string(), href: Some(Route::Finding(finding.id).href()), cells, ..Row::default() }
}

fn limit_class(press: Press) -> &'static str {
    match press {
        Press::Late => "nowrap red",
        Press::Soon | Press::Lacking => "nowrap ochre",
        Press::Plain => "nowrap",
        Press::Long => "nowrap blue",
        Press::Done => "nowrap faint",
    }
}
