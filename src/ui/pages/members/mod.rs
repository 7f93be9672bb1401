//! 党员: the list, one of them, and pasting a roster.

mod columns;
mod empty;
mod list;
mod list_view;
mod new;
mod one;
mod paste;
mod scope;

pub use list::MembersPage;
pub use list_view::{look_at, look_at_incomplete};
pub use one::MemberPage;
