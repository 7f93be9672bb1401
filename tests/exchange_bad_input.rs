//! Every file that is not a good pack is refused with a message that names the place, or taken with a remark; the
//! ledger is byte for byte as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::exchange::open::{MOST_BYTES, check_size};
use branch_ledger::exchange::{KnownPack, Opened, open, preview};
use branch_ledger::ledger::{Effect, OrgTree};
use exchange_support::*;
use rstest::rstest;
use serde_json::{Value, json};

const ID: &str = "0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f";

/// Opens and previews as the page does before anybody confirms, and proves that nothing changed.
fn try_open(bytes: &[u8]) -> Result<Opened, String> {
    let ledger = town();
    let before = canonical(&ledger);
    let opened = open(bytes, "来件.json");
    if let Ok(opened) = &opened {
        let known: [KnownPack; 0] = [];
        preview(&ledger, &OrgTree::of(&ledger), Some(id(1)), opened, &known, now());
    }
    assert_eq!(canonical(&ledger), before);
    opened.map_err(|refusal| refusal.to_string())
}

fn refused(bytes: &[u8]) -> String {
    let message = try_open(bytes).unwrap_err();
    assert!(message.ends_with("账本没有改动。"), "{message}");
    message
}

/// A pack as a script writes it, with these records.
fn script(records: &str) -> String {
    format!(
        r#"{{"format":"branch-ledger/pack","source":"脚本","made_at":"2026-11-21T09:00:00+08:00","records":{records}}}"#
    )
}

fn member(fields: &str) -> String {
    script(&format!(r#"{{"member":[{{"id":"{ID}",{fields}}}]}}"#))
}

#[rstest]
#[case::empty(b"", "这个文件是空的")]
#[case::blank(b" \r\n\t ", "这个文件是空的")]
#[case::only_a_mark(b"\xef\xbb\xbf", "这个文件是空的")]
#[case::not_json("{\n  \"format\": oops }".as_bytes(), "第 2 行第 13 个字：这里不是 JSON 的写法")]
#[case::words("你好".as_bytes(), "第 1 行第 1 个字：这里不是 JSON 的写法")]
#[case::trailing_comma("{\"format\": \"x\",\n}".as_bytes(), "第 2 行第 1 个字：最后一项后面多了逗号")]
#[case::two_documents(b"{}{}", "第 1 行第 3 个字：内容结束后还有别的字")]
#[case::html(b"\n<!DOCTYPE html><html></html>", "第 2 行像网页（HTML）")]
#[case::html_with_mark(b"\xef\xbb\xbf<html>", "第 1 行像网页（HTML）")]
#[case::excel(b"PK\x03\x04....", "像Word、Excel 文档或压缩包")]
#[case::picture(b"\x89PNG\r\n", "像图片")]
#[case::number(b"42", "不是交换包：最外面应是花括号")]
#[case::list(b"[1, 2]", "不是交换包：最外面应是花括号")]
#[case::other_json(br#"{"name":"x","version":"1"}"#, "不是交换包：没有 format 一项")]
#[case::other_format(br#"{"format":"excalidraw","records":{}}"#, "format 写的是“excalidraw”")]
#[case::format_no_text(br#"{"format":7}"#, "format 写的是“（不是文字）”")]
#[case::no_records(br#"{"format":"branch-ledger/pack"}"#, "没有 records 一项")]
#[case::newer(
    br#"{"format":"branch-ledger/pack","min_reader":2,"source":"branch-ledger 9.0","records":[]}"#,
    "用更新的版本做的（branch-ledger 9.0"
)]
#[case::bytes(b"{\"format\": \"\x00\x01\xff\xff\"}", "第 1 行有读不出的字节")]
#[case::huge_number(b"{\"format\": 1e999}", "这个数太大")]
#[case::half_a_letter(br#"{"format": "\ud800"}"#, "有半个字")]
#[case::line_in_text(b"{\"format\": \"a\nb\"}", "引号里有换行")]
fn files_that_are_no_packs(#[case] bytes: &[u8], #[case] says: &str) {
    let message = refused(bytes);
    assert!(message.contains(says), "{message}");
}

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

#[rstest]
#[case("id", json!("x"), "“x”不是 UUID")]
#[case("made_at", json!("昨天"), "“昨天”不是时间")]
#[case("from", json!(7), "应是 {\"id\", \"name\"}")]
#[case("from", json!({"id": 7}), "不是 UUID")]
#[case("counts", json!([]), "应写成 {\"种类\": 条数}")]
#[case("counts", json!({"member": "二十"}), "条数应是整数")]
#[case("title", json!(["x"]), "应是文字")]
#[case("actors", json!({}), "应是列表")]
#[case("actors", json!([{"name": "x"}]), "没有 id")]
#[case("min_reader", json!("1"), "应是整数")]
fn headers_of_a_wrong_type(#[case] key: &str, #[case] value: Value, #[case] says: &str) {
    let mut pack: Value = serde_json::from_str(&script("{}")).unwrap();
    pack.as_object_mut().unwrap().insert(key.into(), value);
    let message = refused(pack.to_string().as_bytes());
    assert!(message.contains(says) && message.contains(&format!("包头的“{key}")), "{message}");
}

#[test]
fn other_encodings_are_named() {
    let pack = pack_of(&town());
    let utf16 = |big: bool| -> Vec<u8> {
        pack.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let utf32 = |big: bool| -> Vec<u8> {
        pack.chars().map(u32::from).flat_map(|c| if big { c.to_be_bytes() } else { c.to_le_bytes() }).collect()
    };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let cases = [
        (marked(b"\xff\xfe", utf16(false)), "UTF-16（记事本"),
        (utf16(false), "UTF-16（记事本"),
        (marked(b"\xfe\xff", utf16(true)), "UTF-16 BE"),
        (utf16(true), "UTF-16 BE"),
        (marked(b"\xff\xfe\0\0", utf32(false)), "UTF-32（小端）"),
        (utf32(false), "UTF-32（小端）"),
        (marked(b"\0\0\xfe\xff", utf32(true)), "UTF-32（大端）"),
        (utf32(true), "UTF-32（大端）"),
        // 党员 in GBK, on the second line.
        (b"{\n\"name\": \"\xb5\xb3\xd4\xb1\"}".to_vec(), "从第 2 行起不是 UTF-8 编码，像 GBK（国标码）"),
    ];
    for (bytes, says) in cases {
        let message = refused(&bytes);
        assert!(message.contains(says) && message.contains("编码选 UTF-8"), "{message}");
    }
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let pack = pack_of(&town());
    let opened = try_open(format!("\u{feff}{pack}").as_bytes()).unwrap();
    assert_eq!((opened.records.len(), opened.digest_ok), (5, Some(true)));
}

#[test]
fn too_large_is_refused_by_size_before_reading() {
    assert!(check_size(MOST_BYTES).is_ok());
    let message = check_size(MOST_BYTES + 1).unwrap_err().to_string();
    assert!(message.contains("201 MB，超过 200 MB") && message.ends_with("账本没有改动。"), "{message}");
    // Zeros would be refused as no text if they were looked at.
    let bytes = vec![0; usize::try_from(MOST_BYTES).unwrap() + 1];
    assert!(refused(&bytes).contains("超过 200 MB"));
}

#[test]
fn every_truncation_is_refused() {
    let pack = pack_of(&some_of_everything());
    let bytes = pack.as_bytes();
    let whole = pack.trim_end().len();
    for at in 1..=300 {
        let cut = at * (whole - 1) / 300;
        let message = refused(&bytes[..cut]);
        let lines = pack.as_bytes()[..cut].iter().filter(|byte| **byte == b'\n').count() + 1;
        // A cut right behind a line's end shows the line before as the last one.
        let says = [lines, lines - 1].map(|line| format!("文件不完整，读到第 {line} 行就断了"));
        assert!(says.iter().any(|says| message.contains(says)), "{cut}: {message}");
    }
}

#[test]
fn bit_flips_are_refused_or_warned_of() {
    let ledger = some_of_everything();
    let pack = pack_of(&ledger);
    let good = open(pack.as_bytes(), "").unwrap();
    let step = pack.len() / 1200;
    for (n, at) in (0..pack.len()).step_by(step).enumerate() {
        let mut bytes = pack.clone().into_bytes();
        bytes[at] ^= 1 << (n % 8);
        if let Ok(opened) = try_open(&bytes) {
            // A flip in the header changes no record; one in the actors or records is seen.
            let header_only = opened.records == good.records;
            assert!(header_only || opened.digest_ok != Some(true) || opened.actors != good.actors, "byte {at}");
        }
    }
}

#[rstest]
#[case::whole_file("[".repeat(100_000))]
#[case::whole_and_closed("[".repeat(100_000) + &"]".repeat(100_000))]
#[case::objects("{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000))]
#[case::in_a_field(member(&format!("\"name\":{}{}", "[".repeat(100_000), "]".repeat(100_000))))]
#[case::in_the_header(script("{}").replace("\"脚本\"", &("[".repeat(100_000) + &"]".repeat(100_000))))]
#[case::as_record(script(&format!("{{\"member\":[{}{}]}}", "[".repeat(100_000), "]".repeat(100_000))))]
fn a_hundred_thousand_levels(#[case] text: String) {
    let message = refused(text.as_bytes());
    assert!(message.contains("括号一层套一层，超过 100 层") && message.starts_with("第 1 行第 "), "{message}");
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

#[test]
fn counts_that_do_not_agree_are_refused() {
    let pack = pack_of(&town());
    let message = refused(pack.replace("\"organization\":5", "\"organization\":6").as_bytes());
    assert!(message.contains("包头写着党组织 6 条，里面是 5 条"), "{message}");
    let message = refused(pack.replace("{\"organization\":5}", "{\"organization\":5,\"member\":2}").as_bytes());
    assert!(message.contains("包头写着党员 2 条，里面是 0 条"), "{message}");
    let message = refused(pack.replace("{\"organization\":5}", "{\"organization\":5.5}").as_bytes());
    assert!(message.contains("条数应是整数"), "{message}");
}

#[test]
fn a_wrong_digest_is_a_warning() {
    let pack = pack_of(&town()).replace("江西社区党委", "江苏社区党委");
    let opened = try_open(pack.as_bytes()).unwrap();
    assert_eq!(opened.digest_ok, Some(false));
    assert!(opened.remarks[0].message.contains("内容与校验不符：文件可能被改过或没传完整"));
    let other = try_open(pack_of(&town()).replace("sha256:", "md5:").as_bytes()).unwrap();
    assert_eq!(other.digest_ok, None);
    assert!(other.remarks[0].message.contains("没有核对"));
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
