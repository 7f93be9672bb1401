//! 任务清单 and its rate, and the tasks to start from.

use super::*;
use crate::domain::task::TaskState;
use crate::ledger::duties::list::*;
use crate::ledger::duties::starters::starters;
use crate::ledger::duties::tasks::add_all;
use crate::ledger::work::day::add_task;
use crate::ledger::work::fixture::{BRANCH, STREET, member};
use rstest::rstest;

fn titles(house: &House, org: &str, reach: Reach, year: i32) -> Vec<String> {
    let all = list(&house.ledger, &house.tree(), (id(org), reach), year, on("2026-07-10"));
    all.into_iter().map(|(task, _)| task.title).collect()
}

#[test]
fn the_late_ones_come_first_then_by_limit() {
    let mut house = House::new();
    put(&mut house, COMMUNITY, &new("以后", Cadence::Once, Some("2026-12-31")), "2026-01-01");
    put(&mut house, COMMUNITY, &new("没有期限", Cadence::Yearly, None), "2026-01-01");
    put(&mut house, COMMUNITY, &new("先到", Cadence::Once, Some("2026-08-31")), "2026-01-01");
    put(&mut house, COMMUNITY, &new("欠一季度", Cadence::Quarterly, None), "2026-01-01");
    put(&mut house, BRANCH, &new("支部的", Cadence::Once, Some("2026-06-30")), "2026-01-01");
    assert_eq!(titles(&house, COMMUNITY, Reach::Own, 2026), ["欠一季度", "先到", "以后", "没有期限"]);
    assert_eq!(titles(&house, STREET, Reach::Below, 2026), ["支部的", "欠一季度", "先到", "以后", "没有期限"]);
    assert!(titles(&house, STREET, Reach::Own, 2026).is_empty());
    assert!(titles(&house, COMMUNITY, Reach::Below, 2027).is_empty());
}

#[test]
fn decisions_of_meetings_stay_with_their_days() {
    let mut house = House::new();
    let slot = house.held(BRANCH, "2026-05", "2026-05-06", "学习");
    let mut fresh = || id("议定");
    let due = Some(day("2026-06-30"));
    house.apply(add_task(&house.ledger, slot, "清理楼道", &member("李建国"), due, &mut fresh).unwrap());
    assert!(titles(&house, COMMUNITY, Reach::Below, 2026).is_empty());
}

#[rstest]
#[case(&[], "年初 0 项，已完成 0 项，占 —")]
#[case(&[TaskState::Cancelled], "年初 0 项，已完成 0 项，占 —")]
#[case(&[TaskState::Open], "年初 1 项，已完成 0 项，占 0.0%")]
#[case(&[TaskState::Done], "年初 1 项，已完成 1 项，占 100.0%")]
#[case(&[TaskState::Done, TaskState::Done, TaskState::Late], "年初 3 项，已完成 2 项，占 66.7%")]
#[case(&[TaskState::Done, TaskState::Doing, TaskState::Late, TaskState::Cancelled], "年初 3 项，已完成 1 项，占 33.3%")]
fn the_rate_in_words(#[case] states: &[TaskState], #[case] words: &str) {
    assert_eq!(Rate::of(states.iter()).in_words(), words);
}

#[test]
fn a_rate_is_whole_only_when_all_are_done() {
    let rate = Rate { all: 5000, done: 4999, ..Rate::default() };
    assert_eq!(rate.share(), "99.9%");
    assert_eq!(Rate { done: 5000, ..rate }.share(), "100.0%");
    let states = [TaskState::Late, TaskState::Late, TaskState::Cancelled, TaskState::Doing];
    let rate = Rate::of(states.iter());
    assert_eq!((rate.all, rate.done, rate.late, rate.cancelled), (3, 0, 2, 1));
}

proptest::proptest! {
    #[test]
    fn a_share_is_a_share(all in 0usize..500, done in 0usize..500) {
        let rate = Rate { all, done: done.min(all), ..Rate::default() };
        match rate.per_mille() {
            None => proptest::prop_assert_eq!(all, 0),
            Some(share) => {
                proptest::prop_assert!(share <= 1000);
                proptest::prop_assert_eq!(share == 1000, rate.done == all);
                let exact = rate.done as f64 * 1000.0 / all as f64;
                proptest::prop_assert!((share as f64 - exact).abs() <= 1.0);
            }
        }
    }
}

#[test]
fn the_shipped_tasks_are_good_and_each_has_its_source() {
    let house = House::new();
    let all = starters(&house.ledger, &house.tree(), (id(COMMUNITY), 2026), on("2026-01-05"));
    assert!((15..=40).contains(&all.len()), "{}", all.len());
    for one in &all {
        assert_eq!(one.task.check(), Ok(()), "{}", one.task.title);
        assert!(!one.source.is_empty() && !one.group.is_empty() && !one.task.standard.is_empty(), "{}", one.task.title);
        assert_eq!(one.task.cadence == Cadence::Once, one.task.due.is_some(), "{}", one.task.title);
        assert!(!one.listed);
    }
    let distinct: std::collections::BTreeSet<&str> = all.iter().map(|one| one.task.title.as_str()).collect();
    assert_eq!(distinct.len(), all.len());
    // The file's words for cadences and posts are known ones.
    let raw: serde_json::Value = serde_json::from_str(include_str!("../../../../data/tasks.json")).unwrap();
    for row in raw["tasks"].as_array().unwrap() {
        assert!(Cadence::CHOICES.iter().any(|one| one.key == row["cadence"]), "{row}");
        assert!(crate::domain::responsibility::DutyPost::CHOICES.iter().any(|one| one.key == row["post"]), "{row}");
    }
}

#[test]
fn what_was_chosen_is_on_the_list_and_names_the_person() {
    let mut house = House::new();
    super::posts::leaders(
        &mut house,
        COMMUNITY,
        &[("陈桂兰", super::posts::SECRETARY, ""), ("孙长青", super::posts::DEPUTY, "")],
    );
    let place = (id(COMMUNITY), 2026);
    let all = starters(&house.ledger, &house.tree(), place, on("2026-01-05"));
    let of = |title: &str| all.iter().find(|one| one.task.title.contains(title)).unwrap();
    assert_eq!(of("书记讲党课").task.person.name, "陈桂兰");
    assert_eq!(of("主题党日").task.person.name, "孙长青");
    // There is no other member: the 书记 answers.
    assert_eq!(of("联系点").task.person.name, "陈桂兰");
    let chosen = [of("书记讲党课").task.clone()];
    let draft = add_all(&house.tree(), place, &chosen, actor(COMMUNITY, "2026-01-05"), &mut || id("选")).unwrap();
    house.apply(draft);
    let again = starters(&house.ledger, &house.tree(), place, on("2026-01-05"));
    let listed: Vec<&str> = again.iter().filter(|one| one.listed).map(|one| one.task.title.as_str()).collect();
    assert_eq!(listed, ["书记讲党课"]);
}
