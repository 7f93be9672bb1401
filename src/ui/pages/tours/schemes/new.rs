//! 新建: from a starter, or empty.

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::scheme::{NodeLevel, Scheme, SchemeNode, SchemeUse};
use crate::ledger::scheme::{create, from_paper, starters};
use crate::ui::components::{ButtonKind, Pop};
use crate::ui::forms::rising_ids;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What a scheme begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// One of [`starters`], by its place.
    Starter(usize),
    /// A 类 and a 条 to be named.
    Blank,
}

/// Makes a scheme and opens it.
pub fn make(session: Session, begin: Begin) {
    let (id, me, year) = (Session::new_id(), session.me_now(), session.today.get_untracked().year());
    let starter = match begin {
        Begin::Starter(at) => starters().get(at),
        Begin::Blank => None,
    };
    let draft = match starter {
        Some(starter) => {
            let mut draft = create(me, id, (&starter.name, starter.used_for, year), &starter.nodes);
            draft.set::<Scheme, _>(id, Scheme::source, &starter.source);
            draft
        }
        None => {
            let line = |level| SchemeNode { level, ..SchemeNode::default() };
            let nodes = from_paper(vec![line(NodeLevel::Class), line(NodeLevel::Item)], &mut rising_ids());
            create(me, id, ("新的指标体系", SchemeUse::Tour, year), &nodes)
        }
    };
    session.commit_aloud(draft);
    page::set_hash(&Route::Scheme(id).href());
}

/// The button with its menu.
#[component]
pub fn NewScheme() -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let list = move || {
        let one = |(at, starter): (usize, &'static crate::ledger::scheme::Starter)| {
            let count = starter.nodes.iter().filter(|(_, node)| node.level == NodeLevel::Item).count();
            let take = move |_| {
                open.set(false);
                make(session, Begin::Starter(at));
            };
            view! { <button type="button" on:click=take>{starter.name.clone()}<span class="faint">{format!("起步模板，{count} 条")}</span></button> }
        };
        starters().iter().enumerate().map(one).collect_view()
    };
    let blank = move |_| {
        open.set(false);
        make(session, Begin::Blank);
    };
    view! {
        <Pop label="新建" kind=ButtonKind::Main open end=true>
            <div class="menu-list">
                {list()}
                <button type="button" on:click=blank>"空白的"<span class="faint">"自己写"</span></button>
            </div>
        </Pop>
    }
}
