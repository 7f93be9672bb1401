//! From findings to drafts: what may stand in a notice, and what is written for a start.

use std::collections::BTreeMap;

use crate::domain::dates::Date;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::board::{Board, Entry};
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::limit::{self, Press};
use crate::ledger::rectify::notices;
use crate::ledger::{Draft, Ledger, OrgTree};

/// A finding that may stand in a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: Id,
    /// What is wrong.
    pub text: String,
    /// Its limit in words, and how pressing it is.
    pub limit: (String, Press),
    /// How far it has come.
    pub state: FindingState,
}

/// A unit and what may stand in a notice to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    /// The unit.
    pub unit: Id,
    /// Its name.
    pub name: String,
    /// Its findings, the nearest limit first.
    pub findings: Vec<Candidate>,
}

/// The units below with open findings that `me` issued and that stand in no notice, in the order of the tree.
pub fn candidates(ledger: &Ledger, tree: &OrgTree, board: &Board, me: Id, today: Date) -> Vec<Candidates> {
    let (me, taken) = (tree.resolve(me), notices::in_notices(ledger));
    let mut units: BTreeMap<Id, Vec<(&Entry, FindingState)>> = BTreeMap::new();
    for (entry, state) in board.all() {
        let finding = &entry.finding;
        let mine = finding.issuer.id.map(|issuer| tree.resolve(issuer)) == Some(me);
        let org = finding.org.map(|org| tree.resolve(org)).filter(|org| *org != me && tree.is_within(*org, me));
        let free = !state.is_settled() && !board.is_whole(finding.id) && !taken.contains_key(&finding.id);
        if let Some(org) = org.filter(|_| mine && free) {
            units.entry(org).or_default().push((entry, state));
        }
    }
    let one = |(entry, state): (&Entry, FindingState)| Candidate {
        id: entry.finding.id,
        text: entry.finding.text.clone(),
        limit: limit::words(entry, state, today),
        state,
    };
    let of_unit = |(unit, _): (Id, usize)| {
        let mut all = units.remove(&unit)?;
        all.order_by_key(|(entry, _)| (entry.life.due.is_none(), entry.life.due, entry.finding.id));
        let findings = all.into_iter().map(one).collect();
        Some(Candidates { unit, name: tree.name(unit).to_owned(), findings })
    };
    tree.subtree(me).into_iter().filter_map(of_unit).collect()
}

/// What a unit is told to do, in the words that fit every notice.
pub fn usual_demand(issuer: &str) -> String {
    let report = if issuer.is_empty() { "报签发单位复查".to_owned() } else { format!("报{issuer}复查") };
    [
        "1. 对照所列问题逐条制定整改措施，明确责任人和完成时限，建账整改。",
        "2. 每月更新整改进展；整改完一条，报验一条，没有验收的不销号。",
        &format!("3. 在整改时限内完成整改，写出整改情况报告，附整改前后的佐证，{report}。"),
        "4. 举一反三，查一查同类问题，把好的做法固定下来，防止反弹。",
    ]
    .join("\n")
}

/// A draft for each unit of these findings, with what can be known written for a start: 要求、依据、责任人、签发人.
///
/// # Errors
/// No finding is named, or one stands in a notice already.
pub fn draw_up(
    ledger: &Ledger,
    tree: &OrgTree,
    ids: &[Id],
    actor: Actor<'_>,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<(Draft, Vec<Id>), String> {
    let (mut draft, made) = notices::draft(ledger, tree, ids, actor, fresh)?;
    let mut by_unit: BTreeMap<Id, Vec<Finding>> = BTreeMap::new();
    for finding in ids.iter().filter_map(|id| ledger.read::<Finding>(*id)) {
        if let Some(org) = finding.org {
            by_unit.entry(tree.resolve(org)).or_default().push(finding);
        }
    }
    let issuer = tree.name(actor.me);
    let head = |org: Id| tree.get(org).and_then(|org| org.secretary()).map(|head| head.name.clone());
    for (id, (unit, findings)) in made.iter().zip(by_unit) {
        draft.set::<Notice, _>(*id, Notice::demand, &usual_demand(issuer));
        let texts = [
            (Notice::basis, basis(&findings)),
            (Notice::person, head(unit).unwrap_or_default()),
            (Notice::signer, head(actor.me).unwrap_or_default()),
        ];
        for (field, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            draft.set::<Notice, _>(*id, field, &text);
        }
    }
    Ok((draft, made))
}

/// Every 依据 that a finding names, once.
fn basis(findings: &[Finding]) -> String {
    let mut all: Vec<&str> = Vec::new();
    for text in findings.iter().map(|finding| finding.basis.trim()).filter(|text| !text.is_empty()) {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join("\n")
}
