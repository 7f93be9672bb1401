//! 督导 of the 组织部, newest first.

use leptos::prelude::*;

use crate::domain::dates::{Date, day_in_table, weekday_zh};
use crate::domain::tour::Supervision;
use crate::ledger::tour::plan::{add_supervision, remove_supervision, supervisions};
use crate::ui::components::{Button, ButtonKind, DateInput, Field, SectionHead, TextArea, TextInput};
use crate::ui::pages::tour::desk::TourDesk;
use crate::ui::session::Session;

/// The entries as a time line, and a form for one more.
#[component]
pub fn Supervisions() -> impl IntoView {
    let desk = TourDesk::get();
    let entries = Memo::new(move |_| desk.tour.with(supervisions));
    let count = Signal::derive(move || entries.with(|all| (!all.is_empty()).then(|| format!("{} 次", all.len()))));
    view! {
        <SectionHead title="督导" count/>
        {move || desk.foreign.with(Option::is_none).then(|| view! { <NewEntry/> })}
        {move || entries.with(Vec::is_empty).then(|| view! { <p class="quiet empty-line">"还没有督导记录。组织部到场看了什么、说了什么，记在这里。"</p> })}
        <ol class="line supervisions">
            {move || entries.get().into_iter().map(|(key, entry)| view! { <Entry key entry/> }).collect_view()}
        </ol>
    }
}

#[component]
fn Entry(key: String, entry: Supervision) -> impl IntoView {
    use chrono::Datelike;
    let desk = TourDesk::get();
    let year = desk.session.today.with_untracked(Datelike::year);
    let day = entry.day.map_or("未写日期".to_owned(), |day| day_in_table(day, year));
    let weekday = entry.day.map(|day: Date| weekday_zh(day));
    let remove = move |()| desk.session.commit_aloud(remove_supervision(desk.id, &key));
    view! {
        <li class="key">
            <time>{day}<br/><span class="faint">{weekday}</span></time>
            <div>
                {(!entry.by.is_empty()).then(|| view! { <b>{entry.by.clone()}</b> })}
                <span class="said-text">{entry.text}</span>
                <Button label="删除" kind=ButtonKind::Plain small=true why_not=desk.foreign on_press=remove/>
            </div>
        </li>
    }
}

#[component]
fn NewEntry() -> impl IntoView {
    let desk = TourDesk::get();
    let today = desk.session.today.get_untracked();
    let typed = RwSignal::new(Supervision { day: Some(today), ..Supervision::default() });
    let wrong = RwSignal::new(None::<String>);
    let add = move |()| {
        let entry = typed.get_untracked();
        match desk.session.look(|ledger, _| add_supervision(ledger, desk.id, &entry, Session::new_id())) {
            Ok(draft) => {
                desk.session.commit_aloud(draft);
                wrong.set(None);
                // The same people are likely to write the next one.
                typed.update(|typed| typed.text.clear());
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let by = Signal::derive(move || typed.with(|typed| typed.by.clone()));
    let text = Signal::derive(move || typed.with(|typed| typed.text.clone()));
    let day = Signal::derive(move || typed.with(|typed| typed.day));
    let set_day = move |day: Option<Date>| typed.update(|typed| typed.day = day);
    let type_by = move |by: String| typed.update(|typed| typed.by = by);
    let type_text = move |text: String| typed.update(|typed| typed.text = text);
    view! {
        <div class="form-grid new-entry">
            <Field label="日期" width="w3"><DateInput value=day on_commit=set_day/></Field>
            <Field label="督导人" width="w3"><TextInput value=by on_input=type_by/></Field>
            <Field label="督导情况" width="w6" error=wrong>
                <TextArea value=text rows=3 on_input=type_text placeholder="例：现场查看两个点，评分表填写规范，一处台账不全"/>
            </Field>
            <div class="w6"><Button label="记督导" on_press=add/></div>
        </div>
    }
}
