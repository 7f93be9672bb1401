//! One agenda item.

use leptos::prelude::*;

use crate::domain::kind::Group;
use crate::domain::party_day::{AgendaItem, AgendaKind, PartyDay};
use crate::ledger::work::day::{remove_item, start_times};
use crate::ui::components::{Button, ButtonKind, Grip, Reorder};
use crate::ui::forms::BoundField;
use crate::ui::pages::party_day::context::{DAY, OneDay};

/// A row of the agenda.
#[component]
pub fn AgendaRow(key: String, keys: Memo<Vec<String>>, reorder: Reorder) -> impl IntoView {
    let one = OneDay::get();
    let id = one.id;
    let own = key.clone();
    let at = Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == own).unwrap_or(0)));
    let name = Signal::derive(move || format!("第 {} 项", at.get() + 1));
    let own = key.clone();
    let is_own =
        Memo::new(move |_| one.day.with(|day| day.agenda.get(&own).is_some_and(|item| item.kind == AgendaKind::Own)));
    let start = move || {
        let start = one.day.with(start_times).get(at.get()).copied().flatten();
        start.map_or_else(|| "—".to_owned(), |start| start.to_string())
    };
    let field = |part: &str| format!("{}.{key}.{part}", PartyDay::agenda);
    let label = move |spec: &str| {
        let what = AgendaItem::FIELDS.iter().find(|field| field.name == spec).map_or("", |field| field.label);
        Signal::derive(move || format!("{}{what}", name.get()))
    };
    let own_name = field(AgendaItem::own);
    let own_kind = move || {
        let name = own_name.clone();
        let field = move || view! { <BoundField kind=&DAY id name label=label(AgendaItem::own) hide_label=true placeholder="环节名称" quiet=true/> };
        is_own.get().then(field)
    };
    let gone = key.clone();
    let remove = move |()| {
        let draft = one.session.look(|ledger, _| remove_item(ledger, id, &gone));
        one.session.commit_aloud(draft);
    };
    let suggest = one.suggest();
    view! {
        <tr id=format!("agenda-{key}") class:is-over=move || reorder.is_over(at.get())
            on:keydown=move |event| reorder.key(&event, at.get_untracked(), &name.get_untracked())
            on:dragover=move |event| reorder.drag_over(&event, at.get_untracked())
            on:drop=move |event| reorder.drop_on(&event, at.get_untracked())>
            <td class="mid faint grip c-no"><Grip reorder index=at name/>{move || at.get() + 1}</td>
            <td class="read num c-start">{start}</td>
            <td class="c-kind"><BoundField kind=&DAY id name=field(AgendaItem::kind) label=label(AgendaItem::kind) hide_label=true quiet=true/>{own_kind}</td>
            <td class="c-title"><BoundField kind=&DAY id name=field(AgendaItem::title) label=label(AgendaItem::title) hide_label=true placeholder="内容" quiet=true/></td>
            <td class="c-who"><BoundField kind=&DAY id name=field(AgendaItem::person) label=label(AgendaItem::person) hide_label=true placeholder="负责人" suggest=suggest quiet=true/></td>
            <td class="c-min"><BoundField kind=&DAY id name=field(AgendaItem::minutes) label=label(AgendaItem::minutes) hide_label=true quiet=true/></td>
            <td class="c-act"><Button kind=ButtonKind::Plain small=true label="去掉" why_not=one.refusal on_press=remove/></td>
        </tr>
    }
}
