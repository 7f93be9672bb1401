//! The draft of the rows that a person ticked, and the text of those that cannot be imported.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Place, Plan};
use super::{Roster, Verdict, is_private};
use crate::domain::kind::{FieldValue, Id, Kind, Ref};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::{Level, Organization};
use crate::domain::tsv;
use crate::ledger::Draft;
use crate::ledger::paste::is_blank;

/// Header of the column that says what is wrong with a row.
const REASON: &str = "说明";

/// One draft of the rows that `chosen` (by index in [`Roster::rows`]) and that have no problems, with the unknown
/// 党支部 named in `create_branches`. Rows that say nothing new write nothing.
pub fn draft(
    roster: &Roster,
    chosen: &dyn Fn(usize) -> bool,
    create_branches: &BTreeSet<String>,
    ids: &mut dyn FnMut() -> Id,
) -> Draft {
    let mut draft = Draft::new("");
    let created = create(roster, create_branches, ids, &mut draft);
    let (mut new, mut changed) = (0usize, 0usize);
    for (index, row) in roster.rows.iter().enumerate() {
        let verdict = row.verdict_if(create_branches);
        let Some(plan) = row.plan.as_ref().filter(|_| verdict.is_importable() && chosen(index)) else { continue };
        let org = match &plan.place {
            Place::Stay => None,
            Place::In(id) => Some(*id),
            Place::Created(name) => created.get(name.as_str()).copied(),
        };
        write(plan, org, ids, &mut draft);
        if verdict == Verdict::New { new += 1 } else { changed += 1 }
    }
    let branches = if created.is_empty() { String::new() } else { format!("，新建党支部 {} 个", created.len()) };
    draft.label = format!("粘贴名册：新增 {new} 名，改动 {changed} 名{branches}");
    draft
}

fn create<'a>(
    roster: &'a Roster,
    wanted: &BTreeSet<String>,
    ids: &mut dyn FnMut() -> Id,
    draft: &mut Draft,
) -> BTreeMap<&'a str, Id> {
    let mut created = BTreeMap::new();
    for branch in roster.unknown_branches.iter().filter(|branch| wanted.contains(&branch.name)) {
        let id = ids();
        draft.set::<Organization, _>(id, Organization::name, &branch.title);
        draft.set::<Organization, _>(id, Organization::level, &Level::Branch);
        let parent = Ref::to(branch.parent, branch.parent_name.as_str());
        draft.set::<Organization, _>(id, Organization::parent, &parent);
        created.insert(branch.name.as_str(), id);
    }
    created
}

fn write(plan: &Plan, org: Option<Id>, ids: &mut dyn FnMut() -> Id, draft: &mut Draft) {
    let member = plan.member.unwrap_or_else(ids);
    let private = MemberPrivate::id_of(member);
    let mut has_private = false;
    for (spec, value) in &plan.writes {
        let (kind, id) = if is_private(spec) {
            has_private = true;
            (MemberPrivate::SPEC.name, private)
        } else {
            (Member::SPEC.name, member)
        };
        draft.put(kind, id, spec.name, value.clone());
    }
    if has_private {
        draft.put(MemberPrivate::SPEC.name, private, MemberPrivate::member, member.to_value());
    }
    if let Some(org) = org {
        draft.belongs::<Member>(member, org);
    }
    // The private record goes with the member.
    if let Some(org) = org.or(plan.branch).filter(|_| has_private || plan.has_private) {
        draft.belongs::<MemberPrivate>(private, org);
    }
}

/// The rows that are not imported, with the header and a column 说明, as text to mend in Excel and paste again. Empty
/// rows are left out.
pub fn bad_rows_as_text(roster: &Roster, create_branches: &BTreeSet<String>) -> String {
    let widest = roster.rows.iter().map(|row| row.raw.len()).chain([roster.header.len()]).max().unwrap_or(0);
    // A text that was taken from here before has the column already.
    let last = roster.header.iter().position(|cell| cell.trim() == REASON).unwrap_or(widest);
    let with_reason = |cells: &[String], reason: &str| {
        let mut cells = cells.to_vec();
        cells.resize(widest.max(last + 1), String::new());
        if let Some(cell) = cells.get_mut(last) {
            *cell = reason.to_owned();
        }
        cells
    };
    let mut table = vec![with_reason(&roster.header, REASON)];
    let bad = roster.rows.iter().filter(|row| row.verdict_if(create_branches) == Verdict::Bad && !is_blank(&row.raw));
    table.extend(bad.map(|row| with_reason(&row.raw, &row.problems.join("；"))));
    tsv::write(&table)
}
