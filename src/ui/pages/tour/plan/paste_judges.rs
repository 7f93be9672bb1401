//! Judges pasted from Excel: paste, look, add.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::tour::Judge;
use crate::ledger::tour::plan::{NewJudge, PastedJudge, add_judges, read_judges};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, TextArea};
use crate::ui::forms::{PastePreview, Pause, PreviewCell, PreviewRow, rising_ids};
use crate::ui::pages::tour::desk::TourDesk;

/// The values that the preview shows, with their widths.
const COLUMNS: &[(&str, u32)] = &[("姓名", 96), ("单位", 220), ("职务", 150), ("计分组", 76), ("分组", 76)];

/// What was pasted, how it was read, and what of it is to be added.
#[derive(Clone, Copy)]
pub struct PastedJudges {
    desk: TourDesk,
    text: RwSignal<String>,
    read: RwSignal<Arc<Vec<PastedJudge>>>,
    rows: Memo<Vec<PreviewRow>>,
    ticked: RwSignal<BTreeSet<String>>,
    pause: Pause,
}

impl PastedJudges {
    /// Nothing pasted yet.
    pub fn new(desk: TourDesk) -> Self {
        let read = RwSignal::new(Arc::new(Vec::new()));
        let rows = Memo::new(move |_| read.with(|read: &Arc<Vec<PastedJudge>>| read.iter().map(preview).collect()));
        Self { desk, text: RwSignal::default(), read, rows, ticked: RwSignal::default(), pause: Pause::new() }
    }

    /// Another text; it is read once nothing more is typed.
    pub fn put(self, text: String) {
        self.text.set(text);
        self.pause.wait(move || self.take());
    }

    /// Reads the text; all that can be added is ticked.
    fn take(self) {
        let text = self.text.get_untracked();
        let tour = self.desk.tour.get_untracked();
        let read = self.desk.session.look(|_, tree| read_judges(&text, tree, &tour));
        let wanted = read.iter().enumerate().filter(|(_, row)| row.verdict.is_importable());
        self.ticked.set(wanted.map(|(index, _)| index.to_string()).collect());
        self.read.set(Arc::new(read));
    }

    fn chosen(self) -> Vec<NewJudge> {
        let ticked = self.ticked.get();
        let chosen =
            |(at, row): &(usize, &PastedJudge)| row.verdict.is_importable() && ticked.contains(&at.to_string());
        self.read.with(|read| read.iter().enumerate().filter(chosen).map(|(_, row)| row.judge.clone()).collect())
    }

    /// Adds what is ticked; `true` when it was added.
    fn add(self) -> bool {
        if self.pause.stop() {
            self.take();
        }
        let (desk, new) = (self.desk, untrack(|| self.chosen()));
        let done = desk.aloud(|ledger, _| add_judges(ledger, desk.id, &new, &mut rising_ids()));
        if done {
            self.text.set(String::new());
            self.take();
        }
        done
    }
}

fn preview(row: &PastedJudge) -> PreviewRow {
    let bad = row.judge.name.is_empty();
    let cell = |text: &str, field: &str| PreviewCell { text: text.to_owned(), bad: bad && field == Judge::name };
    PreviewRow {
        line: row.line,
        verdict: row.verdict,
        depth: None,
        cells: vec![
            cell(&row.judge.name, Judge::name),
            cell(&row.judge.unit.name, Judge::unit),
            cell(&row.judge.post, Judge::post),
            cell(row.judge.group.label(), Judge::group),
            cell(&row.judge.team, Judge::team),
        ],
        words: row.notes.join("；"),
    }
}

/// The dialog. What was pasted stays when it is closed without adding.
#[component]
pub fn PasteJudges(open: RwSignal<bool>, pasted: PastedJudges) -> impl IntoView {
    let add = move |()| {
        if pasted.add() {
            open.set(false);
        }
    };
    let count = Memo::new(move |_| pasted.chosen().len());
    let label = Signal::derive(move || format!("加入 {} 人", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "没有选中可以加入的行".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    let has_rows = Memo::new(move |_| pasted.rows.with(|rows| !rows.is_empty()));
    view! {
        <Dialog open title="从 Excel 粘贴评委" wide=true foot>
            <Field label="评委名单内容" help="在 Excel 或 WPS 里复制，粘贴到这里：姓名、单位、职务、计分组、分组。有表头时列的次序不限，没有表头就按这个次序。确认以前什么都不改。">
                <TextArea value=pasted.text rows=5 on_input=move |text| pasted.put(text)
                    placeholder="张三　青岛路街道党工委　副书记　评委　一组"/>
            </Field>
            {move || has_rows.get().then(|| view! {
                <PastePreview id="judges" columns=COLUMNS rows=pasted.rows ticked=pasted.ticked/>
            })}
        </Dialog>
    }
}
