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
    if thrown.is_multiple_of(9) {
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

/// Who came, and who of them may vote.
#[derive(Default, Clone, Copy)]
pub struct Count {
    /// 应到.
    pub due: i64,
    /// 实到.
    pub present: i64,
    /// 应到 with a vote: 正式党员.
    pub voters: i64,
    /// 实到 with a vote.
    pub voting: i64,
}

impl Count {
    /// Counts a day.
    pub fn of(slot: &Slot, held: Date, today: Date) -> Self {
        let one = |person: &Person| {
            let came = i64::from(!matches!(presence(slot, person, today), Presence::Leave | Presence::Absent));
            let votes = i64::from(!person.is_probationary(held));
            Self { due: 1, present: came, voters: votes, voting: votes * came }
        };
        expected(slot, held).into_iter().map(one).fold(Self::default(), Self::and)
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            due: self.due + other.due,
            present: self.present + other.present,
            voters: self.voters + other.voters,
            voting: self.voting + other.voting,
        }
    }
}

/// The roll call; the notes too, unless they are wanting.
pub fn hold(world: &World, slot: &Slot, day: &Day, held: Date, pen: &mut Pen) {
    let draft = pen.on(slot.org.ours, held, "记主题党日");
    times(draft, day);
    let mut entry = Entry::again::<PartyDay>(draft, day.id);
    let there = expected(slot, held);
    let roll: Vec<Ref> = there.iter().map(|person| person.as_ref()).collect();
    entry.set(PartyDay::held, &held).set(PartyDay::roll, &roll);
    for person in there {
        mark(&mut entry, slot, person, world.today, held);
    }
    if !slot.joint && !is_lacking(slot, held, world.today) {
        entry.set(PartyDay::notes, &Count::of(slot, held, world.today).present);
    }
}

/// Who was expected: not those who are exempt, nor those who were no members yet or had left.
fn expected<'a>(slot: &Slot<'a>, held: Date) -> Vec<&'a Person> {
    let is_due = |person: &&Person| {
        person.exempt.is_empty() && person.joined <= held && person.left.is_none_or(|left| held < left)
    };
    slot.org.people.iter().filter(is_due).collect()
}

fn thrown(slot: &Slot, person: &Person) -> usize {
    mix(&[slot.at(), person.at, 71])
}

/// How a member took part. The 书记 always comes.
fn presence(slot: &Slot, person: &Person, today: Date) -> Presence {
    let leads = slot.org.people.first().is_some_and(|first| first.id == person.id);
    match thrown(slot, person) % 100 {
        _ if leads => Presence::Present,
        0..=30 if person.floating => Presence::Online,
        31..=55 if person.floating => Presence::Leave,
        0..=8 => Presence::Leave,
        9..=12 => Presence::Absent,
        13..=15 => Presence::Online,
        16..=30 if person.age(today) > 70 => Presence::Delivered,
        _ => Presence::Present,
    }
}

/// Writes how a member took part, where it is not plain 到会; 补课 later for most who were away.
fn mark(entry: &mut Entry, slot: &Slot, person: &Person, today: Date, held: Date) {
    let presence = presence(slot, person, today);
    if presence == Presence::Present {
        return;
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
        _ => return,
    };
    let why = thrown(slot, person) / 100;
    entry.part_text(PartyDay::attendance, &key, Attendance::reason, pick(away, why));
    let makeup = add_days(held, 10);
    if makeup <= today && why % 5 < 3 {
        entry.part(PartyDay::attendance, &key, Attendance::makeup, &makeup);
    }
}

/// The minutes and a photo, and the day of the archive.
pub fn archive(slot: &Slot, day: &Day, archived: Date, count: Count, pen: &mut Pen) {
    let draft = pen.on(slot.org.ours, archived, "归档主题党日");
    let mut entry = Entry::again::<PartyDay>(draft, day.id);
    entry.set(PartyDay::archived, &archived);
    if slot.joint {
        return;
    }
    write_minutes(&mut entry, slot, day, count);
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
fn write_minutes(entry: &mut Entry, slot: &Slot, day: &Day, count: Count) {
    let kinds = day.kinds();
    let is_meeting = |kind: &AgendaKind| matches!(kind, AgendaKind::General | AgendaKind::Discuss | AgendaKind::Life);
    let at = kinds.iter().position(is_meeting).unwrap_or(0);
    let (Some(kind), Some(from)) = (kinds.get(at), day.time) else { return };
    let before: i64 = kinds.iter().take(at).map(|kind| minutes(*kind)).sum();
    let start = u16::try_from(before).ok().and_then(|before| from.plus(before)).unwrap_or(from);
    let end = u16::try_from(minutes(*kind)).ok().and_then(|length| start.plus(length)).unwrap_or(start);
    let thrown = mix(&[slot.at(), 91]);
    let key = format!("a{}", at + 1);
    entry
        .part_text(PartyDay::minutes, &key, Minutes::title, kind.label())
        .part(PartyDay::minutes, &key, Minutes::start, &start)
        .part(PartyDay::minutes, &key, Minutes::end, &end)
        .part(PartyDay::minutes, &key, Minutes::due, &count.due)
        .part(PartyDay::minutes, &key, Minutes::present, &count.present)
        .part_text(PartyDay::minutes, &key, Minutes::topics, pick(&DATA.topics, thrown))
        .part_text(PartyDay::minutes, &key, Minutes::talk, pick(&DATA.talks, thrown / 3))
        .part_text(PartyDay::minutes, &key, Minutes::resolution, pick(&DATA.resolutions, thrown / 9));
    if *kind == AgendaKind::General {
        entry
            .part(PartyDay::minutes, &key, Minutes::vote, &VoteKind::PartyMeeting)
            .part(PartyDay::minutes, &key, Minutes::ballot, &Ballot::Hands)
            .part(PartyDay::minutes, &key, Minutes::voters_due, &count.voters)
            .part(PartyDay::minutes, &key, Minutes::voters_present, &count.voting)
            .part(PartyDay::minutes, &key, Minutes::yes, &count.voting)
            .part(PartyDay::minutes, &key, Minutes::no, &0)
            .part(PartyDay::minutes, &key, Minutes::abstain, &0);
    }
}
