//! 三张清单 on their way down and back: handed down in a pack, reported in a pack, both sides writing at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod exchange_support;

use std::collections::BTreeMap;

use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::responsibility::Contact;
use branch_ledger::domain::task::{Cadence, Task, TaskState};
use branch_ledger::exchange::{Opened, Purpose, Selection, Wanted, choose, pack};
use branch_ledger::ledger::Ledger;
use branch_ledger::ledger::duties::hand::{counts, hand_down, part_id};
use branch_ledger::ledger::duties::list::{Rate, Reach, list};
use branch_ledger::ledger::duties::tasks::{Actor, NewTask, add, tick};
use branch_ledger::ledger::duties::{contacts, posts};
use exchange_support::*;

fn actor(me: u64, by: &str) -> Actor<'_> {
    Actor { me: id(me), by, today: day("2026-11-20") }
}

/// The lists of an organization and all below it, as they leave.
fn sent(ledger: &Ledger, from: u64, purpose: Purpose) -> Opened {
    let wanted = Wanted { selection: Selection::Duties(id(from), 2026), private: false, photos: false };
    let (tree, former) = (tree(ledger), BTreeMap::new());
    let chosen = choose(ledger, &tree, &former, wanted);
    let header = header(&format!("{from} 三张清单"), purpose, Ref::to(id(from), tree.name(id(from))));
    opened(&pack::write(&header, &chosen.records, ledger.actors()))
}

fn put(ledger: &mut Ledger, org: u64, new: &NewTask, key: u64) -> Id {
    let draft = add(&tree(ledger), (id(org), 2026), new, actor(org, "经手人"), id(key)).unwrap();
    ledger.apply(draft);
    id(key)
}

fn task(title: &str, cadence: Cadence) -> NewTask {
    NewTask { title: title.to_owned(), cadence, due: Some(day("2026-12-31")), ..NewTask::default() }
}

#[test]
fn handed_down_reported_and_counted_above() {
    let mut street = town();
    let whole = put(&mut street, 1, &task("专题研究党建", Cadence::Quarterly), 900);
    let down = hand_down(&street, &tree(&street), whole, &[id(2)], (id(1), day("2026-11-20"))).unwrap();
    street.apply(down);
    let mut community = ledger(77, "社区");
    sent(&street, 1, Purpose::Assign).merge_into(&mut community);
    let part = part_id(whole, id(2));
    let listed = list(&community, &tree(&community), (id(2), Reach::Own), 2026, day("2026-11-20"));
    assert_eq!(listed.iter().map(|(task, _)| task.id).collect::<Vec<_>>(), [part]);
    assert_eq!(Rate::of(listed.iter().map(|(_, state)| state)).in_words(), "年初 1 项，已完成 0 项，占 0.0%");
    // The task above came along, so that it is known from where it was handed down.
    assert_eq!(community.read::<Task>(whole).unwrap().title, "专题研究党建");

    let done = tick(&community, &tree(&community), part, "2026-Q4", actor(2, "社区书记")).unwrap();
    community.apply(done);
    let own = put(&mut community, 2, &task("社区自己的", Cadence::Once), 901);
    // Meanwhile the 街道 changes the standard of the same record.
    let mut draft = branch_ledger::ledger::Draft::new("改标准");
    draft.set::<Task, _>(part, Task::standard, &"有记录".to_owned());
    street.apply(draft);
    for _ in 0..2 {
        sent(&community, 2, Purpose::Report).merge_into(&mut street);
    }
    let back = street.read::<Task>(part).unwrap();
    assert_eq!((back.state(day("2026-11-20")), back.standard.as_str()), (TaskState::Done, "有记录"));
    assert_eq!(counts(&street, day("2026-11-20")).get(&whole), Some(&(1, 1)));
    assert!(street.read::<Task>(own).is_some());
    assert_eq!(street.conflicted(), 0);
}

#[test]
fn the_lists_travel_without_the_decisions_of_meetings_and_other_years() {
    let mut street = town();
    let listed = put(&mut street, 2, &task("列入清单", Cadence::Yearly), 910);
    let other = put(&mut street, 2, &task("明年的", Cadence::Yearly), 911);
    let mut draft = branch_ledger::ledger::Draft::new("其他");
    draft.set::<Task, _>(other, Task::year, &2027i64);
    draft.belongs::<Task>(id(912), id(2)).set::<Task, _>(id(912), Task::title, &"议定".to_owned());
    draft.set::<Task, _>(id(912), Task::due, &day("2026-12-01"));
    street.apply(draft);
    let made = contacts::create(&street, &tree(&street), id(2), 2026, id(1)).unwrap();
    street.apply(made);
    let person = (&Ref::named("刘专干"), branch_ledger::domain::responsibility::DutyPost::Worker, "");
    let made = posts::add(&street, &tree(&street), (id(2), 2026), person, id(1)).unwrap();
    street.apply(made);
    let mut community = ledger(77, "社区");
    sent(&street, 1, Purpose::Assign).merge_into(&mut community);
    assert!(community.read::<Task>(listed).is_some());
    assert!(community.read::<Task>(other).is_none() && community.read::<Task>(id(912)).is_none());
    assert!(community.read::<Contact>(Contact::id_of(id(2), 2026)).is_some());
    assert_eq!(posts::list(&community, &tree(&community), id(2), 2026).len(), 1);
}
