//! 同一个: found, accepted on both laptops, resolved by readers, joined, undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::member::{Member, MemberPrivate};
use branch_ledger::domain::organization::{Level, Organization};
use branch_ledger::domain::party_day::PartyDay;
use branch_ledger::domain::task::Task;
use branch_ledger::domain::unit_rule::FixedDay;
use branch_ledger::exchange::same::candidates;
use branch_ledger::exchange::{SameCandidate, accept_same};
use branch_ledger::ledger::join::{double_slots, join_party_days, party_days_of};
use branch_ledger::ledger::{Draft, Ledger, Record, Same};
use exchange_support::*;
use serde_json::json;

const COMMUNITY: &str = "青岛路二社区党委";

fn all(ledger: &Ledger) -> Vec<Record> {
    ledger.records().cloned().collect()
}

/// A laptop of community 2 that began by itself: the community is 52, its branch 53.
fn alone() -> Ledger {
    let mut alone = ledger(200, COMMUNITY);
    add_org(&mut alone, 52, COMMUNITY, Level::Community, None);
    add_org(&mut alone, 53, "第一支部", Level::Branch, Some((52, COMMUNITY)));
    alone
}

fn pair(candidate: &SameCandidate) -> (Id, Id, &str) {
    (candidate.ours, candidate.theirs, candidate.why)
}

#[test]
fn organizations_with_the_same_name_and_parent_are_offered() {
    let (here, there) = (town(), alone());
    let found = candidates(&here, &all(&there));
    let mut pairs: Vec<_> = found.iter().map(pair).collect();
    pairs.sort();
    let mut expected = vec![(id(2), id(52), "名称相同，其中一边没有写上级"), (id(3), id(53), "名称和上级都相同")];
    expected.sort();
    assert_eq!(pairs, expected);
    // From the other side they are the same pairs, and the same one is kept.
    for other in candidates(&there, &all(&here)) {
        assert!(found.iter().any(|one| (one.kept(), one.other()) == (other.kept(), other.other())));
    }
}

#[test]
fn the_same_name_elsewhere_is_not_offered() {
    let mut here = town();
    add_org(&mut here, 6, "第一支部", Level::Branch, Some((5, "江西社区党委")));
    assert_eq!(candidates(&here, &[]), []);
    assert_eq!(candidates(&here, &all(&here)), [], "what arrives again is no stranger");
}

fn with_member(n: u64, org: u64, birth: &str, card: Option<&str>) -> Ledger {
    let mut ledger = if org < 50 { town() } else { alone() };
    add_member(&mut ledger, n, if n > 11 { "李 建国" } else { "李建国" }, id(org));
    let mut draft = Draft::new("填");
    draft.put(Member::KIND, id(n), Member::birth, json!(birth));
    if let Some(card) = card {
        let private = MemberPrivate::id_of(id(n));
        draft.set::<MemberPrivate, _>(private, MemberPrivate::member, &id(n));
        draft.set::<MemberPrivate, _>(private, MemberPrivate::id_card, &card.to_owned());
    }
    ledger.apply(draft);
    ledger
}

#[test]
fn members_are_known_by_card_else_by_name_birth_and_branch() {
    let found = |a: &Ledger, b: &Ledger| {
        let all: Vec<_> = candidates(a, &all(b)).into_iter().filter(|one| one.kind == "member").collect();
        all.first().map(|one| one.why)
    };
    let card = Some("11010519491231002X");
    let by_card = found(&with_member(11, 3, "1985-03", card), &with_member(12, 53, "1985", card));
    assert_eq!(by_card, Some("身份证号相同"));
    let by_name = found(&with_member(11, 3, "1985-03", card), &with_member(12, 53, "1985-03", None));
    assert_eq!(by_name, Some("姓名、出生年月和所在支部都相同"));
    let other_card = Some("110105199001010011");
    assert_eq!(found(&with_member(11, 3, "1985-03", card), &with_member(12, 53, "1985-03", other_card)), None);
    assert_eq!(found(&with_member(11, 3, "1985-03", None), &with_member(12, 53, "1985-04", None)), None);
}

/// Merges, accepts everything that is offered, and gives the accepted actions back.
fn accept_all(ledger: &mut Ledger, incoming: Vec<Record>) -> Vec<branch_ledger::ledger::Action> {
    let found = candidates(ledger, &incoming);
    ledger.absorb(incoming);
    found.iter().map(|candidate| ledger.apply(accept_same(ledger, candidate))).collect()
}

#[test]
fn two_laptops_that_both_accept_agree() {
    let mut upper = town();
    let mut lower = alone();
    let mut draft = Draft::new("填");
    draft.put("organization", id(52), Organization::phone, json!("8267"));
    draft.belongs::<FixedDay>(FixedDay::id_of(id(52)), id(52));
    draft.set::<FixedDay, _>(FixedDay::id_of(id(52)), FixedDay::nth, &3);
    lower.apply(draft);
    add_member(&mut lower, 61, "甲", id(53));
    let (up, down) = (all(&lower), all(&upper));
    accept_all(&mut upper, up);
    accept_all(&mut lower, down);
    let (from_lower, from_upper) = (all(&lower), all(&upper));
    upper.absorb(from_lower);
    lower.absorb(from_upper);
    assert_eq!(canonical(&upper), canonical(&lower));
    assert_eq!(upper.conflicted(), 0);
    let tree = tree(&upper);
    assert_eq!(tree.len(), 5);
    let kept = tree.resolve(id(52));
    assert_eq!((kept, tree.resolve(id(2))), (id(2).min(id(52)), kept));
    assert_eq!(tree.get(id(2)).unwrap().phone, "8267");
    assert_eq!(tree.parent(kept), Some(id(1)));
    assert_eq!(upper.read::<FixedDay>(FixedDay::id_of(kept)).unwrap().nth, Some(3));
    let branch = tree.ids_within(id(3));
    assert_eq!(upper.all_in::<Member>(|org| branch.contains(&org)).len(), 1);
    // Nothing is offered twice.
    assert_eq!(candidates(&upper, &[]), []);
}

#[test]
fn accepting_is_undone() {
    let mut ledger = town();
    let actions = accept_all(&mut ledger, all(&alone()));
    assert_eq!(tree(&ledger).len(), 5);
    actions.iter().rev().for_each(|action| assert_eq!(ledger.undo(action).kept, []));
    assert_eq!(tree(&ledger).len(), 7);
    assert_eq!(candidates(&ledger, &[]).len(), 2);
}

#[test]
fn a_member_s_private_record_moves_along() {
    let mut ledger = with_member(11, 3, "1985-03", None);
    let theirs = with_member(12, 53, "1985-03", Some("11010519491231002X"));
    accept_all(&mut ledger, all(&theirs));
    let kept = Same::members(&ledger).resolve(id(12));
    assert_eq!(kept, id(11).min(id(12)));
    let private: MemberPrivate = ledger.read(MemberPrivate::id_of(kept)).unwrap();
    assert_eq!((private.member, private.id_card.as_str()), (Some(kept), "11010519491231002X"));
    assert_eq!(Same::members(&ledger).ids_of(kept).len(), 2);
}

#[test]
fn a_link_to_a_record_that_is_not_here_hides_nothing() {
    let mut ledger = town();
    let mut draft = Draft::new("指");
    draft.put("organization", id(3), "same_as", json!(id(999).to_string()));
    ledger.apply(draft);
    assert_eq!(tree(&ledger).len(), 5);
}

#[test]
fn two_slots_of_one_month_are_both_shown_and_can_be_joined() {
    let mut ledger = town();
    let mut theirs = alone();
    let month = "2026-11".parse().unwrap();
    let ours = add_day(&mut ledger, id(3), "2026-11", "消防安全月");
    let other = add_day(&mut theirs, id(53), "2026-11", "防火");
    let mut draft = Draft::new("记");
    draft.put(PartyDay::KIND, other, "place", json!("会议室"));
    draft.put(PartyDay::KIND, other, "attendance.a.presence", json!("leave"));
    draft.put(PartyDay::KIND, other, "agenda.x.title", json!("学习"));
    draft.set::<Task, _>(id(90), Task::source, &other).set::<Task, _>(id(90), Task::title, &"清楼道".to_owned());
    theirs.apply(draft);
    let mut draft = Draft::new("记");
    draft.put(PartyDay::KIND, ours, "attendance.a.reason", json!("出差"));
    draft.set::<PartyDay, _>(ours, PartyDay::host, &Ref::named("甲"));
    ledger.apply(draft);
    // A second one in the month, made on purpose, is no double.
    let mut draft = Draft::new("第二次");
    draft.belongs::<PartyDay>(id(70), id(3)).set::<PartyDay, _>(id(70), PartyDay::month, &month);
    ledger.apply(draft);
    accept_all(&mut ledger, all(&theirs));

    let resolved = tree(&ledger);
    assert_eq!(party_days_of(&ledger, &resolved, id(53), month).len(), 3);
    let doubles = double_slots(&ledger, &resolved);
    let [(keep, gone)] = doubles.as_slice() else { panic!("{doubles:?}") };
    let (keep, gone) = (*keep, *gone);
    assert_eq!(keep, PartyDay::id_of(resolved.resolve(id(3)), month));
    let before = canonical(&ledger);
    let joined = join_party_days(&ledger, keep, gone).unwrap();
    assert_eq!(canonical(&ledger), before);
    let differing: Vec<&str> = joined.differing.iter().map(|one| &*one.field).collect();
    assert_eq!(differing, ["theme"]);
    let action = ledger.apply(joined.draft);
    let day: PartyDay = ledger.read(keep).unwrap();
    assert_eq!((day.place.as_str(), day.host.name.as_str()), ("会议室", "甲"));
    assert_eq!(day.attendance.get("a").unwrap().reason, "出差");
    assert_eq!(day.attendance.get("a").unwrap().presence.key(), "leave");
    assert_eq!(day.agenda.len(), 1);
    assert_eq!(ledger.read::<Task>(id(90)).unwrap().source, Some(keep));
    assert!(ledger.read::<PartyDay>(gone).is_none() && double_slots(&ledger, &resolved).is_empty());
    ledger.undo(&action);
    assert_eq!(double_slots(&ledger, &resolved).len(), 1);
    assert!(join_party_days(&ledger, keep, keep).is_none() && join_party_days(&ledger, keep, id(998)).is_none());
}
