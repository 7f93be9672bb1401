//! The browser room, in a real Chromium: `cargo test --target wasm32-unknown-unknown --test browser`.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod absent;
mod database;
mod files;
mod pictures;
mod small;
mod windows;
mod words;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
