//! 书记抓党建工作台账: quarter by quarter.

use leptos::prelude::*;

use super::Desk;
use crate::domain::dates::{day_in_words, month_day};
use crate::ledger::duties::book::{Chapter, Line, book, by_unit, chapter, quarter, summary};
use crate::ledger::duties::list::{Rate, Reach, list};
use crate::ui::pages::duties::quarter_name;
use crate::ui::pages::paper::{Head, Paper, Signature, Widths, WriteDate};

const HEADS: &[&str] = &["日期", "类别", "单位", "做了什么"];
/// More lines of a chapter than this are told by unit.
const MANY: usize = 12;

pub fn sheet(desk: Desk<'_>) -> AnyView {
    let lines = book(desk.ledger, desk.tree, desk.org, desk.year, desk.today);
    let tasks = list(desk.ledger, desk.tree, (desk.org, Reach::Own), desk.year, desk.today);
    let rate = Rate::of(tasks.iter().map(|(_, state)| state)).in_words();
    let secretary = desk.tree.get(desk.org).and_then(|org| org.secretary()).map(|one| format!("书记 {}　", one.name));
    let lead = format!("{}任务清单：{rate}　截至 {}", secretary.unwrap_or_default(), day_in_words(desk.today));
    let parts = (1..=4).map(|at| part(at, &quarter(&lines, at))).collect_view();
    view! {
        <Paper title=format!("{} 年书记抓党建工作台账", desk.year) sub=desk.name()>
            <p class="doc-small doc-lead">{lead}</p>
            {parts}
            <div class="doc-foot"><Signature who="书记"/><WriteDate/></div>
        </Paper>
    }
    .into_any()
}

/// A quarter; one in which nothing happened yet is left out.
fn part(at: u8, lines: &[&Line]) -> Option<impl IntoView + use<>> {
    if lines.is_empty() {
        return None;
    }
    // What is done in many places is told by unit; the unit's own lines are always listed.
    let is_many = |one: Chapter| chapter(lines, one).len() > MANY;
    let listed = lines.iter().filter(|line| line.own || !is_many(line.chapter));
    let told = Chapter::ALL.into_iter().filter(|one| is_many(*one)).filter_map(|one| {
        let below: Vec<&Line> = chapter(lines, one).into_iter().filter(|line| !line.own).collect();
        let units: Vec<String> = by_unit(&below).into_iter().map(|(org, count)| format!("{org} {count}")).collect();
        (!units.is_empty())
            .then(|| view! { <p class="doc-small">{format!("{}，下级：{}。", one.label(), units.join("，"))}</p> })
    });
    let told = told.collect_view();
    let row = |line: &&Line| {
        view! {
            <tr><td class="mid">{month_day(line.day)}</td><td class="mid">{line.chapter.label()}</td><td>{line.org.clone()}</td><td>{line.text.clone()}</td></tr>
        }
    };
    let rows = listed.map(row).collect_view();
    Some(view! {
        <h2>{quarter_name(at)}</h2>
        <p class="doc-small">{summary(lines)}</p>
        {told}
        <table class="grid-doc duty-doc"><Widths percent=[10, 16, 24, 0]/><Head labels=HEADS/><tbody>{rows}</tbody></table>
    })
}
