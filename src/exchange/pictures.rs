//! Pictures travel in files of their own, apart from the records that name them, each file at most 100 MB.
//!
//! ```json
//! { "format": "branch-ledger/photos", "version": 1, "pack": "…id of the pack they belong to…",
//!   "photos": [ { "sha256": "…", "mime": "image/jpeg", "data": "…base64…" } ] }
//! ```
//! A picture is known by its sha256, so the same one is never kept twice and a damaged one is never taken in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What stands in the `format` of such a file.
pub const FORMAT: &str = "branch-ledger/photos";
/// Largest file, in bytes.
pub const LARGEST_FILE: usize = 100 * 1024 * 1024;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Hex of its sha256.
    pub sha256: String,
    /// `image/jpeg`.
    pub mime: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u64,
    #[serde(default)]
    pack: String,
    photos: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    sha256: String,
    mime: String,
    data: String,
}

/// Hex of the sha256 of these bytes, under which a picture is kept.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes pictures as one file or several, none larger than [`LARGEST_FILE`].
pub fn write(pack: &str, pictures: &[Picture]) -> Vec<String> {
    let mut files = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut size = 0;
    for picture in pictures {
        let data = STANDARD.encode(&picture.bytes);
        if size + data.len() > LARGEST_FILE && !lines.is_empty() {
            files.extend(text(pack, std::mem::take(&mut lines)));
            size = 0;
        }
        size += data.len() + 200;
        lines.push(Line { sha256: picture.sha256.clone(), mime: picture.mime.clone(), data });
    }
    if !lines.is_empty() {
        files.extend(text(pack, lines));
    }
    files
}

fn text(pack: &str, photos: Vec<Line>) -> Option<String> {
    serde_json::to_string(&File { format: FORMAT.to_owned(), version: 1, pack: pack.to_owned(), photos }).ok()
}

/// Whether these bytes begin like a file of pictures.
pub fn is_pictures(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    String::from_utf8_lossy(head).contains(FORMAT)
}

/// Reads a file of pictures.
///
/// # Errors
/// What is wrong and at which picture; nothing of the file may be taken in then.
pub fn open(bytes: &[u8]) -> Result<Vec<Picture>, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: File = serde_json::from_slice(bytes)
        .map_err(|error| format!("影像文件读不全（第 {} 行）。请让对方重新导出。本机没有改动。", error.line()))?;
    if file.format != FORMAT || file.version != 1 {
        return Err("这个影像文件是用更新的版本做的，本机读不了。请先更新本机的程序。本机没有改动。".to_owned());
    }
    file.photos.into_iter().enumerate().map(|(at, line)| picture(at + 1, line)).collect()
}

fn picture(at: usize, line: Line) -> Result<Picture, String> {
    let bytes = STANDARD
        .decode(&line.data)
        .map_err(|_| format!("第 {at} 张影像的内容不完整。请让对方重新导出。本机没有改动。"))?;
    if !sha256(&bytes).eq_ignore_ascii_case(&line.sha256) {
        return Err(format!("第 {at} 张影像与校验不符，可能传坏了。请让对方重新导出。本机没有改动。"));
    }
    if !matches!(line.mime.as_str(), "image/jpeg" | "image/png" | "image/webp") {
        return Err(format!(
            "第 {at} 张不是图片（{}）。本机没有改动。",
            crate::domain::text::shortened(&line.mime, 40)
        ));
    }
    Ok(Picture { sha256: line.sha256.to_lowercase(), mime: line.mime, bytes })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    fn some(byte: u8) -> Picture {
        let bytes = vec![byte; 300];
        Picture { sha256: sha256(&bytes), mime: "image/jpeg".to_owned(), bytes }
    }

    #[test]
    fn out_and_in_is_the_identity() {
        let all = vec![some(1), some(2)];
        let files = write("pack", &all);
        assert_eq!(files.len(), 1);
        assert!(is_pictures(files[0].as_bytes()));
        assert_eq!(open(files[0].as_bytes()).unwrap(), all);
    }

    #[test]
    fn nothing_gives_no_file() {
        assert!(write("pack", &[]).is_empty());
    }

    #[test]
    fn a_damaged_picture_is_named_and_refused() {
        let mut wrong = some(1);
        wrong.bytes[7] = 9;
        let file = write("pack", &[some(2), wrong]).remove(0);
        assert!(open(file.as_bytes()).unwrap_err().contains("第 2 张"));
        assert!(open(&file.as_bytes()[..file.len() / 2]).unwrap_err().contains("读不全"));
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let page = Picture { mime: "text/html".to_owned(), ..some(3) };
        assert!(open(write("pack", &[page])[0].as_bytes()).unwrap_err().contains("不是图片"));
    }
}
