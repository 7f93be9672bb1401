//! 计划 → 已通知 → 已开展 → 已归档, 改期, and the review from above.

use super::{beside, named, read};
use crate::domain::dates::{Date, month_day};
use crate::domain::kind::{Id, Kind};
use crate::domain::party_day::{Lack, PartyDay, Stage, Verdict};
use crate::ledger::work::slots::clear;
use crate::ledger::{Draft, Ledger, OrgTree, rights};

/// Notes that the notice went out.
///
/// # Errors
/// What is lacking before it can: 主题, 日期, 地点, 主持人.
pub fn notify(ledger: &Ledger, tree: &OrgTree, id: Id, today: Date) -> Result<Draft, Vec<Lack>> {
    refuse_lacks(ledger, tree, id, &[Stage::Notified])?;
    let mut draft = Draft::new(format!("{}：已发通知", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::notified, &today);
    Ok(draft)
}

/// Archives the day.
///
/// # Errors
/// What is lacking before it can: 开展, 学习资料, 学习笔记, 会议记录, 活动影像, 签到 (of a host: that of every 支部 that takes
/// part) and what earlier stages lack.
pub fn archive(ledger: &Ledger, tree: &OrgTree, id: Id, today: Date) -> Result<Draft, Vec<Lack>> {
    refuse_lacks(ledger, tree, id, &Stage::ALL)?;
    let mut draft = Draft::new(format!("{}：归档", named(ledger, id)));
    draft.set::<PartyDay, _>(id, PartyDay::archived, &today);
    Ok(draft)
}

fn refuse_lacks(ledger: &Ledger, tree: &OrgTree, id: Id, stages: &[Stage]) -> Result<(), Vec<Lack>> {
    let Some(day) = ledger.read::<PartyDay>(id) else {
        return Err(vec![Lack { before: Stage::Planned, what: "这个主题党日已经删除" }]);
    };
    let mut lacks = day.lacks(beside(ledger, tree, &day));
    lacks.retain(|lack| stages.contains(&lack.before));
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
