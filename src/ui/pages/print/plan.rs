//! 年度计划表: the twelve months of a 支部, or the 计划要点 of what stands above it.

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::dates::{Date, YearMonth, weekday_full_zh};
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::domain::plan_item::PlanItem;
use crate::ledger::work::plan::{PlanRow, plan_rows};
use crate::ledger::work::upper_plan::items_of;
use crate::ui::pages::paper::{Head, Paper, Signature, Widths, WriteDate};
use crate::ui::session::Session;

#[component]
pub fn PlanSheet(org: Id, year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    move || {
        let today = session.today.get();
        let year = year.unwrap_or(today.year());
        let (name, is_branch) = session.read(|_, tree| {
            let branch = tree.get(tree.resolve(org)).is_some_and(|org| org.is_branch());
            (tree.name(org).to_owned(), branch)
        });
        page::set_title(&format!("{year}年主题党日年度计划表 {name}"));
        let table = if is_branch {
            let rows = session.read(|ledger, tree| plan_rows(ledger, tree, org, year, today));
            view! { <BranchYear rows/> }.into_any()
        } else {
            let items = session.read(|ledger, tree| items_of(ledger, tree, org, year));
            view! { <UpperYear year items/> }.into_any()
        };
        let title = if is_branch { "主题党日年度计划表" } else { "主题党日年度计划要点" };
        view! {
            <Paper title=format!("{year}年{title}") sub=name>
                <div class="doc-lead">{table}</div>
                <div class="doc-foot"><Signature who="制表人"/><Signature who="审核人"/><WriteDate/></div>
            </Paper>
        }
    }
}

#[component]
fn BranchYear(rows: Vec<PlanRow>) -> impl IntoView {
    view! {
        <table class="grid-doc plan-doc">
            <Widths percent=&[7, 13, 16, 0, 14, 10, 12]/>
            <Head labels=&["月份", "日期", "主题", "内容", "地点", "主持人", "备注"]/>
            <tbody>{rows.into_iter().map(branch_row).collect_view()}</tbody>
        </table>
    }
}

fn branch_row(row: PlanRow) -> impl IntoView {
    let remark = remark(&row);
    let month = format!("{}月", row.month.month());
    let on = row.day.as_ref().and_then(PartyDay::day).map(short_day);
    let words = |day: PartyDay| [day.theme, day.content, day.place, day.host.name];
    let cells = row.day.map(words).unwrap_or_default().map(|text| view! { <td>{text}</td> });
    view! {
        <tr>
            <td class="mid">{month}</td><td>{on}</td>{cells.into_iter().collect_view()}
            <td class="doc-small">{remark}</td>
        </tr>
    }
}

/// The year stands in the title: `11月3日（星期二）`, broken before the weekday alone.
fn short_day(day: Date) -> impl IntoView {
    let date = format!("{}月{}日", day.month(), day.day());
    view! { <span class="doc-count">{date}</span><span class="doc-count">{format!("（{}）", weekday_full_zh(day))}</span> }
}

/// 规定动作 and what is out of the ordinary; not what is only doubtful today.
fn remark(row: &PlanRow) -> String {
    let upper = row.from_upper.is_some().then(|| "规定动作".to_owned());
    let flags = row.flags.iter().filter(|flag| Some(*flag) != row.placed.unsure.as_ref()).cloned();
    upper.into_iter().chain(flags).collect::<Vec<_>>().join("；")
}

#[component]
fn UpperYear(year: i32, items: Vec<PlanItem>) -> impl IntoView {
    let rows = YearMonth::all_of(year).flat_map(|month| {
        let of_month: Vec<_> = items.iter().filter(|item| item.month == Some(month)).cloned().map(Some).collect();
        let of_month = if of_month.is_empty() { vec![None] } else { of_month };
        of_month.into_iter().map(move |item| upper_row(month, item))
    });
    view! {
        <table class="grid-doc plan-doc">
            <Widths percent=&[8, 26, 0, 32]/>
            <Head labels=&["月份", "主题", "内容", "要求"]/>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn upper_row(month: YearMonth, item: Option<PlanItem>) -> impl IntoView {
    let words = |item: PlanItem| [item.theme, item.content, item.demand];
    let cells = item.map(words).unwrap_or_default().map(|text| view! { <td>{text}</td> });
    view! { <tr><td class="mid">{format!("{}月", month.month())}</td>{cells.into_iter().collect_view()}</tr> }
}
