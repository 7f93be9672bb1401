//! The funnel, and 销号率 over the last twelve months with the table that holds its numbers.

use leptos::prelude::*;

use super::BoardDesk;
use super::link::Count;
use crate::ledger::rectify::figures::Month;
use crate::ledger::rectify::filter::Show;
use crate::ui::components::SectionHead;
use crate::ui::components::charts::{Line, Series};
use crate::ui::lists::findings_board::{FunnelStep, funnel, month_names, rate, rate_words, rates};

/// 发现 → 认领 → 整改 → 报验 → 销号.
#[component]
pub fn Funnel() -> impl IntoView {
    let desk = BoardDesk::get();
    let step = move |one: FunnelStep| {
        let width = format!("{}%", one.share.unwrap_or(0) as f64 / 10.0);
        let filter = desk.figures.with(|figures| figures.list(one.show));
        view! {
            <tr>
                <th scope="row">{one.label}</th>
                <td><span class="bar" aria-hidden="true"><i style:width=width></i></span></td>
                <td class="num"><Count count=one.count filter name=one.label/></td>
                <td class="num quiet">{rate_words(one.share)}</td>
            </tr>
        }
    };
    let steps = move || desk.figures.with(|figures| funnel(figures)).into_iter().map(step).collect_view();
    view! {
            <SectionHead title="走到哪一步"/>
            <table class="ledger ledger-tight fixed finding-funnel">
                <caption class="visually-hidden">"走到哪一步"</caption>
                <colgroup><col class="f-name"/><col/><col class="f-count"/><col class="f-rate"/></colgroup>
                <thead><tr>
                    <th scope="col">"步骤"</th><th scope="col"><span class="visually-hidden">"图"</span></th>
                    <th scope="col" class="num">"条数"</th><th scope="col" class="num">"占全部"</th>
                </tr></thead>
                <tbody>{steps}</tbody>
            </table>
    }
}

/// 销号率 at the end of each month.
#[component]
pub fn Months() -> impl IntoView {
    let desk = BoardDesk::get();
    let months = Memo::new(move |_| desk.figures.with(|figures| figures.months.clone()));
    let points = Signal::derive(move || months.with(|months| month_names(months)));
    let series = Signal::derive(move || {
        months.with(|months| {
            let values = rates(months);
            let last = values.last().copied().flatten();
            vec![Series { name: last.map_or_else(String::new, |last| format!("{last:.1}%")), values }]
        })
    });
    view! {
        <section>
            <SectionHead title="销号率，近十二个月"/>
            <div class="finding-months">
                <Line label="各月底已销号的占全部，%" points series range=(0.0, 100.0) width=520.0/>
                <table class="ledger ledger-tight fixed">
                    <caption class="visually-hidden">"近十二个月的发现和销号"</caption>
                    <colgroup><col class="f-month"/><col/><col/><col class="f-rate"/><col class="f-rate"/></colgroup>
                    <thead><tr>
                        <th scope="col">"月份"</th><th scope="col" class="num">"发现"</th><th scope="col" class="num">"销号"</th>
                        <th scope="col" class="num">"累计销号"</th><th scope="col" class="num">"销号率"</th>
                    </tr></thead>
                    <tbody>{move || months.get().into_iter().map(|month| view! { <MonthRow month/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn MonthRow(month: Month) -> impl IntoView {
    let desk = BoardDesk::get();
    let list = move |show: Show| desk.figures.with_untracked(|figures| figures.list(show));
    let name = month.month.in_words();
    let of = |what: &str| format!("{name}{what}");
    view! {
        <tr>
            <th scope="row">{month.month.to_string()}</th>
            <td class="num"><Count count=month.found filter=list(Show::FoundIn(month.month)) name=of("发现")/></td>
            <td class="num"><Count count=month.closed filter=list(Show::ClosedIn(month.month)) name=of("销号")/></td>
            <td class="num"><Count count=month.all_closed filter=list(Show::ClosedBy(month.month)) name=of("底累计销号")/></td>
            <td class="num">{rate_words(rate(month.all_closed, month.all))}</td>
        </tr>
    }
}
