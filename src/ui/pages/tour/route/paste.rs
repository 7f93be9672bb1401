//! 粘贴名单: names from Excel become stops.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::desk::RouteDesk;
use crate::domain::kind::Id;
use crate::ledger::OrgTree;
use crate::ledger::paste::Verdict;
use crate::ledger::tour::plan::{FoundUnits, add_stops, read_units};
use crate::ledger::tour::units::street_of;
use crate::ui::components::{Button, ButtonKind, Dialog, Field, TextArea};
use crate::ui::forms::{PastePreview, Pause, PreviewCell, PreviewRow};
use crate::ui::pages::tour::desk::TourDesk;

/// The values that the preview shows, with their widths.
const COLUMNS: &[(&str, u32)] = &[("粘贴的名称", 260), ("党组织", 260), ("街道", 180)];

/// What was pasted, how it was read, and what of it is to be added.
#[derive(Clone, Copy)]
struct Pasted {
    desk: TourDesk,
    text: RwSignal<String>,
    read: RwSignal<Arc<Vec<FoundUnits>>>,
    rows: Memo<Vec<PreviewRow>>,
    ticked: RwSignal<BTreeSet<String>>,
    pause: Pause,
}

impl Pasted {
    fn new(desk: TourDesk) -> Self {
        let read = RwSignal::new(Arc::new(Vec::new()));
        let rows = Memo::new(move |_| {
            let there: Vec<Id> = desk.stops.with(|stops| stops.iter().filter_map(|stop| stop.unit.id).collect());
            desk.session.tree.with(|tree| read.with(|read: &Arc<Vec<FoundUnits>>| preview(tree, read, &there)))
        });
        Self { desk, text: RwSignal::default(), read, rows, ticked: RwSignal::default(), pause: Pause::new() }
    }

    /// Another text; it is read once nothing more is typed.
    fn put(self, text: String) {
        self.text.set(text);
        self.pause.wait(move || self.take());
    }

    /// Reads the text; all that can be added is ticked.
    fn take(self) {
        let text = self.text.get_untracked();
        let read = self.desk.session.look(|_, tree| read_units(&text, tree));
        self.read.set(Arc::new(read));
        let rows = self.rows.get_untracked();
        let wanted = rows.iter().enumerate().filter(|(_, row)| row.verdict.is_importable());
        self.ticked.set(wanted.map(|(index, _)| index.to_string()).collect());
    }

    fn chosen(self) -> Vec<Id> {
        let ticked = self.ticked.get();
        self.rows.with(|rows| {
            self.read.with(|read| {
                let all = rows.iter().zip(read.iter()).enumerate();
                let chosen =
                    all.filter(|(at, (row, _))| row.verdict.is_importable() && ticked.contains(&at.to_string()));
                chosen.filter_map(|(_, (_, found))| found.unit).collect()
            })
        })
    }

    /// Adds what is ticked; `true` when it was added.
    fn add(self) -> bool {
        if self.pause.stop() {
            self.take();
        }
        let (desk, wanted) = (self.desk, untrack(|| self.chosen()));
        let done = desk.aloud(|ledger, tree| add_stops(ledger, tree, desk.id, &wanted));
        if done {
            self.text.set(String::new());
            self.take();
        }
        done
    }
}

fn preview(tree: &OrgTree, read: &[FoundUnits], there: &[Id]) -> Vec<PreviewRow> {
    let known = |unit: Id| there.iter().any(|id| tree.resolve(*id) == unit);
    let row = |(at, one): (usize, &FoundUnits)| {
        let earlier = read.iter().take(at).find(|other| other.unit.is_some() && other.unit == one.unit);
        let (verdict, words) = match (one.unit, earlier) {
            (None, _) => (Verdict::Bad, "党组织里没有这个名称，或不止一个".to_owned()),
            (Some(unit), _) if known(unit) => (Verdict::Same, "已在路线里".to_owned()),
            (Some(_), Some(earlier)) => (Verdict::Same, format!("和第 {} 行相同", earlier.line)),
            (Some(_), None) => (Verdict::New, String::new()),
        };
        let cell = |text: String, bad: bool| PreviewCell { text, bad };
        let name = one.unit.map(|unit| tree.name(unit).to_owned()).unwrap_or_default();
        let street = one.unit.map(|unit| street_of(tree, unit)).unwrap_or_default();
        let cells = vec![cell(one.typed.clone(), one.unit.is_none()), cell(name, false), cell(street, false)];
        PreviewRow { line: one.line, verdict, depth: None, cells, words }
    };
    read.iter().enumerate().map(row).collect()
}

/// The dialog. What was pasted stays when it is closed without adding.
#[component]
pub fn PasteUnits() -> impl IntoView {
    let route = RouteDesk::get();
    let (open, pasted) = (route.pasting, Pasted::new(route.desk));
    let add = move |()| {
        if pasted.add() {
            open.set(false);
        }
    };
    let count = Memo::new(move |_| pasted.chosen().len());
    let label = Signal::derive(move || format!("加 {} 个", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "没有选中可以加的行".to_owned()));
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    let has_rows = Memo::new(move |_| pasted.rows.with(|rows| !rows.is_empty()));
    view! {
        <Dialog open title="粘贴观摩点名单" wide=true foot>
            <Field label="观摩点名单内容" help="每行一个单位，按走的次序。写全称或简称都认（青岛路二社区、中共青岛路二社区委员会）。确认以前什么都不改。">
                <TextArea value=pasted.text rows=5 on_input=move |text| pasted.put(text)/>
            </Field>
            {move || has_rows.get().then(|| view! {
                <PastePreview id="units" columns=COLUMNS rows=pasted.rows ticked=pasted.ticked/>
            })}
        </Dialog>
    }
}
