//! Where focus is, and moving it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What can take focus, in the order of the page.
const FOCUSABLE: &str = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), \
     textarea:not([disabled]), [tabindex]:not([tabindex=\"-1\"])";

/// The element that has focus now, unless it is the page itself.
pub(super) fn focused() -> Option<HtmlElement> {
    let element: HtmlElement = document().active_element()?.dyn_into().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Every element inside `root` that Tab would reach and that is shown.
pub(super) fn focusables(root: &Element) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(FOCUSABLE) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.get(index)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.tab_index() >= 0 && (element.offset_width() > 0 || element.offset_height() > 0))
        .collect()
}

/// Focuses the element with this id, if it is on the page.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus(&element);
    }
}

/// Focuses the first element that matches a selector, inside `root` or on the whole page.
pub fn focus_first(root: Option<&Element>, selector: &str) {
    let found = match root {
        Some(root) => root.query_selector(selector),
        None => document().query_selector(selector),
    };
    if let Ok(Some(element)) = found {
        focus(&element);
    }
}

/// Scrolls the element with this id into sight, if it is on the page, no farther than needed; focus stays where it is.
pub fn reveal_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        reveal(&element);
    }
}

/// Scrolls an element into sight, no farther than needed.
pub(super) fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Focuses an element; one that cannot take focus is left alone.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The element an event happened on, and whether `root` holds it.
pub(super) fn is_inside(root: &Element, target: Option<web_sys::EventTarget>) -> bool {
    target.and_then(|target| target.dyn_into::<web_sys::Node>().ok()).is_some_and(|node| root.contains(Some(&node)))
}
