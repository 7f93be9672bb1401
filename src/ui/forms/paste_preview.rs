//! What a pasted table would change: its rows by what becomes of them, with a tick box for each that can be imported.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ledger::paste::Verdict;
use crate::ui::components::{Align, Branch, Button, ButtonKind, Cell, Column, LedgerTable, Row, Tab, TabPanel, Tabs};

/// One value of a pasted row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewCell {
    /// As it is shown.
    pub text: String,
    /// Whether it is what is wrong with the row.
    pub bad: bool,
}

/// One pasted row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its number in the pasted table.
    pub line: usize,
    /// What becomes of it.
    pub verdict: Verdict,
    /// How deep it stands, where the rows are a tree.
    pub depth: Option<usize>,
    /// Its values, one a column; the first names it.
    pub cells: Vec<PreviewCell>,
    /// How it was read, what would change, or why it is not imported.
    pub words: String,
}

const ALL: &str = "all";

/// The tabs: their keys, words and what they hold.
const TABS: [(&str, &str, Option<Verdict>); 5] = [
    (ALL, "全部", None),
    ("new", "新增", Some(Verdict::New)),
    ("changed", "有改动", Some(Verdict::Changed)),
    ("same", "相同", Some(Verdict::Same)),
    ("bad", "有问题", Some(Verdict::Bad)),
];

/// The preview. `ticked` holds the indices of the rows to import, as text.
#[component]
pub fn PastePreview(
    /// An id for its tabs, once a page.
    id: &'static str,
    /// The columns of the values: label and width, 0 for what is left.
    columns: &'static [(&'static str, u32)],
    /// The rows.
    rows: Memo<Vec<PreviewRow>>,
    /// Which of them are to be imported.
    ticked: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let selected = RwSignal::new(ALL.to_owned());
    let count = move |verdict: Option<Verdict>| {
        rows.with(|rows| rows.iter().filter(|row| verdict.is_none_or(|verdict| row.verdict == verdict)).count())
    };
    let tabs = Signal::derive(move || {
        TABS.map(|(key, label, verdict)| {
            let count = count(verdict);
            let bad = verdict == Some(Verdict::Bad) && count > 0;
            Tab { key: key.to_owned(), label: label.to_owned(), count: Some(count), bad }
        })
        .to_vec()
    });
    // A memo: every row looks itself up in it.
    let shown = Memo::new(move |_| {
        let wanted =
            selected.with(|key| TABS.iter().find(|(known, ..)| known == key).and_then(|(.., verdict)| *verdict));
        rows.with(|rows| {
            let fits = |row: &&(usize, &PreviewRow)| wanted.is_none_or(|verdict| row.1.verdict == verdict);
            rows.iter().enumerate().filter(|row| fits(&row)).map(table_row).collect::<Vec<_>>()
        })
    });
    let tick_all = move |on: bool| {
        let all: Vec<String> =
            shown.with_untracked(|rows| rows.iter().filter(|row| !row.no_tick).map(|row| row.key.clone()).collect());
        ticked.update(|ticked| {
            for key in all {
                if on {
                    ticked.insert(key);
                } else {
                    ticked.remove(&key);
                }
            }
        });
    };
    view! {
        <div class="preview-head">
            <Tabs id label="预览" tabs selected on_select=move |key| selected.set(key)/>
            <Button label="全选" kind=ButtonKind::Plain small=true on_press=move |()| tick_all(true)/>
            <Button label="全不选" kind=ButtonKind::Plain small=true on_press=move |()| tick_all(false)/>
        </div>
        <TabPanel id selected>
            <div class="preview" tabindex="0" role="region" aria-label="预览的各行">
                <LedgerTable label="预览的各行" columns=heads(columns) rows=shown head=1 ticked class="no-top"/>
            </div>
        </TabPanel>
    }
}

fn heads(columns: &[(&str, u32)]) -> Vec<Column> {
    let column = |label: &str, width, align| Column { label: label.to_owned(), width, align, sort: None };
    let mut all = vec![column("行", 44, Align::Right)];
    all.extend(columns.iter().map(|(label, width)| column(label, *width, Align::Left)));
    all.push(column("结果", 84, Align::Left));
    all.push(column("说明", 0, Align::Left));
    all
}

fn table_row((index, row): (usize, &PreviewRow)) -> Row {
    let mut cells = vec![Cell { class: "faint", ..Cell::text(row.line.to_string()) }];
    for (at, cell) in row.cells.iter().enumerate() {
        let class = if cell.bad { "bad-cell" } else { "" };
        let depth = row.depth.filter(|_| at == 0);
        let branch = depth.map(|depth| Branch { depth, open: None, on_fold: Callback::new(|_| ()) });
        cells.push(Cell { class, branch, ..Cell::text(cell.text.clone()) });
    }
    let (result, class) = match row.verdict {
        Verdict::New => ("+ 新增", "nowrap"),
        Verdict::Changed => ("≠ 有改动", "nowrap ochre"),
        Verdict::Same => ("= 相同", "nowrap faint"),
        Verdict::Bad => ("× 不导入", "nowrap red"),
    };
    cells.push(Cell { class, ..Cell::text(result) });
    let words_class = if row.verdict == Verdict::Bad { "c-why red" } else { "c-why" };
    cells.push(Cell { class: words_class, ..Cell::text(row.words.clone()) });
    Row { key: index.to_string(), cells, no_tick: !row.verdict.is_importable(), ..Row::default() }
}
