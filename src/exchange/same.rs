//! 同一个: an organization or a member that arrives under another id than the one it has here.

use std::collections::BTreeMap;

use crate::domain::kind::{Id, Kind, Value};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::Organization;
use crate::domain::unit_rule::{FixedDay, RuleOverride};
use crate::ledger::join::{fill, fill_whole_groups};
use crate::ledger::{Draft, Ledger, Life, Record, SAME_AS, Same};

/// Two records that are probably one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameCandidate {
    /// `organization` or `member`.
    pub kind: &'static str,
    /// The record that arrives; inside one ledger the one with the greater id.
    pub theirs: Id,
    /// The record that is here.
    pub ours: Id,
    /// What they are called.
    pub name: String,
    /// Why they are offered: `名称和上级都相同`.
    pub why: &'static str,
}

impl SameCandidate {
    /// The record that stays: that with the smaller id, so that two laptops that accept the same agree.
    pub fn kept(&self) -> Id {
        self.theirs.min(self.ours)
    }

    /// The record that will point to the kept one.
    pub fn other(&self) -> Id {
        self.theirs.max(self.ours)
    }
}

/// Finds them among what arrives and what is here. With nothing arriving, finds those that are both here already.
pub fn candidates(ledger: &Ledger, incoming: &[Record]) -> Vec<SameCandidate> {
    let both = Both::new(ledger, incoming);
    let mut found = both.organizations();
    found.extend(both.members());
    found
}

struct Entry<'a> {
    record: &'a Record,
    arrives: bool,
}

/// What is here together with what arrives.
struct Both<'a> {
    kinds: BTreeMap<(&'static str, Id), Entry<'a>>,
    arriving: bool,
}

impl<'a> Both<'a> {
    fn new(ledger: &'a Ledger, incoming: &'a [Record]) -> Self {
        let mut kinds = BTreeMap::new();
        for kind in [Organization::SPEC.name, Member::SPEC.name, MemberPrivate::SPEC.name] {
            for record in incoming.iter().filter(|record| &*record.kind == kind && record.life() != Life::Deleted) {
                kinds.insert((kind, record.id), Entry { record, arrives: true });
            }
            // What is known here counts as here, even when it arrives again.
            for record in ledger.live(kind) {
                kinds.insert((kind, record.id), Entry { record, arrives: false });
            }
        }
        Self { kinds, arriving: !incoming.is_empty() }
    }

    fn of(&self, kind: &'static str) -> impl Iterator<Item = &Entry<'a>> {
        self.kinds.iter().filter(move |((name, _), _)| *name == kind).map(|(_, entry)| entry)
    }

    fn text(&self, kind: &'static str, id: Id, field: &str) -> &str {
        self.kinds.get(&(kind, id)).map_or("", |entry| text(entry.record, field))
    }

    fn same(&self, kind: &'static str) -> Same {
        Same::of_links(self.of(kind).filter_map(|entry| {
            let other: Id = text(entry.record, SAME_AS).parse().ok()?;
            self.kinds.contains_key(&(kind, other)).then_some((entry.record.id, other))
        }))
    }

    /// Pairs within groups of equal keys.
    fn pairs(
        &self,
        kind: &'static str,
        key: impl Fn(&Record) -> Option<String>,
        why: impl Fn(&Record, &Record) -> Option<&'static str>,
    ) -> Vec<SameCandidate> {
        let same = self.same(kind);
        let mut groups: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
        for entry in self.of(kind).filter(|entry| !same.is_old(entry.record.id)) {
            if let Some(key) = key(entry.record) {
                groups.entry(key).or_default().push(entry);
            }
        }
        let mut found = Vec::new();
        for group in groups.values() {
            for (at, a) in group.iter().enumerate() {
                for b in group.iter().skip(at + 1) {
                    if let (true, Some(why)) = (a.arrives != b.arrives || !self.arriving, why(a.record, b.record)) {
                        // Ids rise, so `b` has the greater one.
                        let (ours, theirs) = if a.arrives { (b, a) } else { (a, b) };
                        let name = text(ours.record, "name").to_owned();
                        found.push(SameCandidate { kind, theirs: theirs.record.id, ours: ours.record.id, name, why });
                    }
                }
            }
        }
        found
    }

    fn organizations(&self) -> Vec<SameCandidate> {
        const KIND: &str = Organization::SPEC.name;
        self.pairs(
            KIND,
            |record| Some(squeezed(text(record, "name"))).filter(|name| !name.is_empty()),
            |a, b| match (self.parent_name(a), self.parent_name(b)) {
                (a, b) if a == b => Some(if a.is_empty() { "名称相同" } else { "名称和上级都相同" }),
                (a, b) if a.is_empty() || b.is_empty() => Some("名称相同，其中一边没有写上级"),
                _ => None,
            },
        )
    }

    fn parent_name(&self, record: &Record) -> String {
        let parent = record.value(Organization::parent);
        let known = parent.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
        let known = known.map(|id| self.text(Organization::SPEC.name, id, "name")).filter(|name| !name.is_empty());
        squeezed(known.unwrap_or_else(|| parent.get("name").and_then(Value::as_str).unwrap_or_default()))
    }

    fn members(&self) -> Vec<SameCandidate> {
        const KIND: &str = Member::SPEC.name;
        let by_card = self.pairs(
            KIND,
            |record| Some(self.card(record.id)).filter(|card| !card.is_empty()),
            |_, _| Some("身份证号相同"),
        );
        let mut found = self.pairs(
            KIND,
            |record| {
                let (name, birth) = (squeezed(text(record, "name")), text(record, Member::birth));
                let org = record.org().map_or("", |org| self.text(Organization::SPEC.name, org, "name"));
                let full = !name.is_empty() && !birth.is_empty() && !org.is_empty();
                full.then(|| format!("{name}\n{birth}\n{}", squeezed(org)))
            },
            |a, b| {
                let (a, b) = (self.card(a.id), self.card(b.id));
                (a.is_empty() || b.is_empty() || a == b).then_some("姓名、出生年月和所在支部都相同")
            },
        );
        found.retain(|pair| !by_card.iter().any(|card| (card.kept(), card.other()) == (pair.kept(), pair.other())));
        by_card.into_iter().chain(found).collect()
    }

    fn card(&self, member: Id) -> String {
        let private = MemberPrivate::id_of(member);
        squeezed(self.text(MemberPrivate::SPEC.name, private, MemberPrivate::id_card)).to_uppercase()
    }
}

fn text<'a>(record: &'a Record, field: &str) -> &'a str {
    record.value(field).as_str().unwrap_or_default()
}

/// Without the spaces that people put into names.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Accepts that two records are one thing: the one with the greater id points to the other, and what the kept one
/// does not say is copied over, so that nothing is lost from view. Apply it after the pack was merged; undo takes all
/// of it back.
pub fn accept_same(ledger: &Ledger, candidate: &SameCandidate) -> Draft {
    let (kind, keep, other) = (candidate.kind, candidate.kept(), candidate.other());
    let mut draft = Draft::new(format!("认作同一个：{}", candidate.name));
    draft.put(kind, other, SAME_AS, Value::from(keep.to_string()));
    if let (Some(kept), Some(gone)) = (ledger.record(kind, keep), ledger.record(kind, other)) {
        fill_whole_groups(&mut draft, kept, kind, gone);
    }
    if kind == Member::SPEC.name {
        move_private(ledger, &mut draft, keep, other);
    } else {
        move_rules(ledger, &mut draft, keep, other);
    }
    draft
}

/// The 固定日 rule and the unit's own values, whose ids follow from the organization's. A rule is one thing: it is
/// taken whole, and only where the kept organization has none.
fn move_rules(ledger: &Ledger, draft: &mut Draft, keep: Id, other: Id) {
    let (kind, to) = (FixedDay::SPEC.name, FixedDay::id_of(keep));
    if ledger.read::<FixedDay>(to).is_none() && ledger.read::<FixedDay>(FixedDay::id_of(other)).is_some() {
        move_whole(ledger, draft, kind, to, FixedDay::id_of(other));
        draft.belongs::<FixedDay>(to, keep);
    }
    for own in ledger.all_in::<RuleOverride>(|org| org == other) {
        let to = RuleOverride::id_of(keep, &own.rule);
        if ledger.read::<RuleOverride>(to).is_none() {
            move_whole(ledger, draft, RuleOverride::SPEC.name, to, own.id);
            draft.belongs::<RuleOverride>(to, keep);
        }
    }
}

/// 身份证号 and 电话, whose record's id follows from the member's.
fn move_private(ledger: &Ledger, draft: &mut Draft, keep: Id, other: Id) {
    let (from, to) = (MemberPrivate::id_of(other), MemberPrivate::id_of(keep));
    if ledger.read::<MemberPrivate>(from).is_some() {
        move_whole(ledger, draft, MemberPrivate::SPEC.name, to, from);
        draft.set::<MemberPrivate, _>(to, MemberPrivate::member, &keep);
    }
}

fn move_whole(ledger: &Ledger, draft: &mut Draft, kind: &'static str, to: Id, from: Id) {
    if let Some(other) = ledger.record(kind, from).filter(|record| record.life() != Life::Deleted) {
        fill(draft, (kind, to, ledger.record(kind, to)), other);
    }
}
