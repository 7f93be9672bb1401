//! One 主题党日: its programme, the roll call, the minutes, the archive.

use super::PHOTO_SHA256;
use super::carry::is_lacking;
use super::data::{DATA, mix, pick};
use super::fate::Slot;
use super::people::Person;
use super::plans::Topic;
use super::steps::{Entry, Pen};
use super::world::World;
use crate::domain::dates::{Date, Time, add_days};
use crate::domain::kind::{Id, Ref};
use crate::domain::order_key;
use crate::domain::party_day::{AgendaItem, AgendaKind, Attendance, Ballot, Minutes, PartyDay, Presence, VoteKind};
use crate::domain::photo::Photo;
use crate::ledger::Draft;

/// What is the same from the plan to the archive.
pub struct Day {
    /// Its id.
    pub id: Id,
    /// Where.
    pub place: String,
    /// When it begins.
    pub time: Option<Time>,
    /// What it is about.
    pub topic: Topic,
}

impl Day {
    /// The agenda: what the theme asks for, and the dues.
    fn kinds(&self) -> Vec<AgendaKind> {
        let mut kinds: Vec<AgendaKind> = self.topic.kinds.iter().filter_map(|key| AgendaKind::of(key)).collect();
        if !kinds.contains(&AgendaKind::Dues) {
            kinds.push(AgendaKind::Dues);
        }
        kinds
    }
}

/// How long an item takes, in minutes.
fn minutes(kind: AgendaKind) -> i64 {
    match kind {
        AgendaKind::Study | AgendaKind::Lecture | AgendaKind::General => 40,
        AgendaKind::Volunteer => 50,
        AgendaKind::Dues | AgendaKind::Oath | AgendaKind::Birthday => 10,
        _ => 30,
    }
}

/// The agenda and what is to be brought. A 支部 that is a guest has none of its own.
pub fn programme(draft: &mut Draft, slot: &Slot, day: &Day) {
    if slot.joint {
        return;
    }
    let kinds = day.kinds();
    let orders = order_key::spread(kinds.len());
    let mut entry = Entry::again::<PartyDay>(draft, day.id);
    for (n, (kind, order)) in kinds.iter().zip(&orders).enumerate() {
        let key = format!("a{}", n + 1);
        let words = DATA.agenda.get(kind.key()).map_or("", |words| pick(words, mix(&[slot.at(), n, 61])));
        entry
            .part(PartyDay::agenda, &key, AgendaItem::order, order)
            .part(PartyDay::agenda, &key, AgendaItem::kind, kind)
            .part_text(PartyDay::agenda, &key, AgendaItem::title, words)
            .part(PartyDay::agenda, &key, AgendaItem::person, &slot.org.person(n))
            .part(PartyDay::agenda, &key, AgendaItem::minutes, &minutes(*kind));
    }
    let thrown = mix(&[slot.at(), 62]);
    let materials: Vec<String> =
        (0..1 + thrown % 3).map(|n| pick(&DATA.materials, thrown / 5 + n).to_owned()).collect();
    let supplies: Vec<String> = (0..thrown % 3).map(|n| pick(&DATA.supplies, thrown / 3 + n).to_owned()).collect();
    entry
        .set(PartyDay::recorder, &slot.org.person(2))
        .set(PartyDay::materials, &materials)
        .set(PartyDay::supplies, &supplies);
    if thrown % 9 == 0 {
        entry.set(PartyDay::budget, &20_000).set(PartyDay::spent, &18_650);
    }
}

/// When it began and ended.
pub fn times(draft: &mut Draft, day: &Day) {
    let length = day.kinds().into_iter().map(minutes).sum::<i64>() + 5;
    let Some(from) = day.time else { return };
    let to = u16::try_from(length).ok().and_then(|length| from.plus(length));
    Entry::again::<PartyDay>(draft, day.id).set(PartyDay::held_from, &from).maybe(PartyDay::held_to, to);
}

/// The roll call; the notes and minutes too, unless they are wanting.
pub fn hold(world: &World, slot: &Slot, day: &Day, held: Date, pen: &mut Pen) {
    let draft = pen.on(slot.org.ours, held, "记主题党日");
    times(draft, day);
    let mut entry = Entry::again::<PartyDay>(draft, day.id);
    let there = expected(slot, held);
    let roll: Vec<Ref> = there.iter().map(|person| person.as_ref()).collect();
    entry.set(PartyDay::held, &held).set(PartyDay::roll, &roll);
    let mut came = 0;
    for person in &there {
        came += i64::from(mark(&mut entry, slot, person, world.today, held));
    }
    if !slot.joint && !is_lacking(slot, held, world.today) {
        entry.set(PartyDay::notes, &came);
    }
}

/// Who was expected: not those who are exempt, nor those who were no members yet, nor the one who has moved away.
fn expected<'a>(slot: &Slot<'a>, held: Date) -> Vec<&'a Person> {
    slot.org.people.iter().filter(|person| person.exempt.is_empty() && person.joined <= held).collect()
}

/// How a member took part; says whether they came. The 书记 always does.
fn mark(entry: &mut Entry, slot: &Slot, person: &Person, today: Date, held: Date) -> bool {
    let thrown = mix(&[slot.at(), person.at, 71]);
    let leads = slot.org.people.first().is_some_and(|first| first.id == person.id);
    let presence = match thrown % 100 {
        _ if leads => Presence::Present,
        0..=30 if person.floating => Presence::Online,
        31..=55 if person.floating => Presence::Leave,
        0..=8 => Presence::Leave,
        9..=12 => Presence::Absent,
        13..=15 => Presence::Online,
        16..=30 if person.age(today) > 70 => Presence::Delivered,
        _ => Presence::Present,
    };
    if presence == Presence::Present {
        return true;
    }
    let key = person.id.to_string();
    entry.part(PartyDay::attendance, &key, Attendance::presence, &presence).part_text(
        PartyDay::attendance,
        &key,
        Attendance::name,
        &person.name,
    );
    let away = match presence {
        Presence::Leave => &DATA.leave,
        Presence::Absent => &DATA.absent,
        _ => return true,
    };
    entry.part_text(PartyDay::attendance, &key, Attendance::reason, pick(away, thrown / 100));
    let makeup = add_days(held, 10);
    if makeup <= today && thrown / 100 % 5 < 3 {
        entry.part(PartyDay::attendance, &key, Attendance::makeup, &makeup);
    }
    false
}

/// The minutes and a photo, and the day of the archive.
pub fn archive(slot: &Slot, day: &Day, held: Date, archived: Date, pen: &mut Pen) {
    let draft = pen.on(slot.org.ours, archived, "归档主题党日");
    let mut entry = Entry::again::<PartyDay>(draft, day.id);
    entry.set(PartyDay::archived, &archived);
    if slot.joint {
        return;
    }
    write_minutes(&mut entry, slot, day, held);
    // The host's record stands for its branches, and belongs to the community.
    let owner =
        if day.id == PartyDay::id_of(slot.org.id, slot.month) { slot.org.id } else { super::world::org_id("qd2") };
    let id = Id::natural(&["demo", "photo", &day.id.to_string()]);
    Entry::of::<Photo>(draft, id, owner)
        .set(Photo::party_day, &day.id)
        .set(Photo::sha256, &*PHOTO_SHA256)
        .text(Photo::mime, super::PHOTO_MIME)
        .set(Photo::size, &(super::PHOTO.len() as i64))
        .set(Photo::width, &480)
        .set(Photo::height, &320)
        .text(Photo::caption, pick(&DATA.photos, mix(&[slot.at(), 81])));
}

/// 会议记录 of the first meeting of the day, else of its first item.
fn write_minutes(entry: &mut Entry, slot: &Slot, day: &Day, held: Date) {
    let kinds = day.kinds();
    let is_meeting = |kind: &AgendaKind| matches!(kind, AgendaKind::General | AgendaKind::Discuss | AgendaKind::Life);
    let at = kinds.iter().position(is_meeting).unwrap_or(0);
    let (Some(kind), Some(from)) = (kinds.get(at), day.time) else { return };
    let before: i64 = kinds.iter().take(at).map(|kind| minutes(*kind)).sum();
    let start = u16::try_from(before).ok().and_then(|before| from.plus(before)).unwrap_or(from);
    let end = u16::try_from(minutes(*kind)).ok().and_then(|length| start.plus(length)).unwrap_or(start);
    let due = i64::try_from(expected(slot, held).len()).unwrap_or(0);
    let present = due - due / 8;
    let thrown = mix(&[slot.at(), 91]);
    let key = format!("a{}", at + 1);
    entry
        .part_text(PartyDay::minutes, &key, Minutes::title, kind.label())
        .part(PartyDay::minutes, &key, Minutes::start, &start)
        .part(PartyDay::minutes, &key, Minutes::end, &end)
        .part(PartyDay::minutes, &key, Minutes::due, &due)
        .part(PartyDay::minutes, &key, Minutes::present, &present)
        .part_text(PartyDay::minutes, &key, Minutes::topics, pick(&DATA.topics, thrown))
        .part_text(PartyDay::minutes, &key, Minutes::talk, pick(&DATA.talks, thrown / 3))
        .part_text(PartyDay::minutes, &key, Minutes::resolution, pick(&DATA.resolutions, thrown / 9));
    if *kind == AgendaKind::General {
        entry
            .part(PartyDay::minutes, &key, Minutes::vote, &VoteKind::PartyMeeting)
            .part(PartyDay::minutes, &key, Minutes::ballot, &Ballot::Hands)
            .part(PartyDay::minutes, &key, Minutes::voters_due, &due)
            .part(PartyDay::minutes, &key, Minutes::voters_present, &present)
            .part(PartyDay::minutes, &key, Minutes::yes, &present)
            .part(PartyDay::minutes, &key, Minutes::no, &0)
            .part(PartyDay::minutes, &key, Minutes::abstain, &0);
    }
}
