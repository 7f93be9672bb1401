//! 方案: what is planned and spent, and beside it the scheme as it will be printed.

use leptos::prelude::*;

use super::context::{DAY, OneDay};
use crate::domain::party_day::PartyDay;
use crate::ledger::work::print::{PrintItem, print_data};
use crate::ui::components::SectionHead;
use crate::ui::forms::BoundField;
use crate::ui::route::{Route, Sheet};

/// The tab.
#[component]
pub fn SchemeTab() -> impl IntoView {
    let one = OneDay::get();
    let id = one.id;
    view! {
        <div class="cols cols-day">
            <div>
                <SectionHead title="要准备的"/>
                <div class="form-grid">
                    <BoundField kind=&DAY id name=PartyDay::content width="w6" placeholder="做什么，达到什么" quiet=true/>
                    <BoundField kind=&DAY id name=PartyDay::materials width="w3" rows=5 quiet=true/>
                    <BoundField kind=&DAY id name=PartyDay::supplies width="w3" rows=5 quiet=true/>
                    <BoundField kind=&DAY id name=PartyDay::budget width="w2" quiet=true/>
                    <BoundField kind=&DAY id name=PartyDay::spent width="w2" quiet=true/>
                    <BoundField kind=&DAY id name=PartyDay::notes width="w2" help="收上来几份" quiet=true/>
                </div>
            </div>
            <Preview/>
        </div>
    }
}

/// The scheme as it stands.
#[component]
fn Preview() -> impl IntoView {
    let one = OneDay::get();
    let data = Memo::new(move |_| {
        // The facts, not the roll: it is read again only when this record changes.
        one.day.track();
        one.session.look(|ledger, tree| print_data(ledger, tree, one.id))
    });
    let facts = move || {
        let facts = data.with(|data| data.as_ref().map(|data| data.facts.clone())).unwrap_or_default();
        facts.into_iter().map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()
    };
    let item = |item: PrintItem| {
        let start = item.start.map_or_else(String::new, |start| format!("{start}　"));
        let person = if item.person.is_empty() { String::new() } else { format!("（{}）", item.person) };
        let title = if item.title.is_empty() { String::new() } else { format!("：{}", item.title) };
        view! { <li>{format!("{start}{}{title}{person}", item.kind)}</li> }
    };
    let agenda = move || {
        let agenda = data.with(|data| data.as_ref().map(|data| data.agenda.clone())).unwrap_or_default();
        agenda.into_iter().map(item).collect_view()
    };
    let sheet = Route::Print(Sheet::Scheme, one.id, None).href();
    view! {
        <section>
            <SectionHead title="活动方案"><a href=sheet>"打印方案"</a></SectionHead>
            <div class="paper-card">
                <dl class="facts">{facts}</dl>
                <h3>"议程"</h3>
                <ol class="paper-list">{agenda}</ol>
            </div>
        </section>
    }
}
