//! 成绩确认单: the results, and room for the signatures of 评委, 计分人 and 监督人.

use leptos::prelude::*;

use crate::ledger::tour::print::ranking::{Ranked, Ranking, Track};
use crate::ledger::tour::print::{Frame, Seated};
use crate::ui::pages::paper::{Form, Paper, Signature, Wide, Widths, WriteDate};

/// Judges beside each other among the signatures.
const SIGNATURES_A_ROW: usize = 3;
/// Rows of signatures where no judges are known.
const EMPTY_ROWS: usize = 4;

#[component]
pub fn ConfirmSheet(frame: Frame, ranking: Ranking) -> impl IntoView {
    let counted: usize = ranking.tracks.iter().flat_map(|track| &track.rows).map(|row| row.sheets).sum();
    let stops: usize = ranking.tracks.iter().map(|track| track.rows.len()).sum();
    let scope = format!("评委 {} 人，观摩点 {stops} 个，计入平均分的评分表 {counted} 张", frame.judges.len());
    let state = frame.locked.clone().unwrap_or_else(|| "未锁定，草稿".to_owned());
    let changed = (!ranking.changed.is_empty()).then(|| {
        let names = ranking.changed.join("、");
        view! { <p class="doc-small">{format!("锁定以后评分有改动：{names}。得分、名次和分类是锁定时的，平均分和加减分是现在的。")}</p> }
    });
    let columns = columns(&frame, &ranking);
    let tracks = ranking.tracks.into_iter().map(|track| track_table(track, columns)).collect_view();
    view! {
        <Paper title=format!("{}成绩确认单", frame.name) sub=frame.org>
            <Form>
                <Wide label="时间" text=frame.when/>
                <Wide label="范围" text=scope/>
                <Wide label="指标体系" text=frame.scheme/>
                <Wide label="评分规则" text=format!("{}。", frame.rule)/>
                <Wide label="结果状态" text=state/>
            </Form>
            {tracks}
            {changed}
            <Signatures judges=frame.judges/>
            <div class="doc-foot"><Signature who="计分人"/><Signature who="监督人"/><WriteDate/></div>
        </Paper>
    }
}

/// Which columns there are.
#[derive(Clone, Copy)]
struct Columns {
    ranks: bool,
    extras: bool,
    scaled: bool,
}

fn columns(frame: &Frame, ranking: &Ranking) -> Columns {
    Columns { ranks: !frame.hide_ranks, extras: ranking.extras, scaled: ranking.scaled }
}

impl Columns {
    /// What there is of a list with an entry for each column: 名次, 单位, 评分表, 平均分, 加减分, 合计, 得分, 分类.
    fn of<T>(self, all: [T; 8]) -> impl Iterator<Item = T> {
        let there = [self.ranks, true, true, true, self.extras, self.scaled, true, true];
        all.into_iter().zip(there).filter(|(_, there)| *there).map(|(one, _)| one)
    }
}

fn track_table(track: Track, columns: Columns) -> impl IntoView {
    let score = if columns.scaled { "百分制" } else { "得分" };
    let heads = columns.of(["名次", "单位", "评分表", "平均分", "加减分", "合计", score, "分类"]);
    let heads = heads.map(|label| view! { <th scope="col">{label}</th> }).collect_view();
    let widths: Vec<u8> = columns.of([7, 0, 9, 10, 10, 10, 11, 14]).collect();
    let rows = track.rows.into_iter().map(|row| ranked_row(row, columns)).collect_view();
    let notes = track.notes.into_iter().map(|note| view! { <p class="doc-small">{note}</p> }).collect_view();
    view! {
        <h2>{track.name}</h2>
        <table class="grid-doc rank-doc">
            <Widths percent=widths/>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {notes}
    }
}

fn ranked_row(row: Ranked, columns: Columns) -> impl IntoView {
    let rank = row.rank.map_or("—".to_owned(), |rank| rank.to_string());
    let sheets = format!("{} 张", row.sheets);
    let dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let cells = [rank, row.unit, sheets, dash(row.mean), row.extra, dash(row.raw), dash(row.score), dash(row.tier)];
    let classes = ["mid", "", "mid", "mid", "mid", "mid", "mid", "mid"];
    let cells = columns.of(cells).zip(columns.of(classes));
    view! { <tr>{cells.map(|(text, class)| view! { <td class=class>{text}</td> }).collect_view()}</tr> }
}

/// A place to sign for every judge.
#[component]
fn Signatures(judges: Vec<Seated>) -> impl IntoView {
    let mut names: Vec<String> = judges.into_iter().map(|judge| judge.name).collect();
    let rows = if names.is_empty() { EMPTY_ROWS } else { names.len().div_ceil(SIGNATURES_A_ROW) };
    names.resize(rows * SIGNATURES_A_ROW, String::new());
    let pair = |name: &String| view! { <td>{name.clone()}</td><td></td> };
    let row = |names: &[String]| view! { <tr>{names.iter().map(pair).collect_view()}</tr> };
    let heads = (0..SIGNATURES_A_ROW).map(|_| view! { <th scope="col">"评委"</th><th scope="col">"签名"</th> });
    view! {
        <h2>"评委签名"</h2>
        <table class="grid-doc sign-table">
            <Widths percent=&[13, 0, 13, 20, 13, 20]/>
            <thead><tr>{heads.collect_view()}</tr></thead>
            <tbody>{names.chunks(SIGNATURES_A_ROW).map(row).collect_view()}</tbody>
        </table>
    }
}
