//! A report on its way up and back: 报送, 回执, 审阅, and what stays at home.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::member::MemberPrivate;
use branch_ledger::domain::party_day::{PartyDay, Verdict};
use branch_ledger::exchange::{Header, Opened, Purpose, Selection, Sending, pack, preview, receipt_for, sending_state};
use branch_ledger::ledger::work::day::report;
use branch_ledger::ledger::{Draft, Ledger};
use exchange_support::*;
use serde_json::json;

/// What one laptop tells another: everything it holds, in a pack of this purpose.
fn told(ledger: &Ledger, title: &str, purpose: Purpose, from: (u64, &str)) -> Opened {
    let header = header(title, purpose, Ref::to(id(from.0), from.1));
    opened(&pack::write(&header, &ledger.records().collect::<Vec<_>>(), ledger.actors()))
}

/// Marks November as sent by this organization and gives the pack.
fn sent(ledger: &mut Ledger, title: &str, from: (u64, &str), on: &str) -> Opened {
    let pack = header(title, Purpose::Report, Ref::to(id(from.0), from.1)).id;
    let draft = report(ledger, &tree(ledger), id(from.0), |_| true, (pack, title), day(on));
    ledger.apply(draft);
    told(ledger, title, Purpose::Report, from)
}

/// Merges a report and writes its receipt.
fn received(ledger: &mut Ledger, pack: &Opened, by: (u64, &str), on: &str) {
    let (_, draft) = receipt_for(pack, &Ref::to(id(by.0), by.1), "经手人", day(on)).unwrap();
    pack.clone().merge_into(ledger);
    ledger.apply(draft);
}

fn reviewed(ledger: &mut Ledger, slot: Id, verdict: Verdict, by: &str, on: &str) {
    let mut draft = Draft::new("审阅");
    draft.set::<PartyDay, _>(slot, PartyDay::verdict, &verdict);
    draft.set::<PartyDay, _>(slot, PartyDay::reviewed, &day(on));
    draft.set::<PartyDay, _>(slot, PartyDay::reviewer, &format!("{by} 王雅琴"));
    ledger.apply(draft);
}

fn state(ledger: &Ledger, slot: Id, me: u64) -> Sending {
    sending_state(&ledger.read(slot).unwrap(), ledger, &tree(ledger), id(me))
}

/// November of branch 3, held.
fn held(ledger: &mut Ledger) -> Id {
    let slot = add_day(ledger, id(3), "2026-11", "消防安全月");
    let mut draft = Draft::new("开展");
    draft.set::<PartyDay, _>(slot, PartyDay::held, &day("2026-11-03"));
    ledger.apply(draft);
    slot
}

const BRANCH: (u64, &str) = (3, "第一支部");
const COMMUNITY: (u64, &str) = (2, "青岛路二社区党委");
const STREET: (u64, &str) = (1, "青岛路街道党工委");

#[test]
fn a_report_is_sent_received_and_reviewed() {
    let mut below = town();
    let slot = held(&mut below);
    assert_eq!(state(&below, slot, 2), Sending::NotSent);
    let arrived = sent(&mut below, "11月主题党日", COMMUNITY, "2026-11-21");
    assert_eq!(state(&below, slot, 2), Sending::Sent(day("2026-11-21")));

    let mut street = ledger(300, STREET.1);
    let me = Ref::to(id(1), STREET.1);
    let (receipt, draft) = receipt_for(&arrived, &me, "王雅琴", day("2026-11-22")).unwrap();
    arrived.merge_into(&mut street);
    street.apply(draft);
    let answer = chosen(&street, Selection::Receipt(receipt), false);
    assert_eq!(answer.records.len(), 1);
    let back = opened(&pack::write(
        &Header::new(id(77), "回执", Purpose::Receipt, me.clone(), now()),
        &answer.records,
        street.actors(),
    ));
    assert!(receipt_for(&back, &me, "", day("2026-11-22")).is_none());
    assert_eq!(preview(&below, &tree(&below), Some(id(2)), &back, &[], now()).notes, []);
    back.merge_into(&mut below);
    assert_eq!(state(&below, slot, 2), Sending::Received { by: me.name, date: Some(day("2026-11-22")) });

    reviewed(&mut below, slot, Verdict::Returned, STREET.1, "2026-11-23");
    assert_eq!(state(&below, slot, 2), Sending::Reviewed { verdict: Verdict::Returned, date: Some(day("2026-11-23")) });
    sent(&mut below, "11月主题党日（补）", COMMUNITY, "2026-11-24");
    assert_eq!(state(&below, slot, 2), Sending::Sent(day("2026-11-24")));
}

/// 支部 → 社区 → 街道, and all of it back: each sees how far its own report has come, at every step.
#[test]
fn a_report_that_is_sent_on_leaves_the_first_sender_s_mark_alone() {
    let mut branch = town();
    let slot = held(&mut branch);
    let up = sent(&mut branch, "支部报社区", BRANCH, "2026-11-05");
    let mut community = ledger(200, COMMUNITY.1);
    received(&mut community, &up, COMMUNITY, "2026-11-06");
    assert_eq!(state(&community, slot, 2), Sending::Received { by: COMMUNITY.1.into(), date: Some(day("2026-11-06")) });
    reviewed(&mut community, slot, Verdict::Passed, COMMUNITY.1, "2026-11-07");

    let on = sent(&mut community, "社区报街道", COMMUNITY, "2026-11-08");
    assert_eq!(state(&community, slot, 2), Sending::Sent(day("2026-11-08")), "its own verdict is no answer to it");
    told(&community, "社区发回", Purpose::Assign, COMMUNITY).merge_into(&mut branch);
    assert_eq!(state(&branch, slot, 3), Sending::Reviewed { verdict: Verdict::Passed, date: Some(day("2026-11-07")) });

    let mut street = ledger(300, STREET.1);
    received(&mut street, &on, STREET, "2026-11-09");
    told(&street, "街道发回", Purpose::Assign, STREET).merge_into(&mut community);
    assert_eq!(state(&community, slot, 2), Sending::Received { by: STREET.1.into(), date: Some(day("2026-11-09")) });
    reviewed(&mut street, slot, Verdict::Returned, STREET.1, "2026-11-10");
    told(&street, "街道再发回", Purpose::Assign, STREET).merge_into(&mut community);
    told(&community, "社区再发回", Purpose::Assign, COMMUNITY).merge_into(&mut branch);
    let returned = Sending::Reviewed { verdict: Verdict::Returned, date: Some(day("2026-11-10")) };
    assert_eq!((state(&community, slot, 2), state(&branch, slot, 3)), (returned.clone(), returned));
    assert_eq!((branch.conflicted(), community.conflicted()), (0, 0));
}

/// Before anything is reviewed the first sender keeps seeing 上级已收, whoever sent it on.
#[test]
fn what_was_received_stays_received_when_it_is_sent_on() {
    let mut branch = town();
    let slot = held(&mut branch);
    let up = sent(&mut branch, "支部报社区", BRANCH, "2026-11-05");
    let mut community = ledger(200, COMMUNITY.1);
    received(&mut community, &up, COMMUNITY, "2026-11-06");
    sent(&mut community, "社区报街道", COMMUNITY, "2026-11-08");
    told(&community, "社区发回", Purpose::Assign, COMMUNITY).merge_into(&mut branch);
    assert_eq!(state(&branch, slot, 3), Sending::Received { by: COMMUNITY.1.into(), date: Some(day("2026-11-06")) });
}

#[test]
fn a_report_without_private_records_comes_back_and_leaves_them_alone() {
    let mut below = busy_town();
    let private = MemberPrivate::id_of(id(11));
    let before = below.record("member_private", private).unwrap().clone();
    let up = chosen(&below, Selection::Month(id(2), "2026-11".parse().unwrap()), false).records;
    let mut street = ledger(300, "青岛路街道党工委");
    opened(&pack::write(&header("上", Purpose::Report, Ref::to(id(2), "社区")), &up, below.actors()))
        .merge_into(&mut street);
    let mut draft = Draft::new("改");
    draft.put("member", id(11), "post", json!("书记"));
    street.apply(draft);
    let down = pack::write(
        &header("下", Purpose::Share, Ref::to(id(1), "街道")),
        &street.records().collect::<Vec<_>>(),
        street.actors(),
    );
    opened(&down).merge_into(&mut below);
    assert_eq!(below.record("member_private", private), Some(&before));
    assert_eq!(below.record("member", id(11)).unwrap().value("post"), &json!("书记"));
    assert_eq!(below.conflicted(), 0);
}
