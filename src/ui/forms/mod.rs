//! Forms made from the declarations: each field of a record as the control that fits it, saved as soon as it is left.
//!
//! [`RecordForm`] shows a record; [`BoundField`] shows one field and stands on special pages, also for the fields of a
//! part: `agenda.<key>.title`. [`PastePreview`] shows what a pasted table would change. What cannot be read stays in its box with the reason under it; nothing typed is lost.

mod bound;
mod bound_field;
mod clipboard;
mod controls;
mod ids;
mod paste_preview;
mod pause;
mod record_form;
mod suggest;

pub use bound::{Bound, Circumstances};
pub use bound_field::BoundField;
pub use clipboard::pasted_table;
pub use ids::rising_ids;
pub use paste_preview::{PastePreview, PreviewCell, PreviewRow};
pub use pause::Pause;
pub use record_form::{FormField, RecordForm};
pub use suggest::{reference, suggest_members, suggest_organizations};
