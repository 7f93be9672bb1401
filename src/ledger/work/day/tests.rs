#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::kind::Ref;
use crate::domain::member::Member;
use crate::domain::party_day::{AgendaKind, Lack, Minutes, Presence, Verdict, VoteKind, tally};
use crate::domain::photo::Photo;
use crate::domain::task::Task;
use crate::ledger::work::fixture::{BRANCH, COMMUNITY, House, OTHER, STREET, day, id, member, month};
use rstest::rstest;

fn house() -> (House, Id) {
    let mut house = House::new();
    let slot = house.slot(BRANCH, "2026-11", "2026-11-03", "消防安全月");
    (house, slot)
}

/// A fixture with an agenda of three, and its keys.
fn with_agenda() -> (House, Id, Vec<String>) {
    let (mut house, slot) = house();
    let mut keys = Vec::new();
    for (kind, title) in [(AgendaKind::Study, "学"), (AgendaKind::Discuss, "议"), (AgendaKind::Dues, "费")] {
        let fresh = house.fresh();
        let (draft, key) = add_item(&house.ledger, slot, kind, title, &mut || fresh).unwrap();
        house.apply(draft);
        keys.push(key);
    }
    (house, slot, keys)
}

fn titles(house: &House, slot: Id) -> String {
    house.party_day(slot).agenda_in_order().iter().map(|(_, item)| item.title.as_str()).collect()
}

fn hold_on(house: &mut House, slot: Id, on: &str) {
    let times = (Some("14:30".parse().unwrap()), Some("16:55".parse().unwrap()));
    house.apply(hold(&house.ledger, &house.tree(), slot, day(on), times.0, times.1).unwrap());
}

fn set(house: &mut House, slot: Id, field: &str, text: &str) {
    house.apply(set_field(&house.ledger, &house.tree(), slot, field, text).unwrap());
}

fn whats(lacks: Result<crate::ledger::Draft, Vec<Lack>>) -> Vec<&'static str> {
    lacks.unwrap_err().into_iter().map(|lack| lack.what).collect()
}

#[rstest]
#[case(0, 2, "议费学")]
#[case(2, 0, "费学议")]
#[case(1, 2, "学费议")]
#[case(1, 9, "学费议")]
#[case(9, 0, "学议费")]
#[case(1, 1, "学议费")]
fn items_move(#[case] from: usize, #[case] to: usize, #[case] expected: &str) {
    let (mut house, slot, _) = with_agenda();
    let draft = move_item(&house.ledger, slot, from, to).unwrap();
    assert!(draft.len() <= 1, "one field changes");
    house.apply(draft);
    assert_eq!(titles(&house, slot), expected);
}

#[test]
fn an_item_goes_whole_and_times_follow_the_minutes() {
    let (mut house, slot, keys) = with_agenda();
    set(&mut house, slot, "time", "14:30");
    set(&mut house, slot, &format!("agenda.{}.minutes", keys[0]), "30");
    let starts: Vec<Option<String>> =
        start_times(&house.party_day(slot)).into_iter().map(|at| at.map(|at| at.to_string())).collect();
    assert_eq!(starts, [Some("14:30".to_owned()), Some("15:00".to_owned()), None]);
    house.apply(remove_item(&house.ledger, slot, &keys[1]));
    assert_eq!(titles(&house, slot), "学费");
}

#[test]
fn the_roll_is_frozen_when_it_is_held() {
    let (mut house, slot) = house();
    house.set::<Member>(id("孙长青"), Member::exempt, &"年老体弱".to_owned());
    hold_on(&mut house, slot, "2026-11-03");
    house.member("新来的", BRANCH);
    house.set::<Member>(id("李建国"), Member::left, &day("2026-11-10"));
    hold_on(&mut house, slot, "2026-11-03");
    let names = |house: &House| -> Vec<String> {
        let mut names: Vec<String> = house.party_day(slot).roll.into_iter().map(|person| person.name).collect();
        names.sort();
        names
    };
    assert_eq!(names(&house), ["李建国", "陈桂兰"]);
    house.apply(unhold(&house.ledger, slot));
    assert!(names(&house).is_empty() && house.party_day(slot).held.is_none());
    let times = (Some("16:00".parse().unwrap()), Some("14:30".parse().unwrap()));
    assert!(hold(&house.ledger, &house.tree(), slot, day("2026-11-03"), times.0, times.1).is_err());
}

#[test]
fn exceptions_are_marked_and_taken_back() {
    let (mut house, slot) = house();
    hold_on(&mut house, slot, "2026-11-03");
    let counts = |house: &House| {
        let day = house.party_day(slot);
        let counts = tally(&day.roll, &day.attendance);
        (counts.due, counts.came, counts.leave, counts.observers, counts.made_up)
    };
    assert_eq!(counts(&house), (3, 3, 0, 0, 0));
    house.apply(mark(&house.ledger, slot, &member("陈桂兰"), Presence::Leave, " 住院 ").unwrap());
    assert_eq!(counts(&house), (3, 2, 1, 0, 0));
    assert_eq!(house.party_day(slot).attendance[&id("陈桂兰").to_string()].reason, "住院");
    assert!(make_up(&house.ledger, slot, &member("李建国"), Some(day("2026-11-10"))).is_err(), "was there");
    assert!(make_up(&house.ledger, slot, &member("陈桂兰"), Some(day("2026-11-01"))).is_err(), "before the day");
    house.apply(make_up(&house.ledger, slot, &member("陈桂兰"), Some(day("2026-11-10"))).unwrap());
    assert_eq!(counts(&house), (3, 2, 1, 0, 1));
    house.apply(mark(&house.ledger, slot, &member("陈桂兰"), Presence::Present, "").unwrap());
    assert_eq!(counts(&house), (3, 3, 0, 0, 0));
    assert!(house.party_day(slot).attendance.is_empty());
}

#[test]
fn guests_observe_and_latecomers_join_the_roll() {
    let (mut house, slot) = house();
    hold_on(&mut house, slot, "2026-11-03");
    house.member("街道来人", OTHER);
    house.member("刚转来", OTHER);
    house.apply(mark(&house.ledger, slot, &member("街道来人"), Presence::Observer, "").unwrap());
    house.apply(mark(&house.ledger, slot, &member("刚转来"), Presence::Present, "").unwrap());
    let day = house.party_day(slot);
    assert_eq!(day.roll.len(), 4);
    assert_eq!(tally(&day.roll, &day.attendance).observers, 1);
    house.apply(remove_from_roll(&house.ledger, slot, &member("刚转来")).unwrap());
    house.apply(add_to_roll(&house.ledger, slot, &member("街道来人")).unwrap());
    assert_eq!(house.party_day(slot).roll.len(), 4);
    let unknown = mark(&house.ledger, slot, &Ref::named("路人"), Presence::Leave, "").unwrap_err();
    assert_eq!(unknown, "名册里没有路人，请先在“党员”里添加。");
}

#[test]
fn stages_are_refused_with_what_they_lack() {
    let (mut house, slot, keys) = with_agenda();
    assert_eq!(whats(notify(&house.ledger, &house.tree(), slot, day("2026-10-27"))), ["地点", "主持人"]);
    set(&mut house, slot, "place", "二楼会议室");
    set(&mut house, slot, "host", "李建国");
    assert_eq!(house.party_day(slot).host, member("李建国"));
    house.apply(notify(&house.ledger, &house.tree(), slot, day("2026-10-27")).unwrap());
    let lacking = whats(archive(&house.ledger, &house.tree(), slot, day("2026-11-05")));
    assert_eq!(lacking, ["开展", "学习资料", "学习笔记", "会议记录", "活动影像", "签到"]);
    hold_on(&mut house, slot, "2026-11-03");
    set(&mut house, slot, "materials", "消防法\n案例");
    set(&mut house, slot, "notes", "3");
    house.apply(add_minutes(&house.ledger, slot, &keys[1], "").unwrap());
    assert_eq!(whats(archive(&house.ledger, &house.tree(), slot, day("2026-11-05"))), ["活动影像"]);
    let photo = house.fresh();
    house.set::<Photo>(photo, Photo::party_day, &slot);
    house.apply(archive(&house.ledger, &house.tree(), slot, day("2026-11-05")).unwrap());
    assert_eq!(house.party_day(slot).archived, Some(day("2026-11-05")));
    house.apply(reopen(&house.ledger, slot));
    assert_eq!(house.party_day(slot).archived, None);
}

#[test]
fn moving_and_leaving_out_ask_for_a_reason() {
    let (mut house, slot) = house();
    assert!(reschedule(&house.ledger, slot, day("2026-11-10"), " ").is_err());
    assert!(not_applicable(&house.ledger, slot, "").is_err());
    house.apply(reschedule(&house.ledger, slot, day("2026-11-10"), "会场被占用").unwrap());
    let moved = house.party_day(slot);
    assert_eq!((moved.date, moved.rule_day), (Some(day("2026-11-10")), Some(day("2026-11-03"))));
    house.apply(not_applicable(&house.ledger, slot, "防汛").unwrap());
    house.apply(applicable(&house.ledger, slot));
    assert_eq!(house.party_day(slot).not_applicable, "");
    hold_on(&mut house, slot, "2026-11-10");
    assert!(reschedule(&house.ledger, slot, day("2026-11-11"), "又改").is_err());
    assert!(not_applicable(&house.ledger, slot, "防汛").is_err());
}

#[test]
fn a_host_lists_branches_and_takes_them_off() {
    let mut house = House::new();
    let host = house.slot(COMMUNITY, "2026-11", "2026-11-05", "大党课");
    house.set::<PartyDay>(host, PartyDay::branches, &vec![member(BRANCH)]);
    let set = |house: &mut House, branches: &[&str]| {
        let branches: Vec<Id> = branches.iter().map(|branch| id(branch)).collect();
        house.apply(set_branches(&house.ledger, &house.tree(), host, &branches).unwrap());
    };
    set(&mut house, &[BRANCH, OTHER]);
    let own = PartyDay::id_of(id(OTHER), month("2026-11"));
    let listed = house.party_day(own);
    assert_eq!((listed.joint, listed.date, listed.theme.as_str()), (Some(host), Some(day("2026-11-05")), "大党课"));
    hold_on(&mut house, host, "2026-11-05");
    assert!(house.party_day(host).roll.is_empty(), "the host has no roll of its own");
    set(&mut house, &[BRANCH]);
    assert_eq!(house.party_day(own).joint, None);
    assert!(set_branches(&house.ledger, &house.tree(), host, &[id(STREET)]).is_err());
    hold_on(&mut house, PartyDay::id_of(id(BRANCH), month("2026-11")), "2026-11-05");
    set(&mut house, &[]);
    assert_eq!(house.party_day(PartyDay::id_of(id(BRANCH), month("2026-11"))).joint, Some(host), "it was held");
}

#[test]
fn minutes_start_from_agenda_and_roll() {
    let (mut house, slot, keys) = with_agenda();
    set(&mut house, slot, &format!("agenda.{}.minutes", keys[0]), "30");
    set(&mut house, slot, &format!("agenda.{}.minutes", keys[1]), "25");
    hold_on(&mut house, slot, "2026-11-03");
    house.apply(add_minutes(&house.ledger, slot, &keys[1], "").unwrap());
    let minutes = house.party_day(slot).minutes[&keys[1]].clone();
    assert_eq!((minutes.title.as_str(), minutes.due, minutes.present), ("议", Some(3), Some(3)));
    assert_eq!(minutes.start.zip(minutes.end).map(|(from, to)| format!("{from} {to}")).unwrap(), "15:00 15:25");
    assert!(add_minutes(&house.ledger, slot, &keys[1], "").is_err(), "they exist already");
    house.apply(remove_minutes(&house.ledger, slot, &keys[1]));
    assert!(house.party_day(slot).minutes.is_empty());
}

/// domain.md §4.3: of 8 due, 4 are enough for an ordinary vote, 5 for an admission.
#[rstest]
#[case(VoteKind::None, None)]
#[case(VoteKind::PartyMeeting, Some(true))]
#[case(VoteKind::Admission, Some(false))]
fn each_vote_has_its_denominator(#[case] vote: VoteKind, #[case] quorum: Option<bool>) {
    let minutes = Minutes { vote, voters_due: Some(8), voters_present: Some(4), ..Minutes::default() };
    assert_eq!(outcome_of(&minutes).map(|outcome| outcome.quorum), quorum);
}

#[test]
fn decisions_become_tasks() {
    let (mut house, slot) = house();
    let (first, second) = (house.fresh(), house.fresh());
    let add =
        |house: &House, task, title, due| add_task(&house.ledger, slot, title, &member("孙长青"), due, &mut || task);
    assert!(add(&house, first, "  ", None).is_err());
    house.apply(add(&house, first, "清理堆物", None).unwrap());
    house.apply(add(&house, second, "报名单", Some(day("2026-11-22"))).unwrap());
    let order =
        |house: &House| -> Vec<String> { tasks_of(&house.ledger, slot).into_iter().map(|task| task.title).collect() };
    assert_eq!(order(&house), ["报名单", "清理堆物"]);
    house.apply(finish_task(&house.ledger, second, day("2026-11-20"), "已报"));
    assert_eq!(order(&house), ["清理堆物", "报名单"]);
    house.apply(reopen_task(&house.ledger, second));
    let task = house.ledger.read::<Task>(second).unwrap();
    assert_eq!((task.done, task.org, task.result.as_str()), (None, Some(id(BRANCH)), "已报"));
}

#[test]
fn only_those_above_review() {
    let (mut house, slot) = house();
    let tree = house.tree();
    let review = |house: &House, verdict, opinion: &str, me: &str| {
        review(&house.ledger, &tree, slot, verdict, opinion, (id(me), "王雅琴"), day("2026-11-20"))
    };
    assert!(review(&house, Verdict::Passed, "", BRANCH).is_err());
    assert!(review(&house, Verdict::Returned, " ", STREET).is_err(), "a return says what is missing");
    house.apply(review(&house, Verdict::Returned, "没有会议记录", STREET).unwrap());
    let returned = house.party_day(slot);
    assert_eq!((returned.verdict, returned.reviewer.as_str()), (Verdict::Returned, "青岛路街道党工委 王雅琴"));
    house.apply(review(&house, Verdict::Open, "", STREET).unwrap());
    assert_eq!((house.party_day(slot).reviewed, house.party_day(slot).reviewer), (None, String::new()));
    assert!(set_field(&house.ledger, &tree, slot, PartyDay::opinion, "好").is_err());
    assert!(set_field(&house.ledger, &tree, slot, "nothing", "好").is_err());
}

#[test]
fn templates_go_there_and_back() {
    let (mut house, slot, _) = with_agenda();
    assert_eq!(shipped_templates().len(), 3);
    assert!(shipped_templates().iter().all(|one| one.agenda.as_array().is_some_and(|items| items.len() >= 4)));
    let made = house.fresh();
    house.apply(to_template(&house.ledger, slot, "三项", id(COMMUNITY), &mut || made).unwrap());
    let all = templates(&house.ledger, &house.tree(), id(BRANCH));
    assert_eq!((all.len(), all[0].name.as_str()), (4, "三项"));
    let other = house.slot(OTHER, "2026-11", "2026-11-03", "");
    for template in [&all[0], &shipped_templates()[1]] {
        let mut next: u8 = 100;
        let mut fresh = || {
            next += 1;
            Id::natural(&[&template.name, &next.to_string()])
        };
        house.apply(from_template(&house.ledger, other, template, &mut fresh).unwrap());
    }
    let started = house.party_day(other);
    assert!(titles(&house, other).starts_with("学议费学习有关政策"));
    assert_eq!((started.theme.as_str(), started.agenda.len(), started.materials.len()), ("消防安全月", 7, 1));
    assert!(to_template(&house.ledger, slot, " ", id(BRANCH), &mut || made).is_err());
}
