//! What the parts of the page share: the items by month, where one stands, and how a change is made.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::dates::YearMonth;
use crate::domain::kind::{Id, Value};
use crate::domain::party_day::PartyDay;
use crate::domain::plan_item::PlanItem;
use crate::ledger::work::upper_plan::{add_item, edit_item, items_of};
use crate::ledger::{Draft, Ledger};
use crate::ui::components::PasteBlock;
use crate::ui::session::Session;

/// The fields of an item, in the order of the columns.
pub const FIELDS: [&str; 3] = [PlanItem::theme, PlanItem::content, PlanItem::demand];

/// A line of the sheet: an item, or a month that has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The month.
    pub month: YearMonth,
    /// The item.
    pub item: Option<PlanItem>,
    /// How many 支部 adopted it.
    pub adopted: usize,
}

/// The 计划要点 of one organization and year.
#[derive(Clone, Copy)]
pub struct UpperDesk {
    /// The session.
    pub session: Session,
    /// Whose.
    pub org: Id,
    /// Which year.
    pub year: i32,
    /// The lines of the sheet.
    pub lines: Memo<Vec<Line>>,
    /// The line one stands on.
    pub at: RwSignal<usize>,
    /// What was typed and could not be taken, with what is wrong.
    pub wrong: RwSignal<BTreeMap<(usize, usize), (String, String)>>,
    /// Whether they may be changed here, or why not.
    pub may: Memo<Result<(), String>>,
}

impl UpperDesk {
    /// Reads the items, and again whenever the ledger changes.
    pub fn new(session: Session, org: Id, year: i32) -> Self {
        let lines = move |_: Option<&Vec<Line>>| {
            session.read(|ledger, tree| lines(items_of(ledger, tree, org, year), &adoptions(ledger), year))
        };
        let may = move |_: Option<&Result<(), String>>| {
            session.tree.with(|tree| match tree.is_within(org, session.me()) {
                true => Ok(()),
                false => Err(format!("这是{}的要点，由它自己安排，本单位只能看。", tree.name(org))),
            })
        };
        Self {
            session,
            org,
            year,
            lines: Memo::new(lines),
            at: RwSignal::new(0),
            wrong: RwSignal::default(),
            may: Memo::new(may),
        }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// The line one stands on.
    pub fn line(&self) -> Option<Line> {
        let at = self.at.get();
        self.lines.with(|lines| lines.get(at).cloned())
    }

    /// A cell was typed.
    pub fn type_cell(&self, row: usize, col: usize, text: String) {
        match self.draft(row, col, &text) {
            Ok(draft) => {
                self.wrong.update(|wrong| drop(wrong.remove(&(row, col))));
                self.session.commit(draft);
            }
            Err(why) => self.wrong.update(|wrong| drop(wrong.insert((row, col), (text, why)))),
        }
    }

    /// A block was pasted or cleared: one action. The themes first, since they create the items.
    pub fn type_block(&self, block: PasteBlock) {
        let mut whole = Draft::new(String::new());
        let mut fresh: BTreeMap<usize, Id> = BTreeMap::new();
        for (down, texts) in block.cells.into_iter().enumerate() {
            for (right, text) in texts.into_iter().enumerate() {
                let (row, col) = (block.row + down, block.col + right);
                let known = fresh
                    .get(&row)
                    .map(|id| FIELDS.get(col).map_or(Err(String::new()), |field| edit_item(*id, field, &text)));
                match known.unwrap_or_else(|| self.draft(row, col, &text)) {
                    Ok(draft) => {
                        let created = self.month_of(row).filter(|_| col == 0 && !draft.is_empty());
                        fresh.extend(created.map(|month| (row, PlanItem::id_of(self.org, month))));
                        whole.and(draft);
                    }
                    Err(why) if col < FIELDS.len() => {
                        self.wrong.update(|wrong| drop(wrong.insert((row, col), (text, why))))
                    }
                    Err(_) => {}
                }
            }
        }
        whole.label = format!("{} 年计划要点：改了一片", self.year);
        self.session.commit_aloud(whole);
    }

    /// Adds a further item to a month.
    pub fn add(&self, month: YearMonth, theme: &str, content: &str) {
        let session = self.session;
        let mut ids = Vec::new();
        let mut draft = session.look(|ledger, tree| {
            let mut fresh = || {
                let id = Session::new_id();
                ids.push(id);
                id
            };
            add_item(ledger, tree, self.org, month, theme, &mut fresh)
        });
        if !content.is_empty() {
            let id = ids.first().copied().unwrap_or_else(|| PlanItem::id_of(self.org, month));
            draft.set::<PlanItem, _>(id, PlanItem::content, &content.to_owned());
        }
        session.commit_aloud(draft);
    }

    fn month_of(&self, row: usize) -> Option<YearMonth> {
        self.lines.with_untracked(|lines| lines.get(row).filter(|line| line.item.is_none()).map(|line| line.month))
    }

    fn draft(&self, row: usize, col: usize, text: &str) -> Result<Draft, String> {
        self.may.get_untracked()?;
        let nothing = || Draft::new(String::new());
        let field = FIELDS.get(col).copied().ok_or_else(String::new)?;
        let Some(line) = self.lines.with_untracked(|lines| lines.get(row).cloned()) else { return Ok(nothing()) };
        match (line.item, field) {
            (Some(item), _) => edit_item(item.id, field, text),
            (None, _) if text.trim().is_empty() => Ok(nothing()),
            (None, PlanItem::theme) => Ok(self
                .session
                .look(|ledger, tree| add_item(ledger, tree, self.org, line.month, text, &mut Session::new_id))),
            (None, _) => Err("先写主题，再写这一格".to_owned()),
        }
    }
}

fn lines(items: Vec<PlanItem>, adoptions: &BTreeMap<Id, usize>, year: i32) -> Vec<Line> {
    let mut lines = Vec::new();
    for month in YearMonth::all_of(year) {
        let before = lines.len();
        let here = items.iter().filter(|item| item.month == Some(month));
        lines.extend(here.map(|item| Line {
            month,
            adopted: adoptions.get(&item.id).copied().unwrap_or(0),
            item: Some(item.clone()),
        }));
        if lines.len() == before {
            lines.push(Line { month, item: None, adopted: 0 });
        }
    }
    lines
}

/// How many slots adopted each item. Read off the records, since a thousand rolls need not be read for it.
fn adoptions(ledger: &Ledger) -> BTreeMap<Id, usize> {
    let mut counts = BTreeMap::new();
    for record in ledger.live(PartyDay::KIND) {
        let item = record.value(PartyDay::from_plan);
        if let Some(id) = Value::as_str(item).and_then(|text| text.parse::<Id>().ok()) {
            *counts.entry(id).or_default() += 1;
        }
    }
    counts
}
