//! What each judge gave at each stop.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::points;
use crate::ui::components::SectionHead;
use crate::ui::components::charts::{Heat, HeatRow, HeatSpot};
use crate::ui::lists::results::heat::{Borders, HeatCell, heat};
use crate::ui::lists::results::judges::hundredths;
use crate::ui::lists::results::signed;

/// The map as it is drawn.
#[derive(Debug, Clone, PartialEq, Default)]
struct Drawn {
    borders: Borders,
    heads: Vec<(String, String)>,
    rows: Vec<HeatRow>,
    leniency: Vec<String>,
}

#[component]
pub fn HeatMap() -> impl IntoView {
    let desk = Desk::get();
    let drawn = Memo::new(move |_| drawn(desk));
    let heads = Signal::derive(move || drawn.with(|drawn| drawn.heads.clone()));
    let rows = Signal::derive(move || drawn.with(|drawn| drawn.rows.clone()));
    let foot = Signal::derive(move || ("评委宽严".to_owned(), drawn.with(|drawn| drawn.leniency.clone())));
    let press = move |key: String| {
        if let Ok(sheet) = key.parse() {
            desk.sheet.set(Some(sheet));
        }
    };
    let hidden = Memo::new(move |_| desk.with(|reading| reading.hidden()).unwrap_or(false));
    let count = Signal::derive(move || {
        Some(if hidden.get() { "和上表同一次序" } else { "按名次从高到低，评分表上的分" }.to_owned())
    });
    view! {
        <div class="heat-head">
            <SectionHead title="评委给各点的分" count><Legend borders=Signal::derive(move || drawn.with(|drawn| drawn.borders))/></SectionHead>
        </div>
        <div class="wide heat-wide" tabindex="0" role="region" aria-label="评分热力表">
            <Heat label="评委给各点的分，用方向键移动，回车打开评分表" corner="观摩点" heads rows foot on_press=press/>
        </div>
    }
}

#[component]
fn Legend(borders: Signal<Borders>) -> impl IntoView {
    let step = move |at: usize| {
        let border = borders.get().get(at).copied().unwrap_or(0);
        points::shown(border)
    };
    view! {
        <span class="legend">
            <span><i class="h1"></i>{move || format!("不到 {}", step(0))}</span>
            <span><i class="h2"></i>{move || step(0)}</span>
            <span><i class="h3"></i>{move || step(1)}</span>
            <span><i class="h4"></i>{move || step(2)}</span>
            <span><i class="h5"></i>{move || format!("{} 及以上", step(3))}</span>
            <span><i class="look"></i>"与众不同，请看一眼"</span>
            <span><i>"避"</i>"回避"</span>
            <span><i>"缺"</i>"还没交"</span>
            <span><i>"×"</i>"不计"</span>
            <span><i>"·"</i>"未安排"</span>
        </span>
    }
}

fn drawn(desk: Desk) -> Drawn {
    let rows = desk.rows.get();
    let stops: Vec<usize> = rows.iter().map(|row| row.at).collect();
    desk.with(|reading| {
        let (book, standing) = (&reading.book, &reading.standing);
        let (borders, cells) = heat(book, standing, &stops);
        let names: Vec<String> = book.judges.iter().map(|(_, judge)| judge.name.clone()).collect();
        let title = |judge: &crate::domain::tour::Judge| {
            [judge.name.as_str(), judge.unit.name.as_str(), judge.post.as_str()].join(" ").trim().to_owned()
        };
        let row = |(ranked, cells): (&crate::ui::lists::results::ranking::Ranked, Vec<HeatCell>)| HeatRow {
            key: ranked.stop.to_string(),
            name: ranked.unit.clone(),
            lead: ranked.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            spots: names.iter().zip(cells).map(|(judge, cell)| spot(judge, &ranked.unit, cell)).collect(),
        };
        let lean = |judge: usize| {
            standing
                .correction
                .leniency
                .get(judge)
                .copied()
                .flatten()
                .map_or("—".to_owned(), |points| signed(hundredths(points)))
        };
        Drawn {
            borders,
            heads: book.judges.iter().map(|(_, judge)| (judge.name.clone(), title(judge))).collect(),
            rows: rows.iter().zip(cells).map(row).collect(),
            leniency: (0..names.len()).map(lean).collect(),
        }
    })
    .unwrap_or_default()
}

/// At least one decimal, so that figures stand one above the other: `90.0`, `88.5`, `88.25`.
fn figure(hundredths: i64) -> String {
    let fixed = points::fixed(hundredths);
    fixed.strip_suffix('0').map_or(fixed.clone(), str::to_owned)
}

fn spot(judge: &str, unit: &str, cell: HeatCell) -> HeatSpot {
    let one = |text: &str, title: String| HeatSpot { text: text.to_owned(), title, ..HeatSpot::default() };
    match cell {
        HeatCell::Score { total, step, odd, sheet } => {
            let mark = if odd { "，与众不同，请看一眼" } else { "" };
            let title = format!("{judge} → {unit} {}{mark}", points::fixed(total));
            HeatSpot { text: figure(total), title, step, odd, key: sheet.to_string() }
        }
        HeatCell::Barred(sheet) => HeatSpot {
            key: sheet.to_string(),
            ..one("×", format!("{judge} → {unit}：没有计入，点开看原因"))
        },
        HeatCell::Aside(why) => one("避", format!("{judge}回避{unit}：{why}")),
        HeatCell::Missing => one("缺", format!("{judge}还没有{unit}的评分表")),
        HeatCell::Elsewhere => one("·", format!("没有安排{judge}评{unit}")),
    }
}
