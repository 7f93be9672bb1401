//! What was pasted, how it was read, and what of it is to be imported.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::order::Gather;
use crate::domain::points;
use crate::domain::scheme::reading::{self, Reading, SourceLine};
use crate::domain::scheme::{Outline, Side};
use crate::ledger::scheme::{Taken, import, is_aside, is_unread, left_over, preview, take_all, year_in};
use crate::ui::forms::{Pause, rising_ids};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text of the box.
    Box,
    /// The HTML of the clipboard; the box shows its text.
    Html(Arc<str>),
    /// The text of the box, which was changed; the HTML is still there.
    Changed(Arc<str>),
}

/// One 类, 项 or 条 of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is to be imported.
    pub taken: Taken,
    /// What was typed as its 分值 and is none, and why.
    pub wrong: Option<(String, String)>,
}

/// The state of the dialog.
#[derive(Clone, Copy)]
pub struct Pasted {
    /// What stands in the box.
    pub text: RwSignal<String>,
    /// What of it is read.
    pub origin: RwSignal<Origin>,
    /// As it was read.
    pub reading: RwSignal<Arc<Reading>>,
    /// Counts the readings, so that the rows of another are made anew.
    pub turn: RwSignal<usize>,
    /// The nodes, as they are to be imported.
    pub entries: RwSignal<Vec<Entry>>,
    /// What they add up to.
    pub outline: Memo<Arc<Outline>>,
    /// Name of the scheme.
    pub name: RwSignal<String>,
    /// Whether what was not understood goes into the 说明.
    pub keep: RwSignal<bool>,
    /// Whether what is no 条 and yet says something goes into the 说明.
    pub keep_asides: RwSignal<bool>,
    /// The node one looks at.
    pub at: RwSignal<Option<usize>>,
    /// Places of the lines of the paper from which it was read.
    pub lit: Memo<BTreeSet<usize>>,
    named: RwSignal<bool>,
    session: Session,
    pause: Pause,
}

impl Pasted {
    /// Nothing pasted yet.
    pub fn new(session: Session) -> Self {
        let entries = RwSignal::new(Vec::<Entry>::new());
        let at = RwSignal::new(None::<usize>);
        let outline = Memo::new(move |_| {
            let taken: Vec<Taken> = entries.with(|entries| entries.iter().map(|entry| entry.taken.clone()).collect());
            Arc::new(preview(&taken))
        });
        let lit = Memo::new(move |_| {
            let at = at.get();
            entries.with(|entries| {
                let entry = at.and_then(|at| entries.get(at));
                entry.into_iter().flat_map(|entry| entry.taken.node.sources.iter().copied()).gather_set()
            })
        });
        Self {
            text: RwSignal::default(),
            origin: RwSignal::new(Origin::Box),
            reading: RwSignal::default(),
            turn: RwSignal::new(0),
            entries,
            outline,
            name: RwSignal::default(),
            keep: RwSignal::new(true),
            keep_asides: RwSignal::new(true),
            at,
            lit,
            named: RwSignal::new(false),
            session,
            pause: Pause::new(),
        }
    }

    /// Something was typed; it is read once nothing more is.
    pub fn type_text(self, text: String) {
        self.text.set(text);
        self.origin.update(|origin| {
            if let Origin::Html(html) = origin {
                *origin = Origin::Changed(html.clone());
            }
        });
        self.pause.wait(move || self.read());
    }

    /// A table came from the clipboard.
    pub fn put_html(self, html: &str, text: String) {
        self.origin.set(Origin::Html(html.into()));
        self.text.set(text);
        self.pause.stop();
        self.read();
    }

    /// Reads the HTML again, after the text was changed.
    pub fn back_to_html(self) {
        if let Origin::Changed(html) = self.origin.get_untracked() {
            self.origin.set(Origin::Html(html));
            self.read();
        }
    }

    fn read(self) {
        let reading = match self.origin.get_untracked() {
            Origin::Html(html) => reading::read(&html),
            Origin::Box | Origin::Changed(_) => self.text.with_untracked(|text| reading::read(text)),
        };
        let entry = |taken| Entry { taken, wrong: None };
        self.entries.set(take_all(&reading).into_iter().map(entry).collect());
        if !self.named.get_untracked() {
            self.name.set(reading.title.clone());
        }
        self.at.set(None);
        self.reading.set(Arc::new(reading));
        self.turn.update(|turn| *turn += 1);
    }

    /// The name was typed.
    pub fn rename(self, name: String) {
        self.named.set(!name.trim().is_empty());
        self.name.set(name);
    }

    /// Changes one entry.
    pub fn change(self, at: usize, f: impl FnOnce(&mut Entry)) {
        self.entries.update(|entries| {
            if let Some(entry) = entries.get_mut(at) {
                f(entry);
            }
        });
    }

    /// The 分值 of an entry was typed.
    pub fn set_points(self, at: usize, text: &str) {
        let read = if text.trim().is_empty() { Ok(None) } else { points::read(text).map(Some) };
        let read = read.and_then(|points| match points {
            Some(points) if points < 0 => Err("分值不写负数；扣分项的分值是最多扣多少".to_owned()),
            points => Ok(points),
        });
        self.change(at, |entry| match read {
            Ok(points) => {
                entry.taken.node.points = points;
                entry.wrong = None;
            }
            Err(why) => entry.wrong = Some((text.to_owned(), why)),
        });
    }

    /// The way an entry counts was chosen.
    pub fn set_side(self, at: usize, key: &str) {
        if let Some(side) = Side::of(key) {
            self.change(at, |entry| entry.taken.node.side = side);
        }
    }

    /// How many 条 would be imported.
    pub fn count(self) -> usize {
        self.outline.with(|outline| outline.leaves.len())
    }

    /// How many lines of the paper are such.
    pub fn lines(self, such: fn(&SourceLine) -> bool) -> usize {
        self.reading.with(|reading| reading.lines.iter().filter(|line| such(line)).count())
    }

    /// Why nothing can be imported now.
    pub fn why_not(self) -> Option<String> {
        let wrong =
            self.entries.with(|entries| entries.iter().filter(|one| !one.taken.out && one.wrong.is_some()).count());
        match () {
            () if self.count() == 0 => Some("还没有读到可以导入的条".to_owned()),
            () if wrong > 0 => Some(format!("有 {wrong} 处分值没写对，改好再导入")),
            () if self.name.with(|name| name.trim().is_empty()) => Some("先写名称".to_owned()),
            () => None,
        }
    }

    /// Makes the scheme and opens it.
    pub fn import(self) {
        if self.pause.stop() {
            self.read();
        }
        if untrack(|| self.why_not()).is_some() {
            return;
        }
        let (id, me) = (Session::new_id(), self.session.me_now());
        let name = self.name.get_untracked();
        let title = self.reading.with_untracked(|reading| reading.title.clone());
        let year = year_in(&name).or_else(|| year_in(&title));
        let year = year.unwrap_or_else(|| self.session.today.get_untracked().year());
        let (unread, asides) = (self.keep.get_untracked(), self.keep_asides.get_untracked());
        let is_kept = |line: &SourceLine| (unread && is_unread(line)) || (asides && is_aside(line));
        let note = self.reading.with_untracked(|reading| left_over(reading, is_kept));
        let taken: Vec<Taken> =
            self.entries.with_untracked(|entries| entries.iter().map(|one| one.taken.clone()).collect());
        self.session.commit_aloud(import(me, id, (&name, year), &taken, &note, &mut rising_ids()));
        self.clear();
        page::set_hash(&Route::Scheme(id).href());
    }

    fn clear(self) {
        self.text.set(String::new());
        self.origin.set(Origin::Box);
        self.named.set(false);
        self.read();
    }
}
