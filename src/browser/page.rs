//! The page itself: its address, its title, its leaving, and what it runs on.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, Event, HtmlElement};

use super::events::Listener;

/// The part of the address after `#`, without the sign, decoded; empty if there is none.
pub fn hash() -> String {
    let raw = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let raw = raw.strip_prefix('#').unwrap_or(&raw);
    // A hash typed by hand may be no valid percent-encoding: then it is taken as it stands.
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// Goes to `#hash`. A new entry in the browser's history, so that 后退 works.
pub fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Writes `#hash` into the address in place of what stands there: no new entry in the browser's history, and nobody is told.
/// A reload then opens the same place.
pub fn rename_hash(hash: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Calls `f` with the new hash whenever it changes, by [`set_hash`] too.
pub fn on_hash_change(f: impl Fn(String) + 'static) -> Option<Listener> {
    Listener::on_window("hashchange", move |_| f(hash()))
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Opens the print dialog of the browser.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Whether the page is narrow, as the style sheets count it: then a box that takes focus brings a keyboard over half of it.
pub fn is_narrow() -> bool {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.is_some_and(|width| width <= 900.0)
}

/// Fills the whole screen with the page, or gives it back. A browser that refuses leaves all as it is.
pub fn toggle_full_screen() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Starts the app afresh.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

thread_local! {
    static LEAVING: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Whether the browser asks before this page is closed. Turn it on while something is unsaved, and off at once
/// afterwards. The words of the question are the browser's own.
pub fn confirm_leave(ask: bool) {
    LEAVING.with(|leaving| {
        let mut leaving = leaving.borrow_mut();
        if ask != leaving.is_some() {
            *leaving = ask.then(|| Listener::on_window("beforeunload", stop_leaving)).flatten();
        }
    });
}

fn stop_leaving(event: Event) {
    event.prevent_default();
    // Before Chromium 119 only a return value makes the browser ask.
    if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
        event.set_return_value("有内容还没有存上");
    }
}

/// Calls `f` when the page is being left or hidden: the last moment at which a save can be queued. A hidden page may
/// be ended by the system without another word, so hiding counts.
pub fn on_page_hide(f: impl Fn() + Clone + 'static) -> Vec<Listener> {
    let hidden = f.clone();
    let document = web_sys::window().and_then(|window| window.document());
    let changed = document.map(|document| {
        let target = document.clone();
        Listener::new(&target, "visibilitychange", move |_| {
            if document.hidden() {
                hidden();
            }
        })
    });
    let left = Listener::on_window("pagehide", move |_| f());
    left.into_iter().chain(changed).collect()
}

/// Lets the box in which somebody is typing hand over its text, as if focus had left it, and gives focus back.
pub fn settle_focus() {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    if let Some(element) = active.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
        let _ = element.focus();
    }
}

/// The name that the browser gives itself, for the diagnosis page.
pub fn user_agent() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}

/// Where the app runs: `http://10.1.2.3`, or `null` for a file. Each origin has a database of its own.
pub fn origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Whether the browser counts this page as secure (https, localhost, file), and so offers its newer abilities.
pub fn is_secure_context() -> bool {
    web_sys::window().is_some_and(|window| window.is_secure_context())
}
