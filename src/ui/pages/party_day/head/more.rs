//! What is done seldom: 改期, 本月不开, steps back, 删除.

use leptos::prelude::*;

use crate::domain::kind::Kind;
use crate::domain::party_day::{PartyDay, Stage};
use crate::ledger::Draft;
use crate::ledger::work::day::{not_applicable, reopen, reschedule, unhold};
use crate::ui::components::Pop;
use crate::ui::pages::party_day::context::OneDay;
use crate::ui::pages::party_day::hold::HoldDialog;
use crate::ui::pages::party_day::joint::JoinDialog;
use crate::ui::pages::party_day::reason::{ReasonDialog, Typed};

/// The dialogs that the menu opens.
#[derive(Clone, Copy)]
struct Dialogs {
    move_day: RwSignal<bool>,
    skip: RwSignal<bool>,
    hold: RwSignal<bool>,
    join: RwSignal<bool>,
}

/// The menu 更多.
#[component]
pub fn More() -> impl IntoView {
    let one = OneDay::get();
    let dialogs = Dialogs {
        move_day: RwSignal::new(false),
        skip: RwSignal::new(false),
        hold: RwSignal::new(false),
        join: RwSignal::new(false),
    };
    let open = RwSignal::new(false);
    let may = move || one.refusal.with(Option::is_none);
    view! {
        {move || may().then(|| view! { <Pop label="更多" open end=true><Menu open dialogs/></Pop> })}
        <MoveDialog open=dialogs.move_day/>
        <SkipDialog open=dialogs.skip/>
        <HoldDialog open=dialogs.hold/>
        <JoinDialog open=dialogs.join/>
    }
}

#[component]
fn Menu(open: RwSignal<bool>, dialogs: Dialogs) -> impl IntoView {
    let one = OneDay::get();
    let day = one.day;
    let stage = move || day.with(PartyDay::stage);
    let skipped = move || day.with(|day| !day.not_applicable.is_empty());
    let ask = move |dialog: RwSignal<bool>| {
        Callback::new(move |()| {
            open.set(false);
            dialog.set(true);
        })
    };
    let run = move |draft: fn(OneDay) -> Draft| {
        Callback::new(move |()| {
            open.set(false);
            one.session.commit_aloud(draft(one));
        })
    };
    let before = move || stage() < Stage::Held && !skipped();
    let item = |label: &'static str, press: Callback<()>| {
        view! { <button type="button" on:click=move |_| press.run(())>{label}</button> }
    };
    let held = move || matches!(stage(), Stage::Held | Stage::Archived);
    view! {
        <div class="menu-list">
            {move || before().then(|| item("改期", ask(dialogs.move_day)))}
            {move || before().then(|| item("本月不开", ask(dialogs.skip)))}
            {move || (before() && !one.has_guests()).then(|| item("随上级一起开", ask(dialogs.join)))}
            {move || (before() && stage() == Stage::Planned).then(|| item("直接记开展", ask(dialogs.hold)))}
            {move || held().then(|| item("改开展时间", ask(dialogs.hold)))}
            {move || (stage() == Stage::Notified).then(|| item("改回未通知", run(unnotify)))}
            {move || held().then(|| item("退回到未开展", run(back)))}
            {move || (stage() == Stage::Archived).then(|| item("取消归档", run(unarchive)))}
            {item("删除", run(delete))}
        </div>
    }
}

fn unnotify(one: OneDay) -> Draft {
    let mut draft = Draft::new("改回未通知");
    draft.put(PartyDay::KIND, one.id, PartyDay::notified, crate::domain::kind::Value::Null);
    draft
}

fn back(one: OneDay) -> Draft {
    one.session.look(|ledger, _| unhold(ledger, one.id))
}

fn unarchive(one: OneDay) -> Draft {
    one.session.look(|ledger, _| reopen(ledger, one.id))
}

fn delete(one: OneDay) -> Draft {
    let name = one.session.look(|ledger, _| ledger.title(&(PartyDay::SPEC.name.into(), one.id)));
    let mut draft = Draft::new(format!("已删除“{name}”主题党日"));
    draft.delete(PartyDay::KIND, one.id);
    draft
}

/// 改期 asks for the day and the reason.
#[component]
fn MoveDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneDay::get();
    let typed = Typed::new();
    Effect::new(move |_| {
        if open.get() {
            typed.day.set(one.day.with_untracked(|day| day.date));
        }
    });
    let run = move |()| {
        let to = typed.day.get_untracked().ok_or("请写改到哪一天，例：2026-11-10")?;
        one.make(|ledger, _| reschedule(ledger, one.id, to, &typed.text.get_untracked()))
    };
    view! {
        <ReasonDialog open title="改期" verb="改期" day_label="改到" label="改期原因" placeholder="例：会场临时被占用" typed run/>
    }
}

/// 本月不开 asks for the reason.
#[component]
fn SkipDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneDay::get();
    let typed = Typed::new();
    let run = move |()| one.make(|ledger, _| not_applicable(ledger, one.id, &typed.text.get_untracked()));
    view! {
        <ReasonDialog open title="本月不开" verb="记本月不开" label="原因" placeholder="例：全体党员参加防汛值守" typed run/>
    }
}
