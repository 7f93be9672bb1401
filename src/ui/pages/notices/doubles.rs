//! Numbers that two notices bear after a merge, and what to do.

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::domain::kind::Id;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::notices::{doubles, next_number, renumber};
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::Route;

#[component]
pub fn Doubles() -> impl IntoView {
    let desk = ListDesk::get();
    let all = Memo::new(move |_| desk.session.read(doubles));
    move || all.get().into_iter().map(|same| view! { <Double same/> }).collect_view()
}

/// Notices of one number. The one that did not leave the house gets another; where both did, one is made void.
#[component]
fn Double(same: Vec<Notice>) -> impl IntoView {
    let number = same.first().map(Notice::number_in_words).unwrap_or_default();
    let left = |notice: &Notice| notice.sent.is_some() || notice.received.is_some();
    let running: Vec<&Notice> = same.iter().filter(|notice| notice.void.is_none()).collect();
    let all_left = running.iter().all(|notice| left(notice));
    let what = match (running.len() > 1, all_left) {
        (true, true) => "都已经下发，编号不能改：打开其中一份作废，再下一份新的。",
        (true, false) => "给没有下发的那一份换一个号，下发过的不动。",
        (false, _) => "其中一份已经作废，仍占着这个号；没有下发的可以换号。",
    };
    let text =
        format!("{number} 有 {} 份：{}。{what}", same.len(), same.iter().map(words).collect::<Vec<_>>().join("；"));
    let acts = same.into_iter().map(move |notice| {
        let free = !left(&notice) && notice.void.is_none();
        let open = format!("看给{}的", notice.unit.name);
        view! {
            {free.then(|| view! { <Renumber id=notice.id unit=notice.unit.name.clone()/> })}
            <a class="btn" href=Route::Notice(notice.id).href()>{open}</a>
        }
    });
    view! { <div class="letter-double"><Banner kind=BannerKind::Warn lead="编号重了。" text>{acts.collect_view()}</Banner></div> }
}

fn words(notice: &Notice) -> String {
    let issued = notice.issued.map(|day| format!("{day} 签发")).unwrap_or_default();
    let left = match (notice.void, notice.sent.or(notice.received)) {
        (Some(_), _) => "已作废",
        (None, Some(_)) => "已下发",
        (None, None) => "没有下发",
    };
    format!("给{}的，{issued}，{left}", notice.unit.name)
}

#[component]
fn Renumber(id: Id, unit: String) -> impl IntoView {
    let desk = ListDesk::get();
    let next = Memo::new(move |_| {
        let me = desk.session.me();
        desk.session.read(|ledger, tree| {
            let notice = ledger.read::<Notice>(id)?;
            Some(next_number(ledger, tree, notice.issuer.id.unwrap_or(me), notice.year?))
        })
    });
    let label = Signal::derive(move || {
        format!("给{unit}的改为 {} 号", next.get().map(|number| number.to_string()).unwrap_or_default())
    });
    let refusal = Signal::derive(move || {
        let (me, name) = (desk.session.me(), desk.session.profile.with(|profile| profile.name.clone()));
        desk.session.read(|ledger, tree| renumber(ledger, tree, id, Actor { me, name: &name })).err()
    });
    let press = move |()| {
        let (me, name) = (desk.session.me_now(), desk.session.profile.with_untracked(|profile| profile.name.clone()));
        if let Ok(draft) = desk.session.look(|ledger, tree| renumber(ledger, tree, id, Actor { me, name: &name })) {
            desk.session.commit_aloud(draft);
        }
    };
    view! { <Button label why_not=refusal on_press=press/> }
}
