//! 公民身份号码 of 18 digits (GB 11643-1999): checked, read, and hidden. Telephone numbers: hidden.

use super::dates::{Date, checked_day};
use super::gender::Gender;

/// A 公民身份号码 whose form, date of birth and check digit are right. Not proof that it was ever issued.
#[derive(Clone, PartialEq, Eq)]
pub struct IdCard {
    text: String,
    birth: Date,
    gender: Gender,
}

impl IdCard {
    /// Reads a number as people type and paste it: spaces, full-width digits, a leading apostrophe of Excel and a small x are forgiven.
    ///
    /// # Errors
    /// A Chinese sentence that says what is wrong. It never repeats the number.
    pub fn read(text: &str) -> Result<Self, String> {
        if text.contains('+') && text.contains(['e', 'E']) {
            return Err("Excel 把号码改成了科学记数，末几位已丢失；请在 Excel 里把该列设为“文本”后重新填写".to_owned());
        }
        let text = tidy(text);
        let digits = eighteen(&text)?;
        let number = |range: std::ops::Range<usize>| {
            digits.get(range).into_iter().flatten().fold(0, |sum, digit| sum * 10 + digit)
        };
        let year = i32::try_from(number(6..10)).unwrap_or(0);
        let birth = checked_day(year, number(10..12), number(12..14))
            .map_err(|why| format!("第 7 至 14 位不是有效的出生日期：{why}"))?;
        if !checksum_holds(&digits) {
            return Err(wrong_checksum(&text));
        }
        let gender = if number(16..17) % 2 == 1 { Gender::Male } else { Gender::Female };
        Ok(Self { text, birth, gender })
    }

    /// The number, 18 characters, with a capital X.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The date of birth.
    #[must_use]
    pub fn birth(&self) -> Date {
        self.birth
    }

    /// The gender; never unknown.
    #[must_use]
    pub fn gender(&self) -> Gender {
        self.gender
    }
}

/// Hides the number: a debug print must not leak it.
impl std::fmt::Debug for IdCard {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "IdCard({})", masked(&self.text))
    }
}

/// A 公民身份号码 with the middle hidden, right or wrong: `4112**********0018`. What is too short to keep its ends is hidden whole.
#[must_use]
pub fn masked(number: &str) -> String {
    hide(&tidy(number), 4, 4)
}

/// A telephone number with the middle hidden: `138****2210`. What is too short to keep its ends is hidden whole.
#[must_use]
pub fn masked_phone(number: &str) -> String {
    hide(&tidy(number), 3, 4)
}

fn hide(text: &str, head: usize, tail: usize) -> String {
    let length = text.chars().count();
    let keeps_ends = length >= head + tail + 3;
    let star = |(place, c)| if keeps_ends && (place < head || place + tail >= length) { c } else { '*' };
    text.chars().enumerate().map(star).collect()
}

fn tidy(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' | 'Ｘ' | 'ｘ' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        c => c,
    };
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '\'');
    kept.map(plain).map(|c| c.to_ascii_uppercase()).collect()
}

/// The 18 digits, with 10 for a closing X.
fn eighteen(text: &str) -> Result<Vec<u32>, String> {
    let length = text.chars().count();
    if length == 15 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Err("应为 18 位，现在是 15 位的旧号码".to_owned());
    }
    if length != 18 {
        return Err(format!("应为 18 位，现在 {length} 位"));
    }
    let digit = |(place, c): (usize, char)| match c {
        'X' if place == 17 => Ok(10),
        'X' => Err(format!("第 {} 位是 X，X 只能在最后一位", place + 1)),
        c => c.to_digit(10).ok_or_else(|| format!("第 {} 位不是数字", place + 1)),
    };
    text.chars().enumerate().map(digit).collect()
}

/// ISO 7064 MOD 11-2: the weight of a place is 2 to the power of the places behind it, modulo 11.
fn checksum_holds(digits: &[u32]) -> bool {
    let sum = digits.iter().fold(0, |sum, digit| (sum * 2 + digit) % 11);
    sum == 1
}

fn wrong_checksum(text: &str) -> String {
    if text.ends_with("000") {
        // Excel keeps 15 digits of a number and writes zeros for the rest.
        return "校验位不对；末三位是 000，可能被 Excel 截断，请把该列设为“文本”后重新填写".to_owned();
    }
    "校验位不对，请核对是否有一位写错或两位写反".to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    /// The example number of GB 11643-1999.
    const EXAMPLE: &str = "11010519491231002X";

    #[rstest]
    #[case(EXAMPLE, "1949-12-31", "女")]
    #[case("11010519491231002x", "1949-12-31", "女")]
    #[case(" 110105 19491231 002X ", "1949-12-31", "女")]
    #[case("'11010519491231002X", "1949-12-31", "女")]
    #[case("１１０１０５１９４９１２３１００２Ｘ", "1949-12-31", "女")]
    #[case("440524198001010013", "1980-01-01", "男")]
    fn numbers_are_read(#[case] text: &str, #[case] birth: &str, #[case] gender: &str) {
        let card = IdCard::read(text).unwrap();
        assert_eq!(card.birth().to_string(), birth);
        assert_eq!(card.gender().label(), gender);
        assert_eq!(card.as_str().len(), 18);
    }

    #[rstest]
    #[case("11010519491231002", "应为 18 位，现在 17 位")]
    #[case("", "应为 18 位，现在 0 位")]
    #[case("110105491231002", "应为 18 位，现在是 15 位的旧号码")]
    #[case("1101051949123100XX", "第 17 位是 X，X 只能在最后一位")]
    #[case("1101O519491231002X", "第 5 位不是数字")]
    #[case("11010519491331002X", "第 7 至 14 位不是有效的出生日期：没有 13 月，例：1985-03")]
    #[case("11010519490230002X", "第 7 至 14 位不是有效的出生日期：2 月没有 30 日")]
    #[case("440524188001010014", "第 7 至 14 位不是有效的出生日期：1880 年不在 1900 到 2100 年之间")]
    #[case("110105194912310021", "校验位不对，请核对是否有一位写错或两位写反")]
    #[case("110105194912310000", "校验位不对；末三位是 000，可能被 Excel 截断，请把该列设为“文本”后重新填写")]
    #[case("1.10105E+17", "Excel 把号码改成了科学记数，末几位已丢失；请在 Excel 里把该列设为“文本”后重新填写")]
    fn what_is_wrong_is_named(#[case] text: &str, #[case] message: &str) {
        assert_eq!(IdCard::read(text).map(|c| c.birth()), Err(message.to_owned()));
    }

    #[rstest]
    #[case("411282198503010018", "4112**********0018")]
    #[case("41128219850301001x", "4112**********001X")]
    #[case("11010549123100", "1101******3100")]
    #[case("4112820018", "**********")]
    #[case("", "")]
    fn the_middle_is_hidden(#[case] number: &str, #[case] shown: &str) {
        assert_eq!(masked(number), shown);
    }

    #[rstest]
    #[case("13812342210", "138****2210")]
    #[case("138 1234 2210", "138****2210")]
    #[case("0398-2812345", "039*****2345")]
    #[case("2812345", "*******")]
    fn telephones_are_hidden(#[case] number: &str, #[case] shown: &str) {
        assert_eq!(masked_phone(number), shown);
    }

    #[test]
    fn a_debug_print_does_not_leak() {
        assert_eq!(format!("{:?}", IdCard::read(EXAMPLE).unwrap()), "IdCard(1101**********002X)");
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_found(place in 0..17usize, by in 1..10u32) {
            let wrong: String = EXAMPLE.chars().enumerate()
                .map(|(n, c)| if n == place { char::from_digit((c.to_digit(10).unwrap() + by) % 10, 10).unwrap() } else { c })
                .collect();
            prop_assert!(IdCard::read(&wrong).is_err());
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,30}") {
            let _ = IdCard::read(&text);
            let _ = (masked(&text), masked_phone(&text));
        }
    }
}
