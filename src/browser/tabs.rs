//! Other windows of the app in this browser.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::events::Listener;
use super::feature;

/// A line to the other windows that opened the same channel. Where the browser has none, nothing is sent or heard:
/// windows then meet in the database only. The line is closed when this is dropped.
pub struct Tabs {
    line: Option<(BroadcastChannel, Listener)>,
}

impl Tabs {
    /// Opens the channel `name`; `on_message` is called with each text that another window posts, never with one's own.
    pub fn open(name: &str, on_message: impl Fn(String) + 'static) -> Tabs {
        let channel = feature::global("BroadcastChannel").and_then(|_| BroadcastChannel::new(name).ok());
        let line = channel.map(|channel| {
            let listener = Listener::new(&channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(text) = data.and_then(|data| data.as_string()) {
                    on_message(text);
                }
            });
            (channel, listener)
        });
        Tabs { line }
    }

    /// Tells every other window.
    pub fn post(&self, text: &str) {
        if let Some((channel, _)) = &self.line {
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some((channel, _)) = &self.line {
            channel.close();
        }
    }
}
