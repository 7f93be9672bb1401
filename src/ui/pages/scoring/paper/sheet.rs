//! The sheet: judges against 条, what each adds up to and still lacks.

use leptos::prelude::*;

use super::desk::{Mode, PaperDesk, Wrong, shown};
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::{Leaf, Side};
use crate::domain::score_sheet::Weighed;
use crate::domain::text::shortened;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::paper::{PaperLine, Papers};
use crate::ui::components::{Align, Grid, GridCell, GridColumn, GridKind, GridRow, PasteBlock};
use crate::ui::route::Route;

/// Width of a column of figures, in pixels.
const FIGURES: u32 = 68;
/// Longest name of a 条 in the head, in characters.
const NAME: usize = 12;

/// The sheet. It is made anew only for another scheme; another stop fills it with other rows.
#[component]
pub fn Sheet(desk: PaperDesk) -> impl IntoView {
    let rows = Signal::derive(move || {
        let (second, stop) = (desk.mode.get() == Mode::Second, desk.at.get());
        let locked = desk.locked().is_some();
        let wrong = desk.wrong.get();
        desk.with(|papers| {
            let row = |(at, line)| row(papers, at, line, second, locked, stop.map(|stop| (stop, &wrong)));
            papers.lines.iter().enumerate().map(row).collect::<Vec<_>>()
        })
    });
    let label = Signal::derive(move || {
        let what = if desk.mode.get() == Mode::Second { "复核录入" } else { "评分表" };
        desk.with(|papers| format!("{}的{what}", papers.stop.unit.name))
    });
    let grid = move || {
        let columns = columns(&desk.outline.get().leaves);
        view! {
            <Grid label=label corner="评委" columns=columns rows=rows
                on_commit=move |(row, col, text): (usize, usize, String)| desk.type_cell(row, col, text)
                on_paste=move |block: PasteBlock| desk.type_block(block)/>
        }
    };
    view! { <div class="scroll paper-sheet wide" role="region" aria-label="评分表">{grid}</div> }
}

fn columns(leaves: &[Leaf]) -> Vec<GridColumn> {
    let typed = leaves.iter().map(|leaf| GridColumn {
        label: head(leaf),
        width: FIGURES,
        align: Align::Right,
        kind: GridKind::Text,
    });
    let sum =
        |label: &str| GridColumn { label: label.to_owned(), width: FIGURES, align: Align::Right, kind: GridKind::Read };
    typed.chain([sum("合计"), sum("还缺")]).collect()
}

/// Number, name and 分值 of a 条, each on a line.
fn head(leaf: &Leaf) -> String {
    let side = if leaf.side == Side::Base { String::new() } else { format!("{} ", leaf.side.label()) };
    let full = leaf.points.map(points::shown).unwrap_or_default();
    format!("{}\n{side}{}\n/ {full}", leaf.number, shortened(&leaf.name, NAME))
}

fn row(
    papers: &Papers,
    at: usize,
    line: &PaperLine,
    second: bool,
    locked: bool,
    wrong: Option<(Id, &Wrong)>,
) -> GridRow {
    let aside = match &line.seat {
        Seat::Aside(why) => Some(format!("回避：{why}")),
        Seat::Scores | Seat::Elsewhere => None,
    };
    let cell = |(place, leaf): (usize, &Leaf)| {
        let (first, again) = papers.readings(at, place);
        let figure = if second { again } else { first };
        let mut cell = GridCell {
            text: shown(figure),
            read: locked || aside.is_some(),
            title: aside.clone().unwrap_or_default(),
            ..GridCell::default()
        };
        if let Some(figure) = figure.filter(|figure| !leaf.allows(*figure)) {
            cell.problem = Some(format!("{} 超出分值，不计", points::shown(figure)));
        }
        let typed = wrong.and_then(|(stop, all)| all.get(&(stop, second, line.key.clone(), leaf.key.clone())));
        if let Some((text, why)) = typed {
            cell.text.clone_from(text);
            cell.problem = Some(why.clone());
        }
        cell
    };
    let mut cells: Vec<GridCell> = papers.outline.leaves.iter().enumerate().map(cell).collect();
    cells.extend(sums(papers, at, line, second));
    let under = aside.unwrap_or_else(|| match line.seat {
        Seat::Elsewhere => "没有安排打这个点".to_owned(),
        _ => line.unit.clone(),
    });
    GridRow { head: Some(format!("{}\n{under}", line.name)), cells }
}

/// What a line adds up to, leading to the judge's own page; and how many 条 are open.
fn sums(papers: &Papers, at: usize, line: &PaperLine, second: bool) -> [GridCell; 2] {
    let read = |text: String, title: &str, href| GridCell {
        text,
        title: title.to_owned(),
        href,
        read: true,
        ..GridCell::default()
    };
    if matches!(line.seat, Seat::Aside(_)) {
        return [read("回避".to_owned(), "", None), read(String::new(), "", None)];
    }
    let weighed = if second { second_sum(papers, at) } else { line.progress.weighed.clone() };
    let open = weighed.missing.len() + weighed.beyond.len();
    let begun = open < papers.outline.leaves.iter().filter(|leaf| leaf.side == Side::Base).count();
    let total = if begun { points::shown(weighed.total()) } else { "—".to_owned() };
    let judge: Option<Id> = line.key.parse().ok();
    let href = judge.map(|judge| Route::Scoring(papers.tour.id, judge, Some(papers.stop.id)).href());
    let missing = if open == 0 { "齐".to_owned() } else { open.to_string() };
    [read(total, "打开这位评委的评分表，写亮点、不足、建议", href), read(missing, "", None)]
}

fn second_sum(papers: &Papers, at: usize) -> Weighed {
    let figures = papers.outline.leaves.iter().enumerate();
    let given = figures.filter_map(|(place, leaf)| Some((leaf.key.as_str(), papers.readings(at, place).1?)));
    Weighed::of(&papers.outline, papers.outline.take(given))
}
