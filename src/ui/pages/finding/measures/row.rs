//! One measure.

use leptos::prelude::*;

use crate::domain::dates::month_day;
use crate::domain::finding::{Finding, Measure, MeasureState};
use crate::ledger::rectify::measures::{remove, set_state, shown_number};
use crate::ui::components::{Button, ButtonKind, Choice, ChoiceOption, Grip, Reorder, Tone};
use crate::ui::forms::BoundField;
use crate::ui::pages::finding::context::{FINDING, OneFinding, lines};

/// A row of the list.
#[component]
pub fn MeasureRow(key: String, keys: Memo<Vec<String>>, reorder: Reorder) -> impl IntoView {
    let one = OneFinding::get();
    let id = one.id;
    let own = key.clone();
    let at = Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == own).unwrap_or(0)));
    let own = key.clone();
    let name = Memo::new(move |_| {
        one.with(|finding| finding.measures.get(&own).map(|measure| shown_number(&measure.number, at.get())))
            .unwrap_or_default()
    });
    let field = |part: &str| format!("{}.{key}.{part}", Finding::measures);
    let label = move |what: &'static str| Signal::derive(move || format!("{}{what}", name.get()));
    let gone = key.clone();
    let drop_it = move |()| {
        if let Ok(draft) = one.session.look(|ledger, _| remove(ledger, id, &gone)) {
            one.session.commit_aloud(draft);
        }
    };
    let suggest = one.suggest();
    let rows = one.look(|finding| finding.measures.get(&key).map(|measure| lines(&measure.text))).unwrap_or(2);
    view! {
        <li class:is-over=move || reorder.is_over(at.get())
            on:keydown=move |event| reorder.key(&event, at.get_untracked(), &name.get_untracked())
            on:dragover=move |event| reorder.drag_over(&event, at.get_untracked())
            on:drop=move |event| reorder.drop_on(&event, at.get_untracked())>
            <p class="measure-no"><b class="serif">{name}</b>{move || one.foreign.with(Option::is_none).then(|| view! { <Grip reorder index=at name/> })}</p>
            <div>
                <BoundField kind=&FINDING id name=field(Measure::text) label=label("措施") hide_label=true rows why_not=one.foreign quiet=true/>
                <div class="measure-more">
                    <BoundField kind=&FINDING id name=field(Measure::person) label=label("责任人") hide_label=true placeholder="责任人" suggest why_not=one.foreign quiet=true/>
                    <BoundField kind=&FINDING id name=field(Measure::due) label=label("时限") hide_label=true why_not=one.foreign quiet=true/>
                    <HowFar key=key.clone() name/>
                    <Button kind=ButtonKind::Plain small=true label="去掉" why_not=one.foreign on_press=drop_it/>
                </div>
            </div>
        </li>
    }
}

/// 未开始 进行中 已完成, by one key.
#[component]
fn HowFar(key: String, name: Memo<String>) -> impl IntoView {
    let one = OneFinding::get();
    let own = key.clone();
    let known = Memo::new(move |_| {
        one.with(|finding| finding.measures.get(&own).map(|measure| (measure.state, measure.done))).unwrap_or_default()
    });
    let options = MeasureState::ALL
        .iter()
        .map(|state| ChoiceOption { key: state.key().to_owned(), label: state.label().to_owned(), tone: Tone::Plain })
        .collect::<Vec<_>>();
    let value = Signal::derive(move || known.get().0.key().to_owned());
    let choose = move |state: String| {
        let state = MeasureState::of(&state).unwrap_or_default();
        let today = one.session.today.get_untracked();
        if known.get_untracked().0 != state
            && let Ok(draft) = one.session.look(|ledger, _| set_state(ledger, one.id, &key, state, today))
        {
            one.session.commit(draft);
        }
    };
    let disabled = Signal::derive(move || one.foreign.with(Option::is_some));
    let done = move || known.get().1.map(month_day);
    view! {
        <Choice label=Signal::derive(move || format!("{}进展", name.get())) options value on_commit=choose disabled/>
        <span class="small faint measure-done">{done}</span>
    }
}
