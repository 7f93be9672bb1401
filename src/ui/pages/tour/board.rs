//! 评委 × 观摩点 as a table that one walks with the arrow keys. One stop of the Tab key, however many cells.

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;

use crate::ui::components::cursor::{Extent, Place, step_of};
use crate::ui::components::fresh_id;
use crate::ui::lists::tour_board::{BoardCell, Look};

/// The head of a column or of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// As it stands there.
    pub name: String,
    /// The whole of it.
    pub title: String,
    /// Where it leads.
    pub href: Option<String>,
    /// What its column or row adds up to.
    pub sum: String,
    /// Whether that is too little.
    pub short: bool,
}

/// A row: its head and its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardRow {
    /// The judge.
    pub head: Head,
    /// One a stop.
    pub cells: Vec<BoardCell>,
}

/// The table and where one stands in it.
#[derive(Clone, Copy)]
struct BoardState {
    id: StoredValue<String>,
    heads: Signal<Vec<Head>>,
    rows: Signal<Vec<BoardRow>>,
    at: RwSignal<Place>,
    active: RwSignal<bool>,
}

impl BoardState {
    fn extent(self) -> Extent {
        Extent { rows: self.rows.with_untracked(Vec::len), cols: self.heads.with_untracked(Vec::len) }
    }

    fn cell_id(self, at: Place) -> String {
        format!("{}-{}-{}", self.id.get_value(), at.row, at.col)
    }

    fn place_of(self, id: &str) -> Option<Place> {
        let rest = self.id.with_value(|own| id.strip_prefix(own.as_str()).map(str::to_owned))?;
        let mut parts = rest.trim_start_matches('-').split('-').map(str::parse);
        Some(Place { row: parts.next()?.ok()?, col: parts.next()?.ok()? })
    }

    fn go(self, to: Place) {
        let to = self.extent().clamp(to);
        self.at.set(to);
        if let Some(cell) = document().get_element_by_id(&self.cell_id(to)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
            cell.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    /// The current cell in words: `东评委　西一社区党委　打分`.
    fn words(self) -> String {
        let at = self.at.get();
        let stop = self.heads.with(|heads| heads.get(at.col).map(|head| head.title.clone()));
        let judge = self.rows.with(|rows| {
            rows.get(at.row).map(|row| (row.head.name.clone(), row.cells.get(at.col).cloned().unwrap_or_default()))
        });
        match (judge, stop) {
            (Some((judge, cell)), Some(stop)) => format!("{judge}　{stop}　{}", cell.title),
            _ => String::new(),
        }
    }
}

/// The table. Arrows move, Enter and Space press, as does a click. What the current cell is stands in `voice`.
#[component]
pub fn Board(
    /// What it is, for its caption.
    label: &'static str,
    /// The stops.
    #[prop(into)]
    heads: Signal<Vec<Head>>,
    /// The judges.
    #[prop(into)]
    rows: Signal<Vec<BoardRow>>,
    /// Heads of the sums at the right end and at the foot.
    sums: (&'static str, &'static str),
    /// Whether cells hold figures.
    #[prop(optional)]
    wide: bool,
    /// A cell was pressed: judge and stop.
    #[prop(into)]
    on_press: Callback<(usize, usize)>,
    /// What the current cell is, while the table has focus.
    voice: RwSignal<String>,
) -> impl IntoView {
    let state = BoardState {
        id: StoredValue::new(fresh_id("board")),
        heads,
        rows,
        at: RwSignal::new(Place::default()),
        active: RwSignal::new(false),
    };
    Effect::new(move |_| voice.set(if state.active.get() { state.words() } else { String::new() }));
    let pressed = move |event: KeyboardEvent| {
        if event.alt_key() || event.meta_key() {
            return;
        }
        let at = state.at.get_untracked();
        if let Some(step) = step_of(&event.key(), event.ctrl_key()) {
            event.prevent_default();
            state.go(state.extent().step(at, step));
        } else if matches!(event.key().as_str(), "Enter" | " ") && is_table(&event) {
            event.prevent_default();
            on_press.run((at.row, at.col));
        }
    };
    let clicked = move |event: MouseEvent| {
        let cell = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let cell = cell.and_then(|target| target.closest("td[id]").ok().flatten());
        if let Some(at) = cell.and_then(|cell| state.place_of(&cell.id())) {
            state.at.set(at);
            on_press.run((at.row, at.col));
        }
    };
    let table = NodeRef::<html::Table>::new();
    let count = Memo::new(move |_| rows.with(Vec::len));
    let col = if wide { "b-col-wide" } else { "b-col" };
    let columns = Memo::new(move |_| heads.with(Vec::len));
    let current = move || state.active.get().then(|| state.cell_id(state.at.get()));
    view! {
        <table class="board" role="grid" tabindex="0" node_ref=table aria-activedescendant=current
            on:keydown=pressed on:click=clicked
            on:focus=move |_| state.active.set(true) on:blur=move |_| state.active.set(false)>
            <caption class="visually-hidden">{label}"，方向键移动，回车或空格选定"</caption>
            <colgroup>
                <col class="b-name"/>
                {move || (0..columns.get()).map(|_| view! { <col class=col/> }).collect_view()}
                <col class="b-sum"/>
            </colgroup>
            <thead><tr>
                <th scope="col">"评委"</th>
                {move || heads.get().into_iter().map(column_head).collect_view()}
                <th scope="col" class="num">{sums.0}</th>
            </tr></thead>
            <tbody><For each=move || 0..count.get() key=|at| *at let(at)><Line state at/></For></tbody>
            <tfoot><tr>
                <th scope="row">{sums.1}</th>
                {move || heads.get().into_iter().map(|head| view! { <td class:ochre=head.short>{head.sum}</td> }).collect_view()}
                <td></td>
            </tr></tfoot>
        </table>
    }
}

/// Whether the key was pressed on the table itself, not on a link within it.
fn is_table(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.tag_name() == "TABLE")
}

fn column_head(head: Head) -> impl IntoView {
    let name = match head.href {
        Some(href) => view! { <a href=href tabindex="-1">{head.name}</a> }.into_any(),
        None => view! { <span>{head.name}</span> }.into_any(),
    };
    view! { <th scope="col" class="b-stop" title=head.title>{name}</th> }
}

#[component]
fn Line(state: BoardState, at: usize) -> impl IntoView {
    let row = Memo::new(move |_| state.rows.with(|rows| rows.get(at).cloned().unwrap_or_default()));
    let here = Memo::new(move |_| {
        let place = state.at.get();
        (state.active.get() && place.row == at).then_some(place.col)
    });
    let head = move || {
        let head = row.with(|row| row.head.clone());
        match head.href {
            Some(href) => view! { <a class="cut" href=href tabindex="-1" title=head.title>{head.name}</a> }.into_any(),
            None => view! { <span class="cut" title=head.title>{head.name}</span> }.into_any(),
        }
    };
    let cells = move || {
        let here = here.get();
        let cell = |(col, cell): (usize, &BoardCell)| {
            let class = class(cell.look, here == Some(col));
            view! { <td id=state.cell_id(Place { row: at, col }) class=class title=cell.title.clone()>{cell.text.clone()}</td> }
        };
        row.with(|row| row.cells.iter().enumerate().map(cell).collect_view())
    };
    let sum = move || row.with(|row| row.head.sum.clone());
    let short = move || row.with(|row| row.head.short);
    view! {
        <tr class:is-on=move || here.get().is_some()>
            <th scope="row">{head}</th>
            {cells}
            <td class="b-total" class:ochre=short>{sum}</td>
        </tr>
    }
}

fn class(look: Look, here: bool) -> String {
    let look = match look {
        Look::Elsewhere => "b-else",
        Look::Aside => "b-aside",
        Look::Scores => "b-scores",
        Look::Waiting => "b-wait",
        Look::Missing => "b-miss",
        Look::Counts => "b-count",
        Look::Odd => "b-odd",
    };
    if here { format!("{look} is-cell") } else { look.to_owned() }
}
