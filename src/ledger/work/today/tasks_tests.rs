#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use crate::domain::kind::{Id, Ref};
use crate::domain::task::{Cadence, Task, TaskList};
use crate::ledger::rectify::board::Board;
use crate::ledger::work::fixture::{COMMUNITY, House, STREET, day, id};
use crate::ledger::work::today::{BackupState, Sort, Target, TodayPage, today};
use rstest::rstest;

fn task(house: &mut House, list: TaskList, cadence: Cadence) -> Id {
    let task = id("任务");
    house.commit(|draft| {
        draft.belongs::<Task>(task, id(COMMUNITY));
        draft.set::<Task, _>(task, Task::title, &"联系点走访。".to_owned());
        draft.set::<Task, _>(task, Task::list, &list);
        draft.set::<Task, _>(task, Task::cadence, &cadence);
        draft.set::<Task, _>(task, Task::year, &2026i64);
        draft.set::<Task, _>(task, Task::person, &Ref::named("李建国"));
    });
    task
}

fn page(house: &House, on: &str) -> TodayPage {
    today(&house.ledger, &house.tree(), &Board::default(), id(STREET), (day(on), BackupState::default()))
}

fn words(page: &TodayPage) -> (Vec<String>, Vec<String>) {
    let of = |items: &[crate::ledger::work::today::Item]| {
        let ours = items.iter().filter(|item| matches!(item.sort, Sort::Duty | Sort::Task));
        ours.map(|item| item.words.clone()).collect()
    };
    (of(&page.late), of(&page.soon))
}

#[rstest]
#[case("2026-03-20", &[], &[])]
#[case("2026-03-21", &[], &["任务清单：联系点走访，第一季度还没有完成。责任人 李建国"])]
#[case("2026-04-01", &["任务清单：联系点走访，第一季度没有完成。责任人 李建国"], &[])]
#[case("2026-10-01", &["任务清单：联系点走访，第一季度等 3 期没有完成。责任人 李建国"], &[])]
fn a_task_of_every_quarter(#[case] on: &str, #[case] late: &[&str], #[case] soon: &[&str]) {
    let mut house = House::new();
    task(&mut house, TaskList::Yearly, Cadence::Quarterly);
    let (was, is) = words(&page(&house, on));
    assert_eq!(
        (was, is),
        (late.iter().map(ToString::to_string).collect(), soon.iter().map(ToString::to_string).collect())
    );
}

#[rstest]
#[case(TaskList::Yearly, "2026-06-20", 1, Sort::Duty)]
#[case(TaskList::Decided, "2026-06-20", 0, Sort::Task)]
#[case(TaskList::Decided, "2026-06-24", 1, Sort::Task)]
fn what_is_done_once_is_told_ahead_of_its_limit(
    #[case] list: TaskList,
    #[case] on: &str,
    #[case] count: usize,
    #[case] sort: Sort,
) {
    let mut house = House::new();
    let task = task(&mut house, list, Cadence::Once);
    house.set::<Task>(task, Task::due, &day("2026-06-30"));
    let page = page(&house, on);
    let ours: Vec<_> = page.soon.iter().filter(|item| item.sort == sort).collect();
    assert_eq!(ours.len(), count);
    let target = if sort == Sort::Duty { Target::Duty(task) } else { Target::Task(task) };
    assert!(ours.iter().all(|item| item.target == target));
}

#[test]
fn what_was_dropped_is_not_asked_for() {
    let mut house = House::new();
    let task = task(&mut house, TaskList::Yearly, Cadence::Monthly);
    assert_eq!(words(&page(&house, "2026-11-20")).0.len(), 1);
    house.set::<Task>(task, Task::cancelled, &day("2026-01-15"));
    assert_eq!(words(&page(&house, "2026-11-20")).0.len(), 0);
}
