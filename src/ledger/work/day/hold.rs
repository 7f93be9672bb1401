//! Roll call: 应到 is frozen when the day is held, exceptions are marked, 补课 comes later.

use super::{guests, named, read};
use crate::domain::dates::{Date, Time};
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::party_day::{Attendance, PartyDay, Presence, expected};
use crate::ledger::work::people::members_of;
use crate::ledger::work::slots::clear;
use crate::ledger::{Draft, Ledger, OrgTree};

/// Marks the day as held and freezes 应到: those who belong to the branch on that day and are not 免于考勤. Later transfers
/// change no old rate. A host with whom 支部 take part has no roll of its own; each 支部 answers for its own record.
///
/// # Errors
/// A Chinese sentence: the record is gone, or the times are swapped.
pub fn hold(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    day: Date,
    from: Option<Time>,
    to: Option<Time>,
) -> Result<Draft, String> {
    let known = read(ledger, id)?;
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err(format!("结束时间 {to} 早于开始时间 {from}"));
    }
    let mut draft = Draft::new(format!("{}：已开展", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::held, &day);
    draft.put(PartyDay::KIND, id, PartyDay::held_from, from.map_or(Value::Null, |time| time.to_value()));
    draft.put(PartyDay::KIND, id, PartyDay::held_to, to.map_or(Value::Null, |time| time.to_value()));
    // A roll that stands is frozen; holding again with another time must not change it.
    if let Some(org) = known.org.filter(|_| known.roll.is_empty() && guests(ledger, tree, &known).is_empty()) {
        let roll = expected(&members_of(ledger, tree, org), day);
        draft.set::<PartyDay, Vec<Ref>>(id, PartyDay::roll, &roll);
    }
    Ok(draft)
}

/// Takes 已开展 back, and 归档 with it; the roll is drawn up anew next time, what was marked stays.
pub fn unhold(ledger: &Ledger, id: Id) -> Draft {
    let mut draft = Draft::new(format!("{}：退回到未开展", named(ledger, id)));
    for field in [PartyDay::held, PartyDay::held_from, PartyDay::held_to, PartyDay::roll, PartyDay::archived] {
        clear::<PartyDay>(&mut draft, id, field);
    }
    draft
}

/// Marks how somebody took part. Plain 到会 of somebody on the roll is not written; somebody who came without being on it is
/// put there, unless as 列席.
///
/// # Errors
/// A Chinese sentence: the record is gone, or the person has no record.
pub fn mark(ledger: &Ledger, id: Id, member: &Ref, presence: Presence, reason: &str) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    let key = key_of(member)?;
    let mut draft = Draft::new(format!("签到：{} {}", member.name, presence.label()));
    let part = |field: &str| format!("{}.{key}.{field}", PartyDay::attendance);
    if presence == Presence::Present {
        for field in [Attendance::name, Attendance::presence, Attendance::reason, Attendance::makeup] {
            clear::<PartyDay>(&mut draft, id, &part(field));
        }
    } else {
        draft.set::<PartyDay, _>(id, &part(Attendance::name), &member.name);
        draft.set::<PartyDay, _>(id, &part(Attendance::presence), &presence);
        draft.set::<PartyDay, _>(id, &part(Attendance::reason), &reason.trim().to_owned());
        if !matches!(presence, Presence::Leave | Presence::Absent) {
            clear::<PartyDay>(&mut draft, id, &part(Attendance::makeup));
        }
    }
    let on_roll = day.roll.iter().any(|person| person.id == member.id);
    if day.is_held() && !on_roll && presence != Presence::Observer {
        put_on_roll(&mut draft, &day, member);
    }
    Ok(draft)
}

/// Notes that somebody who was away made it good on a day; `None` takes that back.
///
/// # Errors
/// A Chinese sentence: the record is gone, the person was there, or the day lies before the 主题党日.
pub fn make_up(ledger: &Ledger, id: Id, member: &Ref, on: Option<Date>) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    let key = key_of(member)?;
    let away = day.attendance.get(&key).is_some_and(|a| matches!(a.presence, Presence::Leave | Presence::Absent));
    if !away {
        return Err(format!("{}没有记请假或缺席，不用补课", member.name));
    }
    if let (Some(on), Some(held)) = (on, day.held)
        && on < held
    {
        return Err(format!("补课日期 {on} 早于开展日期 {held}"));
    }
    let mut draft = Draft::new(match on {
        Some(on) => format!("{}：{on} 补课", member.name),
        None => format!("{}：取消补课", member.name),
    });
    let field = format!("{}.{key}.{}", PartyDay::attendance, Attendance::makeup);
    draft.put(PartyDay::KIND, id, field, on.map_or(Value::Null, |on| on.to_value()));
    Ok(draft)
}

/// Adds somebody to 应到.
///
/// # Errors
/// A Chinese sentence: the record is gone, or the person has no record.
pub fn add_to_roll(ledger: &Ledger, id: Id, member: &Ref) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    key_of(member)?;
    let mut draft = Draft::new(format!("应到名单：加{}", member.name));
    if !day.roll.iter().any(|person| person.id == member.id) {
        put_on_roll(&mut draft, &day, member);
    }
    Ok(draft)
}

/// Takes somebody off 应到.
///
/// # Errors
/// A Chinese sentence: the record is gone.
pub fn remove_from_roll(ledger: &Ledger, id: Id, member: &Ref) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    let rest: Vec<Ref> = day.roll.into_iter().filter(|person| person != member).collect();
    let mut draft = Draft::new(format!("应到名单：去掉{}", member.name));
    draft.set::<PartyDay, Vec<Ref>>(id, PartyDay::roll, &rest);
    Ok(draft)
}

fn put_on_roll(draft: &mut Draft, day: &PartyDay, member: &Ref) {
    let roll: Vec<Ref> = day.roll.iter().chain([member]).cloned().collect();
    draft.set::<PartyDay, Vec<Ref>>(day.id, PartyDay::roll, &roll);
}

fn key_of(member: &Ref) -> Result<String, String> {
    member.id.map(|id| id.to_string()).ok_or_else(|| format!("名册里没有{}，请先在“党员”里添加。", member.name))
}
