//! What a search looks at in a finding: made when it is first sought, and kept with it.

use std::sync::OnceLock;

use crate::domain::finding::Finding;
use crate::domain::text::half_width;
use crate::ledger::work::people::Initials;

/// The words of a finding, as a search reads them.
#[derive(Debug, Clone, Default)]
pub(super) struct Sought {
    /// Its texts in lower case and half width, one a line.
    chars: OnceLock<String>,
    /// The same with 拼音首字母 in place of Han characters.
    sounds: OnceLock<String>,
}

impl Sought {
    /// Whether all words of a query are found, each anywhere: as characters, as 拼音首字母, or as both mixed.
    pub(super) fn fits(&self, finding: &Finding, query: &Query, initials: Initials<'_>) -> bool {
        let chars = self.chars.get_or_init(|| chars(finding));
        query.words.iter().all(|word| {
            chars.contains(&word.text)
                || match word.kind {
                    Sort::Characters => false,
                    Sort::Letters => self.sounds.get_or_init(|| sounds(chars, initials)).contains(&word.text),
                    Sort::Mixed => {
                        let sounds = self.sounds.get_or_init(|| sounds(chars, initials));
                        mixed(&word.text, chars, sounds)
                    }
                }
        })
    }
}

/// What somebody seeks, read once for all findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    kind: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Without a letter: only characters can fit.
    Characters,
    /// Letters alone: they may be 拼音首字母.
    Letters,
    /// Letters with others: `李gl`, `d3sq`.
    Mixed,
}

impl Query {
    /// Reads it.
    pub fn of(text: &str) -> Self {
        let words = half_width(text).to_lowercase();
        let word = |text: &str| Word { text: text.to_owned(), kind: sort(text) };
        Self { words: words.split_whitespace().map(word).collect() }
    }

    /// Nothing is sought.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn sort(word: &str) -> Sort {
    match word.chars().filter(char::is_ascii_alphabetic).count() {
        0 => Sort::Characters,
        letters if letters == word.chars().count() => Sort::Letters,
        _ => Sort::Mixed,
    }
}

fn chars(finding: &Finding) -> String {
    let persons = finding.leaders.iter().chain(&finding.persons).map(|one| one.name.as_str());
    let first =
        [finding.text.as_str(), finding.unit.name.as_str(), finding.dimension.as_str(), finding.source_note.as_str()];
    let mut all = String::new();
    for text in first.into_iter().chain(persons).filter(|text| !text.is_empty()) {
        all.push_str(text);
        all.push('\n');
    }
    half_width(&all).to_lowercase()
}

fn sounds(chars: &str, initials: Initials<'_>) -> String {
    chars.chars().map(|c| initials(c).unwrap_or(c).to_ascii_lowercase()).collect()
}

/// Whether each character of the word stands for the character, its sound, or its figure, one after another.
fn mixed(word: &str, chars: &str, sounds: &str) -> bool {
    let there: Vec<(char, char)> = chars.chars().zip(sounds.chars()).collect();
    let word: Vec<char> = word.chars().collect();
    let fits = |(typed, (c, sound)): (&char, &(char, char))| typed == c || typed == sound || Some(*typed) == digit(*c);
    there.windows(word.len()).any(|part| word.iter().zip(part).all(fits))
}

/// The digit of a Chinese figure below ten.
fn digit(c: char) -> Option<char> {
    "一二三四五六七八九".chars().zip('1'..='9').find(|(figure, _)| *figure == c).map(|(_, digit)| digit)
}
