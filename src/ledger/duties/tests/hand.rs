//! 分解下达.

use super::*;
use crate::domain::task::TaskState;
use crate::ledger::duties::hand::*;
use crate::ledger::duties::tasks::{cancel, finish, remove, tick};
use crate::ledger::work::fixture::{BRANCH, OTHER, STREET};

fn hand(house: &mut House, task: Id, units: &[&str], me: &str) -> Result<(), String> {
    let units: Vec<Id> = units.iter().map(|unit| id(unit)).collect();
    let draft = hand_down(&house.ledger, &house.tree(), task, &units, (id(me), day("2026-02-01")))?;
    house.apply(draft);
    Ok(())
}

#[test]
fn each_unit_gets_its_own_and_names_the_one_above() {
    let (mut house, task) = house_with(Cadence::Quarterly, Some("2026-12-20"));
    house.set::<Task>(task, Task::layer_head, &"组织办".to_owned());
    house.set::<Task>(task, Task::standard, &"有记录".to_owned());
    hand(&mut house, task, &[BRANCH, OTHER], COMMUNITY).unwrap();
    let parts = parts_in_order(&house.ledger, &house.tree(), task, day("2026-02-01"));
    assert_eq!(parts.iter().map(|(part, _)| part.org.unwrap()).collect::<Vec<_>>(), [id(BRANCH), id(OTHER)]);
    for (part, state) in &parts {
        let whole = read_task(&house, task);
        assert_eq!(
            (&part.title, part.cadence, part.due, part.year),
            (&whole.title, whole.cadence, whole.due, whole.year)
        );
        assert_eq!(
            (part.standard.as_str(), part.layer_head.as_str(), part.handed_from),
            ("有记录", "组织办", Some(task))
        );
        assert_eq!((*state, part.unit.id), (TaskState::Open, part.org));
    }
}

#[test]
fn the_upper_page_counts_what_is_done() {
    let (mut house, task) = house_with(Cadence::Once, Some("2026-06-30"));
    assert!(counts(&house.ledger, day("2026-02-01")).is_empty());
    hand(&mut house, task, &[BRANCH, OTHER], COMMUNITY).unwrap();
    let count = |house: &House| counts(&house.ledger, day("2026-02-02")).get(&task).copied();
    assert_eq!(count(&house), Some((2, 0)));
    let done = finish(
        &house.ledger,
        &house.tree(),
        part_id(task, id(BRANCH)),
        (day("2026-02-02"), "办了"),
        actor(BRANCH, "2026-02-02"),
    );
    house.apply(done.unwrap());
    assert_eq!(count(&house), Some((2, 1)));
    let who = actor(OTHER, "2026-02-02");
    house.apply(cancel(&house.ledger, &house.tree(), part_id(task, id(OTHER)), "没有这项工作", who).unwrap());
    assert_eq!(count(&house), Some((1, 1)));
    // The parts carry on by themselves: the whole is not closed for them.
    assert_eq!(read_task(&house, task).state(day("2026-02-02")), TaskState::Open);
}

#[test]
fn a_unit_gets_it_once_and_again_after_a_deletion() {
    let (mut house, task) = house_with(Cadence::Yearly, None);
    hand(&mut house, task, &[BRANCH], COMMUNITY).unwrap();
    assert!(hand(&mut house, task, &[BRANCH], COMMUNITY).unwrap_err().contains("不再重复"));
    assert!(hand(&mut house, task, &[], COMMUNITY).unwrap_err().contains("请选"));
    hand(&mut house, task, &[BRANCH, OTHER], COMMUNITY).unwrap();
    assert_eq!(parts(&house.ledger, task).len(), 2);
    let part = part_id(task, id(BRANCH));
    house.apply(remove(&house.ledger, &house.tree(), part, id(COMMUNITY)).unwrap());
    assert_eq!(parts(&house.ledger, task).len(), 1);
    hand(&mut house, task, &[BRANCH], COMMUNITY).unwrap();
    assert_eq!(parts(&house.ledger, task).len(), 2);
    assert!(!house.ledger.record(Task::KIND, part).unwrap().is_in_conflict());
}

#[test]
fn only_downwards_and_only_by_whose_it_is() {
    let (mut house, task) = house_with(Cadence::Yearly, None);
    for unit in [STREET, COMMUNITY] {
        assert!(hand(&mut house, task, &[unit], COMMUNITY).unwrap_err().contains("不是"), "{unit}");
    }
    assert!(hand(&mut house, task, &[OTHER], BRANCH).unwrap_err().contains("上级来写"));
    // 代录: the 街道 may do it for the 社区.
    hand(&mut house, task, &[OTHER], STREET).unwrap();
    house.apply(cancel(&house.ledger, &house.tree(), task, "不办了", actor(COMMUNITY, "2026-02-01")).unwrap());
    assert!(hand(&mut house, task, &[BRANCH], COMMUNITY).unwrap_err().contains("已经取消"));
}

#[test]
fn two_offices_that_hand_it_down_meet() {
    let (mut house, task) = house_with(Cadence::Quarterly, None);
    let mut other = house.ledger.clone();
    other.become_actor(id("另一台"), crate::ledger::ActorInfo::default());
    let draft = hand_down(&other, &house.tree(), task, &[id(BRANCH)], (id(STREET), day("2026-02-01"))).unwrap();
    other.apply(draft);
    hand(&mut house, task, &[BRANCH], COMMUNITY).unwrap();
    house.ledger.absorb(other.records().cloned().collect());
    assert_eq!(parts(&house.ledger, task).len(), 1);
    house.apply(
        tick(&house.ledger, &house.tree(), part_id(task, id(BRANCH)), "2026-Q1", actor(BRANCH, "2026-02-01")).unwrap(),
    );
    assert_eq!(parts(&house.ledger, task).first().unwrap().done_of(day("2026-02-01")).0, 1);
}

#[test]
fn whom_it_can_be_handed_to() {
    let (mut house, _) = house_with(Cadence::Yearly, None);
    let task = put(&mut house, STREET, &new("层层落实", Cadence::Yearly, None), "2026-01-01");
    hand(&mut house, task, &[COMMUNITY], STREET).unwrap();
    let all = below(&house.ledger, &house.tree(), &read_task(&house, task));
    let shown: Vec<(&str, usize, bool)> = all.iter().map(|one| (one.name.as_str(), one.depth, one.has)).collect();
    assert_eq!(shown, [(COMMUNITY, 1, true), (BRANCH, 2, false), (OTHER, 2, false)]);
}
