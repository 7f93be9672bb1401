//! 从 Excel 粘贴: paste, look, import.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::organization::Organization;
use crate::ledger::paste::Verdict;
use crate::ledger::paste::organizations::{self, Organizations, Row, SECRETARY};
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind, Dialog, Field, TextArea};
use crate::ui::forms::{PastePreview, Pause, PreviewCell, PreviewRow, rising_ids};
use crate::ui::session::Session;

/// The values that the preview shows, with their widths.
const COLUMNS: &[(&str, u32)] =
    &[("名称", 204), ("上级党组织", 150), ("层级", 96), ("类别", 64), ("书记", 84), ("联系电话", 112)];

/// What was pasted, how it was read, and what of it is to be imported.
#[derive(Clone, Copy)]
struct Pasted {
    session: Session,
    text: RwSignal<String>,
    read: RwSignal<Arc<Organizations>>,
    rows: Memo<Vec<PreviewRow>>,
    ticked: RwSignal<BTreeSet<String>>,
    done: RwSignal<Option<String>>,
    pause: Pause,
}

impl Pasted {
    fn new() -> Self {
        let read = RwSignal::new(Arc::new(Organizations::default()));
        let rows = Memo::new(move |_| read.with(|read| read.rows.iter().map(preview).collect()));
        let (text, ticked, done) = (RwSignal::default(), RwSignal::default(), RwSignal::new(None));
        Self { session: Session::get(), text, read, rows, ticked, done, pause: Pause::new() }
    }

    /// Another text; it is read once nothing more is typed.
    fn put(self, text: String) {
        self.text.set(text);
        self.pause.wait(move || self.take());
    }

    /// Reads the text; all that can be imported is ticked.
    fn take(self) {
        let text = self.text.get_untracked();
        let me = self.session.me_now();
        let read = self.session.look(|_, tree| organizations::read(&text, tree, me));
        let wanted = read.rows.iter().enumerate().filter(|(_, row)| row.verdict.is_importable());
        self.ticked.set(wanted.map(|(index, _)| index.to_string()).collect());
        self.read.set(Arc::new(read));
        self.done.set(None);
    }

    fn chosen(self) -> usize {
        let ticked = self.ticked.get();
        let chosen = |(at, row): &(usize, &PreviewRow)| row.verdict.is_importable() && ticked.contains(&at.to_string());
        self.rows.with(|rows| rows.iter().enumerate().filter(chosen).count())
    }

    /// Imports what is ticked; `true` when nothing is left over that needs mending.
    fn import(self) -> bool {
        if self.pause.stop() {
            self.take();
        }
        let bad = self.read.with_untracked(|read| read.count(Verdict::Bad));
        let count = untrack(|| self.chosen());
        let draft = self.session.look(|_, tree| {
            self.ticked.with_untracked(|ticked| {
                let chosen = |at: usize| ticked.contains(&at.to_string());
                self.read.with_untracked(|read| organizations::draft(read, tree, &chosen, &mut rising_ids()))
            })
        });
        self.session.commit_aloud(draft);
        if bad == 0 {
            self.text.set(String::new());
        }
        self.take();
        if bad > 0 {
            self.done.set(Some(format!("已导入 {count} 行。{bad} 行没有导入，原因写在每行后面，改好后可以再导。")));
        }
        bad == 0
    }
}

/// The dialog. What was pasted stays when it is closed without importing.
#[component]
pub fn PasteOrganizations(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let pasted = Pasted::new();
    let import = move |()| {
        if pasted.import() {
            open.set(false);
        }
    };
    let label = Signal::derive(move || format!("导入 {} 行", pasted.chosen()));
    let none = Signal::derive(move || (pasted.chosen() == 0).then(|| "没有选中可以导入的行".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=import/>
        }
    };
    view! { <Dialog open title="从 Excel 粘贴党组织" wide=true foot><Body pasted/></Dialog> }
}

#[component]
fn Body(pasted: Pasted) -> impl IntoView {
    let has_rows = Memo::new(move |_| pasted.rows.with(|rows| !rows.is_empty()));
    let problems = move || {
        let said = pasted.text.with(|text| !text.trim().is_empty());
        let all = pasted.read.with(|read| read.problems.join("。"));
        (said && !all.is_empty()).then(|| view! { <Banner kind=BannerKind::Warn text=all/> })
    };
    view! {
        {move || pasted.done.get().map(|done| view! { <Banner text=done/> })}
        <Field label="组织清单内容" help="带表头的表（名称、上级党组织、层级、类别、书记、联系电话……，次序不限），或者每行一个名称，用缩进表示上下级。确认以前什么都不改。">
            <TextArea value=pasted.text rows=5 on_input=move |text| pasted.put(text)/>
        </Field>
        {problems}
        {move || has_rows.get().then(|| view! {
            <PastePreview id="organizations" columns=COLUMNS rows=pasted.rows ticked=pasted.ticked/>
        })}
    }
}

fn preview(row: &Row) -> PreviewRow {
    let cell = |text: &str, field: &str| PreviewCell { text: text.to_owned(), bad: row.bad.contains(&field) };
    let cells = &row.cells;
    PreviewRow {
        line: row.line,
        verdict: row.verdict,
        depth: Some(row.depth),
        cells: vec![
            cell(&cells.name, Organization::name),
            cell(&cells.parent, Organization::parent),
            cell(&cells.level, Organization::level),
            cell(&cells.sector, Organization::sector),
            cell(&cells.secretary, SECRETARY),
            cell(&cells.phone, Organization::phone),
        ],
        words: row.problems.iter().chain(&row.notes).cloned().collect::<Vec<_>>().join("；"),
    }
}
