//! Feature tests. web-sys binds what the newest browsers have; calling what is absent would throw.

use wasm_bindgen::JsValue;

/// The property `name` of `object`, unless it is absent, null, or throws when it is read.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The global `name`, where this browser has it.
pub(super) fn global(name: &str) -> Option<JsValue> {
    property(&js_sys::global(), name)
}

/// `navigator.<name>`, where this browser has it in this context.
pub(super) fn of_navigator(name: &str) -> Option<JsValue> {
    property(&global("navigator")?, name)
}
