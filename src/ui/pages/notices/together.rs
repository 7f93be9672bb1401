//! Several notices at once: 签发 the ticked drafts, 下发 the ticked ones that are issued.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::domain::kind::Id;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::letters::{Letter, NoticeDeed, refusal};
use crate::ledger::rectify::notices;
use crate::ui::components::{Button, ButtonKind, Dialog, Progress};
use crate::ui::pages::notice::packs::send_down;

/// A ticked notice and why something cannot be done with it.
type Asked = (Letter, Option<String>);

#[component]
pub fn Together() -> impl IntoView {
    let desk = ListDesk::get();
    let asked = move |deed: NoticeDeed| -> Vec<Asked> {
        let (me, name) = (desk.session.me(), desk.session.profile.with(|profile| profile.name.clone()));
        let why = |letter: &Letter| {
            desk.session.tree.with(|tree| refusal(tree, Actor { me, name: &name }, &letter.notice, deed))
        };
        desk.ticked_letters().into_iter().map(|letter| (letter.clone(), why(&letter))).collect()
    };
    let drafts = Memo::new(move |_| {
        let mut all = asked(NoticeDeed::Issue);
        all.retain(|(letter, _)| letter.notice.issued.is_none());
        all
    });
    let sendable = Memo::new(move |_| {
        let all = asked(NoticeDeed::Send).into_iter().filter(|(_, why)| why.is_none());
        all.map(|(letter, _)| letter.notice.id).collect::<Vec<Id>>()
    });
    let issuing = RwSignal::new(false);
    let progress = RwSignal::new(None::<(usize, usize)>);
    let busy = Signal::derive(move || progress.get().map(|_| "正在导出".to_owned()));
    let send = move |()| {
        leptos::task::spawn_local(async move {
            send_down(desk.session, sendable.get_untracked(), progress).await;
            desk.ticked.try_set(BTreeSet::new());
        });
    };
    let count = |count: usize, verb: &str| format!("{verb} {count} 份");
    let issue_label = Signal::derive(move || count(drafts.with(Vec::len), "签发"));
    let send_label = Signal::derive(move || count(sendable.with(Vec::len), "下发"));
    let running = move || {
        progress.get().map(|(at, all)| {
            #[allow(clippy::cast_precision_loss, reason = "a few files")]
            let done = at as f64 / all.max(1) as f64;
            view! { <Progress text=format!("正在导出第 {} 个，共 {all} 个", at + 1) done=done/> }
        })
    };
    let any_draft = Memo::new(move |_| drafts.with(|all| !all.is_empty()));
    let any_sendable = Memo::new(move |_| sendable.with(|all| !all.is_empty()));
    view! {
        {move || any_draft.get().then(|| view! { <Button label=issue_label on_press=move |()| issuing.set(true)/> })}
        {move || any_sendable.get().then(|| view! { <Button label=send_label busy=busy on_press=send/> })}
        {running}
        <IssueAll open=issuing drafts/>
    }
}

/// The drafts that are ready get their numbers one after another; the others stay, with what they lack.
#[component]
fn IssueAll(open: RwSignal<bool>, drafts: Memo<Vec<Asked>>) -> impl IntoView {
    let desk = ListDesk::get();
    let ready = move || drafts.with(|all| all.iter().filter(|(_, why)| why.is_none()).count());
    let label = Signal::derive(move || format!("签发 {} 份", ready()));
    let none = Signal::derive(move || (ready() == 0).then(|| "都还缺内容，补上再签发".to_owned()));
    let issue = move |()| {
        let session = desk.session;
        let (me, name) = (session.me_now(), session.profile.with_untracked(|profile| profile.name.clone()));
        let today = session.today.get_untracked();
        let mut done = 0;
        for (letter, _) in drafts.get_untracked().into_iter().filter(|(_, why)| why.is_none()) {
            let actor = Actor { me, name: &name };
            // One by one, since each number depends on the one before.
            let made = session.look(|ledger, tree| notices::issue(ledger, tree, letter.notice.id, actor, today));
            done += usize::from(made.is_ok_and(|draft| session.commit(draft)));
        }
        if done > 0 {
            session.say_with_undo_of(format!("签发整改通知单 {done} 份"), done);
        }
        open.set(false);
    };
    let line = |(letter, why): Asked| {
        let why = why.map(|why| view! { <span class="ochre small">{why}</span> });
        view! { <li><span>{letter.notice.unit.name.clone()}</span>{why}</li> }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=issue/>
        }
    };
    view! {
        <Dialog open title="签发整改通知单" foot>
            <p>"按下面的次序给号。签发以后内容和问题不再改动，写错了只能作废，编号保留。"</p>
            <ul class="letter-picks">{move || drafts.get().into_iter().map(line).collect_view()}</ul>
        </Dialog>
    }
}
