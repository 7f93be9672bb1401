//! The last row of the sheet: a judge who is added with Enter.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use crate::domain::kind::Ref;
use crate::domain::tour::JudgeGroup;
use crate::ledger::tour::plan::{NewJudge, add_judges, organization};
use crate::ui::components::{Button, Combo, Named, Select, TextInput};
use crate::ui::forms::{reference, suggest_organizations};
use crate::ui::pages::tour::desk::TourDesk;
use crate::ui::session::Session;

/// The row. Enter in any of its boxes adds the judge and goes back to the name.
#[component]
pub fn NewJudgeRow() -> impl IntoView {
    let desk = TourDesk::get();
    let typed = RwSignal::new(NewJudge::default());
    let box_of_name = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(None::<&'static str>);
    let add = move || {
        let judge = typed.get_untracked();
        if judge.name.trim().is_empty() {
            wrong.set(Some("先写姓名"));
        } else if desk.quietly(|ledger, _| add_judges(ledger, desk.id, &[judge], &mut Session::new_id)) {
            // The next one is likely of the same group and team.
            typed.update(|typed| {
                *typed = NewJudge { group: typed.group, team: typed.team.clone(), ..NewJudge::default() }
            });
            wrong.set(None);
        }
        if let Some(input) = box_of_name.get_untracked() {
            let _ = input.focus();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let ready = event.key() == "Enter" && !event.is_composing() && !event.default_prevented();
        if ready && typed.with_untracked(|typed| !typed.name.trim().is_empty()) {
            event.prevent_default();
            add();
        }
    };
    let text = move |read: fn(&NewJudge) -> &String| Signal::derive(move || typed.with(|typed| read(typed).clone()));
    let unit = Signal::derive(move || typed.with(|typed| typed.unit.name.clone()));
    let pick = move |named: Named| {
        let unit: Ref = reference(named);
        let unit = match unit.id {
            Some(_) => unit,
            None => desk.session.look(|_, tree| organization(tree, &unit.name)),
        };
        typed.update(|typed| typed.unit = unit);
    };
    let suggest = move |text: String| suggest_organizations(desk.session, &text, &|_| true);
    let groups: Vec<(String, String)> =
        JudgeGroup::ALL.iter().map(|group| (group.key().to_owned(), group.label().to_owned())).collect();
    let group = Signal::derive(move || typed.with(|typed| typed.group.key().to_owned()));
    let choose = move |key: String| typed.update(|typed| typed.group = JudgeGroup::of(&key).unwrap_or_default());
    let type_name = move |name: String| typed.update(|typed| typed.name = name);
    let type_post = move |post: String| typed.update(|typed| typed.post = post);
    let type_team = move |team: String| typed.update(|typed| typed.team = team);
    view! {
        <tr class="new-row" on:keydown=pressed>
            <td class="mid faint">"新"</td>
            <td>
                <TextInput value=text(|typed| &typed.name) label="新评委的姓名" placeholder="姓名" on_input=type_name node=box_of_name/>
                {move || wrong.get().map(|why| view! { <span class="wrong" role="alert">{why}</span> })}
            </td>
            <td><Combo value=unit suggest=suggest on_commit=pick label="新评委的单位" placeholder="单位，或拼音首字母"/></td>
            <td><TextInput value=text(|typed| &typed.post) label="新评委的职务" placeholder="职务" on_input=type_post/></td>
            <td><Select value=group options=groups on_commit=choose label="新评委的计分组"/></td>
            <td><TextInput value=text(|typed| &typed.team) label="新评委的分组" on_input=type_team/></td>
            <td><Button small=true label="加入" on_press=move |()| add()/></td>
        </tr>
    }
}
