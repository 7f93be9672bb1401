//! Where one stands in a sheet, and where keys lead. Pure.

/// A cell, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub col: usize,
}

/// How many rows and columns there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
}

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Rows and columns onward; stops at the edge.
    By(isize, isize),
    /// To the first or last cell of the row.
    RowEnd(bool),
    /// To the first or last cell of the sheet.
    SheetEnd(bool),
}

/// A block of cells, corners included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Upper left.
    pub from: Place,
    /// Lower right.
    pub to: Place,
}

impl Extent {
    /// Where a step leads.
    pub fn step(self, at: Place, step: Step) -> Place {
        let last = Place { row: self.rows.saturating_sub(1), col: self.cols.saturating_sub(1) };
        match step {
            Step::By(rows, cols) => Place {
                row: at.row.saturating_add_signed(rows).min(last.row),
                col: at.col.saturating_add_signed(cols).min(last.col),
            },
            Step::RowEnd(end) => Place { row: at.row, col: if end { last.col } else { 0 } },
            Step::SheetEnd(end) => {
                if end {
                    last
                } else {
                    Place::default()
                }
            }
        }
    }

    /// The cell after (or before) this one in reading order; none at the end, where Tab leaves the sheet.
    pub fn tab(self, at: Place, back: bool) -> Option<Place> {
        let index = at.row * self.cols + at.col;
        let next = if back { index.checked_sub(1)? } else { index + 1 };
        (next < self.rows * self.cols).then(|| Place { row: next / self.cols.max(1), col: next % self.cols.max(1) })
    }

    /// The nearest cell that exists.
    pub fn clamp(self, at: Place) -> Place {
        self.step(at, Step::By(0, 0))
    }
}

impl Area {
    /// The block that two cells span.
    pub fn between(a: Place, b: Place) -> Self {
        Self {
            from: Place { row: a.row.min(b.row), col: a.col.min(b.col) },
            to: Place { row: a.row.max(b.row), col: a.col.max(b.col) },
        }
    }

    /// Whether a cell lies in it.
    pub fn holds(self, at: Place) -> bool {
        (self.from.row..=self.to.row).contains(&at.row) && (self.from.col..=self.to.col).contains(&at.col)
    }

    /// Whether it is a single cell.
    pub fn is_single(self) -> bool {
        self.from == self.to
    }
}

/// Where a key leads while no cell is being edited.
pub fn step_of(key: &str, ctrl: bool) -> Option<Step> {
    const FAR: isize = isize::MAX;
    Some(match (key, ctrl) {
        ("ArrowUp", false) => Step::By(-1, 0),
        ("ArrowDown", false) => Step::By(1, 0),
        ("ArrowLeft", false) => Step::By(0, -1),
        ("ArrowRight", false) => Step::By(0, 1),
        ("ArrowUp", true) => Step::By(-FAR, 0),
        ("ArrowDown", true) => Step::By(FAR, 0),
        ("ArrowLeft", true) | ("Home", false) => Step::RowEnd(false),
        ("ArrowRight", true) | ("End", false) => Step::RowEnd(true),
        ("Home", true) => Step::SheetEnd(false),
        ("End", true) => Step::SheetEnd(true),
        ("PageUp", _) => Step::By(-10, 0),
        ("PageDown", _) => Step::By(10, 0),
        _ => return None,
    })
}
