//! 结果 of a tour, 点评, and 当场公布.

mod comments;
mod reveal;
mod table;

pub use comments::CommentsPage;
pub use reveal::RevealPage;
pub use table::ResultsPage;
