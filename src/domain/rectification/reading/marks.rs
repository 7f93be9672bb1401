//! What numbers a line of a plan: as everywhere, and `第一，`.

use crate::domain::numbering::marker::{self, Marker, Style};
use crate::domain::numbering::scan::number_at;

/// The number of a line.
pub fn marker(text: &str) -> Option<Marker> {
    marker::marker(text).or_else(|| counted(text))
}

fn counted(text: &str) -> Option<Marker> {
    let chars: Vec<char> = text.chars().collect();
    let number = number_at(&chars, 1).filter(|number| number.is_han && chars.first() == Some(&'第'))?;
    let is_set_off = chars.get(number.end).is_some_and(|c| "，,、".contains(*c));
    is_set_off.then_some(Marker { style: Style::Part, number: number.value / 100, end: number.end + 1 })
}
