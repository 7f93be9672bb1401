//! 通知, in the form of an official letter (GB/T 9704-2012): title, 主送, body, 署名 and 成文日期.

use leptos::prelude::*;

use crate::domain::dates::day_in_words;
use crate::ledger::work::print::{PrintDay, PrintItem};
use crate::ui::pages::paper::{Fill, WriteDate};
use crate::ui::sheets::fact;

#[component]
pub fn NoticeSheet(day: PrintDay) -> impl IntoView {
    let known = |label: &str| fact(&day, label);
    let branches = known("参加支部");
    // Where no 支部 are named the letter is addressed to the 参加范围 itself, which need not be said again.
    let scope = if branches.is_empty() { String::new() } else { known("参加范围") };
    let to = if branches.is_empty() { known("参加范围") } else { branches };
    let mut points = Points(0);
    view! {
        <section class="sheet-a4 doc letter">
            <h1>{format!("关于开展{}的通知", day.title)}</h1>
            <p class="letter-to">{format!("{to}：")}</p>
            <p>{format!("现将{}有关事项通知如下。", day.title)}</p>
            {points.line("主题", known("主题"))}
            {points.line("时间", known("时间"))}
            {points.line("地点", known("地点"))}
            {points.line_if("参加范围", scope)}
            {points.line_if("主持人", known("主持人"))}
            {(!day.agenda.is_empty()).then(|| points.agenda(&day.agenda))}
            {points.line_if("请带资料", known("学习资料"))}
            {points.line_if("物资", known("物资"))}
            <p>"请准时参加。不能参加的，请提前向主持人请假。"</p>
            <div class="letter-end">
                <p>{day.org.clone()}</p>
                <p>{match day.day.notified {
                    Some(day) => view! { {day_in_words(day)} }.into_any(),
                    None => view! { <WriteDate/> }.into_any(),
                }}</p>
            </div>
        </section>
    }
}

/// The points of the letter, numbered as they come.
struct Points(usize);

impl Points {
    fn next(&mut self) -> &'static str {
        const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        self.0 += 1;
        NUMBERS.get(self.0 - 1).copied().unwrap_or_default()
    }

    /// A point that every notice has: a line to write on when it is not known.
    fn line(&mut self, label: &str, text: String) -> impl IntoView + use<> {
        let lead = format!("{}、{label}：", self.next());
        view! { <p><b>{lead}</b><Fill text width="90mm"/></p> }
    }

    /// A point that is left out when there is nothing to say.
    fn line_if(&mut self, label: &str, text: String) -> Option<impl IntoView + use<>> {
        (!text.is_empty()).then(|| self.line(label, text))
    }

    fn agenda(&mut self, items: &[PrintItem]) -> impl IntoView + use<> {
        let lead = format!("{}、议程", self.next());
        let lines = items.iter().zip(1..).map(|(item, number)| view! { <p>{agenda_line(number, item)}</p> });
        view! { <p><b>{lead}</b></p> {lines.collect_view()} }
    }
}

/// `1. 14:30　集中学习：学习《消防法》（陈桂兰）`.
fn agenda_line(number: usize, item: &PrintItem) -> String {
    let start = item.start.map_or(String::new(), |start| format!("{start}　"));
    let title = if item.title.is_empty() { String::new() } else { format!("：{}", item.title) };
    let person = if item.person.is_empty() { String::new() } else { format!("（{}）", item.person) };
    format!("{number}. {start}{}{title}{person}", item.kind)
}
