//! 独立开始: one's own organization, and who one is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::kind::Ref;
use crate::domain::organization::{Level, Organization, Sector};
use crate::ledger::Draft;
use crate::ui::components::{Button, ButtonKind, Field, Select, TextInput};
use crate::ui::session::{FirstDeed, Opening, PhaseSignal, Profile, Session, begin_first};

/// What the form holds.
#[derive(Clone, Default)]
struct Form {
    org: String,
    level: String,
    sector: String,
    parent: String,
    name: String,
    post: String,
    tried: bool,
}

impl Form {
    fn new() -> Self {
        Self { level: Level::Community.key().to_owned(), sector: Sector::Community.key().to_owned(), ..Self::default() }
    }

    fn is_complete(&self) -> bool {
        !self.org.trim().is_empty() && !self.name.trim().is_empty()
    }
}

/// The form; it leads to the first page of a new ledger.
#[component]
pub fn BeginForm(opening: Opening) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let form = RwSignal::new(Form::new());
    let text = move |read: fn(&Form) -> &String| Signal::derive(move || form.with(|form| read(form).clone()));
    let set = move |write: fn(&mut Form) -> &mut String| {
        Callback::new(move |text: String| form.update(|form| *write(form) = text))
    };
    let missing = move |read: fn(&Form) -> &String, words: &'static str| {
        Signal::derive(move || form.with(|form| (form.tried && read(form).trim().is_empty()).then(|| words.to_owned())))
    };
    let levels = options(Level::CHOICES);
    let sectors = options(Sector::CHOICES);
    let begin = move |()| {
        form.update(|form| form.tried = true);
        let form = form.get_untracked();
        if form.is_complete() {
            let (profile, deed) = begun(&form);
            begin_first(phase, opening.clone(), profile, deed);
        }
    };
    view! {
        <div class="form-grid">
            <Field label="本单位党组织" required=true width="w6" error=missing(|f| &f.org, "请填名称，例：青岛路二社区党委")>
                <TextInput value=text(|f| &f.org) on_input=set(|f| &mut f.org)/>
            </Field>
            <Field label="层级" required=true width="w3">
                <Select value=text(|f| &f.level) options=levels on_commit=set(|f| &mut f.level)/>
            </Field>
            <Field label="类别" required=true width="w3">
                <Select value=text(|f| &f.sector) options=sectors on_commit=set(|f| &mut f.sector)/>
            </Field>
            <Field label="上级党组织" width="w6" help="可以以后再填；以后收到上级的组织包，会问是不是同一个">
                <TextInput value=text(|f| &f.parent) on_input=set(|f| &mut f.parent)/>
            </Field>
            <Field label="我的姓名" required=true width="w3" error=missing(|f| &f.name, "请填姓名，改动和冲突会注明是谁")>
                <TextInput value=text(|f| &f.name) on_input=set(|f| &mut f.name)/>
            </Field>
            <Field label="职务" width="w3">
                <TextInput value=text(|f| &f.post) on_input=set(|f| &mut f.post)/>
            </Field>
            <div class="w6">
                <Button kind=ButtonKind::Main label="开始记账" on_press=begin/>
                <span class="small faint after">"下一步：从 Excel 粘贴下级组织和党员名册，也可以跳过"</span>
            </div>
        </div>
    }
}

fn options(choices: &[crate::domain::kind::Choice]) -> Vec<(String, String)> {
    choices.iter().map(|one| (one.key.to_owned(), one.label.to_owned())).collect()
}

fn begun(form: &Form) -> (Profile, FirstDeed) {
    let id = Session::new_id();
    let name = form.org.trim().to_owned();
    let mut draft = Draft::new(format!("开账：{name}"));
    draft.set::<Organization, _>(id, Organization::name, &name);
    draft.set::<Organization, _>(id, Organization::level, &Level::of(&form.level).unwrap_or_default());
    draft.set::<Organization, _>(id, Organization::sector, &Sector::of(&form.sector).unwrap_or_default());
    draft.set::<Organization, _>(id, Organization::parent, &Ref::named(form.parent.trim()));
    let person = form.name.trim().to_owned();
    let profile = Profile { org: id, org_name: name, name: person, post: form.post.trim().to_owned(), judge: None };
    let kept = profile.clone();
    let deed: FirstDeed = Arc::new(move |session: Session| {
        session.keep_profile(kept.clone());
        session.commit(draft.clone());
    });
    (profile, deed)
}
