//! What goes up and what comes back: 报送, 回执, 审阅; and the one field that both wrote without knowing of each other.

use super::data::{DATA, mix, pick};
use super::fate::{Fate, Slot};
use super::plans;
use super::steps::{Entry, Pen};
use super::world::{World, org_id};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::kind::Id;
use crate::domain::party_day::{PartyDay, Report, Verdict};
use crate::domain::receipt::Receipt;

/// Who reviews in the 街道.
pub const REVIEWER: &str = "王雅琴";

/// Writes what the 社区 sent and the 街道 answered, and leaves one conflict.
pub fn write(world: &World, slots: &[Slot], pen: &mut Pen) {
    let community = org_id("qd2");
    for slot in slots.iter().filter(|slot| slot.org.ours && slot.month <= slot.org.due.prev()) {
        if let Fate::Archived(_, archived) = slot.fate {
            let sent = add_days(archived, 2).min(world.today);
            send(slot, community, sent, pen);
            answer(slot, add_days(sent, 4).min(world.today), pen);
        }
    }
    receipts(world, slots, pen);
    conflict(world, pen);
}

/// The pack in which the community sent a month.
fn pack_of(month: YearMonth) -> Id {
    Id::natural(&["demo", "pack", &month.to_string()])
}

fn send(slot: &Slot, by: Id, sent: Date, pen: &mut Pen) {
    let (draft, by) = (pen.here.on(sent, "报送主题党日"), by.to_string());
    Entry::again::<PartyDay>(draft, PartyDay::id_of(slot.org.id, slot.month))
        .part(PartyDay::reports, &by, Report::day, &sent)
        .part(PartyDay::reports, &by, Report::pack, &pack_of(slot.month));
}

/// One is returned; of the last month only one more is read yet.
fn answer(slot: &Slot, day: Date, pen: &mut Pen) {
    let last = slot.month == slot.org.due.prev();
    let (verdict, opinion) = match slot.org.key.as_str() {
        "qd2-2" if last => (Verdict::Returned, DATA.returned.as_str()),
        "qd2-1" => (Verdict::Passed, pick(&DATA.passed, mix(&[slot.at(), 111]))),
        _ if last => return,
        _ => (Verdict::Passed, ""),
    };
    let draft = pen.there.on(day, "审阅主题党日");
    Entry::again::<PartyDay>(draft, PartyDay::id_of(slot.org.id, slot.month))
        .set(PartyDay::verdict, &verdict)
        .text(PartyDay::opinion, opinion)
        .set(PartyDay::reviewed, &day)
        .text(PartyDay::reviewer, REVIEWER);
}

fn receipts(world: &World, slots: &[Slot], pen: &mut Pen) {
    let (Some(community), Some(street)) = (world.org("qd2"), world.org("qd")) else { return };
    let sent = |month: YearMonth| {
        let of_month = slots.iter().filter(|slot| slot.org.ours && slot.month == month && month <= slot.org.due.prev());
        of_month.filter_map(|slot| if let Fate::Archived(_, day) = slot.fate { Some(day) } else { None }).max()
    };
    for (month, archived) in world.months().filter_map(|month| Some((month, sent(month)?))) {
        let (pack, day) = (pack_of(month), add_days(archived, 3).min(world.today));
        let draft = pen.there.on(day, "收到报送");
        Entry::of::<Receipt>(draft, Receipt::id_of(pack, street.id), community.id)
            .set(Receipt::pack, &pack)
            .text(Receipt::title, &format!("{} {}主题党日", community.name, month.in_words()))
            .text(Receipt::by, &street.name)
            .text(Receipt::person, REVIEWER)
            .set(Receipt::received, &day);
    }
}

/// Both add a sentence to what 第一网格 is to do in the next month.
fn conflict(world: &World, pen: &mut Pen) {
    let Some(branch) = world.org("qd2-1") else { return };
    let month = world.next_month();
    let id = PartyDay::id_of(org_id("qd2-1"), month);
    let plan = plans::topic(world, branch, month).content;
    for (ours, days, words) in [(true, -1, &DATA.ours), (false, -2, &DATA.theirs)] {
        let draft = pen.on(ours, add_days(world.today, days), "改主题党日的内容");
        Entry::again::<PartyDay>(draft, id).text(PartyDay::content, &format!("{plan}{words}"));
    }
}
