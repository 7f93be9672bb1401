//! What may be done with a task, by whom, and what is refused.

use super::*;
use crate::domain::task::{TaskList, TaskState};
use crate::ledger::duties::tasks::*;
use crate::ledger::work::day::{add_task, tasks_of};
use crate::ledger::work::fixture::{BRANCH, OTHER, STREET, member};
use rstest::rstest;

#[test]
fn a_task_belongs_to_the_unit_that_is_to_report() {
    let mut house = House::new();
    let own = put(&mut house, COMMUNITY, &new("讲党课", Cadence::Yearly, None), "2026-01-01");
    let below = NewTask { unit: member(BRANCH), ..new("排查台账", Cadence::Once, Some("2026-06-30")) };
    let below = put(&mut house, COMMUNITY, &below, "2026-01-01");
    let outside = NewTask { unit: named("区民政局"), ..new("共建", Cadence::Once, Some("2026-06-30")) };
    let outside = put(&mut house, COMMUNITY, &outside, "2026-01-01");
    let whose = |task: Id| (read_task(&house, task).org, read_task(&house, task).unit.name);
    assert_eq!(whose(own), (Some(id(COMMUNITY)), COMMUNITY.to_owned()));
    assert_eq!(whose(below), (Some(id(BRANCH)), BRANCH.to_owned()));
    assert_eq!(whose(outside), (Some(id(COMMUNITY)), "区民政局".to_owned()));
    // A unit above is no unit of ours: the task stays with the list.
    let above = NewTask { unit: member(STREET), ..new("报备", Cadence::Yearly, None) };
    let above = put(&mut house, COMMUNITY, &above, "2026-01-01");
    assert_eq!(read_task(&house, above).org, Some(id(COMMUNITY)));
}

#[test]
fn everything_that_was_typed_is_kept() {
    let mut house = House::new();
    let typed = NewTask {
        person: member("李建国"),
        standard: " 有讲稿 ".to_owned(),
        layers: ["区委", "组织部", "成员单位", "街道党工委", "社区党委"].map(str::to_owned),
        finding: Some(id("问题")),
        contact: Some(id("联系点")),
        ..new(" 讲党课 ", Cadence::Quarterly, Some("2026-12-20"))
    };
    let task = put(&mut house, COMMUNITY, &typed, "2026-04-10");
    let task = read_task(&house, task);
    assert_eq!(
        (task.title.as_str(), task.standard.as_str(), task.person.name.as_str()),
        ("讲党课", "有讲稿", "李建国")
    );
    assert_eq!((task.year, task.cadence, task.due), (Some(2026), Cadence::Quarterly, Some(day("2026-12-20"))));
    assert_eq!((task.list, task.contact, task.finding), (TaskList::Contact, Some(id("联系点")), Some(id("问题"))));
    let layers = [&task.layer_lead, &task.layer_head, &task.layer_partners, &task.layer_push, &task.layer_main]
        .map(String::as_str);
    assert_eq!(layers, ["区委", "组织部", "成员单位", "街道党工委", "社区党委"]);
    // Put down in April: the first quarter is not owed.
    assert_eq!(task.begins, Some(day("2026-04-10")));
    assert_eq!(task.done_of(day("2026-04-10")), (0, 3));
}

#[rstest]
#[case("", Cadence::Yearly, None, "请写任务")]
#[case("  ", Cadence::Once, Some("2026-06-30"), "请写任务")]
#[case("换届", Cadence::Once, None, "要有期限")]
fn what_is_lacking_is_said(
    #[case] title: &str,
    #[case] cadence: Cadence,
    #[case] due: Option<&str>,
    #[case] why: &str,
) {
    let mut house = House::new();
    let fresh = house.fresh();
    let made =
        add(&house.tree(), (id(COMMUNITY), 2026), &new(title, cadence, due), actor(COMMUNITY, "2026-01-01"), fresh);
    assert!(made.unwrap_err().contains(why));
}

#[rstest]
#[case(COMMUNITY, true)]
#[case(STREET, true)]
#[case(BRANCH, false)]
#[case(OTHER, false)]
fn its_own_unit_and_those_above_write_it(#[case] me: &str, #[case] may: bool) {
    let (mut house, task) = house_with(Cadence::Quarterly, None);
    let (fresh, tree, who) = (house.fresh(), house.tree(), actor(me, "2026-05-01"));
    let ledger = &house.ledger;
    let done = new("另一项", Cadence::Yearly, None);
    let all = [
        add(&tree, (id(COMMUNITY), 2026), &done, who, fresh).map(drop),
        report(ledger, &tree, task, "2026-Q1", ("已研究", true), who).map(drop),
        tick(ledger, &tree, task, "2026-Q1", who).map(drop),
        finish(ledger, &tree, task, (day("2026-05-01"), "都做了"), who).map(drop),
        cancel(ledger, &tree, task, "不再安排", who).map(drop),
        remove(ledger, &tree, task, id(me)).map(drop),
    ];
    for (at, one) in all.into_iter().enumerate() {
        match may {
            true => assert_eq!(one, Ok(()), "{at}"),
            false => assert!(one.unwrap_err().contains("由它和它的上级来写"), "{at}"),
        }
    }
}

#[test]
fn a_period_is_reported_and_taken_back() {
    let (mut house, task) = house_with(Cadence::Quarterly, None);
    let who = actor(COMMUNITY, "2026-04-02");
    house.apply(report(&house.ledger, &house.tree(), task, "2026-Q1", (" 3 月 20 日研究 ", true), who).unwrap());
    let one = read_task(&house, task).reports.get("2026-Q1").cloned().unwrap();
    assert_eq!(
        (one.day, one.text.as_str(), one.by.as_str(), one.done),
        (Some(day("2026-04-02")), "3 月 20 日研究", "李书记", true)
    );
    assert_eq!(read_task(&house, task).done_of(day("2026-04-02")), (1, 4));
    // Words mended later leave the day on which it was done.
    let later = Actor { by: "王副书记", ..actor(COMMUNITY, "2026-05-05") };
    house.apply(report(&house.ledger, &house.tree(), task, "2026-Q1", ("3 月 20 日研究两次", true), later).unwrap());
    let one = read_task(&house, task).reports.get("2026-Q1").cloned().unwrap();
    assert_eq!(
        (one.day, one.text.as_str(), one.by.as_str()),
        (Some(day("2026-04-02")), "3 月 20 日研究两次", "李书记")
    );
    // Taken back by the same key, the words stay.
    house.apply(tick(&house.ledger, &house.tree(), task, "2026-Q1", later).unwrap());
    let one = read_task(&house, task).reports.get("2026-Q1").cloned().unwrap();
    assert_eq!((one.done, one.text.as_str(), one.day), (false, "3 月 20 日研究两次", Some(day("2026-05-05"))));
    assert_eq!(read_task(&house, task).state(day("2026-05-05")), TaskState::Late);
}

#[test]
fn a_tick_needs_no_words() {
    let (mut house, task) = house_with(Cadence::Monthly, None);
    house.apply(tick(&house.ledger, &house.tree(), task, "2026-01", actor(COMMUNITY, "2026-01-31")).unwrap());
    assert_eq!(read_task(&house, task).done_of(day("2026-01-31")), (1, 12));
}

#[rstest]
#[case(Cadence::Quarterly, "2026-Q3", "没有到")]
#[case(Cadence::Quarterly, "2026-05", "没有“2026-05”这一期")]
#[case(Cadence::Quarterly, "2025-Q1", "没有“2025-Q1”这一期")]
#[case(Cadence::Once, "2026-Q1", "只做一次")]
fn a_period_that_is_none(#[case] cadence: Cadence, #[case] key: &str, #[case] why: &str) {
    let (house, task) = house_with(cadence, Some("2026-12-31"));
    let made = tick(&house.ledger, &house.tree(), task, key, actor(COMMUNITY, "2026-05-01"));
    assert!(made.clone().unwrap_err().contains(why), "{made:?}");
}

#[test]
fn a_report_that_says_nothing_is_refused() {
    let (house, task) = house_with(Cadence::Quarterly, None);
    let made = report(&house.ledger, &house.tree(), task, "2026-Q1", (" ", false), actor(COMMUNITY, "2026-05-01"));
    assert!(made.unwrap_err().contains("请写完成情况"));
}

#[test]
fn a_task_ends_with_words_and_can_be_opened_again() {
    let (mut house, task) = house_with(Cadence::Once, Some("2026-06-30"));
    let (tree, who) = (house.tree(), actor(COMMUNITY, "2026-06-20"));
    assert!(finish(&house.ledger, &tree, task, (day("2026-06-20"), " "), who).unwrap_err().contains("办理情况"));
    assert!(finish(&house.ledger, &tree, task, (day("2026-06-21"), "完成"), who).unwrap_err().contains("不能晚于今天"));
    assert!(reopen(&house.ledger, &tree, task, id(COMMUNITY)).unwrap_err().contains("还没有办结"));
    house.apply(finish(&house.ledger, &tree, task, (day("2026-06-18"), "新班子 5 人"), who).unwrap());
    assert_eq!(read_task(&house, task).state(day("2026-07-20")), TaskState::Done);
    assert!(cancel(&house.ledger, &tree, task, "不办了", who).unwrap_err().contains("已经办结"));
    house.apply(reopen(&house.ledger, &tree, task, id(COMMUNITY)).unwrap());
    let task = read_task(&house, task);
    assert_eq!((task.state(day("2026-07-20")), task.result.as_str()), (TaskState::Late, "新班子 5 人"));
}

#[test]
fn a_dropped_task_has_its_reason_and_rests() {
    let (mut house, task) = house_with(Cadence::Quarterly, None);
    let (tree, who) = (house.tree(), actor(COMMUNITY, "2026-05-01"));
    assert!(cancel(&house.ledger, &tree, task, "", who).unwrap_err().contains("写明原因"));
    assert!(revive(&house.ledger, &tree, task, id(COMMUNITY)).unwrap_err().contains("没有取消"));
    house.apply(cancel(&house.ledger, &tree, task, "上级统一组织", who).unwrap());
    let dropped = read_task(&house, task);
    assert_eq!(
        (dropped.state(day("2026-05-01")), dropped.cancelled, dropped.cancel_why.as_str()),
        (TaskState::Cancelled, Some(day("2026-05-01")), "上级统一组织")
    );
    for made in [
        tick(&house.ledger, &tree, task, "2026-Q1", who),
        finish(&house.ledger, &tree, task, (day("2026-05-01"), "完成"), who),
        cancel(&house.ledger, &tree, task, "再取消", who),
    ] {
        assert!(made.unwrap_err().contains("已经取消"));
    }
    house.apply(revive(&house.ledger, &tree, task, id(COMMUNITY)).unwrap());
    let again = read_task(&house, task);
    assert_eq!((again.state(day("2026-05-01")), again.cancel_why.as_str()), (TaskState::Late, ""));
}

#[test]
fn a_deleted_task_says_so() {
    let (mut house, task) = house_with(Cadence::Quarterly, None);
    house.apply(remove(&house.ledger, &house.tree(), task, id(COMMUNITY)).unwrap());
    let made = tick(&house.ledger, &house.tree(), task, "2026-Q1", actor(COMMUNITY, "2026-05-01"));
    assert!(made.unwrap_err().contains("历史里恢复"));
}

#[test]
fn a_decision_of_a_meeting_joins_the_list_as_the_same_record() {
    let mut house = House::new();
    let slot = house.held(BRANCH, "2026-05", "2026-05-06", "学习");
    let mut fresh = house.fresh();
    let ledger = &house.ledger;
    let draft = add_task(ledger, slot, "清理楼道", &member("李建国"), Some(day("2026-06-30")), &mut || fresh).unwrap();
    house.apply(draft);
    let task = tasks_of(&house.ledger, slot).first().map(|task| task.id).unwrap();
    fresh = task;
    let who = actor(BRANCH, "2026-05-07");
    house.apply(enlist(&house.ledger, &house.tree(), fresh, who).unwrap());
    assert!(enlist(&house.ledger, &house.tree(), task, who).unwrap_err().contains("已经在任务清单里"));
    let listed = read_task(&house, task);
    assert_eq!((listed.list, listed.year, listed.unit.name.as_str()), (TaskList::Yearly, Some(2026), BRANCH));
    assert_eq!((listed.source, tasks_of(&house.ledger, slot).len()), (Some(slot), 1));
    assert_eq!(house.ledger.all::<Task>().len(), 1);
}

#[test]
fn many_are_added_in_one_action_or_none() {
    let mut house = House::new();
    let all = [new("一", Cadence::Monthly, None), new("二", Cadence::Once, Some("2026-06-30"))];
    let mut ids = vec![id("甲"), id("乙")].into_iter();
    let who = actor(COMMUNITY, "2026-01-01");
    let draft = add_all(&house.tree(), (id(COMMUNITY), 2026), &all, who, &mut || ids.next().unwrap()).unwrap();
    assert_eq!(draft.label, "加 2 项任务");
    house.apply(draft);
    assert_eq!(house.ledger.all::<Task>().len(), 2);
    let bad = [new("三", Cadence::Monthly, None), new("四", Cadence::Once, None)];
    let made = add_all(&house.tree(), (id(COMMUNITY), 2026), &bad, who, &mut || id("丙"));
    assert!(made.unwrap_err().starts_with("四："));
    assert!(add_all(&house.tree(), (id(COMMUNITY), 2026), &[], who, &mut || id("丙")).is_err());
}
