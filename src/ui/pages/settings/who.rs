//! 一、我是谁.

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::ledger::work::people;
use crate::ui::components::{Button, Combo, Field, Named, SectionHead, Suggestion, TextInput};
use crate::ui::session::{Profile, Session};

/// Unit, name and post; changed together, because each change is a new actor in the history.
#[component]
pub fn WhoSection() -> impl IntoView {
    let session = Session::get();
    let draft = RwSignal::new(session.profile.get_untracked());
    let suggest = move |typed: String| suggest_organizations(session, &typed);
    let choose = move |named: Named| {
        if let Some(org) = named.id.and_then(|id| id.parse::<Id>().ok()) {
            draft.update(|draft| (draft.org, draft.org_name) = (org, named.name.clone()));
        }
    };
    let why_not = Signal::derive(move || {
        draft.with(|draft| match () {
            () if draft.name.trim().is_empty() => Some("请填姓名".to_owned()),
            () if session.profile.with(|profile| profile == draft) => Some("没有改动".to_owned()),
            () => None,
        })
    });
    let keep = move |()| {
        session.keep_profile(draft.get_untracked());
        session.say("已换好，以后的改动记在新的单位和姓名下");
    };
    let text = move |read: fn(&Profile) -> &String| Signal::derive(move || draft.with(|draft| read(draft).clone()));
    view! {
        <SectionHead title="一、我是谁" count="改动、冲突和交换包里注明的单位和姓名"/>
        <div class="form-grid">
            <Field label="本单位" width="w2">
                <Combo value=text(|draft| &draft.org_name) suggest=suggest on_commit=choose/>
            </Field>
            <Field label="我的姓名" width="w2" required=true>
                <TextInput value=text(|draft| &draft.name) on_input=move |text: String| draft.update(|draft| draft.name = text)/>
            </Field>
            <Field label="我的职务" width="w2">
                <TextInput value=text(|draft| &draft.post) on_input=move |text: String| draft.update(|draft| draft.post = text)/>
            </Field>
        </div>
        <p class="acts-line"><Button label="更换" why_not=why_not on_press=keep/></p>
    }
}

/// Organizations whose name holds what was typed, or begins with these 拼音首字母.
pub fn suggest_organizations(session: Session, typed: &str) -> Vec<Suggestion> {
    let initials = crate::browser::collation::initial;
    session.look(|_, tree| {
        tree.flat()
            .into_iter()
            .filter_map(|(id, _)| tree.get(id))
            .filter(|org| typed.trim().is_empty() || people::matches(typed, &org.name, &initials, &[]).is_some())
            .take(10)
            .map(|org| Suggestion {
                id: org.id.to_string(),
                label: org.name.clone(),
                hint: tree.parent(org.id).map(|parent| tree.name(parent).to_owned()).unwrap_or_default(),
            })
            .collect()
    })
}
