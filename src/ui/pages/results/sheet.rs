//! One sheet, 条 by 条, to be read.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::Side;
use crate::domain::score_sheet::ScoreSheet;
use crate::ledger::tour::book::{Book, Fault, Filled};
use crate::ui::components::{Dialog, SectionHead};
use crate::ui::lists::results::sheets::{Given, items};
use crate::ui::route::Route;

/// The dialog; it opens when a sheet is set on the desk.
#[component]
pub fn SheetDialog() -> impl IntoView {
    let desk = Desk::get();
    let open = RwSignal::new(false);
    let sheet = RwSignal::new(None::<Id>);
    Effect::new(move |_| {
        if let Some(id) = desk.sheet.get() {
            sheet.set(Some(id));
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            desk.sheet.set(None);
        }
    });
    let read = Memo::new(move |_| {
        let id = sheet.get()?;
        desk.session.ledger.with(|ledger| ledger.read::<ScoreSheet>(id))
    });
    let filled = Memo::new(move |_| {
        let id = sheet.get()?;
        desk.with(|reading| reading.book.sheets.iter().find(|filled| filled.id == id).cloned()).flatten()
    });
    let title = Signal::derive(move || read.with(|sheet| sheet.as_ref().map_or(String::new(), title_of)));
    let foot = move || {
        let edit = move || {
            let sheet = read.get()?;
            let locked = desk.is_locked();
            let (judge, stop) = (sheet.judge.parse::<Id>().ok()?, sheet.stop?);
            (!locked).then(
                || view! { <a class="btn" href=Route::Scoring(desk.tour, judge, Some(stop)).href()>"去打分页"</a> },
            )
        };
        view! { {edit}<button type="button" class="btn" on:click=move |_| open.set(false)>"关闭"</button> }
    };
    view! {
        <Dialog open title wide=true foot>
            {move || filled.get().map(|filled| view! { <Faults filled/> })}
            {move || read.get().map(|sheet| view! { <Items sheet filled/> })}
        </Dialog>
    }
}

fn title_of(sheet: &ScoreSheet) -> String {
    format!("{}给{}的评分表", sheet.judge_name, sheet.unit.name)
}

/// What is odd about it.
#[component]
fn Faults(filled: Filled) -> impl IntoView {
    let line = |fault: &Fault| {
        let class = if fault.bars() { "red" } else { "ochre" };
        view! { <p class=class>{fault.text()}</p> }
    };
    view! { <div>{filled.faults.iter().map(line).collect_view()}</div> }
}

#[component]
fn Items(sheet: ScoreSheet, filled: Memo<Option<Filled>>) -> impl IntoView {
    let desk = Desk::get();
    let all = desk.with(|reading| items(&reading.book.outline, &sheet)).unwrap_or_default();
    let sums = move || {
        let filled = filled.get()?;
        desk.with(|reading| sums(&reading.book, &filled))
    };
    let said = [("亮点", &sheet.merits), ("不足", &sheet.faults), ("建议", &sheet.advice)];
    let said = said.map(|(label, text)| (label, ScoreSheet::lines(text).map(str::to_owned).collect::<Vec<_>>()));
    let about = format!(
        "{}　{}",
        sheet.entry.label(),
        sheet
            .handed_in
            .map_or("还没有交表".to_owned(), |day| format!("交表 {}", crate::domain::dates::month_day(day)))
    );
    view! {
        <p class="quiet">{about}"　"{sums}</p>
        <div class="wide"><table class="ledger ledger-tight level">
            <caption class="visually-hidden">"逐条得分"</caption>
            <thead><tr>
                <th scope="col" class="num">"序号"</th><th scope="col">"类"</th><th scope="col">"条"</th>
                <th scope="col" class="num">"分值"</th><th scope="col" class="num">"得分"</th><th scope="col">"扣分原因"</th>
            </tr></thead>
            <tbody>{all.iter().map(row).collect_view()}</tbody>
        </table></div>
        {said.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(label, lines)| view! {
            <SectionHead title=label/>
            <ul class="plain-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        }).collect_view()}
    }
}

fn row(given: &Given) -> impl IntoView + use<> {
    let side = match given.side {
        Side::Base => "",
        Side::Bonus => "（加分）",
        Side::Deduct => "（扣分）",
    };
    let points = given.points.map_or("未填".to_owned(), points::shown);
    let class = match (given.points, given.beyond, given.side) {
        (_, true, _) => "num red",
        (None, _, Side::Base) => "num ochre",
        _ => "num strong",
    };
    let second = given
        .second
        .map(|second| view! { <span class="ochre small">{format!(" 复核 {}", points::shown(second))}</span> });
    view! {
        <tr>
            <td class="num faint">{given.number.map(|number| number.to_string())}</td>
            <td class="quiet">{given.class.clone()}</td>
            <th scope="row">{given.name.clone()}{side}</th>
            <td class="num quiet">{given.most.map_or("—".to_owned(), points::shown)}</td>
            <td class=class>{points}{second}</td>
            <td class="small">{given.reason.clone()}</td>
        </tr>
    }
}

/// `合计 86.00：党建基础 18.00，组织建设 17.50 …，加减 +1.00`.
fn sums(book: &Book, filled: &Filled) -> String {
    let weighed = &filled.weighed;
    let class = |(class, sum): (&crate::domain::scheme::Class, &i64)| {
        (class.points > 0).then(|| format!("{} {}", class.name, points::fixed(*sum)))
    };
    let classes: Vec<String> = book.outline.classes.iter().zip(&weighed.classes).filter_map(class).collect();
    let extra = (weighed.extra != 0).then(|| format!("加减分 {}", crate::ui::lists::results::signed(weighed.extra)));
    let parts: Vec<String> = classes.into_iter().chain(extra).collect();
    format!("合计 {}：{}", points::fixed(weighed.total()), parts.join("，"))
}
