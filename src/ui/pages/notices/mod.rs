//! The list of 整改通知单: what this unit issued, what it received, what the units below deal with.

mod desk;
mod doubles;
mod new;
mod table;
mod together;

use leptos::prelude::*;

use crate::ledger::rectify::letters::Side;
use crate::ui::components::{Button, ButtonKind, Empty, Page, PageHead, Segment, Segmented, Select};
use crate::ui::pages::findings::Tabs;
use crate::ui::route::FindingsTab;
use desk::{ListDesk, Show};

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let desk = ListDesk::provide();
    let none = Memo::new(move |_| desk.letters.with(|all| all.is_empty()));
    let body = move || {
        if none.get() { view! { <NoLetters/> }.into_any() } else { view! { <List/> }.into_any() }
    };
    view! {
        <Page>
            <PageHead title="整改台账" sub="通知单：一个单位一份，签发给号，问题没有销完不办结" saved=desk.session.saved/>
            <Tabs tab=FindingsTab::Notices/>
            <doubles::Doubles/>
            {body}
            <new::NewNotices/>
        </Page>
    }
}

#[component]
fn List() -> impl IntoView {
    let desk = ListDesk::get();
    let none = Memo::new(move |_| desk.shown.with(|all| all.is_empty()));
    let table = move || match none.get() {
        true => view! { <NoHits/> }.into_any(),
        false => view! { <table::Table/> }.into_any(),
    };
    view! {
        <div class="toolbar">
            <Sides/>
            <Stages/>
            <together::Together/>
            <span class="push"><New/></span>
        </div>
        {table}
        <Gaps/>
    }
}

#[component]
fn Sides() -> impl IntoView {
    let desk = ListDesk::get();
    let segments = Signal::derive(move || {
        let one = |side: Side| Segment {
            key: format!("{side:?}"),
            label: side.label().to_owned(),
            count: Some(desk.letters.with(|all| all.iter().filter(|letter| letter.side == side).count())),
        };
        let upper = desk.letters.with(|all| all.iter().any(|letter| letter.side == Side::Below));
        Side::ALL.into_iter().filter(|side| upper || *side != Side::Below).map(one).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || format!("{:?}", desk.side.get()));
    let choose = move |key: String| {
        let found = Side::ALL.into_iter().find(|side| format!("{side:?}") == key);
        desk.choose(found.unwrap_or(Side::Issued));
    };
    view! { <Segmented label="哪些通知单" segments value on_select=choose/> }
}

#[component]
fn Stages() -> impl IntoView {
    let desk = ListDesk::get();
    let options = Signal::derive(|| Show::all().into_iter().map(|show| (show.key(), show.label())).collect::<Vec<_>>());
    let value = Signal::derive(move || desk.show.get().key());
    let choose =
        move |key: String| desk.show.set(Show::all().into_iter().find(|show| show.key() == key).unwrap_or_default());
    view! { <span class="month-pick"><Select label="办理状态" value options on_commit=choose/></span> }
}

#[component]
fn New() -> impl IntoView {
    let desk = ListDesk::get();
    let none = Signal::derive(move || desk.offered.with(|all| all.is_empty()).then(|| NOTHING.to_owned()));
    view! { <Button label="新建" kind=ButtonKind::Main why_not=none on_press=move |()| desk.drawing.set(true)/> }
}

/// Why nothing can be drawn up.
const NOTHING: &str = "没有可以下通知单的问题：要由本单位提出、责任单位在下级、还没有销号、不在别的通知单里";

/// Numbers that no notice here bears.
#[component]
fn Gaps() -> impl IntoView {
    let desk = ListDesk::get();
    move || {
        let all = desk.gaps.get();
        let shown = desk.side.get() == Side::Issued && !all.is_empty();
        shown.then(|| {
            let year = |(year, numbers): (&i64, &Vec<i64>)| {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                format!("〔{year}〕{} 号", numbers.join("、"))
            };
            let words = all.iter().map(year).collect::<Vec<_>>().join("；");
            view! { <p class="small ochre letter-gaps">{format!("缺号：{words}。可能在别的电脑上，还没有并进来；号不再补给别的通知单。")}</p> }
        })
    }
}

/// No notice at all.
#[component]
fn NoLetters() -> impl IntoView {
    let desk = ListDesk::get();
    let text = move || match desk.offered.with(|all| all.is_empty()) {
        true => format!("{NOTHING}。上级发来的通知单，从“数据交换”导入。"),
        false => "把要下级整改的问题按单位下成通知单：起草、签发、导出下发，对方整改报告，再复查办结。".to_owned(),
    };
    view! {
        <Empty title="还没有整改通知单" text=Signal::derive(text)>
            <New/>
            <a class="btn" href=crate::ui::route::Route::Exchange(crate::ui::route::ExchangeTab::Import).href()>"导入"</a>
        </Empty>
    }
}

#[component]
fn NoHits() -> impl IntoView {
    let desk = ListDesk::get();
    let clear = move |()| desk.show.set(Show::default());
    let filtered = move || desk.show.get() != Show::default();
    let text = Signal::derive(move || match desk.side.get() {
        _ if filtered() => "换一个状态，或者看全部。".to_owned(),
        Side::Issued => "点“新建”，从本单位提出的问题里选。".to_owned(),
        Side::Received => "上级发来的通知单，从“数据交换”导入。".to_owned(),
        Side::Below => String::new(),
    });
    view! {
        <Empty title="没有符合的通知单" text>
            {move || filtered().then(|| view! { <Button label="清除筛选" on_press=clear/> })}
        </Empty>
    }
}
