//! What can be done with the scheme as a whole.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::browser::page;
use crate::ledger::scheme::{delete, may_delete, new_version};
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::{Route, ToursTab};
use crate::ui::session::Session;

/// 打印, 另存新版, 删除.
#[component]
pub fn Acts() -> impl IntoView {
    let desk = SchemeDesk::get();
    let session = desk.session;
    let bar = Memo::new(move |_| {
        let me = session.me();
        session.read(|ledger, tree| may_delete(ledger, tree, me, desk.id).err())
    });
    let remove = move |()| {
        if desk.commit_whole(session.look(|ledger, _| delete(ledger, desk.id))) {
            page::set_hash(&Route::Tours(ToursTab::Schemes).href());
        }
    };
    let again = move |()| {
        let fresh = Session::new_id();
        let me = session.me_now();
        if desk.commit_whole(session.look(|ledger, _| new_version(ledger, me, desk.id, fresh))) {
            page::set_hash(&Route::Scheme(fresh).href());
        }
    };
    view! {
        <Button label="打印" on_press=|()| page::print()/>
        <Button label="另存新版" on_press=again/>
        <Button label="删除" why_not=bar on_press=remove/>
    }
}

/// Why the scheme cannot be changed, and what went wrong last.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = SchemeDesk::get();
    let close = move |()| desk.trouble.set(None);
    view! {
        {move || desk.refusal.get().map(|why| view! { <p class="note no-print">{why}</p> })}
        {move || desk.trouble.get().map(|why| view! {
            <Banner kind=BannerKind::Wrong text=why><Button label="知道了" on_press=close/></Banner>
        })}
    }
}
