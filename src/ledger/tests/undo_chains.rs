//! 撤销 and 重做, one after the other.

use super::*;

fn name(ledger: &mut Ledger, value: &str) -> Action {
    write(ledger, &[("name", json!(value))])
}

/// Takes back an action of which nothing may be kept.
fn undo(ledger: &mut Ledger, action: &Action) -> Action {
    let undone = ledger.undo(action);
    assert_eq!(undone.kept, []);
    undone.action
}

#[test]
fn edits_are_taken_back_and_done_again_in_order() {
    let mut a = ledger("a");
    let creation = name(&mut a, "一");
    let second = name(&mut a, "二");
    let third = write(&mut a, &[("name", json!("三")), ("post", json!("书记"))]);
    let un_third = undo(&mut a, &third);
    assert_eq!((said(&a, "name"), said(&a, "post")), (vec![r#""二""#.into()], vec!["null".into()]));
    let un_second = undo(&mut a, &second);
    assert_eq!(said(&a, "name"), [r#""一""#]);
    let un_creation = undo(&mut a, &creation);
    assert_eq!(life(&a), Life::Deleted, "creation goes too, after the later edits were taken back");
    undo(&mut a, &un_creation);
    assert_eq!((life(&a), said(&a, "name")), (Life::Live, vec![r#""一""#.into()]));
    undo(&mut a, &un_second);
    undo(&mut a, &un_third);
    assert_eq!((said(&a, "name"), said(&a, "post")), (vec![r#""三""#.into()], vec![r#""书记""#.into()]));
}

#[test]
fn a_creation_with_later_edits_is_kept() {
    let mut a = ledger("a");
    let creation = name(&mut a, "一");
    name(&mut a, "二");
    let undone = a.undo(&creation);
    assert_eq!(undone.kept, [(("member".into(), id("m")), "".into())]);
    assert!(undone.action.is_empty());
    assert_eq!(life(&a), Life::Live);
}

#[test]
fn a_field_that_somebody_changed_since_is_named_and_stays() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "一");
    let edit = write(&mut a, &[("name", json!("二")), ("post", json!("书记"))]);
    send(&a, &mut b);
    name(&mut b, "三");
    send(&b, &mut a);
    let undone = a.undo(&edit);
    assert_eq!(undone.kept, [(("member".into(), id("m")), "name".into())]);
    assert_eq!((said(&a, "name"), said(&a, "post")), (vec![r#""三""#.into()], vec!["null".into()]));
}

#[test]
fn the_same_value_from_somebody_else_is_theirs() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    let edit = name(&mut a, "李建国");
    name(&mut b, "李建国");
    send(&b, &mut a);
    let undone = a.undo(&edit);
    assert_eq!(undone.kept.len(), 1);
    assert_eq!((life(&a), said(&a, "name")), (Life::Live, vec![r#""李建国""#.into()]));
}

#[test]
fn own_writes_of_an_earlier_start_are_known_when_told() {
    let mut a = ledger("a");
    name(&mut a, "一");
    let second = name(&mut a, "二");
    let third = name(&mut a, "三");
    // Each start takes one action back; the middle one's write is neither the first's nor the last's.
    let start = |actor: &str, before: &Ledger| {
        let mut next = ledger(actor);
        next.absorb(sent(before, |_| true));
        next
    };
    let mut middle = start("middle", &a);
    undo(&mut middle, &third);
    let mut last = start("last", &middle);
    assert_eq!(last.clone().undo(&second).kept.len(), 1);
    last.was_here(id("middle"));
    undo(&mut last, &second);
    assert_eq!(said(&last, "name"), [r#""一""#]);
}

#[test]
fn taking_back_the_settling_of_a_conflict_puts_both_sides_back() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "甲");
    name(&mut b, "乙");
    send(&b, &mut a);
    let conflict = said(&a, "name");
    let settling = name(&mut a, "丙");
    assert_eq!(settling.changes[0].beside_old.len(), 1, "the history keeps the value that was not shown");
    let undone = undo(&mut a, &settling);
    assert_eq!((said(&a, "name"), a.conflicted()), (conflict.clone(), 1));
    // It is a conflict like any other: it travels, it is no twin, and it is settled by an edit.
    assert_eq!(send(&a, &mut b).twins, []);
    assert_eq!(said(&b, "name"), conflict);
    let redone = undo(&mut a, &undone);
    assert_eq!(said(&a, "name"), [r#""丙""#]);
    undo(&mut a, &redone);
    assert_eq!(said(&a, "name"), conflict);
    send(&a, &mut b);
    name(&mut b, "丁");
    send(&b, &mut a);
    assert_eq!(said(&a, "name"), [r#""丁""#]);
}

#[test]
fn taking_back_the_settling_of_a_disputed_deletion_disputes_it_again() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "甲");
    send(&a, &mut b);
    delete(&mut b);
    write(&mut a, &[("post", json!("书记"))]);
    send(&b, &mut a);
    assert_eq!(life(&a), Life::Disputed);
    let settled = [restore(&mut a.clone()), delete(&mut a.clone())];
    for (settle, due) in [(restore as fn(&mut Ledger) -> Action, Life::Live), (delete, Life::Deleted)] {
        let mut a = a.clone();
        let settling = settle(&mut a);
        assert_eq!(life(&a), due);
        let undone = undo(&mut a, &settling);
        assert_eq!(life(&a), Life::Disputed);
        undo(&mut a, &undone);
        assert_eq!(life(&a), due);
    }
    assert!(settled.iter().all(|action| action.changes[0].beside_old == [Value::Null]));
}

#[test]
fn an_edit_is_not_taken_back_in_a_record_that_was_deleted_since() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "一");
    let edit = name(&mut a, "二");
    send(&a, &mut b);
    delete(&mut b);
    send(&b, &mut a);
    assert_eq!(a.undo(&edit).kept.len(), 1);
    assert_eq!(life(&a), Life::Deleted, "it is not raised from the dead by the way");
}

#[test]
fn redoing_a_deletion_does_not_hide_what_came_in_between() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "一");
    send(&a, &mut b);
    let deletion = delete(&mut a);
    let restored = undo(&mut a, &deletion);
    write(&mut b, &[("post", json!("书记"))]);
    send(&b, &mut a);
    undo(&mut a, &restored);
    assert_eq!(life(&a), Life::Disputed);
    assert_eq!(said(&a, "post"), [r#""书记""#]);
}

#[test]
fn a_deletion_is_done_again_after_own_edits_were_taken_back() {
    let mut a = ledger("a");
    name(&mut a, "一");
    delete(&mut a);
    let restoring = restore(&mut a);
    let edit = name(&mut a, "二");
    undo(&mut a, &edit);
    undo(&mut a, &restoring);
    assert_eq!(life(&a), Life::Deleted);
}

#[test]
fn kinds_of_a_newer_program_are_taken_back_too() {
    let mut a = ledger("a");
    let mut draft = Draft::new("新版");
    draft.put("kind_of_2031", id("x"), "name", json!("甲"));
    let creation = a.apply(draft);
    undo(&mut a, &creation);
    assert_eq!(a.record("kind_of_2031", id("x")).unwrap().life(), Life::Deleted);
}

#[test]
fn the_history_is_read_back_as_it_was_written() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    name(&mut a, "甲");
    name(&mut b, "乙");
    let imported = send(&b, &mut a).action;
    let settling = name(&mut a, "丙");
    let deletion = delete(&mut a);
    for action in [imported, settling, deletion] {
        let text = serde_json::to_string(&action).unwrap();
        assert_eq!(serde_json::from_str::<Action>(&text).unwrap(), action);
    }
}
