#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::dates::PartialDate;
use crate::domain::kind::Kind;
use crate::domain::member::{Gender, Member, MemberPrivate};
use crate::domain::organization::{Level, Organization};
use crate::domain::party_day::{PartyDay, Report, Verdict};
use crate::domain::plan_item::PlanItem;
use crate::domain::receipt::Receipt;
use crate::domain::task::Task;
use crate::ledger::work::calendar::import_calendar;
use crate::ledger::work::fixture::*;
use crate::ledger::work::plan::draft_year;
use crate::ledger::work::upper_plan::{Adopt, add_item, adopt, edit_item};
use rstest::rstest;

const TODAY: &str = "2026-11-20";
const NEXT_YEAR: &str = r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}"#;

/// A house in which nothing is to be done: both years planned, notices out, 2027 imported.
fn quiet() -> House {
    let mut house = House::new();
    house.apply(import_calendar(&house.ledger, NEXT_YEAR).unwrap());
    for year in [2026, 2027] {
        let draft = draft_year(&house.ledger, &house.tree(), &[id(BRANCH), id(OTHER)], year, day("2026-12-15"));
        house.apply(draft);
    }
    for org in [BRANCH, OTHER] {
        let slot = PartyDay::id_of(id(org), month("2026-12"));
        house.set::<PartyDay>(slot, PartyDay::notified, &day("2026-11-19"));
        let slot = house.slot(org, "2026-11", "2026-11-03", "消防");
        house.set::<PartyDay>(slot, PartyDay::held, &day("2026-11-03"));
        house.set::<PartyDay>(slot, PartyDay::archived, &day("2026-11-04"));
    }
    for name in ["李建国", "陈桂兰", "孙长青"] {
        house.set::<Member>(id(name), Member::gender, &Gender::Male);
        house.set::<Member>(id(name), Member::birth, &PartialDate::from(day("1970-01-01")));
        house.set::<Member>(id(name), Member::joined, &PartialDate::from(day("1995-07-01")));
    }
    house
}

fn page_of(house: &House, me: &str) -> TodayPage {
    {
        let board = Board::read(&house.ledger, None);
        today(&house.ledger, &house.tree(), &board, id(me), (day(TODAY), BackupState::default()))
    }
}

fn page(house: &House) -> TodayPage {
    page_of(house, COMMUNITY)
}

fn november(org: &str) -> Id {
    PartyDay::id_of(id(org), month("2026-11"))
}

fn open_again(house: &mut House, org: &str, fields: &[&str]) {
    house.commit(|draft| {
        for field in fields {
            draft.put(PartyDay::SPEC.name, november(org), *field, crate::domain::kind::Value::Null);
        }
    });
}

fn only(items: &[Item]) -> (Sort, Option<String>, &str, &str, &str) {
    let [item] = items else { panic!("{items:#?}") };
    (item.sort, item.when.map(|when| when.to_string()), &item.words, &item.org, item.action)
}

#[test]
fn where_nothing_is_to_be_done_the_page_is_empty() {
    assert_eq!(page(&quiet()), TodayPage::default());
}

#[test]
fn what_was_not_held_is_late() {
    let mut house = quiet();
    open_again(&mut house, OTHER, &["held", "archived"]);
    let page = page(&house);
    assert_eq!(
        only(&page.late),
        (Sort::Overdue, Some("2026-11-03".into()), "11 月主题党日未开。定在 11-03，7 日内顺延已过。", OTHER, "补开")
    );
    assert_eq!(page.counts, Counts { late: 1, soon: 0, missing: 0 });
}

#[rstest]
#[case(
    "2026-11-03",
    true,
    "11 月主题党日未归档，还缺地点、主持人、议程、学习资料、学习笔记、会议记录、活动影像、签到。"
)]
#[case(
    "2026-11-18",
    false,
    "11 月主题党日开后 3 个工作日内归档，还缺地点、主持人、议程、学习资料、学习笔记、会议记录、活动影像、签到。"
)]
fn a_record_is_finished_within_three_work_days(#[case] held: &str, #[case] late: bool, #[case] words: &str) {
    let mut house = quiet();
    open_again(&mut house, OTHER, &["archived"]);
    house.set::<PartyDay>(november(OTHER), PartyDay::held, &day(held));
    let page = page(&house);
    let (mine, others) = if late { (&page.late, &page.soon) } else { (&page.soon, &page.late) };
    assert_eq!(only(mine).2, words);
    assert!(others.is_empty());
}

#[test]
fn notices_go_out_a_week_ahead() {
    let mut house = quiet();
    house.commit(|draft| {
        let december = PartyDay::id_of(id(BRANCH), month("2026-12"));
        draft.put(PartyDay::SPEC.name, december, PartyDay::notified, crate::domain::kind::Value::Null);
    });
    let page = page(&house);
    assert_eq!(
        only(&page.soon),
        (Sort::Notice, Some("2026-11-24".into()), "12 月主题党日定在 12-01，须提前 7 天发通知。", BRANCH, "写通知")
    );
}

#[rstest]
#[case("2026-11-18", "点名")]
#[case("2026-11-25", "看方案")]
fn a_near_day_is_told(#[case] date: &str, #[case] action: &str) {
    let mut house = quiet();
    open_again(&mut house, OTHER, &["held", "archived"]);
    house.set::<PartyDay>(november(OTHER), PartyDay::date, &day(date));
    house.set::<PartyDay>(november(OTHER), PartyDay::notified, &day("2026-11-01"));
    let page = page(&house);
    assert_eq!((only(&page.soon).0, only(&page.soon).4), (Sort::Day, action));
}

#[rstest]
#[case("2026-11-15", 1, 0)]
#[case("2026-11-20", 0, 1)]
#[case("2026-11-27", 0, 1)]
#[case("2026-11-28", 0, 0)]
fn tasks_are_told_a_week_ahead(#[case] due: &str, #[case] late: usize, #[case] soon: usize) {
    let mut house = quiet();
    let task = house.fresh();
    house.commit(|draft| {
        draft.belongs::<Task>(task, id(BRANCH)).set::<Task, _>(task, Task::title, &"清理楼道".to_owned());
        draft.set::<Task, _>(task, Task::due, &day(due)).set::<Task, _>(task, Task::person, &member("孙长青"));
    });
    let page = page(&house);
    assert_eq!((page.late.len(), page.soon.len()), (late, soon));
    if let Some(item) = page.late.first().or(page.soon.first()) {
        assert_eq!((item.words.as_str(), item.target), ("议定事项：清理楼道。责任人 孙长青", Target::Task(task)));
    }
}

#[test]
fn a_first_start_asks_for_plans_holidays_and_what_the_roster_lacks() {
    let house = House::new();
    let page = page_of(&house, BRANCH);
    let words: Vec<&str> = page.missing.iter().map(|item| item.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "2026 年主题党日计划还没有起草。",
            "2027 年主题党日计划还没有起草。",
            "2027 年放假安排还没有导入，先按固定日起草。",
            "3 名党员的资料要补：缺性别 3 名、缺出生年月 3 名、缺入党时间 3 名。"
        ]
    );
    assert!(page.late.is_empty() && page.soon.is_empty());
}

#[test]
fn a_month_without_a_slot_is_told() {
    let mut house = quiet();
    house.commit(|draft| {
        draft.delete(PartyDay::SPEC.name, november(OTHER));
    });
    let page = page(&house);
    assert_eq!(only(&page.missing).2, "11 月没有安排主题党日。固定日是 11-03。");
}

#[test]
fn many_of_one_sort_are_one_line() {
    let mut house = quiet();
    for n in 0..6 {
        let name = format!("支部{n}");
        house.org(&name, Level::Branch, Some(COMMUNITY));
        house.slot(&name, "2026-11", "2026-11-03", "消防");
    }
    let page = page(&house);
    let (sort, when, words, org, action) = only(&page.late);
    assert_eq!((sort, when.as_deref(), words), (Sort::Overdue, Some("2026-11-03"), "6 个党支部 11 月主题党日未开"));
    assert_eq!((org, action, page.late[0].target), ("6 个党支部", "看名单", Target::Matrix(month("2026-11"))));
    assert_eq!(page.counts.late, 6);
    let plans = only(&page.missing);
    assert_eq!((plans.2, plans.3), ("2027 年主题党日计划还没有起草。", "6 个党支部"));
    assert_eq!(page.missing[0].target, Target::Plan(id(COMMUNITY), 2027));
}

#[test]
fn what_upper_levels_ask_for_is_told_to_those_below_alone() {
    let mut house = quiet();
    let tree = house.tree();
    let spare = house.fresh();
    house.apply(add_item(&house.ledger, &tree, id(STREET), month("2027-03"), "植树", &mut || spare));
    let item = PlanItem::id_of(id(STREET), month("2027-03"));
    assert_eq!(page(&house).missing.len(), 2);
    assert!(page_of(&house, STREET).missing.is_empty());
    for org in [BRANCH, OTHER] {
        house.apply(adopt(&house.ledger, &tree, id(org), item, Adopt::Replace).unwrap());
    }
    assert!(page(&house).missing.is_empty());
    house.apply(edit_item(item, PlanItem::theme, "植树护绿").unwrap());
    let page = page_of(&house, BRANCH);
    assert_eq!(only(&page.missing).2, "青岛路街道党工委2027年3月把主题改为“植树护绿”。");
}

#[test]
fn reviews_are_told_to_the_one_who_has_to_act() {
    let mut house = quiet();
    let pack = house.fresh();
    let receipt = house.fresh();
    house.commit(|draft| {
        let sender = id(COMMUNITY).to_string();
        draft.set_part::<PartyDay, _>(november(BRANCH), PartyDay::reports, &sender, Report::pack, &pack);
    });
    assert!(page_of(&house, STREET).missing.is_empty(), "it was not received yet");
    house.commit(|draft| {
        draft.belongs::<Receipt>(receipt, id(COMMUNITY)).set::<Receipt, _>(receipt, Receipt::pack, &pack);
    });
    assert_eq!(only(&page_of(&house, STREET).missing).4, "审阅");
    assert!(page(&house).missing.is_empty(), "the sender does not review");
    house.commit(|draft| {
        draft.set::<PartyDay, _>(november(BRANCH), PartyDay::verdict, &Verdict::Returned);
        draft.set::<PartyDay, _>(november(BRANCH), PartyDay::opinion, &"没有会议记录".to_owned());
        draft.set::<PartyDay, _>(november(BRANCH), PartyDay::reviewer, &format!("{STREET} 王雅琴"));
    });
    assert_eq!(only(&page(&house).missing).2, "11 月主题党日被退回补充：没有会议记录");
    assert!(page_of(&house, STREET).missing.is_empty());
}

#[rstest]
#[case("2026-10-01", 1, 0)]
#[case("2027-05-18", 0, 1)]
#[case("2027-06-01", 0, 0)]
fn terms_are_told_half_a_year_ahead(#[case] ends: &str, #[case] late: usize, #[case] missing: usize) {
    let mut house = quiet();
    house.set::<Organization>(id(BRANCH), Organization::term_end, &day(ends));
    let page = page(&house);
    assert_eq!((page.late.len(), page.missing.len()), (late, missing));
}

/// 32 学时 a year are 24 by the end of the third season.
#[rstest]
#[case(2400, 0)]
#[case(2399, 3)]
fn who_is_behind_with_hours_is_told_in_one_line(#[case] hours: i64, #[case] behind: usize) {
    let mut house = quiet();
    house.held(BRANCH, "2026-11", "2026-11-03", "消防");
    house.set::<PartyDay>(november(BRANCH), PartyDay::hours, &hours);
    let page = page(&house);
    assert_eq!(page.missing.len(), usize::from(behind > 0));
    if behind > 0 {
        let words = format!("{behind} 名党员的学时到三季度末还不够按时间应有的数，请安排补课。");
        assert_eq!(only(&page.missing).2, words);
        assert_eq!(page.missing[0].target, Target::Hours(2026));
        house.set::<Member>(id("陈桂兰"), Member::exempt, &"年老体弱".to_owned());
        house.set::<Member>(id("孙长青"), Member::left, &day("2026-11-10"));
        assert!(page_of(&house, COMMUNITY).missing[0].words.starts_with("1 名党员的学时"));
    }
}

#[test]
fn gaps_of_the_roster_are_one_line() {
    let mut house = quiet();
    let clear = crate::domain::kind::Value::Null;
    house.commit(|draft| {
        draft.put(Member::SPEC.name, id("李建国"), Member::joined, clear.clone());
        draft.put(Member::SPEC.name, id("陈桂兰"), Member::joined, clear);
        let private = MemberPrivate::id_of(id("李建国"));
        draft.set::<MemberPrivate, _>(private, MemberPrivate::id_card, &"110105194912310021".to_owned());
    });
    let page = page(&house);
    assert_eq!(only(&page.missing).2, "2 名党员的资料要补：缺入党时间 2 名、身份证号校验不对的 1 名。");
    assert_eq!(page.missing[0].target, Target::Incomplete);
    house.set::<MemberPrivate>(
        MemberPrivate::id_of(id("李建国")),
        MemberPrivate::id_card,
        &"11010519491231002X".to_owned(),
    );
    assert_eq!(only(&page_of(&house, COMMUNITY).missing).2, "2 名党员的资料要补：缺入党时间 2 名。");
}

#[test]
fn days_that_the_holidays_move_are_told() {
    let mut house = quiet();
    // 元旦 shifted onto the first Tuesday, as an arrangement might.
    let arranged = r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-05","isOffDay":true}]}"#;
    house.apply(import_calendar(&house.ledger, arranged).unwrap());
    assert_eq!(only(&page(&house).missing).2, "2027 年有 2 个主题党日和放假安排对不上，要改日期。");
}

#[test]
fn a_backup_that_is_due_says_so() {
    let house = quiet();
    let words = |state| today(&house.ledger, &house.tree(), &Board::default(), id(BRANCH), (day(TODAY), state)).backup;
    let state = BackupState { due: true, changes: 46, last: Some(day("2026-11-12")) };
    assert_eq!(words(state).unwrap(), "上次备份是 11-12，此后有 46 处改动只存在这台电脑上。");
    assert_eq!(words(BackupState { last: None, ..state }).unwrap(), "还没有备份过，46 处改动只存在这台电脑上。");
    assert_eq!(words(BackupState { due: false, ..state }), None);
}
