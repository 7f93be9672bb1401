//! 维度 of a 问题, as the scheme names it: suggested from the words in which the 不足 is told.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::order::Gather;
use crate::domain::scheme::Outline;

/// The name of the 类 that the words are nearest to; `None` where they have nothing in common with any.
///
/// Words are compared by pairs of characters, for Chinese is written without spaces. A pair that many 类 have says little and counts
/// little.
pub fn suggest<'a>(outline: &'a Outline, text: &str) -> Option<&'a str> {
    let of_class = |class: usize| {
        let leaves = outline.of_class(class).flat_map(|(_, leaf)| [&leaf.name, &leaf.section, &leaf.standard]);
        let name = outline.classes.get(class).map(|class| &class.name);
        leaves.chain(name).flat_map(|words| pairs(words)).gather_set()
    };
    let known: Vec<BTreeSet<(char, char)>> = (0..outline.classes.len()).map(of_class).collect();
    let mut spread: BTreeMap<(char, char), u32> = BTreeMap::new();
    known.iter().flatten().for_each(|pair| *spread.entry(*pair).or_default() += 1);
    let told = pairs(text).gather_set();
    let near = |known: &BTreeSet<(char, char)>| -> u32 {
        // Sixtieths, so that shares up to a sixth are whole.
        told.intersection(known).map(|pair| 60 / spread.get(pair).copied().unwrap_or(1).max(1)).sum()
    };
    let best = known
        .iter()
        .map(near)
        .enumerate()
        .fold((0, None), |(most, best), (at, score)| if score > most { (score, Some(at)) } else { (most, best) });
    best.1.and_then(|at| outline.classes.get(at)).map(|class| class.name.as_str())
}

/// Neighbouring characters of a text, marks and spaces left out.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let next: Vec<char> = letters.iter().skip(1).copied().collect();
    letters.into_iter().zip(next)
}
