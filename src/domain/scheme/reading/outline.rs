//! The headings that are open at a place of the paper.

use super::marker::Style;

/// Open headings, the innermost last: how each is numbered, and its node.
#[derive(Debug, Default, Clone)]
pub struct Outline {
    open: Vec<(Option<Style>, usize)>,
}

impl Outline {
    /// The innermost open heading.
    pub fn top(&self) -> Option<usize> {
        self.open.last().map(|(_, node)| *node)
    }

    /// All open headings.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.open.iter().map(|(_, node)| *node)
    }

    /// Closes what a line of this numbering does not stand below; none for a heading without number, which stands below nothing.
    /// `has_children` tells whether there is anything below a node.
    pub fn make_room(&mut self, style: Option<Style>, has_children: impl Fn(usize) -> bool) {
        let Some(style) = style else { return self.open.clear() };
        let mut closed = false;
        while let Some((Some(_), _)) = self.open.last().filter(|(open, _)| open.is_some_and(|open| open >= style)) {
            self.open.pop();
            closed = true;
        }
        // A heading without number that has had its rows is over when a numbered one comes.
        if !closed && self.open.last().is_some_and(|(open, node)| open.is_none() && has_children(*node)) {
            self.open.pop();
        }
    }

    /// Closes what a row of this numbering does not stand below, and leaves headings without number open.
    pub fn make_room_for_row(&mut self, style: Style) {
        while self.open.last().is_some_and(|(open, _)| open.is_some_and(|open| open >= style)) {
            self.open.pop();
        }
    }

    /// Opens a heading.
    pub fn push(&mut self, style: Option<Style>, node: usize) {
        self.open.push((style, node));
    }

    /// The numberings that are open.
    pub fn has_style(&self) -> bool {
        self.open.iter().any(|(style, _)| style.is_some())
    }

    /// Whether nothing is open.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}
