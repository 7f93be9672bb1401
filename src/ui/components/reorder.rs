//! Reordering rows: by dragging, by Alt ↑ ↓ anywhere in the row, and by two buttons under a finger.

use super::focus;
use leptos::{
    ev::{DragEvent, KeyboardEvent},
    prelude::*,
};

/// The reordering of one list. Copy it into the rows.
#[derive(Clone, Copy)]
pub struct Reorder {
    count: Signal<usize>,
    on_move: Callback<(usize, usize)>,
    dragged: RwSignal<Option<(usize, String)>>,
    over: RwSignal<Option<usize>>,
    voice: RwSignal<String>,
}

impl Reorder {
    /// `on_move` gets the old place and the new one, both from 0; `count` is how many rows there are.
    pub fn new(count: Signal<usize>, on_move: Callback<(usize, usize)>) -> Self {
        Self {
            count,
            on_move,
            dragged: RwSignal::new(None),
            over: RwSignal::new(None),
            voice: RwSignal::new(String::new()),
        }
    }

    /// Moves a row by so many places and says so; `name` is the row's name.
    pub fn shift(self, from: usize, by: isize, name: &str) {
        let to = from.saturating_add_signed(by);
        let count = self.count.get_untracked();
        if to == from || to >= count {
            return;
        }
        let held = StoredValue::new_local(focus::focused());
        self.on_move.run((from, to));
        self.voice.set(format!("{name} 移到第 {} 项，共 {count} 项", to + 1));
        // A row that is moved loses focus on the way.
        request_animation_frame(move || {
            if let Some(held) = held.try_get_value().flatten() {
                focus::focus(&held);
            }
        });
    }

    /// For `on:keydown` of the row: Alt ↑ and Alt ↓.
    pub fn key(self, event: &KeyboardEvent, index: usize, name: &str) {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            event.stop_propagation();
            self.shift(index, by, name);
        }
    }

    /// For `on:dragstart` of what the row is dragged by.
    pub fn drag_from(self, event: &DragEvent, index: usize, name: String) {
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &name);
            data.set_effect_allowed("move");
        }
        self.dragged.set(Some((index, name)));
    }

    /// For `on:dragend` of the same: nothing is dragged any more.
    pub fn drag_end(self) {
        self.rest();
    }

    /// For `on:dragover` of the row.
    pub fn drag_over(self, event: &DragEvent, index: usize) {
        if self.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            self.over.set(Some(index));
        }
    }

    /// For `on:drop` of the row.
    pub fn drop_on(self, event: &DragEvent, index: usize) {
        if let Some((from, name)) = self.dragged.get_untracked() {
            event.prevent_default();
            self.shift(from, index.cast_signed() - from.cast_signed(), &name);
        }
        self.rest();
    }

    /// For `class:is-over` of the row: something is being dragged over it.
    pub fn is_over(self, index: usize) -> bool {
        self.over.get() == Some(index)
            && self.dragged.with(|dragged| dragged.as_ref().is_some_and(|(from, _)| *from != index))
    }

    fn rest(self) {
        self.dragged.set(None);
        self.over.set(None);
    }
}

/// The handle of a row: drag it, or press ↑ ↓ on it. Two buttons stand beside it on narrow screens.
#[component]
pub fn Grip(
    /// The list.
    reorder: Reorder,
    /// The row's place, from 0.
    #[prop(into)]
    index: Signal<usize>,
    /// The row's name.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    let shift = move |by| reorder.shift(index.get_untracked(), by, &name.get_untracked());
    let pressed = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        shift(by);
    };
    let started = move |event: DragEvent| reorder.drag_from(&event, index.get_untracked(), name.get_untracked());
    let up = move || format!("上移 {}", name.get());
    let down = move || format!("下移 {}", name.get());
    view! {
        <button type="button" class="grip-handle" draggable="true" title="拖动，或按 Alt ↑↓ 移动"
            aria-label=move || format!("移动 {}", name.get()) on:keydown=pressed
            on:dragstart=started on:dragend=move |_| reorder.drag_end()>"⠿"</button>
        <span class="narrow-only grip-steps">
            <button type="button" class="btn btn-small" aria-label=up on:click=move |_| shift(-1)>"↑"</button>
            <button type="button" class="btn btn-small" aria-label=down on:click=move |_| shift(1)>"↓"</button>
        </span>
    }
}

/// Says aloud where a row went; stands once beside the list.
#[component]
pub fn ReorderVoice(
    /// The list.
    reorder: Reorder,
) -> impl IntoView {
    view! { <span class="visually-hidden" role="status" aria-live="polite">{reorder.voice}</span> }
}
