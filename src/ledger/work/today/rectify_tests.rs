#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use crate::domain::dates::Date;
use crate::domain::finding::{Finding, FindingState, Outcome, RecheckOutcome, Urgency};
use crate::domain::kind::{Id, Ref};
use crate::domain::rules::{RECTIFY_AHEAD_DAYS, RECTIFY_MONTHLY_DAY, rule};
use crate::ledger::rectify::When;
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::deeds::{self, Actor, Verdict};
use crate::ledger::rectify::monthly;
use crate::ledger::tour::fixture::{DISTRICT, EAST, UNITS, WEST, district};
use crate::ledger::work::fixture::{House, day, id, month};
use crate::ledger::work::rule_line::set_rule;
use crate::ledger::work::today::rectify::FindingList;
use crate::ledger::work::today::{BackupState, Item, Sort, Target, TodayPage, today};
use rstest::rstest;

const UNIT: &str = UNITS[0];

fn when(text: &str) -> When {
    When { day: day(text), time: 0 }
}

fn actor(org: &str) -> Actor<'_> {
    Actor { me: id(org), name: "张三" }
}

/// A finding that the 街道 issued to the 社区, claimed on 11-02.
fn one(house: &mut House, name: &str, due: &str) -> Id {
    let finding = id(name);
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNIT), name, when("2026-11-01"), finding));
    house.set::<Finding>(finding, Finding::due, &day(due));
    house.set::<Finding>(finding, Finding::leaders, &vec![Ref::named("社区党委书记")]);
    let fresh = house.fresh();
    let (draft, _) = crate::ledger::rectify::measures::add(&house.ledger, finding, "每月联系一次", fresh).unwrap();
    house.apply(draft);
    let draft = deeds::claim(&house.ledger, &house.tree(), finding, actor(UNIT), when("2026-11-02")).unwrap();
    house.apply(draft);
    finding
}

fn submit(house: &mut House, finding: Id, on: &str) {
    let fresh = house.fresh();
    let who = (actor(UNIT), when(on));
    let draft = deeds::submit(&house.ledger, &house.tree(), finding, who, "已建立台账", fresh).unwrap();
    house.apply(draft);
}

fn close(house: &mut House, finding: Id, on: &str) {
    submit(house, finding, on);
    let verdict = Verdict { outcome: Outcome::Accepted, opinion: "到位", next: None };
    let fresh = house.fresh();
    let who = (actor(EAST), when(on));
    let draft = deeds::accept(&house.ledger, &house.tree(), finding, who, verdict, fresh).unwrap();
    house.apply(draft);
}

fn page(house: &House, me: &str, on: &str) -> TodayPage {
    let board = Board::read(&house.ledger, None);
    today(&house.ledger, &house.tree(), &board, id(me), (day(on), BackupState::default()))
}

fn about(items: &[Item]) -> Vec<(String, Option<Date>, Target)> {
    let ours = |item: &&Item| item.sort >= Sort::FindingLate && item.sort <= Sort::Monthly;
    items.iter().filter(ours).map(|item| (item.words.clone(), item.when, item.target)).collect()
}

fn words(items: &[Item]) -> Vec<String> {
    about(items).into_iter().map(|(words, ..)| words).collect()
}

#[test]
fn a_limit_is_told_ahead_and_after_to_the_unit_and_to_all_above() {
    let mut house = district();
    let finding = one(&mut house, "党务公开不及时", "2026-11-20");
    for me in [UNIT, EAST, DISTRICT] {
        assert!(words(&page(&house, me, "2026-11-12").soon).is_empty(), "eight days ahead");
        let soon = about(&page(&house, me, "2026-11-13").soon);
        let line = ("“党务公开不及时”整改快到期。".to_owned(), Some(day("2026-11-20")), Target::Finding(finding));
        assert_eq!(soon, [line]);
        assert_eq!(words(&page(&house, me, "2026-11-21").late), ["“党务公开不及时”整改逾期，还没有销号。"]);
    }
    assert_eq!(about(&page(&house, WEST, "2026-11-21").late), [], "another 街道's");
}

#[test]
fn how_far_ahead_is_the_units_own_choice() {
    let mut house = district();
    one(&mut house, "党务公开不及时", "2026-11-20");
    let ahead = rule(RECTIFY_AHEAD_DAYS).unwrap();
    house.apply(set_rule(&house.ledger, &house.tree(), id(UNIT), ahead, Some(15), ""));
    assert_eq!(words(&page(&house, UNIT, "2026-11-05").soon).len(), 1);
    assert_eq!(words(&page(&house, UNIT, "2026-11-04").soon).len(), 0);
}

#[test]
fn what_was_reported_waits_for_the_one_who_accepts_it() {
    let mut house = district();
    let finding = one(&mut house, "党务公开不及时", "2026-11-20");
    submit(&mut house, finding, "2026-11-10");
    assert_eq!(words(&page(&house, EAST, "2026-11-21").missing), ["“党务公开不及时”11-10 报验，等验收。"]);
    let unit = page(&house, UNIT, "2026-11-21");
    assert!(words(&unit.missing).is_empty() && words(&unit.late).is_empty(), "the unit has done its share");
}

#[test]
fn a_recheck_that_was_planned_is_told_and_late_after_its_day() {
    let mut house = district();
    let finding = one(&mut house, "党务公开不及时", "2026-11-20");
    close(&mut house, finding, "2026-11-10");
    let fresh = house.fresh();
    let at = (day("2026-12-10"), "李四");
    let draft = deeds::plan_recheck(&house.ledger, &house.tree(), finding, actor(EAST), at, fresh).unwrap();
    house.apply(draft);
    assert!(words(&page(&house, EAST, "2026-12-01").soon).is_empty());
    assert_eq!(words(&page(&house, EAST, "2026-12-05").soon), ["“党务公开不及时”要回头看。"]);
    assert_eq!(words(&page(&house, EAST, "2026-12-11").late), ["“党务公开不及时”要回头看。"]);
    assert!(words(&page(&house, UNIT, "2026-12-11").late).is_empty(), "the one who accepts looks back");
    let key = fresh.to_string();
    let who = (actor(EAST), When { day: day("2026-12-11"), time: 1 });
    let said = (RecheckOutcome::Held, "没有反弹");
    let draft = deeds::recheck(&house.ledger, &house.tree(), finding, who, said, &key).unwrap();
    house.apply(draft);
    assert!(words(&page(&house, EAST, "2026-12-12").late).is_empty());
}

#[test]
fn what_nobody_took_on_and_what_lacks_something_is_missing() {
    let mut house = district();
    let finding = id("没有认领");
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNIT), "没有认领", when("2026-11-01"), finding));
    assert_eq!(words(&page(&house, UNIT, "2026-11-03").missing), ["“没有认领”还没有认领建账。"]);
    let draft = deeds::claim(&house.ledger, &house.tree(), finding, actor(UNIT), when("2026-11-03")).unwrap();
    house.apply(draft);
    assert_eq!(words(&page(&house, UNIT, "2026-11-03").missing), ["“没有认领”还缺措施、责任人、时限。"]);
}

#[test]
fn what_is_to_be_mended_at_once_is_asked_for_after_three_days() {
    let mut house = district();
    let finding = one(&mut house, "灭火器过期", "2026-11-20");
    house.set::<Finding>(finding, Finding::urgency, &Urgency::AtOnce);
    assert!(words(&page(&house, UNIT, "2026-11-03").missing).is_empty());
    assert_eq!(words(&page(&house, UNIT, "2026-11-04").missing), ["“灭火器过期”要立即整改，3 天没有动作。"]);
    submit(&mut house, finding, "2026-11-05");
    assert!(words(&page(&house, UNIT, "2026-11-06").missing).is_empty());
}

#[rstest]
#[case("2026-11-24", &[], &[])]
#[case("2026-11-25", &[], &["11 月整改进展还有 1 条没有报。"])]
#[case("2026-12-01", &["11 月整改进展还有 1 条没有报。"], &[])]
#[case("2026-12-20", &[], &[])]
fn the_progress_of_a_month_is_asked_for_from_its_day(#[case] on: &str, #[case] late: &[&str], #[case] soon: &[&str]) {
    let mut house = district();
    one(&mut house, "党务公开不及时", "2027-06-30");
    let page = page(&house, UNIT, on);
    assert_eq!(words(&page.late), late);
    assert_eq!(words(&page.soon), soon);
}

#[test]
fn what_was_told_is_not_asked_for_again() {
    let mut house = district();
    let finding = one(&mut house, "党务公开不及时", "2027-06-30");
    let draft = monthly::unchanged(&house.ledger, finding, month("2026-11"), ("张三", day("2026-11-26"))).unwrap();
    house.apply(draft);
    assert!(words(&page(&house, UNIT, "2026-11-27").soon).is_empty());
    let from = rule(RECTIFY_MONTHLY_DAY).unwrap();
    house.apply(set_rule(&house.ledger, &house.tree(), id(UNIT), from, Some(20), ""));
    assert_eq!(words(&page(&house, UNIT, "2026-12-20").soon), ["12 月整改进展还有 1 条没有报。"]);
}

#[test]
fn many_of_a_sort_are_told_in_one_line_that_leads_to_their_list() {
    let mut house = district();
    for n in 0..6 {
        one(&mut house, &format!("第{n}个"), "2026-11-20");
    }
    let late = about(&page(&house, EAST, "2026-11-21").late);
    let line =
        ("6 个问题整改逾期，还没有销号".to_owned(), Some(day("2026-11-20")), Target::Findings(FindingList::Late));
    assert_eq!(late, [line]);
    assert_eq!(FindingList::State(FindingState::Waiting).show().label(), "待验收");
}
