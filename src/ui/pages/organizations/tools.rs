//! What the tree can be asked for.

use leptos::prelude::*;

use super::list_view::TreeView;
use crate::domain::kind::Choice;
use crate::domain::organization::{Level, Sector};
use crate::ui::components::{Button, Check, SearchBox, Select};

/// The toolbar.
#[component]
pub fn Tools(
    view: RwSignal<TreeView>,
    /// 全部展开 was pressed.
    on_unfold: Callback<()>,
    /// 全部收起 was pressed.
    on_fold: Callback<()>,
) -> impl IntoView {
    let query = Signal::derive(move || view.with(|view| view.wanted.query.clone()));
    let level = Signal::derive(move || view.with(|view| view.wanted.level.map_or("", Level::key).to_owned()));
    let sector = Signal::derive(move || view.with(|view| view.wanted.sector.map_or("", Sector::key).to_owned()));
    let dissolved = Signal::derive(move || view.with(|view| view.wanted.dissolved));
    view! {
        <div class="toolbar">
            <SearchBox label="查找党组织".to_owned() placeholder="名称、拼音首字母、书记、电话" value=query
                on_input=move |text| view.update(|view| view.wanted.query = text)/>
            <Select label="层级" value=level options=options("全部层级", Level::CHOICES)
                on_commit=move |key: String| view.update(|view| view.wanted.level = Level::of(&key))/>
            <Select label="类别" value=sector options=options("全部类别", Sector::CHOICES)
                on_commit=move |key: String| view.update(|view| view.wanted.sector = Sector::of(&key))/>
            <Check label="含已撤销" checked=dissolved
                on_commit=move |yes| view.update(|view| view.wanted.dissolved = yes)/>
            <span class="push acts">
                <Button label="全部展开" on_press=on_unfold/>
                <Button label="全部收起" on_press=on_fold/>
            </span>
        </div>
    }
}

fn options(all: &str, choices: &[Choice]) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), all.to_owned())];
    options.extend(choices.iter().map(|one| (one.key.to_owned(), one.label.to_owned())));
    options
}
