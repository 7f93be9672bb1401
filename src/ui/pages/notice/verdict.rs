//! 复查, by the issuer.

use leptos::prelude::*;

use super::desk::OneNotice;
use crate::domain::rectification_notice::NoticeCheck;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::letters::NoticeDeed;
use crate::ledger::rectify::notices;
use crate::ui::components::{Button, ButtonKind, Choice, ChoiceOption, Dialog, Field, SectionHead, TextArea, Tone};

#[component]
pub fn Verdict() -> impl IntoView {
    let one = OneNotice::get();
    let open = RwSignal::new(false);
    let refused = one.refusal(NoticeDeed::Recheck);
    let button = move || {
        let kind = if one.next.get() == Some(NoticeDeed::Recheck) { ButtonKind::Main } else { ButtonKind::Outline };
        view! { <Button label="复查" kind why_not=refused on_press=move |()| open.set(true)/> }
    };
    let said = move || {
        let notice = one.notice.get();
        (notice.check != NoticeCheck::Pending).then(|| {
            let day = notice.rechecked.map(|day| day.to_string()).unwrap_or_default();
            view! {
                <p><b>{notice.check.label()}</b>"　"<span class="quiet">{format!("{day}　{}", notice.rechecker)}</span></p>
                <p class="letter-text">{notice.check_note.clone()}</p>
            }
        })
    };
    view! {
        <SectionHead title="复查"/>
        {said}
        {move || refused.get().map(|why| view! { <p class="quiet small">{why}</p> })}
        <p class="acts-line">{button}</p>
        <RecheckDialog open/>
    }
}

#[component]
fn RecheckDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneNotice::get();
    let check = RwSignal::new(NoticeCheck::Passed);
    let note = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let options = [(NoticeCheck::Passed, Tone::Plain), (NoticeCheck::Failed, Tone::Bad)];
    let option = |(check, tone): (NoticeCheck, Tone)| ChoiceOption {
        key: check.key().to_owned(),
        label: check.label().to_owned(),
        tone,
    };
    let options = StoredValue::new(options.into_iter().map(option).collect::<Vec<_>>());
    let choose = move |key: String| {
        wrong.set(None);
        check.set(if key == NoticeCheck::Failed.key() { NoticeCheck::Failed } else { NoticeCheck::Passed });
    };
    let done = move |()| {
        let (today, text) = (one.session.today.get_untracked(), note.get_untracked());
        let (me, name) = (one.session.me_now(), one.session.profile.with_untracked(|profile| profile.name.clone()));
        let (actor, check) = (Actor { me, name: &name }, check.get_untracked());
        let made = one.session.findings.with_untracked(|board| {
            one.session
                .look(|ledger, tree| notices::recheck(ledger, tree, board, one.id, (actor, today), (check, &text)))
        });
        match made {
            Ok(draft) => {
                one.session.commit_aloud(draft);
                wrong.set(None);
                open.set(false);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="记复查" kind=ButtonKind::Main on_press=done/>
        }
    };
    view! {
        <Dialog open title="复查整改通知单" foot>
            <Choice label="复查结论" options=options.get_value() value=Signal::derive(move || check.get().key().to_owned()) on_commit=choose/>
            <Field label="复查意见" error=wrong help="没有到位的，写明哪里没有到位">
                <TextArea value=note rows=4 on_input=move |text| note.set(text)/>
            </Field>
        </Dialog>
    }
}
