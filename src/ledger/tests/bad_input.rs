//! Records that lie, and records from a newer program.

use rstest::rstest;

use super::super::COUNT_LIMIT;
use super::*;

fn nested(levels: usize) -> Value {
    (0..levels).fold(json!(1), |inner, _| json!([inner]))
}

#[rstest]
#[case::count_in_vv(json!({ "_vv": [[0, COUNT_LIMIT]] }), "_vv")]
#[case::count_in_d(json!({ "name": "x", "_vv": [], "_d": [0, COUNT_LIMIT, 0] }), "_d")]
#[case::count_zero(json!({ "name": "x", "_vv": [], "_d": [0, 0, 0] }), "_d")]
#[case::unknown_actor(json!({ "name": "x", "_vv": [], "_d": [2, 1, 0] }), "_d")]
#[case::count_of_one_field(json!({ "name": "x", "_vv": [], "_d": [0, 1, 0], "_f": { "name": [0, COUNT_LIMIT, 0] } }), "name")]
#[case::nobody_wrote_it(json!({ "name": "x", "_vv": [] }), "name")]
#[case::deletion_is_a_word(json!({ "_del": "yes", "_vv": [], "_d": [0, 1, 0] }), "_del")]
#[case::deletion_is_an_object(json!({ "_del": {}, "_vv": [], "_d": [0, 1, 0] }), "_del")]
#[case::too_deep(json!({ "job": nested(65), "_vv": [], "_d": [0, 1, 0] }), "job")]
#[case::too_deep_aside(json!({ "_vv": [], "_c": { "job": [{ "v": nested(65), "d": [0, 1, 0] }] } }), "job")]
#[case::sides_no_list(json!({ "_vv": [], "_c": { "job": 7 } }), "job")]
#[case::long_name(json!({ "_vv": [], "_c": { "x".repeat(201): [] } }), "字段名")]
fn the_place_is_named(#[case] mut record: Value, #[case] place: &str) {
    record["id"] = json!(id("m").to_string());
    let message = decode(record).unwrap_err();
    assert!(message.contains(place), "{message}");
}

#[test]
fn the_largest_count_and_depth_are_read_and_written_again() {
    let last = COUNT_LIMIT - 1;
    let record = json!({ "id": id("m").to_string(), "job": nested(64), "_vv": [], "_d": [0, last, i64::MAX] });
    let mut ledger = ledger("c");
    import(&mut ledger, vec![decode(record).unwrap()]);
    assert_eq!(sent(&ledger, |_| true), ledger.records().cloned().collect::<Vec<_>>());
}

#[test]
fn a_side_value_cannot_take_the_records_id_or_its_marks() {
    let sides = json!([{ "v": id("other").to_string(), "d": [0, 1, 0] }]);
    let record = json!({ "id": id("m").to_string(), "name": "x", "_vv": [], "_d": [0, 1, 0], "_c": { "id": sides, "_vv": sides, "_d": sides } });
    let record = decode(record).unwrap();
    assert_eq!(record.registers().map(|(field, _)| &**field).collect::<Vec<_>>(), ["name"]);
    assert_eq!(Encoder::default().encode(&record)["id"], json!(id("m").to_string()));
}

#[test]
fn who_claims_to_have_seen_everything_wipes_nothing() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    write(&mut a, &[("name", json!("李建国")), ("post", json!("书记"))]);
    let all = COUNT_LIMIT - 1;
    let hostile = json!({ "id": id("m").to_string(), "job": "x", "_vv": [[0, all], [1, all]], "_d": [1, 1, 0] });
    let empty = json!({ "id": id("m").to_string(), "_vv": [[0, all], [1, all]] });
    for record in [hostile, empty] {
        import(&mut a, vec![decode(record).unwrap()]);
        assert_eq!(said(&a, "name"), [r#""李建国""#]);
        assert_eq!(said(&a, "post"), [r#""书记""#]);
    }
    // An honest word that comes later, about a field that was never said, is not taken for a known one.
    write(&mut b, &[("education", json!("大学"))]);
    send(&b, &mut a);
    assert_eq!(said(&a, "education"), [r#""大学""#]);
}

#[test]
fn what_a_newer_program_says_is_carried() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    let mut draft = Draft::new("新版");
    draft.put("kind_of_2031", id("x"), "field_of_2031", json!({ "deep": [1, 2.5, Value::Null] }));
    draft.put("member", id("m"), "grade_of_2031", json!("甲"));
    a.apply(draft);
    send(&a, &mut b);
    write(&mut b, &[("name", json!("李建国"))]);
    send(&b, &mut a);
    assert_eq!(
        a.record("kind_of_2031", id("x")).unwrap().value("field_of_2031"),
        &json!({ "deep": [1, 2.5, Value::Null] })
    );
    assert_eq!((said(&a, "grade_of_2031"), said(&a, "name")), (vec![r#""甲""#.into()], vec![r#""李建国""#.into()]));
    assert_eq!(a.conflicted(), 0);
}
