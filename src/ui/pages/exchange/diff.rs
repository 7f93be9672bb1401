//! Which words differ between the sides of a conflict. Both sides are equal: words are marked, none is struck out.

/// Longest text that is compared character by character; longer ones are marked whole.
const LONGEST: usize = 1200;

/// Pieces of `text` in order, each with whether it differs from `other`: by the longest common subsequence of
/// characters, with islands of one character taken into the difference around them.
pub fn differing(text: &str, other: &str) -> Vec<(bool, String)> {
    let (a, b): (Vec<char>, Vec<char>) = (text.chars().collect(), other.chars().collect());
    if a.len() > LONGEST || b.len() > LONGEST {
        return vec![(text != other, text.to_owned())];
    }
    let mut same = common(&a, &b);
    for at in 1..same.len().saturating_sub(1) {
        if let [false, true, false] =
            [same.get(at - 1), same.get(at), same.get(at + 1)].map(|one| one.copied().unwrap_or(false))
            && let Some(one) = same.get_mut(at)
        {
            *one = false;
        }
    }
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for (letter, same) in a.iter().zip(same) {
        match pieces.last_mut() {
            Some((differs, piece)) if *differs != same => piece.push(*letter),
            _ => pieces.push((!same, letter.to_string())),
        }
    }
    pieces
}

/// For each character of `a`, whether it stands in the longest common subsequence with `b`.
fn common(a: &[char], b: &[char]) -> Vec<bool> {
    let width = b.len() + 1;
    let mut lengths = vec![0u16; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    let get = |lengths: &[u16], i: usize, j: usize| lengths.get(at(i, j)).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let best = if x == y {
                get(&lengths, i + 1, j + 1) + 1
            } else {
                get(&lengths, i + 1, j).max(get(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(at(i, j)) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut same = vec![false; a.len()];
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            if let Some(one) = same.get_mut(i) {
                *one = true;
            }
            i += 1;
            j += 1;
        } else if get(&lengths, i + 1, j) >= get(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    same
}
