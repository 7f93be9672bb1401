//! The buttons of the head beside 打印: 导出, 当场公布, and the next thing to do: 锁定结果, then 报备案.

use leptos::prelude::*;

use super::desk::Desk;
use super::table::Dialogs;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::route::Route;

#[component]
pub fn Acts(dialogs: Dialogs) -> impl IntoView {
    let desk = Desk::get();
    let has_sheets = Memo::new(move |_| desk.with(|reading| !reading.book.sheets.is_empty()).unwrap_or(false));
    let locked = Memo::new(move |_| desk.is_locked());
    let reveal = Route::Reveal(desk.tour).href();
    move || {
        has_sheets.get().then(|| {
            view! {
                <Button label="导出" on_press=move |()| dialogs.share.set(true)/>
                <a class="btn" href=reveal.clone()>"当场公布"</a>
                {if locked.get() { view! { <Locked dialogs/> }.into_any() } else { view! { <Open dialogs/> }.into_any() }}
            }
        })
    }
}

#[component]
fn Open(dialogs: Dialogs) -> impl IntoView {
    let desk = Desk::get();
    view! { <Button label="锁定结果" kind=ButtonKind::Main why_not=desk.refusal on_press=move |()| dialogs.lock.set(true)/> }
}

#[component]
fn Locked(dialogs: Dialogs) -> impl IntoView {
    let desk = Desk::get();
    let filed = move || desk.with(|reading| reading.book.tour.filed.is_some()).unwrap_or(false);
    let label = Signal::derive(move || if filed() { "再报备案" } else { "报备案" }.to_owned());
    // At the top of the tree there is nobody to report to.
    let upper = move || desk.session.tree.with(|tree| tree.parent(desk.session.me()).is_some());
    view! {
        <Button label="解锁" why_not=desk.refusal on_press=move |()| dialogs.unlock.set(true)/>
        {move || upper().then(|| {
            let kind = if filed() { ButtonKind::Outline } else { ButtonKind::Main };
            view! { <Button label kind why_not=desk.refusal on_press=move |()| dialogs.file.set(true)/> }
        })}
    }
}
