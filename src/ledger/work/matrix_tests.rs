#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::party_day::Presence;
use crate::ledger::work::fixture::*;

const TODAY: &str = "2026-11-21";

fn house() -> House {
    let mut house = House::new();
    house.set::<Organization>(id(OTHER), Organization::founded, &day("2026-09-10"));
    for (of, date) in [("2026-09", "2026-09-01"), ("2026-10", "2026-10-20"), ("2026-11", "2026-11-03")] {
        house.held(BRANCH, of, date, "学习");
    }
    let late = PartyDay::id_of(id(BRANCH), month("2026-10"));
    house.set::<PartyDay>(late, PartyDay::rule_day, &day("2026-10-08"));
    let done = PartyDay::id_of(id(BRANCH), month("2026-09"));
    house.set::<PartyDay>(done, PartyDay::archived, &day("2026-09-03"));
    house.commit(|draft| {
        let key = id("孙长青").to_string();
        draft.set_part::<PartyDay, _>(done, PartyDay::attendance, &key, "presence", &Presence::Absent);
    });
    house.slot(OTHER, "2026-11", "2026-11-03", "消防");
    house.slot(OTHER, "2026-12", "2026-12-01", "宪法");
    house
}

fn of_year(house: &House) -> Matrix {
    matrix(&house.ledger, &house.tree(), id(STREET), 2026, day(TODAY))
}

fn row<'a>(matrix: &'a Matrix, org: &str) -> &'a MatrixRow {
    matrix.rows.iter().find(|row| row.org == id(org)).unwrap()
}

#[test]
fn each_month_has_its_state() {
    let matrix = of_year(&house());
    let first = row(&matrix, BRANCH);
    let states: Vec<Status> = first.cells.iter().map(|cell| cell.status).collect();
    use Status::*;
    assert_eq!(
        states,
        [
            Unplanned, Unplanned, Unplanned, Unplanned, Unplanned, Unplanned, Unplanned, Unplanned, Archived, Held,
            Held, Unplanned
        ]
    );
    assert!(first.cells[9].late_held && !first.cells[8].late_held);
    let other: Vec<Status> = row(&matrix, OTHER).cells.iter().map(|cell| cell.status).collect();
    assert_eq!(other[..8], [NotFounded; 8]);
    assert_eq!(other[8..], [Unplanned, Unplanned, Overdue, Planned]);
}

#[test]
fn sums_stand_in_rows_headings_months_and_the_whole() {
    let matrix = of_year(&house());
    let sums = |row: &MatrixRow| (row.held, row.due, row.came, row.expected);
    assert_eq!(sums(row(&matrix, BRANCH)), (3, 11, 8, 9));
    assert_eq!(sums(row(&matrix, OTHER)), (0, 3, 0, 0));
    assert_eq!(sums(row(&matrix, COMMUNITY)), (3, 14, 8, 9));
    assert_eq!(sums(row(&matrix, STREET)), (3, 14, 8, 9));
    assert_eq!((matrix.held, matrix.due, matrix.per_mille()), (3, 14, Some(889)));
    assert_eq!(row(&matrix, OTHER).per_mille(), None);
    assert_eq!(matrix.totals[10], MonthTotal { held: 1, due: 2, missing: 1 });
    assert_eq!(matrix.totals[11], MonthTotal::default());
    assert_eq!(matrix.rule.unwrap().words, "条例 每月 1 天");
}

#[test]
fn filters_keep_the_headings_of_what_they_keep() {
    let mut house = house();
    house.org("江西社区党委", Level::Community, Some(STREET));
    house.org("空的支部", Level::Branch, Some("江西社区党委"));
    for month in 1..=12 {
        let of = format!("2026-{month:02}");
        let slot = house.held("空的支部", &of, &format!("{of}-07"), "全年都开");
        house.set::<PartyDay>(slot, PartyDay::archived, &day("2026-12-31"));
    }
    let matrix = of_year(&house);
    let names = |filter| {
        let mut names: Vec<&str> = matrix.filtered(filter).into_iter().map(|row| row.name.as_str()).collect();
        names.sort_unstable();
        names
    };
    let sorted = |mut names: Vec<&'static str>| {
        names.sort_unstable();
        names
    };
    assert_eq!(names(MatrixFilter::NotHeld(11)), sorted(vec![STREET, COMMUNITY, OTHER]));
    assert_eq!(names(MatrixFilter::Lacking), sorted(vec![STREET, COMMUNITY, BRANCH, OTHER]));
    assert_eq!(matrix.filtered(MatrixFilter::All).len(), 6);
    assert_eq!((matrix.count(MatrixFilter::All), matrix.count(MatrixFilter::NotHeld(11))), (3, 1));
}

#[test]
fn groups_and_what_did_not_exist_are_left_out() {
    let mut house = house();
    house.org("一小组", Level::Group, Some(BRANCH));
    house.org("早已撤销的支部", Level::Branch, Some(COMMUNITY));
    house.set::<Organization>(id("早已撤销的支部"), Organization::dissolved, &day("2025-06-01"));
    assert_eq!(of_year(&house).rows.len(), 4);
    assert_eq!(matrix(&house.ledger, &house.tree(), id(OTHER), 2026, day(TODAY)).rows.len(), 1);
}
