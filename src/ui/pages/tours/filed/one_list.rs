//! One ranking over all tours: by corrected scores where judges connect them, or by raw scores by choice.

use leptos::prelude::*;

use super::desk::FiledDesk;
use crate::domain::points;
use crate::ledger::tour::filing::{Line, ranked_openly, raw_together, together};
use crate::ui::components::{Align, Banner, Cell, Column, LedgerTable, Row, SectionHead, Segment, Segmented};
use crate::ui::lists::results::charts::{bar_length, bar_start};

/// What the one ranking comes to.
#[derive(Debug, Clone, PartialEq)]
struct Joint {
    /// The lines of the 排名组, or why there are none.
    lines: Result<Vec<(Line, String)>, String>,
    /// Tours that hide their ranks and are left out.
    hidden: Vec<String>,
}

#[component]
pub fn OneList() -> impl IntoView {
    let desk = FiledDesk::get();
    let raw = RwSignal::new(false);
    let joint = Memo::new(move |_| joint(desk, raw.get()));
    let segments = vec![
        Segment { key: "corrected".to_owned(), label: "按校正分".to_owned(), count: None },
        Segment { key: "raw".to_owned(), label: "按原始分".to_owned(), count: None },
    ];
    let value = Signal::derive(move || if raw.get() { "raw" } else { "corrected" }.to_owned());
    let words = move || match raw.get() {
        true => "按各次观摩自己的得分合排。各次评委不同，有的手松有的手紧，这里没有校正，名次只作参考。",
        false => "各次观摩有共同的评委时，先校正各位评委的宽严，再合排。加减分计入，未完成的点不排。",
    };
    let hidden = move || {
        let hidden = joint.with(|joint| joint.hidden.join("、"));
        (!hidden.is_empty()).then(|| view! { <p class="small ochre">{format!("{hidden}不显示名次，没有合排。")}</p> })
    };
    let body = move || match joint.with(|joint| joint.lines.clone()) {
        Ok(lines) => view! { <Table lines/> }.into_any(),
        Err(why) => view! { <Banner text=why/> }.into_any(),
    };
    view! {
        <SectionHead title="二、合在一起排">
            <Segmented label="按什么排" segments value on_select=move |key: String| raw.set(key == "raw")/>
        </SectionHead>
        <p class="small quiet one-list-words">{words}</p>
        {hidden}
        {body}
    }
}

fn joint(desk: FiledDesk, raw: bool) -> Joint {
    let track = desk.track.get();
    desk.session.tree.with(|tree| {
        desk.with_shown(|shown| {
            let owned: Vec<_> = shown.iter().map(|filed| (*filed).clone()).collect();
            let open = ranked_openly(&owned);
            let hidden = owned.iter().filter(|filed| filed.book.tour.hide_ranks).map(|filed| filed.organizer.clone());
            let lines = if raw { Ok(raw_together(&open)) } else { together(tree, &open).map_err(|why| why.text()) };
            let named = |line: Line| {
                let organizer = open.get(line.tour).map(|filed| filed.organizer.clone()).unwrap_or_default();
                (line, organizer)
            };
            let of_track = |lines: Vec<Line>| lines.into_iter().filter(|line| line.track == track).map(named).collect();
            Joint { lines: lines.map(of_track), hidden: hidden.collect() }
        })
    })
}

#[component]
fn Table(lines: Vec<(Line, String)>) -> impl IntoView {
    let share = |line: &Line| usize::try_from(line.score / 10).unwrap_or(0);
    let start = bar_start(lines.iter().map(|(line, _)| share(line)));
    let column = |label: &str, width: u32, align: Align| Column { label: label.to_owned(), width, align, sort: None };
    let columns = vec![
        column("名次", 56, Align::Right),
        column("单位", 0, Align::Left),
        column("组织观摩的单位", 280, Align::Left),
        column("分数", 80, Align::Right),
        column(&format!("{} 至 100", start / 10), 200, Align::Left),
    ];
    let row = |(line, organizer): &(Line, String)| Row {
        key: format!("{}/{}", line.tour, line.stop),
        cells: vec![
            Cell { class: "strong", ..Cell::text(line.rank.to_string()) },
            Cell::text(line.unit.clone()),
            Cell { class: "quiet", ..Cell::text(organizer.clone()) },
            Cell { class: "strong", ..Cell::text(points::fixed(line.score)) },
            Cell { bar: Some(bar_length(start, share(line))), title: points::fixed(line.score), ..Cell::default() },
        ],
        ..Row::default()
    };
    let rows: Vec<Row> = lines.iter().map(row).collect();
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="合排名次">
            <LedgerTable label="合排名次" columns rows head=1 class="level"/>
        </div>
    }
}
