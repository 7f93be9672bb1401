//! 结果 of a tour, 点评, and 当场公布.

mod acts;
mod beside;
mod comments;
mod desk;
mod heat;
mod leave;
mod lock;
mod ranking;
mod reveal;
mod route;
mod sheet;
mod table;
mod tools;

pub use comments::CommentsPage;
pub use reveal::RevealPage;
pub use table::ResultsPage;
