//! What a pasted organization says that is not known here yet.

use super::entry::Entry;
use super::place::{Parent, Places};
use super::{Cells, Row, SECRETARY};
use crate::domain::kind::{FieldSpec, FieldValue, Id, Kind, Ref, Value};
use crate::domain::organization::{Leader, Level, Organization, Post, Sector};
use crate::ledger::paste::{Verdict, cells, names};
use crate::ledger::{OrgTree, rights};

/// What every row is compared with.
pub struct Comparing<'a> {
    pub tree: &'a OrgTree,
    pub me: Id,
    pub entries: &'a [Entry],
    pub places: &'a Places,
}

impl Comparing<'_> {
    /// The row of one pasted organization.
    pub fn row(&self, at: usize) -> Option<Row> {
        let entry = self.entries.get(at)?;
        let place = self.places.at(at)?;
        let known = place.known.and_then(|id| self.tree.get(id));
        let mut row = Row {
            line: entry.line,
            verdict: Verdict::Bad,
            depth: self.places.depth(at),
            cells: Cells::default(),
            notes: entry.notes.clone(),
            problems: entry.problems.iter().chain(&place.problems).cloned().collect(),
            bad: entry.bad.clone(),
            known: known.map(|org| org.id),
            parent: place.parent,
            writes: Vec::new(),
            moves: false,
        };
        if !place.problems.is_empty() {
            row.bad.push(Organization::parent);
        }
        self.compare(entry, known, &mut row);
        row.cells = self.cells(entry, known, &row);
        if let Some(why) = known.and_then(|known| self.refusal(known, &row)) {
            row.problems.push(why);
        }
        if row.problems.is_empty() {
            row.verdict = match (known, row.writes.is_empty() && !row.moves) {
                (None, _) => Verdict::New,
                (Some(_), false) => Verdict::Changed,
                (Some(_), true) => Verdict::Same,
            };
        }
        Some(row)
    }

    /// A known organization is changed by itself and by those above it only; one that stands alone, by anyone.
    fn refusal(&self, known: &Organization, row: &Row) -> Option<String> {
        let name = Organization::SPEC.field(Organization::name)?;
        let would_change = (!row.writes.is_empty() || row.moves) && self.tree.parent(known.id).is_some();
        rights::may_write(self.tree, self.me, Some(known.id), name).err().filter(|_| would_change)
    }

    fn compare(&self, entry: &Entry, known: Option<&Organization>, row: &mut Row) {
        if known.is_none() {
            row.writes.push((Organization::name.to_owned(), entry.name.as_str().into()));
            row.moves = row.parent != Parent::Top;
        } else if known.is_some_and(|known| self.tree.parent(known.id).is_none()) && row.parent != Parent::Top {
            row.moves = true;
            row.notes.push(format!("补上上级党组织 {}", self.parent_name(row.parent)));
        }
        self.level_and_sector(entry, known, row);
        for (spec, value) in &entry.values {
            let old = known.map_or(Value::Null, |known| old_value(known, spec.name));
            compare_field(spec, spec.name.to_owned(), &old, value, known.is_some(), row);
        }
        secretary(entry, known, row);
    }

    /// Given ones are compared; guessed ones are written for new organizations only.
    fn level_and_sector(&self, entry: &Entry, known: Option<&Organization>, row: &mut Row) {
        let old = |value: Option<Value>| value.unwrap_or_default();
        for (field, given, guessed, before) in [
            (
                Organization::level,
                entry.level.map(|level| level.to_value()),
                self.guessed_level(entry).to_value(),
                old(known.map(|known| known.level.to_value())),
            ),
            (
                Organization::sector,
                entry.sector.map(|sector| sector.to_value()),
                self.guessed_sector(entry, row.parent).to_value(),
                old(known.map(|known| known.sector.to_value())),
            ),
        ] {
            let Some(spec) = Organization::SPEC.field(field) else { continue };
            match given {
                Some(value) => compare_field(spec, field.to_owned(), &before, &value, known.is_some(), row),
                None if known.is_none() => {
                    row.notes.push(format!("{}按名称看作{}", spec.label, spec.show(&guessed)));
                    row.writes.push((field.to_owned(), guessed));
                }
                None => {}
            }
        }
    }

    fn guessed_level(&self, entry: &Entry) -> Level {
        names::level_of(&entry.name).unwrap_or(Level::Branch)
    }

    /// As the name tells, else as that of the upper organization.
    fn guessed_sector(&self, entry: &Entry, parent: Parent) -> Sector {
        let told = names::sector_of(&entry.name);
        let of_parent = || match parent {
            Parent::Known(id) => self.tree.get(id).map(|org| org.sector),
            Parent::Pasted(at) => self.entries.get(at).and_then(|upper| upper.sector.or(names::sector_of(&upper.name))),
            Parent::Top => None,
        };
        told.or_else(of_parent).unwrap_or_default()
    }

    fn parent_name(&self, parent: Parent) -> String {
        match parent {
            Parent::Top => String::new(),
            Parent::Known(id) => self.tree.name(id).to_owned(),
            Parent::Pasted(at) => self.entries.get(at).map(|entry| entry.name.clone()).unwrap_or_default(),
        }
    }

    fn cells(&self, entry: &Entry, known: Option<&Organization>, row: &Row) -> Cells {
        let level = entry.level.or(known.map(|known| known.level)).unwrap_or_else(|| self.guessed_level(entry));
        let sector = entry.sector.or(known.map(|known| known.sector));
        let sector = sector.unwrap_or_else(|| self.guessed_sector(entry, row.parent));
        let phone = entry.values.iter().find(|(spec, _)| spec.name == Organization::phone);
        Cells {
            name: entry.name.clone(),
            parent: match self.parent_name(row.parent) {
                name if name.is_empty() => entry.parent.clone().unwrap_or_default(),
                name => name,
            },
            level: level.label().to_owned(),
            sector: sector.label().to_owned(),
            secretary: entry.secretary.clone().unwrap_or_default(),
            phone: phone.map(|(spec, value)| spec.show(value)).unwrap_or_default(),
        }
    }
}

fn old_value(known: &Organization, field: &str) -> Value {
    let text = |text: &String| text.to_value();
    let day = |day: &Option<crate::domain::dates::Date>| day.map(|day| day.to_value()).unwrap_or_default();
    match field {
        Organization::phone => text(&known.phone),
        Organization::address => text(&known.address),
        Organization::founded => day(&known.founded),
        Organization::term_start => day(&known.term_start),
        Organization::term_end => day(&known.term_end),
        Organization::dissolved => day(&known.dissolved),
        _ => Value::Null,
    }
}

fn compare_field(spec: &FieldSpec, name: String, old: &Value, new: &Value, is_known: bool, row: &mut Row) {
    if cells::is_news(spec, old, new) {
        if is_known {
            row.notes.push(cells::difference(spec, old, new));
        }
        row.writes.push((name, new.clone()));
    }
}

/// The 书记 is a part of the 班子. A new one always has the same key, so that two laptops that paste the same meet.
fn secretary(entry: &Entry, known: Option<&Organization>, row: &mut Row) {
    let Some(name) = &entry.secretary else { return };
    let leaders = known.map(|known| &known.leaders);
    let now = leaders.and_then(|leaders| leaders.iter().find(|(_, leader)| leader.post == Post::Secretary));
    if now.is_some_and(|(_, leader)| names::person(&leader.person.name) == *name) {
        return;
    }
    let key = now.map_or(SECRETARY, |(key, _)| key.as_str());
    if known.is_some() {
        row.notes.push(match now {
            Some((_, leader)) => format!("书记 {} 改为 {name}", leader.person.name),
            None => format!("补上书记 {name}"),
        });
    }
    let part = |field: &str| format!("{}.{key}.{field}", Organization::leaders);
    row.writes.push((part(Leader::person), Ref::named(name.as_str()).to_value()));
    row.writes.push((part(Leader::post), Post::Secretary.to_value()));
}
