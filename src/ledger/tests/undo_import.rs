//! Taking an import back.

use super::*;

/// A and B know `m`; B has changed `post`, and made the task `t`.
fn two() -> (Ledger, Ledger) {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国")), ("post", json!("书记"))]);
    send(&a, &mut b);
    write(&mut b, &[("post", json!("委员"))]);
    let mut draft = Draft::new("新建任务");
    draft.put("task", id("t"), "title", json!("补签到"));
    b.apply(draft);
    (a, b)
}

fn task(ledger: &Ledger) -> Life {
    ledger.record("task", id("t")).unwrap().life()
}

#[test]
fn changed_fields_and_new_records_go_back_and_forth() {
    let (mut a, b) = two();
    let action = send(&b, &mut a).action;
    let undone = a.undo(&action);
    assert_eq!(undone.kept, []);
    assert_eq!((said(&a, "post"), task(&a)), (vec![r#""书记""#.into()], Life::Deleted));
    assert!(send(&b, &mut a).touched.is_empty(), "what was taken back does not come again with the same pack");
    a.undo(&undone.action);
    assert_eq!((said(&a, "post"), task(&a)), (vec![r#""委员""#.into()], Life::Live));
}

#[test]
fn conflicts_it_brought_go_and_those_before_it_stay() {
    let (mut a, mut b) = two();
    let mut c = ledger("c");
    write(&mut a, &[("post", json!("副书记"))]);
    write(&mut b, &[("name", json!("李健国"))]);
    write(&mut c, &[("name", json!("李建帼"))]);
    send(&c, &mut a);
    let before = (said(&a, "name"), said(&a, "post"), a.conflicts().len());
    let action = send(&b, &mut a).action;
    assert_eq!(a.conflicts().len(), 2);
    assert_eq!(a.undo(&action).kept, []);
    assert_eq!((said(&a, "name"), said(&a, "post"), a.conflicts().len()), before);
}

#[test]
fn a_conflict_that_it_settled_stands_again() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("甲"))]);
    write(&mut b, &[("name", json!("乙"))]);
    send(&a, &mut b);
    send(&b, &mut a);
    let shown = a.record("member", id("m")).unwrap().value("name").clone();
    write(&mut b, &[("name", shown)]);
    let merged = send(&b, &mut a);
    assert_eq!(
        (a.conflicted(), merged.action.changes.len()),
        (0, 1),
        "the line is there though the shown value is the same"
    );
    a.undo(&merged.action);
    assert_eq!((a.conflicted(), said(&a, "name").len()), (1, 2));
}

#[test]
fn what_was_changed_since_is_named_and_stays() {
    let (mut a, b) = two();
    let action = send(&b, &mut a).action;
    let edit = write(&mut a, &[("post", json!("纪检委员"))]);
    let mut draft = Draft::new("改了任务");
    draft.put("task", id("t"), "title", json!("补会议记录"));
    let other = a.apply(draft);
    let mut copy = a.clone();
    assert_eq!(copy.undo(&action).kept.len(), 2);
    assert_eq!((said(&copy, "post"), task(&copy)), (vec![r#""纪检委员""#.into()], Life::Live));
    // Once the edits are taken back, so can the import be.
    a.undo(&other);
    a.undo(&edit);
    assert_eq!(a.undo(&action).kept, []);
    assert_eq!((said(&a, "post"), task(&a)), (vec![r#""书记""#.into()], Life::Deleted));
}

#[test]
fn a_new_record_that_others_changed_since_stays() {
    let (mut a, mut b) = two();
    let action = send(&b, &mut a).action;
    let mut draft = Draft::new("改了任务");
    draft.put("task", id("t"), "result", json!("已补"));
    b.apply(draft);
    send(&b, &mut a);
    assert_eq!(a.undo(&action).kept, [(("task".into(), id("t")), "".into())]);
    assert_eq!(task(&a), Life::Live);
}

#[test]
fn a_deletion_it_brought_and_a_dispute_it_brought() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    send(&a, &mut b);
    delete(&mut b);
    let brought = send(&b, &mut a).action;
    assert_eq!(life(&a), Life::Deleted);
    assert_eq!(a.undo(&brought).kept, []);
    assert_eq!(life(&a), Life::Live);

    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    send(&a, &mut b);
    delete(&mut a);
    write(&mut b, &[("post", json!("书记"))]);
    let brought = send(&b, &mut a).action;
    assert_eq!(life(&a), Life::Disputed);
    let undone = a.undo(&brought);
    assert_eq!((undone.kept.len(), life(&a)), (0, Life::Deleted));
    a.undo(&undone.action);
    assert_eq!(life(&a), Life::Disputed);
}

#[test]
fn a_record_that_was_deleted_everywhere_leaves_nothing_to_take_back() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut b, &[("name", json!("李建国"))]);
    delete(&mut b);
    let action = send(&b, &mut a).action;
    let undone = a.undo(&action);
    assert!(undone.kept.is_empty() && undone.action.is_empty());
}
