//! Choosing files, or dropping them.

use leptos::{ev::DragEvent, html, prelude::*};
use web_sys::{File, FileList};

/// A file input with a zone to drop files on. The input's accessible name is `label`.
#[component]
pub fn FileDrop(
    /// The button's words: `导入文件`.
    #[prop(into)]
    label: String,
    /// What can be chosen, such as `.json`.
    #[prop(optional, into)]
    accept: String,
    /// More than one at a time.
    #[prop(optional)]
    multiple: bool,
    /// What can be dropped here.
    #[prop(into)]
    hint: String,
    /// Files were chosen or dropped.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let files = listed(input.files());
        // So that the same file, mended, can be chosen once more.
        input.set_value("");
        hand(on_files, files);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        hand(on_files, listed(event.data_transfer().and_then(|data| data.files())));
    };
    let hovered = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div class="drop" class:is-over=over on:dragover=hovered on:dragleave=move |_| over.set(false) on:drop=dropped>
            <label class="btn">
                <input class="visually-hidden" type="file" accept=accept multiple=multiple node_ref=input on:change=chosen/>
                {label}
            </label>
            <span class="quiet">{hint}</span>
        </div>
    }
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|index| files.item(index)).collect()).unwrap_or_default()
}

fn hand(on_files: Callback<Vec<File>>, files: Vec<File>) {
    if !files.is_empty() {
        on_files.run(files);
    }
}
