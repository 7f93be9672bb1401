//! Laptops that write, pack, merge, restart and undo, each beside what the model says it should hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use branch_ledger::domain::kind::{Id, Value};
use branch_ledger::ledger::{Action, DELETED, Dot, Draft, Effect, Key, Ledger, Life, Record, Source};
use proptest::prelude::*;
use serde_json::json;

use crate::model::{Known, Model, Nr, Written};
use crate::state::{exact, pack, readable, shown_order, unpack};

/// What is done, by which laptop, to which record, which field, with which value.
#[derive(Clone, Copy)]
pub struct Step([u8; 5]);

impl std::fmt::Debug for Step {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [what, who, record, field, value] = self.0;
        let what = match what % 16 {
            0..=5 => "write",
            6 => "delete",
            7 => "restore",
            8 | 9 => "pack",
            10 | 11 => "deliver",
            12 | 13 => "undo",
            14 => "restart",
            15 if value % 2 == 0 => "clock",
            _ => "hand over",
        };
        write!(out, "{what} {who} {record} {field} {value}")
    }
}

pub fn steps(longest: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(any::<[u8; 5]>().prop_map(Step), 1..longest)
}
pub type Checked = Result<(), TestCaseError>;

const NOW: i64 = 1_790_000_000_000;
const QUARTER: i64 = 91 * 24 * 60 * 60 * 1000;
const RECORDS: [(&str, &str); 3] = [("member", "one"), ("party_day", "two"), ("kind_of_2031", "three")];
const FIELDS: [&str; 4] = ["name", "org", "agenda.k1.title", "field_of_2031"];

pub struct Laptop {
    pub ledger: Ledger,
    pub known: Known,
    pub history: Vec<Done>,
    starts: usize,
}

/// An action with what it brought from elsewhere and what was known after it.
pub struct Done {
    pub action: Action,
    pub brought: BTreeSet<Nr>,
    pub after: Known,
}

struct Pack {
    text: String,
    known: Known,
}

pub struct World {
    pub laptops: Vec<Laptop>,
    packs: Vec<Pack>,
    pub model: Model,
}

impl World {
    pub fn new(laptops: usize) -> Self {
        let start =
            |nr| Laptop { ledger: Ledger::new(actor(nr, 0), NOW), known: Known::new(), history: Vec::new(), starts: 1 };
        Self { laptops: (0..laptops).map(start).collect(), packs: Vec::new(), model: Model::default() }
    }

    pub fn ledgers(&self) -> impl Iterator<Item = &Ledger> {
        self.laptops.iter().map(|laptop| &laptop.ledger)
    }

    pub fn keys(&self) -> Vec<Key> {
        (0..3).map(key).collect()
    }

    /// Does one step and compares the laptop with the model.
    pub fn take(&mut self, Step([what, who, record, field, value]): Step) -> Checked {
        let who = usize::from(who) % self.laptops.len();
        let key = key(record);
        match what % 16 {
            0..=4 => self.write(who, &key, &[(field, value)])?,
            5 => self.write(who, &key, &[(field, value), (field.wrapping_add(1), value / 5)])?,
            6 => self.delete(who, &key)?,
            7 => self.restore(who, &key)?,
            8 | 9 => self.packs.push(self.pack(who)),
            10 | 11 if !self.packs.is_empty() => self.deliver(who, usize::from(record) % self.packs.len())?,
            12 | 13 => self.undo(who, usize::from(value))?,
            14 => self.restart(who, value % 4 != 0),
            15 if value % 2 == 0 => {
                let years = i64::from(i8::from_ne_bytes([record])) * QUARTER;
                self.laptops[who].ledger.set_now(NOW + years + i64::from(value));
            }
            _ => {
                self.packs.push(self.pack((who + 1) % self.laptops.len()));
                self.deliver(who, self.packs.len() - 1)?;
            }
        }
        self.compare(who)
    }

    fn write(&mut self, who: usize, key: &Key, wanted: &[(u8, u8)]) -> Checked {
        let wanted: BTreeMap<Arc<str>, Value> = wanted.iter().map(|(f, v)| (field(*f), value(*v))).collect();
        let mut draft = Draft::new("改");
        for (field, value) in &wanted {
            draft.put(&key.0, key.1, field.clone(), value.clone());
        }
        let standing = self.model.standing(&self.known(who, key));
        let changes = |(field, value): &(Arc<str>, Value)| {
            let stand = standing.get(field).map(|numbers| self.model.values(numbers)).unwrap_or_default();
            if stand.is_empty() { !value.is_null() } else { stand.iter().any(|known| *known != value) }
        };
        let written = wanted.into_iter().filter(changes).collect();
        self.act(who, key, &draft, written)
    }

    fn delete(&mut self, who: usize, key: &Key) -> Checked {
        let known = self.known(who, key);
        let is_there = !known.is_empty() && self.model.life(&known) != Life::Deleted;
        let mut draft = Draft::new("删");
        draft.delete(&key.0, key.1);
        self.act(who, key, &draft, is_there.then(|| (DELETED.into(), json!({}))).into_iter().collect())
    }

    fn restore(&mut self, who: usize, key: &Key) -> Checked {
        let standing = self.model.standing(&self.known(who, key));
        let deletions = standing.get(DELETED).map(|numbers| self.model.values(numbers)).unwrap_or_default();
        let written = deletions.iter().any(|value| !value.is_null()).then(|| (DELETED.into(), Value::Null));
        let mut draft = Draft::new("恢复");
        draft.restore(&key.0, key.1);
        self.act(who, key, &draft, written.into_iter().collect())
    }

    /// Applies a draft of which the model says that it writes this.
    fn act(&mut self, who: usize, key: &Key, draft: &Draft, written: Vec<(Arc<str>, Value)>) -> Checked {
        let before = readable(&self.laptops[who].ledger);
        let action = self.laptops[who].ledger.apply(draft.clone());
        prop_assert_eq!(action.is_empty(), written.is_empty());
        let knew = self.known(who, key);
        self.model.actions += 1;
        for (field, value) in written {
            let dot = Dot { actor: action.actor, n: action.n };
            let (knew, covers) = (knew.clone(), knew.clone());
            self.wrote(who, key, Written { field, value, dot, action: self.model.actions, laptop: who, knew, covers });
        }
        self.note(who, &before, action, BTreeSet::new())
    }

    /// Tells the model of a write.
    pub fn wrote(&mut self, who: usize, key: &Key, written: Written) {
        let nr = self.model.add(written);
        self.laptops[who].known.entry(key.clone()).or_default().insert(nr);
    }

    /// The writes of one record that a laptop knows.
    pub fn known(&self, who: usize, key: &Key) -> BTreeSet<Nr> {
        self.laptops[who].known.get(key).cloned().unwrap_or_default()
    }

    fn pack(&self, who: usize) -> Pack {
        let laptop = &self.laptops[who];
        Pack { text: pack(laptop.ledger.records()), known: laptop.known.clone() }
    }

    fn deliver(&mut self, who: usize, nr: usize) -> Checked {
        let pack = &self.packs[nr];
        let records = unpack(&pack.text);
        let laptop = &mut self.laptops[who];
        let before = readable(&laptop.ledger);
        let mut brought = BTreeSet::new();
        for (key, numbers) in &pack.known {
            let known = laptop.known.entry(key.clone()).or_default();
            brought.extend(numbers.iter().filter(|nr| known.insert(**nr)));
        }
        let effects: Vec<_> = records.iter().map(|record| laptop.ledger.preview(record)).collect();
        let source = Source::Import { pack: actor(9, nr), title: "包".into(), from: "下级".into() };
        let merged = laptop.ledger.merge(records.clone(), "导入", source.clone());
        prop_assert_eq!(&merged.twins, &Vec::new());
        let after = readable(&laptop.ledger);
        for effect in effects {
            let same = before.get(&effect.key) == after.get(&effect.key);
            prop_assert_eq!(same, effect.effect == Effect::Same, "{:?}", effect);
            prop_assert_eq!(Some(&effect.after), laptop.ledger.record(&effect.key.0, effect.key.1));
        }
        let again = laptop.ledger.clone().merge(records, "再导入", source);
        prop_assert!(again.touched.is_empty() && again.action.is_empty());
        self.note(who, &before, merged.action, brought)
    }

    /// A new start: what was stored is read by a new actor.
    fn restart(&mut self, who: usize, remembers: bool) {
        let laptop = &mut self.laptops[who];
        let mut ledger = Ledger::new(actor(who, laptop.starts), NOW);
        laptop.starts += 1;
        ledger.absorb(unpack(&pack(laptop.ledger.records())));
        if remembers {
            laptop.history.iter().for_each(|done| ledger.was_here(done.action.actor));
        }
        laptop.ledger = ledger;
    }

    /// Holds the registers of a laptop against the model.
    fn compare(&self, who: usize) -> Checked {
        let laptop = &self.laptops[who];
        prop_assert_eq!(laptop.ledger.len(), laptop.known.len());
        for (key, known) in &laptop.known {
            let record = laptop.ledger.record(&key.0, key.1).unwrap();
            let visible =
                |value: &Value, field: &str| if field == DELETED { json!(!value.is_null()) } else { value.clone() };
            let held: BTreeMap<Arc<str>, BTreeSet<(Dot, String)>> = record
                .registers()
                .map(|(field, all)| {
                    (field.clone(), all.iter().map(|w| (w.dot, visible(&w.value, field).to_string())).collect())
                })
                .collect();
            let shown = |nr: &Nr| {
                let write = &self.model.writes[*nr];
                (write.dot, visible(&write.value, &write.field).to_string())
            };
            let standing = self.model.standing(known);
            let due = standing.iter().map(|(field, all)| (field.clone(), all.iter().map(shown).collect())).collect();
            prop_assert_eq!(&held, &due);
            prop_assert_eq!(record.life(), self.model.life(known));
        }
        let waiting = laptop.ledger.records().filter(|record: &&Record| record.is_in_conflict()).count();
        prop_assert_eq!(laptop.ledger.conflicted(), waiting);
        Ok(())
    }

    /// Everybody gets every pack, in an order of their own, and all hold the same.
    pub fn agree(&mut self, choices: &[u8]) -> Checked {
        for who in 0..self.laptops.len() {
            self.packs.push(self.pack(who));
            self.laptops[who].ledger.set_now(NOW);
        }
        let mut fresh = vec![Ledger::new(actor(8, 0), NOW), Ledger::new(actor(8, 1), NOW)];
        for (at, ledger) in fresh.iter_mut().enumerate() {
            let order = order(self.packs.len(), choices, at);
            order.iter().for_each(|nr| drop(ledger.absorb(unpack(&self.packs[*nr].text))));
        }
        for who in 0..self.laptops.len() {
            for nr in order(self.packs.len(), choices, who + 2) {
                let pack = &self.packs[nr];
                let laptop = &mut self.laptops[who];
                laptop.ledger.absorb(unpack(&pack.text));
                pack.known.iter().for_each(|(key, all)| laptop.known.entry(key.clone()).or_default().extend(all));
            }
            self.compare(who)?;
            for ledger in &fresh {
                prop_assert_eq!(exact(ledger), exact(&self.laptops[who].ledger));
                prop_assert_eq!(shown_order(ledger), shown_order(&self.laptops[who].ledger));
            }
        }
        Ok(())
    }
}

/// An order of so many, by numbers drawn at random.
fn order(many: usize, choices: &[u8], turn: usize) -> Vec<usize> {
    let mut all: Vec<usize> = (0..many).collect();
    all.sort_by_key(|nr| choices[(nr * 5 + turn * 3) % choices.len()].rotate_left(u32::try_from(turn).unwrap()));
    all
}

fn actor(laptop: usize, start: usize) -> Id {
    Id::natural(&["actor", &laptop.to_string(), &start.to_string()])
}

fn key(nr: u8) -> Key {
    let (kind, id) = RECORDS[usize::from(nr) % RECORDS.len()];
    (kind.into(), Id::natural(&[id]))
}

fn field(nr: u8) -> Arc<str> {
    FIELDS[usize::from(nr) % FIELDS.len()].into()
}

fn value(nr: u8) -> Value {
    match nr % 5 {
        0 => Value::Null,
        1 => json!("甲"),
        2 => json!("乙"),
        3 => json!(3),
        _ => json!({ "id": Value::Null, "name": "李建国" }),
    }
}
