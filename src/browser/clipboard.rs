//! Copying text, with and without the async clipboard (absent on plain http).

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Document, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::feature;

/// Puts `text` on the clipboard; `false` if the browser would not, and the person must select and copy it. Call it
/// from a click: browsers refuse it otherwise.
pub async fn copy_text(text: &str) -> bool {
    let clipboard = feature::of_navigator("clipboard").map(Clipboard::unchecked_from_js);
    if let Some(clipboard) = clipboard
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return true;
    }
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| copy_by_selection(&document, text).unwrap_or(false))
}

/// The old way: a text area off the screen, selected and copied.
fn copy_by_selection(document: &Document, text: &str) -> Option<bool> {
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.unchecked_into();
    area.set_value(text);
    area.set_read_only(true);
    // Set through the DOM, which a strict CSP allows; a style attribute in markup it would not.
    let style = area.style();
    let _ = style.set_property("position", "fixed");
    let _ = style.set_property("left", "-9999px");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.unchecked_ref::<HtmlDocument>().exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
    Some(copied)
}
