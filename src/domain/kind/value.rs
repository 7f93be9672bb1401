//! Values: the types that a field may be read as. How they are checked, shown and typed in is in `wording`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{FieldType, Fields, Group, Value};
use crate::domain::dates::{self, Date, PartialDate, Time, YearMonth};

/// The identity of a record, an actor or a pack. Never made from an 身份证号.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// A UUIDv5 of a natural key, so that two laptops that create the same thing meet.
    pub fn natural(parts: &[&str]) -> Self {
        const SPACE: Uuid = Uuid::from_u128(0x6f1d_9a52_3c57_5e0b_9d5c_71b0_44aa_2e01);
        Self(Uuid::new_v5(&SPACE, parts.join("\n").as_bytes()))
    }

    /// A UUIDv7 from the time in milliseconds and ten random bytes.
    pub fn fresh(millis: i64, random: [u8; 10]) -> Self {
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(millis.max(0).to_be_bytes().iter().skip(2).chain(random.iter())) {
            *to = *from;
        }
        Self(
            uuid::Builder::from_bytes(bytes)
                .with_variant(uuid::Variant::RFC4122)
                .with_version(uuid::Version::SortRand)
                .into_uuid(),
        )
    }

    /// The sixteen bytes.
    pub fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }
}

impl FromStr for Id {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        // Only the canonical form, so that an id is written in one way for ever.
        match Uuid::try_parse(text) {
            Ok(id) if text.len() == 36 => Ok(Self(id)),
            _ => Err(format!(
                "“{}”不是 UUID，例：0192f0c1-7b2a-7c3d-8e4f-5a6b7c8d9e0f",
                text.chars().take(40).collect::<String>()
            )),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(out)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(out)
    }
}

/// A person or an organization: its id when its record is known, and always its name, which stays readable
/// where the record is not.
#[derive(Debug, Clone, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// The record, where there is one.
    pub id: Option<Id>,
    /// The name at the time of writing.
    pub name: String,
}

impl Ref {
    /// A reference to a record.
    pub fn to(id: Id, name: impl Into<String>) -> Self {
        Self { id: Some(id), name: name.into() }
    }
    /// A name without a record.
    pub fn named(name: impl Into<String>) -> Self {
        Self { id: None, name: name.into() }
    }
    /// Nobody.
    pub fn is_empty(&self) -> bool {
        self.id.is_none() && self.name.is_empty()
    }
}

/// A type that one value of a field is read as.
pub trait FieldValue: Sized {
    /// What the field may hold.
    const TYPE: FieldType;
    /// Reads the value; `None` when it is of another type.
    fn from_value(value: &Value) -> Option<Self>;
    /// The value as it stands in a record.
    fn to_value(&self) -> Value;
}

/// A type that a field of a struct is read as.
pub trait ReadField {
    /// What the field may hold.
    const TYPE: FieldType;
    /// Reads the field; what is missing is read as empty.
    fn read(fields: &dyn Fields, name: &str) -> Self;
}

impl<T: FieldValue> ReadField for Option<T> {
    const TYPE: FieldType = T::TYPE;
    fn read(fields: &dyn Fields, name: &str) -> Self {
        fields.field(name).and_then(T::from_value)
    }
}

macro_rules! empty_when_missing {
    ($($ty:ty),*) => { $(
        impl ReadField for $ty {
            const TYPE: FieldType = <$ty as FieldValue>::TYPE;
            fn read(fields: &dyn Fields, name: &str) -> Self {
                fields.field(name).and_then(<$ty as FieldValue>::from_value).unwrap_or_default()
            }
        }
    )* };
}
empty_when_missing!(String, bool, Ref, Vec<Ref>, Vec<String>, Value);

macro_rules! text_like {
    ($($ty:ty => $kind:ident),*) => { $(
        impl FieldValue for $ty {
            const TYPE: FieldType = FieldType::$kind;
            fn from_value(value: &Value) -> Option<Self> {
                value.as_str()?.parse().ok()
            }
            fn to_value(&self) -> Value {
                Value::from(self.to_string())
            }
        }
    )* };
}
text_like!(PartialDate => PartialDate, YearMonth => Month, Time => Time, Id => Text);

impl FieldValue for String {
    const TYPE: FieldType = FieldType::Text;
    fn from_value(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Null } else { Value::from(self.as_str()) }
    }
}

impl FieldValue for bool {
    const TYPE: FieldType = FieldType::Bool;
    fn from_value(value: &Value) -> Option<Self> {
        value.as_bool()
    }
    fn to_value(&self) -> Value {
        if *self { Value::Bool(true) } else { Value::Null }
    }
}

impl FieldValue for i64 {
    const TYPE: FieldType = FieldType::Int;
    fn from_value(value: &Value) -> Option<Self> {
        value.as_i64()
    }
    fn to_value(&self) -> Value {
        Value::from(*self)
    }
}

impl FieldValue for Date {
    const TYPE: FieldType = FieldType::Date;
    fn from_value(value: &Value) -> Option<Self> {
        dates::parse_day(value.as_str()?).ok()
    }
    fn to_value(&self) -> Value {
        Value::from(PartialDate::from(*self).to_string())
    }
}

impl FieldValue for Ref {
    const TYPE: FieldType = FieldType::Ref;
    fn from_value(value: &Value) -> Option<Self> {
        let id = value.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        let name = value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        value.is_object().then_some(Self { id, name })
    }
    fn to_value(&self) -> Value {
        match self.id {
            _ if self.is_empty() => Value::Null,
            Some(id) => serde_json::json!({ "id": id, "name": self.name }),
            None => serde_json::json!({ "name": self.name }),
        }
    }
}

fn list_from<T: FieldValue>(value: &Value) -> Option<Vec<T>> {
    value.as_array().map(|all| all.iter().filter_map(T::from_value).collect())
}

fn list_to<T: FieldValue>(all: &[T]) -> Value {
    if all.is_empty() { Value::Null } else { Value::Array(all.iter().map(T::to_value).collect()) }
}

impl FieldValue for Vec<Ref> {
    const TYPE: FieldType = FieldType::Refs;
    fn from_value(value: &Value) -> Option<Self> {
        list_from(value)
    }
    fn to_value(&self) -> Value {
        list_to(self)
    }
}

impl FieldValue for Vec<String> {
    const TYPE: FieldType = FieldType::Texts;
    fn from_value(value: &Value) -> Option<Self> {
        list_from(value)
    }
    fn to_value(&self) -> Value {
        list_to(self)
    }
}

impl FieldValue for Value {
    const TYPE: FieldType = FieldType::Json;
    fn from_value(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
    fn to_value(&self) -> Value {
        self.clone()
    }
}

/// The parts of a keyed field, by key.
pub type Keyed<T> = BTreeMap<String, T>;

/// The fields of one part.
struct Part<'a>(BTreeMap<&'a str, &'a Value>);

impl Fields for Part<'_> {
    fn field(&self, name: &str) -> Option<&Value> {
        self.0.get(name).copied()
    }
    fn parts<'a>(&'a self, _prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)> {
        Vec::new()
    }
}

impl<T: Group> ReadField for Keyed<T> {
    const TYPE: FieldType = FieldType::Keyed(T::FIELDS);
    fn read(fields: &dyn Fields, name: &str) -> Self {
        let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
        for (key, field, value) in fields.parts(name) {
            parts.entry(key).or_insert_with(|| Part(BTreeMap::new())).0.insert(field, value);
        }
        parts.into_iter().map(|(key, part)| (key.to_owned(), T::read(&part))).collect()
    }
}
