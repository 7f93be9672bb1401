//! The popover: something small under a button.

use super::{ButtonKind, focus, fresh_id, overlay};
use leptos::{ev, html, prelude::*};

/// A button with a popover under it, closed by `Esc`, by a click beside it, and when focus leaves it.
#[component]
pub fn Pop(
    /// The button's words.
    #[prop(into)]
    label: Signal<String>,
    /// The button's kind.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it is open; hand one in to close it from inside.
    #[prop(default = RwSignal::new(false))]
    open: RwSignal<bool>,
    /// Aligned to the button's right edge.
    #[prop(optional)]
    end: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let id = fresh_id("pop");
    let button = NodeRef::<html::Button>::new();
    let host = NodeRef::<html::Span>::new();
    let close = Callback::new(move |()| {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            focus::focus(&button);
        }
    });
    let shown = Memo::new(move |_| open.get());
    let panel = {
        let id = id.clone();
        move || {
            shown.get().then(|| {
                let children = children.clone();
                view! { <Panel id=id.clone() label end close>{children()}</Panel> }
            })
        }
    };
    close_outside(host, open);
    view! {
        <span class="pop-host" node_ref=host>
            <button type="button" class=kind.class() node_ref=button aria-haspopup="dialog"
                aria-controls=move || shown.get().then(|| id.clone())
                aria-expanded=move || shown.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)>{label}</button>
            {panel}
        </span>
    }
}

#[component]
fn Panel(id: String, label: Signal<String>, end: bool, close: Callback<()>, children: Children) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    overlay::lie_on_top(close);
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            focus::focus(focus::focusables(&panel).first().unwrap_or(&panel));
        }
    });
    view! {
        <div class="pop pop-under" class:pop-end=end id=id role="dialog" aria-label=label tabindex="-1" node_ref=panel>
            {children()}
        </div>
    }
}

/// Sets `open` to false when a press or focus lands outside `host`.
pub(super) fn close_outside<E>(host: NodeRef<E>, open: RwSignal<bool>)
where
    E: leptos::tachys::html::element::ElementType,
    E::Output: AsRef<web_sys::Element> + wasm_bindgen::JsCast + Clone + 'static,
{
    let leave = move |target: Option<web_sys::EventTarget>| {
        let Some(host) = host.get_untracked() else { return };
        if open.get_untracked() && target.is_some() && !focus::is_inside(host.as_ref(), target) {
            open.set(false);
        }
    };
    let press = window_event_listener(ev::pointerdown, move |event| leave(event.target()));
    let focus = window_event_listener(ev::focusin, move |event| leave(event.target()));
    on_cleanup(move || {
        press.remove();
        focus.remove();
    });
}
