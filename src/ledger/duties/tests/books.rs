//! 书记抓党建工作台账.

use super::*;
use crate::domain::finding::Finding;
use crate::domain::responsibility::Responsibility;
use crate::domain::tour::{Gathering, Tour};
use crate::ledger::duties::book::*;
use crate::ledger::duties::contacts::{add_visit, create};
use crate::ledger::duties::tasks::{finish, report as report_period};
use crate::ledger::rectify::When;
use crate::ledger::rectify::deeds;
use crate::ledger::work::fixture::{BRANCH, OTHER, STREET};

const TODAY: &str = "2026-08-15";

/// A house in which one of everything happened.
fn lived() -> House {
    let mut house = House::new();
    house.held(BRANCH, "2026-01", "2026-01-06", "谋划全年");
    house.held(OTHER, "2026-07", "2026-07-07", "");
    house.held(BRANCH, "2025-12", "2025-12-02", "去年的");
    house.slot(BRANCH, "2026-08", "2026-08-04", "没有开");
    let quarterly = put(&mut house, COMMUNITY, &new("专题研究党建", Cadence::Quarterly, None), "2026-01-01");
    let who = actor(COMMUNITY, "2026-03-30");
    house.apply(report_period(&house.ledger, &house.tree(), quarterly, "2026-Q1", ("研究三次", true), who).unwrap());
    let open = (" 才开始 ", false);
    let late = actor(COMMUNITY, "2026-05-30");
    house.apply(report_period(&house.ledger, &house.tree(), quarterly, "2026-Q2", open, late).unwrap());
    let once = put(&mut house, COMMUNITY, &new("换届", Cadence::Once, Some("2026-06-30")), "2026-01-01");
    let done = finish(&house.ledger, &house.tree(), once, (day("2026-06-20"), "新班子 5 人"), actor(COMMUNITY, TODAY));
    house.apply(done.unwrap());
    finding(&mut house);
    tour(&mut house);
    house.apply(create(&house.ledger, &house.tree(), id(BRANCH), 2026, id(STREET)).unwrap());
    let contact = crate::domain::responsibility::Contact::id_of(id(BRANCH), 2026);
    let visit = (day("2026-04-08"), "顾书记", "讲党课");
    let fresh = house.fresh();
    let came = add_visit(&house.ledger, &house.tree(), contact, visit, (id(STREET), fresh, day(TODAY))).unwrap();
    house.apply(came);
    let signed = id("责任书");
    house.commit(|draft| {
        draft.belongs::<Responsibility>(signed, id(COMMUNITY));
        draft.set::<Responsibility, Ref>(signed, Responsibility::person, &named("李建国"));
        draft.set::<Responsibility, _>(signed, Responsibility::signed, &day("2026-02-10"));
        draft.set::<Responsibility, _>(signed, Responsibility::signed_with, &"街道党工委".to_owned());
    });
    house
}

/// Claimed in the second quarter, 自验 in the third.
fn finding(house: &mut House) {
    let finding = id("问题");
    let mine = deeds::Actor { me: id(COMMUNITY), name: "张三" };
    let when = |text: &str| When { day: day(text), time: 0 };
    let made = deeds::create(&house.tree(), mine, id(COMMUNITY), "流动党员联系不经常", when("2026-04-01"), finding);
    house.apply(made);
    if house.ledger.read::<Finding>(finding).unwrap().claimed.is_none() {
        house.apply(deeds::claim(&house.ledger, &house.tree(), finding, mine, when("2026-04-02")).unwrap());
    }
    use crate::domain::finding::{Outcome, SelfCheck, Submission};
    house.commit(|draft| {
        draft.set_part::<Finding, _>(finding, Finding::submissions, "1", Submission::day, &day("2026-07-01"));
        draft.set_part::<Finding, _>(finding, Finding::self_checks, "1", SelfCheck::day, &day("2026-07-02"));
        draft.set_part::<Finding, _>(finding, Finding::self_checks, "1", SelfCheck::outcome, &Outcome::Accepted);
    });
}

/// Held in May, locked in June; another is still to come.
fn tour(house: &mut House) {
    house.commit(|draft| {
        for (name, to, locked) in [("五月观摩", "2026-05-20", Some("2026-06-01")), ("以后的观摩", "2026-11-20", None)]
        {
            draft.belongs::<Tour>(id(name), id(COMMUNITY));
            draft.set::<Tour, _>(id(name), Tour::name, &name.to_owned());
            draft.set::<Tour, _>(id(name), Tour::to, &day(to));
            if let Some(locked) = locked {
                draft.set::<Tour, _>(id(name), Tour::locked, &day(locked));
            }
        }
        draft.belongs::<Gathering>(id("动员会"), id(COMMUNITY));
        draft.set::<Gathering, _>(id("动员会"), Gathering::tour, &id("五月观摩"));
        draft.set::<Gathering, _>(id("动员会"), Gathering::title, &"动员会".to_owned());
        draft.set::<Gathering, _>(id("动员会"), Gathering::day, &day("2026-05-10"));
    });
}

fn lines(house: &House, org: &str) -> Vec<Line> {
    book(&house.ledger, &house.tree(), id(org), 2026, day(TODAY))
}

fn words(lines: &[&Line]) -> Vec<(String, Chapter, String)> {
    lines.iter().map(|line| (line.day.to_string(), line.chapter, line.text.clone())).collect()
}

#[test]
fn each_quarter_holds_what_happened_in_it() {
    let house = lived();
    let all = lines(&house, COMMUNITY);
    let line = |day: &str, chapter, text: &str| (day.to_owned(), chapter, text.to_owned());
    use Chapter::{Contacts, Meetings, Posts, Rectification, Tasks, Tours};
    assert_eq!(
        words(&quarter(&all, 1)),
        [
            line("2026-01-06", Meetings, "主题党日“谋划全年”"),
            line("2026-02-10", Posts, "李建国签订党建目标责任书，和街道党工委"),
            line("2026-03-30", Tasks, "专题研究党建（第一季度）：研究三次"),
        ]
    );
    let second = words(&quarter(&all, 2));
    for expected in [
        line("2026-04-08", Contacts, "顾书记到联系点：讲党课"),
        line("2026-05-10", Meetings, "动员会"),
        line("2026-05-20", Tours, "五月观摩：现场观摩"),
        line("2026-06-01", Tours, "五月观摩：结果锁定"),
        line("2026-06-20", Tasks, "办结：换届：新班子 5 人"),
    ] {
        assert!(second.contains(&expected), "{expected:?} in {second:?}");
    }
    let third = words(&quarter(&all, 3));
    assert_eq!(
        third,
        [
            line("2026-07-01", Rectification, "报验：流动党员联系不经常"),
            line("2026-07-02", Rectification, "销号：流动党员联系不经常"),
            line("2026-07-07", Meetings, "主题党日“未写主题”"),
        ]
    );
    // What is planned, what was not done, and what was last year, is no line.
    assert!(quarter(&all, 4).is_empty());
    assert!(all.iter().all(|line| !line.text.contains("才开始") && !line.text.contains("去年")));
}

#[test]
fn every_line_leads_to_its_record() {
    let house = lived();
    for line in lines(&house, COMMUNITY) {
        let there = match line.from {
            From::PartyDay(id) => house.ledger.record("party_day", id).is_some(),
            From::Task(id) => house.ledger.record("task", id).is_some(),
            From::Finding(id) => house.ledger.record("finding", id).is_some(),
            From::Tour(id) => house.ledger.record("tour", id).is_some(),
            From::Contact(id) => house.ledger.record("contact", id).is_some(),
            From::Posts(id) => house.ledger.record("responsibility", id).is_some(),
        };
        assert!(there, "{line:?}");
        assert_eq!(line.own, line.org == COMMUNITY, "{line:?}");
    }
}

#[test]
fn it_is_of_the_organization_and_those_below() {
    let house = lived();
    let (all, own) = (lines(&house, STREET), lines(&house, OTHER));
    assert_eq!(all.len(), lines(&house, COMMUNITY).len());
    assert!(all.iter().all(|line| !line.own));
    assert_eq!(own.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["主题党日“未写主题”"]);
    assert!(own.iter().all(|line| line.own));
    assert!(book(&house.ledger, &house.tree(), id(COMMUNITY), 2027, day(TODAY)).is_empty());
}

#[test]
fn a_quarter_in_words() {
    let house = lived();
    let all = lines(&house, COMMUNITY);
    assert_eq!(summary(&quarter(&all, 1)), "组织生活和会议 1 次，任务落实 1 项，责任书签订 1 份；最近一件在 03-30。");
    assert_eq!(summary(&quarter(&all, 3)), "组织生活和会议 1 次，问题整改 2 件（销号 1 件）；最近一件在 07-07。");
    assert_eq!(summary(&quarter(&all, 4)), "本季度还没有记录。");
    let text = report("第三季度小结", &quarter(&all, 3));
    assert!(text.starts_with("第三季度小结\r\n组织生活和会议 1 次"), "{text}");
    assert!(
        text.contains("问题整改（2 件）\r\n1. 07-01　青岛路二社区党委　报验：流动党员联系不经常\r\n2. 07-02"),
        "{text}"
    );
}

#[test]
fn many_meetings_are_counted_by_unit() {
    let mut house = House::new();
    for (org, month) in [(BRANCH, "2026-01"), (BRANCH, "2026-02"), (OTHER, "2026-03")] {
        house.held(org, month, &format!("{month}-05"), "学习");
    }
    let all = lines(&house, COMMUNITY);
    let first = quarter(&all, 1);
    let meetings = chapter(&first, Chapter::Meetings);
    assert_eq!(by_unit(&meetings), [(BRANCH.to_owned(), 2), (OTHER.to_owned(), 1)]);
}

#[test]
fn a_task_stands_once_wherever_it_is_looked_at() {
    let mut house = lived();
    let contact = crate::domain::responsibility::Contact::id_of(id(BRANCH), 2026);
    let task = NewTask { contact: Some(contact), ..new("帮建", Cadence::Once, Some("2026-07-31")) };
    let task = put(&mut house, BRANCH, &task, "2026-03-01");
    house.commit(|draft| {
        draft.set::<Task, _>(task, Task::done, &day("2026-07-20"));
    });
    let of_contact = super::super::contacts::tasks(&house.ledger, contact);
    assert_eq!(of_contact.iter().map(|task| task.id).collect::<Vec<_>>(), [task]);
    let in_book: Vec<Line> =
        lines(&house, COMMUNITY).into_iter().filter(|line| line.from == From::Task(task)).collect();
    assert_eq!(in_book.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["办结：帮建"]);
}

#[test]
fn units_of_one_name_are_told_apart_where_both_are_seen() {
    use crate::domain::organization::{Level, Organization};
    use crate::ledger::work::fixture::member;
    let mut house = House::new();
    house.org("江西社区党委", Level::Community, Some(STREET));
    house.org("江西的第一网格", Level::Branch, None);
    house.commit(|draft| {
        let twin = id("江西的第一网格");
        draft.set::<Organization, _>(twin, Organization::name, &BRANCH.to_owned());
        draft.set::<Organization, Ref>(twin, Organization::parent, &member("江西社区党委"));
    });
    house.held(BRANCH, "2026-01", "2026-01-06", "学习");
    house.held("江西的第一网格", "2026-01", "2026-01-06", "学习");
    let (street, community) = (lines(&house, STREET), lines(&house, COMMUNITY));
    let refs: Vec<&Line> = street.iter().collect();
    assert_eq!(
        by_unit(&refs),
        [("江西社区第一网格党支部".to_owned(), 1), ("青岛路二社区第一网格党支部".to_owned(), 1)]
    );
    // Within one 社区 the plain name says enough.
    assert_eq!(community.iter().map(|line| line.org.as_str()).collect::<Vec<_>>(), [BRANCH]);
}
