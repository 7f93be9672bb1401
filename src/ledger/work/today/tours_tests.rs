#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use crate::domain::tour::{Stop, Tour};
use crate::ledger::rectify::board::Board;
use crate::ledger::tour::fixture::{DISTRICT, UNITS, WEST, cross, score, stop, tour};
use crate::ledger::tour::lock::{file, lock};
use crate::ledger::tour::{book::Book, standing::standing};
use crate::ledger::work::fixture::{House, day, id};
use crate::ledger::work::today::{BackupState, Item, Sort, Target, today};

fn lines(house: &House, me: &str, on: &str) -> Vec<(String, Target)> {
    let page = today(&house.ledger, &house.tree(), &Board::default(), id(me), (day(on), BackupState::default()));
    let all = page.late.into_iter().chain(page.soon).chain(page.missing);
    all.filter(|item: &Item| item.sort == Sort::Tour).map(|item| (item.words, item.target)).collect()
}

fn words(house: &House, me: &str, on: &str) -> Vec<String> {
    lines(house, me, on).into_iter().map(|(words, _)| words).collect()
}

fn on_the_road() -> House {
    let mut house = cross();
    for unit in UNITS {
        house.set::<Stop>(stop(unit), Stop::day, &day("2026-11-18"));
    }
    house.set::<Tour>(tour(), Tour::to, &day("2026-11-18"));
    house
}

#[test]
fn a_visit_is_told_to_those_who_go_and_to_those_who_are_visited() {
    let house = on_the_road();
    assert_eq!(words(&house, DISTRICT, "2026-11-12"), ["2026 年第一轮交叉观摩：11-18 观摩 4 个点。"]);
    let west = words(&house, WEST, "2026-11-12");
    assert_eq!(west.len(), 2, "{west:?}");
    assert!(west[0].contains("到西一社区党委观摩"));
    assert!(lines(&house, DISTRICT, "2026-11-01").is_empty());
}

#[test]
fn a_round_is_late_until_every_community_was_visited() {
    let mut house = on_the_road();
    house.set::<Tour>(tour(), Tour::due, &day("2026-11-10"));
    assert!(words(&house, DISTRICT, "2026-11-11")[0].contains("还有 5 个社区"));
    for unit in UNITS {
        house.set::<Stop>(stop(unit), Stop::visited, &day("2026-11-18"));
    }
    assert!(words(&house, DISTRICT, "2026-11-11")[0].contains("还有 1 个社区"), "one that the tour leaves out");
    let rest = id(crate::ledger::work::fixture::COMMUNITY);
    house.set::<crate::domain::organization::Organization>(
        rest,
        crate::domain::organization::Organization::dissolved,
        &day("2026-10-01"),
    );
    assert!(lines(&house, DISTRICT, "2026-11-11").is_empty());
}

#[test]
fn sheets_then_the_lock_then_the_filing_are_asked_for() {
    let mut house = on_the_road();
    score(&mut house, 3, UNITS[0], [3000, 1000, 3000], None);
    let said = lines(&house, DISTRICT, "2026-11-20");
    assert_eq!(said, [("2026 年第一轮交叉观摩：评分表应有 8 张，还差 7 张。".to_owned(), Target::TourSheets(tour()))]);
    for unit in UNITS {
        score(&mut house, 3, unit, [3000, 1000, 3000], None);
        score(&mut house, if unit.starts_with('东') { 2 } else { 1 }, unit, [3000, 1000, 3000], None);
    }
    assert_eq!(lines(&house, DISTRICT, "2026-11-20")[0].1, Target::TourResults(tour()));
    let book = Book::read(&house.ledger, &house.tree(), tour()).unwrap();
    let standing = standing(&house.ledger, &house.tree(), &book);
    house.apply(lock(&house.tree(), &book, &standing, "周慧敏", day("2026-11-20")).unwrap());
    assert!(lines(&house, DISTRICT, "2026-11-20").is_empty(), "nobody stands above the 区");
    house.org("市委", crate::domain::organization::Level::District, None);
    house.set::<crate::domain::organization::Organization>(
        id(DISTRICT),
        crate::domain::organization::Organization::parent,
        &crate::domain::kind::Ref::to(id("市委"), "市委"),
    );
    assert!(words(&house, DISTRICT, "2026-11-20")[0].contains("还没有报市委备案"));
    house.apply(file(&house.ledger, tour(), day("2026-11-21")).unwrap());
    assert!(lines(&house, DISTRICT, "2026-11-21").is_empty());
}
