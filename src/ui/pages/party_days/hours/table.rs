//! The members with their bars.

use leptos::prelude::*;

use super::desk::HoursDesk;
use crate::ledger::work::hours::HoursRow;
use crate::ui::components::Empty;
use crate::ui::lists::hours::{HoursFilter, HoursSort, hours_words};
use crate::ui::pages::party_days::frame::{MoreRow, percent};
use crate::ui::route::Route;

const SPAN: usize = 8;

/// The table.
#[component]
pub fn HoursTable() -> impl IntoView {
    let desk = HoursDesk::get();
    let total = Memo::new(move |_| desk.shown.with(|rows| rows.len()));
    let body = move || {
        let drawn = desk.drawn.of(total.get());
        let over = desk.is_over();
        desk.shown.with(|rows| rows.iter().take(drawn).map(|one| row(one, over)).collect_view())
    };
    view! {
        <table class="ledger ledger-tight hours">
            <caption class="visually-hidden">{format!("{} 年党员考勤与学时", desk.year)}</caption>
            <thead><tr>
                <Head label="姓名" by=HoursSort::Name/>
                <th scope="col">"党支部"</th>
                <th scope="col" class="num">"到会/应到"</th>
                <Head label="到会率" by=HoursSort::Rate num=true/>
                <Head label="学时" by=HoursSort::Hours num=true/>
                <th scope="col" class="num">"要求"</th>
                <th scope="col"><span class="visually-hidden">"学时图"</span></th>
                <Head label="还差" by=HoursSort::Missing num=true/>
            </tr></thead>
            <tbody>{body}<MoreRow drawn=desk.drawn total=total span=SPAN/></tbody>
        </table>
        {move || (total.get() == 0).then(|| view! { <Nothing/> })}
    }
}

#[component]
fn Head(label: &'static str, by: HoursSort, #[prop(optional)] num: bool) -> impl IntoView {
    let desk = HoursDesk::get();
    let state = move || match desk.sort.get() {
        (now, false) if now == by => "ascending",
        (now, true) if now == by => "descending",
        _ => "none",
    };
    view! {
        <th scope="col" class:num=num aria-sort=state>
            <button type="button" class="sort" on:click=move |_| desk.sort_by(by)>{label}</button>
        </th>
    }
}

fn row(one: &HoursRow, over: bool) -> AnyView {
    let name = match one.member.id {
        Some(id) => view! { <a class="open" href=Route::Member(id).href()>{one.member.name.clone()}</a> }.into_any(),
        None => one.member.name.clone().into_any(),
    };
    let attended = if one.due == 0 { "—".to_owned() } else { format!("{}/{}", one.came, one.due) };
    let made_up = (one.made_up > 0).then(|| view! { <small class="faint">{format!(" 补 {}", one.made_up)}</small> });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="cut hours-branch" title=one.branch_name.clone()>{one.branch_name.clone()}</td>
            <td class="num">{attended}{made_up}</td>
            <td class="num">{percent(one.per_mille())}</td>
            <td class="num">{hours_words(one.hours)}</td>
            {asked(one, over)}
        </tr>
    }
    .into_any()
}

/// What is asked for, the bar, and what is missing; or why nothing is asked for.
fn asked(one: &HoursRow, over: bool) -> AnyView {
    let Some(need) = one.need else {
        return view! { <td class="num faint">"—"</td><td colspan="2" class="faint">{format!("免于考勤：{}", one.exempt)}</td> }.into_any();
    };
    let share = if need > 0 { (one.hours * 100 / need).clamp(0, 100) } else { 100 };
    let missing = one.missing();
    let tone = match (missing, over) {
        (0, _) => "num faint",
        (_, true) => "num red",
        (_, false) => "num ochre",
    };
    let left = if missing == 0 { "够了".to_owned() } else { hours_words(missing) };
    let width = format!("{share}%");
    view! {
        <td class="num quiet">{hours_words(need)}</td>
        <td class="hours-bar"><span class="bar" class:bar-blue=move || missing.is_positive()><i style:width=width></i></span></td>
        <td class=tone>{left}</td>
    }
    .into_any()
}

/// No row: nothing fits, or there are no members yet.
#[component]
fn Nothing() -> impl IntoView {
    let desk = HoursDesk::get();
    let clear = move |_| {
        desk.seek(String::new());
        desk.filter_by(HoursFilter::All);
    };
    move || match desk.rows.with(|rows| rows.is_empty()) {
        true => view! {
            <Empty title="还没有党员" text="把党员名册从 Excel 粘贴进来。签到以后，这里就有每个人的到会和学时。">
                <a class="btn btn-main" href=Route::Members.href()>"粘贴名册"</a>
            </Empty>
        }
        .into_any(),
        false => view! {
            <Empty title="没有符合的党员" text="换个姓名或筛选再看。">
                <button type="button" class="btn" on:click=clear>"清除筛选"</button>
            </Empty>
        }
        .into_any(),
    }
}
