//! Files of a program that knows nothing of merging.

use rstest::rstest;

use super::*;

fn plain(made_at: i64, fields: Value) -> Record {
    let mut fields = fields;
    fields["id"] = json!(id("m").to_string());
    Decoder { actors: &[], plain: Some((id("script"), made_at)) }.decode(&"member".into(), &fields).unwrap()
}

#[rstest]
#[case::in_order([0, 1, 2])]
#[case::backwards([2, 1, 0])]
#[case::middle_first([1, 2, 0])]
#[case::twice([2, 0, 2])]
fn a_later_file_supersedes_and_what_it_omits_stays(#[case] order: [usize; 3]) {
    let files = [
        plain(NOW, json!({ "name": "李建国", "post": "书记" })),
        plain(NOW + 1, json!({ "name": "李建" })),
        plain(NOW + 2, json!({ "name": "李健国", "job": Value::Null })),
    ];
    let mut ledger = ledger("a");
    order.iter().for_each(|nr| drop(import(&mut ledger, vec![files[*nr].clone()])));
    assert_eq!(said(&ledger, "name"), [r#""李健国""#]);
    assert_eq!(ledger.conflicted(), 0);
    if order.contains(&0) {
        assert_eq!(said(&ledger, "post"), [r#""书记""#]);
    }
}

#[test]
fn an_edit_made_here_stands_beside_a_later_file() {
    let mut ledger = ledger("a");
    import(&mut ledger, vec![plain(NOW, json!({ "name": "李建国" }))]);
    write(&mut ledger, &[("name", json!("李健国"))]);
    import(&mut ledger, vec![plain(NOW, json!({ "name": "李建国" }))]);
    assert_eq!(said(&ledger, "name"), [r#""李健国""#], "the edit had seen the file");
    import(&mut ledger, vec![plain(NOW + 1, json!({ "name": "李建帼" }))]);
    assert_eq!(said(&ledger, "name").len(), 2, "neither had seen the other");
}

#[rstest]
#[case::yes(json!(true), Life::Disputed)]
#[case::anything(json!([1, 2]), Life::Disputed)]
#[case::no(json!(false), Life::Live)]
#[case::null(Value::Null, Life::Live)]
fn its_deletion_waits_for_a_person_and_can_be_stored(#[case] deleted: Value, #[case] due: Life) {
    let mut ledger = ledger("a");
    write(&mut ledger, &[("name", json!("李建国"))]);
    import(&mut ledger, vec![plain(NOW, json!({ "_del": deleted }))]);
    assert_eq!(life(&ledger), due);
    let mut stored = super::ledger("b");
    send(&ledger, &mut stored);
    assert_eq!(stored.record("member", id("m")), ledger.record("member", id("m")));
}

#[test]
fn a_file_from_beyond_all_time_is_refused() {
    let record = json!({ "id": id("m").to_string(), "name": "x" });
    let decoder = Decoder { actors: &[], plain: Some((id("script"), i64::MAX)) };
    assert!(decoder.decode(&"member".into(), &record).is_err());
}
