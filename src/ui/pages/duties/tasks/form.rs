//! The fields of a task that is not there yet, with the labels of the declaration.

use leptos::prelude::*;

use crate::domain::kind::{Kind, KindSpec, Ref};
use crate::domain::task::{Cadence, Task};
use crate::ledger::duties::tasks::{LAYERS, NewTask};
use crate::ui::components::{Combo, DateInput, Field, Named, Select, TextArea, TextInput};
use crate::ui::forms::{reference, suggest_members, suggest_organizations};
use crate::ui::session::Session;

static TASK: KindSpec = Task::SPEC;

/// What a field is called.
pub fn label(field: &str) -> &'static str {
    TASK.field(field).map_or("", |spec| spec.label)
}

/// The form. `unit` offers 责任单位; a task of a 联系点 has none to choose.
#[component]
pub fn TaskForm(
    typed: RwSignal<NewTask>,
    /// What is wrong with it, once it was tried.
    #[prop(into)]
    wrong: Signal<Option<String>>,
    /// Whose list it is, for the suggestions.
    #[prop(into)]
    org: Signal<crate::domain::kind::Id>,
    /// Without 责任单位.
    #[prop(optional)]
    no_unit: bool,
) -> impl IntoView {
    let session = Session::get();
    let text = move |read: fn(&NewTask) -> String| Signal::derive(move || typed.with(read));
    let people = move |text: String| suggest_members(session, &text, Some(org.get_untracked()));
    let units = move |text: String| {
        session
            .look(|_, tree| suggest_organizations(session, &text, &|one| tree.is_within(one.id, org.get_untracked())))
    };
    let cadences: Vec<(String, String)> =
        Cadence::ALL.iter().map(|one| (one.key().to_owned(), one.label().to_owned())).collect();
    let due = Signal::derive(move || typed.with(|typed| typed.due));
    let pick =
        move |write: fn(&mut NewTask, Ref)| move |named: Named| typed.update(|typed| write(typed, reference(named)));
    let choose = move |key: String| typed.update(|typed| typed.cadence = Cadence::of(&key).unwrap_or_default());
    let unit = (!no_unit).then(|| {
        view! {
            <Field label=label(Task::unit) width="w2" help="空着就是本单位；写下级的名称，就归它填报">
                <Combo value=text(|typed| typed.unit.name.clone()) suggest=units on_commit=pick(|typed, unit| typed.unit = unit)/>
            </Field>
        }
    });
    view! {
        <div class="form-grid">
            <Field label=label(Task::title) required=true width="w6" error=wrong>
                <TextInput value=text(|typed| typed.title.clone()) on_input=move |text| typed.update(|typed| typed.title = text)/>
            </Field>
            {unit}
            <Field label=label(Task::person) width="w2">
                <Combo value=text(|typed| typed.person.name.clone()) suggest=people on_commit=pick(|typed, person| typed.person = person)/>
            </Field>
            <Field label=label(Task::cadence) width="w2">
                <Select value=text(|typed| typed.cadence.key().to_owned()) options=cadences on_commit=choose/>
            </Field>
            <Field label=label(Task::due) width="w2" help="只做一次的要有期限；每月、每季的可以空着">
                <DateInput value=due on_commit=move |day| typed.update(|typed| typed.due = day)/>
            </Field>
            <Field label=label(Task::standard) width="w6">
                <TextArea value=text(|typed| typed.standard.clone()) rows=2 on_input=move |text| typed.update(|typed| typed.standard = text)/>
            </Field>
        </div>
        <Layers typed/>
    }
}

/// 五层联动, folded away until it is wanted.
#[component]
fn Layers(typed: RwSignal<NewTask>) -> impl IntoView {
    let one = move |(at, field): (usize, &'static str)| {
        let value = Signal::derive(move || typed.with(|typed| typed.layers.get(at).cloned().unwrap_or_default()));
        let write = move |text: String| {
            typed.update(|typed| {
                if let Some(layer) = typed.layers.get_mut(at) {
                    *layer = text;
                }
            });
        };
        view! { <Field label=label(field) width="w2"><TextInput value on_input=write/></Field> }
    };
    view! {
        <details class="duty-layers">
            <summary>"五层联动：统一领导、牵头、配合、推进、主抓"</summary>
            <div class="form-grid">{LAYERS.into_iter().enumerate().map(one).collect_view()}</div>
        </details>
    }
}
