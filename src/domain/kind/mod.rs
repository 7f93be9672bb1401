//! How a kind of record is declared: once, here in `domain`, and everything else is read from the declaration.
//!
//! A declaration names each field with its Chinese label, type, choices, whether it is required, its help, who writes
//! it and its check. Forms, lists, search, pasted columns, import previews, conflict and history labels and the
//! published JSON Schema are all views of [`KindSpec`]. See [`crate::kind`] for the notation.

mod macros;
mod value;
mod wording;

pub use value::{FieldValue, Id, Keyed, ReadField, Ref};

/// A value as it stands in a record and in a pack.
pub type Value = serde_json::Value;

/// The values of one record, whoever holds them. The ledger's records are read through this.
pub trait Fields {
    /// The value that is shown for a field; `None` when nothing was said or it was cleared.
    fn field(&self, name: &str) -> Option<&Value>;
    /// The parts `(key, field, value)` of the keyed field `prefix.<key>.<field>`, in the order of the keys.
    fn parts<'a>(&'a self, prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)>;
}

/// A kind of record as a Rust struct.
pub trait Kind: Sized {
    /// The declaration.
    const SPEC: KindSpec;
    /// Reads the struct; what is missing or of another type is read as empty.
    fn read(id: Id, org: Option<Id>, fields: &dyn Fields) -> Self;
    /// The struct of a record of which nothing is said yet.
    fn blank(id: Id) -> Self {
        Self::read(id, None, &Nothing)
    }
}

/// No fields.
struct Nothing;

impl Fields for Nothing {
    fn field(&self, _name: &str) -> Option<&Value> {
        None
    }
    fn parts<'a>(&'a self, _prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)> {
        Vec::new()
    }
}

/// The part of a keyed field (one agenda item, one person's attendance) as a Rust struct.
pub trait Group: Sized + Default {
    /// The fields of the part.
    const FIELDS: &'static [FieldSpec];
    /// Reads one part from its fields.
    fn read(fields: &dyn Fields) -> Self;
}

/// One of a few words that a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in records and packs.
    pub key: &'static str,
    /// As it stands on screen and paper.
    pub label: &'static str,
}

/// What a field may hold.
#[derive(Debug, Clone, Copy)]
pub enum FieldType {
    /// A line of text.
    Text,
    /// An integer: a count, minutes, 分, or hundredths; the unit is in [`FieldSpec::unit`].
    Int,
    /// Yes or no.
    Bool,
    /// A day, `2026-11-03`.
    Date,
    /// A year, month or day, as exactly as it is known: `1985`, `1985-03`, `1985-03-01`.
    PartialDate,
    /// A month, `2026-11`.
    Month,
    /// A time of day, `14:30`.
    Time,
    /// One of a few words.
    Choice(&'static [Choice]),
    /// A person or organization: `{"id": …, "name": …}`.
    Ref,
    /// Several of them, written as a whole.
    Refs,
    /// Lines of text, written as a whole.
    Texts,
    /// Parts that people edit apart: `name.<key>.<field>`.
    Keyed(&'static [FieldSpec]),
    /// Anything, kept as it is.
    Json,
}

/// Who writes a field. An office rule, not security: the screen refuses, an import marks 越权.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// The organization whose record it is, and its ancestors (代录).
    Own,
    /// Its ancestors only: 审阅, 验收, 排名.
    Upper,
    /// Whoever the record names, of whatever organization: 评委 fill in their 评分表.
    Named,
}

/// A check beyond the type; its message says what is wrong and gives an example.
pub type Check = fn(&Value) -> Result<(), String>;

/// The declaration of one field.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Name in code, records and packs.
    pub name: &'static str,
    /// Name on screen.
    pub label: &'static str,
    /// What it may hold.
    pub ty: FieldType,
    /// Must be filled in.
    pub must: bool,
    /// Several lines.
    pub long: bool,
    /// One line under the field that says what to write.
    pub help: &'static str,
    /// Unit written after the number.
    pub unit: &'static str,
    /// Other header words under which a pasted table may bring this field.
    pub paste: &'static [&'static str],
    /// Found by the search of the list.
    pub search: bool,
    /// Width in pixels of its column in the list; 0 when it has none.
    pub column: u16,
    /// Shown in the general form; special pages edit the others.
    pub form: bool,
    /// Kind that a reference points to.
    pub target: &'static str,
    /// Who writes it.
    pub writer: Writer,
    /// A check beyond the type; the message says what is wrong and gives an example.
    pub check: Option<Check>,
}

/// A field with a label; the rest is added by the methods that follow.
pub const fn field(label: &'static str) -> FieldSpec {
    FieldSpec {
        name: "",
        label,
        ty: FieldType::Text,
        must: false,
        long: false,
        help: "",
        unit: "",
        paste: &[],
        search: false,
        column: 0,
        form: true,
        target: "",
        writer: Writer::Own,
        check: None,
    }
}

impl FieldSpec {
    /// Must be filled in.
    pub const fn must(mut self) -> Self {
        self.must = true;
        self
    }
    /// Several lines.
    pub const fn long(mut self) -> Self {
        self.long = true;
        self
    }
    /// One line that says what to write.
    pub const fn help(mut self, text: &'static str) -> Self {
        self.help = text;
        self
    }
    /// Unit of a number.
    pub const fn unit(mut self, text: &'static str) -> Self {
        self.unit = text;
        self
    }
    /// Header words in pasted tables, besides the label.
    pub const fn paste(mut self, words: &'static [&'static str]) -> Self {
        self.paste = words;
        self
    }
    /// Found by search.
    pub const fn search(mut self) -> Self {
        self.search = true;
        self
    }
    /// Has a column of this width in the list.
    pub const fn column(mut self, width: u16) -> Self {
        self.column = width;
        self
    }
    /// Not in the general form.
    pub const fn apart(mut self) -> Self {
        self.form = false;
        self
    }
    /// Kind of what is referred to.
    pub const fn to(mut self, kind: &'static str) -> Self {
        self.target = kind;
        self
    }
    /// Written by the upper levels only.
    pub const fn upper(mut self) -> Self {
        self.writer = Writer::Upper;
        self
    }
    /// Written by whoever the record names.
    pub const fn named(mut self) -> Self {
        self.writer = Writer::Named;
        self
    }
    /// A check beyond the type.
    pub const fn check(mut self, check: Check) -> Self {
        self.check = Some(check);
        self
    }
}

/// The declaration of a kind of record.
#[derive(Debug, Clone, Copy)]
pub struct KindSpec {
    /// Name in code, records and packs.
    pub name: &'static str,
    /// Name on screen.
    pub label: &'static str,
    /// Fields that together name a record on screen.
    pub title: &'static [&'static str],
    /// Leaves the machine only when ticked (身份证号, 电话, 住址).
    pub private: bool,
    /// The fields, in the order of the form.
    pub fields: &'static [FieldSpec],
}

impl KindSpec {
    /// The field of this name; for a keyed name (`agenda.a1.kind`) the field of the part.
    pub fn field(&self, name: &str) -> Option<&'static FieldSpec> {
        let mut parts = name.splitn(3, '.');
        let first = parts.next()?;
        let outer = self.fields.iter().find(|spec| spec.name == first)?;
        match (outer.ty, parts.next(), parts.next()) {
            (_, None, _) => Some(outer),
            (FieldType::Keyed(inner), Some(_), Some(part)) => inner.iter().find(|spec| spec.name == part),
            _ => None,
        }
    }

    /// Whether records of this kind are written by whoever they name, and not by the organization that they belong to.
    pub fn is_by_name(&self) -> bool {
        !self.fields.is_empty() && self.fields.iter().all(|spec| spec.writer == Writer::Named)
    }

    /// What a record of this kind is called on screen.
    pub fn title_of(&self, fields: &dyn Fields) -> String {
        let words: Vec<String> = self
            .title
            .iter()
            .filter_map(|name| Some(self.field(name)?.show(fields.field(name)?)))
            .filter(|text| !text.is_empty())
            .collect();
        if words.is_empty() { self.label.to_owned() } else { words.join(" ") }
    }
}

impl FieldSpec {
    /// The value in words, as lists, previews, conflicts and history show it.
    pub fn show(&self, value: &Value) -> String {
        wording::show(self, value)
    }

    /// Whether the value is of the field's type and passes its check. Null always passes: it clears.
    pub fn examine(&self, value: &Value) -> Result<(), String> {
        wording::examine(self, value)
    }

    /// Reads what a person typed. Empty text clears the field.
    ///
    /// # Errors
    /// A message in Chinese that says what is wrong and gives an example.
    pub fn read_text(&self, text: &str) -> Result<Value, String> {
        let value = wording::from_text(self, text.trim())?;
        self.examine(&value)?;
        Ok(value)
    }
}
