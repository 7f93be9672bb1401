//! The promise of the reader, kept for papers of whatever make: what a piece says is in the field it went to. Where the rules lost a word, the
//! piece is put whole into the 整改要求 of its finding.

use super::labels::label;
use super::{Fate, Field, ReadFinding, Reading};
use crate::domain::scheme::reading::marker::marker;

/// Makes the promise true.
pub fn hold(reading: &mut Reading) {
    let mut lost: Vec<(usize, usize, String)> = Vec::new();
    for (line, source) in reading.lines.iter().enumerate() {
        if let Fate::Finding(at, field) = source.fate {
            let held = reading.findings.get(at).is_some_and(|finding| is_held(&source.text, finding, field));
            if !held {
                lost.push((line, at, source.text.clone()));
            }
        }
    }
    for (line, at, text) in lost {
        let Some(finding) = reading.findings.get_mut(at) else { continue };
        super::builder::join(&mut finding.demand, text.trim(), "\n");
        reading.lines.get_mut(line).into_iter().for_each(|line| line.fate = Fate::Finding(at, Field::Demand));
    }
}

/// Whether every letter of a text, apart from its number and label, is in the field it went to.
pub fn is_held(text: &str, finding: &ReadFinding, field: Field) -> bool {
    let held = letters(&words_of(finding, field));
    let said = match field {
        // These are told in another way.
        Field::Number | Field::Commonness | Field::Urgency => return true,
        _ => said_by(text),
    };
    let is_in = |text: &String| match field {
        Field::Leaders | Field::Persons | Field::Limit | Field::Unit | Field::Dimension => {
            text.split(|c: char| !c.is_alphanumeric()).all(|part| held.contains(part))
        }
        _ => held.contains(&letters(text)),
    };
    said.iter().any(is_in)
}

/// The longest label, with its brackets and number.
const LABEL: usize = 16;

/// What a text says, with and without its number and its label.
fn said_by(text: &str) -> Vec<String> {
    let end = marker(text).map_or(0, |marker| marker.end);
    let mut out = vec![text.to_owned(), text.chars().skip(end).collect()];
    let is_mark = |c: &char| matches!(c, '：' | ':' | '】' | ']');
    let chars: Vec<char> = text.chars().collect();
    for at in (0..chars.len().min(end + LABEL)).filter(|at| chars.get(*at).is_some_and(is_mark)) {
        if label(&chars.iter().take(at).skip(end).collect::<String>()).is_some() {
            out.push(chars.iter().skip(at + 1).collect());
        }
    }
    out
}

/// What stands in a field.
pub fn words_of(finding: &ReadFinding, field: Field) -> String {
    match field {
        Field::Text => finding.text.clone(),
        Field::Measure(at) => {
            finding.measures.get(at).map(|one| format!("{}{}", one.number, one.text)).unwrap_or_default()
        }
        Field::Leaders => finding.leaders.join("、"),
        Field::Persons => finding.persons.join("、"),
        Field::Unit => finding.unit.clone(),
        Field::Limit => finding.limit_note.clone(),
        Field::Demand => finding.demand.clone(),
        Field::Basis => finding.basis.clone(),
        Field::Source => finding.source.clone(),
        Field::Dimension => finding.dimension.clone(),
        Field::Commonness | Field::Urgency | Field::Number => String::new(),
    }
}

/// A text without marks and white space.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
