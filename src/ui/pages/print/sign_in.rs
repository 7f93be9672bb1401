//! 签到表: names ready, room to sign.

use leptos::prelude::*;

use crate::ledger::work::print::PrintDay;
use crate::ui::pages::paper::{Count, Fill, Head, Paper, Signature, Widths};
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
    let held = day.day.is_held();
    let count = |count: usize, known: bool| i64::try_from(count).ok().filter(|_| known);
    let due = count(day.tally.due, day.tally.due > 0);
    let (came, leave) = (count(day.tally.came, held), count(day.tally.leave, held));
    let absent = count(day.tally.absent, held);
    view! {
        <div class="doc-foot">
            <span>
                <Count label="应到" count=due unit="人　"/>
                <Count label="实到" count=came unit="人　"/>
                <Count label="请假" count=leave unit="人　"/>
                <Count label="缺席" count=absent unit="人"/>
            </span>
            <Signature who="记录人"/>
        </div>
    }
}
