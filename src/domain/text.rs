//! Small things about text as people type and paste it.

/// Full-width digits, letters and marks as half-width ones; other characters stay.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' => ' ',
            _ => c,
        })
        .collect()
}

/// The first `most` characters, with an ellipsis where something was cut.
pub fn shortened(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A number as headings bear it: 一, 十, 二十一 … 九十九; beyond, in figures.
pub fn han_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, 0) => "零".to_owned(),
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) if tens < 10 => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(0, "零")]
    #[case(1, "一")]
    #[case(10, "十")]
    #[case(19, "十九")]
    #[case(20, "二十")]
    #[case(99, "九十九")]
    #[case(100, "100")]
    fn numbers_of_headings(#[case] number: usize, #[case] words: &str) {
        assert_eq!(han_number(number), words);
    }
}
