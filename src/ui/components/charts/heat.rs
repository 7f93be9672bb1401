//! The heat map: judges across, stops down, five steps with the figure in each cell.

use crate::ui::components::{MoreRow, Window, focus};
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatSpot {
    /// What stands in it: `88.5`, `避`, `·`.
    pub text: String,
    /// Why, or whose.
    pub title: String,
    /// 1 to 5; 0 for what is no value.
    pub step: usize,
    /// Framed red: not like the others.
    pub odd: bool,
    /// What it opens; empty for nothing.
    pub key: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatRow {
    /// What tells it from the others.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What stands before the name: a rank.
    pub lead: String,
    /// Its cells, one a column.
    pub spots: Vec<HeatSpot>,
}

/// The table. Its cells open what they stand for; arrows move between them.
#[component]
pub fn Heat(
    /// What is shown.
    #[prop(into)]
    label: Signal<String>,
    /// Name of what stands down the side.
    corner: &'static str,
    /// Heads of the columns, with the whole of it on hovering.
    #[prop(into)]
    heads: Signal<Vec<(String, String)>>,
    /// The rows; as many are drawn as are seen.
    #[prop(into)]
    rows: Signal<Vec<HeatRow>>,
    /// A last row, such as how mild each judge is: its name, and its cells.
    #[prop(into)]
    foot: Signal<(String, Vec<String>)>,
    /// A cell was pressed; gets its key.
    #[prop(optional, into)]
    on_press: Option<Callback<String>>,
) -> impl IntoView {
    let window = Window::new(Memo::new(move |_| rows.with(Vec::len)));
    let columns = Memo::new(move |_| heads.with(Vec::len));
    let least = move || format!("{}px", 220 + columns.get() * 46);
    let most = move || format!("{}px", 220 + columns.get() * 88);
    let head = |(name, title): (String, String)| view! { <th scope="col" title=title>{name}</th> };
    let body = move || {
        rows.with(|rows| {
            let drawn = rows.iter().take(window.shown()).enumerate();
            drawn.map(|(at, row)| line(row, at == 0, on_press)).collect_view()
        })
    };
    let last = move || {
        let (name, cells) = foot.get();
        (!cells.is_empty()).then(|| {
            let cells = cells.into_iter().map(|cell| view! { <td class="plain">{cell}</td> }).collect_view();
            view! { <tfoot><tr><th scope="row">{name}</th>{cells}</tr></tfoot> }
        })
    };
    let span = move || columns.get() + 1;
    view! {
        <table class="heat heat-stops" style:min-width=least style:width=most on:keydown=press>
            <caption class="visually-hidden">{label}</caption>
            <colgroup><col class="heat-name"/></colgroup>
            <thead><tr><th scope="col">{corner}</th>{move || heads.get().into_iter().map(head).collect_view()}</tr></thead>
            <tbody>{body}{move || view! { <MoreRow window span=span()/> }}</tbody>
            {last}
        </table>
    }
}

fn line(row: &HeatRow, first: bool, on_press: Option<Callback<String>>) -> impl IntoView + use<> {
    let mut reached = !first;
    let cells: Vec<_> = row
        .spots
        .iter()
        .map(|spot| {
            // One cell of the table is reached by Tab; arrows lead on.
            let opens = on_press.filter(|_| !spot.key.is_empty());
            let by_tab = opens.is_some() && !reached;
            reached |= by_tab;
            cell(spot, opens, by_tab)
        })
        .collect();
    let lead = (!row.lead.is_empty()).then(|| view! { <span class="heat-lead">{row.lead.clone()}</span> });
    view! { <tr><th scope="row" class="cut" title=row.name.clone()>{lead}{row.name.clone()}</th>{cells.collect_view()}</tr> }
}

fn cell(spot: &HeatSpot, opens: Option<Callback<String>>, by_tab: bool) -> impl IntoView + use<> {
    let class = match spot.step {
        0 => "no",
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    };
    let text = spot.text.clone();
    let inside = match opens {
        Some(opens) => {
            let (key, name) = (spot.key.clone(), spot.title.clone());
            let tab = if by_tab { "0" } else { "-1" };
            view! { <button type="button" tabindex=tab aria-label=name on:click=move |_| opens.run(key.clone())>{text}</button> }
                .into_any()
        }
        None => text.into_any(),
    };
    view! { <td class=class class:look=spot.odd title=spot.title.clone()>{inside}</td> }
}

/// Arrows move to the next cell in that direction that opens anything.
fn press(event: KeyboardEvent) {
    let (down, right) = match event.key().as_str() {
        "ArrowDown" => (1, 0),
        "ArrowUp" => (-1, 0),
        "ArrowRight" => (0, 1),
        "ArrowLeft" => (0, -1),
        _ => return,
    };
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(cell) = target.and_then(|target| target.closest("td").ok().flatten()) else { return };
    if event.alt_key() || event.ctrl_key() {
        return;
    }
    let column = place(&cell);
    let mut next = Some(cell);
    while let Some(cell) = next {
        next = match (down, right) {
            (0, step) => sibling(&cell, step),
            (step, _) => {
                cell.parent_element().and_then(|row| sibling(&row, step)).and_then(|row| row.children().item(column))
            }
        };
        if let Some(Ok(Some(button))) = next.as_ref().map(|cell| cell.query_selector("button")) {
            event.prevent_default();
            return focus::focus(&button);
        }
    }
}

fn sibling(element: &web_sys::Element, step: i32) -> Option<web_sys::Element> {
    if step > 0 { element.next_element_sibling() } else { element.previous_element_sibling() }
}

/// Which child of its row a cell is.
fn place(cell: &web_sys::Element) -> u32 {
    std::iter::successors(cell.previous_element_sibling(), web_sys::Element::previous_element_sibling)
        .fold(0, |count, _| count + 1)
}
