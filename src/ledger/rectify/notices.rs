//! 整改通知单: from findings to a notice per unit, its number, and its way to 办结.

use std::collections::BTreeMap;

use super::board::Board;
use super::deeds::Actor;
use crate::domain::dates::Date;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::order::Ordered;
use crate::domain::rectification_notice::{NoticeCheck, NoticeStage, RectificationNotice as Notice};
use crate::ledger::{Draft, Ledger, OrgTree};
use chrono::Datelike;

/// All notices, the newest number first, drafts before them.
pub fn notices(ledger: &Ledger) -> Vec<Notice> {
    let mut all = ledger.all::<Notice>();
    all.order_by(|a, b| {
        let place = |one: &Notice| {
            (one.number.is_some(), std::cmp::Reverse((one.year, one.number)), one.unit.name.clone(), one.id)
        };
        place(a).cmp(&place(b))
    });
    all
}

/// The notices in which a finding stands, void ones left out.
pub fn of_finding(ledger: &Ledger, id: Id) -> Vec<Notice> {
    notices(ledger)
        .into_iter()
        .filter(|notice| notice.void.is_none() && notice.finding_ids().any(|known| known == id))
        .collect()
}

/// Whether every finding of a notice is 已销号 or 阶段销号. Of findings that are not here nothing is known: then it is not settled.
pub fn is_settled(board: &Board, notice: &Notice) -> bool {
    let mut ids = notice.finding_ids().peekable();
    ids.peek().is_some() && ids.all(|id| board.state(id).is_some_and(FindingState::is_settled))
}

/// How far a notice has come.
pub fn stage(board: &Board, notice: &Notice) -> NoticeStage {
    notice.stage(is_settled(board, notice))
}

/// A draft for each unit of these findings.
///
/// # Errors
/// No finding is named, or one stands in a notice already.
pub fn draft(
    ledger: &Ledger,
    tree: &OrgTree,
    ids: &[Id],
    actor: Actor<'_>,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<(Draft, Vec<Id>), String> {
    let taken = in_notices(ledger);
    let mut by_unit: BTreeMap<Id, Vec<Finding>> = BTreeMap::new();
    for id in ids {
        let finding = super::read(ledger, *id)?;
        if let Some(number) = taken.get(id) {
            return Err(format!("{}已经列入通知单{number}", super::called(&finding)));
        }
        let org = finding.org.map(|org| tree.resolve(org)).ok_or("这个问题没有责任单位，先填责任单位")?;
        by_unit.entry(org).or_default().push(finding);
    }
    if by_unit.is_empty() {
        return Err("先选要下通知单的问题".to_owned());
    }
    let mut draft = Draft::new(format!("起草整改通知单 {} 份", by_unit.len()));
    let mut made = Vec::new();
    for (unit, findings) in by_unit {
        let id = fresh();
        let ids: Vec<String> = findings.iter().map(|finding| finding.id.to_string()).collect();
        draft
            .belongs::<Notice>(id, unit)
            .set::<Notice, _>(id, Notice::issuer, &Ref::to(actor.me, tree.name(actor.me)))
            .set::<Notice, _>(id, Notice::unit, &Ref::to(unit, tree.name(unit)))
            .set::<Notice, Vec<String>>(id, Notice::findings, &ids)
            .set::<Notice, _>(id, Notice::prefix, &usual_prefix(ledger, tree, actor.me));
        if let Some(due) = findings.iter().filter_map(|finding| finding.due).max() {
            draft.set::<Notice, _>(id, Notice::due, &due);
        }
        if let Some(found) = findings.iter().filter_map(|finding| finding.found).max() {
            draft.set::<Notice, _>(id, Notice::checked, &found);
        }
        made.push(id);
    }
    Ok((draft, made))
}

/// The 字号 that the issuer used last.
fn usual_prefix(ledger: &Ledger, tree: &OrgTree, issuer: Id) -> String {
    let own = notices(ledger).into_iter().filter(|notice| is_issuer(tree, notice, issuer));
    own.map(|notice| notice.prefix).find(|prefix| !prefix.is_empty()).unwrap_or_else(|| "整改通知".to_owned())
}

/// Whether an organization issued a notice itself.
pub(super) fn is_issuer(tree: &OrgTree, notice: &Notice, org: Id) -> bool {
    notice.issuer.id.map(|issuer| tree.resolve(issuer)) == Some(tree.resolve(org))
}

/// The findings that stand in a notice that is not void, with its number or 草稿.
pub(super) fn in_notices(ledger: &Ledger) -> BTreeMap<Id, String> {
    let mut taken = BTreeMap::new();
    for notice in ledger.all::<Notice>().into_iter().filter(|notice| notice.void.is_none()) {
        let number = notice.number_in_words();
        let name = if number.is_empty() { "（草稿）".to_owned() } else { number };
        taken.extend(notice.finding_ids().map(|id| (id, name.clone())));
    }
    taken
}

fn read(ledger: &Ledger, id: Id) -> Result<Notice, String> {
    ledger.read(id).ok_or_else(|| "这份通知单已经删除，可以在历史里恢复。".to_owned())
}

pub(super) fn only_issuer(tree: &OrgTree, notice: &Notice, me: Id) -> Result<(), String> {
    match notice.issuer.id {
        Some(issuer) if tree.is_within(issuer, me) => Ok(()),
        None => Ok(()),
        Some(issuer) => Err(format!("签发和复查由{}来做，本单位签收、报告。", tree.name(issuer))),
    }
}

pub(super) fn only_unit(tree: &OrgTree, notice: &Notice, me: Id) -> Result<(), String> {
    match notice.org {
        Some(org) if !tree.is_within(org, me) => Err(format!("签收和整改报告由{}来做。", tree.name(org))),
        _ => Ok(()),
    }
}

/// Refuses what nobody does with a void notice any more.
pub(super) fn not_void(notice: &Notice) -> Result<(), String> {
    match notice.void {
        Some(_) => Err("这份通知单已经作废，不再签收、报告和复查".to_owned()),
        None => Ok(()),
    }
}

/// The next number of an issuer in a year. Numbers of void notices are not given again.
pub fn next_number(ledger: &Ledger, tree: &OrgTree, issuer: Id, year: i64) -> i64 {
    let own = notices(ledger).into_iter().filter(|notice| is_issuer(tree, notice, issuer) && notice.year == Some(year));
    own.filter_map(|notice| notice.number).max().unwrap_or(0) + 1
}

/// What is lacking before 签发. Where no 签发人 is named, whoever presses the button is.
pub fn lacks(notice: &Notice, presser: &str) -> Vec<&'static str> {
    let lacks = [
        (notice.unit.is_empty(), "主送"),
        (notice.findings.is_empty(), "问题"),
        (notice.due.is_none(), "整改时限"),
        (notice.signer.trim().is_empty() && presser.trim().is_empty(), "签发人"),
        (notice.demand.trim().is_empty(), "整改要求"),
    ];
    lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}

/// 签发: gives the number.
///
/// # Errors
/// It is issued already, somebody else does it, or something is lacking: 主送, 问题, 时限, 签发人.
pub fn issue(ledger: &Ledger, tree: &OrgTree, id: Id, actor: Actor<'_>, today: Date) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_issuer(tree, &notice, actor.me)?;
    if notice.issued.is_some() {
        return Err("已经签发".to_owned());
    }
    let signer = if notice.signer.trim().is_empty() { actor.name.trim() } else { notice.signer.trim() };
    let lacks = lacks(&notice, actor.name);
    if !lacks.is_empty() {
        return Err(format!("还缺{}，补上再签发", lacks.join("、")));
    }
    let year = i64::from(today.year());
    let issuer = notice.issuer.id.unwrap_or(actor.me);
    let number = next_number(ledger, tree, issuer, year);
    let mut draft = Draft::new(format!("签发整改通知单{}〔{year}〕{number} 号", notice.prefix));
    draft
        .set::<Notice, _>(id, Notice::year, &year)
        .set::<Notice, _>(id, Notice::number, &number)
        .set::<Notice, _>(id, Notice::signer, &signer.to_owned())
        .set::<Notice, _>(id, Notice::issued, &today);
    Ok(draft)
}

/// Notes that it was sent (导出下发).
///
/// # Errors
/// It is not issued, or void.
pub fn send(ledger: &Ledger, id: Id, today: Date) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    if notice.issued.is_none() || notice.void.is_some() {
        return Err("先签发，再下发".to_owned());
    }
    let mut draft = Draft::new(format!("下发整改通知单{}", notice.number_in_words()));
    draft.set::<Notice, _>(id, Notice::sent, &today);
    Ok(draft)
}

/// 签收, by the unit.
///
/// # Errors
/// It is not issued, received already, or another unit's.
pub fn receive(ledger: &Ledger, tree: &OrgTree, id: Id, actor: Actor<'_>, today: Date) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_unit(tree, &notice, actor.me)?;
    not_void(&notice)?;
    match () {
        () if notice.issued.is_none() => return Err("通知单还没有签发".to_owned()),
        () if notice.received.is_some() => return Err("已经签收".to_owned()),
        () => {}
    }
    let mut draft = Draft::new(format!("签收整改通知单{}", notice.number_in_words()));
    draft.set::<Notice, _>(id, Notice::received, &today).set::<Notice, _>(
        id,
        Notice::receiver,
        &actor.name.trim().to_owned(),
    );
    Ok(draft)
}

/// 整改情况报告, by the unit.
///
/// # Errors
/// It was not received, another unit's, or nothing is said.
pub fn report(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    actor: Actor<'_>,
    (text, today): (&str, Date),
) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_unit(tree, &notice, actor.me)?;
    not_void(&notice)?;
    match () {
        () if notice.received.is_none() => return Err("先签收，再报告整改情况".to_owned()),
        () if text.trim().is_empty() => return Err("请写整改情况".to_owned()),
        () => {}
    }
    let mut draft = Draft::new(format!("报告整改通知单{}的整改情况", notice.number_in_words()));
    draft.set::<Notice, _>(id, Notice::report, &text.trim().to_owned()).set::<Notice, _>(id, Notice::reported, &today);
    Ok(draft)
}

/// 复查, by the issuer.
///
/// # Errors
/// There is no report yet, somebody else does it, 整改到位 is said while a finding is open, or 没有到位 without a reason.
pub fn recheck(
    ledger: &Ledger,
    tree: &OrgTree,
    board: &Board,
    id: Id,
    (actor, today): (Actor<'_>, Date),
    (check, note): (NoticeCheck, &str),
) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_issuer(tree, &notice, actor.me)?;
    not_void(&notice)?;
    if notice.reported.is_none() {
        return Err("责任单位还没有报告整改情况，报告以后再复查".to_owned());
    }
    if check == NoticeCheck::Passed && !is_settled(board, &notice) {
        let open = notice.finding_ids().filter(|id| !board.state(*id).is_some_and(FindingState::is_settled)).count();
        return Err(format!("还有 {open} 个问题没有销号，不能办结。先逐个验收。"));
    }
    if check == NoticeCheck::Failed && note.trim().is_empty() {
        return Err("请写明哪里没有到位".to_owned());
    }
    let mut draft = Draft::new(format!("复查整改通知单{}：{}", notice.number_in_words(), check.label()));
    draft
        .set::<Notice, _>(id, Notice::check, &check)
        .set::<Notice, _>(id, Notice::check_note, &note.trim().to_owned())
        .set::<Notice, _>(id, Notice::rechecker, &actor.name.trim().to_owned())
        .set::<Notice, _>(id, Notice::rechecked, &today);
    Ok(draft)
}

/// 作废: the number stays and is not given again.
///
/// # Errors
/// It is not issued (then it is deleted), void already, somebody else does it, or no reason is given.
pub fn void(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    actor: Actor<'_>,
    (why, today): (&str, Date),
) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_issuer(tree, &notice, actor.me)?;
    match () {
        () if notice.issued.is_none() => return Err("草稿直接删除，不用作废".to_owned()),
        () if notice.void.is_some() => return Err("已经作废".to_owned()),
        () if why.trim().is_empty() => return Err("请写明作废原因".to_owned()),
        () => {}
    }
    let mut draft = Draft::new(format!("作废整改通知单{}", notice.number_in_words()));
    draft.set::<Notice, _>(id, Notice::void, &today).set::<Notice, _>(id, Notice::void_why, &why.trim().to_owned());
    Ok(draft)
}

/// Deletes a draft.
///
/// # Errors
/// It is issued: then it is made void.
pub fn delete(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    if notice.issued.is_some() {
        return Err("已经签发的通知单不能删除，只能作废，编号保留".to_owned());
    }
    let mut draft = Draft::new(format!("删除给{}的通知单草稿", notice.unit.name));
    draft.delete(Notice::KIND, id);
    Ok(draft)
}

/// Takes a finding out of a draft, or puts one in.
///
/// # Errors
/// It is issued already.
pub fn set_findings(ledger: &Ledger, id: Id, findings: &[Id]) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    if notice.issued.is_some() {
        return Err("已经签发，问题不再增减".to_owned());
    }
    let mut draft = Draft::new(format!("给{}的通知单：改问题", notice.unit.name));
    let ids: Vec<String> = findings.iter().map(ToString::to_string).collect();
    draft.put(Notice::KIND, id, Notice::findings, ids.to_value());
    Ok(draft)
}

/// Notices of one issuer and year that bear the same number, after a merge.
pub fn doubles(ledger: &Ledger, tree: &OrgTree) -> Vec<Vec<Notice>> {
    let mut by_number: BTreeMap<(Option<Id>, String, i64, i64), Vec<Notice>> = BTreeMap::new();
    for notice in ledger.all::<Notice>() {
        if let (Some(year), Some(number)) = (notice.year, notice.number) {
            let issuer = notice.issuer.id.map(|issuer| tree.resolve(issuer));
            by_number.entry((issuer, notice.prefix.clone(), year, number)).or_default().push(notice);
        }
    }
    by_number.into_values().filter(|same| same.len() > 1).collect()
}

/// Gives the one of a double that was not sent the next free number.
///
/// # Errors
/// It was sent: then the other one is renumbered, or one of them is made void.
pub fn renumber(ledger: &Ledger, tree: &OrgTree, id: Id, actor: Actor<'_>) -> Result<Draft, String> {
    let notice = read(ledger, id)?;
    only_issuer(tree, &notice, actor.me)?;
    if notice.sent.is_some() || notice.received.is_some() {
        return Err("这一份已经下发，编号不能改。请改没有下发的那一份，或作废其中一份。".to_owned());
    }
    let (issuer, year) = (notice.issuer.id.unwrap_or(actor.me), notice.year.ok_or("还没有签发，没有编号")?);
    let number = next_number(ledger, tree, issuer, year);
    let mut draft = Draft::new(format!("{}改为 {number} 号", notice.number_in_words()));
    draft.put(Notice::KIND, id, Notice::number, Value::from(number));
    Ok(draft)
}
