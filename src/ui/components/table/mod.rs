//! The ledger: the table in which every list is shown.

mod keys;
pub mod marks;
mod row;
mod view;
mod window;

use super::{Mark, TagTone};
use leptos::prelude::Callback;

pub use keys::{open_row, press as press_row};
pub use view::LedgerTable;
pub use window::{MoreRow, Window};

/// How the cells of a column stand: text left, numbers right, short codes centred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Right, as numbers.
    Right,
    /// Centred.
    Centre,
}

impl Align {
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Left => "",
            Self::Right => "num",
            Self::Centre => "mid",
        }
    }
}

/// The least width at which a table reads well, in pixels: narrower screens scroll it instead. Takes the widths of its
/// columns, 0 for those that take what is left.
pub(super) fn least_width(widths: impl Iterator<Item = u32>) -> String {
    let pixels: u32 = widths.map(|width| if width == 0 { 160 } else { width }).sum();
    format!("{pixels}px")
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its head, with the unit if there is one.
    pub label: String,
    /// Its width in pixels; 0 takes what is left.
    pub width: u32,
    /// How its cells stand.
    pub align: Align,
    /// The key by which it can be sorted, if it can.
    pub sort: Option<&'static str>,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column's key.
    pub key: &'static str,
    /// Largest first.
    pub descending: bool,
}

/// What a row says of itself as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowTone {
    /// Nothing.
    #[default]
    Plain,
    /// It is the head of a group; only its first cell is shown.
    Group,
    /// It is gone (deleted, withdrawn).
    Gone,
}

/// A button in a cell. It acts at once and does not open the row.
#[derive(Clone, Copy)]
pub struct CellAction {
    /// Its word: 补开.
    pub label: &'static str,
    /// It was pressed; gets the row's key.
    pub on_press: Callback<String>,
}

impl PartialEq for CellAction {
    fn eq(&self, other: &Self) -> bool {
        self.label == other.label && self.on_press.matches(&other.on_press)
    }
}

/// A cell's place in a tree. ← and → on the row fold and unfold it.
#[derive(Clone, Copy)]
pub struct Branch {
    /// How deep it stands; 0 at the top.
    pub depth: usize,
    /// Whether what stands below it is shown; `None` when nothing does.
    pub open: Option<bool>,
    /// It is to be folded or unfolded; gets the row's key.
    pub on_fold: Callback<String>,
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        (self.depth, self.open) == (other.depth, other.open) && self.on_fold.matches(&other.on_fold)
    }
}

impl std::fmt::Debug for Branch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.depth, self.open)
    }
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its text, on one line.
    pub text: String,
    /// The whole of it or a reason, on hovering; empty for the text itself.
    pub title: String,
    /// Classes such as `faint`, `red`, `nowrap`, `c-when`.
    pub class: &'static str,
    /// Characters that a search hit, as ranges from and to (excluded).
    pub marks: Vec<(usize, usize)>,
    /// Tags after the text.
    pub tags: Vec<(String, TagTone)>,
    /// Classes of the text itself, where it is drawn as a thing of its own: `tier tier-1`.
    pub look: &'static str,
    /// A bar in place of text, as long as so many percent of the cell.
    pub bar: Option<u8>,
    /// A state's shape before the text.
    pub state: Option<Mark>,
    /// A button after the text.
    pub action: Option<CellAction>,
    /// Its place in a tree, where the rows are one.
    pub branch: Option<Branch>,
}

impl Cell {
    /// A cell of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl std::fmt::Debug for CellAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.label)
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// What tells it from the others: the record's id.
    pub key: String,
    /// Where it opens.
    pub href: Option<String>,
    /// Its cells, one a column.
    pub cells: Vec<Cell>,
    /// What it says of itself.
    pub tone: RowTone,
    /// Whether it has no tick box where others have one.
    pub no_tick: bool,
}
