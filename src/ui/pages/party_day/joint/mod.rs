//! A day held together: the 支部 that a host lists, and for a 支部 the host's agenda.

use leptos::prelude::*;

mod branches;
mod join;

pub use branches::Branches;
pub use join::JoinDialog;

use super::context::OneDay;
use crate::domain::dates::month_day;
use crate::domain::party_day::PartyDay;
use crate::ledger::work::day::leave;
use crate::ledger::work::print::{PrintDay, PrintItem, print_data};
use crate::ui::components::{Button, Empty, SectionHead};
use crate::ui::route::{DayTab, Route};

/// The host's agenda, read-only, beside the 支部's own roll.
#[component]
pub fn HostAgenda() -> impl IntoView {
    let one = OneDay::get();
    let host = Memo::new(move |_| {
        let host = one.day.with(|day| day.joint)?;
        one.session.read(|ledger, tree| print_data(ledger, tree, host))
    });
    let leave = move |()| one.session.commit_aloud(leave(one.id));
    let held = Memo::new(move |_| one.day.with(PartyDay::is_held));
    view! {
        <SectionHead title="随上级一起开">
            {move || (!held.get()).then(|| view! { <Button small=true label="改为自己开" why_not=one.refusal on_press=leave/> })}
        </SectionHead>
        {move || match host.get() {
            Some(host) => view! { <HostFacts host/> }.into_any(),
            None => view! { <Empty title="上级的安排不在账本里" text="请上级把这次主题党日下发过来，导入后议程就显示在这里。本支部的签到可以照常记。"/> }.into_any(),
        }}
    }
}

#[component]
fn HostFacts(host: PrintDay) -> impl IntoView {
    let link = Route::PartyDay(host.day.id, DayTab::Agenda).href();
    let when = host.day.day().map_or_else(String::new, month_day);
    let item = |(at, item): (usize, PrintItem)| {
        let start = item.start.map_or_else(|| "—".to_owned(), |start| start.to_string());
        view! { <tr><td class="num faint">{at + 1}</td><td class="num">{start}</td><td class="nowrap">{item.kind}</td><td>{item.title}</td><td class="nowrap">{item.person}</td></tr> }
    };
    view! {
        <p class="quiet">{format!("{}　{when}　{}　主持人 {}　", host.org, host.day.place, host.day.host.name)}<a href=link>"看上级的安排"</a></p>
        <table class="ledger ledger-tight">
            <caption class="visually-hidden">"上级的议程"</caption>
            <thead><tr><th class="num">"序"</th><th class="num">"开始"</th><th>"环节"</th><th>"内容"</th><th>"负责人"</th></tr></thead>
            <tbody>{host.agenda.into_iter().enumerate().map(item).collect_view()}</tbody>
        </table>
    }
}
