#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod books;
mod contacts;
mod hand;
mod lists;
mod pasting;
mod posts;
mod tasks;

use super::tasks::{Actor, NewTask, add};
use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::domain::task::{Cadence, Task};
use crate::ledger::work::fixture::{COMMUNITY, House, day, id};

fn actor(org: &str, today: &str) -> Actor<'static> {
    Actor { me: id(org), by: "李书记", today: day(today) }
}

fn new(title: &str, cadence: Cadence, due: Option<&str>) -> NewTask {
    NewTask { title: title.to_owned(), cadence, due: due.map(day), ..NewTask::default() }
}

/// A house and a task of the 社区 of that cadence, put down on the first day of 2026.
fn house_with(cadence: Cadence, due: Option<&str>) -> (House, Id) {
    let mut house = House::new();
    let task = put(&mut house, COMMUNITY, &new("专题研究党建工作", cadence, due), "2026-01-01");
    (house, task)
}

fn put(house: &mut House, org: &str, new: &NewTask, today: &str) -> Id {
    let fresh = house.fresh();
    let draft = add(&house.tree(), (id(org), 2026), new, actor(org, today), fresh).unwrap();
    house.apply(draft);
    fresh
}

fn read_task(house: &House, task: Id) -> Task {
    house.ledger.read(task).unwrap()
}

fn on(text: &str) -> Date {
    day(text)
}

fn named(name: &str) -> Ref {
    Ref::named(name)
}
