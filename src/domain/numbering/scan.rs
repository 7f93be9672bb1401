//! Reading along a text character by character: numbers as people write them.

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value in hundredths.
    pub value: i64,
    /// The place behind it.
    pub end: usize,
    /// Written as 一, 两, 十五, 半.
    pub is_han: bool,
}

/// The number that begins at a place: `5`, `0.5`, `２`, `两`, `十五`, `一点五`, `半`. None for more than two decimals.
pub fn number_at(chars: &[char], at: usize) -> Option<Number> {
    match chars.get(at)? {
        c if digit(*c).is_some() => arabic(chars, at),
        _ => han(chars, at),
    }
}

/// The value of a half-width or full-width digit.
pub fn digit(c: char) -> Option<i64> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    Some(i64::from(value))
}

fn arabic(chars: &[char], at: usize) -> Option<Number> {
    let (whole, end) = digits(chars, at);
    let (mut value, mut end) = (whole?.checked_mul(100)?, end);
    if chars.get(end).is_some_and(|c| "．.".contains(*c)) && chars.get(end + 1).is_some_and(|c| digit(*c).is_some()) {
        let (rest, after) = digits(chars, end + 1);
        let mut rest = rest?;
        let mut places = after - end - 1;
        while places > 2 && rest % 10 == 0 {
            (rest, places) = (rest / 10, places - 1);
        }
        value += match places {
            1 => rest * 10,
            2 => rest,
            _ => return None,
        };
        end = after;
    }
    Some(Number { value, end, is_han: false })
}

/// The digits from a place on; no value when there are too many.
fn digits(chars: &[char], at: usize) -> (Option<i64>, usize) {
    let run: Vec<i64> = chars.iter().skip(at).map_while(|c| digit(*c)).collect();
    let value = if run.len() > 9 { None } else { Some(run.iter().fold(0, |value, digit| value * 10 + digit)) };
    (value, at + run.len())
}

/// 零 to 九, with 两.
fn han_digit(c: char) -> Option<i64> {
    "零一二三四五六七八九".chars().zip(0..).find(|(han, _)| *han == c).map(|(_, value)| value).or(match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => None,
    })
}

fn han(chars: &[char], at: usize) -> Option<Number> {
    if chars.get(at) == Some(&'半') {
        return Some(Number { value: 50, end: at + 1, is_han: true });
    }
    let (mut total, mut last, mut end) = (0i64, None, at);
    while let Some(c) = chars.get(end) {
        match (han_digit(*c), c) {
            (Some(value), _) if last.is_none() => last = Some(value),
            (None, '十') => total += last.take().unwrap_or(1) * 10,
            (None, '百') if last.is_some() => total += last.take().unwrap_or(1) * 100,
            _ => break,
        }
        end += 1;
    }
    if end == at {
        return None;
    }
    let mut value = (total + last.unwrap_or(0)) * 100;
    if let Some(tenth) = chars.get(end + 1).and_then(|c| han_digit(*c)).filter(|_| chars.get(end) == Some(&'点')) {
        (value, end) = (value + tenth * 10, end + 2);
    }
    Some(Number { value, end, is_han: true })
}

/// Whether a text stands at a place.
pub fn is_at(chars: &[char], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(n, c)| chars.get(at + n) == Some(&c))
}

/// The first of some words that stands at a place.
pub fn word_at<'a>(chars: &[char], at: usize, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| is_at(chars, at, word))
}

/// The first place from `at` on that is no white space.
pub fn skip_space(chars: &[char], at: usize) -> usize {
    at + chars.iter().skip(at).take_while(|c| c.is_whitespace()).count()
}

/// The characters of a range, as text; what lies outside is left out.
pub fn text_of(chars: &[char], from: usize, to: usize) -> String {
    chars.iter().take(to).skip(from).collect()
}

/// A text without its white space.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("5分", Some((500, 1)))]
    #[case("0.5分", Some((50, 3)))]
    #[case("１．５", Some((150, 3)))]
    #[case("1.500", Some((150, 5)))]
    #[case("5.", Some((500, 1)))]
    #[case("1.125", None)]
    #[case("12345678901", None)]
    #[case("两分", Some((200, 1)))]
    #[case("半", Some((50, 1)))]
    #[case("十五", Some((1500, 2)))]
    #[case("二十五", Some((2500, 3)))]
    #[case("一百", Some((10000, 2)))]
    #[case("一点五分", Some((150, 3)))]
    #[case("百", None)]
    #[case("分", None)]
    #[case("", None)]
    fn numbers(#[case] text: &str, #[case] read: Option<(i64, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        assert_eq!(number_at(&chars, 0).map(|number| (number.value, number.end)), read);
    }
}
