//! 结果: the ranking with bars, and of each stop its classes against the group.

use leptos::prelude::*;

use super::radar::{Radar, can_show};
use crate::ledger::tour::print::Frame;
use crate::ledger::tour::print::portrait::Portrait;
use crate::ledger::tour::print::ranking::{Ranked, Ranking, Track};
use crate::ui::pages::paper::{Paper, Widths};

#[component]
pub fn ResultsSheet(frame: Frame, ranking: Ranking, portraits: Vec<(String, Vec<Portrait>)>) -> impl IntoView {
    let state = frame.locked.clone().unwrap_or_else(|| "结果未锁定，草稿".to_owned());
    let look = Look { ranks: !frame.hide_ranks, range: ranking.range() };
    let tracks = ranking.tracks.into_iter().map(|track| view! { <Ranks track look/> }).collect_view();
    let classes = portraits.into_iter().filter(|(_, all)| !all.is_empty());
    let classes = classes.map(|(name, portraits)| view! { <Classes name portraits/> }).collect_view();
    view! {
        <Paper title=format!("{}结果", frame.name) sub=frame.org>
            <p class="doc-lead">{format!("{}　{}　评委 {} 人", frame.when, state, frame.judges.len())}</p>
            <p class="doc-small">{format!("评分规则：{}。", frame.rule)}</p>
            {tracks}
            {classes}
        </Paper>
    }
}

/// How the ranking is shown.
#[derive(Clone, Copy)]
struct Look {
    ranks: bool,
    range: (i64, i64),
}

#[component]
fn Ranks(track: Track, look: Look) -> impl IntoView {
    let moved = look.ranks && track.rows.iter().any(|row| row.rise.is_some());
    let (from, to) = look.range;
    let mut widths: Vec<u8> = Vec::new();
    widths.extend(look.ranks.then_some(8));
    widths.extend([30, 0, 11, 16]);
    widths.extend(moved.then_some(10));
    let head = |there: bool, label: String| there.then(|| view! { <th scope="col">{label}</th> });
    let rows = track.rows.into_iter().map(|row| rank_row(row, look, moved)).collect_view();
    let notes = track.notes.into_iter().map(|note| view! { <p class="doc-small">{note}</p> }).collect_view();
    view! {
        <h2>{track.name}</h2>
        <table class="grid-doc rank-doc">
            <Widths percent=widths/>
            <thead>
                <tr>
                    {head(look.ranks, "名次".to_owned())}
                    {head(true, "单位".to_owned())}
                    {head(true, format!("{from} 至 {to} 分"))}
                    {head(true, "得分".to_owned())}
                    {head(true, "分类".to_owned())}
                    {head(moved, "比上轮".to_owned())}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {notes}
    }
}

fn rank_row(row: Ranked, look: Look, moved: bool) -> impl IntoView {
    let dash = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    let rank = look.ranks.then(|| {
        let rank = row.rank.map_or("—".to_owned(), |rank| rank.to_string());
        view! { <td class="mid">{rank}</td> }
    });
    let rise = moved.then(|| view! { <td class="mid">{rise_words(row.rise)}</td> });
    view! {
        <tr>
            {rank}<td>{row.unit}</td><td>{row.value.map(|value| bar(value, look.range))}</td>
            <td class="mid">{dash(row.score)}</td><td class="mid">{dash(row.tier)}</td>{rise}
        </tr>
    }
}

/// A bar as an image: fills of images are printed also where backgrounds are not.
fn bar(value: i64, (from, to): (i64, i64)) -> impl IntoView {
    let share = (value - from * 100) as f64 / ((to - from).max(1) * 100) as f64;
    let width = (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0;
    view! {
        <svg class="doc-bar" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect class="chart-bar" width=width height="8"></rect>
        </svg>
    }
}

fn rise_words(rise: Option<isize>) -> String {
    match rise {
        None => "—".to_owned(),
        Some(0) => "不变".to_owned(),
        Some(up @ 1..) => format!("↑ {up}"),
        Some(down) => format!("↓ {}", down.unsigned_abs()),
    }
}

/// The classes of a group: as a table, and as nets.
#[component]
fn Classes(name: String, portraits: Vec<Portrait>) -> impl IntoView {
    let first = portraits.first().map(|portrait| portrait.dimensions.clone()).unwrap_or_default();
    let heads = first.iter().map(|one| {
        let label = format!("{}（{}）", one.name, one.full);
        view! { <th scope="col">{label}</th> }
    });
    let heads = heads.collect_view();
    let means = first.iter().map(|one| view! { <td class="mid">{one.group_shown.clone()}</td> }).collect_view();
    let row = |portrait: &Portrait| {
        let cells = portrait.dimensions.iter().map(|one| view! { <td class="mid">{one.shown.clone()}</td> });
        view! { <tr><th class="name" scope="row">{portrait.row.unit.clone()}</th>{cells.collect_view()}</tr> }
    };
    let rows = portraits.iter().map(row).collect_view();
    let mut widths = vec![28];
    widths.extend(first.iter().map(|_| 0));
    let nets = can_show(first.len()).then(|| {
        let all = portraits.into_iter().map(|portrait| view! { <Net portrait/> }).collect_view();
        view! {
            <p class="doc-small net-legend">
                <span><svg viewBox="0 0 26 8"><line class="net-own" x1="0" y1="4" x2="26" y2="4"></line></svg>"本单位"</span>
                <span><svg viewBox="0 0 26 8"><line class="net-group" x1="0" y1="4" x2="26" y2="4"></line></svg>"本组平均"</span>
            </p>
            <div class="doc-nets">{all}</div>
        }
    });
    view! {
        <h2>{format!("{name}：各类得分")}</h2>
        <table class="grid-doc rank-doc">
            <Widths percent=widths/>
            <thead><tr><th scope="col">"单位"</th>{heads}</tr></thead>
            <tbody>{rows}<tr><th class="name" scope="row">"本组平均"</th>{means}</tr></tbody>
        </table>
        {nets}
    }
}

#[component]
fn Net(portrait: Portrait) -> impl IntoView {
    let Portrait { row, dimensions } = portrait;
    let rank = row.rank.map_or(String::new(), |rank| format!("第 {rank} 名　"));
    let caption = format!("　{rank}{}　{}", row.score, row.tier);
    view! {
        <figure>
            <figcaption><b>{row.unit.clone()}</b>{caption}</figcaption>
            <Radar unit=row.unit dimensions/>
        </figure>
    }
}
