//! One row of a ledger.

use super::{Align, Branch, Cell, Row, RowTone, marks};
use crate::ui::components::Mark;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How far each level of a tree is set in, in pixels.
const INDENT: usize = 20;

/// What rows need to know of their table.
#[derive(Clone, Copy)]
pub(super) struct TableLink {
    pub(super) aligns: StoredValue<Vec<Align>>,
    /// The column whose cell is the row's head and link.
    pub(super) head: usize,
    pub(super) selected: Signal<Option<String>>,
    pub(super) ticked: Option<RwSignal<BTreeSet<String>>>,
    /// What opens a row in place of its link; gets the row's key.
    pub(super) on_open: Option<Callback<String>>,
}

/// A row; it is drawn anew only when it changes.
#[component]
pub(super) fn RowView(row: Memo<Row>, link: TableLink) -> impl IntoView {
    let key = row.with_untracked(|row| row.key.clone());
    let ticked_key = key.clone();
    let is_selected = Memo::new(move |_| link.selected.with(|selected| selected.as_deref() == Some(key.as_str())));
    let class = move || match row.with(|row| row.tone) {
        RowTone::Plain => "",
        RowTone::Group => "group",
        RowTone::Gone => "is-gone",
    };
    let tick = link.ticked.map(|ticked| view! { <Tick row ticked head=link.head key=ticked_key/> });
    view! {
        <tr class=class class:is-on=is_selected aria-current=move || is_selected.get().then_some("true")>
            {tick}
            {move || cells(&row.get(), link)}
        </tr>
    }
}

#[component]
fn Tick(row: Memo<Row>, ticked: RwSignal<BTreeSet<String>>, head: usize, key: String) -> impl IntoView {
    let name = move || {
        let name = row.with(|row| row.cells.get(head).map(|cell| cell.text.clone()));
        format!("选择 {}", name.unwrap_or_default())
    };
    let own = key.clone();
    let changed = move |event| {
        let on = event_target_checked(&event);
        ticked.update(|ticked| {
            if on {
                ticked.insert(key.clone());
            } else {
                ticked.remove(&key);
            }
        });
    };
    let boxed = Memo::new(move |_| row.with(|row| !row.no_tick));
    let tick = move || {
        let (own, changed) = (own.clone(), changed.clone());
        boxed.get().then(|| {
            view! {
                <input type="checkbox" aria-label=name prop:checked=move || ticked.with(|ticked| ticked.contains(&own))
                    on:change=changed/>
            }
        })
    };
    view! { <td class="tick">{tick}</td> }
}

fn cells(row: &Row, link: TableLink) -> AnyView {
    let columns = link.aligns.with_value(Vec::len);
    if row.tone == RowTone::Group {
        let span = columns + usize::from(link.ticked.is_some());
        let text = row.cells.first().map(|cell| cell.text.clone());
        return view! { <th scope="rowgroup" colspan=span.to_string()>{text}</th> }.into_any();
    }
    let cell = |(index, cell): (usize, &Cell)| {
        let align = link.aligns.with_value(|aligns| aligns.get(index).copied()).unwrap_or_default();
        let class = format!("{} {}", align.class(), cell.class);
        let body = body(cell, row, index == link.head, link.on_open);
        if index == link.head {
            view! { <th scope="row" class=class>{body}</th> }.into_any()
        } else {
            view! { <td class=class>{body}</td> }.into_any()
        }
    };
    row.cells.iter().enumerate().map(cell).collect_view().into_any()
}

fn body(cell: &Cell, row: &Row, is_head: bool, on_open: Option<Callback<String>>) -> AnyView {
    let title = if cell.title.is_empty() { cell.text.clone() } else { cell.title.clone() };
    let text = text(cell);
    let text = match (&row.href, is_head, cell.state.map(Mark::class)) {
        (Some(href), true, _) => {
            let key = row.key.clone();
            let press = move |event: leptos::ev::MouseEvent| {
                let plain = !event.ctrl_key() && !event.meta_key() && !event.shift_key();
                if let Some(on_open) = on_open.filter(|_| plain) {
                    event.prevent_default();
                    on_open.run(key.clone());
                }
            };
            view! { <a class="open cut full" href=href.clone() title=title on:click=press>{text}</a> }.into_any()
        }
        _ if cell.bar.is_some() => view! { <Bar percent=cell.bar.unwrap_or(0) title/> }.into_any(),
        _ if !cell.look.is_empty() => view! { <span class=cell.look title=title>{text}</span> }.into_any(),
        (_, _, Some(class)) => view! { <span class=class title=title>{text}</span> }.into_any(),
        _ if cell.text.is_empty() => ().into_any(),
        _ => view! { <span class="cut full" title=title>{text}</span> }.into_any(),
    };
    let tags = cell
        .tags
        .iter()
        .map(|(tag, tone)| view! { <span class=tone.class() title=tag.clone()>{tag.clone()}</span> })
        .collect_view();
    let key = row.key.clone();
    let action = cell.action.map(|action| {
        let press = move |_| action.on_press.run(key.clone());
        view! { <button type="button" class="btn btn-small" on:click=press>{action.label}</button> }
    });
    match cell.branch {
        Some(branch) => {
            let fold = fold(branch, cell, row);
            let indent = format!("{}px", branch.depth * INDENT);
            view! { <span class="branch" style:padding-left=indent>{fold}{text}{tags}{action}</span> }.into_any()
        }
        None => view! { {text}{tags}{action} }.into_any(),
    }
}

#[component]
fn Bar(percent: u8, title: String) -> impl IntoView {
    view! { <span class="bar" title=title><i style:width=format!("{percent}%")></i></span> }
}

/// The button that folds what stands below a row; where nothing does, the room that it would take.
fn fold(branch: Branch, cell: &Cell, row: &Row) -> AnyView {
    let Some(open) = branch.open else { return view! { <span class="fold"></span> }.into_any() };
    let key = row.key.clone();
    let name = format!("{}下级：{}", if open { "收起" } else { "展开" }, cell.text);
    view! {
        <button type="button" class="fold" tabindex="-1" aria-expanded=open.to_string() aria-label=name
            on:click=move |_| branch.on_fold.run(key.clone())></button>
    }
    .into_any()
}

fn text(cell: &Cell) -> AnyView {
    if cell.marks.is_empty() {
        return cell.text.clone().into_any();
    }
    let piece = |(hit, piece): (bool, String)| match hit {
        true => view! { <mark>{piece}</mark> }.into_any(),
        false => piece.into_any(),
    };
    marks::pieces(&cell.text, &cell.marks).into_iter().map(piece).collect_view().into_any()
}
