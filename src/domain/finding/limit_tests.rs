#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::dates::parse_day;
use crate::domain::kind::{Id, Kind};
use rstest::rstest;

#[rstest]
#[case("2026-12-15", Some("2026-12-15"), false)]
#[case("2026年12月", Some("2026-12-31"), false)]
#[case("2020年6月", Some("2020-06-30"), false)]
#[case("2026年2月底前", Some("2026-02-28"), false)]
#[case("2026年12月15日前完成", Some("2026-12-15"), false)]
#[case("2026年12月，长期坚持", Some("2026-12-31"), true)]
#[case("2020年5月,并长期坚持", Some("2020-05-31"), true)]
#[case("长期坚持", None, true)]
#[case("2026年底", Some("2026-12-31"), false)]
#[case(" ", None, false)]
fn a_limit_is_read_as_it_is_written(#[case] text: &str, #[case] due: Option<&str>, #[case] long: bool) {
    let due = due.map(|due| parse_day(due).unwrap());
    assert_eq!(read_limit(text), Ok(Limit { due, long }));
}

#[rstest]
#[case("2026年13月")]
#[case("尽快")]
#[case("前")]
#[case("马上，长期坚持")]
fn what_is_no_limit_says_what_to_write(#[case] text: &str) {
    assert!(read_limit(text).unwrap_err().contains("例：2026年12月"));
}

#[rstest]
#[case(Some("2026-12-31"), true, "2026年12月，长期坚持", "2026年12月，长期坚持")]
#[case(Some("2026-12-15"), true, "2026年12月，长期坚持", "2026-12-15，长期坚持")]
#[case(Some("2026-12-31"), false, "2026年12月，长期坚持", "2026-12-31")]
#[case(None, true, "", "长期坚持")]
#[case(None, false, "立行立改", "")]
fn the_words_of_the_plan_stand_while_they_are_true(
    #[case] due: Option<&str>,
    #[case] long: bool,
    #[case] note: &str,
    #[case] words: &str,
) {
    let mut finding = Finding::blank(Id::natural(&["问题"]));
    finding.due = due.map(|due| parse_day(due).unwrap());
    finding.long = long;
    finding.limit_note = note.to_owned();
    assert_eq!(limit_in_words(&finding), words);
    assert_eq!(read_limit(&limit_in_words(&finding)), Ok(Limit { due: finding.due, long }));
}
