//! Timers: for autosave that waits for a pause in typing, for notes that go away, for long work that lets the page breathe.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Something that will be called once; dropping this cancels it.
#[must_use = "the timer is cancelled as soon as this is dropped; use keep() to let it run"]
pub struct Timer {
    id: i32,
    closure: Option<Closure<dyn FnMut()>>,
}

impl Timer {
    /// Lets the timer run without anyone holding it.
    pub fn keep(mut self) {
        if let Some(closure) = self.closure.take() {
            let _ = closure.into_js_value();
        }
    }

    /// Cancels the timer. The same as dropping it, for those who want to say so.
    pub fn cancel(self) {}
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(_), Some(window)) = (&self.closure, web_sys::window()) {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Calls `f` once, `ms` milliseconds from now, unless the timer is dropped before.
pub fn after(ms: u32, f: impl FnOnce() + 'static) -> Timer {
    let closure = Closure::once(f);
    Timer { id: start(ms, closure.as_ref().unchecked_ref()).unwrap_or_default(), closure: Some(closure) }
}

/// Waits `ms` milliseconds. With 0 the browser gets to paint and to hear clicks before long work goes on.
pub async fn pause(ms: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        if start(ms, &resolve).is_none() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(promise).await;
}

fn start(ms: u32, f: &Function) -> Option<i32> {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(f, ms).ok()
}
