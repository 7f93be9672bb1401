//! 联系点 and 1+1+2.

use super::*;
use crate::domain::responsibility::{Contact, ContactRole};
use crate::domain::task::TaskList;
use crate::ledger::duties::contacts::*;
use crate::ledger::duties::tasks::{cancel, finish};
use crate::ledger::work::fixture::{BRANCH, OTHER, STREET, member};
use rstest::rstest;

fn set_up(house: &mut House, org: &str) -> Id {
    let draft = create(&house.ledger, &house.tree(), id(org), 2026, id(STREET)).unwrap();
    house.apply(draft);
    Contact::id_of(id(org), 2026)
}

fn look_after(house: &mut House, contact: Id, role: ContactRole, who: &str) -> Result<(), String> {
    let fresh = house.fresh();
    let draft = add_person(&house.ledger, &house.tree(), contact, (role, &named(who), " 书记 "), (id(STREET), fresh))?;
    house.apply(draft);
    Ok(())
}

fn visit(house: &mut House, contact: Id, on: &str, by: &str, text: &str) -> Result<(), String> {
    let (fresh, today) = (house.fresh(), day("2026-07-01"));
    let draft = add_visit(&house.ledger, &house.tree(), contact, (day(on), by, text), (id(STREET), fresh, today))?;
    house.apply(draft);
    Ok(())
}

#[test]
fn the_four_of_a_pairing_look_after_one_organization() {
    let mut house = House::new();
    let contact = set_up(&mut house, BRANCH);
    for (role, who) in ContactRole::ALL.iter().rev().zip(["刘指导员", "先进支部", "财政局", "顾书记"]) {
        look_after(&mut house, contact, *role, who).unwrap();
    }
    let read: Contact = house.ledger.read(contact).unwrap();
    let names: Vec<&str> = read.people_in_order().into_iter().map(|(_, one)| one.who.name.as_str()).collect();
    assert_eq!(names, ["顾书记", "财政局", "先进支部", "刘指导员"]);
    assert!(read.people.values().all(|one| one.post == "书记"));
    assert!(look_after(&mut house, contact, ContactRole::Leader, "顾书记").unwrap_err().contains("已经在里面"));
    let key = read.people_in_order().first().map(|(key, _)| (*key).to_owned()).unwrap();
    let gone = remove_part(&house.ledger, &house.tree(), contact, (Contact::people, &key), id(STREET)).unwrap();
    house.apply(gone);
    let read: Contact = house.ledger.read(contact).unwrap();
    assert!(read.names_of(ContactRole::Leader).is_empty());
}

#[rstest]
#[case(ContactRole::Leader, "姓名")]
#[case(ContactRole::Department, "名称")]
fn nobody_looks_after_nothing(#[case] role: ContactRole, #[case] what: &str) {
    let mut house = House::new();
    let contact = set_up(&mut house, BRANCH);
    assert!(look_after(&mut house, contact, role, "").unwrap_err().contains(what));
}

#[test]
fn it_is_one_for_organization_and_year() {
    let mut house = House::new();
    let contact = set_up(&mut house, BRANCH);
    let again = create(&house.ledger, &house.tree(), id(BRANCH), 2026, id(STREET));
    assert!(again.unwrap_err().contains("已经是 2026 年的联系点"));
    assert!(create(&house.ledger, &house.tree(), id(BRANCH), 2027, id(STREET)).is_ok());
    assert!(create(&house.ledger, &house.tree(), id("不认识"), 2026, id(STREET)).unwrap_err().contains("请选"));
    house.apply(remove(&house.ledger, &house.tree(), contact, id(STREET)).unwrap());
    assert!(list(&house.ledger, &house.tree(), id(STREET), 2026).is_empty());
    set_up(&mut house, BRANCH);
    assert_eq!(list(&house.ledger, &house.tree(), id(STREET), 2026).len(), 1);
}

#[rstest]
#[case("2026-07-02", "顾书记", "讲党课", "还没有到")]
#[case("2025-12-31", "顾书记", "讲党课", "2026 年的联系点")]
#[case("2026-06-30", " ", "讲党课", "谁到点")]
#[case("2026-06-30", "顾书记", "", "做了什么")]
fn a_visit_that_is_none(#[case] on: &str, #[case] by: &str, #[case] text: &str, #[case] why: &str) {
    let mut house = House::new();
    let contact = set_up(&mut house, BRANCH);
    assert!(visit(&mut house, contact, on, by, text).unwrap_err().contains(why));
}

#[test]
fn the_list_says_how_often_and_what_is_open() {
    let mut house = House::new();
    let (first, second) = (set_up(&mut house, COMMUNITY), set_up(&mut house, OTHER));
    look_after(&mut house, first, ContactRole::Leader, "顾书记").unwrap();
    look_after(&mut house, second, ContactRole::Leader, "顾书记").unwrap();
    look_after(&mut house, second, ContactRole::Model, "第一网格党支部").unwrap();
    visit(&mut house, first, "2026-03-03", "顾书记", "讲党课").unwrap();
    visit(&mut house, first, "2026-06-30", "顾书记", "参加主题党日").unwrap();
    let mut tasks = Vec::new();
    for due in ["2026-06-01", "2026-12-01", "2026-11-01", "2026-10-01"] {
        let task = NewTask { contact: Some(first), ..new("联系点任务", Cadence::Once, Some(due)) };
        tasks.push(put(&mut house, COMMUNITY, &task, "2026-01-01"));
    }
    let who = actor(COMMUNITY, "2026-07-01");
    house.apply(finish(&house.ledger, &house.tree(), tasks[1], (day("2026-06-30"), "办了"), who).unwrap());
    house.apply(cancel(&house.ledger, &house.tree(), tasks[2], "不办了", who).unwrap());
    let rows = rows(&house.ledger, &house.tree(), id(STREET), 2026, day("2026-07-01"));
    let row = |one: &Row| (one.name.clone(), one.visits, one.last, one.tasks, one.open, one.late);
    assert_eq!(
        rows.iter().map(row).collect::<Vec<_>>(),
        [(COMMUNITY.to_owned(), 2, Some(day("2026-06-30")), 3, 2, 1), (OTHER.to_owned(), 0, None, 0, 0, 0)]
    );
    let people: Vec<(String, usize)> = by_person(&rows).into_iter().map(|(name, rows)| (name, rows.len())).collect();
    assert_eq!(people, [("顾书记".to_owned(), 2), ("第一网格党支部".to_owned(), 1)]);
    assert_eq!(without(&house.ledger, &house.tree(), id(STREET), 2026), [id(BRANCH)]);
    // The same records as in the 任务清单.
    let listed = crate::ledger::duties::list::list(
        &house.ledger,
        &house.tree(),
        (id(COMMUNITY), crate::ledger::duties::list::Reach::Own),
        2026,
        day("2026-07-01"),
    );
    let mut ids: Vec<Id> = listed.iter().map(|(task, _)| task.id).collect();
    ids.sort();
    let mut of_contact: Vec<Id> =
        super::super::contacts::tasks(&house.ledger, first).iter().map(|task| task.id).collect();
    of_contact.sort();
    assert_eq!(ids, of_contact);
    assert!(listed.iter().all(|(task, _)| task.list == TaskList::Contact));
}

#[test]
fn its_own_unit_and_those_above_keep_it() {
    let mut house = House::new();
    assert!(create(&house.ledger, &house.tree(), id(BRANCH), 2026, id(OTHER)).unwrap_err().contains("只能看"));
    let contact = set_up(&mut house, BRANCH);
    let (tree, fresh) = (house.tree(), house.fresh());
    let at = |me: &str| {
        let person = (ContactRole::Leader, &member("李建国"), "");
        [
            add_person(&house.ledger, &tree, contact, person, (id(me), fresh)).map(drop),
            add_visit(
                &house.ledger,
                &tree,
                contact,
                (day("2026-03-03"), "顾书记", "讲党课"),
                (id(me), fresh, day("2026-07-01")),
            )
            .map(drop),
            remove_part(&house.ledger, &tree, contact, (Contact::visits, "x"), id(me)).map(drop),
            remove(&house.ledger, &tree, contact, id(me)).map(drop),
        ]
    };
    for me in [BRANCH, COMMUNITY, STREET] {
        assert!(at(me).iter().all(Result::is_ok), "{me}");
    }
    assert!(at(OTHER).iter().all(Result::is_err));
}

#[test]
fn two_leaders_who_note_visits_at_once_lose_none() {
    let mut house = House::new();
    let contact = set_up(&mut house, BRANCH);
    let mut other = house.ledger.clone();
    other.become_actor(id("另一台"), crate::ledger::ActorInfo::default());
    let away = add_visit(
        &other,
        &house.tree(),
        contact,
        (day("2026-05-05"), "王部长", "调研"),
        (id(STREET), id("另一次"), day("2026-07-01")),
    );
    other.apply(away.unwrap());
    visit(&mut house, contact, "2026-06-01", "顾书记", "讲党课").unwrap();
    house.ledger.absorb(other.records().cloned().collect());
    let read: Contact = house.ledger.read(contact).unwrap();
    let by: Vec<&str> = read.visits_in_order().into_iter().map(|(_, visit)| visit.by.as_str()).collect();
    assert_eq!(by, ["顾书记", "王部长"]);
}
