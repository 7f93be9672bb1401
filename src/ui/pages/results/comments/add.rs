//! What is said at the meeting: a line is typed, Enter, the next.

use leptos::{html, prelude::*};

use super::desk::CommentsDesk;
use crate::domain::kind::Id;
use crate::domain::score_sheet::RemarkKind;
use crate::ledger::tour::comments::add_remark;
use crate::ui::components::{Field, Key, Select, TextInput, hotkey};
use crate::ui::session::Session;

#[component]
pub fn AddRemark() -> impl IntoView {
    let desk = CommentsDesk::get();
    let session = desk.session;
    let (chosen, sort) = (RwSignal::new(None::<Id>), RwSignal::new(RemarkKind::Fault));
    let (text, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let by = RwSignal::new(session.profile.with_untracked(|profile| profile.name.clone()));
    let box_of_text = NodeRef::<html::Input>::new();
    hotkey(Key::plain("n"), move |_| {
        if let Some(input) = box_of_text.get_untracked() {
            let _ = input.focus();
        }
    });
    // The stop that is looked at: as chosen here, else that of the filter, else that of the line one stands on.
    let stop = Memo::new(move |_| {
        let of_line = || {
            let at = desk.one(&desk.present.get()?)?.first()?.stop;
            desk.with(|book| book.stops.get(at).map(|stop| stop.id)).flatten()
        };
        let first = || desk.with(|book| book.stops.first().map(|stop| stop.id)).flatten();
        desk.stop.get().or_else(|| chosen.get()).or_else(of_line).or_else(first)
    });
    let stops = Signal::derive(move || {
        desk.with(|book| {
            book.stops.iter().map(|stop| (stop.id.to_string(), stop.unit.name.clone())).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let sorts: Vec<(String, String)> =
        RemarkKind::ALL.iter().map(|sort| (sort.key().to_owned(), sort.label().to_owned())).collect();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(stop) = stop.get_untracked() else { return };
        let (said, who) = (text.get_untracked(), by.get_untracked());
        match session.look(|ledger, _| add_remark(ledger, stop, sort.get_untracked(), (&said, &who), Session::new_id()))
        {
            Ok(draft) => {
                session.commit_aloud(draft);
                text.set(String::new());
                wrong.set(None);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    view! {
        <form class="add-remark no-print" on:submit=add aria-label="记一条点评">
            <Field label="记点评：哪个点">
                <Select value=Signal::derive(move || stop.get().map(|stop| stop.to_string()).unwrap_or_default()) options=stops
                    on_commit=move |key: String| { chosen.set(key.parse().ok()); desk.stop.set(None); }/>
            </Field>
            <Field label="类别">
                <Select value=Signal::derive(move || sort.get().key().to_owned()) options=sorts
                    on_commit=move |key: String| sort.set(RemarkKind::of(&key).unwrap_or_default())/>
            </Field>
            <Field label="内容" error=wrong>
                <TextInput value=text on_input=move |typed: String| { text.set(typed); wrong.set(None); } node=box_of_text
                    placeholder="写好按回车，接着记下一条"/>
            </Field>
            <Field label="点评人"><TextInput value=by on_input=move |typed: String| by.set(typed)/></Field>
            <button type="submit" class="btn">"记一条"</button>
        </form>
    }
}
