//! By unit, source, 维度 and state: how many, how many closed, how many late.

use leptos::prelude::*;

use super::BoardDesk;
use super::link::{Count, ToList};
use crate::domain::finding::FindingState;
use crate::ledger::rectify::figures::{Figure, Figures};
use crate::ledger::rectify::filter::{Filter, Show};
use crate::ui::components::SectionHead;
use crate::ui::lists::findings_board::rate_words;

/// By unit at the left, by source and 维度 at the right.
#[component]
pub fn Tables() -> impl IntoView {
    let desk = BoardDesk::get();
    let of = move |rows: fn(&Figures) -> &Vec<Figure>| {
        Signal::derive(move || desk.figures.with(|figures| rows(figures).clone()))
    };
    view! {
        <div class="cols finding-tables">
            <section>
                <SectionHead title="按单位"/>
                <FigureTable label="单位" rows=of(|figures| &figures.units)/>
            </section>
            <section>
                <SectionHead title="按来源"/>
                <FigureTable label="来源" rows=of(|figures| &figures.sources)/>
                <SectionHead title="按维度"/>
                <FigureTable label="维度" rows=of(|figures| &figures.dimensions)/>
            </section>
        </div>
    }
}

/// Rows of figures with a bar each: the longest is the largest, the ink part of it is closed.
#[component]
fn FigureTable(label: &'static str, rows: Signal<Vec<Figure>>) -> impl IntoView {
    let most = Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| row.count).max().unwrap_or(0)));
    let body = move || {
        let most = most.get().max(1);
        rows.get().into_iter().map(|figure| view! { <FigureRow figure most/> }).collect_view()
    };
    view! {
        <table class="ledger ledger-tight fixed finding-figures">
            <caption class="visually-hidden">{format!("按{label}")}</caption>
            <colgroup>
                <col/><col class="f-bar"/><col class="f-count"/><col class="f-count"/><col class="f-count"/><col class="f-rate"/>
            </colgroup>
            <thead><tr>
                <th scope="col">{label}</th><th scope="col"><span class="visually-hidden">"图"</span></th>
                <th scope="col" class="num">"问题"</th><th scope="col" class="num">"已销号"</th>
                <th scope="col" class="num">"逾期"</th><th scope="col" class="num">"销号率"</th>
            </tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
}

#[component]
fn FigureRow(figure: Figure, most: usize) -> impl IntoView {
    let show = |show: Show| Filter { show, ..figure.filter.clone() };
    let width = |part: usize| format!("{:.1}%", part as f64 * 100.0 / most as f64);
    let name = |what: &str| format!("{}{what}", figure.label);
    let (label, title) = (figure.label.clone(), figure.label.clone());
    let head = match figure.count {
        0 => view! { <span class="cut full faint" title=title>{label}</span> }.into_any(),
        _ => {
            let filter = figure.filter.clone();
            view! { <ToList filter class="open cut full"><span title=title>{label}</span></ToList> }.into_any()
        }
    };
    let late = if figure.late > 0 { "red" } else { "" };
    view! {
        <tr>
            <th scope="row">{head}</th>
            <td>
                <span class="finding-bar" aria-hidden="true">
                    <i style:width=width(figure.closed)></i><b style:width=width(figure.count - figure.closed)></b>
                </span>
            </td>
            <td class="num"><Count count=figure.count filter=figure.filter.clone() name=name("问题")/></td>
            <td class="num"><Count count=figure.closed filter=show(Show::State(FindingState::Closed)) name=name("已销号")/></td>
            <td class="num"><Count count=figure.late filter=show(Show::Late) name=name("逾期") class=late/></td>
            <td class="num">{rate_words(figure.rate())}</td>
        </tr>
    }
}

/// By state.
#[component]
pub fn StateTable() -> impl IntoView {
    let desk = BoardDesk::get();
    let body = move || {
        let figures = desk.figures.get();
        let most = figures.states.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let row = |(state, count): &(FindingState, usize)| {
            let filter = figures.list(Show::State(*state));
            let width = format!("{:.1}%", *count as f64 * 100.0 / most as f64);
            view! {
                <tr>
                    <th scope="row">{state.label()}</th>
                    <td><span class="finding-bar" aria-hidden="true"><b style:width=width></b></span></td>
                    <td class="num"><Count count=*count filter name=state.label()/></td>
                </tr>
            }
        };
        figures.states.iter().map(row).collect_view()
    };
    view! {
        <table class="ledger ledger-tight fixed finding-figures">
            <caption class="visually-hidden">"按状态"</caption>
            <colgroup><col class="f-state"/><col/><col class="f-count"/></colgroup>
            <thead><tr>
                <th scope="col">"状态"</th><th scope="col"><span class="visually-hidden">"图"</span></th>
                <th scope="col" class="num">"问题"</th>
            </tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
}
