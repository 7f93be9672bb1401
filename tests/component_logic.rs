//! The pure parts of the component kit, tested on the host: the kit itself is built for the browser only.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../src/ui/components/grid/cursor.rs"]
mod cursor;
#[path = "../src/ui/components/figures.rs"]
mod figures;
#[path = "../src/ui/components/charts/geometry.rs"]
mod geometry;
#[path = "../src/ui/components/table/marks.rs"]
mod marks;
#[path = "../src/ui/components/date/month.rs"]
mod month;

use chrono::{Datelike, NaiveDate};
use cursor::{Area, Extent, Place, Step, step_of};
use rstest::rstest;

const SHEET: Extent = Extent { rows: 12, cols: 6 };

fn at(row: usize, col: usize) -> Place {
    Place { row, col }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[rstest]
#[case("ArrowDown", false, at(3, 2))]
#[case("ArrowUp", false, at(1, 2))]
#[case("ArrowLeft", false, at(2, 1))]
#[case("ArrowUp", true, at(0, 2))]
#[case("ArrowDown", true, at(11, 2))]
#[case("Home", false, at(2, 0))]
#[case("ArrowRight", true, at(2, 5))]
#[case("Home", true, at(0, 0))]
#[case("End", true, at(11, 5))]
#[case("PageDown", false, at(11, 2))]
fn keys_lead_where_a_spreadsheet_leads(#[case] key: &str, #[case] ctrl: bool, #[case] to: Place) {
    assert_eq!(SHEET.step(at(2, 2), step_of(key, ctrl).unwrap()), to);
}

#[test]
fn steps_stop_at_the_edge_even_of_an_empty_sheet() {
    assert_eq!(SHEET.step(at(0, 0), Step::By(-1, -1)), at(0, 0));
    assert_eq!(SHEET.step(at(11, 5), Step::By(1, 1)), at(11, 5));
    assert_eq!(Extent::default().step(at(0, 0), Step::SheetEnd(true)), at(0, 0));
    assert_eq!(Extent::default().tab(at(0, 0), false), None);
}

#[rstest]
#[case(at(0, 5), false, Some(at(1, 0)))]
#[case(at(1, 0), true, Some(at(0, 5)))]
#[case(at(11, 5), false, None)]
#[case(at(0, 0), true, None)]
fn tab_wraps_and_leaves_at_the_ends(#[case] from: Place, #[case] back: bool, #[case] to: Option<Place>) {
    assert_eq!(SHEET.tab(from, back), to);
}

#[test]
fn an_area_spans_two_corners_in_any_order() {
    let area = Area::between(at(4, 1), at(2, 3));
    assert!(area.holds(at(2, 1)) && area.holds(at(4, 3)) && area.holds(at(3, 2)));
    assert!(!area.holds(at(1, 2)) && !area.holds(at(3, 4)) && !area.is_single());
}

#[rstest]
#[case("2026-10-08", 5, "2026-09-28", "2026-11-01")]
#[case("2027-02-15", 4, "2027-02-01", "2027-02-28")] // February that fills four weeks
#[case("2026-08-31", 6, "2026-07-27", "2026-09-06")] // August that needs six
fn a_month_has_whole_weeks(#[case] of: &str, #[case] count: usize, #[case] first: &str, #[case] last: &str) {
    let weeks = month::weeks(day(of));
    assert_eq!((weeks.len(), weeks[0][0], weeks[count - 1][6]), (count, day(first), day(last)));
}

#[rstest]
#[case("ArrowRight", "2026-11-01")]
#[case("ArrowUp", "2026-10-24")]
#[case("Home", "2026-10-26")]
#[case("End", "2026-11-01")]
#[case("PageDown", "2026-11-30")] // no 31st in November
#[case("PageUp", "2026-09-30")]
fn keys_move_through_a_calendar(#[case] key: &str, #[case] to: &str) {
    assert_eq!(month::step(day("2026-10-31"), key), Some(day(to)));
}

#[test]
fn the_ends_of_time_do_not_hang() {
    assert!(!month::weeks(NaiveDate::MAX).is_empty());
    assert!(!month::weeks(NaiveDate::MIN).is_empty());
    assert_eq!(month::step(NaiveDate::MAX, "ArrowRight").map(|day| day.year()), Some(NaiveDate::MAX.year()));
}

#[test]
fn search_hits_are_marked_by_character() {
    let pieces = |text, marks: &[(usize, usize)]| {
        let part = |(hit, piece): (bool, String)| if hit { format!("[{piece}]") } else { piece };
        marks::pieces(text, marks).into_iter().map(part).collect::<String>()
    };
    assert_eq!(pieces("李桂兰", &[(1, 3)]), "李[桂兰]");
    assert_eq!(pieces("李桂兰", &[(2, 3), (0, 1)]), "[李]桂[兰]");
    assert_eq!(pieces("李桂兰", &[(0, 2), (1, 3)]), "[李桂兰]");
    assert_eq!(pieces("李桂兰", &[(5, 9)]), "李桂兰");
    assert_eq!(pieces("", &[(0, 1)]), "");
}

#[rstest]
#[case(0, "0")]
#[case(999, "999")]
#[case(1_000, "1,000")]
#[case(1_234_567, "1,234,567")]
fn counts_have_thousands_commas(#[case] count: usize, #[case] written: &str) {
    assert_eq!(figures::thousands(count), written);
}

#[test]
fn charts_clamp_and_break_where_a_value_is_missing() {
    let scale = geometry::Scale { values: (60.0, 100.0), pixels: (0.0, 200.0) };
    assert_eq!([50.0, 60.0, 80.0, 120.0].map(|value| scale.at(value)), [0.0, 0.0, 100.0, 200.0]);
    let flat = geometry::Scale { values: (5.0, 5.0), pixels: (96.0, 12.0) };
    assert_eq!(flat.at(5.0), 96.0);
    assert_eq!([0, 1, 2].map(|index| geometry::spread(index, 3, 100.0)), [0.0, 50.0, 100.0]);
    assert_eq!(geometry::spread(0, 1, 100.0), 50.0);
    let points = [Some((0.0, 1.5)), Some((2.0, 3.0)), None, Some((4.0, 5.0))];
    assert_eq!(geometry::path(&points), "M0 1.5 L2 3 M4 5");
}
