//! The ranking, and below it the rule in words.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::points;
use crate::domain::scoring::rule_in_words;
use crate::ui::components::{Align, Cell, Column, LedgerTable, Row, TagTone};
use crate::ui::lists::results::charts::{bar_length, bar_start};
use crate::ui::lists::results::notes::notes;
use crate::ui::lists::results::ranking::{Measure, Ranked, rise_words, tier_look, unfinished_words};
use crate::ui::lists::results::signed;
use crate::ui::route::{Route, TourTab};

/// What the columns depend on.
#[derive(Clone, Copy, PartialEq)]
struct Looks {
    measure: Measure,
    hidden: bool,
    start: usize,
    tiers: usize,
}

/// The table; drawn anew when its columns change.
#[component]
pub fn Ranking() -> impl IntoView {
    let desk = Desk::get();
    let looks = Memo::new(move |_| Looks {
        measure: desk.measure.get(),
        hidden: desk.with(|reading| reading.hidden()).unwrap_or(false),
        start: desk.rows.with(|rows| bar_start(rows.iter().filter_map(Ranked::per_mille))),
        tiers: desk.with(|reading| reading.standing.input.rules.tiers.len()).unwrap_or(0),
    });
    let label = Signal::derive(move || {
        let track = desk.track.get();
        let name = desk.with(|reading| reading.standing.tracks.get(track).cloned()).flatten().unwrap_or_default();
        format!("{name}组排名")
    });
    let selected = Signal::derive(move || desk.picked.get().map(|stop| stop.to_string()));
    let open = Callback::new(move |key: String| {
        if let Ok(stop) = key.parse() {
            desk.pick(stop);
        }
    });
    let table = move || {
        let looks = looks.get();
        let rows = Memo::new(move |_| desk.rows.with(|rows| rows_of(desk, rows, looks)));
        let head = if looks.hidden { 0 } else { head_place(looks.measure) };
        view! { <LedgerTable label columns=columns(looks) rows head selected on_open=open class="level"/> }
    };
    view! { <div class="wide" tabindex="0" role="region" aria-label="排名表">{table}</div> }
}

/// The column of the unit.
fn head_place(measure: Measure) -> usize {
    if measure == Measure::Total { 2 } else { 1 }
}

fn rows_of(desk: Desk, rows: &Arc<Vec<Ranked>>, looks: Looks) -> Vec<Row> {
    let page = Route::Tour(desk.tour, TourTab::Results).href();
    let row = |ranked: &Ranked| Row {
        key: ranked.stop.to_string(),
        href: Some(format!("{page}/{}", ranked.stop)),
        cells: cells(ranked, looks),
        ..Row::default()
    };
    rows.iter().map(row).collect()
}

fn columns(looks: Looks) -> Vec<Column> {
    let column = |label: &str, width: u32, align: Align| Column { label: label.to_owned(), width, align, sort: None };
    let (left, right, centre) = (Align::Left, Align::Right, Align::Centre);
    let bar = column(&format!("{} 至 100{}", looks.start / 10, percent_sign(looks)), 112, left);
    let all = match looks.measure {
        Measure::Total => vec![
            (true, column("名次", 52, right)),
            (true, column("比上轮", 60, centre)),
            (false, column("单位", 0, left)),
            (false, column("评委", 48, right)),
            (false, column("得分", 68, right)),
            (false, bar),
            (false, column("分类", 76, left)),
            (false, column("校正分", 68, right)),
            (false, column("相差", 60, right)),
            (true, column("校正名次", 72, right)),
        ],
        Measure::Class(_) => vec![
            (true, column("名次", 52, right)),
            (false, column("单位", 0, left)),
            (false, column("评委", 48, right)),
            (false, column("得分", 100, right)),
            (false, column("得分率", 68, right)),
            (false, bar),
            (false, column("总分", 68, right)),
            (true, column("总名次", 60, right)),
            (false, column("分类", 76, left)),
        ],
    };
    all.into_iter().filter(|(is_rank, _)| !(looks.hidden && *is_rank)).map(|(_, column)| column).collect()
}

/// The bars of a 类 are shares of what it gives.
fn percent_sign(looks: Looks) -> &'static str {
    if looks.measure == Measure::Total { "" } else { "%" }
}

fn cells(ranked: &Ranked, looks: Looks) -> Vec<Cell> {
    let rank = |rank: Option<usize>| rank.map_or(String::new(), |rank| rank.to_string());
    let fixed = |points: Option<i64>| points.map_or("—".to_owned(), points::fixed);
    let quiet = |text: String| Cell { class: "quiet", ..Cell::text(text) };
    let unit = Cell { tags: tags(ranked), ..Cell::text(ranked.unit.clone()) };
    let sheets = quiet(ranked.sheets.to_string());
    let score = match (ranked.unfinished, looks.measure) {
        (Some(lacking), _) => Cell { title: unfinished_words(lacking), class: "ochre", ..Cell::text("未完成") },
        (None, Measure::Total) => Cell { class: "strong", ..Cell::text(fixed(ranked.score)) },
        (None, Measure::Class(_)) => {
            let text = format!("{} / {}", fixed(ranked.score), points::shown(ranked.most));
            Cell { class: "strong", ..Cell::text(text) }
        }
    };
    let bar = match (ranked.unfinished, ranked.per_mille()) {
        (Some(lacking), _) => Cell { class: "ochre small spill", ..Cell::text(unfinished_words(lacking)) },
        (None, Some(share)) => {
            Cell { bar: Some(bar_length(looks.start, share)), title: fixed(ranked.score), ..Cell::default() }
        }
        (None, None) => Cell::default(),
    };
    let tier = match &ranked.tier {
        Some((place, name)) => Cell { look: tier_look(*place, looks.tiers), ..Cell::text(name.clone()) },
        None => Cell::default(),
    };
    let all = match looks.measure {
        Measure::Total => vec![
            (true, Cell { class: "strong", ..Cell::text(rank(ranked.rank)) }),
            (true, Cell { class: rise_class(ranked.rise), ..Cell::text(rise_words(ranked.rise)) }),
            (false, unit),
            (false, sheets),
            (false, score),
            (false, bar),
            (false, tier),
            (false, quiet(fixed(ranked.corrected.0))),
            (false, Cell { class: "faint", ..Cell::text(ranked.shift().map_or(String::new(), signed)) }),
            (true, quiet(rank(ranked.corrected.1))),
        ],
        Measure::Class(_) => vec![
            (true, Cell { class: "strong", ..Cell::text(rank(ranked.rank)) }),
            (false, unit),
            (false, sheets),
            (false, score),
            (false, quiet(share_words(ranked))),
            (false, bar),
            (false, quiet(fixed(ranked.total.0))),
            (true, quiet(rank(ranked.total.1))),
            (false, tier),
        ],
    };
    all.into_iter().filter(|(is_rank, _)| !(looks.hidden && *is_rank)).map(|(_, cell)| cell).collect()
}

fn share_words(ranked: &Ranked) -> String {
    ranked.per_mille().map_or("—".to_owned(), |share| format!("{}.{}%", share / 10, share % 10))
}

fn tags(ranked: &Ranked) -> Vec<(String, TagTone)> {
    let tied = ranked.tied.then(|| ("并列".to_owned(), TagTone::Plain));
    let lifted = ranked.lifted.then(|| ("升档".to_owned(), TagTone::Ochre));
    tied.into_iter().chain(lifted).collect()
}

fn rise_class(rise: Option<isize>) -> &'static str {
    match rise {
        Some(places) if places > 0 => "blue",
        Some(places) if places < 0 => "ochre",
        _ => "faint",
    }
}

/// The rule, what it did, and how the corrected score comes about.
#[component]
pub fn Below() -> impl IntoView {
    let desk = Desk::get();
    let rule = move || desk.with(|reading| rule_in_words(&reading.standing.input.rules)).unwrap_or_default();
    let done = move || {
        let track = desk.track.get();
        let notes = desk.with(|reading| notes(&reading.standing, track)).unwrap_or_default();
        (!notes.is_empty()).then(|| view! { <p><b>"照规则算下来："</b>{notes.join("；")}"。"</p> })
    };
    view! {
        <div class="small quiet rule-words">
            <p><b>"规则："</b>{rule}"。"</p>
            {done}
            <p><b>"校正分怎么来："</b>"各点评委不尽相同，遇到手紧的评委会吃亏。先估出每位评委平均比大家高或低多少，再从各点得分中减去。两种分都列出，名次只按得分排；不改、不删任何一张评分表。"</p>
        </div>
    }
}
