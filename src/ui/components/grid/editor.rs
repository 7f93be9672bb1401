//! The editor that lies over the current cell.

use super::{GridKind, state::GridState};
use crate::ui::components::draft;
use leptos::{ev, prelude::*};

/// Left, top, width and height in the sheet, in pixels.
type Frame = (i32, i32, i32, i32);

/// A text box, a box for long texts and a list over the current cell, those that are not wanted under the other: hiding it would drop
/// focus while one moves from the one to the other. They are seen only while the cell is edited.
#[component]
pub(super) fn Editor(state: GridState) -> impl IntoView {
    let frame = RwSignal::new(Frame::default());
    follow(state, frame);
    let list = Memo::new(move |_| state.is_select(state.at.get()));
    let long = Memo::new(move |_| state.is_long(state.at.get()));
    let other = Memo::new(move |_| list.get() || long.get());
    let px = |value: i32| format!("{value}px");
    view! {
        <div class="sheet-editor" class:is-open=state.editing
            style:left=move || px(frame.get().0) style:top=move || px(frame.get().1)
            style:width=move || px(frame.get().2) style:height=move || px(frame.get().3)>
            <TextEditor state under=other/>
            {state.has_long().then(|| view! { <LongEditor state shown=long/> })}
            <ListEditor state shown=list/>
        </div>
    }
}

#[component]
fn TextEditor(state: GridState, under: Memo<bool>) -> impl IntoView {
    let read = move || state.is_read(state.at.get());
    let begin = move || {
        if !state.editing.get_untracked() {
            state.edit(None);
        }
    };
    view! {
        <input class="input" type="text" autocomplete="off" node_ref=state.input aria-label=move || state.name()
            class:is-under=under tabindex=move || under.get().then_some("-1") aria-hidden=move || under.get().then_some("true")
            readonly=read aria-readonly=move || read().then_some("true")
            aria-invalid=move || state.problem().map(|_| "true")
            on:compositionstart=move |_| begin() on:input=move |_| begin()/>
        {move || {
            // Ctrl Z within a cell is the browser's; outside of one it is the app's.
            let editing = state.editing.get();
            if let Some(input) = state.input.get() {
                let _ = input.toggle_attribute_with_force(draft::ATTRIBUTE, editing);
            }
        }}
    }
}

#[component]
fn LongEditor(state: GridState, shown: Memo<bool>) -> impl IntoView {
    let begin = move || {
        if !state.editing.get_untracked() {
            state.edit(None);
        }
        state.fit();
    };
    view! {
        <textarea class="area" rows="1" node_ref=state.area aria-label=move || state.name()
            class:is-under=move || !shown.get() tabindex=move || (!shown.get()).then_some("-1")
            aria-hidden=move || (!shown.get()).then_some("true")
            aria-invalid=move || state.problem().map(|_| "true")
            on:compositionstart=move |_| begin() on:input=move |_| begin()></textarea>
        {move || {
            let editing = state.editing.get();
            if let Some(area) = state.area.get() {
                let _ = area.toggle_attribute_with_force(draft::ATTRIBUTE, editing && shown.get());
            }
        }}
    }
}

#[component]
fn ListEditor(state: GridState, shown: Memo<bool>) -> impl IntoView {
    let options = move || match state.kind(state.at.get().col) {
        GridKind::Select(options) if shown.get() => options,
        _ => Vec::new(),
    };
    let option = move |(key, word): (String, String)| {
        let own = key.clone();
        let chosen = move || state.cell(state.at.get()).text == own;
        view! { <option value=key prop:selected=chosen>{word}</option> }
    };
    let changed = move |event| state.commit(state.at.get_untracked(), event_target_value(&event));
    view! {
        <span class="select" class:is-under=move || !shown.get()>
            <select node_ref=state.select tabindex=move || (!shown.get()).then_some("-1")
                aria-hidden=move || (!shown.get()).then_some("true") aria-label=move || state.name() on:change=changed>
                {move || options().into_iter().map(option).collect_view()}
            </select>
        </span>
    }
}

/// Keeps the editor over its cell when one moves, when rows change, and when the window does.
fn follow(state: GridState, frame: RwSignal<Frame>) {
    let measure = move || {
        let cell = state.at.try_get_untracked().and_then(|at| state.cell_element(at));
        let table = cell.as_ref().and_then(|cell| cell.closest("table").ok().flatten());
        let table = table.and_then(|table| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(table).ok());
        if let (Some(cell), Some(table)) = (cell, table) {
            let left = table.offset_left() + cell.offset_left();
            let top = table.offset_top() + cell.offset_top();
            frame.try_set((left, top, cell.offset_width(), cell.offset_height()));
        }
    };
    Effect::new(move |_| {
        state.rows.track();
        state.active.track();
        state.at.track();
        measure();
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
}
