//! Small charts: inline SVG, text as text. Each stands beside the table that holds its numbers.

mod bars;
pub mod geometry;
mod line;
mod strip;

pub use bars::{Bar, Bars};
pub use line::{Line, Series};
pub use strip::{MonthCell, MonthLook, Strip};
