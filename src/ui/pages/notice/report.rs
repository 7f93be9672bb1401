//! 整改情况报告, by the unit: for a start what its findings tell.

use leptos::prelude::*;

use super::desk::OneNotice;
use crate::domain::dates::day_in_words;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::Draft;
use crate::ledger::rectify::letters::{NoticeDeed, report_words};
use crate::ledger::rectify::notices;
use crate::ui::components::{Button, ButtonKind, Field, SectionHead, TextArea};

#[component]
pub fn Report() -> impl IntoView {
    let one = OneNotice::get();
    let refused = one.refusal(NoticeDeed::Report);
    // What the unit reported is not written over from above; before that, an upper unit may write it for the unit (代录).
    let foreign = Memo::new(move |_| {
        let me = one.session.me();
        let (org, reported) = one.notice.with(|notice| (notice.org, notice.reported.is_some()));
        reported && org.is_some_and(|org| one.session.tree.with(|tree| tree.resolve(org)) != me)
    });
    let may = Memo::new(move |_| refused.with(Option::is_none) && !foreign.get());
    let day = Signal::derive(move || {
        one.notice.with(|notice| notice.reported.map(|day| format!("{}报告", day_in_words(day))))
    });
    let body = move || {
        if may.get() { view! { <Write/> }.into_any() } else { view! { <Read why=refused/> }.into_any() }
    };
    view! { <SectionHead title="整改情况报告" count=day/> {body} }
}

/// The report as it is, or why there is none.
#[component]
fn Read(why: Signal<Option<String>>) -> impl IntoView {
    let one = OneNotice::get();
    move || {
        let text = one.notice.with(|notice| notice.report.trim().to_owned());
        match text.is_empty() {
            true => view! { <p class="quiet small">{why.get()}</p> }.into_any(),
            false => view! { <p class="letter-text letter-report">{text}</p> }.into_any(),
        }
    }
}

#[component]
fn Write() -> impl IntoView {
    let one = OneNotice::get();
    let told = Memo::new(move |_| {
        let notice = one.notice.get();
        one.session.findings.with(|board| one.session.ledger.with(|ledger| report_words(ledger, board, &notice)))
    });
    let written = Memo::new(move |_| one.notice.with(|notice| notice.report.trim().to_owned()));
    let text = Signal::derive(move || written.with(|text| if text.is_empty() { told.get() } else { text.clone() }));
    let keep = move |text: String| {
        if text.trim() != written.get_untracked() {
            let mut draft = Draft::new("改了整改情况报告".to_owned());
            draft.set::<Notice, _>(one.id, Notice::report, &text.trim().to_owned());
            one.session.commit(draft);
        }
    };
    let report = move |()| {
        let (text, today) = (text.get_untracked(), one.session.today.get_untracked());
        one.make(|ledger, tree, actor| notices::report(ledger, tree, one.id, actor, (&text, today)));
    };
    let again = move |()| keep(told.get_untracked());
    let is_other = Memo::new(move |_| written.with(|text| !text.is_empty() && told.with(|told| told.trim() != text)));
    let label = Signal::derive(move || {
        let before = one.notice.with(|notice| notice.reported.is_some());
        if before { "重新报告" } else { "报告整改情况" }.to_owned()
    });
    let button = move || {
        let kind = if one.next.get() == Some(NoticeDeed::Report) { ButtonKind::Main } else { ButtonKind::Outline };
        view! { <Button label kind why_not=one.refusal(NoticeDeed::Report) on_press=report/> }
    };
    view! {
        <Field label="整改情况" help="先按各问题的进展和报验拟好，可以改；改完点“报告整改情况”，再“报上级”导出文件">
            <TextArea value=text rows=12 on_commit=keep/>
        </Field>
        <p class="acts-line">
            {button}
            {move || is_other.get().then(|| view! { <Button label="按最新进展重拟" kind=ButtonKind::Plain on_press=again/> })}
        </p>
    }
}
