#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::kind::Ref;
use crate::exchange::select::former_organizations;
use crate::exchange::{Header, Moment, Selection, Wanted, choose, open, pack};
use crate::ledger::tour::fixture::{DISTRICT, UNITS, WEST, cross, judge, score, tour};
use crate::ledger::work::fixture::{House, id};
use rstest::rstest;

fn written(house: &House, selection: Selection, purpose: Purpose, to: Ref) -> Opened {
    let wanted = Wanted { selection, private: false, photos: false };
    let chosen_of = choose(&house.ledger, &house.tree(), &former_organizations([]), wanted).records;
    let mut header = Header::new(id("包"), "评分包", purpose, Ref::named("测试"), Moment::new(1_790_000_100_000, 480));
    header.to = Some(to);
    open(pack::write(&header, &chosen_of, house.ledger.actors()).as_bytes(), "评分.json").unwrap()
}

fn out(house: &House, n: usize) -> Opened {
    let key: Id = judge(n).parse().unwrap();
    written(house, Selection::JudgeOut { tour: tour(), judge: key }, Purpose::Score, Ref::to(key, "评委"))
}

fn back(house: &House, n: usize) -> Opened {
    let key: Id = judge(n).parse().unwrap();
    let to = Ref::to(id(DISTRICT), DISTRICT);
    written(house, Selection::JudgeBack { tour: tour(), judge: key }, Purpose::Score, to)
}

fn scored() -> House {
    let mut house = cross();
    score(&mut house, 2, UNITS[0], [4000, 2000, 4000], None);
    house
}

#[test]
fn a_judge_knows_from_the_pack_who_is_asked_to_do_what() {
    let asked = invitation(&out(&cross(), 2)).unwrap();
    assert_eq!((asked.tour, asked.key, asked.stops), (tour(), judge(2).parse().unwrap(), 4));
    assert_eq!((asked.judge.name.as_str(), asked.judge.unit.name.as_str()), ("西评委", WEST));
    assert_eq!(asked.organizer, Some(id(DISTRICT)));
}

#[test]
fn what_a_judge_brings_back_invites_nobody() {
    assert_eq!(invitation(&back(&scored(), 2)), None);
}

#[test]
fn a_pack_for_somebody_who_is_no_judge_invites_nobody() {
    let house = cross();
    let selection = Selection::JudgeOut { tour: tour(), judge: id("没有") };
    assert_eq!(invitation(&written(&house, selection, Purpose::Score, Ref::to(id("没有"), "没有"))), None);
    let key: Id = judge(2).parse().unwrap();
    let whole = written(&house, Selection::Tour(tour()), Purpose::Share, Ref::to(key, "西评委"));
    assert_eq!(invitation(&whole), None, "only a 评分包 does");
}

#[test]
fn sheets_that_come_back_name_their_judge() {
    let read = returned(&back(&scored(), 2), tour()).unwrap();
    assert_eq!(read, Returned { judges: vec!["西评委".to_owned()], sheets: 1 });
}

#[rstest]
#[case::another_tour(back(&scored(), 2), id("别的观摩"), "这是另一次观摩的评分包")]
#[case::nothing_scored(out(&cross(), 2), tour(), "这是发给评委的评分包，里面还没有分数")]
#[case::empty(back(&cross(), 2), tour(), "这个评分包里没有评分表")]
#[case::another_purpose(
    written(&scored(), Selection::Tour(tour()), Purpose::Report, Ref::default()),
    tour(),
    "这是上报包，不是评分包"
)]
fn what_does_not_belong_is_refused_with_what_it_is(#[case] opened: Opened, #[case] tour: Id, #[case] why: &str) {
    let said = returned(&opened, tour).unwrap_err();
    assert!(said.starts_with(why) && said.ends_with("账本没有改动。"), "{said}");
}
