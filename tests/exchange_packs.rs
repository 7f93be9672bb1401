//! Packs out and in: identity, what is chosen, what the preview says, receipts, and the golden file of version 1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use std::collections::BTreeMap;

use branch_ledger::domain::dates::Date;
use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::member::{Member, MemberPrivate};
use branch_ledger::domain::party_day::{PartyDay, Verdict};
use branch_ledger::domain::photo::Photo;
use branch_ledger::domain::unit_rule::FixedDay;
use branch_ledger::exchange::select::former_organizations;
use branch_ledger::exchange::{
    Chosen, Header, KnownPack, Moment, Note, Opened, Preview, Purpose, Refusal, Selection, Sending, Wanted, choose,
    open, pack, preview, receipt_for, sending_state, stored,
};
use branch_ledger::ledger::{Draft, Ledger};
use exchange_support::*;
use rstest::rstest;
use serde_json::json;

const GOLDEN: &str = include_str!("golden/pack-v1.json");
const GOLDEN_STATE: &str = include_str!("golden/pack-v1.state.txt");

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn opened(text: &str) -> Opened {
    open(text.as_bytes(), "来件.json").unwrap()
}

fn taken_in(text: &str) -> Ledger {
    let mut ledger = ledger(500, "收件单位");
    opened(text).merge_into(&mut ledger);
    ledger
}

#[test]
fn out_and_in_is_the_identity() {
    let ledger = some_of_everything();
    let text = pack_of(&ledger);
    let pack = opened(&text);
    assert_eq!((pack.digest_ok, pack.remarks.len()), (Some(true), 0), "{:?}", pack.remarks);
    assert_eq!(pack.records.len(), ledger.len());
    let there = taken_in(&text);
    assert_eq!(canonical(&there), canonical(&ledger));
    assert_eq!(there.conflicted(), ledger.conflicted());
    // And out again: but for the actors' order nothing may differ, and that is the same too.
    assert_eq!(pack_of(&there), text);
    assert_eq!(there.actors().get(&id(102)), ledger.actors().get(&id(102)));
}

#[test]
fn the_database_s_encoding_is_the_identity() {
    let ledger = some_of_everything();
    let text = canonical(&ledger);
    let records = stored::decode_entry(&text).unwrap();
    assert_eq!(stored::encode_entry(&records.iter().collect::<Vec<_>>()), text);
    assert!(stored::decode_entry("{").unwrap_err().contains("第 1 行"));
    assert!(
        stored::decode_entry("{\"actors\":[],\"records\":{\"member\":[{}]}}").unwrap_err().contains("member 第 1 条")
    );
}

#[test]
fn a_pack_reads_like_a_form() {
    let text = pack_of(&town());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[1], "  \"format\": \"branch-ledger/pack\",");
    assert!(lines.iter().any(|line| line.starts_with("      { \"id\": \"") && line.contains("\"name\": \"第一支部\"")));
    assert!(lines.iter().any(|line| line.trim() == "\"purpose\": \"share\","));
}

/// The file was written by version 1 and is frozen: it must open for ever, with this content.
#[test]
fn the_golden_pack_of_version_1_opens_for_ever() {
    let pack = opened(GOLDEN);
    assert_eq!(pack.digest_ok, Some(true));
    assert_eq!((pack.header.version, pack.header.purpose), (1, Purpose::Share));
    assert_eq!(pack.unknown_kinds.get("future_kind"), Some(&1));
    let ledger = taken_in(GOLDEN);
    assert_eq!(described(&ledger), GOLDEN_STATE);
    assert!(ledger.conflicted() >= 12);
}

fn chosen<'a>(ledger: &'a Ledger, selection: Selection, private: bool) -> Chosen<'a> {
    choose(ledger, &tree(ledger), &BTreeMap::new(), Wanted { selection, private, photos: false })
}

fn names(chosen: &Chosen) -> Vec<String> {
    chosen
        .records
        .iter()
        .map(|record| {
            format!(
                "{} {}",
                record.kind,
                record.value("name").as_str().or(record.value("theme").as_str()).unwrap_or("-")
            )
        })
        .collect()
}

/// The town with members, private records, a 主题党日 in each branch and a photo.
fn busy_town() -> Ledger {
    let mut town = town();
    for (n, name, org) in [(11, "甲", 3), (12, "乙", 3), (13, "丙", 4), (14, "丁", 5)] {
        let member = add_member(&mut town, n, name, id(org));
        let mut draft = Draft::new("私");
        let private = MemberPrivate::id_of(member);
        draft.set::<MemberPrivate, _>(private, MemberPrivate::member, &member);
        draft.set::<MemberPrivate, _>(private, MemberPrivate::phone, &format!("1390000{n}"));
        town.apply(draft);
    }
    let first = add_day(&mut town, id(3), "2026-11", "消防安全月");
    add_day(&mut town, id(4), "2026-12", "年终");
    add_day(&mut town, id(5), "2026-11", "邻居");
    let mut draft = Draft::new("记");
    draft.put(PartyDay::KIND, first, format!("attendance.{}.presence", id(13)), json!("observer"));
    draft.set::<PartyDay, _>(first, PartyDay::host, &Ref::to(id(11), "甲"));
    draft.belongs::<Photo>(id(31), id(3)).set::<Photo, _>(id(31), Photo::party_day, &first);
    draft.set::<Photo, _>(id(31), Photo::sha256, &"ab12".to_owned());
    draft.belongs::<FixedDay>(FixedDay::id_of(id(1)), id(1));
    draft.set::<FixedDay, _>(FixedDay::id_of(id(1)), FixedDay::nth, &1);
    town.apply(draft);
    town
}

#[test]
fn a_month_takes_the_subtree_and_whom_it_names() {
    let town = busy_town();
    let month = chosen(&town, Selection::Month(id(2), "2026-11".parse().unwrap()), false);
    let names = names(&month);
    for there in
        ["party_day 消防安全月", "organization 第一支部", "organization 第二支部", "member 甲", "member 丙", "photo -"]
    {
        assert!(names.iter().any(|name| name == there), "{there} in {names:?}");
    }
    for absent in
        ["party_day 年终", "party_day 邻居", "member 乙", "member 丁", "organization 江西社区党委", "member_private -"]
    {
        assert!(!names.iter().any(|name| name == absent), "{absent} in {names:?}");
    }
    assert_eq!((month.private_left_out, month.pictures_left_out), (2, 1));
    assert_eq!(month.counts[0].label, "党组织");
}

#[rstest]
#[case(false, 0, 4)]
#[case(true, 4, 0)]
fn private_records_leave_only_when_ticked(#[case] ticked: bool, #[case] out: usize, #[case] stay: usize) {
    let town = busy_town();
    let all = chosen(&town, Selection::Backup, ticked);
    assert_eq!(all.records.iter().filter(|record| &*record.kind == "member_private").count(), out);
    assert_eq!(all.private_left_out, stay);
    assert_eq!(all.records.len() + stay, town.len());
}

#[test]
fn one_party_day_takes_its_photos_and_people_only() {
    let town = busy_town();
    let slot = PartyDay::id_of(id(3), "2026-11".parse().unwrap());
    let wanted = Wanted { selection: Selection::PartyDay(slot), private: true, photos: true };
    let one = choose(&town, &tree(&town), &BTreeMap::new(), wanted);
    let names = names(&one);
    assert!(!names.iter().any(|name| name == "member 乙") && names.iter().any(|name| name == "member 甲"), "{names:?}");
    assert_eq!(one.pictures, ["ab12"]);
    assert_eq!(one.records.iter().filter(|record| &*record.kind == "member_private").count(), 2);
}

#[test]
fn the_organizations_pack_brings_the_line_above_and_its_rules() {
    let town = busy_town();
    let selection = Selection::Organizations { org: id(2), members: true };
    let names = names(&chosen(&town, selection, false));
    for there in ["organization 青岛路街道党工委", "organization 第二支部", "fixed_day -", "member 乙"] {
        assert!(names.iter().any(|name| name == there), "{there} in {names:?}");
    }
    assert!(!names.iter().any(|name| name.contains("江西") || name.contains("丁")), "{names:?}");
}

#[test]
fn what_was_in_the_subtree_goes_along() {
    let mut town = busy_town();
    let mut draft = Draft::new("转出");
    draft.belongs::<Member>(id(12), id(5));
    let moved = town.apply(draft);
    let mut draft = Draft::new("划转");
    draft.put("organization", id(4), "parent", json!({ "id": id(5), "name": "江西社区党委" }));
    let regrouped = town.apply(draft);
    let wanted =
        Wanted { selection: Selection::Organizations { org: id(2), members: true }, private: false, photos: false };
    let former = former_organizations([&moved, &regrouped]);
    let with_history = choose(&town, &tree(&town), &former, wanted);
    for there in ["member 乙", "organization 第二支部"] {
        assert!(names(&with_history).iter().any(|name| name == there));
        assert!(!names(&chosen(&town, wanted.selection, false)).iter().any(|name| name == there));
    }
}

#[test]
fn deleted_organizations_go_along_with_their_records() {
    let mut town = busy_town();
    let mut draft = Draft::new("删除");
    draft.delete("organization", id(3));
    town.apply(draft);
    let names = names(&chosen(&town, Selection::Month(id(2), "2026-11".parse().unwrap()), false));
    assert!(names.iter().any(|name| name == "organization 第一支部"), "{names:?}");
    assert!(names.iter().any(|name| name == "party_day 消防安全月"), "{names:?}");
}

/// A report of community 2 to street 1 and what the street's laptop says of it.
fn report(change: impl FnOnce(&mut branch_ledger::exchange::Header)) -> Opened {
    let mut below = ledger(200, "青岛路二社区党委");
    below.absorb(town().records().cloned().collect());
    add_day(&mut below, id(3), "2026-11", "消防安全月");
    let mut header = header("11月主题党日", Purpose::Report, Ref::to(id(2), "青岛路二社区党委"));
    header.to = Some(Ref::to(id(1), "青岛路街道党工委"));
    change(&mut header);
    opened(&pack::write(&header, &below.records().collect::<Vec<_>>(), below.actors()))
}

fn look(opened: &Opened, known: &[KnownPack]) -> Preview {
    let street = town();
    preview(&street, &tree(&street), Some(id(1)), opened, known, now())
}

fn known(opened: &Opened, pack: Id, made_at: i64) -> KnownPack {
    KnownPack {
        id: pack,
        from: opened.header.from.clone(),
        title: opened.header.title.clone(),
        made_at: Some(Moment::new(made_at, 480)),
        merged: day("2026-11-20"),
    }
}

#[test]
fn an_ordinary_report_has_no_notes() {
    let preview = look(&report(|_| ()), &[]);
    assert_eq!(preview.notes, []);
    assert_eq!((preview.counts.new, preview.counts.same, preview.counts.conflict), (1, 5, 0));
}

#[test]
fn what_is_odd_is_said() {
    let ordinary = report(|_| ());
    let again = look(&ordinary, &[known(&ordinary, ordinary.header.id, NOW)]);
    assert_eq!(again.notes, [Note::Again { merged: day("2026-11-20") }]);
    let older = look(&ordinary, &[known(&ordinary, id(9), NOW + 1)]);
    assert!(matches!(older.notes.as_slice(), [Note::Older { .. }]));
    assert_eq!(look(&ordinary, &[known(&ordinary, id(9), NOW - 1)]).notes, []);
    let lost = look(&report(|header| header.to = Some(Ref::to(id(5), "江西社区党委"))), &[]);
    assert_eq!(lost.notes, [Note::ForAnother { to: "江西社区党委".into() }]);
    let early = look(&report(|header| header.made_at = Some(Moment::new(NOW + 90_000_000, 480))), &[]);
    assert!(matches!(early.notes.as_slice(), [Note::ClockAhead { .. }]));
    let own = look(&report(|header| header.from = Ref::to(id(1), "青岛路街道党工委")), &[]);
    assert_eq!(own.notes, [Note::Own]);
    let mut newer = ordinary.clone();
    newer.header.version = 2;
    assert!(matches!(look(&newer, &[]).notes.as_slice(), [Note::NewerProgram { .. }]));
    for note in [again, older, lost, early, own].iter().flat_map(|preview| &preview.notes) {
        assert!(note.text().ends_with('。'), "{}", note.text());
    }
}

#[test]
fn the_demo_stays_apart() {
    let demo = report(|header| header.demo = true);
    assert_eq!((demo.check_demo(true), demo.check_demo(false)), (Ok(()), Err(Refusal::Demo)));
    assert_eq!(report(|_| ()).check_demo(true), Err(Refusal::NotDemo));
}

#[test]
fn overstepping_is_listed_and_taken() {
    let mut below = ledger(200, "青岛路二社区党委");
    below.absorb(town().records().cloned().collect());
    let slot = add_day(&mut below, id(3), "2026-11", "消防安全月");
    let own_slot = add_day(&mut below, id(2), "2026-11", "中心组");
    let mut draft = Draft::new("自己审");
    // Above branch 3 the community may review; its own 主题党日 it may not, nor what belongs to the neighbour.
    draft.set::<PartyDay, _>(slot, PartyDay::verdict, &Verdict::Passed);
    draft.set::<PartyDay, _>(own_slot, PartyDay::verdict, &Verdict::Passed);
    draft.put("organization", id(5), "phone", json!("110"));
    below.apply(draft);
    let pack = opened(&pack::write(
        &header("越", Purpose::Report, Ref::to(id(2), "青岛路二社区党委")),
        &below.records().collect::<Vec<_>>(),
        below.actors(),
    ));
    let preview = look(&pack, &[]);
    let [Note::Overstep(all)] = preview.notes.as_slice() else { panic!("{:?}", preview.notes) };
    let mut fields: Vec<(Id, &str)> = all.iter().map(|one| (one.key.1, &*one.field)).collect();
    fields.sort();
    let mut expected = vec![(own_slot, "verdict"), (id(5), "phone")];
    expected.sort();
    assert_eq!(fields, expected);
    assert_eq!(all[0].by, "青岛路二社区党委");
    let mut street = town();
    pack.merge_into(&mut street);
    assert_eq!(street.record("organization", id(5)).unwrap().value("phone"), &json!("110"));
}

#[test]
fn what_the_upper_level_wrote_itself_comes_back_without_overstepping() {
    let mut street = town();
    let slot = add_day(&mut street, id(2), "2026-11", "中心组");
    let mut below = ledger(200, "青岛路二社区党委");
    below.absorb(street.records().cloned().collect());
    let mut draft = Draft::new("审");
    draft.set::<PartyDay, _>(slot, PartyDay::verdict, &Verdict::Passed);
    street.apply(draft);
    below.absorb(street.records().cloned().collect());
    street.actors().iter().for_each(|(actor, info)| below.know_actor(*actor, info.clone()));
    let header = header("回", Purpose::Report, Ref::to(id(2), "青岛路二社区党委"));
    let pack = opened(&pack::write(&header, &below.records().collect::<Vec<_>>(), below.actors()));
    // A third laptop, of the street too, has not seen the review yet.
    let third = town();
    assert_eq!(preview(&third, &tree(&third), Some(id(1)), &pack, &[], now()).notes, []);
}

#[test]
fn a_report_is_sent_received_and_reviewed() {
    let mut below = town();
    let slot = add_day(&mut below, id(3), "2026-11", "消防安全月");
    let state = |ledger: &Ledger| sending_state(&ledger.read(slot).unwrap(), ledger);
    assert_eq!(state(&below), Sending::NotSent);
    let header = header("11月主题党日", Purpose::Report, Ref::to(id(2), "青岛路二社区党委"));
    let mut draft = Draft::new("报送");
    draft.set::<PartyDay, _>(slot, PartyDay::sent, &day("2026-11-21"));
    draft.set::<PartyDay, _>(slot, PartyDay::sent_pack, &header.id);
    below.apply(draft);
    assert_eq!(state(&below), Sending::Sent(day("2026-11-21")));

    let arrived = opened(&pack::write(&header, &below.records().collect::<Vec<_>>(), below.actors()));
    let mut street = ledger(300, "青岛路街道党工委");
    let me = Ref::to(id(1), "青岛路街道党工委");
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
    let received = Sending::Received { by: me.name.clone(), date: Some(day("2026-11-22")) };
    assert_eq!(state(&below), received);

    let mut draft = Draft::new("退回");
    draft.set::<PartyDay, _>(slot, PartyDay::verdict, &Verdict::Returned);
    draft.set::<PartyDay, _>(slot, PartyDay::reviewed, &day("2026-11-23"));
    below.apply(draft);
    assert_eq!(state(&below), Sending::Reviewed { verdict: Verdict::Returned, date: Some(day("2026-11-23")) });
    let mut draft = Draft::new("再报");
    draft.set::<PartyDay, _>(slot, PartyDay::sent, &day("2026-11-24"));
    draft.set::<PartyDay, _>(slot, PartyDay::sent_pack, &id(78));
    below.apply(draft);
    assert_eq!(state(&below), Sending::Sent(day("2026-11-24")));
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

#[test]
fn an_import_is_undone_like_any_action() {
    let mut street = town();
    let before = street.all::<PartyDay>().len();
    let merged = report(|_| ()).merge_into(&mut street);
    assert_eq!(street.all::<PartyDay>().len(), before + 1);
    let undone = street.undo(&merged.action);
    assert_eq!((street.all::<PartyDay>().len(), undone.kept.len()), (before, 0));
    assert!(merged.action.label.contains("并入“11月主题党日”（青岛路二社区党委）"));
}

#[test]
fn a_first_pack_into_an_empty_ledger_oversteps_nothing() {
    let town = busy_town();
    let header = header("组织包", Purpose::Assign, Ref::to(id(1), "青岛路街道党工委"));
    let chosen = chosen(&town, Selection::Organizations { org: id(2), members: true }, false);
    let pack = opened(&pack::write(&header, &chosen.records, town.actors()));
    let empty = ledger(400, "青岛路二社区党委");
    let preview = preview(&empty, &tree(&empty), Some(id(2)), &pack, &[], now());
    assert_eq!((preview.notes, preview.counts.new), (vec![], chosen.records.len()));
    assert_eq!(pack.records.iter().filter(|record| record.org() == Some(id(3))).count(), 2);
}
