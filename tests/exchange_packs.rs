//! Packs out and in: identity, what is chosen, and the golden file of version 1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use std::collections::BTreeMap;

use branch_ledger::domain::calendar_year::CalendarYear;
use branch_ledger::domain::kind::Ref;
use branch_ledger::domain::member::Member;
use branch_ledger::domain::party_day::PartyDay;
use branch_ledger::exchange::select::former_organizations;
use branch_ledger::exchange::{Chosen, Purpose, Selection, Wanted, choose, pack, stored};
use branch_ledger::ledger::work::calendar::{calendar, import_calendar};
use branch_ledger::ledger::{ActorInfo, Draft, Ledger};
use exchange_support::*;
use rstest::rstest;
use serde_json::json;

const GOLDEN: &str = include_str!("golden/pack-v1.json");

const GOLDEN_STATE: &str = include_str!("golden/pack-v1.state.txt");

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

/// 放假安排 has no owner: it goes down with every 组织包.
#[test]
fn the_organizations_pack_brings_the_calendar_years() {
    let mut town = busy_town();
    let year = r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#;
    town.apply(import_calendar(&town, year).unwrap());
    let sent = chosen(&town, Selection::Organizations { org: id(2), members: false }, false);
    let text = pack::write(&header("组织包", Purpose::Assign, Ref::to(id(1), "街道")), &sent.records, town.actors());
    let there = taken_in(&text);
    let year: CalendarYear = there.read(CalendarYear::id_of(2027)).unwrap();
    assert_eq!((year.year, year.org, year.days.as_array().map(Vec::len)), (Some(2027), None, Some(1)));
    assert!(calendar(&there).knows(2027));
}

/// Somebody whose every word was superseded stands in the history alone, and is named all the same.
#[test]
fn a_backup_names_everybody_of_its_history() {
    let mut town = town();
    let mut history = Vec::new();
    for (actor, name) in [(901, "甲"), (902, "乙")] {
        let info = ActorInfo { org: "街道".into(), name: name.into(), post: String::new() };
        town.become_actor(id(actor), info);
        let mut draft = Draft::new("改电话");
        draft.put("organization", id(3), "phone", json!(name));
        history.push(town.apply(draft));
    }
    let mut settled = ledger(100, "街道");
    settled.absorb(town.records().filter(|record| record.id != id(3)).cloned().collect());
    town.actors().iter().for_each(|(actor, info)| settled.know_actor(*actor, info.clone()));
    let records: Vec<_> = settled.records().collect();
    let header = header("备份", Purpose::Share, Ref::to(id(1), "街道"));
    let backup = opened(&pack::write_backup(&header, &records, settled.actors(), &history));
    assert_eq!((backup.header.purpose, backup.history.len(), backup.digest_ok), (Purpose::Backup, 2, Some(true)));
    for (actor, name) in [(901, "甲"), (902, "乙")] {
        assert!(backup.actors.iter().any(|(known, info)| *known == id(actor) && info.name == name), "{name}");
    }
    assert!(opened(&pack::write(&header, &records, settled.actors())).history.is_empty());
}
