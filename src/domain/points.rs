//! Points as people write them. In records they are integers in hundredths.

use super::text::half_width;

/// `4.5` for 450, `5` for 500, `0.25` for 25; a minus is `−`.
pub fn shown(hundredths: i64) -> String {
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "−" } else { "" };
    match rest {
        0 => format!("{sign}{whole}"),
        _ if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        _ => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Always two decimals, as in results: `88.00`.
pub fn fixed(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100)
}

/// Reads what was typed: `4.5`, `４.５`, `4。5`, `.5`, `5分`. At most two decimals.
///
/// # Errors
/// A sentence with an example.
pub fn read(text: &str) -> Result<i64, String> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.trim_end_matches('分').replace('。', ".").replace('−', "-");
    let wrong = || format!("“{}”不是数，例：4.5", text.trim());
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && rest.is_empty()) || !all_digits(whole) || !all_digits(rest) || whole.len() > 9 {
        return Err(wrong());
    }
    let rest = rest.trim_end_matches('0');
    if rest.len() > 2 {
        return Err(format!("“{}”最多写两位小数，例：4.25", text.trim()));
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().map_err(|_| wrong())? };
    let cents: i64 = format!("{rest:0<2}").parse().map_err(|_| wrong())?;
    let value = whole * 100 + cents;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("4.5", 450)]
    #[case("５", 500)]
    #[case(" 4。25 分", 425)]
    #[case(".5", 50)]
    #[case("-1", -100)]
    #[case("4.500", 450)]
    #[case("0", 0)]
    fn reads(#[case] text: &str, #[case] points: i64) {
        assert_eq!(read(text), Ok(points));
    }

    #[rstest]
    #[case("")]
    #[case("优")]
    #[case("4.5.1")]
    #[case("4.125")]
    #[case("--1")]
    #[case("1234567890123")]
    fn refuses(#[case] text: &str) {
        assert!(read(text).is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(points in -100_000i64..100_000) {
            prop_assert_eq!(read(&shown(points)), Ok(points));
            prop_assert_eq!(read(&fixed(points)), Ok(points));
        }
    }
}
