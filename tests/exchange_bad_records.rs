//! Records inside a good file: what cannot be read is refused with its place, what is odd is kept and listed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::exchange::open;
use branch_ledger::ledger::Effect;
use exchange_support::trying::*;
use exchange_support::*;
use rstest::rstest;
use serde_json::{Value, json};

#[rstest]
#[case::records_as_list(r#"[]"#, "包头的“records”不对：应写成")]
#[case::kind_as_object(r#"{"member":{}}"#, "党员应是列表")]
#[case::record_as_text(r#"{"member":["x"]}"#, "党员第 1 条（第 1 行）：一条记录应写在花括号里")]
#[case::no_id(r#"{"member":[{"name":"李建国"}]}"#, "党员第 1 条（第 1 行）：没有 id")]
#[case::bad_id(r#"{"member":[{"id":"7","name":"李建国"}]}"#, "党员第 1 条（第 1 行，id 7）：“7”不是 UUID")]
#[case::id_a_number(r#"{"member":[{"id":7}]}"#, "没有 id")]
#[case::long_kind(&format!(r#"{{"{}":[]}}"#, "k".repeat(300)), "种类名")]
#[case::twice(r#"{"member":[],"member":[]}"#, "“member”在同一个花括号里写了两次")]
fn records_that_cannot_be_read(#[case] records: &str, #[case] says: &str) {
    let message = refused(script(records).as_bytes());
    assert!(message.contains(says), "{message}");
}

#[rstest]
#[case(r#""_vv":"x""#, "_vv：应是")]
#[case(r#""_vv":[[0,1]]"#, "_vv：应是")]
#[case(r#""_vv":[],"name":"x""#, "name：没有写明是谁写的")]
#[case(r#""_vv":[],"_d":[0,1,1],"name":"x""#, "_d：写入标记应是")]
#[case(r#""_vv":[],"_f":[],"name":"x""#, "_f：应写在花括号里")]
#[case(r#""_vv":[],"_c":{"name":7}"#, "_c.name：应是列表")]
#[case(r#""_vv":[],"_del":true"#, "_del：没有写明是谁写的")]
#[case(r#""_d":[0,1,1],"name":"x""#, "有 _d 却没有 _vv")]
#[case(r#""_f":{}"#, "有 _f 却没有 _vv")]
#[case(r#""name":"x","name":"y""#, "“name”在同一个花括号里写了两次")]
fn merging_keys_of_a_wrong_type(#[case] fields: &str, #[case] says: &str) {
    let message = refused(member(fields).as_bytes());
    assert!(message.contains(says), "{message}");
    assert!(message.contains("第 1 "), "{message}");
}

#[test]
fn duplicate_ids_name_both_places() {
    let upper = ID.to_uppercase();
    let records = format!("{{\"member\":[\n{{\"id\":\"{ID}\",\"name\":\"甲\"}},\n\n{{\"id\":\"{upper}\"}}]}}");
    let message = refused(script(&records).as_bytes());
    assert!(message.contains(&format!("党员有两条记录用了同一个 id（{ID}）：第 2 行和第 4 行")), "{message}");
}

#[test]
fn one_id_in_two_kinds_is_two_records() {
    let records = format!(r#"{{"member":[{{"id":"{ID}"}}],"task":[{{"id":"{ID}"}}]}}"#);
    assert_eq!(try_open(script(&records).as_bytes()).unwrap().records.len(), 2);
}

#[rstest]
#[case::year_0("joined", json!("0000-01-01"))]
#[case::no_month_13("birth", json!("1985-13"))]
#[case::number_in_text("name", json!(12))]
#[case::text_in_bool("retired", json!("是"))]
#[case::list_in_date("left", json!(["2026-01-01"]))]
#[case::object_in_text("post", json!({"a": 1}))]
#[case::unknown_choice("standing", json!("honorary"))]
#[case::text_in_reference("group", json!("第一小组"))]
#[case::owner_no_id("org", json!("第一支部"))]
#[case::owner_a_list("org", json!([ID]))]
fn wrong_types_are_kept_and_listed(#[case] field: &str, #[case] value: Value) {
    let text = member(&format!("\"{field}\":{value}"));
    let opened = try_open(text.as_bytes()).unwrap();
    assert_eq!(opened.records[0].value(field), &value);
    let [remark] = opened.remarks.as_slice() else { panic!("{:?}", opened.remarks) };
    assert_eq!((remark.place.as_str(), remark.field.as_str()), ("党员第 1 条（第 1 行）", field));
    assert!(remark.message.ends_with("。原样保留"), "{}", remark.message);
    let mut ledger = town();
    opened.merge_into(&mut ledger);
    assert_eq!(ledger.record("member", ID.parse().unwrap()).unwrap().value(field), &value);
}

#[test]
fn a_whole_number_in_an_integer_and_a_part_of_an_unknown_group() {
    let text = script(&format!(
        r#"{{"party_day":[{{"id":"{ID}","budget":1.5,"attendance":"全到","attendance.{ID}.mood":"好","attendance.{ID}.presence":7}}]}}"#
    ));
    let opened = try_open(text.as_bytes()).unwrap();
    let messages: Vec<&str> = opened.remarks.iter().map(|remark| remark.message.as_str()).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert_eq!(opened.unknown_fields.keys().next().unwrap().1, "attendance.….mood");
}

#[test]
fn unknown_kinds_and_fields_are_kept_and_counted() {
    let records = format!(
        r#"{{"spaceship":[{{"id":"{ID}","speed":9}}],"member":[{{"id":"{ID}","aura":"红","__proto__":{{"x":1}}}}]}}"#
    );
    let opened = try_open(script(&records).as_bytes()).unwrap();
    assert_eq!(opened.unknown_kinds.get("spaceship"), Some(&1));
    assert_eq!(opened.unknown_fields.get(&("member".into(), "aura".into())), Some(&1));
    // Names with an underscore are the format's own: not read, and said so.
    assert!(opened.remarks.iter().any(|remark| remark.field == "__proto__" && remark.message.contains("没有读")));
    let mut ledger = town();
    opened.merge_into(&mut ledger);
    let again = open(pack_of(&ledger).as_bytes(), "").unwrap();
    let kept = again.records.iter().find(|record| &*record.kind == "spaceship").unwrap();
    assert_eq!(kept.value("speed"), &json!(9));
}

#[test]
fn hostile_strings_stay_strings() {
    let hostile = [
        "<img src=x onerror=alert(1)>",
        "=cmd|' /C calc'!A0",
        "javascript:alert(1)",
        "\u{202e}gnp.exe",
        "'; DROP TABLE member; --",
        "${7*7}{{7*7}}",
        "\u{0}\u{1b}[31m",
    ];
    for text in hostile {
        let opened = try_open(member(&format!("\"name\":{}", json!(text))).as_bytes()).unwrap();
        let mut ledger = town();
        opened.merge_into(&mut ledger);
        let again = open(pack_of(&ledger).as_bytes(), "").unwrap();
        let kept = again.records.iter().find(|record| &*record.kind == "member").unwrap();
        assert_eq!(kept.value("name"), &json!(text));
    }
}

#[test]
fn absurd_sizes_are_refused() {
    let long = member(&format!("\"{}\":1", "字".repeat(100)));
    assert!(refused(long.as_bytes()).contains("字段名太长：字字"));
    let many: Vec<String> = (0..70_000).map(|n| format!("\"f{n}\":1")).collect();
    let message = refused(member(&many.join(",")).as_bytes());
    assert!(message.contains("一条记录有 70001 项，超过 50000 项"), "{message}");
    let kinds: Vec<String> = (0..2000).map(|n| format!("\"k{n}\":[]")).collect();
    assert!(refused(script(&format!("{{{}}}", kinds.join(","))).as_bytes()).contains("有 2000 种记录"));
}

#[test]
fn endless_remarks_are_counted() {
    let wrong: Vec<String> = (0..700).map(|n| format!(r#"{{"id":"{}","name":7}}"#, id(n))).collect();
    let opened = try_open(script(&format!("{{\"member\":[{}]}}", wrong.join(","))).as_bytes()).unwrap();
    assert_eq!((opened.remarks.len(), opened.more_remarks), (500, 200));
}

#[test]
fn a_plain_record_needs_the_time_of_its_file() {
    let text = member("\"name\":\"甲\"").replace("\"made_at\":\"2026-11-21T09:00:00+08:00\",", "");
    let message = refused(text.as_bytes());
    assert!(message.contains("党员第 1 条") && message.contains("made_at"), "{message}");
}

#[test]
fn a_script_s_pack_opens_and_a_later_one_supersedes_it() {
    let earlier = try_open(member("\"name\":\"甲\",\"post\":\"书记\"").as_bytes()).unwrap();
    let text = member("\"name\":\"乙\"").replace("09:00:00", "10:00:00");
    let later = try_open(text.as_bytes()).unwrap();
    assert_eq!((earlier.digest_ok, earlier.header.title.as_str()), (None, "来件"));
    assert_eq!(later.actors[0].1.name, "脚本");
    for order in [[&earlier, &later], [&later, &earlier]] {
        let mut ledger = town();
        for opened in order {
            opened.clone().merge_into(&mut ledger);
        }
        let record = ledger.record("member", ID.parse().unwrap()).unwrap();
        assert_eq!((record.value("name"), record.value("post")), (&json!("乙"), &json!("书记")));
        assert_eq!(ledger.conflicted(), 0);
        assert_eq!(ledger.preview(&earlier.records[0]).effect, Effect::Same);
    }
}

#[test]
fn a_script_s_deletion_stands_in_dispute_until_somebody_settles_it() {
    let mut ledger = town();
    try_open(member("\"name\":\"甲\"").as_bytes()).unwrap().merge_into(&mut ledger);
    let later = member("\"_del\":true").replace("09:00:00", "10:00:00");
    try_open(later.as_bytes()).unwrap().merge_into(&mut ledger);
    assert_eq!(ledger.record("member", ID.parse().unwrap()).unwrap().life(), branch_ledger::ledger::Life::Disputed);
    assert_eq!(ledger.conflicted(), 1);
}
