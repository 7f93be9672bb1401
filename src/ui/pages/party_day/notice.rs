//! 通知: the text as it goes to the group.

use leptos::prelude::*;

use super::context::OneDay;
use crate::browser::clipboard;
use crate::domain::dates::month_day;
use crate::domain::party_day::Stage;
use crate::ledger::work::day::notify;
use crate::ledger::work::words;
use crate::ui::components::{Button, SectionHead};
use crate::ui::route::{Route, Sheet};

/// The tab.
#[component]
pub fn NoticeTab() -> impl IntoView {
    let one = OneDay::get();
    let text = Memo::new(move |_| {
        one.day.track();
        one.session.look(|ledger, tree| words::notice(ledger, tree, one.id)).unwrap_or_default()
    });
    let told = Memo::new(move |_| one.day.with(|day| day.notified));
    let state = Signal::derive(move || {
        Some(told.get().map_or_else(|| "还没有发出".to_owned(), |on| format!("{} 已发出", month_day(on))))
    });
    let sheet = Route::Print(Sheet::Notice, one.id, None).href();
    let copy = move |()| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            one.session.say(if clipboard::copy_text(&text).await {
                "通知文字已复制，到群里粘贴"
            } else {
                "浏览器不让复制。请选中下面的文字，按 Ctrl C"
            });
        });
    };
    let lacking = Signal::derive(move || one.refusal.get().or_else(|| one.lacking(&[Stage::Notified])));
    let mark = move |()| {
        let today = one.session.today.get_untracked();
        let made = one
            .make(|ledger, tree| notify(ledger, tree, one.id, today).map_err(|lacks| super::head::lack_words(&lacks)));
        if let Err(why) = made {
            one.session.say(why);
        }
    };
    let mark_button =
        move || told.get().is_none().then(|| view! { <Button label="标为已通知" why_not=lacking on_press=mark/> });
    view! {
        <SectionHead title="通知" count=state><a href=sheet>"打印通知"</a></SectionHead>
        {move || told.get().is_none().then(|| lacking.get()).flatten().map(|why| view! { <p class="mind">{why}</p> })}
        <div class="notice-acts"><Button label="复制通知文字" on_press=copy/>{mark_button}</div>
        <pre class="notice-text" tabindex="0" role="region" aria-label="通知文字">{text}</pre>
    }
}
