//! Two laptops with the same disk, and the same actor at work twice.

use super::*;

#[test]
fn a_copied_profile_loses_nothing() {
    let mut first = ledger("first start");
    write(&mut first, &[("name", json!("李建国")), ("post", json!("书记"))]);
    let rows = sent(&first, |_| true);
    // The same rows on two laptops; each start is a new actor.
    let (mut left, mut right) = (ledger("left"), ledger("right"));
    left.absorb(rows.clone());
    right.absorb(rows);
    write(&mut left, &[("name", json!("李健国")), ("job", json!("社区"))]);
    write(&mut right, &[("name", json!("李建帼")), ("ethnicity", json!("汉族"))]);
    let mut merged = ledger("merged");
    assert!(send(&left, &mut merged).twins.is_empty());
    assert!(send(&right, &mut merged).twins.is_empty());
    assert_eq!(said(&merged, "name"), [r#""李健国""#, r#""李建帼""#]);
    assert_eq!(said(&merged, "post"), [r#""书记""#]);
    assert_eq!(said(&merged, "job"), [r#""社区""#]);
    assert_eq!(said(&merged, "ethnicity"), [r#""汉族""#]);
}

#[test]
fn the_same_dot_with_two_values_is_reported_and_both_are_kept() {
    let (mut one, mut clone) = (ledger("same"), ledger("same"));
    write(&mut one, &[("name", json!("李建国"))]);
    write(&mut clone, &[("name", json!("李健国"))]);
    let mut upper = ledger("upper");
    assert!(send(&one, &mut upper).twins.is_empty());
    let merged = send(&clone, &mut upper);
    let [(_, field, dot)] = merged.twins.as_slice() else { panic!("{:?}", merged.twins) };
    assert_eq!((&**field, dot.actor, dot.n), ("name", id("same"), 1));
    assert_eq!(said(&upper, "name").len(), 2);
    assert_eq!(upper.conflicted(), 1);

    // It is told once, not at every later change.
    write(&mut one, &[("post", json!("书记"))]);
    assert!(send(&one, &mut upper).twins.is_empty());
    // Somebody who hears of both at once is told as well.
    assert_eq!(send(&upper, &mut ledger("third")).twins.len(), 1);
}

#[test]
fn clones_with_disjoint_fields_keep_both() {
    let (mut one, mut clone) = (ledger("same"), ledger("same"));
    write(&mut one, &[("name", json!("李建国"))]);
    write(&mut clone, &[("post", json!("书记"))]);
    send(&clone, &mut one);
    assert_eq!((said(&one, "name").len(), said(&one, "post").len()), (1, 1));
}

#[test]
fn numbers_of_ours_that_somebody_carries_are_not_given_again() {
    let (mut ours, mut elsewhere) = (ledger("same"), ledger("same"));
    for name in ["甲", "乙", "丙"] {
        write(&mut elsewhere, &[("name", json!(name))]);
    }
    send(&elsewhere, &mut ours);
    assert_eq!(write(&mut ours, &[("name", json!("丁"))]).n, 5, "1 to 3 are taken, 4 is the import's line");
}

#[test]
fn a_claim_to_the_last_number_does_not_stop_the_writer() {
    let mut ours = ledger("a");
    let last = super::super::COUNT_LIMIT - 1;
    let hostile = json!({ "id": id("m").to_string(), "name": "x", "_d": [1, 1, 0], "_vv": [[0, last], [1, 1]] });
    import(&mut ours, vec![decode(hostile).unwrap()]);
    let action = write(&mut ours, &[("name", json!("李建国"))]);
    assert_eq!(action.actor, ours.actor());
    assert_eq!(said(&ours, "name"), [r#""李建国""#]);
    // What was written can be read again.
    let mut next = ledger("next");
    send(&ours, &mut next);
    assert_eq!(said(&next, "name"), [r#""李建国""#]);
}
