//! From bytes to text: UTF-8, with or without a byte order mark; anything else is named.

use super::refusal::{Refusal, line_of};

/// Beginnings of files that people pick by mistake.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "Word、Excel 文档或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 文档"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"%PDF", "PDF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
];

/// The text of a file.
///
/// # Errors
/// What the file is instead, and how to save it as UTF-8 where that helps.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    if let Some((_, what)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::Foreign { what });
    }
    if let Some(encoding) = wide(bytes) {
        return Err(Refusal::Encoding { encoding, line: 1 });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = line_of(bytes.get(..error.valid_up_to()).unwrap_or_default());
        match error.error_len() {
            // The last character is cut in two.
            None => Refusal::Truncated { line },
            Some(_) if is_gbk(bytes) => Refusal::Encoding { encoding: "GBK（国标码）", line },
            Some(_) => Refusal::Bytes { line },
        }
    })?;
    let start = text.find(|c: char| !c.is_whitespace()).ok_or(Refusal::Empty)?;
    if text.get(start..).is_some_and(|rest| rest.starts_with('<')) {
        return Err(Refusal::Html { line: line_of(text.as_bytes().get(..start).unwrap_or_default()) });
    }
    Ok(text)
}

/// UTF-16 and UTF-32, by their mark or by where the zeros of the first characters stand.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    const LITTLE_32: &str = "UTF-32（小端）";
    const BIG_32: &str = "UTF-32（大端）";
    const LITTLE_16: &str = "UTF-16（记事本里叫 Unicode 或 UTF-16 LE）";
    const BIG_16: &str = "UTF-16 BE（记事本里叫 Unicode big endian）";
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some(LITTLE_32),
        [0, 0, 0xfe, 0xff, ..] => Some(BIG_32),
        [0xff, 0xfe, ..] => Some(LITTLE_16),
        [0xfe, 0xff, ..] => Some(BIG_16),
        [1..=0xff, 0, 0, 0, ..] => Some(LITTLE_32),
        [0, 0, 0, 1..=0xff, ..] => Some(BIG_32),
        [1..=0xff, 0, 1..=0xff, 0, ..] => Some(LITTLE_16),
        [0, 1..=0xff, 0, 1..=0xff, ..] => Some(BIG_16),
        _ => None,
    }
}

/// Whether every byte fits GB 18030, of which GBK is a part: what old programs and `ANSI` in 记事本 write.
fn is_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] | [0x81..=0xfe] => return true,
            [0x01..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, rest @ ..] => rest,
            _ => return false,
        };
    }
}
