//! 签到表: names ready, room to sign.

use leptos::prelude::*;

use super::parts::{Fill, Head, Paper, Widths};
use crate::ledger::work::print::PrintDay;
use crate::ui::sheets::{SignRow, fact, sign_rows};

#[component]
pub fn SignInSheet(day: PrintDay) -> impl IntoView {
    let rows = sign_rows(&day).into_iter().map(sign_row).collect_view();
    view! {
        <Paper title="主题党日签到表" sub=day.org.clone()>
            <Facts day=day.clone()/>
            <table class="grid-doc sign-table">
                <Widths percent=&[9, 22, 20, 27, 0]/>
                <Head labels=&["序号", "姓名", "党小组", "签名", "请假事由、补课"]/>
                <tbody>{rows}</tbody>
            </table>
            <Foot day/>
        </Paper>
    }
}

fn sign_row(row: SignRow) -> impl IntoView {
    view! {
        <tr>
            <td class="mid">{row.number}</td><td>{row.name}</td><td>{row.group}</td><td></td>
            <td class="doc-small">{row.remark}</td>
        </tr>
    }
}

#[component]
fn Facts(day: PrintDay) -> impl IntoView {
    let known = |label: &str| fact(&day, label);
    view! {
        <div class="doc-facts">
            <span>"主题："<Fill text=known("主题") width="50mm"/></span>
            <span>"时间："<Fill text=known("时间") width="50mm"/></span>
            <span>"地点："<Fill text=known("地点") width="50mm"/></span>
            <span>
                "主持人："<Fill text=known("主持人") width="20mm"/>"　　记录人："<Fill text=known("记录人") width="20mm"/>
            </span>
        </div>
    }
}

/// The counts: known once it was held, otherwise written by hand.
#[component]
fn Foot(day: PrintDay) -> impl IntoView {
    let due = (day.tally.due > 0).then(|| day.tally.due.to_string()).unwrap_or_default();
    let after = |count: usize| if day.day.is_held() { count.to_string() } else { String::new() };
    let part = |label: &'static str, count: String| {
        let text = if count.is_empty() { count } else { format!(" {count} ") };
        view! { <span class="doc-count">{label}<Fill text width="12mm"/>"人　"</span> }
    };
    view! {
        <div class="doc-foot">
            <span>
                {part("应到", due)}{part("实到", after(day.tally.came))}{part("请假", after(day.tally.leave))}
                {part("缺席", after(day.tally.absent))}
            </span>
            <span>"记录人（签名）"<span class="sign" style:min-width="26mm"></span></span>
        </div>
    }
}
