#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("1985.03", "1985-03")]
#[case("1985.3.1", "1985-03-01")]
#[case("1985-3-1", "1985-03-01")]
#[case("1985/3/1", "1985-03-01")]
#[case("1985/03", "1985-03")]
#[case("1985年3月", "1985-03")]
#[case("1985年3月1日", "1985-03-01")]
#[case("1985年03月01号", "1985-03-01")]
#[case(" 1985 年 3 月 1 日 ", "1985-03-01")]
#[case("1985年", "1985")]
#[case("1985", "1985")]
#[case("198503", "1985-03")]
#[case("19850301", "1985-03-01")]
#[case("１９８５．０３", "1985-03")]
#[case("１９８５年３月", "1985-03")]
#[case("1985。3。1", "1985-03-01")]
#[case("1985—03—01", "1985-03-01")]
#[case("'1985-03", "1985-03")]
#[case("1985-03-01 00:00:00", "1985-03-01")]
#[case("1985/3/1 0:00", "1985-03-01")]
#[case("1985-03-01T00:00:00.000", "1985-03-01")]
#[case("1985 年 3 月 1 日 0:00:00", "1985-03-01")]
#[case("1985-3.1", "1985-03-01")]
#[case("1985.11", "1985-11")]
#[case("1985.01", "1985-01")]
#[case("1985 3 1", "1985-03-01")]
#[case("2028-02-29", "2028-02-29")]
fn what_people_write_is_read(#[case] text: &str, #[case] expected: &str) {
    let read = read_loose(text).unwrap();
    assert_eq!(read.date.to_string(), expected);
    assert_eq!(read.read_as, ReadAs::Written);
}

#[rstest]
#[case("31048", "1985-01-01")]
#[case("10000", "1927-05-18")]
#[case("36526", "2000-01-01")]
#[case("46329", "2026-11-03")]
#[case("36526.5", "2000-01-01")]
#[case("３１０４８", "1985-01-01")]
#[case("73415", "2100-12-31")]
fn serial_numbers_are_read_and_said(#[case] text: &str, #[case] expected: &str) {
    let read = read_loose(text).unwrap();
    assert_eq!(read.date.to_string(), expected);
    assert_eq!(read.read_as, ReadAs::ExcelSerial);
}

#[test]
fn a_lost_zero_is_said() {
    assert_eq!(read_loose("1985.1").unwrap().read_as, ReadAs::MaybeOctober);
    assert_eq!(read_loose("1985-1").unwrap().read_as, ReadAs::Written);
    assert_eq!(read_loose("1985.1").unwrap().date.to_string(), "1985-01");
}

#[rstest]
#[case("1985-13", "没有 13 月，例：1985-03")]
#[case("198513", "没有 13 月，例：1985-03")]
#[case("1985.0", "没有 0 月，例：1985-03")]
#[case("1985-02-30", "2 月没有 30 日")]
#[case("19850230", "2 月没有 30 日")]
#[case("1985年2月29日", "1985 年 2 月没有 29 日")]
#[case("1985-03-00", "3 月没有 0 日")]
#[case("0000-01-01", "0000 年不是有效年份")]
#[case("0000", "0000 年不是有效年份")]
#[case("1899.12", "1899 年不在 1900 到 2100 年之间")]
#[case("850301", "8503 年不在 1900 到 2100 年之间")]
#[case("85.03", "年份要写四位并写在最前面，现在是“85”，例：1985-03")]
#[case("3/1/1985", "年份要写四位并写在最前面，现在是“3”，例：1985-03")]
#[case("1985.0301", "没有 0301 月，例：1985-03")]
#[case("", "没有填写日期，例：1985-03")]
#[case("  ", "没有填写日期，例：1985-03")]
#[case("不详", "看不懂日期“不详”，例：1985-03 或 1985-03-01")]
#[case("73416", "看不懂日期“73416”，例：1985-03 或 1985-03-01")]
#[case("00123", "看不懂日期“00123”，例：1985-03 或 1985-03-01")]
#[case("123", "看不懂日期“123”，例：1985-03 或 1985-03-01")]
#[case("1985月3日", "看不懂日期“1985月3日”，例：1985-03 或 1985-03-01")]
#[case("1985-03-01 25:00", "看不懂日期“1985-03-01 25:00”，例：1985-03 或 1985-03-01")]
#[case("1985-03-01-02-03", "看不懂日期“1985-03-01-02-03”，例：1985-03 或 1985-03-01")]
#[case("=1985-03", "看不懂日期“=1985-03”，例：1985-03 或 1985-03-01")]
fn what_is_wrong_is_named(#[case] text: &str, #[case] message: &str) {
    assert_eq!(read_loose(text), Err(message.to_owned()));
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}|[0-9年月日./:T -]{0,30}") {
        let _ = read_loose(&text);
    }

    #[test]
    fn what_the_ledger_writes_is_read_back(days in 0..73_000i32) {
        let day = add_days(Date::from_ymd_opt(1900, 1, 1).unwrap(), days);
        prop_assert_eq!(read_loose(&day.to_string()).unwrap().date, PartialDate::from(day));
        let month = day.to_string().get(..7).unwrap().to_owned();
        prop_assert_eq!(read_loose(&month).unwrap().date.to_string(), month);
    }
}
