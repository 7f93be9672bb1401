//! In a real browser: the app mounts.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used)]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn mounts_into_the_body() {
    branch_ledger::ui::start();
    let document = web_sys::window().and_then(|window| window.document());
    let heading = document.and_then(|document| document.query_selector("h1").ok().flatten());
    assert!(heading.expect("a heading").text_content().is_some_and(|text| !text.is_empty()));
}
