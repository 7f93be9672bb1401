//! The boxes of the page as elements: their ids, focus, and what they show.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::ui::components::{focus_first, focus_id};

/// Id of the region of the 条.
pub const ITEMS: &str = "score-items";
/// Class of the button that leads on.
pub const NEXT: &str = "next-stop";

/// Id of the box of a 条.
pub fn id(key: &str) -> String {
    format!("score-{key}")
}

/// Goes into the box of a 条.
pub fn focus(key: &str) {
    focus_id(&id(key));
}

/// Goes to the button that leads on.
pub fn focus_next_stop() {
    focus_first(None, &format!(".{NEXT}"));
}

/// Writes a text into a box: what was typed may be another way to write the same figure.
pub fn show(key: &str, text: &str) {
    let found = document().get_element_by_id(&id(key)).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = found.filter(|input| input.value() != text) {
        input.set_value(text);
    }
}

/// Brings the line of the open stop into sight.
pub fn reveal_stop() {
    if let Ok(Some(line)) = document().query_selector(".stops [aria-current]") {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls to the first 条.
pub fn to_top() {
    if let Some(items) = document().get_element_by_id(ITEMS) {
        items.set_scroll_top(0);
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
