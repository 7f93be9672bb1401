//! Listeners that remove themselves.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

/// An event listener, removed when this value is dropped.
#[must_use = "the listener is removed as soon as this is dropped; use keep() to leave it for good"]
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Option<Closure<dyn FnMut(Event)>>,
}

impl Listener {
    /// Calls `f` at every event `kind` of `target`.
    pub fn new(target: &EventTarget, kind: &'static str, f: impl FnMut(Event) + 'static) -> Listener {
        let closure = Closure::<dyn FnMut(Event)>::new(f);
        // Fails only for a target that is gone; then there is nothing to hear.
        let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
        Listener { target: target.clone(), kind, closure: Some(closure) }
    }

    /// Like [`Listener::new`], on the window.
    pub(super) fn on_window(kind: &'static str, f: impl FnMut(Event) + 'static) -> Option<Listener> {
        let window = web_sys::window()?;
        Some(Listener::new(&window, kind, f))
    }

    /// Leaves the listener in place for as long as the page lives.
    pub fn keep(mut self) {
        if let Some(closure) = self.closure.take() {
            closure.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(closure) = &self.closure {
            let function = closure.as_ref().unchecked_ref();
            let _ = self.target.remove_event_listener_with_callback(self.kind, function);
        }
    }
}
