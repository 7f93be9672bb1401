//! 台账: the list.

mod desk;
mod empty;
mod foot;
mod new;
mod row;
mod table;
mod tools;

use leptos::prelude::*;

use super::{PastePlan, Tabs};
use crate::browser::page;
use crate::ui::components::{Button, ButtonKind, Page, PageHead, thousands};
use crate::ui::route::{FindingsTab, RectifySheet, Route};
use desk::ListDesk;
use empty::NoFindings;
use new::NewFinding;
use table::FindingsTable;
use tools::Tools;

/// The list with its toolbar; many at once in its foot.
#[component]
pub fn ListPage() -> impl IntoView {
    let desk = ListDesk::provide();
    let session = desk.session;
    let adding = RwSignal::new(false);
    let has_any = Memo::new(move |_| desk.board.with(|board| !board.is_empty()));
    let is_empty = Memo::new(move |_| desk.ids.with(|ids| ids.is_empty()));
    let sub = move || {
        let name = session.tree.with(|tree| tree.name(desk.top()).to_owned());
        format!("{name}　{} 条", thousands(desk.places.with(|places| places.len())))
    };
    let body = move || match is_empty.get() {
        true => view! { <NoFindings adding has_any/> }.into_any(),
        false => view! { <FindingsTable/> }.into_any(),
    };
    let print = move |()| page::set_hash(&Route::RectifyPrint(RectifySheet::Register, desk.top()).href());
    // Without findings the page itself offers these, larger.
    let acts = move || {
        has_any.get().then(|| {
            view! {
                <Button label="打印" on_press=print/>
                <Button label="新建" kind=ButtonKind::Main on_press=move |()| adding.set(true)/>
            }
        })
    };
    view! {
        <Page fill=true>
            <PageHead title="整改台账" sub=Signal::derive(sub) saved=session.saved>
                <PastePlan/>
                {acts}
            </PageHead>
            <Tabs tab=FindingsTab::List/>
            {move || has_any.get().then(|| view! { <Tools/> })}
            {body}
            <NewFinding open=adding/>
        </Page>
    }
}
