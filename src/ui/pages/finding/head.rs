//! The head: what is wrong, whose it is, how far it has come, and the one ink button.

use leptos::prelude::*;

use super::context::OneFinding;
use super::deeds::NextDeed;
use super::hand_over::unit_name;
use crate::browser::page;
use crate::domain::finding::FindingState;
use crate::domain::text::shortened;
use crate::ledger::rectify::deeds::delete;
use crate::ledger::rectify::limit::{self, Press};
use crate::ui::components::{Mark, PageHead, Pop, State, Tag, TagTone};
use crate::ui::route::{FindingsTab, RectifySheet, Route};

/// The head.
#[component]
pub fn FindingHead() -> impl IntoView {
    let one = OneFinding::get();
    let title = Signal::derive(move || {
        one.with(|finding| match finding.text.trim() {
            "" => "问题（没有写内容）".to_owned(),
            text => shortened(text, 60),
        })
    });
    let sub = Signal::derive(move || Some(unit_name(one)));
    view! {
        <PageHead title sub crumb=super::crumb() saved=one.session.saved>
            <a class="btn" href=Route::RectifyPrint(RectifySheet::Finding, one.id).href()>"打印"</a>
            <More/>
            <NextDeed/>
        </PageHead>
    }
}

/// What is done seldom.
#[component]
fn More() -> impl IntoView {
    let one = OneFinding::get();
    let open = RwSignal::new(false);
    let hand = move |_| {
        open.set(false);
        one.dialogs.hand_over.set(true);
    };
    let remove = move |_| {
        open.set(false);
        match one.session.look(|ledger, _| delete(ledger, one.id)) {
            Ok(draft) => {
                one.session.commit_aloud(draft);
                page::set_hash(&Route::Findings(FindingsTab::List).href());
            }
            Err(why) => one.said.set(Some(why)),
        }
    };
    let own = move || {
        one.foreign.with(Option::is_none).then(|| {
            view! {
                <button type="button" on:click=hand>"交给别的单位"</button>
                <button type="button" on:click=remove>"删除这个问题"</button>
            }
        })
    };
    view! {
        <Pop label="更多" open end=true>
            <div class="menu-list">
                <a href=Route::History.href()>"看历史"</a>
                {own}
            </div>
        </Pop>
    }
}

/// How it stands, in one line: state, limit, and what it went through.
#[component]
pub fn Standing() -> impl IntoView {
    let one = OneFinding::get();
    let late = Memo::new(move |_| {
        let today = one.session.today.get();
        one.entry.with(|entry| entry.as_ref().is_some_and(|entry| entry.is_late(one.state.get(), today)))
    });
    let mark = Signal::derive(move || mark(one.state.get(), late.get()));
    let label = Signal::derive(move || one.state.get().label().to_owned());
    let limit = Memo::new(move |_| {
        let today = one.session.today.get();
        one.entry.with(|entry| entry.as_ref().map(|entry| limit::words(entry, one.state.get(), today))).map(
            |(words, press)| {
                let lead = if press == Press::Done { "" } else { "时限　" };
                (format!("{lead}{words}"), class(press))
            },
        )
    });
    let counts = Memo::new(move |_| {
        one.entry
            .with(|entry| entry.as_ref().map(|entry| (entry.life.returned, entry.life.reopened, entry.life.urged)))
            .unwrap_or_default()
    });
    let times = move |count: usize, tone, words: &'static str| {
        (count > 0).then(|| view! { <Tag label=format!("{words} {count} 次") tone/> })
    };
    let from =
        move || one.with(|finding| (!finding.issuer.name.is_empty()).then(|| format!("由{}提出", finding.issuer.name)));
    view! {
        <p class="finding-standing">
            <State mark label/>
            {move || limit.get().map(|(words, class)| view! { <span class=class>{words}</span> })}
            {move || from().map(|words| view! { <span class="quiet">{words}</span> })}
            {move || times(counts.get().0, TagTone::Ochre, "退回")}
            {move || times(counts.get().1, TagTone::Red, "重开")}
            {move || times(counts.get().2, TagTone::Ochre, "已督办")}
        </p>
    }
}

/// The shape of a state.
pub fn mark(state: FindingState, late: bool) -> Mark {
    match state {
        _ if late => Mark::Late,
        FindingState::Unclaimed => Mark::None,
        FindingState::Listed => Mark::Open,
        FindingState::Doing => Mark::Doing,
        FindingState::Waiting => Mark::Wait,
        FindingState::Closed => Mark::Done,
        FindingState::Staged => Mark::Long,
    }
}

/// The colour of a limit.
pub fn class(press: Press) -> &'static str {
    match press {
        Press::Late => "red",
        Press::Soon | Press::Lacking => "ochre",
        Press::Long | Press::Plain => "",
        Press::Done => "faint",
    }
}
