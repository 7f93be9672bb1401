//! The rule of arrows (see `src/lib.rs`): a room uses only rooms below it, and the pure rooms know no browser.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, lowest first.
const ROOMS: [&str; 6] = ["domain", "ledger", "exchange", "documents", "browser", "ui"];
/// Rooms that know no browser.
const PURE: [&str; 4] = ["domain", "ledger", "exchange", "documents"];
/// What a pure room may not name: the browser, the clock, randomness.
const FORBIDDEN: [&str; 9] =
    ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "idb::", "SystemTime", "Instant::now", "Local::now"];

fn sources(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

fn all() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (path.strip_prefix(&root).unwrap().to_path_buf(), text)
    };
    paths.into_iter().map(read).collect()
}

fn room(path: &Path) -> Option<&str> {
    path.components().next()?.as_os_str().to_str().filter(|name| ROOMS.contains(name))
}

/// Lines of code: comments are left out, so that a doc may name what the code may not.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn arrows_run_downwards_only() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let Some(from) = room(&path) else { continue };
        let height = ROOMS.iter().position(|name| *name == from).unwrap();
        for (line, words) in code(&text) {
            for above in ROOMS.iter().skip(height + 1) {
                if words.contains(&format!("crate::{above}")) {
                    wrong.push(format!("{}:{line}: {from} uses {above}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_rooms_know_no_browser_no_clock_no_randomness() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        if !room(&path).is_some_and(|room| PURE.contains(&room)) {
            continue;
        }
        for (line, words) in code(&text) {
            if let Some(name) = FORBIDDEN.iter().find(|name| words.contains(**name)) {
                wrong.push(format!("{}:{line}: {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_never_touch_the_database() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        if !path.starts_with("ui/pages") && !path.starts_with("ui/components") {
            continue;
        }
        for (line, words) in code(&text) {
            if words.contains("browser::database") || words.contains("gloo_storage") {
                wrong.push(format!("{}:{line}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rule_finds_what_it_looks_for() {
    let text = "// leptos in a comment\nuse crate::ui::route;\nuse leptos::prelude::*;";
    let lines: Vec<_> = code(text).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().any(|(_, words)| words.contains("crate::ui")));
}
