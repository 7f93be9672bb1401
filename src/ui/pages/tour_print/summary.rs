//! 汇总表: stops by judges, on paper that lies on its side.

use leptos::prelude::*;

use crate::ledger::tour::print::Frame;
use crate::ledger::tour::print::ranking::{Ranked, Ranking};
use crate::ledger::tour::print::summary::{Cell, Fate, Head, Table};
use crate::ui::pages::paper::{Paper, Signature, WriteDate};

/// So many judges on a line leave room for larger type.
const FEW: usize = 9;

/// Which columns follow the judges.
#[derive(Clone, Copy)]
struct Ends {
    ranks: bool,
    extras: bool,
    scaled: bool,
    weighted: bool,
}

impl Ends {
    /// Their heads.
    fn columns(self) -> Vec<&'static str> {
        let all = [
            (true, "平均分"),
            (self.extras, "加减分"),
            (self.scaled, "合计"),
            (true, if self.scaled { "百分制" } else { "得分" }),
            (self.ranks, "名次"),
            (true, "分类"),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, label)| label).collect()
    }

    fn cells(self, row: Ranked) -> impl IntoIterator<Item = String> {
        let rank = row.rank.map_or(String::new(), |rank| rank.to_string());
        let all = [
            (true, row.mean),
            (self.extras, row.extra),
            (self.scaled, row.raw),
            (true, row.score),
            (self.ranks, rank),
            (true, row.tier),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, text)| text)
    }
}

#[component]
pub fn SummarySheet(frame: Frame, ranking: Ranking, tables: Vec<Table>, weighted: bool) -> impl IntoView {
    let ends = Ends { ranks: !frame.hide_ranks, extras: ranking.extras, scaled: ranking.scaled, weighted };
    let draft = frame.locked.unwrap_or_else(|| "结果未锁定，草稿".to_owned());
    view! {
        <Paper title=format!("{}成绩汇总表", frame.name) sub=frame.org lying=true>
            <p class="doc-small doc-lead">{format!("{draft}。评分规则：{}。", frame.rule)}</p>
            {tables.into_iter().map(|table| view! { <Track table ends/> }).collect_view()}
            <div class="doc-foot"><Signature who="计分人"/><Signature who="复核人"/><Signature who="监督人"/><WriteDate/></div>
        </Paper>
    }
}

#[component]
fn Track(table: Table, ends: Ends) -> impl IntoView {
    let notes = [table.legend()].into_iter().chain(table.notes.clone()).filter(|note| !note.is_empty());
    let notes = notes.map(|note| view! { <p class="doc-small">{note}</p> }).collect_view();
    let (line, few) = (table.line, table.line <= FEW);
    let columns = ends.columns();
    let lines = table.judges.chunks(line).count().max(1);
    let head = table.judges.chunks(line).enumerate().map(|(at, heads)| {
        let first = (at == 0).then_some("观摩点");
        let last =
            columns.iter().filter(|_| at == 0).map(|label| view! { <th scope="col" rowspan=lines>{*label}</th> });
        let last = last.collect_view();
        view! {
            <tr>
                {first.map(|label| view! { <th scope="col" rowspan=lines>{label}</th> })}
                {heads.iter().map(|head| judge_head(head, ends.weighted)).collect_view()}
                {(heads.len()..line).map(|_| view! { <th></th> }).collect_view()}
                {last}
            </tr>
        }
    });
    let head = head.collect_view();
    let rows = table.rows.into_iter().map(|(row, cells)| stop_rows(row, &cells, line, ends)).collect_view();
    view! {
        <h2>{table.track}</h2>
        <table class="grid-doc summary-doc" class:summary-few=few>
            {widths(line, few, columns.len())}
            <thead>{head}</thead>
            {rows}
        </table>
        {notes}
    }
}

/// The widths of the columns: the judges share what names and results leave them, but never take more than a tenth each.
fn widths(line: usize, few: bool, ends: usize) -> impl IntoView {
    let (unit, end) = if few { (20.0, 6.0) } else { (13.0, 4.6) };
    let judge = ((100.0 - unit - end * ends as f64) / line.max(1) as f64).min(10.0);
    let col = |width: f64| view! { <col style:width=format!("{width:.2}%")/> };
    let judges = (0..line).map(|_| col(judge)).collect_view();
    view! { <colgroup><col/>{judges}{(0..ends).map(|_| col(end)).collect_view()}</colgroup> }
}

fn judge_head(head: &Head, weighted: bool) -> impl IntoView + use<> {
    let group = weighted.then(|| view! { <br/><small>{head.group.label()}</small> });
    view! { <th scope="col">{head.name.clone()}{group}</th> }
}

/// A stop with its judges on one or more lines, kept together.
fn stop_rows(row: Ranked, cells: &[Cell], line: usize, ends: Ends) -> impl IntoView + use<> {
    let lines = cells.chunks(line).count().max(1);
    let mut unit = Some(row.unit.clone());
    let mut last = Some(row);
    let each = cells.chunks(line).map(|cells| {
        let unit = unit.take().map(|unit| view! { <th class="name" scope="row" rowspan=lines>{unit}</th> });
        let ends = last.take().map(|row| {
            let one = |text: String| view! { <td class="mid" rowspan=lines>{text}</td> };
            ends.cells(row).into_iter().map(one).collect_view()
        });
        view! {
            <tr>
                {unit}{cells.iter().map(sheet_cell).collect_view()}
                {(cells.len()..line).map(|_| view! { <td></td> }).collect_view()}{ends}
            </tr>
        }
    });
    let each = each.collect_view();
    view! { <tbody>{each}</tbody> }
}

fn sheet_cell(cell: &Cell) -> impl IntoView + use<> {
    let (text, added, mark) = match cell {
        Cell::Sheet(shown, added, Fate::Out) => (format!("({shown})"), added.clone(), None),
        Cell::Sheet(shown, added, Fate::Highest) => (shown.clone(), added.clone(), Some("高")),
        Cell::Sheet(shown, added, Fate::Lowest) => (shown.clone(), added.clone(), Some("低")),
        Cell::Sheet(shown, added, Fate::Used) => (shown.clone(), added.clone(), None),
        Cell::Aside => ("避".to_owned(), String::new(), None),
        Cell::Elsewhere => ("·".to_owned(), String::new(), None),
        Cell::Open => Default::default(),
    };
    let mark = mark.map(|mark| view! { <small>{mark}</small> });
    let added = (!added.is_empty()).then(|| view! { <small class="added">{added}</small> });
    view! { <td class="mid">{text}{mark}{added}</td> }
}
