//! The head: the number, and the buttons of the deeds.

use leptos::prelude::*;

use super::desk::OneNotice;
use super::packs::{report_cover, send_down, send_up};
use crate::browser::page;
use crate::ledger::rectify::letters::NoticeDeed;
use crate::ledger::rectify::notices;
use crate::ui::components::{Button, ButtonKind, Crumb, Dialog, Field, PageHead, TextArea};
use crate::ui::route::{FindingsTab, RectifySheet, Route};

/// What leaves the house or cannot be taken back is asked for in a dialog.
#[derive(Clone, Copy)]
struct Asked {
    issue: RwSignal<bool>,
    void: RwSignal<bool>,
}

#[component]
pub fn Head() -> impl IntoView {
    let one = OneNotice::get();
    let asked = Asked { issue: RwSignal::new(false), void: RwSignal::new(false) };
    let title = Signal::derive(move || {
        let number = one.notice.with(|notice| notice.number_in_words());
        if number.is_empty() { "整改通知单（草稿）".to_owned() } else { number }
    });
    let sub = Signal::derive(move || {
        Some(one.notice.with(|notice| {
            let from = if notice.issuer.is_empty() { "签发单位未填" } else { &notice.issuer.name };
            format!("{from}　发给　{}", notice.unit.name)
        }))
    });
    let crumb = Some(Crumb { label: "整改通知单".to_owned(), href: Route::Findings(FindingsTab::Notices).href() });
    let drafted = Memo::new(move |_| one.notice.with(|notice| notice.issued.is_none()));
    let buttons = move || match drafted.get() {
        true => view! { <DraftButtons asked/> }.into_any(),
        false => view! { <IssuedButtons asked/> }.into_any(),
    };
    let print = Route::RectifyPrint(RectifySheet::Notice, one.id).href();
    view! {
        <PageHead title sub crumb saved=one.session.saved>
            <a class="btn" href=print>"打印"</a>
            {buttons}
        </PageHead>
        <IssueDialog open=asked.issue/>
        <VoidDialog open=asked.void/>
    }
}

/// A button of a deed, in ink when it is what has to be done now and was not done.
#[component]
fn Deed(
    deed: NoticeDeed,
    #[prop(optional, into)] busy: MaybeProp<String>,
    #[prop(optional, into)] done: Signal<bool>,
    on_press: Callback<()>,
) -> impl IntoView {
    let one = OneNotice::get();
    let why_not = one.refusal(deed);
    let kind = Memo::new(move |_| one.next.get() == Some(deed) && !done.get());
    move || {
        let kind = if kind.get() { ButtonKind::Main } else { ButtonKind::Outline };
        view! { <Button label=deed.label() kind why_not busy on_press/> }
    }
}

#[component]
fn DraftButtons(asked: Asked) -> impl IntoView {
    let one = OneNotice::get();
    let delete = Callback::new(move |()| {
        if one.make(|ledger, _, _| notices::delete(ledger, one.id)) {
            page::set_hash(&Route::Findings(FindingsTab::Notices).href());
        }
    });
    view! {
        <Deed deed=NoticeDeed::Delete on_press=delete/>
        <Deed deed=NoticeDeed::Issue on_press=Callback::new(move |()| asked.issue.set(true))/>
    }
}

#[component]
fn IssuedButtons(asked: Asked) -> impl IntoView {
    let one = OneNotice::get();
    let progress = RwSignal::new(None::<(usize, usize)>);
    let busy = Signal::derive(move || progress.get().map(|_| "正在导出".to_owned()));
    let today = move || one.session.today.get_untracked();
    let down = Callback::new(move |()| leptos::task::spawn_local(send_down(one.session, vec![one.id], progress)));
    let receive = Callback::new(move |()| {
        one.make(|ledger, tree, actor| notices::receive(ledger, tree, one.id, actor, today()));
    });
    let up = Callback::new(move |()| {
        let notice = one.notice.get_untracked();
        leptos::task::spawn_local(async move { send_up(one.session, (*notice).clone()).await });
    });
    let void = Callback::new(move |()| asked.void.set(true));
    // The report has left since it was written.
    let gone = Memo::new(move |_| {
        let (title, day) = one.notice.with(|notice| (report_cover(one.session, notice).title, notice.reported));
        let since = |at: i64| day.is_some_and(|day| crate::browser::clock::date_of(at) >= day);
        one.session.passed.with(|all| all.iter().any(|passed| passed.out && passed.title == title && since(passed.at)))
    });
    view! {
        <Deed deed=NoticeDeed::Void on_press=void/>
        <Deed deed=NoticeDeed::Receive on_press=receive/>
        <Deed deed=NoticeDeed::Send busy=busy on_press=down/>
        <Deed deed=NoticeDeed::ReportUp done=gone on_press=up/>
        {move || gone.get().then(|| view! { <span class="small faint">"已报出"</span> })}
    }
}

/// 签发: the number, and that it stays.
#[component]
fn IssueDialog(open: RwSignal<bool>) -> impl IntoView {
    use chrono::Datelike;
    let one = OneNotice::get();
    let number = Memo::new(move |_| {
        let (notice, me) = (one.notice.get(), one.session.me());
        let year = i64::from(one.session.today.get().year());
        let issuer = notice.issuer.id.unwrap_or(me);
        let number = one.session.read(|ledger, tree| notices::next_number(ledger, tree, issuer, year));
        format!("{}〔{year}〕{number} 号", notice.prefix)
    });
    let signer = move || {
        let named = one.notice.with(|notice| notice.signer.trim().to_owned());
        if named.is_empty() { one.session.profile.with(|profile| profile.name.clone()) } else { named }
    };
    let issue = move |()| {
        let today = one.session.today.get_untracked();
        one.make(|ledger, tree, actor| notices::issue(ledger, tree, one.id, actor, today));
        open.set(false);
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="签发" kind=ButtonKind::Main why_not=one.refusal(NoticeDeed::Issue) on_press=issue/>
        }
    };
    view! {
        <Dialog open title="签发整改通知单" foot>
            <p>{move || format!("编号 {}，签发人 {}。", number.get(), signer())}</p>
            <p>"签发以后内容和问题不再改动。写错了只能作废，编号保留。签发以后点“下发”，导出一个文件交给责任单位。"</p>
        </Dialog>
    }
}

/// 作废, with its reason.
#[component]
fn VoidDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneNotice::get();
    let why = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let void = move |()| {
        let today = one.session.today.get_untracked();
        let (me, name) = (one.session.me_now(), one.session.profile.with_untracked(|profile| profile.name.clone()));
        let actor = crate::ledger::rectify::deeds::Actor { me, name: &name };
        let text = why.get_untracked();
        match one.session.look(|ledger, tree| notices::void(ledger, tree, one.id, actor, (&text, today))) {
            Ok(draft) => {
                one.session.commit_aloud(draft);
                open.set(false);
            }
            Err(said) => wrong.set(Some(said)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="作废" kind=ButtonKind::DangerMain on_press=void/>
        }
    };
    view! {
        <Dialog open title="作废这份通知单" foot>
            <p>"编号保留，不再给别的通知单用；里面的问题可以再列入新的通知单。已经下发的，请另外告诉责任单位。"</p>
            <Field label="作废原因" error=wrong><TextArea value=why rows=3 on_input=move |text| why.set(text)/></Field>
        </Dialog>
    }
}
