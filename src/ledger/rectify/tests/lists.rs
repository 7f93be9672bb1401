use super::super::board::Board;
use super::super::figures::figures;
use super::super::filter::{Filter, Show, found};
use super::super::monthly::{self, Words, behind, page};
use super::*;
use crate::domain::progress::Progress;
use std::sync::Arc;

fn month(text: &str) -> crate::domain::dates::YearMonth {
    text.parse().unwrap()
}

fn none(_: char) -> Option<char> {
    None
}

#[test]
fn what_did_not_change_is_not_read_again() {
    let (mut house, finding) = house();
    let other = id("另一个");
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNITS[1]), "公开栏没更新", when("2026-11-01"), other));
    let before = Board::read(&house.ledger, None);
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    let after = Board::read(&house.ledger, Some(&before));
    assert!(Arc::ptr_eq(before.entry(other).unwrap(), after.entry(other).unwrap()));
    assert!(!Arc::ptr_eq(before.entry(finding).unwrap(), after.entry(finding).unwrap()));
    assert_eq!(after, Board::read(&house.ledger, None));
}

#[test]
fn each_number_of_the_dashboard_is_the_length_of_its_list() {
    let (mut house, finding) = house();
    for (at, unit) in UNITS.iter().enumerate() {
        let one = id(&format!("共性{at}"));
        house.apply(deeds::create(&house.tree(), actor(EAST), id(unit), "记录不规范", when("2026-10-01"), one));
        house.set::<Finding>(one, Finding::commonness, &crate::domain::finding::Commonness::Common);
        house.set::<Finding>(one, Finding::dimension, &"活动开展".to_owned());
        house.set::<Finding>(one, Finding::due, &day("2026-11-10"));
    }
    for (org, deed) in [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收")] {
        act(&mut house, finding, org, deed, "2026-11-05").unwrap();
    }
    let (board, tree, today) = (Board::read(&house.ledger, None), house.tree(), day("2026-11-20"));
    let figures = figures(&board, &tree, Some(id(DISTRICT)), today);
    assert_eq!((figures.total.count, figures.total.closed, figures.late), (5, 1, 4));
    assert_eq!(figures.shared.len(), 1);
    assert_eq!(figures.shared[0].units.len(), 4);
    for figure in figures.units.iter().chain(&figures.sources).chain(&figures.dimensions).chain([&figures.total]) {
        assert_eq!(found(&board, &tree, &figure.filter, today, &none).len(), figure.count, "{}", figure.label);
    }
    assert_eq!(found(&board, &tree, &figures.shared[0].filter, today, &none).len(), 4);
    let late = Filter { show: Show::Late, ..Filter::default() };
    assert_eq!(found(&board, &tree, &late, today, &none).len(), figures.late);
    assert_eq!(figures.funnel.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [5, 1, 1, 1, 1]);
    let last = figures.months.last().unwrap();
    assert_eq!((last.found, last.closed, last.all, last.all_closed), (1, 1, 5, 1));
}

#[test]
fn a_month_is_told_in_one_go_and_who_is_behind_is_seen_above() {
    let (mut house, finding) = house();
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    let board = Board::read(&house.ledger, None);
    assert_eq!(behind(&house.tree(), &board, id(EAST), month("2026-11"))[0].missing, 1);
    let words = Words { text: "联系了 3 人", ..Words::default() };
    let draft = monthly::report(&house.ledger, finding, month("2026-11"), words, ("张三", day("2026-11-25"))).unwrap();
    house.apply(draft);
    let board = Board::read(&house.ledger, Some(&board));
    assert!(behind(&house.tree(), &board, id(EAST), month("2026-11")).is_empty());
    assert_eq!(house.state_of(finding), FindingState::Doing);
    assert_eq!(behind(&house.tree(), &board, id(EAST), month("2026-12")).len(), 1);
    let rows = page(&house.ledger, &house.tree(), &board, id(UNIT), month("2026-12"));
    assert_eq!(rows[0].last.as_ref().unwrap().text, "联系了 3 人");
    house.apply(monthly::unchanged(&house.ledger, finding, month("2026-12"), ("张三", day("2026-12-25"))).unwrap());
    let board = Board::read(&house.ledger, None);
    assert!(behind(&house.tree(), &board, id(EAST), month("2026-12")).is_empty());
    assert!(
        monthly::report(&house.ledger, finding, month("2026-12"), Words::default(), ("张三", day("2026-12-25")))
            .is_err()
    );
}

#[test]
fn a_progress_that_was_taken_back_does_not_come_back_with_no_change() {
    let (mut house, finding) = house();
    let words = Words { text: "写了一半", quality: "一般", percent: Some(40), ..Words::default() };
    let who = ("张三", day("2026-11-25"));
    let draft = monthly::report(&house.ledger, finding, month("2026-11"), words, who).unwrap();
    let action = house.ledger.apply(draft);
    house.ledger.undo(&action);
    house.apply(monthly::unchanged(&house.ledger, finding, month("2026-11"), who).unwrap());
    let id = Progress::id_of(finding, month("2026-11"));
    let told: Progress = house.ledger.read(id).unwrap();
    assert_eq!((told.text.as_str(), told.quality.as_str(), told.percent, told.unchanged), ("", "", None, true));
}
