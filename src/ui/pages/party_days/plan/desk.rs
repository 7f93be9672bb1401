//! What the parts of the plan share: its rows, where one stands, and how a change is made.

use crate::domain::order::Ordered;
use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::dates::{Date, YearMonth};
use crate::domain::kind::Id;
use crate::ledger::Draft;
use crate::ledger::work::plan::{CellRefused, PlanColumn, PlanRow, edit_cell, plan_rows};
use crate::ui::components::PasteBlock;
use crate::ui::session::Session;

/// A move that needs a reason, since the notice went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The 主题党日.
    pub party_day: Id,
    /// Its new day.
    pub to: Date,
}

/// What was typed into a cell and could not be taken, with what is wrong.
pub type Wrong = BTreeMap<(usize, usize), (String, String)>;

/// The plan of one 支部 and year.
#[derive(Clone, Copy)]
pub struct PlanDesk {
    /// The session.
    pub session: Session,
    /// Whose plan.
    pub org: Id,
    /// Which year.
    pub year: i32,
    /// January to December.
    pub rows: Memo<Vec<PlanRow>>,
    /// The row one stands on, from 0.
    pub at: RwSignal<usize>,
    /// What could not be taken.
    pub wrong: RwSignal<Wrong>,
    /// The move that waits for its reason.
    pub ask: RwSignal<Option<Ask>>,
    /// Whether it may be changed here, or why not.
    pub may: Memo<Result<(), String>>,
}

impl PlanDesk {
    /// Reads the plan, and again whenever the ledger changes.
    pub fn new(session: Session, org: Id, year: i32) -> Self {
        let rows = move |_: Option<&Vec<PlanRow>>| {
            let today = session.today.get();
            session.read(|ledger, tree| plan_rows(ledger, tree, org, year, today))
        };
        let may = move |_: Option<&Result<(), String>>| {
            session.tree.with(|tree| match tree.is_within(org, session.me()) {
                true => Ok(()),
                false => Err(format!("这是{}的计划，由它自己安排，本单位只能看。", tree.name(org))),
            })
        };
        let now = YearMonth::of(session.today.get_untracked());
        let at = if now.year() == year { usize::from(now.month()).saturating_sub(1) } else { 0 };
        Self {
            session,
            org,
            year,
            rows: Memo::new(rows),
            at: RwSignal::new(at),
            wrong: RwSignal::default(),
            ask: RwSignal::new(None),
            may: Memo::new(may),
        }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether not one month is planned.
    pub fn is_empty(&self) -> bool {
        self.rows.with(|rows| rows.iter().all(|row| row.day.is_none()))
    }

    /// The row one stands on.
    pub fn row(&self) -> Option<PlanRow> {
        let at = self.at.get();
        self.rows.with(|rows| rows.get(at).cloned())
    }

    /// The line beside the title: settled or not, and what is open.
    pub fn sub(&self) -> String {
        let name = self.session.tree.with(|tree| tree.name(self.org).to_owned());
        self.rows.with(|rows| {
            let days: Vec<_> = rows.iter().filter_map(|row| row.day.as_ref()).collect();
            if days.is_empty() {
                return name;
            }
            let themed = days.iter().filter(|day| !day.theme.is_empty()).count();
            let settled = days.iter().all(|day| day.settled.is_some());
            let state = if settled { "已定稿" } else { "草稿" };
            let open = open_months(rows).saturating_sub(themed);
            let rest = if open > 0 { format!("，未定 {open} 个月") } else { String::new() };
            let wrong = match self.wrong.with(Wrong::len) {
                0 => String::new(),
                count => format!("　{count} 格没有记上"),
            };
            format!("{name}　{state}　已定 {themed} 个月{rest}{wrong}")
        })
    }

    /// A cell was typed.
    pub fn type_cell(&self, row: usize, col: usize, text: String) {
        let Some((month, column)) = self.place(row, col) else { return };
        let (session, org) = (self.session, self.org);
        match session.look(|ledger, tree| edit_cell(ledger, tree, org, month, column, &text)) {
            Ok(draft) => {
                self.wrong.update(|wrong| drop(wrong.remove(&(row, col))));
                session.commit(draft);
            }
            Err(CellRefused::NeedsReason { party_day, to }) => self.ask.set(Some(Ask { party_day, to })),
            Err(refused) => self.refuse(row, col, text, refused.to_string()),
        }
    }

    /// A block was pasted or cleared: one action, what cannot be taken stays marked in its cell.
    pub fn type_block(&self, block: PasteBlock) {
        let mut whole = Draft::new(String::new());
        let mut count = 0;
        let empty = block.cells.iter().flatten().all(|text| text.trim().is_empty());
        for (down, texts) in block.cells.into_iter().enumerate() {
            let row = block.row + down;
            let mut cells: Vec<(usize, String)> =
                texts.into_iter().enumerate().map(|(right, text)| (block.col + right, text)).collect();
            // The date last: every other cell of a month without a slot creates it on its fixed day.
            cells.order_by_key(|(col, _)| *col == 0);
            for (col, text) in cells {
                let Some((month, column)) = self.place(row, col) else { continue };
                let (session, org) = (self.session, self.org);
                match session.look(|ledger, tree| edit_cell(ledger, tree, org, month, column, &text)) {
                    Ok(draft) => {
                        self.wrong.update(|wrong| drop(wrong.remove(&(row, col))));
                        count += 1;
                        whole.and(draft);
                    }
                    Err(refused) => self.refuse(row, col, text, refused.to_string()),
                }
            }
        }
        whole.label = format!("{} 年计划：{} {count} 格", self.year, if empty { "清空" } else { "粘贴" });
        self.session.commit_aloud(whole);
    }

    fn refuse(&self, row: usize, col: usize, text: String, why: String) {
        self.wrong.update(|wrong| drop(wrong.insert((row, col), (text, why))));
    }

    /// What a cell is; none where nothing may be typed.
    fn place(&self, row: usize, col: usize) -> Option<(YearMonth, PlanColumn)> {
        if self.may.with_untracked(Result::is_err) {
            return None;
        }
        let month = u8::try_from(row + 1).ok().and_then(|month| YearMonth::new(self.year, month))?;
        Some((month, *PlanColumn::ALL.get(col)?))
    }
}

/// Months in which the 支部 existed.
pub fn open_months(rows: &[PlanRow]) -> usize {
    use crate::domain::party_day::Status;
    rows.iter().filter(|row| !matches!(row.status, Status::NotFounded | Status::NotApplicable)).count()
}
