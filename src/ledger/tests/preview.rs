//! What the preview of an import says.

use super::super::Effect;
use super::*;

fn effect(from: &Ledger, to: &Ledger) -> (Effect, Vec<String>) {
    let records = sent(from, |_| true);
    let effect = to.preview(&records[0]);
    (effect.effect, effect.fields.iter().map(|field| field.field.to_string()).collect())
}

#[test]
fn every_effect_has_its_word() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    assert_eq!(effect(&a, &b), (Effect::New, vec![]));
    send(&a, &mut b);
    assert_eq!(effect(&a, &b), (Effect::Same, vec![]));
    write(&mut a, &[("post", json!("书记"))]);
    assert_eq!(effect(&a, &b), (Effect::Changed, vec!["post".into()]));
    write(&mut b, &[("post", json!("委员"))]);
    assert_eq!(effect(&a, &b), (Effect::Conflict, vec!["post".into()]));
    send(&a, &mut b);
    assert_eq!(effect(&a, &b), (Effect::Same, vec![]), "a conflict that is known is no news");
}

#[test]
fn the_settling_of_a_conflict_is_a_change() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("甲"))]);
    write(&mut b, &[("name", json!("乙"))]);
    send(&a, &mut b);
    send(&b, &mut a);
    let shown = a.record("member", id("m")).unwrap().value("name").clone();
    write(&mut b, &[("name", shown)]);
    assert_eq!(effect(&b, &a), (Effect::Changed, vec!["name".into()]));
}

#[test]
fn deletions() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国"))]);
    send(&a, &mut b);
    delete(&mut a);
    assert_eq!(effect(&a, &ledger("c")), (Effect::Same, vec![]), "deleted before it was ever seen here");
    assert_eq!(effect(&a, &b), (Effect::Changed, vec![DELETED.into()]));
    delete(&mut b);
    assert_eq!(effect(&a, &b), (Effect::Same, vec![]), "deleted on both sides");
    restore(&mut b);
    write(&mut b, &[("post", json!("书记"))]);
    assert_eq!(effect(&a, &b).0, Effect::Conflict);
}

#[test]
fn an_order_that_the_clock_changed_is_no_news() {
    let (mut a, mut b) = (ledger("b"), ledger("a"));
    let year = 365 * 24 * 60 * 60 * 1000;
    b.set_now(NOW + year);
    write(&mut a, &[("name", json!("甲"))]);
    b.set_now(NOW + 2 * year);
    write(&mut b, &[("name", json!("乙"))]);
    send(&b, &mut a);
    let before = a.clone();
    a.set_now(NOW + 3 * year);
    assert_eq!(effect(&before, &a), (Effect::Same, vec![]));
    assert_eq!(send(&before, &mut a).action.changes, []);
}
