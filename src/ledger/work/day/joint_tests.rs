#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::kind::Kind;
use crate::domain::party_day::{Lack, Minutes};
use crate::domain::photo::Photo;
use crate::ledger::work::day::{archive, hold};
use crate::ledger::work::fixture::*;
use crate::ledger::work::words::notice;

/// A community's day, with everything but 签到; and the months of its two 支部, planned.
fn house() -> (House, Id) {
    let mut house = House::new();
    let host = house.slot(COMMUNITY, "2026-11", "2026-11-05", "大党课");
    for branch in [BRANCH, OTHER] {
        house.slot(branch, "2026-11", "2026-11-03", "");
    }
    house.member("郑思远", OTHER);
    let photo = house.fresh();
    house.commit(|draft| {
        draft.set::<PartyDay, _>(host, PartyDay::place, &"三楼".to_owned());
        draft.set::<PartyDay, _>(host, PartyDay::host, &member("李建国"));
        draft.set::<PartyDay, _>(host, PartyDay::materials, &vec!["通知".to_owned()]);
        draft.set::<PartyDay, _>(host, PartyDay::notes, &12);
        draft.put(PartyDay::SPEC.name, host, "agenda.a.title", "党课".into());
        draft.set_part::<PartyDay, _>(host, PartyDay::minutes, "a", Minutes::title, &"党课".to_owned());
        draft.belongs::<Photo>(photo, id(COMMUNITY)).set::<Photo, _>(photo, Photo::party_day, &host);
    });
    (house, host)
}

fn own(branch: &str) -> Id {
    PartyDay::id_of(id(branch), month("2026-11"))
}

fn names(house: &House, host: Id) -> Vec<String> {
    guests(&house.ledger, &house.tree(), &house.party_day(host)).into_iter().map(|guest| guest.branch.name).collect()
}

fn hold_on(house: &mut House, day_id: Id, on: &str) {
    house.apply(hold(&house.ledger, &house.tree(), day_id, day(on), None, None).unwrap());
}

fn lacks(house: &House, host: Id) -> Vec<&'static str> {
    let what = |lacks: Vec<Lack>| lacks.iter().map(|lack| lack.what).collect();
    archive(&house.ledger, &house.tree(), host, day("2026-11-06")).map_or_else(what, |_| Vec::new())
}

#[test]
fn both_sides_agree_whoever_chose() {
    let (mut house, host) = house();
    house.apply(join(&house.ledger, &house.tree(), own(BRANCH), host).unwrap());
    assert_eq!(names(&house, host), [BRANCH]);
    let joined = house.party_day(own(BRANCH));
    assert_eq!((joined.joint, joined.date, joined.theme.as_str()), (Some(host), Some(day("2026-11-05")), "大党课"));
    house.apply(set_branches(&house.ledger, &house.tree(), host, &[id(BRANCH), id(OTHER)]).unwrap());
    assert_eq!(names(&house, host), [BRANCH, OTHER]);
    assert!(notice(&house.ledger, &house.tree(), host).unwrap().contains(&format!("参加支部：{BRANCH}、{OTHER}")));
    house.apply(leave(own(BRANCH)));
    assert_eq!(names(&house, host), [OTHER], "it left, though the host's list names it");
    house.apply(set_branches(&house.ledger, &house.tree(), host, &[]).unwrap());
    assert!(names(&house, host).is_empty() && house.party_day(own(OTHER)).joint.is_none());
}

#[test]
fn a_listed_branch_whose_month_is_not_here_takes_part() {
    let (mut house, host) = house();
    house.set::<PartyDay>(host, PartyDay::branches, &vec![member(OTHER), Ref::named("外来支部")]);
    assert_eq!(names(&house, host), ["外来支部"], "the other has a month of its own");
    house.commit(|draft| {
        draft.delete(PartyDay::SPEC.name, own(OTHER));
    });
    assert_eq!(names(&house, host), [OTHER, "外来支部"]);
}

#[test]
fn what_was_held_or_is_a_host_itself_does_not_join() {
    let (mut house, host) = house();
    house.apply(join(&house.ledger, &house.tree(), own(BRANCH), host).unwrap());
    assert!(join(&house.ledger, &house.tree(), host, own(OTHER)).is_err());
    assert!(join(&house.ledger, &house.tree(), host, host).is_err());
    hold_on(&mut house, own(OTHER), "2026-11-03");
    assert!(join(&house.ledger, &house.tree(), own(OTHER), host).is_err());
}

/// 签到 of a host with 支部 is theirs: it may be archived when each of them keeps its own.
#[test]
fn a_host_is_archived_when_every_branch_keeps_its_roll() {
    let (mut house, host) = house();
    house.apply(set_branches(&house.ledger, &house.tree(), host, &[id(OTHER)]).unwrap());
    house.apply(join(&house.ledger, &house.tree(), own(BRANCH), host).unwrap());
    hold_on(&mut house, host, "2026-11-05");
    assert!(house.party_day(host).roll.is_empty(), "nobody stands on two rolls");
    assert_eq!(lacks(&house, host), ["各支部的签到"]);
    hold_on(&mut house, own(OTHER), "2026-11-05");
    assert_eq!(lacks(&house, host), ["各支部的签到"]);
    hold_on(&mut house, own(BRANCH), "2026-11-05");
    assert!(lacks(&house, host).is_empty());
    let host = house.party_day(host);
    assert!(host.six(beside(&house.ledger, &house.tree(), &host)).roll);
}

#[test]
fn a_host_without_branches_keeps_its_own_roll() {
    let (mut house, host) = house();
    hold_on(&mut house, host, "2026-11-05");
    assert_eq!(house.party_day(host).roll.len(), 4);
    assert!(lacks(&house, host).is_empty());
}
