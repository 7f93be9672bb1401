//! What all print views are made of: the bar above the sheets, paper, tables, spaces to write on.

mod bar;
mod parts;

pub use bar::{PrintBar, SheetLink};
pub use parts::{Count, Fill, Form, Head, Pair, Paper, Prose, Signature, Wide, Widths, WriteDate};
