//! The notation of declarations: [`kind!`](crate::kind), [`group!`](crate::group), [`choice!`](crate::choice).

/// Declares a kind of record: a struct and its [`KindSpec`](crate::domain::kind::KindSpec) in one place.
///
/// ```ignore
/// kind! {
///     /// 议定事项。
///     pub struct Task("task", "任务") titled ["title"] {
///         /// What is to be done.
///         title: String = field("事项").must().search(),
///         /// Until when.
///         due: Option<Date> = field("期限"),
///     }
/// }
/// ```
/// Besides the struct there is a constant of the same name for each field: `Task::due == "due"`.
#[macro_export]
macro_rules! kind {
    (
        $(#[$doc:meta])*
        pub struct $kind:ident($name:literal, $label:literal) titled [$($title:literal),*] $(private $private:literal)? {
            $( $(#[$field_doc:meta])* $field:ident : $ty:ty = $spec:expr ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $kind {
            /// Whose id it is for ever.
            pub id: $crate::domain::kind::Id,
            /// The organization it belongs to.
            pub org: Option<$crate::domain::kind::Id>,
            $( $(#[$field_doc])* pub $field: $ty ),*
        }

        #[allow(non_upper_case_globals, missing_docs)]
        impl $kind {
            /// The kind's name in records and packs.
            pub const KIND: &'static str = $name;
            $( pub const $field: &'static str = stringify!($field); )*
        }

        impl $crate::domain::kind::Kind for $kind {
            const SPEC: $crate::domain::kind::KindSpec = $crate::domain::kind::KindSpec {
                name: $name,
                label: $label,
                title: &[$($title),*],
                private: false $(|| $private)?,
                fields: $crate::fields!($($field : $ty = $spec),*),
            };
            fn read(
                id: $crate::domain::kind::Id,
                org: Option<$crate::domain::kind::Id>,
                fields: &dyn $crate::domain::kind::Fields,
            ) -> Self {
                use $crate::domain::kind::ReadField;
                Self { id, org, $( $field: <$ty as ReadField>::read(fields, stringify!($field)) ),* }
            }
        }
    };
}

/// Declares the part of a keyed field.
#[macro_export]
macro_rules! group {
    (
        $(#[$doc:meta])*
        pub struct $group:ident {
            $( $(#[$field_doc:meta])* $field:ident : $ty:ty = $spec:expr ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct $group {
            $( $(#[$field_doc])* pub $field: $ty ),*
        }

        #[allow(non_upper_case_globals, missing_docs)]
        impl $group {
            $( pub const $field: &'static str = stringify!($field); )*
        }

        impl $crate::domain::kind::Group for $group {
            const FIELDS: &'static [$crate::domain::kind::FieldSpec] = $crate::fields!($($field : $ty = $spec),*);
            fn read(fields: &dyn $crate::domain::kind::Fields) -> Self {
                use $crate::domain::kind::ReadField;
                Self { $( $field: <$ty as ReadField>::read(fields, stringify!($field)) ),* }
            }
        }
    };
}

/// The list of field declarations that [`kind!`](crate::kind) and [`group!`](crate::group) share.
#[doc(hidden)]
#[macro_export]
macro_rules! fields {
    ($($field:ident : $ty:ty = $spec:expr),*) => {
        &[ $( $crate::domain::kind::FieldSpec {
            name: stringify!($field),
            ty: <$ty as $crate::domain::kind::ReadField>::TYPE,
            ..$spec
        } ),* ]
    };
}

/// Declares the few words that a field may hold. The first is what an empty field reads as.
///
/// ```ignore
/// choice! {
///     /// 正式 or 预备.
///     pub enum Standing { Full = "full" "正式", Probationary = "probationary" "预备" }
/// }
/// ```
#[macro_export]
macro_rules! choice {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $first:ident = $first_key:literal $first_label:literal $(, $variant:ident = $key:literal $label:literal)* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name {
            #[doc = $first_label]
            #[default]
            $first,
            $( #[doc = $label] $variant ),*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$variant)*];
            /// Keys and labels.
            pub const CHOICES: &'static [$crate::domain::kind::Choice] = &[
                $crate::domain::kind::Choice { key: $first_key, label: $first_label }
                $(, $crate::domain::kind::Choice { key: $key, label: $label })*
            ];
            /// As it stands in records.
            pub const fn key(self) -> &'static str {
                match self { Self::$first => $first_key $(, Self::$variant => $key)* }
            }
            /// As it stands on screen.
            pub const fn label(self) -> &'static str {
                match self { Self::$first => $first_label $(, Self::$variant => $label)* }
            }
            /// The one with this key or label.
            pub fn of(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == text || one.label() == text)
            }
        }

        impl $crate::domain::kind::FieldValue for $name {
            const TYPE: $crate::domain::kind::FieldType = $crate::domain::kind::FieldType::Choice(Self::CHOICES);
            fn from_value(value: &$crate::domain::kind::Value) -> Option<Self> {
                let key = value.as_str()?;
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
            fn to_value(&self) -> $crate::domain::kind::Value {
                $crate::domain::kind::Value::from(self.key())
            }
        }

        impl $crate::domain::kind::ReadField for $name {
            const TYPE: $crate::domain::kind::FieldType = $crate::domain::kind::FieldType::Choice(Self::CHOICES);
            fn read(fields: &dyn $crate::domain::kind::Fields, name: &str) -> Self {
                use $crate::domain::kind::FieldValue;
                fields.field(name).and_then(Self::from_value).unwrap_or_default()
            }
        }
    };
}
