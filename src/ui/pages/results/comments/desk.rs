//! What the parts of 点评 share: what was said, where one stands, and what is done with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::finding::{Commonness, Finding, FindingState};
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::domain::score_sheet::RemarkKind;
use crate::ledger::Draft;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::comments::{
    Gathered, alike, findings, gathered, keep, remove_finding, remove_remark, said, to_common, to_finding,
};
use crate::ledger::tour::dimension::suggest;
use crate::ui::components::{Mark, focus_id};
use crate::ui::pages::marks::finding_mark;
use crate::ui::session::Session;

/// 点评 of one tour.
#[derive(Clone, Copy)]
pub struct CommentsDesk {
    /// The session.
    pub session: Session,
    /// Which tour.
    pub tour: Id,
    /// The tour and its stops, without the sheets' figures.
    pub book: Memo<Option<Arc<Book>>>,
    /// All that was said.
    pub all: Memo<Arc<Vec<Gathered>>>,
    /// Places in `all` by key.
    pub places: Memo<BTreeMap<String, usize>>,
    /// Keys of what is shown, in order.
    pub shown: Memo<Vec<String>>,
    /// The 问题 of the tour.
    pub findings: Memo<Vec<Finding>>,
    /// Of which stop only.
    pub stop: RwSignal<Option<Id>>,
    /// Of which sort only.
    pub sort: RwSignal<Option<RemarkKind>>,
    /// The line one stands on.
    pub present: RwSignal<Option<String>>,
}

impl CommentsDesk {
    /// The desk of a tour.
    pub fn new(session: Session, tour: Id) -> Self {
        let book = Memo::new(move |_| session.read(|ledger, tree| Book::frame(ledger, tree, tour)).map(Arc::new));
        let all = Memo::new(move |_| {
            let said = book.with(|book| session.ledger.with(|ledger| book.as_ref().map(|book| said(ledger, book))));
            Arc::new(gathered(said.unwrap_or_default()))
        });
        let places =
            Memo::new(move |_| all.with(|all| all.iter().enumerate().map(|(at, one)| (key(one), at)).gather_map()));
        let (stop, sort) = (RwSignal::new(None), RwSignal::new(None));
        let shown = Memo::new(move |_| {
            let wanted = stop.get().and_then(|stop| book.with(|book| book.as_ref()?.stop_at(stop)));
            let fits = |one: &&Gathered| {
                let first = one.first();
                first.is_some_and(|said| {
                    wanted.is_none_or(|stop| said.stop == stop) && sort.get().is_none_or(|sort| said.sort == sort)
                })
            };
            all.with(|all| all.iter().filter(fits).map(key).collect())
        });
        let findings = Memo::new(move |_| {
            book.with(|book| session.ledger.with(|ledger| book.as_ref().map(|book| findings(ledger, book))))
                .unwrap_or_default()
        });
        let present = RwSignal::new(None);
        Self { session, tour, book, all, places, shown, findings, stop, sort, present }
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Looks at the tour.
    pub fn with<T>(self, f: impl FnOnce(&Book) -> T) -> Option<T> {
        self.book.with(|book| book.as_deref().map(f))
    }

    /// How many of a sort there are at the chosen stop.
    pub fn count(self, sort: Option<RemarkKind>) -> usize {
        let wanted = self.stop.get().and_then(|stop| self.with(|book| book.stop_at(stop)).flatten());
        let fits = |one: &&Gathered| {
            one.first().is_some_and(|said| {
                wanted.is_none_or(|stop| said.stop == stop) && sort.is_none_or(|sort| said.sort == sort)
            })
        };
        self.all.with(|all| all.iter().filter(fits).count())
    }

    /// What stands under a key.
    pub fn one(self, key: &str) -> Option<Gathered> {
        let place = self.places.with(|places| places.get(key).copied())?;
        self.all.with(|all| all.get(place).cloned())
    }

    /// Steps to the line before or after.
    pub fn step(self, by: isize) {
        let next = self.shown.with_untracked(|shown| {
            let here =
                self.present.with_untracked(|present| shown.iter().position(|key| Some(key) == present.as_ref()));
            let next = here.map_or(0, |here| here.saturating_add_signed(by).min(shown.len().saturating_sub(1)));
            shown.get(next).cloned()
        });
        if let Some(next) = next {
            focus_id(&line_id(&next));
            self.present.set(Some(next));
        }
    }

    /// Does something with the line one stands on.
    pub fn at_present(self, act: fn(Self, &str)) {
        match self.present.get_untracked() {
            Some(key) if self.shown.with_untracked(|shown| shown.contains(&key)) => act(self, &key),
            _ => self.session.say("先用 ↑ ↓ 选一条"),
        }
    }

    /// How far a 问题 has come, as a shape and in a word.
    pub fn finding_state(self, id: Id) -> (Mark, &'static str) {
        let state = self.session.findings.with(|board| board.state(id)).unwrap_or(FindingState::Unclaimed);
        (finding_mark(state, false), state.label())
    }

    /// Makes a 问题 of a 不足, or takes it back.
    pub fn turn_finding(self, key: &str) {
        self.act(key, |desk, one| {
            let said = one.first().filter(|said| said.sort == RemarkKind::Fault).ok_or("不足才能记为问题")?;
            if let Some(finding) = one.finding() {
                let state = desk.session.findings.with_untracked(|board| board.state(finding));
                if state.is_some_and(|state| state != FindingState::Unclaimed) {
                    return Err("这个问题已经认领整改，要撤回请到整改台账里办".to_owned());
                }
                return Ok(desk.session.look(|ledger, _| remove_finding(ledger, finding)));
            }
            let book = desk.book.get_untracked().ok_or("这次观摩已经删除")?;
            let commonness = if one.stops > 1 { Commonness::Common } else { Commonness::Own };
            let dimension = suggest(&book.outline, &said.text).unwrap_or_default();
            let today = desk.session.today.get_untracked();
            desk.session.look(|ledger, tree| to_finding(ledger, tree, &book, said, (dimension, commonness), today))
        });
    }

    /// Lists a 亮点 among 经验做法, or takes it off.
    pub fn turn_practice(self, key: &str) {
        self.act(key, |desk, one| {
            one.first().filter(|said| said.sort == RemarkKind::Merit).ok_or("亮点才能列入经验做法")?;
            let book = desk.book.get_untracked().ok_or("这次观摩已经删除")?;
            desk.session.look(|ledger, _| keep(ledger, &book, one, !one.kept()))
        });
    }

    /// Makes 共性 问题 of the same 不足 at all stops that have it.
    pub fn make_common(self, key: &str) {
        self.act(key, |desk, one| {
            let said = one.first().filter(|said| said.sort == RemarkKind::Fault).ok_or("不足才能记为问题")?;
            if one.stops < 2 {
                return Err("这条不足只有这一个点有，按 P 记为个性问题".to_owned());
            }
            let book = desk.book.get_untracked().ok_or("这次观摩已经删除")?;
            let dimension = suggest(&book.outline, &said.text).unwrap_or_default();
            let today = desk.session.today.get_untracked();
            let all = desk.all.get_untracked();
            desk.session.look(|ledger, tree| to_common(ledger, tree, &book, &alike(&all, one), dimension, today))
        });
    }

    /// Deletes what was said at the meeting.
    pub fn remove(self, key: &str) {
        self.act(key, |_, one| {
            let own = one.voices.iter().find(|said| said.sheet.is_none()).and_then(|said| said.remark);
            own.map(remove_remark).ok_or_else(|| "评委写在评分表上的，在评分表里改".to_owned())
        });
    }

    fn act(self, key: &str, draft: impl FnOnce(Self, &Gathered) -> Result<Draft, String>) {
        let Some(one) = untrack(|| self.one(key)) else { return };
        match draft(self, &one) {
            Ok(draft) => self.session.commit_aloud(draft),
            Err(why) => self.session.say(why),
        }
    }
}

/// What tells a line from the others.
pub fn key(one: &Gathered) -> String {
    one.first().map_or_else(String::new, |said| format!("{}/{}/{}", said.stop, said.sort.key(), said.text))
}

/// The element of a line.
pub fn line_id(key: &str) -> String {
    format!("said-{}", Id::natural(&["said", key]))
}
