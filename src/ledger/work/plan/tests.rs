#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::dates::month_day;
use crate::domain::organization::Organization;
use crate::ledger::work::fixture::*;
use rstest::rstest;

const TODAY: &str = "2026-11-21";

fn draft(house: &House, orgs: &[&str], year: i32) -> Draft {
    let orgs: Vec<Id> = orgs.iter().map(|org| id(org)).collect();
    draft_year(&house.ledger, &house.tree(), &orgs, year, day(TODAY))
}

fn rows(house: &House, year: i32) -> Vec<PlanRow> {
    plan_rows(&house.ledger, &house.tree(), id(BRANCH), year, day(TODAY))
}

#[test]
fn a_year_without_holidays_is_drafted_and_flagged() {
    let mut house = House::new();
    house.apply(draft(&house, &[BRANCH, OTHER, COMMUNITY], 2027));
    let rows = rows(&house, 2027);
    let dates: Vec<String> = rows.iter().map(|row| month_day(row.day.as_ref().unwrap().date.unwrap())).collect();
    assert_eq!(
        dates,
        ["01-05", "02-02", "03-02", "04-06", "05-04", "06-01", "07-06", "08-03", "09-07", "10-05", "11-02", "12-07"]
    );
    assert!(rows.iter().all(|row| row.status == Status::Planned && !row.day.as_ref().unwrap().theme.is_empty()));
    assert_eq!(rows[0].flags, ["2027 年放假安排未导入"]);
    assert!(rows[9].flags[0].contains("临近国庆节"));
    let all = Slots::of_year(&house.ledger, &house.tree(), 2027);
    assert_eq!(all.main().count(), 24, "the 社区 has no slots of its own");
    assert!(draft(&house, &[BRANCH, OTHER], 2027).is_empty(), "a second click changes nothing");
}

#[test]
fn of_this_year_only_what_is_left_and_what_is_there_stays() {
    let mut house = House::new();
    let slot = house.slot(BRANCH, "2026-11", "2026-11-10", "自己的主题");
    house.set::<Organization>(id(OTHER), Organization::founded, &day("2026-12-10"));
    house.apply(draft(&house, &[BRANCH, OTHER], 2026));
    assert_eq!(house.party_day(slot).theme, "自己的主题");
    let months: Vec<(Id, u8)> =
        Slots::of_year(&house.ledger, &house.tree(), 2026).main().map(|(org, month, _)| (org, month.month())).collect();
    let mut expected = vec![(id(BRANCH), 11), (id(BRANCH), 12), (id(OTHER), 12)];
    expected.sort();
    assert_eq!(months, expected);
}

#[test]
fn the_label_counts() {
    let house = House::new();
    assert_eq!(draft(&house, &[BRANCH, OTHER], 2027).label, "起草 2027 年主题党日计划：2 个党支部，24 个月");
}

#[test]
fn last_year_fills_only_what_is_empty() {
    let mut house = House::new();
    let old = house.slot(BRANCH, "2026-03", "2026-03-03", "植树");
    house.set::<PartyDay>(old, PartyDay::place, &"青龙涧河".to_owned());
    house.set::<PartyDay>(old, PartyDay::host, &member("李建国"));
    house.slot(BRANCH, "2026-04", "2026-04-07", "祭英烈");
    let new = house.slot(BRANCH, "2027-03", "2027-03-02", "新的主题");
    house.apply(copy_from(&house.ledger, &house.tree(), id(BRANCH), 2026, 2027, day(TODAY)));
    let march = house.party_day(new);
    assert_eq!((march.theme.as_str(), march.place.as_str()), ("新的主题", "青龙涧河"));
    assert_eq!(march.host, member("李建国"));
    let april = house.party_day(PartyDay::id_of(id(BRANCH), month("2027-04")));
    assert_eq!((april.theme.as_str(), april.date), ("祭英烈", Some(day("2027-04-06"))));
}

#[rstest]
#[case("3", "2026-12-03")]
#[case("12-01", "2026-12-01")]
#[case("12月8日", "2026-12-08")]
#[case("1208", "2026-12-08")]
#[case("１２－０１", "2026-12-01")]
#[case("2026-12-09", "2026-12-09")]
#[case("20261209", "2026-12-09")]
#[case("1-5", "2027-01-05")]
fn a_date_is_read_as_typed(#[case] text: &str, #[case] expected: &str) {
    let mut house = House::new();
    let slot = house.slot(BRANCH, "2026-12", "2026-12-02", "述职");
    let draft = edit_cell(&house.ledger, &house.tree(), id(BRANCH), month("2026-12"), PlanColumn::Date, text).unwrap();
    house.apply(draft);
    assert_eq!(house.party_day(slot).date, Some(day(expected)));
}

#[rstest]
#[case("32", "12 月没有 32 日")]
#[case("初三", "看不懂日期“初三”，例：3、12-01 或 2026-12-01")]
#[case("10-08", "2026-10-08 不在 2026年12月，写本月的日子；确实顺延的写下个月的")]
#[case("1-2-3-4", "看不懂日期“1-2-3-4”，例：3、12-01 或 2026-12-01")]
#[case("123", "看不懂日期“123”，例：3、12-01 或 2026-12-01")]
fn a_wrong_date_is_named(#[case] text: &str, #[case] words: &str) {
    let house = House::new();
    let refused = edit_cell(&house.ledger, &house.tree(), id(BRANCH), month("2026-12"), PlanColumn::Date, text);
    assert_eq!(refused.unwrap_err().to_string(), words);
}

#[test]
fn a_notified_date_asks_for_a_reason_and_a_held_one_stands() {
    let mut house = House::new();
    let slot = house.slot(BRANCH, "2026-12", "2026-12-01", "述职");
    house.set::<PartyDay>(slot, PartyDay::notified, &day("2026-11-20"));
    let edit = |house: &House, text| {
        edit_cell(&house.ledger, &house.tree(), id(BRANCH), month("2026-12"), PlanColumn::Date, text)
    };
    assert_eq!(edit(&house, "8"), Err(CellRefused::NeedsReason { party_day: slot, to: day("2026-12-08") }));
    assert!(edit(&house, "12-01").is_ok(), "the same day is no change");
    assert!(matches!(edit(&house, ""), Err(CellRefused::Wrong(_))));
    house.set::<PartyDay>(slot, PartyDay::held, &day("2026-12-01"));
    assert!(matches!(edit(&house, "8"), Err(CellRefused::Wrong(_))));
}

#[test]
fn typing_into_an_empty_month_makes_its_slot() {
    let mut house = House::new();
    let edit = |house: &House, column, text: &str| {
        edit_cell(&house.ledger, &house.tree(), id(BRANCH), month("2026-12"), column, text).unwrap()
    };
    assert!(edit(&house, PlanColumn::Theme, "  ").is_empty());
    house.apply(edit(&house, PlanColumn::Theme, " 宪法 "));
    house.apply(edit(&house, PlanColumn::Host, "李建国"));
    let slot = house.party_day(PartyDay::id_of(id(BRANCH), month("2026-12")));
    assert_eq!((slot.theme.as_str(), slot.date, slot.host), ("宪法", Some(day("2026-12-01")), member("李建国")));
    house.apply(edit(&house, PlanColumn::Theme, ""));
    assert_eq!(house.party_day(slot.id).theme, "");
}

#[test]
fn flags_tell_what_differs_from_the_rule() {
    let mut house = House::new();
    house.slot(BRANCH, "2026-05", "2026-05-06", "劳动者讲故事");
    let moved = house.slot(BRANCH, "2026-06", "2026-06-09", "回头看");
    house.set::<PartyDay>(moved, PartyDay::moved_why, &"高考占用会场".to_owned());
    house.slot(BRANCH, "2026-07", "2026-07-01", "七一");
    let off = house.slot(BRANCH, "2026-08", "2026-08-04", "");
    house.set::<PartyDay>(off, PartyDay::not_applicable, &"抗洪".to_owned());
    let rows = rows(&house, 2026);
    assert_eq!(rows[4].flags, ["05-05 劳动节放假，顺延到 05-06"]);
    assert_eq!(rows[5].flags, ["改期：高考占用会场"]);
    assert_eq!(rows[6].flags, ["固定日是 07-07"]);
    assert_eq!((rows[7].flags.clone(), rows[7].status), (vec!["本月不开：抗洪".to_owned()], Status::NotApplicable));
    assert_eq!((rows[4].status, rows[8].status), (Status::Overdue, Status::Unplanned));
}

#[test]
fn settling_keeps_the_first_day() {
    let mut house = House::new();
    let slot = house.slot(BRANCH, "2027-01", "2027-01-05", "开好头");
    house.apply(settle(&house.ledger, &house.tree(), &[id(BRANCH)], 2027, day("2026-12-20")));
    house.apply(settle(&house.ledger, &house.tree(), &[id(BRANCH)], 2027, day("2026-12-25")));
    assert_eq!(house.party_day(slot).settled, Some(day("2026-12-20")));
}
