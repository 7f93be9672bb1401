//! 会议记录: one form for each meeting of the day.

mod meeting;
mod vote;

use crate::domain::order::Ordered;
use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::party_day::AgendaKind;
use crate::ledger::work::day::add_minutes;
use crate::ui::components::{Button, Empty, SectionHead, focus_first};
use crate::ui::route::{Route, Sheet};
use crate::ui::session::Session;
use meeting::Meeting;

/// The tab.
#[component]
pub fn MinutesTab() -> impl IntoView {
    let one = OneDay::get();
    // In the order of the agenda, then those of their own.
    let keys = Memo::new(move |_| {
        one.day.with(|day| {
            let agenda: Vec<&str> = day.agenda_in_order().into_iter().map(|(key, _)| key).collect();
            let mut keys: Vec<String> = day.minutes.keys().cloned().collect();
            keys.order_by_key(|key| agenda.iter().position(|known| known == key).unwrap_or(usize::MAX));
            keys
        })
    });
    let count = Signal::derive(move || keys.with(|keys| (!keys.is_empty()).then(|| format!("{} 份", keys.len()))));
    let sheet = Route::Print(Sheet::Minutes, one.id, None).href();
    view! {
        <SectionHead title="会议记录" count><a href=sheet>"打印会议记录"</a></SectionHead>
        <AddMeeting/>
        {move || keys.with(Vec::is_empty).then(|| view! {
            <Empty title="还没有会议记录" text="一次主题党日可以有几个会议，每个会议各记一份：起止、应到实到、议题、发言要点、决议、表决。"/>
        })}
        <For each=move || keys.get() key=Clone::clone let(key)><Meeting key/></For>
    }
}

/// A button for each meeting of the agenda that has no minutes yet, and one for a meeting of its own.
#[component]
fn AddMeeting() -> impl IntoView {
    let one = OneDay::get();
    let open_items = Memo::new(move |_| {
        one.day.with(|day| {
            day.agenda_in_order()
                .into_iter()
                .filter(|(key, _)| !day.minutes.contains_key(*key))
                .filter(|(_, item)| item.is_meeting() || item.kind == AgendaKind::Study)
                .map(|(key, item)| (key.to_owned(), named(item.kind_label(), &item.title)))
                .collect::<Vec<_>>()
        })
    });
    let item = move |(key, label): (String, String)| {
        view! { <Button label=format!("记“{label}”") on_press=move |()| add(one, &key, "")/> }
    };
    let shown = move || one.refusal.with(Option::is_none);
    move || {
        shown().then(|| {
            view! {
                <div class="add-meeting">
                    {open_items.get().into_iter().map(item).collect_view()}
                    <Button label="加一个会议" on_press=move |()| add(one, &Session::new_id().to_string(), "会议")/>
                </div>
            }
        })
    }
}

fn named(kind: &str, title: &str) -> String {
    if title.is_empty() { kind.to_owned() } else { crate::domain::text::shortened(title, 14) }
}

fn add(one: OneDay, key: &str, title: &str) {
    if one.make(|ledger, _| add_minutes(ledger, one.id, key, title)).is_ok() {
        let selector = format!("#meeting-{key} textarea");
        request_animation_frame(move || focus_first(None, &selector));
    }
}
