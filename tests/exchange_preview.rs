//! What the preview says of a pack, and that an import is undone and restored.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::party_day::{PartyDay, Verdict};
use branch_ledger::exchange::{KnownPack, Moment, Note, Opened, Preview, Purpose, Refusal, Selection, pack, preview};
use branch_ledger::ledger::{Draft, Ledger, undone_import};
use exchange_support::*;
use serde_json::json;

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
        undone: false,
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
    let undone = KnownPack { undone: true, ..known(&ordinary, ordinary.header.id, NOW) };
    let undone = look(&ordinary, &[undone]);
    assert_eq!(undone.notes, [Note::Undone { merged: day("2026-11-20") }]);
    assert!(undone.notes[0].text().contains("这个包导入后撤销过"));
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

/// Merging again what was taken back does nothing; taking the undo back does. And so on, as often as one likes.
#[test]
fn an_import_that_was_taken_back_is_restored() {
    let mut street = town();
    let pack = report(|_| ());
    let id_of_pack = pack.header.id;
    let days = |street: &Ledger| street.all::<PartyDay>().len();
    let before = days(&street);
    let mut history = vec![pack.clone().merge_into(&mut street).action];
    assert_eq!(undone_import(&history, id_of_pack), None);
    for _ in 0..3 {
        let last = history.last().unwrap().clone();
        history.push(street.undo(&last).action);
        assert_eq!(days(&street), before);
        assert!(pack.clone().merge_into(&mut street).action.is_empty(), "all of it was seen");
        let undo = undone_import(&history, id_of_pack).unwrap().clone();
        assert_eq!(undone_import(&history, id(9)), None, "another pack");
        history.push(street.undo(&undo).action);
        assert_eq!((days(&street), undone_import(&history, id_of_pack)), (before + 1, None));
    }
    // The import itself may be taken back again, not only what restored it.
    let import = history[0].clone();
    history.push(street.undo(&import).action);
    assert_eq!((days(&street), undone_import(&history, id_of_pack)), (before, history.last()));
}
