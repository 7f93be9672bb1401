//! Ledgers to exchange: small ones by hand, and one that holds some of everything.
#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod trying;

use std::collections::BTreeMap;

use branch_ledger::domain::KINDS;
use branch_ledger::domain::dates::Date;
use branch_ledger::domain::kind::{FieldSpec, FieldType, Id, Ref, Value};
use branch_ledger::domain::member::{Member, MemberPrivate};
use branch_ledger::domain::organization::{Level, Organization};
use branch_ledger::domain::party_day::PartyDay;
use branch_ledger::domain::photo::Photo;
use branch_ledger::domain::unit_rule::FixedDay;
use branch_ledger::exchange::{Chosen, Header, Moment, Opened, Purpose, Selection, Wanted, choose, open, pack, stored};
use branch_ledger::ledger::{ActorInfo, Draft, Ledger, OrgTree, Record};
use serde_json::json;

/// 2026-11-21 09:00 in the office.
pub const NOW: i64 = 1_795_222_800_000;

pub fn id(n: u64) -> Id {
    Id::natural(&["test", &n.to_string()])
}

pub fn now() -> Moment {
    Moment::new(NOW, 480)
}

pub fn ledger(actor: u64, org: &str) -> Ledger {
    let mut ledger = Ledger::new(id(actor), NOW);
    let info = ActorInfo { org: org.into(), name: format!("经手人{actor}"), post: "组织委员".into() };
    ledger.become_actor(id(actor), info);
    ledger
}

/// Every byte of what the ledger holds.
pub fn canonical(ledger: &Ledger) -> String {
    stored::encode_entry(&ledger.records().collect::<Vec<_>>())
}

/// What the ledger holds, in lines that do not depend on any encoding: every value of every field, with who wrote it.
pub fn described(ledger: &Ledger) -> String {
    let mut out = String::new();
    for record in ledger.records() {
        let seen: Vec<String> = record.seen().dots().map(|dot| format!("{}:{}", dot.actor, dot.n)).collect();
        out += &format!("{} {} {:?} seen {}\n", record.kind, record.id, record.life(), seen.join(" "));
        for (field, register) in record.registers() {
            for write in register {
                out += &format!("  {field} = {} @ {}:{} {}\n", write.value, write.dot.actor, write.dot.n, write.time);
            }
        }
    }
    out
}

pub fn header(title: &str, purpose: Purpose, from: Ref) -> Header {
    Header::new(Id::natural(&["pack", title]), title, purpose, from, now())
}

pub fn pack_of(ledger: &Ledger) -> String {
    let records: Vec<&Record> = ledger.records().collect();
    pack::write(&header("测试包", Purpose::Share, Ref::to(id(1), "测试支部")), &records, ledger.actors())
}

pub fn add_org(ledger: &mut Ledger, n: u64, name: &str, level: Level, parent: Option<(u64, &str)>) -> Id {
    let mut draft = Draft::new("新建");
    draft.set::<Organization, _>(id(n), Organization::name, &name.to_owned());
    draft.set::<Organization, _>(id(n), Organization::level, &level);
    if let Some((parent, name)) = parent {
        draft.set::<Organization, _>(id(n), Organization::parent, &Ref::to(id(parent), name));
    }
    ledger.apply(draft);
    id(n)
}

pub fn add_member(ledger: &mut Ledger, n: u64, name: &str, org: Id) -> Id {
    let mut draft = Draft::new("新建");
    draft.belongs::<Member>(id(n), org).set::<Member, _>(id(n), Member::name, &name.to_owned());
    ledger.apply(draft);
    id(n)
}

pub fn add_day(ledger: &mut Ledger, org: Id, month: &str, theme: &str) -> Id {
    let month = month.parse().unwrap();
    let day = PartyDay::id_of(org, month);
    let mut draft = Draft::new("新建");
    draft.belongs::<PartyDay>(day, org).set::<PartyDay, _>(day, PartyDay::month, &month);
    draft.set::<PartyDay, _>(day, PartyDay::theme, &theme.to_owned());
    ledger.apply(draft);
    day
}

/// Street 1 › community 2 › branches 3 and 4, and a neighbour community 5.
pub fn town() -> Ledger {
    let mut town = ledger(100, "青岛路街道党工委");
    add_org(&mut town, 1, "青岛路街道党工委", Level::Street, None);
    add_org(&mut town, 2, "青岛路二社区党委", Level::Community, Some((1, "青岛路街道党工委")));
    add_org(&mut town, 3, "第一支部", Level::Branch, Some((2, "青岛路二社区党委")));
    add_org(&mut town, 4, "第二支部", Level::Branch, Some((2, "青岛路二社区党委")));
    add_org(&mut town, 5, "江西社区党委", Level::Community, Some((1, "青岛路街道党工委")));
    town
}

pub fn tree(ledger: &Ledger) -> OrgTree {
    OrgTree::of(ledger)
}

fn sample(spec: &FieldSpec, n: u64) -> Value {
    match spec.ty {
        FieldType::Text if spec.name == "id_card" => json!("11010519491231002X"),
        FieldType::Text => json!(format!("{}{n} <b>&\"\\=cmd|' /C calc'!A0", spec.label)),
        FieldType::Int => json!(n),
        FieldType::Bool => json!(true),
        FieldType::Date => json!("2026-11-03"),
        FieldType::PartialDate => json!("1985-03"),
        FieldType::Month => json!("2026-11"),
        FieldType::Time => json!("14:30"),
        FieldType::Choice(all) => json!(all.last().unwrap().key),
        FieldType::Ref => json!({ "id": id(n), "name": "某某" }),
        FieldType::Refs => json!([{ "id": id(n), "name": "某某" }, { "name": "没有记录的人" }]),
        FieldType::Texts => json!(["一", "二"]),
        FieldType::Json => json!([{ "name": "国庆节", "date": "2027-10-01", "isOffDay": true }]),
        FieldType::Keyed(_) => Value::Null,
    }
}

/// Two records of every kind with every field, unknown kinds and fields, concurrent values, deletions, cleared fields.
pub fn some_of_everything() -> Ledger {
    let mut one = ledger(101, "青岛路二社区党委");
    let mut draft = Draft::new("一切");
    for (k, spec) in KINDS.iter().enumerate() {
        for n in [0, 1] {
            let record = id(1000 + 10 * k as u64 + n);
            draft.put(spec.name, record, "org", json!(id(2)));
            draft.put(spec.name, record, "future_field", json!({ "deep": [1, 2.5, null, "字"] }));
            for field in spec.fields {
                match field.ty {
                    FieldType::Keyed(parts) => parts.iter().for_each(|part| {
                        draft.put(
                            spec.name,
                            record,
                            format!("{}.{}.{}", field.name, id(7), part.name),
                            sample(part, n),
                        );
                    }),
                    _ => drop(draft.put(spec.name, record, field.name, sample(field, n))),
                }
            }
        }
    }
    draft.put("future_kind", id(2000), "what", json!("以后的种类"));
    one.apply(draft);
    let mut two = ledger(102, "青岛路街道党工委");
    two.absorb(one.records().cloned().collect());
    one.set_now(NOW + 60_000);
    two.set_now(NOW + 30_000);
    differ(&mut one, "甲", 0);
    differ(&mut two, "乙", 1);
    one.merge(two.records().cloned().collect(), "并入", branch_ledger::ledger::Source::Edit);
    two.actors().iter().for_each(|(actor, info)| one.know_actor(*actor, info.clone()));
    one
}

/// Edits that clash with those of the other side: names everywhere, and a deletion against an edit.
fn differ(ledger: &mut Ledger, word: &str, side: u64) {
    let mut draft = Draft::new("改");
    for (k, spec) in KINDS.iter().enumerate() {
        let first = spec.fields.iter().find(|field| !matches!(field.ty, FieldType::Keyed(_))).unwrap();
        draft.put(spec.name, id(1000 + 10 * k as u64), first.name, other(first, word, side));
    }
    draft.put(Member::KIND, id(1010), Member::education, Value::Null);
    let task = id(1000 + 10 * KINDS.iter().position(|spec| spec.name == "task").unwrap() as u64 + 1);
    if side == 0 {
        draft.delete("task", task);
        draft.delete("photo", id(1000 + 10 * KINDS.iter().position(|spec| spec.name == "photo").unwrap() as u64 + 1));
    } else {
        draft.put("task", task, "result", json!(word));
    }
    ledger.apply(draft);
}

/// A good value of the field's type that the two sides write differently.
fn other(spec: &FieldSpec, word: &str, side: u64) -> Value {
    match spec.ty {
        FieldType::Text => json!(word),
        FieldType::Month => json!(format!("2026-0{}", side + 1)),
        FieldType::Choice(all) => json!(all[side as usize].key),
        FieldType::Ref => json!({ "name": word }),
        _ => json!(2030 + side),
    }
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn opened(text: &str) -> Opened {
    open(text.as_bytes(), "来件.json").unwrap()
}

pub fn chosen<'a>(ledger: &'a Ledger, selection: Selection, private: bool) -> Chosen<'a> {
    choose(ledger, &tree(ledger), &BTreeMap::new(), Wanted { selection, private, photos: false })
}

/// The town with members, private records, a 主题党日 in each branch and a photo.
pub fn busy_town() -> Ledger {
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
