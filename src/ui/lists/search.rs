//! Whether a name is what somebody is looking for.

use crate::domain::text::half_width;

/// The initial of a character's 拼音 (`李` → `l`); `None` for what has none.
pub type Initials<'a> = &'a dyn Fn(char) -> Option<char>;

/// Whether a name, or one of the other fields (phone, post), fits the query, and which characters of the name do, as
/// half-open ranges. Each word must be found: as characters, as 拼音首字母 (`lgl` → 李桂兰), or in the other fields.
pub fn matches(query: &str, name: &str, initials: Initials, extra: &[&str]) -> Option<Vec<(usize, usize)>> {
    let query = half_width(query).to_lowercase();
    let name: Vec<char> = half_width(name).to_lowercase().chars().collect();
    let mut marks = Vec::new();
    for word in query.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        match mark(&letters, &name, initials) {
            Some(found) => marks.push(found),
            None if extra.iter().any(|field| half_width(field).to_lowercase().contains(word)) => {}
            None => return None,
        }
    }
    Some(marks)
}

fn mark(word: &[char], name: &[char], initials: Initials) -> Option<(usize, usize)> {
    let by_characters = name.windows(word.len()).position(|part| part == word);
    let at = by_characters.or_else(|| {
        if !word.iter().all(char::is_ascii_alphabetic) {
            return None;
        }
        let sounds: Vec<char> = name.iter().map(|c| initials(*c).unwrap_or(*c)).collect();
        sounds.windows(word.len()).position(|part| part == word)
    })?;
    Some((at, at + word.len()))
}
