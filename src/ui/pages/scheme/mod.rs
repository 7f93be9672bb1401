//! One 指标体系: its lines in a sheet, what they add up to, and what does not agree. One that is in use is only read.

mod chosen;
mod desk;
mod doc;
mod facts;
mod head;
mod sheet;
mod side;
mod tools;

use leptos::prelude::*;

use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::domain::scheme::{NodeLevel, Scheme};
use crate::ledger::scheme::users;
use crate::ui::components::{Button, ButtonKind, Crumb, Empty, Page, PageHead};
use crate::ui::route::{Route, ToursTab};
use crate::ui::session::Session;

use desk::SchemeDesk;

/// The page.
#[component]
pub fn SchemePage(id: Id) -> impl IntoView {
    let session = Session::get();
    let desk = SchemeDesk::new(session, id);
    provide_context(desk);
    let title = Signal::derive(move || {
        desk.scheme.with(|scheme| scheme.as_ref().map_or("指标体系".to_owned(), |scheme| scheme.name.clone()))
    });
    let sub = Signal::derive(move || desk.scheme.with(|scheme| scheme.as_ref().map(|scheme| words(session, scheme))));
    let crumb = Crumb { label: "指标体系".to_owned(), href: Route::Tours(ToursTab::Schemes).href() };
    let there = Memo::new(move |_| desk.scheme.with(Option::is_some));
    view! {
        <Page>
            <div class="no-print">
                <PageHead title sub crumb saved=session.saved>
                    {move || there.get().then(|| view! { <head::Acts/> })}
                </PageHead>
            </div>
            {move || if there.get() { view! { <Body/> }.into_any() } else { view! { <Gone/> }.into_any() }}
        </Page>
    }
}

/// Which version, whether it is in use, and who uses it.
fn words(session: Session, scheme: &Scheme) -> String {
    let mut words = vec![format!("第 {} 版", scheme.version.unwrap_or(1))];
    let before = scheme.previous.and_then(|id| session.read(|ledger, _| ledger.read::<Scheme>(id)));
    words.extend(before.map(|before| format!("由第 {} 版改来", before.version.unwrap_or(1))));
    words.push(match scheme.frozen {
        Some(day) => format!("{}启用", day_in_words(day)),
        None => "草稿".to_owned(),
    });
    let tours = session.read(|ledger, _| users(ledger, scheme.id));
    match tours.as_slice() {
        [] => {}
        [one] => words.push(format!("用于“{}”", one.name)),
        [one, rest @ ..] => words.push(format!("用于“{}”等 {} 次观摩", one.name, rest.len() + 1)),
    }
    words.join("　")
}

#[component]
fn Body() -> impl IntoView {
    let desk = SchemeDesk::get();
    let fixed = Memo::new(move |_| desk.refusal.with(Option::is_some));
    let none = Memo::new(move |_| desk.outline.with(|outline| outline.lines.is_empty()));
    let lines = move || match (fixed.get(), none.get()) {
        (true, _) => view! { <div class="doc scheme-read"><doc::Doc/></div> }.into_any(),
        (false, true) => view! { <NoLines/> }.into_any(),
        (false, false) => view! {
            <div class="wide no-print"><sheet::Sheet/></div>
            <tools::Keys/>
        }
        .into_any(),
    };
    let has_sheet = move || !fixed.get() && !none.get();
    view! {
        <head::Notices/>
        <facts::Facts/>
        {move || has_sheet().then(|| view! { <tools::Tools/> })}
        <div class="cols cols-scheme">
            <div>{lines}</div>
            <aside class="scheme-side no-print" aria-label="合计和检查">
                <section aria-label="分值合计"><side::Total/><side::Checks/></section>
                <side::Classes/>
                {move || has_sheet().then(|| view! { <chosen::Chosen/> })}
            </aside>
        </div>
        {move || (!fixed.get()).then(|| view! { <div class="print-only doc"><doc::Doc/></div> })}
    }
}

/// A scheme without lines.
#[component]
fn NoLines() -> impl IntoView {
    let desk = SchemeDesk::get();
    view! {
        <Empty title="还没有指标" text="先加一个类，再在下面加条；也可以从 Excel 复制几行，粘贴到加好的一行里。">
            <Button kind=ButtonKind::Main label="加类" on_press=move |()| desk.add(NodeLevel::Class)/>
            <Button label="加条" on_press=move |()| desk.add(NodeLevel::Item)/>
        </Empty>
    }
}

#[component]
fn Gone() -> impl IntoView {
    let href = Route::Tours(ToursTab::Schemes).href();
    view! {
        <Empty title="这套指标体系已经删除" text="可以在历史里恢复。"><a class="btn" href=href>"去指标体系"</a></Empty>
    }
}
