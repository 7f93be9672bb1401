//! Every file that is not a good pack is refused with a message that names the place; the ledger is byte for byte as
//! it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use branch_ledger::exchange::open;
use branch_ledger::exchange::open::{MOST_BYTES, check_size};
use exchange_support::trying::*;
use exchange_support::*;
use rstest::rstest;
use serde_json::{Value, json};

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
