//! The row one stands on, in full: the finding, what was said last, and its measures to be ticked.

use leptos::prelude::*;

use super::desk::MonthDesk;
use super::sheet::last_words;
use crate::domain::finding::MeasureState;
use crate::domain::kind::Id;
use crate::ledger::rectify::measures::set_state;
use crate::ui::components::{Choice, ChoiceOption, Tone};

/// A measure as it is shown here.
#[derive(Clone, PartialEq)]
struct Shown {
    key: String,
    words: String,
    state: MeasureState,
}

#[component]
pub fn Current() -> impl IntoView {
    let desk = MonthDesk::get();
    let line = Memo::new(move |_| desk.line());
    let id = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.row.id)));
    let text = move || line.with(|line| line.as_ref().map(|line| line.text.clone()));
    let last = move || {
        line.with(|line| {
            let words = line.as_ref().and_then(|line| line.row.last.as_ref().map(last_words));
            words.unwrap_or_else(|| "以前没有报过".to_owned())
        })
    };
    let measures = move || id.get().map(|id| view! { <Measures id/> });
    view! {
        <section class="month-current" aria-label="这一条">
            <div>
                <p><b>{text}</b></p>
                <p class="small quiet">"上次　"{last}</p>
            </div>
            <div>{measures}</div>
        </section>
    }
}

/// The measures of a finding; how far each has come is pressed at once.
#[component]
fn Measures(id: Id) -> impl IntoView {
    let desk = MonthDesk::get();
    let all = Memo::new(move |_| {
        desk.session.findings.with(|board| {
            let entry = board.entry(id)?;
            let shown = |(key, measure): (&str, &crate::domain::finding::Measure)| Shown {
                key: key.to_owned(),
                words: format!("{}{}", measure.number, measure.text.trim()),
                state: measure.state,
            };
            Some(entry.finding.measures_in_order().into_iter().map(shown).collect::<Vec<_>>())
        })
    });
    let keys = Memo::new(move |_| {
        all.with(|all| all.iter().flatten().map(|one| (one.key.clone(), one.words.clone())).collect::<Vec<_>>())
    });
    let none = Memo::new(move |_| keys.with(Vec::is_empty));
    let row = move |(key, words): (String, String)| {
        let own = key.clone();
        let state = Signal::derive(move || {
            let found = all.with(|all| all.iter().flatten().find(|one| one.key == own).map(|one| one.state));
            found.unwrap_or_default().key().to_owned()
        });
        let choose = move |chosen: String| {
            let Some(state) = MeasureState::ALL.iter().find(|state| state.key() == chosen) else { return };
            let today = desk.session.today.get_untracked();
            if let Ok(draft) = desk.session.look(|ledger, _| set_state(ledger, id, &key, *state, today)) {
                desk.session.commit(draft);
            }
        };
        let option = |state: &MeasureState| ChoiceOption {
            key: state.key().to_owned(),
            label: state.label().to_owned(),
            tone: Tone::Plain,
        };
        let options = MeasureState::ALL.iter().map(option).collect::<Vec<_>>();
        view! { <li><span>{words.clone()}</span><Choice label=words options value=state on_commit=choose/></li> }
    };
    view! {
        {move || none.get().then(|| view! { <p class="small ochre">"这个问题还没有措施，打开它补上。"</p> })}
        <ul class="month-measures"><For each=move || keys.get() key=Clone::clone let(one)>{row(one)}</For></ul>
    }
}
