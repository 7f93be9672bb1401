//! What was pasted, how it was read, and what of it is to be imported.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::member::{Member, MemberPrivate};
use crate::ledger::paste::Verdict;
use crate::ledger::paste::roster::{self, BRANCH, Roster, Row};
use crate::ui::forms::{Pause, PreviewCell, PreviewRow, rising_ids};
use crate::ui::session::Session;

/// The state of the dialog.
#[derive(Clone, Copy)]
pub struct Pasted {
    /// The text.
    pub text: RwSignal<String>,
    /// The text as it was read.
    pub roster: RwSignal<Arc<Roster>>,
    /// Unknown branches that are to be created.
    pub create: RwSignal<BTreeSet<String>>,
    /// Indices of the rows that are to be imported.
    pub ticked: RwSignal<BTreeSet<String>>,
    /// What the last import did, while rows are left over.
    pub done: RwSignal<Option<String>>,
    /// The rows as the preview shows them.
    pub rows: Memo<Vec<PreviewRow>>,
    session: Session,
    pause: Pause,
}

impl Pasted {
    /// Nothing pasted yet.
    pub fn new(session: Session) -> Self {
        let roster = RwSignal::new(Arc::new(Roster::default()));
        let create = RwSignal::new(BTreeSet::new());
        let rows = Memo::new(move |_| {
            create.with(|create| roster.with(|roster| roster.rows.iter().map(|row| preview(row, create)).collect()))
        });
        let (text, ticked, done) = (RwSignal::default(), RwSignal::default(), RwSignal::new(None));
        Self { text, roster, create, ticked, done, rows, session, pause: Pause::new() }
    }

    /// Another text; it is read once nothing more is typed.
    pub fn put(self, text: String) {
        self.text.set(text);
        self.pause.wait(move || {
            self.done.set(None);
            self.read();
        });
    }

    /// Reads the text; all that can be imported is ticked.
    fn read(self) {
        let text = self.text.get_untracked();
        let (me, today) = (self.session.me_now(), self.session.today.get_untracked());
        let roster = self.session.look(|ledger, tree| roster::read(&text, ledger, tree, me, today));
        self.create.update(|create| create.retain(|name| roster.unknown_branches.iter().any(|one| one.name == *name)));
        // Rows that wait for a branch are ticked too: they go in when it is to be created.
        let wanted =
            roster.rows.iter().enumerate().filter(|(_, row)| row.verdict.is_importable() || row.waits_for.is_some());
        self.ticked.set(wanted.map(|(index, _)| index.to_string()).collect());
        self.roster.set(Arc::new(roster));
    }

    /// How many rows would be imported.
    pub fn chosen(self) -> usize {
        let ticked = self.ticked.get();
        self.rows.with(|rows| {
            rows.iter()
                .enumerate()
                .filter(|(at, row)| row.verdict.is_importable() && ticked.contains(&at.to_string()))
                .count()
        })
    }

    /// How many rows cannot be imported.
    pub fn bad(self) -> usize {
        self.rows.with(|rows| rows.iter().filter(|row| row.verdict == Verdict::Bad).count())
    }

    /// Imports what is ticked; `true` when nothing is left over that needs mending.
    pub fn import(self) -> bool {
        if self.pause.stop() {
            self.read();
        }
        let (count, bad) = (untrack(|| self.chosen()), untrack(|| self.bad()));
        let draft = self.roster.with_untracked(|roster| {
            self.create.with_untracked(|create| {
                self.ticked.with_untracked(|ticked| {
                    roster::draft(roster, &|at| ticked.contains(&at.to_string()), create, &mut rising_ids())
                })
            })
        });
        self.session.commit_aloud(draft);
        if bad == 0 {
            self.text.set(String::new());
            self.done.set(None);
            self.read();
            return true;
        }
        self.read();
        self.done.set(Some(format!(
            "已导入 {count} 行。{bad} 行没有导入，原因写在每行后面，可以下载改好再粘贴，也可以直接在上面改。"
        )));
        false
    }
}

fn preview(row: &Row, create: &BTreeSet<String>) -> PreviewRow {
    let verdict = row.verdict_if(create);
    let cell = |text: &str, field: &str| PreviewCell {
        text: text.to_owned(),
        bad: verdict == Verdict::Bad && row.bad.contains(&field),
    };
    let cells = &row.cells;
    let words =
        if verdict == Verdict::Bad { row.problems.iter().chain(&row.notes) } else { row.notes.iter().chain(&[]) };
    PreviewRow {
        line: row.line,
        verdict,
        depth: None,
        cells: vec![
            cell(&cells.name, Member::name),
            cell(&cells.gender, Member::gender),
            cell(&cells.birth, Member::birth),
            cell(&cells.id_card, MemberPrivate::id_card),
            cell(&cells.joined, Member::joined),
            cell(&cells.branch, BRANCH),
            cell(&cells.phone, MemberPrivate::phone),
        ],
        words: words.cloned().collect::<Vec<_>>().join("；"),
    }
}
