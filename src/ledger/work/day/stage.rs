//! 计划 → 已通知 → 已开展 → 已归档, 改期, a day held together with others, and the review from above.

use super::{named, read};
use crate::domain::dates::{Date, month_day};
use crate::domain::kind::{Id, Kind, Ref};
use crate::domain::party_day::{Lack, PartyDay, Stage, Verdict};
use crate::ledger::work::slots::{Slots, clear, create, photos_of};
use crate::ledger::{Draft, Ledger, OrgTree, rights};

/// Notes that the notice went out.
///
/// # Errors
/// What is lacking before it can: 主题, 日期, 地点, 主持人.
pub fn notify(ledger: &Ledger, id: Id, today: Date) -> Result<Draft, Vec<Lack>> {
    refuse_lacks(ledger, id, &[Stage::Notified])?;
    let mut draft = Draft::new(format!("{}：已发通知", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::notified, &today);
    Ok(draft)
}

/// Archives the day.
///
/// # Errors
/// What is lacking before it can: 开展, 学习资料, 学习笔记, 会议记录, 活动影像, 签到 and what earlier stages lack.
pub fn archive(ledger: &Ledger, id: Id, today: Date) -> Result<Draft, Vec<Lack>> {
    refuse_lacks(ledger, id, &Stage::ALL)?;
    let mut draft = Draft::new(format!("{}：归档", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::archived, &today);
    Ok(draft)
}

fn refuse_lacks(ledger: &Ledger, id: Id, stages: &[Stage]) -> Result<(), Vec<Lack>> {
    let Some(day) = ledger.read::<PartyDay>(id) else {
        return Err(vec![Lack { before: Stage::Planned, what: "这个主题党日已经删除" }]);
    };
    let mut lacks = day.lacks(photos_of(ledger, id).len());
    // A host with listed 支部 has no roll of its own; theirs are in their own records.
    lacks.retain(|lack| stages.contains(&lack.before) && (day.branches.is_empty() || lack.what != "签到"));
    if stages.contains(&Stage::Archived) && !day.is_held() {
        lacks.insert(0, Lack { before: Stage::Archived, what: "开展" });
    }
    if lacks.is_empty() { Ok(()) } else { Err(lacks) }
}

/// Takes 归档 back.
pub fn reopen(ledger: &Ledger, id: Id) -> Draft {
    let mut draft = Draft::new(format!("{}：取消归档", named(ledger, id)));
    clear::<PartyDay>(&mut draft, id, PartyDay::archived);
    draft
}

/// 改期, with its reason. The fixed day stays noted, so that it can be seen whether it was held in time.
///
/// # Errors
/// A Chinese sentence: no reason is given, the day was held already, or the record is gone.
pub fn reschedule(ledger: &Ledger, id: Id, to: Date, why: &str) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    if let Some(held) = day.held {
        return Err(format!("已在 {} 开展，不能改期", month_day(held)));
    }
    let why = why.trim().to_owned();
    if why.is_empty() {
        return Err("请写明改期原因，例：会场临时被占用".to_owned());
    }
    let mut draft = Draft::new(format!("{}：改期到 {}", named(ledger, id), month_day(to)));
    draft.set::<PartyDay, _>(id, PartyDay::date, &to).set::<PartyDay, _>(id, PartyDay::moved_why, &why);
    Ok(draft)
}

/// Says that none is held this month, and why.
///
/// # Errors
/// A Chinese sentence: no reason is given, the day was held already, or the record is gone.
pub fn not_applicable(ledger: &Ledger, id: Id, why: &str) -> Result<Draft, String> {
    if read(ledger, id)?.is_held() {
        return Err("已经开展，不能记为本月不开".to_owned());
    }
    let why = why.trim().to_owned();
    if why.is_empty() {
        return Err("请写明本月不开的原因，例：全体党员参加防汛值守".to_owned());
    }
    let mut draft = Draft::new(format!("{}：本月不开", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::not_applicable, &why);
    Ok(draft)
}

/// Takes 本月不开 back.
pub fn applicable(ledger: &Ledger, id: Id) -> Draft {
    let mut draft = Draft::new(format!("{}：本月照常开", named(ledger, id)));
    clear::<PartyDay>(&mut draft, id, PartyDay::not_applicable);
    draft
}

/// Says which 支部 take part in a host's 主题党日. Each gets its own record of the month, linked to the host's and on its
/// day; 支部 that are taken off the list keep theirs, unlinked. What a 支部 has held already is not touched.
///
/// # Errors
/// A Chinese sentence: the record or its month is gone, or a listed organization holds none.
pub fn set_branches(ledger: &Ledger, tree: &OrgTree, host: Id, branches: &[Id]) -> Result<Draft, String> {
    let day = read(ledger, host)?;
    let month = day.month.ok_or("这个主题党日没有月份")?;
    let mut list = Vec::new();
    for branch in branches {
        let org = tree.get(*branch).filter(|org| org.is_branch());
        let org = org.ok_or_else(|| format!("{}不是党支部，不能列入", tree.name(*branch)))?;
        list.push(Ref::to(org.id, org.name.clone()));
    }
    let mut draft = Draft::new(format!("{}：{} 个支部参加", named(ledger, host), list.len()));
    draft.set::<PartyDay, Vec<Ref>>(host, PartyDay::branches, &list);
    let slots = Slots::of_year(ledger, tree, month.year());
    for branch in &list {
        let Some(org) = branch.id else { continue };
        let known = slots.get(org, month);
        if known.is_some_and(PartyDay::is_held) {
            continue;
        }
        let slot = known.map_or_else(|| create(&mut draft, ledger, org, month), |day| day.id);
        draft.set::<PartyDay, _>(slot, PartyDay::joint, &host);
        for (field, date) in [(PartyDay::rule_day, day.rule_day), (PartyDay::date, day.date)] {
            if let Some(date) = date {
                draft.set::<PartyDay, _>(slot, field, &date);
            }
        }
        if known.is_none_or(|known| known.theme.is_empty()) {
            draft.set::<PartyDay, _>(slot, PartyDay::theme, &day.theme);
        }
    }
    for (org, linked) in slots.every().filter(|(_, linked)| linked.joint == Some(host) && !linked.is_held()) {
        if !list.iter().any(|branch| branch.id == Some(org)) {
            clear::<PartyDay>(&mut draft, linked.id, PartyDay::joint);
        }
    }
    Ok(draft)
}

/// 审阅 from above: 通过 or 退回补充, with an opinion. The reviewer is written as 组织 and 姓名, so that 今日 knows whose it was.
///
/// # Errors
/// A Chinese sentence: only those above may, a return needs its reason, or the record is gone.
pub fn review(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    verdict: Verdict,
    opinion: &str,
    (me, reviewer): (Id, &str),
    today: Date,
) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    for field in [PartyDay::verdict, PartyDay::opinion] {
        if let Some(spec) = PartyDay::SPEC.field(field) {
            rights::may_write(tree, me, day.org, spec)?;
        }
    }
    let opinion = opinion.trim().to_owned();
    if verdict == Verdict::Returned && opinion.is_empty() {
        return Err("退回补充要写明缺什么，例：没有会议记录".to_owned());
    }
    let mut draft = Draft::new(format!("审阅{}：{}", named(ledger, id), verdict.label()));
    draft.set::<PartyDay, _>(id, PartyDay::verdict, &verdict).set::<PartyDay, _>(id, PartyDay::opinion, &opinion);
    if verdict == Verdict::Open {
        clear::<PartyDay>(&mut draft, id, PartyDay::reviewed);
        clear::<PartyDay>(&mut draft, id, PartyDay::reviewer);
    } else {
        let who = format!("{} {}", tree.name(me), reviewer.trim()).trim().to_owned();
        draft.set::<PartyDay, _>(id, PartyDay::reviewed, &today).set::<PartyDay, _>(id, PartyDay::reviewer, &who);
    }
    Ok(draft)
}
