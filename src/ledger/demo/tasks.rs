//! 议定事项: most are done, one is late, one is due tomorrow.

use super::data::{DATA, chance, mix, pick};
use super::fate::Slot;
use super::steps::{Entry, Pen};
use super::world::World;
use crate::domain::dates::{Date, add_days};
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::domain::task::Task;

/// Writes what the meetings decided.
pub fn write(world: &World, slots: &[Slot], pen: &mut Pen) {
    for slot in slots.iter().filter(|slot| !slot.joint) {
        let Some(held) = slot.held() else { continue };
        let last = slot.month == slot.org.due;
        match slot.org.key.as_str() {
            "qd2-1" if last => {
                task(world, slot, held, "清理楼道堆物，由网格员复查", add_days(world.today, 1), false, pen);
            }
            "qd2-2" if last => {
                task(world, slot, held, "修好单元门口的照明灯", add_days(world.today, -4), false, pen);
            }
            _ if chance(16, &[slot.at(), 101]) => {
                let until = add_days(held, 18);
                let title = pick(&DATA.tasks, mix(&[slot.at(), 102]));
                task(world, slot, held, title, until, until < world.today, pen);
            }
            _ => {}
        }
    }
}

fn task(world: &World, slot: &Slot, held: Date, title: &str, until: Date, done: bool, pen: &mut Pen) {
    let source = PartyDay::id_of(slot.org.id, slot.month);
    let id = Id::natural(&["demo", "task", &source.to_string()]);
    let draft = pen.on(slot.org.ours, held, "记议定事项");
    Entry::of::<Task>(draft, id, slot.org.id)
        .text(Task::title, title)
        .set(Task::person, &slot.org.person(1 + mix(&[slot.at(), 103]) % 3))
        .set(Task::due, &until)
        .set(Task::source, &source);
    if done {
        let day = add_days(until, -2).min(world.today);
        let draft = pen.on(slot.org.ours, day, "办结议定事项");
        Entry::again::<Task>(draft, id)
            .set(Task::done, &day)
            .text(Task::result, pick(&DATA.results, mix(&[slot.at(), 104])));
    }
}
