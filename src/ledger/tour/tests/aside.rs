//! 回避.

use super::{EAST_1, EAST_2, WEST_1, WEST_2, judge_of, stop_at, tour_of};
use crate::domain::kind::Ref;
use crate::domain::organization::Organization;
use crate::domain::tour::{Judge, Stop, TourMode};
use crate::ledger::tour::aside::{Seat, aside, seat, side_of};
use crate::ledger::tour::fixture::{DISTRICT, EAST, WEST, district};
use crate::ledger::work::fixture::{BRANCH, COMMUNITY, STREET, id, member};
use rstest::rstest;

#[rstest]
// The organizer's judges, and those of a level above it, are nobody's own.
#[case::district_scores_all(DISTRICT, TourMode::Cross, DISTRICT, EAST_1, None)]
#[case::district_scores_a_street(DISTRICT, TourMode::Model, DISTRICT, EAST, None)]
#[case::above_the_organizer(EAST, TourMode::Circuit, DISTRICT, EAST_1, None)]
#[case::street_of_its_own_tour(EAST, TourMode::Circuit, EAST, EAST_1, None)]
// Nobody scores their own, nor those above or below it.
#[case::own(EAST, TourMode::Circuit, EAST_1, EAST_1, Some("本单位"))]
#[case::street_in_a_tour_of_the_district(DISTRICT, TourMode::Model, EAST, EAST_1, Some("本单位的上级或下级"))]
#[case::from_below(DISTRICT, TourMode::Model, EAST_1, EAST, Some("本单位的上级或下级"))]
#[case::branch_within(STREET, TourMode::Circuit, BRANCH, COMMUNITY, Some("本单位的上级或下级"))]
#[case::neighbour(EAST, TourMode::Circuit, EAST_1, EAST_2, None)]
#[case::the_organizer_itself_is_visited(EAST, TourMode::Circuit, EAST, EAST, Some("本单位"))]
// 交叉 bars the own 街道, the other modes do not.
#[case::cross_same_street(DISTRICT, TourMode::Cross, EAST_1, EAST_2, Some("同属东街道党工委"))]
#[case::cross_other_street(DISTRICT, TourMode::Cross, EAST_1, WEST_2, None)]
#[case::cross_street_to_street(DISTRICT, TourMode::Cross, EAST, WEST, None)]
#[case::model_same_street(DISTRICT, TourMode::Model, EAST_1, EAST_2, None)]
#[case::no_unit(DISTRICT, TourMode::Cross, "", EAST_1, None)]
fn who_stands_aside(
    #[case] organizer: &str,
    #[case] mode: TourMode,
    #[case] of: &str,
    #[case] visited: &str,
    #[case] why: Option<&str>,
) {
    let house = district();
    let found = aside(&house.tree(), &tour_of(organizer, mode), &judge_of(of), &stop_at(visited));
    assert_eq!(found.as_deref(), why);
}

#[rstest]
#[case::same_name(Ref::named(EAST_1), Ref::to(id(EAST_1), EAST_1), true)]
#[case::other_name(Ref::named(EAST_2), Ref::to(id(EAST_1), EAST_1), false)]
#[case::id_that_is_not_here(Ref::to(id("外单位"), EAST_1), Ref::to(id(EAST_1), EAST_1), true)]
#[case::neither_is_here(Ref::to(id("外单位"), "甲"), Ref::to(id("外单位"), "乙"), true)]
#[case::nobody(Ref::default(), Ref::default(), false)]
fn where_a_unit_is_no_organization_here_names_are_compared(#[case] of: Ref, #[case] at: Ref, #[case] own: bool) {
    let house = district();
    let judge = Judge { unit: of, ..Judge::default() };
    let stop = Stop { unit: at, ..stop_at(EAST_1) };
    let found = aside(&house.tree(), &tour_of(DISTRICT, TourMode::Circuit), &judge, &stop);
    assert_eq!(found.is_some(), own);
}

#[test]
fn a_unit_under_another_id_is_the_same_one() {
    let mut house = district();
    house.commit(|draft| {
        draft.set::<Organization, _>(id("另一份账"), Organization::name, &"东一社区".to_owned());
        draft.set::<Organization, _>(id("另一份账"), Organization::parent, &member(EAST));
        draft.set::<Organization, _>(id("另一份账"), Organization::same_as, &id(EAST_1));
    });
    let judge = Judge { unit: Ref::to(id("另一份账"), "东一社区"), ..Judge::default() };
    let tour = tour_of(DISTRICT, TourMode::Cross);
    let found = aside(&house.tree(), &tour, &judge, &stop_at(EAST_1));
    assert_eq!(found.as_deref(), Some("本单位"));
    assert!(aside(&house.tree(), &tour, &judge, &stop_at(EAST_2)).is_some());
}

#[test]
fn the_street_is_what_stands_right_below_the_organizer() {
    let tree = district().tree();
    let tour = tour_of(DISTRICT, TourMode::Cross);
    assert_eq!(side_of(&tree, &tour, id(EAST_1)), Some(id(EAST)));
    assert_eq!(side_of(&tree, &tour, id(EAST)), Some(id(EAST)));
    assert_eq!(side_of(&tree, &tour, id(DISTRICT)), None);
}

#[rstest]
#[case::nothing_said("", "", &[], Seat::Scores)]
#[case::same_team("甲", "甲", &[], Seat::Scores)]
#[case::other_team("甲", "乙", &[], Seat::Elsewhere)]
#[case::judge_of_all_teams("", "乙", &[], Seat::Scores)]
#[case::stop_of_all_teams("甲", "", &[], Seat::Scores)]
#[case::listed("甲", "乙", &["我"], Seat::Scores)]
#[case::not_listed("甲", "甲", &["他"], Seat::Elsewhere)]
fn a_seat_goes_by_the_list_else_by_teams(
    #[case] of: &str,
    #[case] at: &str,
    #[case] listed: &[&str],
    #[case] expected: Seat,
) {
    let house = district();
    let judge = Judge { team: of.to_owned(), ..judge_of(WEST_1) };
    let judges = listed.iter().map(|key| (*key).to_owned()).collect();
    let stop = Stop { team: at.to_owned(), judges, ..stop_at(EAST_1) };
    assert_eq!(seat(&house.tree(), &tour_of(DISTRICT, TourMode::Cross), "我", &judge, &stop), expected);
}

#[test]
fn standing_aside_goes_before_the_list() {
    let house = district();
    let stop = Stop { judges: vec!["我".to_owned()], ..stop_at(EAST_1) };
    let found = seat(&house.tree(), &tour_of(DISTRICT, TourMode::Cross), "我", &judge_of(EAST_1), &stop);
    assert_eq!(found, Seat::Aside("本单位".to_owned()));
}
