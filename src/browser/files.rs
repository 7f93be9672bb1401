//! Files that leave and files that enter. Texts in old encodings are told apart here too, since the browser can.

use js_sys::Uint8Array;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DataTransfer, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, TextDecoder,
    TextDecoderOptions,
};

use super::blobs::{self, ObjectUrl};
use super::timer;

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileError {
    /// Larger than allowed; it was not opened.
    #[error("“{name}”有 {} MB，超过 {} MB，没有打开。账本没有改动。请让对方分成几个文件再发。", megabytes(*.size), megabytes(*.limit))]
    TooLarge {
        /// Name of the file.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// The largest size allowed, in bytes.
        limit: u64,
    },
    /// The system would not give the bytes: moved, changed while being read, or a stick pulled out.
    #[error("读不到“{0}”：它可能被移走、改名，或者 U 盘拔掉了。账本没有改动。请重新选择这个文件。")]
    Unreadable(String),
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}

/// A file that a person has chosen or dropped; not read yet.
#[derive(Debug, Clone)]
pub struct PickedFile(File);

impl PickedFile {
    /// Name of the file, without its folder.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Size in bytes.
    pub fn size(&self) -> u64 {
        self.0.size() as u64
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.0
    }
}

impl From<File> for PickedFile {
    fn from(file: File) -> Self {
        PickedFile(file)
    }
}

/// The files chosen in an `<input type=file>`, from its `change` event. The input is emptied, so that choosing the
/// same file again is an event again.
pub fn picked_files(change: &Event) -> Vec<PickedFile> {
    let input = change.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let files = list(input.files());
    input.set_value("");
    files
}

/// The files dropped on an element, from its `drop` event.
pub fn dropped_files(drop: &DragEvent) -> Vec<PickedFile> {
    list(drop.data_transfer().as_ref().and_then(DataTransfer::files))
}

fn list(files: Option<FileList>) -> Vec<PickedFile> {
    files.map_or_else(Vec::new, |files| {
        (0..files.length()).filter_map(|index| files.item(index)).map(PickedFile).collect()
    })
}

/// How much is read at a time, in bytes: often enough for a progress bar to move.
const STEP: u64 = 4 << 20;

/// Reads a whole file; one larger than `limit` bytes is refused before it is opened. `progress` is told the bytes
/// read and the bytes in all, at the start and after every step.
pub async fn read_bytes(file: &PickedFile, limit: u64, progress: impl Fn(u64, u64)) -> Result<Vec<u8>, FileError> {
    let (name, size) = (file.name(), file.size());
    if size > limit {
        return Err(FileError::TooLarge { name, size, limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    progress(0, size);
    while (bytes.len() as u64) < size {
        let start = bytes.len() as u64;
        let part = read_part(file.blob(), start, size.min(start + STEP)).await;
        let part = part.ok().filter(|part| part.length() > 0);
        let part = part.ok_or_else(|| FileError::Unreadable(name.clone()))?;
        bytes.extend(part.to_vec());
        progress(bytes.len() as u64, size);
    }
    Ok(bytes)
}

async fn read_part(blob: &Blob, start: u64, end: u64) -> Result<Uint8Array, JsValue> {
    let part = blob.slice_with_f64_and_f64(start as f64, end as f64)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer))
}

/// All bytes of a blob that the app made itself.
pub(super) async fn bytes_of(blob: &Blob) -> Option<Vec<u8>> {
    let part = read_part(blob, 0, blob.size() as u64).await.ok()?;
    Some(part.to_vec())
}

/// How long a download may take to start before its address is revoked, in milliseconds.
const DOWNLOAD_START: u32 = 60_000;

/// Hands a file to the person: the browser saves it, or asks where. `false` if the browser had no memory for it. No
/// browser says whether the file was really kept; ask the person to look.
pub fn download(name: &str, bytes: &[u8], mime: &str) -> bool {
    blobs::blob(bytes, mime).and_then(|blob| ObjectUrl::of(&blob)).and_then(|url| click_link(name, url)).is_some()
}

fn click_link(name: &str, url: ObjectUrl) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(url.as_str());
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    timer::after(DOWNLOAD_START, move || drop(url)).keep();
    Some(())
}

/// `bytes` read as GB 18030 (which holds GBK and GB 2312), the encoding of old Chinese programs; `None` if they are
/// none, or the browser does not know it.
pub fn decode_gb18030(bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    TextDecoder::new_with_label_and_options("gb18030", &options).ok()?.decode_with_u8_array(bytes).ok()
}
