//! Small charts: inline SVG, text as text. Each stands beside the table that holds its numbers.

mod bars;
pub mod geometry;
mod heat;
mod line;
mod radar;
mod route;
mod strip;

pub use bars::{Bar, Bars};
pub use heat::{Heat, HeatRow, HeatSpot};
pub use line::{Line, Series};
pub use radar::{Axis, Radar};
pub use route::{Route, RoutePoint};
pub use strip::{MonthCell, MonthLook, Strip};
