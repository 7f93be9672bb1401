//! What was read out of a pasted 整改方案, taken over as findings.

use super::When;
use super::deeds::{Actor, create};
use super::measures::{number, put};
use super::monthly;
use crate::domain::dates::{Date, YearMonth};
use crate::domain::finding::{Finding, FindingSource, Measure};
use crate::domain::kind::{Id, Kind, Ref, Value};
use crate::domain::numbering::scan::squeezed;
use crate::domain::order_key::spread;
use crate::domain::progress::Progress;
use crate::domain::rectification::reading::ReadFinding;
use crate::ledger::work::people::named;
use crate::ledger::{Draft, Ledger, OrgTree};

/// What is said once for the whole paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// 责任单位 where the paper names none that is known here.
    pub unit: Id,
    /// 来源.
    pub source: FindingSource,
    /// 来源说明: the title of the paper.
    pub note: String,
    /// 提出单位; empty for what the unit found itself.
    pub issuer: Ref,
    /// 发现日期.
    pub found: Date,
    /// The paper is the unit's own answer: what it lists is taken on (认领建账) at once.
    pub claim: bool,
}

/// The unit of a finding: the one that the paper names, where exactly one within `me` bears the name; else that of the paper.
pub fn unit_of(tree: &OrgTree, me: Id, paper: &Paper, finding: &ReadFinding) -> Id {
    let wanted = squeezed(&finding.unit);
    let within = tree.ids_within(me);
    let bears = |name: &str| {
        let name = squeezed(name);
        !wanted.is_empty()
            && (name == wanted || name.trim_end_matches("党委") == wanted || name == format!("{wanted}党支部"))
    };
    let mut all = tree.all().filter(|org| within.contains(&org.id) && bears(&org.name)).map(|org| tree.resolve(org.id));
    match (all.next(), all.next()) {
        (Some(only), None) => only,
        _ => paper.unit,
    }
}

/// Which of the findings are in the ledger already: the same problem of the same unit.
pub fn doubles(ledger: &Ledger, tree: &OrgTree, me: Id, paper: &Paper, findings: &[ReadFinding]) -> Vec<Option<Id>> {
    let known: Vec<Finding> = ledger.all();
    let same = |read: &ReadFinding| {
        let unit = unit_of(tree, me, paper, read);
        let text = squeezed(&read.text);
        let is_same = |one: &&Finding| {
            let of_unit = one.org.map(|org| tree.resolve(org)) == Some(unit);
            of_unit && squeezed(&one.text).trim_end_matches('。') == text.trim_end_matches('。')
        };
        known.iter().find(is_same).map(|one| one.id)
    };
    findings.iter().map(same).collect()
}

/// Takes the findings over, in one action.
///
/// # Errors
/// There is none, or one has no words.
pub fn take_over(
    (ledger, tree): (&Ledger, &OrgTree),
    (actor, when): (Actor<'_>, When),
    paper: &Paper,
    findings: &[ReadFinding],
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    if findings.is_empty() {
        return Err("没有要导入的问题".to_owned());
    }
    if let Some(at) = findings.iter().position(|finding| finding.text.trim().is_empty()) {
        return Err(format!("第 {} 个问题没有写问题", at + 1));
    }
    let mut draft = Draft::new(format!("从整改方案导入 {} 个问题", findings.len()));
    for finding in findings {
        let id = fresh();
        let unit = unit_of(tree, actor.me, paper, finding);
        draft.and(create(tree, actor, unit, &finding.text, When { day: paper.found, ..when }, id));
        facts(&mut draft, id, paper, finding);
        people(&mut draft, (ledger, tree), (id, unit), finding);
        claim(&mut draft, tree, (id, actor), paper);
        let orders = spread(finding.measures.len());
        for (at, (read, order)) in finding.measures.iter().zip(orders).enumerate() {
            let number = if read.number.is_empty() { number(at) } else { read.number.clone() };
            let person = if read.person.is_empty() { Ref::default() } else { person(ledger, tree, unit, &read.person) };
            let measure =
                Measure { order, number, text: read.text.clone(), person, due: read.due, ..Measure::default() };
            put(&mut draft, id, &crate::ledger::scheme::short_key(fresh()), &measure);
        }
        if !finding.told.trim().is_empty() {
            let made = Finding { org: Some(unit), ..Finding::blank(id) };
            let month = YearMonth::of(when.day);
            let progress = monthly::begin(&mut draft, &made, month, (actor.name, when.day));
            draft.set::<Progress, _>(progress, Progress::text, &finding.told.trim().to_owned());
        }
    }
    Ok(draft)
}

fn facts(draft: &mut Draft, id: Id, paper: &Paper, finding: &ReadFinding) {
    draft.set::<Finding, _>(id, Finding::source, &paper.source);
    if let Some(commonness) = finding.commonness {
        draft.set::<Finding, _>(id, Finding::commonness, &commonness);
    }
    if let Some(urgency) = finding.urgency {
        draft.set::<Finding, _>(id, Finding::urgency, &urgency);
    }
    if let Some(due) = finding.due {
        draft.set::<Finding, _>(id, Finding::due, &due);
    }
    if finding.long {
        draft.set::<Finding, _>(id, Finding::long, &true);
    }
    let note = [paper.note.trim(), finding.source.trim()];
    let note = note.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　");
    let texts = [
        (Finding::dimension, finding.dimension.trim()),
        (Finding::demand, finding.demand.trim()),
        (Finding::basis, finding.basis.trim()),
        (Finding::limit_note, finding.limit_note.trim()),
        (Finding::source_note, note.as_str()),
    ];
    for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        draft.set::<Finding, _>(id, field, &text.to_owned());
    }
}

fn people(draft: &mut Draft, (ledger, tree): (&Ledger, &OrgTree), (id, unit): (Id, Id), finding: &ReadFinding) {
    for (field, names) in [(Finding::leaders, &finding.leaders), (Finding::persons, &finding.persons)] {
        let all: Vec<Ref> = names.iter().map(|name| person(ledger, tree, unit, name)).collect();
        if !all.is_empty() {
            draft.set::<Finding, _>(id, field, &all);
        }
    }
    // A unit that is not known here keeps its name.
    let is_known = squeezed(tree.name(unit)).contains(&squeezed(&finding.unit));
    if !finding.unit.trim().is_empty() && !is_known {
        draft.set::<Finding, _>(id, Finding::unit, &Ref::to(unit, finding.unit.trim()));
    }
}

/// A person as the roster knows them, by the whole or, of `组织委员 何静` and `何静（组织委员）`, by the name alone; else the words of the
/// paper.
fn person(ledger: &Ledger, tree: &OrgTree, unit: Id, name: &str) -> Ref {
    let last = name.split_whitespace().last();
    let before = name.split(['（', '(']).next().map(str::trim);
    let mut names = [Some(name), last, before].into_iter().flatten();
    let known = names.find_map(|name| Some(named(ledger, tree, unit, name)).filter(|known| known.id.is_some()));
    known.unwrap_or_else(|| Ref::named(name.trim()))
}

/// 提出单位, and the 认领 of a paper that is the unit's own answer.
fn claim(draft: &mut Draft, tree: &OrgTree, (id, actor): (Id, Actor<'_>), paper: &Paper) {
    let issuer = &paper.issuer;
    draft.set::<Finding, Ref>(id, Finding::issuer, issuer);
    match paper.claim {
        true => {
            let by = format!("{} {}", tree.name(actor.me), actor.name.trim());
            draft.set::<Finding, _>(id, Finding::claimed, &paper.found).set::<Finding, _>(
                id,
                Finding::claimed_by,
                &by.trim().to_owned(),
            );
        }
        false => {
            draft.put(Finding::KIND, id, Finding::claimed, Value::Null).put(
                Finding::KIND,
                id,
                Finding::claimed_by,
                Value::Null,
            );
        }
    }
}

#[cfg(test)]
#[path = "takeover_tests.rs"]
mod tests;
