//! 评分包: whether they can be sent, and what came back.

use super::support::{book, force};
use super::{EAST_1, WEST_1};
use crate::domain::kind::Value;
use crate::domain::scheme::{Scheme, SchemeNode};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::Tour;
use crate::ledger::tour::fixture::{cross, district, judge, score, stop, tour};
use crate::ledger::tour::packs::{Handed, handed, judges_named, may_send, oddities};
use crate::ledger::tour::plan::{remove_judge, remove_stop};
use crate::ledger::tour::scoring::hand_in;
use crate::ledger::tour::{plan, stops};
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

fn drop_stops(house: &mut House) {
    for one in stops(&house.ledger, tour()) {
        house.apply(remove_stop(&house.ledger, one.id).unwrap());
    }
}

fn drop_judges(house: &mut House) {
    for n in 1..=3 {
        house.apply(remove_judge(&house.ledger, tour(), &judge(n)).unwrap());
    }
}

fn clear(house: &mut House, field: &'static str) {
    house.commit(|draft| {
        draft.put(Tour::KIND, tour(), field, Value::Null);
    });
}

#[rstest]
#[case::ready(|_: &mut House| {}, None)]
#[case::no_scheme(|house: &mut House| clear(house, Tour::scheme), Some("还没有选指标体系"))]
#[case::absent(|house: &mut House| house.set::<Tour>(tour(), Tour::scheme, &id("没有")), Some("选的指标体系不在本机"))]
#[case::trouble(
    |house: &mut House| house.commit(|draft| {
        draft.set_part::<Scheme, _>(id("指标"), Scheme::nodes, "a", SchemeNode::points, &100);
    }),
    Some("“评分表”有 1 处要改")
)]
#[case::no_stops(drop_stops, Some("路线里还没有观摩点"))]
#[case::no_judges(drop_judges, Some("还没有评委"))]
#[case::locked(|house: &mut House| house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20")), Some("结果已经锁定"))]
fn what_is_lacking_before_packs_are_sent_is_said(#[case] change: fn(&mut House), #[case] why: Option<&str>) {
    let mut house = cross();
    change(&mut house);
    let said = may_send(&book(&house));
    assert_eq!(said.is_err(), why.is_some(), "{said:?}");
    assert!(why.is_none_or(|why| said.as_ref().unwrap_err().starts_with(why)), "{said:?}");
}

#[test]
fn a_tour_without_anything_cannot_be_sent() {
    let mut house = district();
    let (mode, today) = (crate::domain::tour::TourMode::Cross, day("2026-11-10"));
    house.apply(plan::create(&house.ledger, &house.tree(), id("区委组织部"), mode, today, tour()));
    assert!(may_send(&book(&house)).is_err());
}

#[test]
fn it_is_known_who_handed_in() {
    let mut house = cross();
    score(&mut house, 1, WEST_1, [4000, 2000, 4000], None);
    let before = handed(&book(&house), 0);
    assert_eq!(before, Handed { asked: 2, counting: 1, handed_in: 0 });
    house.apply(hand_in(&house.ledger, tour(), &judge(1), day("2026-11-18")).unwrap());
    assert_eq!(handed(&book(&house), 0), Handed { handed_in: 1, ..before });
    assert_eq!(handed(&book(&house), 2), Handed { asked: 4, counting: 0, handed_in: 0 });
}

#[test]
fn what_is_odd_about_sheets_names_whose_they_are() {
    let mut house = cross();
    score(&mut house, 2, EAST_1, [4000, 2000, 4000], None);
    score(&mut house, 3, EAST_1, [4000, 2000, 4000], None);
    force(&mut house, 2, EAST_1, "a2", 9900);
    let sheet = |n| ScoreSheet::id_of(tour(), &judge(n), stop(EAST_1));
    let odd = oddities(&book(&house), &[sheet(2), sheet(3)]);
    assert_eq!(odd.len(), 1, "{odd:?}");
    assert!(odd.concat().starts_with("西评委　东一社区党委：超出分值"), "{odd:?}");
    assert!(oddities(&book(&house), &[sheet(3)]).is_empty());
}

#[rstest]
#[case("东评委", 1)]
#[case(" 东评委 ", 1)]
#[case("别人", 0)]
#[case("", 0)]
fn a_judge_is_known_by_name(#[case] name: &str, #[case] count: usize) {
    assert_eq!(judges_named(&book(&cross()), name).len(), count);
}
