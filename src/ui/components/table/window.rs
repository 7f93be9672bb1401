//! How many rows are drawn: some to begin with, more when the end comes into sight, all on paper.

use crate::ui::components::thousands;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Rows drawn at first, and so many more each time the end is reached.
const STEP: usize = 200;

/// The part of the rows that is drawn.
#[derive(Clone, Copy)]
pub struct Window {
    limit: RwSignal<usize>,
    total: Memo<usize>,
    step: usize,
}

impl Window {
    /// The first rows of `total`.
    pub fn new(total: Memo<usize>) -> Self {
        Self::by(total, STEP)
    }

    /// The first `step` rows of `total`, and so many more each time: of a list that changes as one types, a few screens are enough.
    pub fn by(total: Memo<usize>, step: usize) -> Self {
        let limit = RwSignal::new(step);
        let before =
            window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| limit.set(usize::MAX));
        on_cleanup(move || before.remove());
        Self { limit, total, step }
    }

    /// How many rows are drawn.
    pub fn shown(self) -> usize {
        self.limit.get().min(self.total.get())
    }

    /// `第 1 至 200 行，共 1,240 行`; nothing where all are drawn.
    pub fn words(self) -> String {
        let (shown, total) = (self.shown(), self.total.get());
        if shown == total {
            format!("共 {} 行", thousands(total))
        } else {
            format!("第 1 至 {} 行，共 {} 行", thousands(shown), thousands(total))
        }
    }

    /// Begins anew with the first rows: the list is another one.
    pub fn restart(self) {
        self.limit.set(self.step);
    }

    fn grow(self) {
        self.limit.update(|limit| *limit = limit.saturating_add(self.step));
    }
}

/// The row after the last: shows more when it is pressed, or when it comes into sight.
#[component]
pub fn MoreRow(
    /// The part that is drawn.
    window: Window,
    /// How many columns the table has.
    span: usize,
) -> impl IntoView {
    let more = Memo::new(move |_| window.shown() < window.total.get());
    move || more.get().then(|| view! { <MoreButton window span/> })
}

#[component]
fn MoreButton(window: Window, span: usize) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            watch(&button, window);
        }
    });
    view! {
        <tr class="more-row">
            <td colspan=span.to_string()>
                <button type="button" class="btn btn-plain btn-small" node_ref=button on:click=move |_| window.grow()>
                    {move || window.words()}"　再显示一些"
                </button>
            </td>
        </tr>
    }
}

/// Grows the window as long as the button is in sight. The observer goes with the button's owner.
fn watch(button: &web_sys::HtmlButtonElement, window: Window) {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let mut in_sight = entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        if in_sight.next_back().is_some_and(|entry| entry.is_intersecting()) {
            window.grow();
        }
    });
    if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
        observer.observe(button);
        let kept = StoredValue::new_local((observer, seen));
        on_cleanup(move || {
            let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    }
}
