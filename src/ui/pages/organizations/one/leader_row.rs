//! One person of the 班子.

use leptos::prelude::*;

use super::leaders::removed;
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::{Leader, Organization};
use crate::ui::components::{Button, ButtonKind};
use crate::ui::forms::{BoundField, suggest_members};
use crate::ui::session::Session;

/// Name, post, division of work.
#[component]
pub fn LeaderRow(
    id: Id,
    key: String,
    /// Why it cannot be changed here.
    refusal: Signal<Option<String>>,
) -> impl IntoView {
    let session = Session::get();
    let name = |field: &str| format!("{}.{key}.{field}", Organization::leaders);
    let (person, post, duty) = (name(Leader::person), name(Leader::post), name(Leader::duty));
    let suggest = Callback::new(move |text: String| suggest_members(session, &text, Some(id)));
    let remove = move |()| {
        let draft = session.look(|ledger, _| ledger.read::<Organization>(id).map(|org| removed(&org, &key)));
        if let Some(draft) = draft {
            session.commit_aloud(draft);
        }
    };
    let kind = &Organization::SPEC;
    view! {
        <div class="leader">
            <BoundField kind id name=person hide_label=true quiet=true suggest/>
            <BoundField kind id name=post hide_label=true quiet=true/>
            <BoundField kind id name=duty hide_label=true quiet=true placeholder="如 组织、宣传、纪检"/>
            <Button label="移出" kind=ButtonKind::Plain small=true why_not=refusal on_press=remove/>
        </div>
    }
}
