//! A record as a form.

use leptos::prelude::*;

use super::BoundField;
use super::bound::Circumstances;
use crate::domain::kind::{FieldSpec, FieldType, Id, KindSpec, Writer};
use crate::ledger::rights;
use crate::ui::components::Suggestion;
use crate::ui::session::Session;

/// A field of a form and its width in the grid of six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Its name in code.
    pub name: &'static str,
    /// `w2`, `w3`, `w4`, `w6`; empty for one that fits the type.
    pub width: &'static str,
}

impl From<&'static str> for FormField {
    fn from(name: &'static str) -> Self {
        Self { name, width: "" }
    }
}

impl From<(&'static str, &'static str)> for FormField {
    fn from((name, width): (&'static str, &'static str)) -> Self {
        Self { name, width }
    }
}

/// The fields of a record, each saved as soon as it is left.
#[component]
pub fn RecordForm(
    /// The declaration.
    kind: &'static KindSpec,
    /// The record; it may be not there yet.
    id: Id,
    /// Which fields in which order; empty for all that the declaration gives to the form.
    #[prop(optional)]
    fields: Vec<FormField>,
    /// What rules say of a field, by its name; it does not block.
    #[prop(optional, into)]
    warn: Option<Callback<&'static str, Option<String>>>,
    /// Suggestions for references, by the name of the field and what was typed; without it, all records of the kind.
    #[prop(optional, into)]
    suggest: Option<Callback<(&'static str, String), Vec<Suggestion>>>,
    /// What it needs to know beyond the record.
    #[prop(optional)]
    around: Circumstances,
    /// Another part of the same record's form says already why it cannot be changed here.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let session = Session::get();
    let fields = if fields.is_empty() { all_of(kind) } else { fields };
    let refusal = Memo::new(move |_| {
        let me = session.me();
        session.read(|ledger, tree| {
            let record = ledger.record(kind.name, id);
            let owner = record.and_then(rights::owner).or(around.owner)?;
            let may = kind.fields.iter().find(|spec| spec.writer == Writer::Own)?;
            rights::may_write(tree, me, Some(owner), may).err()?;
            Some(format!("这一条由{}填写，本单位只能看。", tree.name(owner)))
        })
    });
    let one = move |field: FormField| {
        let warning = Signal::derive(move || warn.and_then(|warn| warn.run(field.name)));
        let suggest = suggest.map(|all| Callback::new(move |text: String| all.run((field.name, text))));
        let width = kind.field(field.name).map_or("w2", |spec| width(spec, field.width));
        match suggest {
            Some(suggest) => {
                view! { <BoundField kind id name=field.name width warning quiet=true around suggest/> }.into_any()
            }
            None => view! { <BoundField kind id name=field.name width warning quiet=true around/> }.into_any(),
        }
    };
    view! {
        {move || refusal.get().filter(|_| !quiet).map(|why| view! { <p class="note">{why}</p> })}
        <div class="form-grid">{fields.into_iter().map(one).collect_view()}</div>
    }
}

fn all_of(kind: &KindSpec) -> Vec<FormField> {
    kind.fields.iter().filter(|spec| spec.form).map(|spec| FormField::from(spec.name)).collect()
}

fn width(spec: &FieldSpec, given: &'static str) -> &'static str {
    match spec.ty {
        _ if !given.is_empty() => given,
        FieldType::Texts | FieldType::Refs => "w6",
        FieldType::Text if spec.long => "w6",
        _ => "w2",
    }
}
