//! What may be done with a finding, by whom, and when. The lower reports; the organization that issued it accepts; what a unit found
//! itself is accepted by the upper level, else by its own 书记, marked 自验.

use super::{When, called, read};
use crate::domain::dates::Date;
use crate::domain::finding::{
    Acceptance, Finding, FindingSource, FindingState, Outcome, Oversight, OversightKind, Recheck, RecheckOutcome,
    SelfCheck, Step, Submission, life,
};
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::photo::Photo;
use crate::domain::progress::Progress;
use crate::ledger::{Draft, Ledger, OrgTree, Record};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor<'a> {
    /// The organization.
    pub me: Id,
    /// The person's name.
    pub name: &'a str,
}

impl Actor<'_> {
    /// As it is written down: `街道党工委 李志远`.
    pub(super) fn signed(&self, tree: &OrgTree) -> String {
        format!("{} {}", tree.name(self.me), self.name.trim()).trim().to_owned()
    }
}

/// Said of the steps of a finding that its parts take.
pub const PARTED: &str = "这个问题已经分解，由各部分分别整改、验收，整个问题的状态跟着它们走。";

/// The first day of a progress that was reported.
fn begun(ledger: &Ledger, id: Id) -> Option<Date> {
    let of_finding =
        ledger.live(Progress::KIND).filter(|record| Id::from_value(record.value(Progress::finding)) == Some(id));
    of_finding.filter_map(|record| Date::from_value(record.value(Progress::day))).min()
}

/// Refuses a step that the finding's state does not allow, or that its parts must take.
fn allowed(ledger: &Ledger, finding: &Finding, step: Step) -> Result<(), String> {
    let has_parts =
        ledger.live(Finding::KIND).any(|record| Id::from_value(record.value(Finding::parent)) == Some(finding.id));
    if has_parts && step != Step::Claim {
        return Err(PARTED.to_owned());
    }
    life(finding, begun(ledger, finding.id)).allows(step)
}

/// Whether `me` may write what the unit writes: 认领, 措施, 进展, 报验.
///
/// # Errors
/// Who does.
pub fn may_report(tree: &OrgTree, me: Id, finding: &Finding) -> Result<(), String> {
    match finding.org {
        Some(org) if !tree.is_within(org, me) => {
            Err(format!("认领、整改和报验由{}来做，本单位只能看。", tree.name(org)))
        }
        _ => Ok(()),
    }
}

/// How `me` may accept a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepts {
    /// 验收.
    Upper,
    /// 自验.
    Own,
}

/// Whether `me` may accept it, and as what.
///
/// # Errors
/// Who does.
pub fn may_accept(tree: &OrgTree, me: Id, finding: &Finding) -> Result<Accepts, String> {
    let me = tree.resolve(me);
    let org = finding.org.map(|org| tree.resolve(org));
    let is_above = org.is_some_and(|org| org != me && tree.is_within(org, me));
    if finding.is_own() {
        return match org {
            _ if is_above => Ok(Accepts::Upper),
            Some(org) if org == me => Ok(Accepts::Own),
            Some(org) => Err(format!("自查的问题由{}的上级验收，没有上级的由本单位书记自验。", tree.name(org))),
            None => Ok(Accepts::Own),
        };
    }
    let issuer = finding.issuer.id.map(|issuer| tree.resolve(issuer));
    match issuer {
        Some(issuer) if tree.is_within(issuer, me) => Ok(Accepts::Upper),
        // Whoever issued it is not in the tree: then any level above does.
        None if is_above => Ok(Accepts::Upper),
        _ => Err(format!("验收由{}来做。本单位可以补充进展，待上级验收。", issuer_name(tree, finding))),
    }
}

fn issuer_name(tree: &OrgTree, finding: &Finding) -> String {
    let known = finding.issuer.id.and_then(|issuer| tree.get(issuer)).map(|org| org.name.clone());
    known.unwrap_or_else(|| {
        if finding.issuer.name.is_empty() { "上级党组织".to_owned() } else { finding.issuer.name.clone() }
    })
}

/// 认领、建账.
///
/// # Errors
/// It is claimed already, or another unit's.
pub fn claim(ledger: &Ledger, tree: &OrgTree, id: Id, actor: Actor<'_>, when: When) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_report(tree, actor.me, &finding)?;
    allowed(ledger, &finding, Step::Claim)?;
    let mut draft = Draft::new(format!("认领{}", called(&finding)));
    draft.set::<Finding, _>(id, Finding::claimed, &when.day).set::<Finding, _>(
        id,
        Finding::claimed_by,
        &actor.signed(tree),
    );
    Ok(draft)
}

/// 报验: the unit says that it is mended.
///
/// # Errors
/// The state does not allow it, it is another unit's, nothing is said, or measures, persons or a limit are lacking.
pub fn submit(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (actor, when): (Actor<'_>, When),
    text: &str,
    fresh: Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_report(tree, actor.me, &finding)?;
    allowed(ledger, &finding, Step::Submit)?;
    if text.trim().is_empty() {
        return Err("请写整改情况：做了什么，见到什么成效".to_owned());
    }
    is_complete(&finding)?;
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("报验{}", called(&finding)));
    draft
        .set_part::<Finding, _>(id, Finding::submissions, &key, Submission::day, &when.day)
        .set_part::<Finding, _>(id, Finding::submissions, &key, Submission::time, &when.time)
        .set_part::<Finding, _>(id, Finding::submissions, &key, Submission::by, &actor.signed(tree))
        .set_part::<Finding, _>(id, Finding::submissions, &key, Submission::text, &text.trim().to_owned());
    Ok(draft)
}

/// Whether nothing is lacking of 措施、责任人、时限.
///
/// # Errors
/// What is.
pub fn is_complete(finding: &Finding) -> Result<(), String> {
    match finding.lacks().as_slice() {
        [] => Ok(()),
        lacks => Err(format!("还缺{}，补上再报验（条条要有措施、有责任人、有时限）。", lacks.join("、"))),
    }
}

/// What is said at an 验收.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// 通过 or 退回.
    pub outcome: Outcome,
    /// 验收意见.
    pub opinion: &'a str,
    /// Of 长期坚持: until when the next stage lasts.
    pub next: Option<Date>,
}

/// 验收: 销号 or, of 长期坚持, 阶段销号; or 退回.
///
/// # Errors
/// The state does not allow it, somebody else does it, there is no evidence, or a return has no reason.
pub fn accept(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (actor, when): (Actor<'_>, When),
    verdict: Verdict<'_>,
    fresh: Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let accepts = may_accept(tree, actor.me, &finding)?;
    allowed(ledger, &finding, Step::Accept)?;
    if actor.name.trim().is_empty() {
        return Err("请填验收人".to_owned());
    }
    check_verdict(ledger, &finding, verdict, when.day)?;
    let (group, label) = match accepts {
        Accepts::Upper => (Finding::acceptances, "验收"),
        Accepts::Own => (Finding::self_checks, "自验"),
    };
    let what = match verdict.outcome {
        Outcome::Returned => "退回",
        Outcome::Accepted if finding.long => "阶段销号",
        Outcome::Accepted => "销号",
    };
    let mut draft = Draft::new(format!("{label}{}：{what}", called(&finding)));
    let key = fresh.to_string();
    let mut put = |field: &str, value: Value| {
        draft.put(Finding::KIND, id, format!("{group}.{key}.{field}"), value);
    };
    // The fields of both groups bear the same names.
    debug_assert_eq!((Acceptance::day, Acceptance::next), (SelfCheck::day, SelfCheck::next));
    put(Acceptance::day, when.day.to_value());
    put(Acceptance::time, when.time.to_value());
    put(Acceptance::by, actor.signed(tree).to_value());
    put(Acceptance::outcome, verdict.outcome.to_value());
    put(Acceptance::opinion, verdict.opinion.trim().to_owned().to_value());
    if let Some(next) = verdict.next.filter(|_| finding.long && verdict.outcome == Outcome::Accepted) {
        put(Acceptance::next, next.to_value());
    }
    Ok(draft)
}

fn check_verdict(ledger: &Ledger, finding: &Finding, verdict: Verdict<'_>, today: Date) -> Result<(), String> {
    if verdict.outcome == Outcome::Returned {
        let said = !verdict.opinion.trim().is_empty();
        return if said {
            Ok(())
        } else {
            Err("退回要写明哪里没有改到位，例：制度上墙了，没有执行记录".to_owned())
        };
    }
    let told = finding.submissions.values().any(|one| !one.text.trim().is_empty());
    let shown = ledger.live(Photo::KIND).any(|record| Id::from_value(record.value(Photo::finding)) == Some(finding.id));
    if !told && !shown {
        return Err("销号要有佐证：报验时写明整改情况，或附整改前后的照片。".to_owned());
    }
    if finding.long && verdict.next.is_some_and(|next| next <= today) {
        return Err("下一阶段验收的日子应在今天以后".to_owned());
    }
    Ok(())
}

/// Who looks back, and when.
///
/// # Errors
/// It is not closed yet, or somebody else does it.
pub fn plan_recheck(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    actor: Actor<'_>,
    (due, by): (Date, &str),
    fresh: Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_accept(tree, actor.me, &finding)?;
    allowed(ledger, &finding, Step::Recheck)?;
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("安排回头看{}", called(&finding)));
    draft.set_part::<Finding, _>(id, Finding::rechecks, &key, Recheck::due, &due).set_part::<Finding, _>(
        id,
        Finding::rechecks,
        &key,
        Recheck::by,
        &by.trim().to_owned(),
    );
    Ok(draft)
}

/// 回头看 was done: of a key that was planned, or a new one. A failure reopens the finding; its history stays.
///
/// # Errors
/// It is not closed, somebody else does it, or a failure has no reason.
pub fn recheck(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (actor, when): (Actor<'_>, When),
    (outcome, note): (RecheckOutcome, &str),
    key: &str,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_accept(tree, actor.me, &finding)?;
    allowed(ledger, &finding, Step::Recheck)?;
    if outcome == RecheckOutcome::Failed && note.trim().is_empty() {
        return Err("请写明反弹的情况，例：党务公开栏又停在上个季度".to_owned());
    }
    let mut draft = Draft::new(format!("回头看{}：{}", called(&finding), outcome.label()));
    draft
        .set_part::<Finding, _>(id, Finding::rechecks, key, Recheck::day, &when.day)
        .set_part::<Finding, _>(id, Finding::rechecks, key, Recheck::time, &when.time)
        .set_part::<Finding, _>(id, Finding::rechecks, key, Recheck::outcome, &outcome)
        .set_part::<Finding, _>(id, Finding::rechecks, key, Recheck::note, &note.trim().to_owned());
    let known = finding.rechecks.get(key).is_some_and(|one| !one.by.is_empty());
    if !known {
        draft.set_part::<Finding, _>(id, Finding::rechecks, key, Recheck::by, &actor.signed(tree));
    }
    Ok(draft)
}

/// Whether `me` stands above the unit, and so may look into it; at the top of the tree, the unit itself may.
///
/// # Errors
/// Who may.
pub fn may_oversee(tree: &OrgTree, me: Id, finding: &Finding) -> Result<(), String> {
    let Some(org) = finding.org.map(|org| tree.resolve(org)) else { return Ok(()) };
    let own = org == tree.resolve(me) && tree.parent(org).is_some();
    if own || !tree.is_within(org, me) { Err(format!("督查由{}的上级来做。", tree.name(org))) } else { Ok(()) }
}

/// 督查: an entry on the line of life. Any level above may.
///
/// # Errors
/// `me` does not stand above, or nothing is said.
pub fn oversee(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (actor, when): (Actor<'_>, When),
    (sort, note, fault): (OversightKind, &str, bool),
    fresh: Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_oversee(tree, actor.me, &finding)?;
    if note.trim().is_empty() {
        return Err(format!("请写{}的情况", sort.label()));
    }
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("{}{}", sort.label(), called(&finding)));
    draft
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::day, &when.day)
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::time, &when.time)
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::sort, &sort)
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::by, &actor.signed(tree))
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::note, &note.trim().to_owned())
        .set_part::<Finding, _>(id, Finding::oversights, &key, Oversight::fault, &fault);
    Ok(draft)
}

/// Whether `me` may part it now.
///
/// # Errors
/// It is another organization's, waits for the 验收, or is closed.
pub fn may_split(tree: &OrgTree, me: Id, finding: &Finding, state: FindingState) -> Result<(), String> {
    if let Some(org) = finding.org.filter(|org| !tree.is_within(*org, me)) {
        return Err(format!("分解由{}来做。", tree.name(org)));
    }
    match state {
        FindingState::Waiting => Err("已经报验，等验收结论出来再说，现在不用分解。".to_owned()),
        FindingState::Closed => Err("已经销号，不用再分解。".to_owned()),
        _ => Ok(()),
    }
}

/// 层层分解: a part for each unit; the whole follows them.
///
/// # Errors
/// No unit is named, it is another organization's, waits for the 验收, or is closed.
pub fn split(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    actor: Actor<'_>,
    units: &[Ref],
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    may_split(tree, actor.me, &finding, life(&finding, begun(ledger, id)).state)?;
    if units.is_empty() {
        return Err("请选分解到哪些单位".to_owned());
    }
    let mut draft = Draft::new(format!("分解{}到 {} 个单位", called(&finding), units.len()));
    for unit in units {
        let part = fresh();
        copy_into(&mut draft, &finding, part, unit, fresh);
        let issuer = Ref::to(actor.me, tree.name(actor.me));
        draft
            .set::<Finding, _>(part, Finding::parent, &id)
            .set::<Finding, _>(part, Finding::source, &finding.source)
            .set::<Finding, _>(part, Finding::issuer, &issuer);
    }
    Ok(draft)
}

/// Whether `me` may take another unit's finding on; `taken` are the units that did.
///
/// # Errors
/// It has it already.
pub fn may_take_on(
    tree: &OrgTree,
    me: Id,
    finding: &Finding,
    mut taken: impl Iterator<Item = Option<Id>>,
) -> Result<(), String> {
    let mine = |org: Option<Id>| org.map(|org| tree.resolve(org)) == Some(tree.resolve(me));
    if mine(finding.org) || taken.any(mine) {
        return Err("本单位已经有这个问题，不用再认领。".to_owned());
    }
    Ok(())
}

/// 举一反三: a unit that was not named takes a finding of another on.
///
/// # Errors
/// It is its own already.
pub fn claim_from(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (actor, when): (Actor<'_>, When),
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let taken = |record: &&Record| Id::from_value(record.value(Finding::claimed_from)) == Some(id);
    may_take_on(tree, actor.me, &finding, ledger.live(Finding::KIND).filter(taken).map(Record::org))?;
    let own = fresh();
    let mut draft = Draft::new(format!("举一反三，认领{}", called(&finding)));
    copy_into(&mut draft, &finding, own, &Ref::to(actor.me, tree.name(actor.me)), fresh);
    draft
        .set::<Finding, _>(own, Finding::source, &FindingSource::Circular)
        .set::<Finding, _>(own, Finding::claimed_from, &id)
        .set::<Finding, _>(own, Finding::claimed, &when.day)
        .set::<Finding, _>(own, Finding::claimed_by, &actor.signed(tree));
    Ok(draft)
}

/// What a part, or a finding that is taken on, has from the other one.
fn copy_into(draft: &mut Draft, from: &Finding, id: Id, unit: &Ref, fresh: &mut dyn FnMut() -> Id) {
    if let Some(org) = unit.id.or(from.org) {
        draft.belongs::<Finding>(id, org);
    }
    draft
        .set::<Finding, _>(id, Finding::text, &from.text)
        .set::<Finding, _>(id, Finding::dimension, &from.dimension)
        .set::<Finding, _>(id, Finding::commonness, &from.commonness)
        .set::<Finding, _>(id, Finding::urgency, &from.urgency)
        .set::<Finding, Ref>(id, Finding::unit, unit)
        .set::<Finding, _>(id, Finding::source_note, &from.source_note)
        .set::<Finding, _>(id, Finding::demand, &from.demand)
        .set::<Finding, _>(id, Finding::basis, &from.basis)
        .set::<Finding, _>(id, Finding::long, &from.long);
    for (field, day) in [(Finding::found, from.found), (Finding::due, from.due)] {
        if let Some(day) = day {
            draft.set::<Finding, _>(id, field, &day);
        }
    }
    for (_, measure) in from.measures_in_order() {
        super::measures::put(draft, id, &crate::ledger::scheme::short_key(fresh()), measure);
    }
}

/// A finding that a unit enters by hand: 自查 of its own, or issued to a unit below.
pub fn create(tree: &OrgTree, actor: Actor<'_>, unit: Id, text: &str, when: When, fresh: Id) -> Draft {
    let unit = tree.resolve(unit);
    let own = unit == tree.resolve(actor.me);
    let mut draft = Draft::new(format!("新建问题“{}”", crate::domain::text::shortened(text, 20)));
    draft
        .belongs::<Finding>(fresh, unit)
        .set::<Finding, _>(fresh, Finding::text, &text.trim().to_owned())
        .set::<Finding, _>(fresh, Finding::unit, &Ref::to(unit, tree.name(unit)))
        .set::<Finding, _>(fresh, Finding::found, &when.day)
        .set::<Finding, _>(fresh, Finding::source, &if own { FindingSource::Own } else { FindingSource::Oversight });
    if own {
        draft.set::<Finding, _>(fresh, Finding::claimed, &when.day).set::<Finding, _>(
            fresh,
            Finding::claimed_by,
            &actor.signed(tree),
        );
    } else {
        draft.set::<Finding, _>(fresh, Finding::issuer, &Ref::to(actor.me, tree.name(actor.me)));
    }
    draft
}

/// Deletes a finding; its parts stay, and stand for themselves.
///
/// # Errors
/// It is gone already.
pub fn delete(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let finding = read(ledger, id)?;
    let mut draft = Draft::new(format!("删除问题{}", called(&finding)));
    draft.delete(Finding::KIND, id);
    Ok(draft)
}
