//! A new organization.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::kind::{Choice, Id, Ref};
use crate::domain::organization::{Level, Organization, Sector};
use crate::ledger::Draft;
use crate::ui::components::{Button, ButtonKind, Combo, Dialog, Field, Named, Select, TextInput};
use crate::ui::forms::{reference, suggest_organizations};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What the dialog holds.
#[derive(Clone, Default)]
struct Form {
    name: String,
    level: Level,
    sector: Sector,
    parent: Ref,
    tried: bool,
}

impl Form {
    /// A form for what most often stands below `under`.
    fn under(session: Session, under: Ref) -> Self {
        let above = session.look(|_, tree| under.id.and_then(|id| tree.get(id).map(|org| (org.level, org.sector))));
        let level = match above.map(|(level, _)| level) {
            Some(Level::District) => Level::Street,
            Some(Level::Street) => Level::Community,
            Some(Level::Branch) => Level::Group,
            _ => Level::Branch,
        };
        Self { level, sector: above.map(|(_, sector)| sector).unwrap_or_default(), parent: under, ..Self::default() }
    }

    fn missing(&self) -> Option<String> {
        (self.tried && self.name.trim().is_empty()).then(|| "请填名称，例：第一网格党支部".to_owned())
    }
}

/// Asks for what every organization has, makes the record, and opens it.
#[component]
pub fn NewOrganization(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The organization below which it is put at first.
    under: Signal<Ref>,
) -> impl IntoView {
    let session = Session::get();
    let form = RwSignal::new(Form::default());
    Effect::new(move |_| {
        if open.get() {
            form.set(Form::under(session, under.get_untracked()));
        }
    });
    let make = move |()| {
        form.update(|form| form.tried = true);
        let form = form.get_untracked();
        if form.missing().is_none() {
            let (id, draft) = draft(&form);
            open.set(false);
            session.commit(draft);
            page::set_hash(&Route::Organization(id).href());
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="建立" kind=ButtonKind::Main on_press=make/>
        }
    };
    view! { <Dialog open title="新建党组织" foot><Fields form/></Dialog> }
}

#[component]
fn Fields(form: RwSignal<Form>) -> impl IntoView {
    let session = Session::get();
    let suggest = move |text: String| suggest_organizations(session, &text, &|org| org.level != Level::Group);
    let missing = Signal::derive(move || form.with(Form::missing));
    let unknown = Signal::derive(move || {
        form.with(|form| {
            let name = form.parent.name.trim();
            (form.parent.id.is_none() && !name.is_empty()).then(|| format!("这里还没有“{name}”，先只记名称"))
        })
    });
    view! {
        <div class="form-grid">
            <Field label="名称" required=true width="w6" error=missing>
                <TextInput value=Signal::derive(move || form.with(|form| form.name.clone()))
                    on_input=move |text| form.update(|form| form.name = text)/>
            </Field>
            <Field label="层级" width="w3">
                <Select value=Signal::derive(move || form.with(|form| form.level.key().to_owned()))
                    options=options(Level::CHOICES)
                    on_commit=move |key: String| form.update(|form| form.level = Level::of(&key).unwrap_or_default())/>
            </Field>
            <Field label="类别" width="w3">
                <Select value=Signal::derive(move || form.with(|form| form.sector.key().to_owned()))
                    options=options(Sector::CHOICES)
                    on_commit=move |key: String| form.update(|form| form.sector = Sector::of(&key).unwrap_or_default())/>
            </Field>
            <Field label="上级党组织" width="w6" warning=unknown>
                <Combo value=Signal::derive(move || form.with(|form| form.parent.name.clone())) suggest
                    on_commit=move |named: Named| form.update(|form| form.parent = reference(named))/>
            </Field>
        </div>
    }
}

fn options(choices: &[Choice]) -> Vec<(String, String)> {
    choices.iter().map(|one| (one.key.to_owned(), one.label.to_owned())).collect()
}

fn draft(form: &Form) -> (Id, Draft) {
    let id = Session::new_id();
    let name = form.name.trim().to_owned();
    let mut draft = Draft::new(format!("新建党组织“{name}”"));
    draft.set::<Organization, _>(id, Organization::name, &name);
    draft.set::<Organization, _>(id, Organization::level, &form.level);
    draft.set::<Organization, _>(id, Organization::sector, &form.sector);
    draft.set::<Organization, _>(id, Organization::parent, &form.parent);
    (id, draft)
}
