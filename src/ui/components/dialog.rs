//! The dialog: only for what leaves the house or cannot be taken back, and for forms of their own.

use super::{focus, fresh_id, overlay};
use leptos::{ev::KeyboardEvent, html, prelude::*};
use web_sys::HtmlElement;

/// A dialog above the page. Focus goes in, stays in, and returns to where it came from. `Esc` closes it; a click beside
/// it does not, since text could be lost.
#[component]
pub fn Dialog(
    /// Whether it is open. `Esc` sets it to false after `on_close`.
    #[prop(into)]
    open: RwSignal<bool>,
    /// Its title: what is to be decided.
    #[prop(into)]
    title: Signal<String>,
    /// 1,120 px instead of 480.
    #[prop(optional)]
    wide: bool,
    /// Its buttons, the verb last.
    #[prop(optional, into)]
    foot: ViewFn,
    /// It was closed by `Esc`.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let close = Callback::new(move |()| {
        if let Some(on_close) = on_close {
            on_close.run(());
        }
        open.set(false);
    });
    let shown = Memo::new(move |_| open.get());
    move || {
        shown.get().then(|| {
            let (foot, children) = (foot.clone(), children.clone());
            view! { <Panel title wide foot close>{children()}</Panel> }
        })
    }
}

#[component]
fn Panel(title: Signal<String>, wide: bool, foot: ViewFn, close: Callback<()>, children: Children) -> impl IntoView {
    let id = fresh_id("dialog");
    let panel = NodeRef::<html::Div>::new();
    keep_focus(panel);
    overlay::lie_on_top(close);
    overlay::cover();
    view! {
        <div class="veil" on:keydown=move |event| trap(panel, &event)>
            <div class="dialog" class:dialog-wide=wide role="dialog" aria-modal="true" tabindex="-1"
                aria-labelledby=id node_ref=panel>
                <div class="dialog-head"><h2 id=id.clone()>{title}</h2></div>
                <div class="dialog-body">{children()}</div>
                <div class="dialog-foot">{foot.run()}</div>
            </div>
        </div>
    }
}

/// Moves focus into the panel when it stands, and back to where it came from when it goes.
fn keep_focus(panel: NodeRef<html::Div>) {
    let came_from = StoredValue::new_local(focus::focused());
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            // A field if there is one, else the first button (取消): pressing Enter by habit does no harm.
            let inside = focus::focusables(&panel);
            let field = inside.iter().find(|element| element.tag_name() != "BUTTON");
            focus::focus(field.or(inside.first()).unwrap_or(&panel));
        }
    });
    on_cleanup(move || {
        let origin: Option<HtmlElement> = came_from.try_get_value().flatten();
        // After the panel is gone, or the browser would move focus to the page itself.
        request_animation_frame(move || {
            let elsewhere = focus::focused().is_some();
            if let Some(origin) = origin.filter(|origin| origin.is_connected() && !elsewhere) {
                focus::focus(&origin);
            }
        });
    });
}

/// Tab after the last goes to the first, Shift+Tab before the first to the last.
fn trap(panel: NodeRef<html::Div>, event: &KeyboardEvent) {
    if event.key() != "Tab" || event.default_prevented() {
        return;
    }
    let Some(panel) = panel.get_untracked() else { return };
    let inside = focus::focusables(&panel);
    let (Some(first), Some(last)) = (inside.first(), inside.last()) else {
        event.prevent_default();
        return;
    };
    let here = focus::focused();
    let (edge, next) = if event.shift_key() { (first, last) } else { (last, first) };
    if here.as_ref() == Some(edge) || here.as_ref() == Some(&panel) && event.shift_key() {
        event.prevent_default();
        focus::focus(next);
    }
}
