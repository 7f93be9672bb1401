//! 到点指导: what was done at each visit.

use leptos::prelude::*;

use super::{CONTACT, OneContact};
use crate::domain::dates::Date;
use crate::domain::responsibility::{Contact, ContactRole, Visit};
use crate::ledger::duties::contacts::{add_visit, remove_part};
use crate::ui::components::{Button, ButtonKind, DateInput, Empty, Field, SectionHead, TextInput};
use crate::ui::forms::BoundField;
use crate::ui::pages::duties::scope::aloud;
use crate::ui::session::Session;

#[component]
pub fn Visits() -> impl IntoView {
    let one = OneContact::get();
    let keys = Memo::new(move |_| {
        one.with(|contact| contact.visits_in_order().into_iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>())
    });
    let count = Signal::derive(move || Some(format!("{} 次", keys.with(Vec::len))));
    let none = Memo::new(move |_| keys.with(Vec::is_empty));
    view! {
        <SectionHead title="到点指导" count/>
        <NewVisit/>
        {move || match none.get() {
            true => view! { <Empty title="还没有到点记录" text="到点以后在上面记一笔：哪天、谁去、做了什么。自动列入书记台账。"/> }.into_any(),
            false => view! {
                <table class="sheet agenda duty-sheet">
                    <caption class="visually-hidden">"到点记录"</caption>
                    <colgroup><col class="d-day"/><col class="d-by"/><col/><col class="d-act"/></colgroup>
                    <thead><tr><th>"日期"</th><th>"到点人员"</th><th>"指导情况"</th><th><span class="visually-hidden">"删除"</span></th></tr></thead>
                    <tbody><For each=move || keys.get() key=Clone::clone let(key)><VisitRow key/></For></tbody>
                </table>
            }.into_any(),
        }}
    }
}

#[component]
fn VisitRow(key: String) -> impl IntoView {
    let one = OneContact::get();
    let field = |part: &str| format!("{}.{key}.{part}", Contact::visits);
    let own = key.clone();
    let day = Memo::new(move |_| one.with(|contact| contact.visits.get(&own).and_then(|visit| visit.day)));
    let name = move |what: &'static str| {
        Signal::derive(move || format!("{}　{what}", day.get().map(|day| day.to_string()).unwrap_or_default()))
    };
    let gone = key.clone();
    let remove = move |()| {
        let (me, key) = (one.session.me_now(), gone.clone());
        aloud(
            one.session,
            one.session.look(|ledger, tree| remove_part(ledger, tree, one.id, (Contact::visits, &key), me)),
        );
    };
    view! {
        <tr>
            <td><BoundField kind=&CONTACT id=one.id name=field(Visit::day) label=name("日期") hide_label=true quiet=true/></td>
            <td><BoundField kind=&CONTACT id=one.id name=field(Visit::by) label=name("到点人员") hide_label=true quiet=true/></td>
            <td><BoundField kind=&CONTACT id=one.id name=field(Visit::text) label=name("指导情况") hide_label=true rows=1 quiet=true/></td>
            <td><Button kind=ButtonKind::Plain small=true label="删除" why_not=one.refusal on_press=remove/></td>
        </tr>
    }
}

/// Another visit: today, by the 联系领导, unless it is said otherwise.
#[component]
fn NewVisit() -> impl IntoView {
    let one = OneContact::get();
    let session = one.session;
    let day = RwSignal::new(Some(session.today.get_untracked()));
    let said_by = RwSignal::new(None::<String>);
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let by = Signal::derive(move || {
        let leader =
            || one.with(|contact| contact.names_of(ContactRole::Leader).first().map(|name| (*name).to_owned()));
        said_by.get().or_else(leader).unwrap_or_default()
    });
    let add = move |()| {
        let on: Date = day.get_untracked().unwrap_or_else(|| session.today.get_untracked());
        let (who, what) = (by.get_untracked(), text.get_untracked());
        let keys = (session.me_now(), Session::new_id(), session.today.get_untracked());
        let made = session.look(|ledger, tree| add_visit(ledger, tree, one.id, (on, &who, &what), keys));
        wrong.set(made.clone().err());
        if let Ok(draft) = made {
            session.commit_aloud(draft);
            text.set(String::new());
            said_by.set(None);
        }
    };
    let may = Memo::new(move |_| one.refusal.with(Option::is_none));
    move || {
        may.get().then(|| {
            view! {
                <div class="form-grid duty-add">
                    <Field label="日期" width="w1"><DateInput value=day on_commit=move |on| day.set(on)/></Field>
                    <Field label="到点人员" width="w1"><TextInput value=by on_input=move |text| said_by.set(Some(text))/></Field>
                    <Field label="做了什么" width="w3" error=wrong><TextInput value=text placeholder="例：参加主题党日，讲党课" on_input=move |said| text.set(said)/></Field>
                    <div class="at-foot"><Button label="记一次到点" on_press=add/></div>
                </div>
            }
        })
    }
}
