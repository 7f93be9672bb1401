//! Who can be visited, and how far a round has come.

use super::{EAST_1, EAST_2, WEST_1, WEST_2};
use crate::domain::organization::{Level, Organization, Sector};
use crate::domain::tour::{Stop, Tour, TourMode};
use crate::ledger::tour::fixture::{DISTRICT, EAST, WEST, cross, district, stop, tour};
use crate::ledger::tour::plan::{add_stops, create, delete};
use crate::ledger::tour::units::{Coverage, coverage, coverage_of, last_round, street_of, track_of, units};
use crate::ledger::work::fixture::{COMMUNITY, House, STREET, day, id};
use rstest::rstest;

fn names(house: &House, top: &str) -> Vec<String> {
    units(&house.tree(), id(top)).into_iter().map(|unit| unit.name).collect()
}

/// Adds an organization of a field of work.
fn org(house: &mut House, name: &str, level: Level, sector: Sector, parent: &str) {
    house.org(name, level, Some(parent));
    house.set::<Organization>(id(name), Organization::sector, &sector);
}

#[test]
fn streets_and_what_stands_right_below_them_are_visited() {
    let mut house = district();
    assert_eq!(names(&house, EAST), [EAST_1, EAST_2]);
    assert_eq!(names(&house, STREET), [COMMUNITY], "no branches within");
    let all = names(&house, DISTRICT);
    assert!([EAST, WEST, STREET, EAST_1, WEST_2].iter().all(|name| all.iter().any(|known| known == name)), "{all:?}");
    assert!(!all.iter().any(|name| name == DISTRICT));
    house.set::<Organization>(id(EAST_2), Organization::dissolved, &day("2026-01-01"));
    assert_eq!(names(&house, EAST), [EAST_1]);
}

#[test]
fn a_new_organization_below_a_community_is_visited_and_its_branches_are_not() {
    let mut house = district();
    org(&mut house, "电子公司党委", Level::Community, Sector::NewOrganization, EAST_1);
    org(&mut house, "车间党支部", Level::Branch, Sector::NewOrganization, "电子公司党委");
    org(&mut house, "第三网格党支部", Level::Branch, Sector::Community, EAST_1);
    assert_eq!(names(&house, EAST), [EAST_1, "电子公司党委", EAST_2]);
}

#[rstest]
#[case(Level::Street, Sector::Community, "街道")]
#[case(Level::Community, Sector::Community, "社区")]
#[case(Level::Branch, Sector::NewOrganization, "两新")]
#[case(Level::GeneralBranch, Sector::Office, "机关")]
#[case(Level::Branch, Sector::School, "学校")]
fn those_of_a_kind_are_ranked_together(#[case] level: Level, #[case] sector: Sector, #[case] track: &str) {
    let blank = <Organization as crate::domain::kind::Kind>::blank(id("单位"));
    assert_eq!(track_of(&Organization { level, sector, ..blank }), track);
}

#[test]
fn a_unit_knows_its_street() {
    let tree = district().tree();
    assert_eq!(street_of(&tree, id(EAST_1)), EAST);
    assert_eq!(street_of(&tree, id(EAST)), EAST);
    assert_eq!(street_of(&tree, id(DISTRICT)), "");
}

/// A second tour of a year, of 东街道 itself, that visits 东一社区.
fn second(house: &mut House, year: i64) {
    house.apply(create(&house.ledger, &house.tree(), id(EAST), TourMode::Circuit, day("2026-03-01"), id("第二次")));
    house.set::<Tour>(id("第二次"), Tour::year, &year);
    house.apply(add_stops(&house.ledger, &house.tree(), id("第二次"), &[id(EAST_1)]).unwrap());
    house.set::<Stop>(Stop::id_of(id("第二次"), id(EAST_1)), Stop::visited, &day("2026-03-09"));
}

fn counts(coverage: &Coverage) -> (usize, usize, usize) {
    (coverage.all.len(), coverage.done, coverage.unplanned)
}

#[test]
fn coverage_counts_visits_of_any_tour_of_the_year() {
    let mut house = cross();
    let read = |house: &House| {
        let own: Tour = house.ledger.read(tour()).unwrap();
        coverage(&house.ledger, &house.tree(), &own)
    };
    assert_eq!(counts(&read(&house)), (5, 0, 1), "青岛路二社区 is on no route");
    second(&mut house, 2026);
    assert_eq!(counts(&read(&house)), (5, 1, 1));
    house.set::<Stop>(stop(WEST_1), Stop::visited, &day("2026-11-12"));
    house.set::<Stop>(stop(WEST_2), Stop::day, &day("2026-11-13"));
    let found = read(&house);
    assert_eq!(counts(&found), (5, 2, 1));
    let one = |name: &str| found.all.iter().find(|one| one.unit.name == name).cloned().unwrap();
    assert_eq!(one(EAST_1).visited, Some(day("2026-03-09")));
    assert_eq!(one(WEST_2).planned, Some(day("2026-11-13")));
    assert!(one(EAST_2).listed && one(EAST_2).planned.is_none(), "on the route, without a day");
    assert!(!one(COMMUNITY).listed);
}

#[test]
fn visits_of_another_year_and_of_a_deleted_tour_do_not_count() {
    let mut house = cross();
    second(&mut house, 2025);
    assert_eq!(coverage_of(&house.ledger, &house.tree(), id(DISTRICT), 2026).done, 0);
    house.set::<Tour>(id("第二次"), Tour::year, &2026i64);
    assert_eq!(coverage_of(&house.ledger, &house.tree(), id(DISTRICT), 2026).done, 1);
    house.apply(delete(&house.ledger, id("第二次")).unwrap());
    assert_eq!(coverage_of(&house.ledger, &house.tree(), id(DISTRICT), 2026).done, 0);
}

#[test]
fn an_organization_sees_its_own_and_the_day_that_is_set_for_it() {
    let mut house = cross();
    let of = |house: &House, org: &str| coverage_of(&house.ledger, &house.tree(), id(org), 2026);
    assert_eq!(counts(&of(&house, EAST)), (2, 0, 0));
    assert_eq!((of(&house, EAST).count("社区"), of(&house, EAST).count("两新")), (2, 0));
    assert_eq!(of(&house, EAST).due, None);
    house.set::<Tour>(tour(), Tour::due, &day("2026-11-30"));
    second(&mut house, 2026);
    house.set::<Tour>(id("第二次"), Tour::due, &day("2026-10-31"));
    assert_eq!(of(&house, EAST).due, Some(day("2026-11-30")));
    assert_eq!(of(&house, WEST).due, Some(day("2026-11-30")), "not that of 东街道");
    assert!(!of(&house, WEST).is_late(day("2026-11-30")));
    assert!(of(&house, WEST).is_late(day("2026-12-01")));
    assert_eq!(counts(&of(&house, EAST_1)), (0, 0, 0), "a 社区 visits nobody");
    assert!(!of(&house, EAST_1).is_late(day("2027-01-01")), "nothing to visit is never late");
}

#[test]
fn the_last_round_is_of_the_same_organization_and_mode() {
    let mut house = cross();
    let own: Tour = house.ledger.read(tour()).unwrap();
    assert_eq!(last_round(&house.ledger, &house.tree(), &own), None);
    second(&mut house, 2026);
    assert_eq!(last_round(&house.ledger, &house.tree(), &own), None, "another organization's");
    for (name, mode, when) in [("去年", TourMode::Cross, "2025-05-01"), ("示范", TourMode::Model, "2026-05-01")] {
        house.apply(create(&house.ledger, &house.tree(), id(DISTRICT), mode, day(when), id(name)));
    }
    let found = last_round(&house.ledger, &house.tree(), &own).unwrap();
    assert_eq!(found.id, id("去年"));
}
