//! 党组织: the tree, one of them, and pasting a list.

mod list;
mod list_view;
mod new;
mod one;
mod paste;
mod rows;
mod tools;

pub use list::OrganizationsPage;
pub use one::OrganizationPage;
