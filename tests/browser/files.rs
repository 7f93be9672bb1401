//! Files in and out, and what the browser decodes.

use std::cell::RefCell;

use branch_ledger::browser::files::{FileError, PickedFile, decode_gb18030, download, read_bytes};
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;

fn file(name: &str, bytes: &[u8]) -> PickedFile {
    let parts = Array::of1(&Uint8Array::from(bytes));
    web_sys::File::new_with_u8_array_sequence(&parts, name).unwrap().into()
}

#[wasm_bindgen_test]
async fn a_file_is_read_whole_and_tells_its_progress() {
    let bytes: Vec<u8> = (0..9_000_000_u32).map(|n| (n % 251) as u8).collect();
    let file = file("名册.json", &bytes);
    assert_eq!((file.name(), file.size()), ("名册.json".to_owned(), 9_000_000));
    let steps = RefCell::new(Vec::new());
    let read = read_bytes(&file, 10_000_000, |done, all| steps.borrow_mut().push((done, all)));
    assert!(read.await.unwrap() == bytes);
    let steps = steps.take();
    assert_eq!(steps.first(), Some(&(0, 9_000_000)));
    assert_eq!(steps.last(), Some(&(9_000_000, 9_000_000)));
    assert!(steps.len() > 2 && steps.is_sorted());
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_refused_before_it_is_opened() {
    let file = file("大.json", &[0; 11]);
    let read = read_bytes(&file, 10, |_, _| panic!("opened")).await;
    let (size, limit) = (11, 10);
    let name = "大.json".to_owned();
    assert_eq!(read, Err(FileError::TooLarge { name, size, limit }));
    let said = FileError::TooLarge { name: "大.json".to_owned(), size: 201 << 20, limit: 200 << 20 }.to_string();
    assert!(said.contains("“大.json”有 201 MB，超过 200 MB"), "{said}");
}

#[wasm_bindgen_test]
async fn an_empty_file_is_no_error() {
    assert_eq!(read_bytes(&file("空", &[]), 10, |_, _| ()).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
fn old_chinese_encodings_are_read() {
    let gbk = [0xb5, 0xb3, 0xbd, 0xa8];
    assert_eq!(decode_gb18030(&gbk).as_deref(), Some("党建"));
    assert_eq!(decode_gb18030(&[0xff, 0xff]), None);
}

#[wasm_bindgen_test]
fn a_download_is_handed_over() {
    assert!(download("台账_备份.json", b"{}", "application/json"));
}
