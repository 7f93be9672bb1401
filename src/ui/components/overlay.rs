//! What lies on top: dialogs, popovers and lists, in the order in which they were opened.
//!
//! `Esc` closes only the topmost, and page keys rest while anything lies above the page they belong to.

use leptos::{ev, prelude::*};
use std::cell::RefCell;

thread_local! {
    static STACK: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static NEXT: RefCell<u32> = const { RefCell::new(0) };
    static COVERS: RefCell<u32> = const { RefCell::new(0) };
}

/// How many things lie above the page.
pub(super) fn depth() -> usize {
    STACK.with_borrow(Vec::len)
}

/// Puts the current owner on top until it is cleaned up; `on_escape` runs when `Esc` is pressed while it is topmost.
pub(super) fn lie_on_top(on_escape: Callback<()>) {
    let id = NEXT.with_borrow_mut(|next| {
        *next += 1;
        *next
    });
    STACK.with_borrow_mut(|stack| stack.push(id));
    let handle = window_event_listener(ev::keydown, move |event| {
        let topmost = STACK.with_borrow(|stack| stack.last() == Some(&id));
        if topmost && event.key() == "Escape" && !event.is_composing() && !event.default_prevented() {
            event.prevent_default();
            let _ = on_escape.try_run(());
        }
    });
    on_cleanup(move || {
        STACK.with_borrow_mut(|stack| stack.retain(|other| *other != id));
        handle.remove();
    });
}

/// Marks the document while the current owner, a dialog, covers it: what floats at its foot (the toast) then steps aside.
pub(super) fn cover() {
    COVERS.with_borrow_mut(|covers| *covers += 1);
    mark_covered();
    on_cleanup(|| {
        COVERS.with_borrow_mut(|covers| *covers -= 1);
        mark_covered();
    });
}

fn mark_covered() {
    let covered = COVERS.with_borrow(|covers| *covers > 0);
    if let Some(body) = document().body() {
        let _ = body.class_list().toggle_with_force("is-covered", covered);
    }
}
