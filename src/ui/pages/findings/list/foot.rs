//! The foot: how many are chosen, and what can be done with many at once.

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::browser::{clipboard, clock, page};
use crate::domain::kind::Id;
use crate::domain::tsv;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::{When, batch, notices};
use crate::ui::components::{Button, ButtonKind, FillFoot, thousands};
use crate::ui::lists::findings::sheet;
use crate::ui::route::{FindingsTab, Route};
use crate::ui::session::Session;

/// The foot of the list.
#[component]
pub fn Foot(extent: RwSignal<String>) -> impl IntoView {
    let desk = ListDesk::get();
    let chosen = Memo::new(move |_| desk.chosen());
    let text = move || match chosen.with(Vec::len) {
        0 => extent.get(),
        count => format!("{}　已选 {} 条", extent.get(), thousands(count)),
    };
    view! { <FillFoot text=Signal::derive(text)><Deeds chosen/></FillFoot> }
}

/// Why something was not done with the chosen ones; above the list, where no toast lies over it.
#[component]
pub fn Refused() -> impl IntoView {
    let desk = ListDesk::get();
    let close = move |()| desk.refused.set(None);
    let said = move |why: String| {
        view! { {why}<Button label="知道了" kind=ButtonKind::Plain small=true on_press=close/> }
    };
    view! { <p class="finding-refused ochre" role="status">{move || desk.refused.get().map(said)}</p> }
}

#[component]
fn Deeds(chosen: Memo<Vec<Id>>) -> impl IntoView {
    let desk = ListDesk::get();
    let small = ButtonKind::Outline;
    let any = Memo::new(move |_| chosen.with(|chosen| !chosen.is_empty()));
    let choose_all = move |()| {
        let all = desk.ids.with_untracked(|ids| ids.iter().map(Id::to_string).collect());
        desk.ticked.set(all);
    };
    let choose_none = move |()| {
        desk.ticked.update(|ticked| ticked.clear());
        desk.refused.set(None);
    };
    let with_many = move || {
        any.get().then(|| {
            view! {
                <Button label="取消选择" kind=ButtonKind::Plain small=true on_press=choose_none/>
                <Button label="认领" kind=small small=true on_press=move |()| claim(desk, &chosen.get_untracked())/>
                <Button label="开整改通知单" kind=small small=true on_press=move |()| notify(desk, &chosen.get_untracked())/>
            }
        })
    };
    let label = Signal::derive(move || if any.get() { "复制所选到 Excel" } else { "复制到 Excel" }.to_owned());
    view! {
        <Button label="全选" kind=ButtonKind::Plain small=true on_press=choose_all/>
        {with_many}
        <Button label kind=small small=true on_press=move |()| copy(desk, chosen.get_untracked())/>
    }
}

/// Claims what may be claimed, and says why the others were not.
fn claim(desk: ListDesk, ids: &[Id]) {
    let session = desk.session;
    let name = session.profile.with_untracked(|profile| profile.name.clone());
    let when = When { day: session.today.get_untracked(), time: clock::now_ms() };
    let actor = Actor { me: session.me_now(), name: &name };
    let batch = desk.board.with_untracked(|board| session.look(|_, tree| batch::claim(board, tree, ids, actor, when)));
    desk.refused.set(batch.left());
    if batch.done > 0 {
        session.commit_aloud(batch.draft);
        desk.ticked.update(|ticked| ticked.clear());
    }
}

/// Drafts a 整改通知单 for each unit, and leads to them.
fn notify(desk: ListDesk, ids: &[Id]) {
    let session = desk.session;
    let name = session.profile.with_untracked(|profile| profile.name.clone());
    let actor = Actor { me: session.me_now(), name: &name };
    let drafted = desk.board.with_untracked(|board| {
        session.look(|ledger, tree| {
            batch::may_notify(board, tree, ids, actor.me)?;
            notices::draft(ledger, tree, ids, actor, &mut Session::new_id)
        })
    });
    match drafted {
        Ok((draft, _)) => {
            session.commit_aloud(draft);
            desk.ticked.update(|ticked| ticked.clear());
            page::set_hash(&Route::Findings(FindingsTab::Notices).href());
        }
        Err(why) => desk.refused.set(Some(why)),
    }
}

/// Copies the chosen ones, or all that are listed, as a table.
fn copy(desk: ListDesk, chosen: Vec<Id>) {
    let session = desk.session;
    let ids = if chosen.is_empty() { desk.ids.get_untracked().to_vec() } else { chosen };
    let today = session.today.get_untracked();
    let rows = desk.board.with_untracked(|board| session.look(|_, tree| sheet(board, tree, &ids, today)));
    leptos::task::spawn_local(async move {
        match clipboard::copy_text(&tsv::write(&rows)).await {
            true => session.say(format!("已复制 {} 条，到 Excel 或 WPS 里粘贴", thousands(ids.len()))),
            false => desk.refused.set(Some("浏览器没有让复制。可以用“打印”，或换 Chrome、Edge 再复制。".to_owned())),
        }
    });
}
