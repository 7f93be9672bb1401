#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::ledger::work::matrix::Cell;
use rstest::rstest;

fn id(name: &str) -> Id {
    Id::natural(&[name])
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn row(name: &str, depth: usize, cells: &[(Status, bool)]) -> MatrixRow {
    let cell = |(status, due): &(Status, bool)| Cell {
        status: *status,
        day: Some(day("2026-11-03")),
        party_day: None,
        theme: String::new(),
        late_held: false,
        due: *due,
    };
    MatrixRow {
        org: id(name),
        name: name.to_owned(),
        depth,
        is_branch: !cells.is_empty(),
        cells: cells.iter().map(cell).collect(),
        held: 0,
        due: 0,
        came: 0,
        expected: 0,
    }
}

/// 街道 with 甲社区 (two 支部), 乙社区 (one), and a 支部 of its own.
fn street() -> Matrix {
    let (held, late, planned) = ((Status::Archived, true), (Status::Overdue, true), (Status::Planned, false));
    Matrix {
        rows: vec![
            row("街道", 0, &[]),
            row("甲社区", 1, &[]),
            row("甲一支部", 2, &[held, held]),
            row("甲二支部", 2, &[late, planned]),
            row("乙社区", 1, &[]),
            row("乙一支部", 2, &[held, planned]),
            row("机关支部", 1, &[(Status::NotFounded, false), late]),
        ],
        ..Matrix::default()
    }
}

fn names(rows: &[&MatrixRow]) -> String {
    rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn headings_add_up_what_stands_below_them() {
    let all = sums(&street().rows);
    let first = |name: &str| (all[&id(name)].branches, all[&id(name)].months[0]);
    assert_eq!(first("街道"), (4, MonthSum { held: 2, asked: 3, missing: 1 }));
    assert_eq!(first("甲社区"), (2, MonthSum { held: 1, asked: 2, missing: 1 }));
    assert_eq!(first("乙社区"), (1, MonthSum { held: 1, asked: 1, missing: 0 }));
}

#[rstest]
#[case(MatrixFilter::All, "", "街道 甲社区 甲一支部 甲二支部 乙社区 乙一支部 机关支部")]
#[case(MatrixFilter::All, "甲二", "街道 甲社区 甲二支部")]
#[case(MatrixFilter::All, "甲社区", "街道 甲社区 甲一支部 甲二支部")]
#[case(MatrixFilter::All, "支部", "街道 甲社区 甲一支部 甲二支部 乙社区 乙一支部 机关支部")]
#[case(MatrixFilter::NotHeld(1), "", "街道 甲社区 甲二支部")]
#[case(MatrixFilter::NotHeld(2), "机关", "街道 机关支部")]
#[case(MatrixFilter::NotHeld(1), "乙", "")]
fn a_search_keeps_what_it_hits_and_the_headings_above(
    #[case] filter: MatrixFilter,
    #[case] query: &str,
    #[case] expected: &str,
) {
    assert_eq!(names(&found(&street(), filter, |name| name.contains(query))), expected);
}

#[test]
fn folding_hides_what_stands_below() {
    let matrix = street();
    let folded = |names: &[&str]| names.iter().map(|name| id(name)).collect::<BTreeSet<_>>();
    let shown = |of: &BTreeSet<Id>| names(&unfolded(matrix.rows.iter().collect(), of));
    assert_eq!(shown(&folded(&["甲社区"])), "街道 甲社区 乙社区 乙一支部 机关支部");
    assert_eq!(shown(&folded(&["街道"])), "街道");
    assert_eq!(shown(&nearest_headings(&matrix.rows)), "街道 甲社区 乙社区 机关支部");
}

#[test]
fn a_reminder_names_who_is_missing() {
    let matrix = street();
    let lacking = missing(&matrix, &OrgTree::default(), id("街道"), 1);
    assert_eq!(lacking.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["甲二支部"]);
    let expected = "【主题党日提醒】\n\
        到 2026年11月21日，2026年11月主题党日还没有开的有 1 个党支部：\n\
        1. 甲二支部（原定 11-03，已过 18 天）\n\
        请尽快补开，开后当天记好签到和会议记录，再报上来。确有原因不开的，请写明原因。\n\
        街道";
    assert_eq!(reminder(&lacking, 2026, 11, day("2026-11-21"), "街道"), expected);
}
