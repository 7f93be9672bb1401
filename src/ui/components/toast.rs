//! The toast: tells what was done and offers to undo it. Never for errors.

use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long a toast stays.
const STAY: Duration = Duration::from_secs(8);

/// What a toast offers to do, such as 撤销.
#[derive(Clone)]
pub struct ToastAction {
    /// The button's word.
    pub label: &'static str,
    /// What it does; the toast goes away first. No `Callback`: that would go with the row whose 删除 was pressed.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

#[derive(Clone)]
struct Toast {
    text: String,
    action: Option<ToastAction>,
}

/// The context through which any page shows a toast. One at a time: a newer one takes the place of the older.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Option<Toast>>,
    clock: StoredValue<Option<TimeoutHandle>>,
}

impl Toasts {
    /// Puts the context in place; call it once in the app's root, so that actions outlive the page.
    pub fn provide() -> Self {
        let toasts = Self { shown: RwSignal::new(None), clock: StoredValue::new(None) };
        provide_context(toasts);
        toasts
    }

    /// The context, where [`Toasts::provide`] was called above.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Tells what was done, for eight seconds.
    pub fn show(self, text: impl Into<String>, action: Option<ToastAction>) {
        self.shown.set(Some(Toast { text: text.into(), action }));
        self.resume();
    }

    /// Takes the toast away.
    pub fn clear(self) {
        self.pause();
        self.shown.set(None);
    }

    fn pause(self) {
        if let Some(handle) = self.clock.get_value() {
            handle.clear();
        }
        self.clock.set_value(None);
    }

    fn resume(self) {
        self.pause();
        let handle = set_timeout_with_handle(move || self.clear(), STAY).ok();
        self.clock.set_value(handle);
    }
}

/// Where toasts appear; stands once in the app. The clock rests while the pointer or focus is on the toast.
#[component]
pub fn ToastHost(
    /// The context it shows.
    toasts: Toasts,
) -> impl IntoView {
    let shown = move || {
        toasts.shown.get().map(|toast| {
            let action = toast.action.map(|action| {
                let press = move |_| {
                    toasts.clear();
                    (action.run)();
                };
                view! { <button type="button" class="btn" on:click=press>{action.label}</button> }
            });
            view! {
                <div class="toast" on:pointerenter=move |_| toasts.pause() on:pointerleave=move |_| toasts.resume()
                    on:focusin=move |_| toasts.pause() on:focusout=move |_| toasts.resume()>
                    <span>{toast.text}</span>{action}
                </div>
            }
        })
    };
    view! { <div role="status" aria-live="polite">{shown}</div> }
}
