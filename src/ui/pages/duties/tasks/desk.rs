//! What the 任务清单 reads, and what is asked of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::collation;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::ledger::duties::list::{Rate, Reach};
use crate::ledger::duties::tasks::{NewTask, may_list, tick};
use crate::ui::lists::duties::{Filter, TaskRow, found, rate, rows, steady};
use crate::ui::pages::duties::scope::{Scope, aloud, as_actor};
use crate::ui::session::Session;

/// What is asked of the list. It stays as it was while one looks at a task and comes back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    pub filter: Filter,
    pub reach: Reach,
}

thread_local! {
    static LAST: RefCell<View> = RefCell::default();
}

/// A dialog of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// 新建.
    New,
    /// 从 Excel 粘贴.
    Paste,
    /// 从常用任务里选.
    Starters,
    /// 办结 of a task.
    Finish(Id),
    /// 导出下发.
    Assign,
    /// 报上级.
    Report,
}

/// The desk. Cheap to copy.
#[derive(Clone, Copy)]
pub struct TaskDesk {
    pub session: Session,
    pub scope: Scope,
    pub view: RwSignal<View>,
    /// All rows of the list.
    pub all: Memo<Arc<Vec<TaskRow>>>,
    /// The tasks that are shown, in the order of the screen.
    pub order: Memo<Vec<Id>>,
    /// The shown rows, with the characters that the search hit.
    pub shown: Memo<Arc<BTreeMap<Id, Shown>>>,
    pub rate: Memo<Rate>,
    /// Why the list cannot be written here.
    pub refusal: Memo<Option<String>>,
    pub open: RwSignal<Option<Open>>,
}

/// A row and the characters of its title that the search hit.
pub type Shown = (TaskRow, Vec<(usize, usize)>);

impl TaskDesk {
    pub fn new() -> Self {
        let scope = Scope::new();
        let session = scope.session;
        let view = RwSignal::new(LAST.with_borrow(Clone::clone));
        Effect::new(move |_| view.with(|view| LAST.set(view.clone())));
        let reach = Memo::new(move |_| view.with(|view| view.reach));
        let all = Memo::new(move |_| {
            let (org, year, today) = (scope.org.get(), scope.year.get(), session.today.get());
            Arc::new(session.read(|ledger, tree| rows(ledger, tree, (org, reach.get()), year, today)))
        });
        let hits = Memo::new(move |_| all.with(|all| view.with(|view| found(all, &view.filter, &collation::initial))));
        let shown = Memo::new(move |_| {
            let all = all.get();
            let one = |(at, marks): &(usize, Vec<(usize, usize)>)| {
                all.get(*at).map(|row| (row.task.id, (row.clone(), marks.clone())))
            };
            Arc::new(hits.with(|hits| hits.iter().filter_map(one).gather_map()))
        });
        let order = Memo::new(move |before: Option<&Vec<Id>>| {
            let all = all.get();
            let ids = hits.with(|hits| hits.iter().filter_map(|(at, _)| all.get(*at)).map(|row| row.task.id).collect());
            steady(before, ids)
        });
        let rate = Memo::new(move |_| all.with(|all| rate(all)));
        let refusal = Memo::new(move |_| {
            let (me, org) = (session.me(), scope.org.get());
            session.tree.with(|tree| may_list(tree, me, org).err())
        });
        Self { session, scope, view, all, order, shown, rate, refusal, open: RwSignal::new(None) }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Ticks a period of a task, or takes that back.
    pub fn tick(self, task: Id, key: &str) {
        let session = self.session;
        let made = as_actor(session, |actor| session.look(|ledger, tree| tick(ledger, tree, task, key, actor)));
        aloud(session, made);
    }

    /// What was added for units below is to be seen.
    pub fn reveal(self, new: &[NewTask]) {
        let org = self.scope.org.get_untracked();
        if new.iter().any(|one| one.unit.id.is_some_and(|unit| unit != org)) {
            self.view.update(|view| view.reach = Reach::Below);
        }
    }

    /// A signal that stands for one dialog.
    pub fn dialog(self, which: fn(Open) -> bool) -> RwSignal<bool> {
        let open = RwSignal::new(false);
        Effect::new(move |_| {
            let wanted = self.open.get().is_some_and(which);
            if open.get_untracked() != wanted {
                open.set(wanted);
            }
        });
        Effect::new(move |before: Option<bool>| {
            let now = open.get();
            if before == Some(true) && !now && self.open.get_untracked().is_some_and(which) {
                self.open.set(None);
            }
            now
        });
        open
    }

    /// The shown rows in their order.
    pub fn rows_now(self) -> Vec<TaskRow> {
        let shown = self.shown.get_untracked();
        self.order
            .with_untracked(|order| order.iter().filter_map(|id| shown.get(id)).map(|(row, _)| row.clone()).collect())
    }
}
