//! One field of one record, as a control is bound to it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::kind::{FieldSpec, FieldType, FieldValue, Id, KindSpec, Ref, Value};
use crate::ledger::{Draft, Key, Ledger, OrgTree, rights};
use crate::ui::session::Session;

/// What a field needs to know beyond the record.
#[derive(Clone, Copy, Default)]
pub struct Circumstances {
    /// Whose the record will be while it is not there yet.
    pub owner: Option<Id>,
    /// What else is written with the first field of a record that is not there yet.
    pub on_new: Option<Callback<(), Draft>>,
    /// What the record is called in the history, where its own fields do not say.
    pub called: MaybeProp<String>,
}

/// The field as it stands in the ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldState {
    /// The shown value.
    pub value: Value,
    /// It in words, as it stands in a box; a reference by the name that its record bears now.
    pub text: String,
    /// How many different values wait to be settled; 0 when there is no conflict.
    pub sides: usize,
    /// Why it cannot be written here.
    pub refusal: Option<String>,
}

/// A field of a record and what was typed for it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Bound {
    /// Its declaration.
    pub spec: &'static FieldSpec,
    /// As it stands in the ledger.
    pub state: Memo<FieldState>,
    /// What is wrong with what was typed last.
    pub error: RwSignal<Option<String>>,
    session: Session,
    kind: &'static KindSpec,
    id: Id,
    name: StoredValue<Arc<str>>,
    typed: RwSignal<Option<String>>,
    around: Circumstances,
}

impl Bound {
    /// The field `name` of a record; `None` when its kind declares no such field.
    pub fn new(kind: &'static KindSpec, id: Id, name: &str, around: Circumstances) -> Option<Self> {
        let spec = kind.field(name)?;
        let session = Session::get();
        let field: Arc<str> = name.into();
        let name = StoredValue::new(field.clone());
        let state = Memo::new(move |_| {
            let me = session.me();
            session.read(|ledger, tree| read(ledger, tree, me, (kind, id), &field, spec, around.owner))
        });
        let (error, typed) = (RwSignal::new(None), RwSignal::new(None));
        Some(Self { spec, state, error, session, kind, id, name, typed, around })
    }

    /// The text of the box: what was typed and could not be read, else what is recorded.
    pub fn text(self) -> Signal<String> {
        Signal::derive(move || self.typed.get().unwrap_or_else(|| self.state.with(|state| state.text.clone())))
    }

    /// The recorded value.
    pub fn value(self) -> Value {
        self.state.with(|state| state.value.clone())
    }

    /// Reads what was typed and writes it; `false` when it cannot be read, and then it stays in the box.
    pub fn write_text(self, text: String) -> bool {
        match self.spec.read_text(&text).and_then(|value| self.accept(value)) {
            Ok(()) => {
                self.typed.set(None);
                true
            }
            Err(why) => {
                self.typed.set(Some(text));
                self.error.set(Some(why));
                false
            }
        }
    }

    /// Writes a value; one that may not stand there is refused with the reason under the field.
    pub fn write(self, value: Value) {
        if let Err(why) = self.accept(value) {
            self.error.set(Some(why));
        }
    }

    fn accept(self, value: Value) -> Result<(), String> {
        self.spec.examine(&value)?;
        if self.spec.must && value.is_null() {
            return Err(format!("“{}”必填，原来的没有改动", self.spec.label));
        }
        self.error.set(None);
        let same = self.state.with_untracked(|state| state.value == value && state.sides == 0);
        if !same {
            self.session.commit(self.draft(value));
        }
        Ok(())
    }

    fn draft(self, value: Value) -> Draft {
        let name = self.name.get_value();
        let called = self.around.called.get_untracked();
        let (label, is_new) = self.session.look(|ledger, _| {
            let key: Key = (self.kind.name.into(), self.id);
            let is_new = ledger.record(self.kind.name, self.id).is_none();
            (changed(ledger, &key, self.kind, &name, called), is_new)
        });
        let mut draft = Draft::new(label);
        if let Some(on_new) = self.around.on_new.filter(|_| is_new) {
            draft.and(on_new.run(()));
        }
        draft.put(self.kind.name, self.id, name, value);
        draft
    }
}

fn read(
    ledger: &Ledger,
    tree: &OrgTree,
    me: Id,
    (kind, id): (&'static KindSpec, Id),
    name: &str,
    spec: &'static FieldSpec,
    owner: Option<Id>,
) -> FieldState {
    let record = ledger.record(kind.name, id);
    let owner = record.and_then(rights::owner).or(owner);
    let refusal = rights::may_write(tree, me, owner, spec).err();
    let Some(record) = record else { return FieldState { refusal, ..FieldState::default() } };
    let value = record.value(name).clone();
    let sides = sides(record.register(name));
    FieldState { text: text(ledger, spec, &value), value, sides, refusal }
}

/// A value as it stands in a box.
fn text(ledger: &Ledger, spec: &FieldSpec, value: &Value) -> String {
    match spec.ty {
        FieldType::Ref => {
            let to = Ref::from_value(value).unwrap_or_default();
            to.id.and_then(|id| ledger.name_of(id)).unwrap_or(to.name)
        }
        FieldType::Texts => Vec::<String>::from_value(value).unwrap_or_default().join("\n"),
        _ => spec.show(value),
    }
}

/// How many different values stand in a register; 0 when they are all the same.
fn sides(register: &[crate::ledger::Write]) -> usize {
    let mut values: Vec<&Value> = Vec::new();
    for write in register {
        if !values.contains(&&write.value) {
            values.push(&write.value);
        }
    }
    if values.len() > 1 { values.len() } else { 0 }
}

/// What was done, in words: `改了党员“李建国”的联系电话`.
fn changed(ledger: &Ledger, key: &Key, kind: &KindSpec, name: &str, called: Option<String>) -> String {
    let field = ledger.field_label(key, name);
    // What stands in brackets says where the record is kept, not what it is: 党员（不外传）.
    let what = kind.label.split('（').next().unwrap_or(kind.label);
    match called.unwrap_or_else(|| ledger.title(key)) {
        title if title == kind.label || title.is_empty() => format!("改了{what}的{field}"),
        title => format!("改了{what}“{title}”的{field}"),
    }
}
