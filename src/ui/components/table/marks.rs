//! Parting a text into what a search hit and what it did not. Pure.

/// Pieces of `text` in order, each with whether it was hit. Ranges count characters, may overlap and come in any order.
pub fn pieces(text: &str, marks: &[(usize, usize)]) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (index, letter) in text.chars().enumerate() {
        let hit = marks.iter().any(|(from, to)| (*from..*to).contains(&index));
        match pieces.last_mut() {
            Some((same, piece)) if *same == hit => piece.push(letter),
            _ => pieces.push((hit, letter.to_string())),
        }
    }
    pieces
}
