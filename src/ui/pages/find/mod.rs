//! Ctrl K: finding an organization, a member or a 主题党日 by name, 拼音首字母, phone or month.

use leptos::ev::KeyboardEvent;
use leptos::{html, prelude::*};

use crate::browser::{collation, page};
use crate::ledger::work::find::{Found, FoundKind, find};
use crate::ui::components::{Dialog, Key, hotkey, marks};
use crate::ui::route::{DayTab, Route};
use crate::ui::session::Session;

/// Most hits that are listed.
const MOST: usize = 12;

/// The context through which a page opens the search.
#[derive(Clone, Copy)]
pub struct FindOpen(pub RwSignal<bool>);

/// The search of everything; stands once on the desk.
#[component]
pub fn Find() -> impl IntoView {
    let FindOpen(open) = expect_context();
    hotkey(Key::ctrl("k"), move |_| open.set(true));
    view! { <Dialog open title="查找">{move || crate::ui::pages::search(open)}</Dialog> }
}

/// What is typed, and what is found.
#[component]
pub fn Search(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let hits = Memo::new(move |_| {
        typed.with(|typed| session.read(|ledger, tree| find(ledger, tree, typed, &collation::initial, MOST)))
    });
    let go = move |found: &Found| {
        open.set(false);
        page::set_hash(&route(found).href());
    };
    let keys = move |event: KeyboardEvent| {
        let count = hits.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" if !event.is_composing() => {
                if let Some(found) = hits.with(|hits| hits.get(at.get_untracked()).cloned()) {
                    go(&found);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let input = NodeRef::<html::Input>::new();
    let row = move |(index, found): (usize, Found)| {
        let title = marked(&found);
        let pressed = found.clone();
        view! {
            <li role="option" id=format!("find-{index}") aria-selected=move || (at.get() == index).to_string()
                on:click=move |_| go(&pressed)>
                <b>{title}</b><span>{format!("{}　{}", found.kind.label(), found.below)}</span>
            </li>
        }
    };
    let nothing = move || {
        (hits.with(Vec::is_empty) && !typed.with(|typed| typed.trim().is_empty()))
            .then(|| view! { <p class="quiet">"没有符合的。可以输入名称、拼音首字母（lgl）、电话尾号或月份。"</p> })
    };
    view! {
        <div class="find">
            <input class="input" type="text" autocomplete="off" role="combobox" aria-label="查找党组织、党员、主题党日" aria-controls="find-hits"
                aria-expanded=move || (!hits.with(Vec::is_empty)).to_string() node_ref=input autofocus
                aria-activedescendant=move || format!("find-{}", at.get())
                placeholder="名称、拼音首字母、电话尾号、月份"
                on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); } on:keydown=keys/>
            <ul class="hits" id="find-hits" role="listbox" aria-label="查找结果">
                {move || hits.get().into_iter().enumerate().map(row).collect_view()}
            </ul>
            {nothing}
        </div>
    }
}

/// The name, with what matched marked.
fn marked(found: &Found) -> impl IntoView + use<> {
    let piece = |(hit, text): (bool, String)| {
        if hit { view! { <mark>{text}</mark> }.into_any() } else { view! { {text} }.into_any() }
    };
    marks::pieces(&found.title, &found.marks).into_iter().map(piece).collect_view()
}

fn route(found: &Found) -> Route {
    match found.kind {
        FoundKind::Organization => Route::Organization(found.id),
        FoundKind::Member => Route::Member(found.id),
        FoundKind::PartyDay => Route::PartyDay(found.id, DayTab::Agenda),
    }
}
