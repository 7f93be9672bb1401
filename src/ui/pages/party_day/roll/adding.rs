//! Somebody who came without being on the roll.

use leptos::prelude::*;

use crate::domain::kind::Ref;
use crate::domain::party_day::Presence;
use crate::ledger::work::day::{add_to_roll, mark};
use crate::ui::components::{Button, Combo, Field, Named};
use crate::ui::forms::reference;
use crate::ui::pages::party_day::context::OneDay;

/// A name, and two buttons: 记列席 or 加入应到.
#[component]
pub fn Adding() -> impl IntoView {
    let one = OneDay::get();
    let who = RwSignal::new(Ref::default());
    let wrong = RwSignal::new(None::<String>);
    let name = Signal::derive(move || who.with(|who| who.name.clone()));
    let pick = move |named: Named| {
        who.set(reference(named));
        wrong.set(None);
    };
    let done = move |result: Result<(), String>| match result {
        Ok(()) => who.set(Ref::default()),
        Err(why) => wrong.set(Some(why)),
    };
    let chosen = move || {
        let who = who.get_untracked();
        if who.is_empty() { Err("先写姓名".to_owned()) } else { Ok(who) }
    };
    let observe = move |()| {
        done(chosen().and_then(|who| one.make(|ledger, _| mark(ledger, one.id, &who, Presence::Observer, ""))));
    };
    let expect = move |()| done(chosen().and_then(|who| one.make(|ledger, _| add_to_roll(ledger, one.id, &who))));
    let suggest = one.suggest();
    let shown = move || one.refusal.with(Option::is_none);
    move || {
        shown().then(|| {
            view! {
                <div class="adding">
                    <Field label="名单外的人" error=wrong><Combo value=name suggest on_commit=pick placeholder="姓名或拼音首字母"/></Field>
                    <Button label="记列席" on_press=observe/>
                    <Button label="加入应到" on_press=expect/>
                </div>
            }
        })
    }
}
