//! The buttons of the head, and the two lines of tools: whose and of which year with the rate, and what is shown.

use leptos::prelude::*;

use super::copy::copy_table;
use super::desk::{Open, TaskDesk};
use crate::domain::task::{Cadence, TaskState};
use crate::ledger::duties::list::Reach;
use crate::ui::components::{Button, ButtonKind, Check, Pop, SearchBox, Segment, Segmented, Select};
use crate::ui::lists::duties::{Show, persons};
use crate::ui::pages::duties::scope::ScopeTools;
use crate::ui::route::{DutySheet, Route};

/// The buttons of the head. An empty list offers them larger.
#[component]
pub fn Acts() -> impl IntoView {
    let desk = TaskDesk::get();
    let some = Memo::new(move |_| desk.all.with(|all| !all.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <Button label="从 Excel 粘贴" why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::Paste))/>
                <Button label="从常用任务里选" why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::Starters))/>
                <Leave/>
                <Button label="新建" kind=ButtonKind::Main why_not=desk.refusal on_press=move |()| desk.open.set(Some(Open::New))/>
            }
        })
    }
}

/// What leaves the page.
#[component]
fn Leave() -> impl IntoView {
    let desk = TaskDesk::get();
    let open = RwSignal::new(false);
    let press = move |wanted: Open| {
        move |_| {
            open.set(false);
            desk.open.set(Some(wanted));
        }
    };
    let copy = move |_| {
        open.set(false);
        copy_table(desk);
    };
    // At the top of the tree there is nobody to report to, at its foot nobody to send to.
    let upper = move || desk.session.tree.with(|tree| tree.parent(desk.session.me()).is_some());
    let lower = move || desk.session.tree.with(|tree| !tree.children(Some(desk.session.me())).is_empty());
    let print = move || {
        let (org, year) = (desk.scope.org.get(), desk.scope.year.get());
        Route::DutyPrint(DutySheet::Tasks, org, Some(year)).href()
    };
    view! {
        <Pop label="导出、打印" open end=true>
            <div class="menu-list">
                {move || lower().then(|| view! { <button type="button" on:click=press(Open::Assign)>"导出下发"<span class="faint">"给下级的文件"</span></button> })}
                {move || upper().then(|| view! { <button type="button" on:click=press(Open::Report)>"报上级"<span class="faint">"给上级的文件"</span></button> })}
                <button type="button" on:click=copy>"复制到 Excel"<span class="faint">"现在列出的"</span></button>
                <a href=print>"打印"<span class="faint">"整张清单"</span></a>
            </div>
        </Pop>
    }
}

/// The two lines.
#[component]
pub fn Tools() -> impl IntoView {
    let desk = TaskDesk::get();
    let below = Signal::derive(move || desk.view.with(|view| view.reach == Reach::Below));
    let reach = move |on: bool| {
        desk.view.update(|view| view.reach = if on { Reach::Below } else { Reach::Own });
    };
    let lower =
        Memo::new(move |_| desk.session.tree.with(|tree| !tree.children(Some(desk.scope.org.get())).is_empty()));
    view! {
        <div class="toolbar duty-scope">
            <ScopeTools scope=desk.scope/>
            {move || lower.get().then(|| view! { <Check label="含下级" checked=below on_commit=reach/> })}
            <RateLine/>
        </div>
        <Filters/>
    }
}

/// 年初 X 项，已完成 X 项，占 X%; the late ones open their list.
#[component]
fn RateLine() -> impl IntoView {
    let desk = TaskDesk::get();
    let late = move || desk.rate.get().late;
    let look = move |_| desk.view.update(|view| view.filter.show = Show::State(TaskState::Late));
    view! {
        <p class="duty-rate push" role="status">
            <b>{move || desk.rate.get().in_words()}</b>
            {move || (late() > 0).then(|| view! {
                "　逾期 "<button type="button" class="count-link red" on:click=look aria-label=format!("逾期 {} 项，看看是哪些", late())>{late()}</button>" 项"
            })}
        </p>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let desk = TaskDesk::get();
    let view = desk.view;
    let segments = Signal::derive(move || {
        let count = |show: Show| desk.all.with(|all| all.iter().filter(|row| show.shows(row.state)).count());
        let wanted = view.with(|view| view.filter.show);
        let all = Show::ALL.into_iter().map(|show| (show, count(show)));
        all.filter(|(show, count)| *count > 0 || *show == Show::All || *show == wanted)
            .map(|(show, count)| Segment {
                key: show.label().to_owned(),
                label: show.label().to_owned(),
                count: Some(count),
            })
            .collect::<Vec<_>>()
    });
    let shown = Signal::derive(move || view.with(|view| view.filter.show.label().to_owned()));
    let show = move |key: String| {
        if let Some(show) = Show::ALL.into_iter().find(|show| show.label() == key) {
            view.update(|view| view.filter.show = show);
        }
    };
    let person = Signal::derive(move || view.with(|view| view.filter.person.clone().unwrap_or_default()));
    let people = Signal::derive(move || {
        let all = desk.all.with(|all| persons(all));
        let one = |(name, count): (String, usize)| (name.clone(), format!("{name}（{count}）"));
        std::iter::once((String::new(), "全部责任人".to_owned())).chain(all.into_iter().map(one)).collect::<Vec<_>>()
    });
    let pick = move |name: String| {
        view.update(|view| view.filter.person = Some(name).filter(|name| !name.is_empty()));
    };
    let cadence = Signal::derive(move || view.with(|view| view.filter.cadence.map_or("", Cadence::key).to_owned()));
    let cadences: Vec<(String, String)> = std::iter::once((String::new(), "全部频次".to_owned()))
        .chain(Cadence::ALL.iter().map(|one| (one.key().to_owned(), one.label().to_owned())))
        .collect();
    let choose = move |key: String| view.update(|view| view.filter.cadence = Cadence::of(&key));
    view! {
        <div class="toolbar duty-filters">
            <SearchBox label="查找任务".to_owned() placeholder="事项、责任人、拼音首字母（jdk）"
                value=Signal::derive(move || view.with(|view| view.filter.query.clone()))
                on_input=move |text| view.update(|view| view.filter.query = text)/>
            <Segmented label="状态" segments value=shown on_select=show/>
            <Select label="责任人" value=person options=people on_commit=pick/>
            <Select label="频次" value=cadence options=cadences on_commit=choose/>
        </div>
    }
}
