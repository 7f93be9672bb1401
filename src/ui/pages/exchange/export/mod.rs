//! 导出: choose what, see what will leave, one file.

mod choice;
mod leaving;

use leptos::prelude::*;

use choice::{What, outgoing};
use leaving::Leaving;

use crate::domain::dates::YearMonth;
use crate::ui::components::{Button, ButtonKind, Check, Field, SectionHead, Select};
use crate::ui::route::Route;
use crate::ui::session::{Former, JudgeSeat, Session};

/// What is chosen.
#[derive(Clone, Copy, PartialEq)]
pub struct Choice {
    /// What to send.
    pub what: What,
    /// Which month, for 月报 and what goes back.
    pub month: YearMonth,
    /// Which year, for 年报 and plans.
    pub year: i32,
    /// With the members, in a 组织包.
    pub members: bool,
    /// With 身份证号, telephone, address.
    pub private: bool,
    /// With pictures, in files of their own.
    pub photos: bool,
}

/// The leaf.
#[component]
pub fn Export() -> impl IntoView {
    let session = Session::get();
    let month = YearMonth::of(session.today.get_untracked());
    let choice = RwSignal::new(Choice {
        what: What::Month,
        month,
        year: month.year(),
        members: true,
        private: false,
        photos: false,
    });
    // Whose records were before is read from the history once; a moved member still goes into the old unit's pack.
    let former = RwSignal::new(Former::new());
    leptos::task::spawn_local(async move {
        let history = session.whole_history().await;
        former.set(crate::exchange::select::former_organizations(&history));
    });
    let busy = RwSignal::new(None::<String>);
    let send = move |()| {
        busy.set(Some("正在导出".to_owned()));
        leptos::task::spawn_local(async move {
            outgoing(session, choice.get_untracked(), former).await;
            busy.set(None);
        });
    };
    let backup = move |()| {
        leptos::task::spawn_local(async move {
            let history = session.whole_history().await;
            if session.write_backup(&history) {
                session.say("备份文件已交给浏览器下载，请确认它在下载文件夹里");
            }
        });
    };
    view! {
        <SectionHead title="一、备份" count="全部记录和历史，含身份证号和电话；换电脑、出故障时从它恢复">
            <Button label="导出备份" on_press=backup/>
        </SectionHead>
        {match session.profile.with_untracked(|profile| profile.judge) {
            Some(seat) => view! { <HandIn seat/> }.into_any(),
            None => view! {
                <SectionHead title="二、上报和下发" count="选内容，看清要带走什么，再导出"/>
                <div class="cols cols-plan">
                    <div>
                        <WhatToSend choice/>
                        <p class="acts-line"><Button kind=ButtonKind::Main label="导出" busy=busy on_press=send/></p>
                    </div>
                    <aside aria-label="要带走的内容"><Leaving choice former/></aside>
                </div>
            }
            .into_any(),
        }}
    }
}

/// What a judge's laptop sends is handed in where it is scored.
#[component]
fn HandIn(seat: JudgeSeat) -> impl IntoView {
    view! {
        <SectionHead title="二、评分包" count="打完的表在“现场打分”里交出，存成一个文件"/>
        <p class="acts-line"><a class="btn" href=Route::Scoring(seat.tour, seat.judge, None).href()>"去现场打分"</a></p>
    }
}

#[component]
fn WhatToSend(choice: RwSignal<Choice>) -> impl IntoView {
    let session = Session::get();
    let what = Signal::derive(move || choice.with(|choice| choice.what.key().to_owned()));
    let label = move |what: &What| (what.key().to_owned(), what.label(session));
    let whats = Signal::derive(move || What::ALL.iter().map(label).collect::<Vec<_>>());
    let set_what = move |key: String| {
        if let Some(found) = What::ALL.iter().find(|what| what.key() == key) {
            choice.update(|choice| {
                choice.what = *found;
                choice.photos = found.brings_photos();
            });
        }
    };
    let more = move || match choice.with(|choice| choice.what) {
        What::Month | What::Back => view! { <MonthChoice choice/> }.into_any(),
        What::Year | What::Plan => view! { <YearChoice choice/> }.into_any(),
        What::Organizations | What::Findings | What::FindingsBack => ().into_any(),
    };
    let with_members = move || choice.with(|choice| choice.what) == What::Organizations;
    let tick = move |read: fn(&Choice) -> bool, write: fn(&mut Choice, bool)| {
        let checked = Signal::derive(move || choice.with(read));
        (checked, Callback::new(move |on: bool| choice.update(|choice| write(choice, on))))
    };
    let (members, set_members) = tick(|choice| choice.members, |choice, on| choice.members = on);
    let (private, set_private) = tick(|choice| choice.private, |choice, on| choice.private = on);
    let (photos, set_photos) = tick(|choice| choice.photos, |choice, on| choice.photos = on);
    let members_check = move || {
        with_members().then(|| view! { <p><Check label="带党员名册" checked=members on_commit=set_members/></p> })
    };
    let evidence = move || {
        let brings = choice.with(|choice| choice.what.brings_photos());
        brings.then(|| view! { <span class="help">"整改前后的照片是佐证，默认一起带走"</span> })
    };
    view! {
        <div class="form-grid">
            <Field label="内容" width="w4"><Select value=what options=whats on_commit=set_what/></Field>
            {more}
        </div>
        {members_check}
        <p><Check label="带身份证号、电话、住址" checked=private on_commit=set_private/></p>
        <p><Check label="带影像（另存为单独的文件）" checked=photos on_commit=set_photos/>{evidence}</p>
    }
}

#[component]
fn MonthChoice(choice: RwSignal<Choice>) -> impl IntoView {
    let months = recent_months(YearMonth::of(Session::get().today.get_untracked()));
    let value = Signal::derive(move || choice.with(|choice| choice.month.to_string()));
    let set = move |key: String| {
        if let Ok(month) = key.parse() {
            choice.update(|choice| choice.month = month);
        }
    };
    view! { <Field label="月份" width="w2"><Select value=value options=months on_commit=set/></Field> }
}

#[component]
fn YearChoice(choice: RwSignal<Choice>) -> impl IntoView {
    let this_year = YearMonth::of(Session::get().today.get_untracked()).year();
    let years: Vec<_> =
        (this_year - 1..=this_year + 1).rev().map(|year| (year.to_string(), format!("{year} 年"))).collect();
    let value = Signal::derive(move || choice.with(|choice| choice.year.to_string()));
    let set = move |key: String| {
        if let Ok(year) = key.parse() {
            choice.update(|choice| choice.year = year);
        }
    };
    view! { <Field label="年度" width="w2"><Select value=value options=years on_commit=set/></Field> }
}

fn recent_months(now: YearMonth) -> Vec<(String, String)> {
    let mut months = Vec::new();
    let mut month = now.next();
    for _ in 0..14 {
        months.push((month.to_string(), month.in_words()));
        month = month.prev();
    }
    months
}
