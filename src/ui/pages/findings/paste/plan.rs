//! What was pasted, how it was read, and what of it is to be imported.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, page};
use crate::domain::dates::Date;
use crate::domain::finding::FindingSource;
use crate::domain::kind::{Id, Ref};
use crate::domain::rectification::reading::{self, Fate, Part, ReadFinding, Reading};
use crate::ledger::OrgTree;
use crate::ledger::rectify::When;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::takeover::{Paper, doubles, take_over};
use crate::ui::forms::{Pause, rising_ids};
use crate::ui::pages::findings::Wanted;
use crate::ui::route::{FindingsTab, Route};
use crate::ui::session::Session;

/// What the paper is to this organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The own answer to what the upper level found.
    Answer,
    /// What this organization found with those below.
    Assigned,
    /// What it found itself.
    Own,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Answer, Self::Assigned, Self::Own];

    /// Its key in the choice.
    pub fn key(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Assigned => "assigned",
            Self::Own => "own",
        }
    }

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Answer => "上级提的问题，本单位的整改方案",
            Self::Assigned => "本单位提的问题，交给下级整改",
            Self::Own => "本单位自查的问题",
        }
    }
}

/// A finding as it is to be imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was read, as a person left it.
    pub finding: ReadFinding,
    /// It is not to be imported.
    pub out: bool,
    /// It is in the ledger already.
    pub double: bool,
}

/// The state of the dialog.
#[derive(Clone, Copy)]
pub struct Plan {
    /// What stands in the box.
    pub text: RwSignal<String>,
    /// As it was read; the fates of its lines follow what a person chose.
    pub reading: RwSignal<Arc<Reading>>,
    /// The findings.
    pub entries: RwSignal<Vec<Entry>>,
    /// Counts the readings, so that the cards of another are made anew.
    pub turn: RwSignal<usize>,
    /// The finding one looks at.
    pub at: RwSignal<Option<usize>>,
    /// What the paper is.
    pub kind: RwSignal<Kind>,
    /// 责任单位 where the paper names none.
    pub unit: RwSignal<Id>,
    /// 来源.
    pub source: RwSignal<FindingSource>,
    /// 来源说明.
    pub note: RwSignal<String>,
    /// 发现日期.
    pub found: RwSignal<Option<Date>>,
    /// Its session.
    pub session: Session,
    html: RwSignal<Option<Arc<str>>>,
    open: RwSignal<bool>,
    wanted: Wanted,
    pause: Pause,
}

impl Plan {
    /// Nothing pasted yet.
    pub fn new(session: Session, open: RwSignal<bool>) -> Self {
        let me = session.me_now();
        let has_upper = session.tree.with_untracked(|tree| tree.parent(me).is_some());
        Self {
            text: RwSignal::default(),
            reading: RwSignal::default(),
            entries: RwSignal::default(),
            turn: RwSignal::new(0),
            at: RwSignal::new(None),
            kind: RwSignal::new(if has_upper { Kind::Answer } else { Kind::Own }),
            unit: RwSignal::new(me),
            source: RwSignal::new(FindingSource::Feedback),
            note: RwSignal::default(),
            found: RwSignal::new(None),
            session,
            html: RwSignal::new(None),
            open,
            wanted: expect_context(),
            pause: Pause::new(),
        }
    }

    /// Something was typed; it is read once nothing more is.
    pub fn type_text(self, text: String) {
        self.text.set(text);
        self.html.set(None);
        self.pause.wait(move || self.read());
    }

    /// A table came from the clipboard.
    pub fn put_html(self, html: &str, text: String) {
        self.html.set(Some(html.into()));
        self.text.set(text);
        self.pause.stop();
        self.read();
    }

    fn read(self) {
        let year = Some(chrono::Datelike::year(&self.session.today.get_untracked()));
        let reading = match self.html.get_untracked() {
            Some(html) => reading::read_in(&html, year),
            None => self.text.with_untracked(|text| reading::read_in(text, year)),
        };
        self.note.set(reading.title.clone());
        if let Some(source) = reading::source_of(&reading.title) {
            self.source.set(source);
        }
        self.found.set(reading.day.filter(|day| *day <= self.session.today.get_untracked()));
        let entry = |finding: &ReadFinding| Entry { finding: finding.clone(), out: false, double: false };
        self.entries.set(reading.findings.iter().map(entry).collect());
        self.at.set(None);
        self.reading.set(Arc::new(reading));
        self.turn.update(|turn| *turn += 1);
        self.look_for_doubles();
    }

    /// Marks what is in the ledger already; it is left out until somebody ticks it.
    pub fn look_for_doubles(self) {
        let paper = self.paper();
        let me = self.session.me_now();
        let findings: Vec<ReadFinding> =
            self.entries.with_untracked(|all| all.iter().map(|one| one.finding.clone()).collect());
        let found = self.session.look(|ledger, tree| doubles(ledger, tree, me, &paper, &findings));
        self.entries.update(|all| {
            for (entry, double) in all.iter_mut().zip(found) {
                let is_new = double.is_some() != entry.double;
                entry.double = double.is_some();
                if is_new {
                    entry.out = entry.double;
                }
            }
        });
    }

    /// Changes one finding.
    pub fn change(self, at: usize, f: impl FnOnce(&mut Entry)) {
        self.entries.update(|all| {
            if let Some(entry) = all.get_mut(at) {
                f(entry);
            }
        });
    }

    /// A field of a finding was typed.
    pub fn put(self, at: usize, part: Part, text: &str) {
        let year = self.reading.with_untracked(|reading| reading.year);
        self.change(at, |entry| reading::put(&mut entry.finding, part, text, year));
        if matches!(part, Part::Text | Part::Unit) {
            self.look_for_doubles();
        }
    }

    /// What becomes of a line that is in no finding: `None` is seen and left out.
    pub fn assign(self, line: usize, to: Option<(Option<usize>, Part)>) {
        self.reading.update(|reading| {
            let reading = Arc::make_mut(reading);
            // What was corrected since is not to be lost.
            reading.findings = self.entries.with_untracked(|all| all.iter().map(|one| one.finding.clone()).collect());
            match to {
                Some((finding, part)) => reading::add_to(reading, line, finding, part),
                None => {
                    if let Some(line) = reading.lines.get_mut(line) {
                        line.fate = Fate::Note("看过，不导入".to_owned());
                    }
                }
            }
        });
        let findings = self.reading.with_untracked(|reading| reading.findings.clone());
        self.entries.update(|all| {
            for (at, finding) in findings.into_iter().enumerate() {
                match all.get_mut(at) {
                    Some(entry) => entry.finding = finding,
                    None => all.push(Entry { finding, out: false, double: false }),
                }
            }
        });
        self.turn.update(|turn| *turn += 1);
        self.look_for_doubles();
    }

    /// Makes a finding a part of the one before it.
    pub fn merge(self, at: usize) {
        self.reading.update(|reading| {
            let reading = Arc::make_mut(reading);
            // What was corrected since is not to be lost.
            reading.findings = self.entries.with_untracked(|all| all.iter().map(|one| one.finding.clone()).collect());
            reading::merge(reading, at);
        });
        let findings = self.reading.with_untracked(|reading| reading.findings.clone());
        self.entries.update(|all| {
            if at > 0 && at < all.len() {
                all.remove(at);
            }
            for (entry, finding) in all.iter_mut().zip(findings) {
                entry.finding = finding;
            }
        });
        self.at.set(at.checked_sub(1));
        self.turn.update(|turn| *turn += 1);
        self.look_for_doubles();
    }

    /// Findings and measures to be imported, places of the paper, and how many of these were not understood.
    pub fn counts(self) -> (usize, usize, usize, usize) {
        let (lines, unread) = self.reading.with(|reading| (reading.lines.len(), reading.not_understood().count()));
        let measures =
            self.entries.with(|all| all.iter().filter(|one| !one.out).map(|one| one.finding.measures.len()).sum());
        (self.count(), measures, lines, unread)
    }

    /// How many findings would be imported.
    pub fn count(self) -> usize {
        self.entries.with(|all| all.iter().filter(|one| !one.out).count())
    }

    /// Why nothing can be imported now.
    pub fn why_not(self) -> Option<String> {
        let blank = self.entries.with(|all| all.iter().position(|one| !one.out && one.finding.text.trim().is_empty()));
        match blank {
            Some(at) => Some(format!("第 {} 个问题没有写问题", at + 1)),
            None if self.count() == 0 => Some("还没有读到可以导入的问题".to_owned()),
            None => None,
        }
    }

    /// What is said once for the whole paper.
    fn paper(self) -> Paper {
        let (session, kind) = (self.session, self.kind.get_untracked());
        let me = session.me_now();
        let issuer = session.tree.with_untracked(|tree| issuer(tree, me, kind));
        Paper {
            unit: self.unit.get_untracked(),
            source: if kind == Kind::Own { FindingSource::Own } else { self.source.get_untracked() },
            note: self.note.get_untracked(),
            issuer,
            found: self.found.get_untracked().unwrap_or_else(|| session.today.get_untracked()),
            claim: kind != Kind::Assigned,
        }
    }

    /// Imports what is ticked, and shows the list.
    pub fn import(self) {
        if self.why_not().is_some() {
            return;
        }
        let session = self.session;
        let findings: Vec<ReadFinding> = self
            .entries
            .with_untracked(|all| all.iter().filter(|one| !one.out).map(|one| one.finding.clone()).collect());
        let paper = self.paper();
        let name = session.profile.with_untracked(|profile| profile.name.clone());
        let actor = Actor { me: session.me_now(), name: &name };
        let when = When { day: session.today.get_untracked(), time: clock::now_ms() };
        let mut ids = rising_ids();
        let made = session.look(|ledger, tree| take_over((ledger, tree), (actor, when), &paper, &findings, &mut ids));
        match made {
            Ok(draft) => {
                session.commit_aloud(draft);
                self.open.set(false);
                self.text.set(String::new());
                self.html.set(None);
                self.read();
                self.wanted.0.update(|filter| filter.query.clear());
                page::set_hash(&Route::Findings(FindingsTab::List).href());
            }
            Err(why) => session.say(why),
        }
    }
}

/// Who issued the findings of a paper.
fn issuer(tree: &OrgTree, me: Id, kind: Kind) -> Ref {
    let of = |id: Id| Ref::to(id, tree.name(id));
    match kind {
        Kind::Answer => tree.parent(me).map(of).unwrap_or_default(),
        Kind::Assigned => of(me),
        Kind::Own => Ref::default(),
    }
}
