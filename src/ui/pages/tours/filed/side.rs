//! The tours side by side: organizers across, places down.

use leptos::prelude::*;

use super::desk::FiledDesk;
use crate::domain::dates::month_day;
use crate::domain::points;
use crate::ui::components::{MoreRow, SectionHead, Window};
use crate::ui::lists::results::filed::{FiledCell, FiledColumn, side_by_side};
use crate::ui::lists::results::ranking::tier_look;
use crate::ui::lists::results::short_name;
use crate::ui::route::{Route, TourTab};

#[component]
pub fn SideBySide() -> impl IntoView {
    let desk = FiledDesk::get();
    let columns = Memo::new(move |_| {
        let track = desk.track.get();
        desk.with_shown(|shown| side_by_side(shown, &track))
    });
    let places =
        Memo::new(move |_| columns.with(|columns| columns.iter().map(|one| one.cells.len()).max().unwrap_or(0)));
    let window = Window::new(places);
    let row = move |at: usize| {
        let cells = columns.with(|columns| columns.iter().map(|column| cell(column, at)).collect_view());
        view! { <tr><th scope="row" class="num faint">{at + 1}</th>{cells}</tr> }
    };
    let rows = move || (0..window.shown()).map(row).collect_view();
    let heads = move || columns.with(|columns| columns.iter().map(head).collect_view());
    let least = move || format!("{}px", 44 + columns.with(Vec::len) * 236);
    let span = move || columns.with(Vec::len) + 1;
    let count = Signal::derive(move || {
        let (track, tours) = (desk.track.get(), columns.with(Vec::len));
        Some(format!("{track}组，{tours} 次观摩，按锁定时的结果"))
    });
    view! {
        <SectionHead title="一、各自的名次" count/>
        <div class="wide filed-wide" tabindex="0" role="region" aria-label="各次观摩的名次">
            <table class="ledger ledger-tight level filed" style:min-width=least>
                <caption class="visually-hidden">"各次观摩的名次，一列一次观摩"</caption>
                <thead><tr><th scope="col" class="num filed-no">"序"</th>{heads}</tr></thead>
                <tbody>{rows}{move || view! { <MoreRow window span=span()/> }}</tbody>
            </table>
        </div>
    }
}

fn head(column: &FiledColumn) -> impl IntoView + use<> {
    let filed = match (column.filed, column.locked) {
        (Some(day), _) => format!("备案 {}", month_day(day)),
        (None, Some(day)) => format!("锁定 {}", month_day(day)),
        (None, None) => String::new(),
    };
    let changed = (column.changed > 0).then(|| {
        view! { <span class="ochre">{format!("，锁定后有 {} 个点变了", column.changed)}</span> }
    });
    let hidden = column.hidden.then_some("，不显示名次");
    view! {
        <th scope="col">
            <a href=Route::Tour(column.tour, TourTab::Results).href() title=column.name.clone()>{column.organizer.clone()}</a>
            <span class="filed-sub">{column.name.clone()}</span>
            <span class="filed-sub">{filed}{hidden}{changed}</span>
        </th>
    }
}

fn cell(column: &FiledColumn, at: usize) -> impl IntoView + use<> {
    let Some(one) = column.cells.get(at) else { return view! { <td></td> }.into_any() };
    let FiledCell { rank, unit, score, tier } = one.clone();
    let tier = tier.map(|(place, name)| view! { <span class=tier_look(place, column.tiers)>{name}</span> });
    // What was locked without rank or tier was not finished.
    let open = (rank.is_none() && !column.hidden).then(|| view! { <span class="small ochre">"未完成"</span> });
    let short = short_name(&unit).to_owned();
    view! {
        <td><span class="filed-cell">
            <b class="num">{rank.map(|rank| rank.to_string())}</b>
            <span class="cut" title=unit>{short}</span>
            <span class="num quiet">{score.map(points::fixed)}</span>
            {tier}{open}
        </span></td>
    }
    .into_any()
}
