//! The year of each 支部, from the plan to the archive.

use super::conduct::{self, Count, Day};
use super::data::{DATA, below, chance, mix, pick};
use super::fate::{Fate, JOINT, Slot};
use super::plans::{self, Topic};
use super::steps::{Entry, Pen};
use super::world::{Org, World};
use crate::domain::dates::{Date, add_days};
use crate::domain::kind::Ref;
use crate::domain::organization::Sector;
use crate::domain::party_day::PartyDay;

/// Writes all slots, and the day to which the community invited three branches.
pub fn write(world: &World, slots: &[Slot], pen: &mut Pen) {
    for slot in slots {
        let topic = if slot.joint { joint_topic() } else { plans::topic(world, slot.org, slot.month) };
        let day = day_of(world, slot, topic);
        plan(world, slot, &day, pen);
        if slot.fate == Fate::NotApplicable {
            continue;
        }
        notify(world, slot, &day, pen);
        if let Some(held) = slot.held() {
            conduct::hold(world, slot, &day, held, pen);
        }
        if let Fate::Archived(held, archived) = slot.fate {
            conduct::archive(slot, &day, archived, Count::of(slot, held, world.today), pen);
        }
    }
    host_joint(world, slots, pen);
}

fn joint_topic() -> Topic {
    Topic {
        theme: DATA.joint_theme.clone(),
        content: DATA.joint_content.clone(),
        kinds: ["study", "discuss", "volunteer"].map(str::to_owned).to_vec(),
        ..Topic::default()
    }
}

fn day_of(world: &World, slot: &Slot, topic: Topic) -> Day {
    let org = slot.org;
    let places = if org.sector == Sector::Community { &DATA.places } else { &DATA.office_places };
    let of_branch = if slot.joint { world.org("qd2-4").unwrap_or(org).at } else { org.at };
    let thrown = mix(&[of_branch, super::fate::months_of(slot.month), 51]);
    Day {
        id: PartyDay::id_of(org.id, slot.month),
        place: pick(places, thrown).to_owned(),
        time: pick(&DATA.times, thrown / 7).parse().ok(),
        topic,
    }
}

/// The slot as the plan of the year has it.
fn plan(world: &World, slot: &Slot, day: &Day, pen: &mut Pen) {
    let org = slot.org;
    let drafted = plans::drafted_on(slot.month).max(org.founded);
    let draft = pen.on(org.ours, drafted, &format!("起草 {} 年主题党日计划", slot.month.year()));
    let mut entry = Entry::of::<PartyDay>(draft, day.id, org.id);
    entry.set(PartyDay::month, &slot.month).set(PartyDay::rule_day, &slot.day);
    if slot.fate == Fate::NotApplicable {
        entry.text(PartyDay::not_applicable, &DATA.not_applicable);
        return;
    }
    entry.set(PartyDay::date, &slot.day).text(PartyDay::theme, &day.topic.theme);
    entry.text(PartyDay::content, &day.topic.content);
    if day.topic.item.is_some() {
        entry.maybe(PartyDay::from_plan, day.topic.item);
        entry.set(PartyDay::from_plan_as, &plans::as_adopted(&day.topic));
    }
    if slot.joint {
        entry.maybe(PartyDay::joint, world.org("qd2").map(|community| PartyDay::id_of(community.id, slot.month)));
    }
    if !day.topic.theme.is_empty() {
        entry.maybe(PartyDay::time, day.time);
        entry
            .text(PartyDay::place, &day.place)
            .set(PartyDay::host, &org.person(0))
            .set(PartyDay::settled, &add_days(drafted, 3).min(world.today));
    }
    move_it(world, slot, day, pen);
}

/// 改期, with its reason.
fn move_it(world: &World, slot: &Slot, day: &Day, pen: &mut Pen) {
    let (to, why, on) = match (slot.fate, slot.held()) {
        (Fate::Moved(to), _) => (to, &DATA.moved_why, slot.day.min(add_days(world.today, -1))),
        (_, Some(held)) if slot.is_late() => (held, &DATA.late_why, slot.day),
        _ => return,
    };
    let draft = pen.on(slot.org.ours, on, "主题党日改期");
    Entry::again::<PartyDay>(draft, day.id).set(PartyDay::date, &to).text(PartyDay::moved_why, why);
}

/// The programme, from some days before the notice on; the notice itself when its day has come.
fn notify(world: &World, slot: &Slot, day: &Day, pen: &mut Pen) {
    let ahead = 7 + below(4, &[slot.at(), 53]);
    let drafted = plans::drafted_on(slot.month).max(slot.org.founded);
    let notice = add_days(slot.held().unwrap_or(slot.day), -ahead).max(drafted);
    if notice > add_days(world.today, 7) || day.topic.theme.is_empty() {
        return;
    }
    let draft = pen.on(slot.org.ours, add_days(notice, -7).max(drafted), "编写主题党日方案");
    conduct::programme(draft, slot, day);
    // Who missed the last one that was due had not called for it either.
    let forgot = slot.held().is_none() && slot.day < world.today;
    if notice <= world.today && !forgot {
        let draft = pen.on(slot.org.ours, notice, "发主题党日通知");
        Entry::again::<PartyDay>(draft, day.id).set(PartyDay::notified, &notice);
    }
}

/// The community's own record of the day that three branches spent together.
fn host_joint(world: &World, slots: &[Slot], pen: &mut Pen) {
    let (Some(community), Some(slot)) = (world.org("qd2"), slots.iter().find(|slot| slot.joint)) else { return };
    let Fate::Archived(held, archived) = slot.fate else { return };
    let day = Day { id: PartyDay::id_of(community.id, slot.month), ..day_of(world, slot, joint_topic()) };
    let branches: Vec<Ref> = JOINT.iter().filter_map(|key| world.org(key)).map(Org::as_ref).collect();
    let draft = pen.here.on(add_days(held, -14), "联合开展主题党日");
    let mut entry = Entry::of::<PartyDay>(draft, day.id, community.id);
    entry
        .set(PartyDay::month, &slot.month)
        .set(PartyDay::rule_day, &slot.day)
        .set(PartyDay::date, &slot.day)
        .text(PartyDay::theme, &day.topic.theme)
        .text(PartyDay::content, &day.topic.content)
        .text(PartyDay::place, &day.place)
        .set(PartyDay::branches, &branches)
        .set(PartyDay::host, &world.org("qd2-1").map(|first| first.person(1)).unwrap_or_default())
        .set(PartyDay::notified, &add_days(held, -8));
    entry.maybe(PartyDay::time, day.time);
    let draft = pen.here.on(add_days(held, -14), "编写主题党日方案");
    let alone = Slot { joint: false, ..*slot };
    conduct::programme(draft, &alone, &day);
    let draft = pen.here.on(held, "记主题党日");
    Entry::again::<PartyDay>(draft, day.id).set(PartyDay::held, &held);
    conduct::times(draft, &day);
    let joint = slots.iter().filter(|slot| slot.joint);
    let all = joint.map(|slot| Count::of(slot, held, world.today)).fold(Count::default(), Count::and);
    Entry::again::<PartyDay>(pen.here.on(held, "记主题党日"), day.id).set(PartyDay::notes, &all.present);
    conduct::archive(&alone, &day, archived, all, pen);
}

/// Whether the notes and the minutes of a day are wanting: one that waits longer than its archive takes.
pub fn is_lacking(slot: &Slot, held: Date, today: Date) -> bool {
    matches!(slot.fate, Fate::Held(_)) && ((today - held).num_days() > 8 || chance(50, &[slot.at(), 55]))
}
