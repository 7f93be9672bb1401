//! What the views of the route share.

use std::cell::Cell;
use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::tour::Stop;
use crate::ledger::Draft;
use crate::ledger::tour::plan::set_stop_cell;
use crate::ui::components::PasteBlock;
use crate::ui::pages::tour::desk::TourDesk;

/// A view of the route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// The stops as a sheet.
    #[default]
    Stops,
    /// The time line.
    Times,
    /// Who scores what.
    Pairing,
}

impl View {
    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stops => "stops",
            Self::Times => "times",
            Self::Pairing => "pairing",
        }
    }

    /// The one of a key.
    pub fn of(key: &str) -> Self {
        [Self::Times, Self::Pairing].into_iter().find(|view| view.key() == key).unwrap_or_default()
    }

    /// Its word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stops => "路线",
            Self::Times => "时间表",
            Self::Pairing => "配对",
        }
    }
}

thread_local! {
    /// The view as it was left, for when one comes back from another leaf.
    static LAST: Cell<View> = const { Cell::new(View::Stops) };
}

/// The columns that are typed, by the field behind each.
pub const TYPED: [&str; 9] = [
    Stop::track,
    Stop::team,
    Stop::day,
    Stop::arrive,
    Stop::minutes,
    Stop::guide,
    Stop::sights,
    Stop::place,
    Stop::visited,
];

/// What was typed into a cell and could not be taken, with what is wrong.
pub type Wrong = BTreeMap<(Id, &'static str), (String, String)>;

/// The route that is open. Cheap to copy.
#[derive(Clone, Copy)]
pub struct RouteDesk {
    /// The tour.
    pub desk: TourDesk,
    /// The view that is open.
    pub view: RwSignal<View>,
    /// The row one stands on, from 0.
    pub at: RwSignal<usize>,
    /// What could not be taken.
    pub wrong: RwSignal<Wrong>,
    /// Whether units are being picked.
    pub picking: RwSignal<bool>,
    /// Whether names are being pasted.
    pub pasting: RwSignal<bool>,
}

impl RouteDesk {
    /// Opens it and puts it into the context.
    pub fn provide(desk: TourDesk) -> Self {
        let route = Self {
            desk,
            view: RwSignal::new(LAST.get()),
            at: RwSignal::new(0),
            wrong: RwSignal::default(),
            picking: RwSignal::new(false),
            pasting: RwSignal::new(false),
        };
        provide_context(route);
        route
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows another view.
    pub fn show(self, view: View) {
        LAST.set(view);
        self.desk.said.set(None);
        self.view.set(view);
    }

    /// A cell was typed: row, and column of the sheet, whose first is the unit.
    pub fn type_cell(self, row: usize, col: usize, text: String) {
        let Some((stop, field)) = self.place(row, col) else { return };
        let mut whole = Draft::new(String::new());
        if self.take_cell(&mut whole, stop, field, text) {
            self.desk.session.commit(whole);
        }
    }

    /// A block was pasted or cleared: one action; what cannot be taken stays marked in its cell.
    pub fn type_block(self, block: PasteBlock) {
        let mut whole = Draft::new(String::new());
        let mut count = 0;
        let empty = block.cells.iter().flatten().all(|text| text.trim().is_empty());
        for (down, texts) in block.cells.into_iter().enumerate() {
            for (right, text) in texts.into_iter().enumerate() {
                if let Some((stop, field)) = self.place(block.row + down, block.col + right) {
                    count += usize::from(self.take_cell(&mut whole, stop, field, text));
                }
            }
        }
        whole.label = format!("路线：{} {count} 格", if empty { "清空" } else { "粘贴" });
        self.desk.session.commit_aloud(whole);
    }

    fn take_cell(self, whole: &mut Draft, stop: Id, field: &'static str, text: String) -> bool {
        match self.desk.session.look(|ledger, _| set_stop_cell(ledger, stop, field, &text)) {
            Ok(draft) => {
                self.wrong.update(|wrong| drop(wrong.remove(&(stop, field))));
                whole.label.clone_from(&draft.label);
                whole.and(draft);
                true
            }
            Err(why) => {
                self.wrong.update(|wrong| drop(wrong.insert((stop, field), (text, why))));
                false
            }
        }
    }

    /// What a cell is; none where nothing may be typed.
    fn place(self, row: usize, col: usize) -> Option<(Id, &'static str)> {
        if self.desk.refusal.with_untracked(Option::is_some) {
            return None;
        }
        let stop = self.desk.stops.with_untracked(|stops| stops.get(row).map(|stop| stop.id))?;
        Some((stop, *TYPED.get(col.checked_sub(1)?)?))
    }

    /// The stop one stands on.
    pub fn stop(self) -> Option<Stop> {
        let at = self.at.get();
        self.desk.stops.with(|stops| stops.get(at).cloned())
    }
}
