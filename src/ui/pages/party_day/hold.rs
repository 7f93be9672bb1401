//! 开展: the day and the time it was held; 应到 is frozen with it.

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::dates::{Date, Time};
use crate::domain::kind::{FieldValue, Kind};
use crate::domain::party_day::PartyDay;
use crate::ledger::work::day::hold;
use crate::ui::components::{Button, ButtonKind, DateInput, Dialog, Field, TextInput};

/// What the dialog holds.
#[derive(Clone, Copy)]
struct Asked {
    day: RwSignal<Option<Date>>,
    from: RwSignal<String>,
    to: RwSignal<String>,
}

impl Asked {
    /// What is likely: what was recorded, else the planned day and the length of the agenda.
    fn fill(self, one: OneDay) {
        let today = one.session.today.get_untracked();
        one.day.with_untracked(|day| {
            let planned = day.date.filter(|date| *date <= today).unwrap_or(today);
            let from = day.held_from.or(day.time);
            let length = u16::try_from(day.agenda_minutes()).ok().filter(|minutes| *minutes > 0);
            let to = day.held_to.or_else(|| from.zip(length).and_then(|(from, length)| from.plus(length)));
            self.day.set(Some(day.held.unwrap_or(planned)));
            self.from.set(from.map_or_else(String::new, |time| time.to_string()));
            self.to.set(to.map_or_else(String::new, |time| time.to_string()));
        });
    }

    fn run(self, one: OneDay) -> Result<(), String> {
        let day = self.day.get_untracked().ok_or("请写开展日期，例：2026-11-03")?;
        if day > one.session.today.get_untracked() {
            return Err(format!("{day} 还没有到，开展以后再记"));
        }
        let from = time(&self.from.get_untracked())?;
        let to = time(&self.to.get_untracked())?;
        one.make(|ledger, tree| hold(ledger, tree, one.id, day, from, to))
    }
}

fn time(text: &str) -> Result<Option<Time>, String> {
    let spec = PartyDay::SPEC.field(PartyDay::held_from).ok_or("没有开始时间这一项")?;
    spec.read_text(text).map(|value| Time::from_value(&value))
}

/// The dialog.
#[component]
pub fn HoldDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneDay::get();
    let asked =
        Asked { day: RwSignal::new(None), from: RwSignal::new(String::new()), to: RwSignal::new(String::new()) };
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            wrong.set(None);
            asked.fill(one);
        }
    });
    let press = move |()| match asked.run(one) {
        Ok(()) => open.set(false),
        Err(why) => wrong.set(Some(why)),
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="记为已开展" on_press=press/>
        }
    };
    let set_day = move |day: Option<Date>| asked.day.set(day);
    let set_from = move |text: String| asked.from.set(text);
    let set_to = move |text: String| asked.to.set(text);
    view! {
        <Dialog open title="开展" foot>
            <p class="quiet">{move || hold_words(one)}</p>
            <div class="form-grid">
                <Field label="开展日期" width="w2"><DateInput value=asked.day on_commit=set_day/></Field>
                <Field label="开始" width="w2"><TextInput value=asked.from placeholder="如 14:30" on_input=set_from/></Field>
                <Field label="结束" width="w2"><TextInput value=asked.to placeholder="如 16:30" on_input=set_to/></Field>
            </div>
            <p class="wrong" role="alert">{move || wrong.get()}</p>
        </Dialog>
    }
}

fn hold_words(one: OneDay) -> &'static str {
    one.day.with(|day| {
        if day.is_held() {
            "改开展的日期和时间。应到名单和签到不变。"
        } else if !one.has_guests() {
            "应到名单按这一天的名册定下来，先都记到会，再改请假、缺席的人。"
        } else {
            "各支部的签到由支部自己记。"
        }
    })
}
