//! What was said, stop by stop.

use leptos::prelude::*;

use super::desk::{CommentsDesk, line_id};
use crate::domain::dates::month_day;
use crate::domain::finding::FindingState;
use crate::domain::score_sheet::RemarkKind;
use crate::ledger::tour::comments::Gathered;
use crate::ui::components::{Empty, MoreRow, SectionHead, State, Window};
use crate::ui::route::Route;

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    /// The head of a stop: its place.
    Stop(usize),
    /// A line: its key.
    Line(String),
}

#[component]
pub fn Remarks() -> impl IntoView {
    let desk = CommentsDesk::get();
    let entries = Memo::new(move |_| {
        let mut entries = Vec::new();
        let mut last = None;
        desk.shown.with(|shown| {
            for key in shown {
                let stop = desk.one(key).and_then(|one| one.first().map(|said| said.stop));
                if stop != last {
                    entries.extend(stop.map(Entry::Stop));
                    last = stop;
                }
                entries.push(Entry::Line(key.clone()));
            }
        });
        entries
    });
    let window = Window::new(Memo::new(move |_| entries.with(Vec::len)));
    let drawn = move || entries.with(|entries| entries.iter().take(window.shown()).cloned().collect::<Vec<_>>());
    let empty = Memo::new(move |_| entries.with(Vec::is_empty));
    let row = |entry: Entry| match entry {
        Entry::Stop(at) => view! { <StopHead at/> }.into_any(),
        Entry::Line(key) => view! { <Line key/> }.into_any(),
    };
    let count = Signal::derive(move || Some(format!("{} 条", desk.shown.with(Vec::len))));
    view! {
        <SectionHead title="一、点评" count/>
        {move || empty.get().then(|| view! { <Nothing/> })}
        <div class="wide" hidden=move || empty.get()>
            <table class="ledger ledger-tight level remarks">
                <caption class="visually-hidden">"各点的亮点、不足、建议，用上下键移动"</caption>
                <colgroup><col class="r-sort"/><col/><col class="r-by"/><col class="r-mark"/></colgroup>
                <thead><tr><th scope="col">"类别"</th><th scope="col">"内容"</th><th scope="col">"谁说的"</th><th scope="col">"怎么用"</th></tr></thead>
                <tbody>
                    <For each=drawn key=|entry| format!("{entry:?}") children=row/>
                    <MoreRow window span=4/>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let desk = CommentsDesk::get();
    let filtered = move || desk.stop.get().is_some() || desk.sort.get().is_some();
    let clear = move |_| {
        desk.stop.set(None);
        desk.sort.set(None);
    };
    move || {
        if filtered() {
            view! {
                <Empty title="没有符合的点评" text="换个点或类别再看。">
                    <button type="button" class="btn" on:click=clear>"清除筛选"</button>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Empty title="还没有点评" text="评委在评分表上写的亮点、不足、建议会汇到这里；集中点评会上说的，在上面记。"/> }.into_any()
        }
    }
}

/// Name and day of a stop.
#[component]
fn StopHead(at: usize) -> impl IntoView {
    let desk = CommentsDesk::get();
    let words = move || {
        desk.with(|book| {
            let stop = book.stops.get(at)?;
            let day = stop.visited.or(stop.day).map(|day| format!("　{}", month_day(day))).unwrap_or_default();
            Some(format!("{}{day}", stop.unit.name))
        })
        .flatten()
    };
    view! { <tr class="group"><th scope="rowgroup" colspan="4">{words}</th></tr> }
}

#[component]
fn Line(key: String) -> impl IntoView {
    let desk = CommentsDesk::get();
    let (own, present) = (key.clone(), key.clone());
    let one = Memo::new(move |last: Option<&Option<Gathered>>| desk.one(&own).or_else(|| last.cloned().flatten()));
    let is_on = Memo::new(move |_| desk.present.with(|here| here.as_deref() == Some(present.as_str())));
    let first = desk.shown.with_untracked(|shown| shown.first() == Some(&key));
    let tab = move || match desk.present.with(Option::is_some) {
        true if is_on.get() => "0",
        false if first => "0",
        _ => "-1",
    };
    let sort =
        one.with_untracked(|one| one.as_ref().and_then(|one| one.first().map(|said| said.sort))).unwrap_or_default();
    let text = move || one.with(|one| one.as_ref().and_then(|one| one.first().map(|said| said.text.clone())));
    let by = move || one.with(|one| one.as_ref().map(by_words));
    let (focused, id) = (key.clone(), line_id(&key));
    view! {
        <tr id=id tabindex=tab class:is-on=is_on on:focusin=move |_| desk.present.set(Some(focused.clone()))>
            <td class=sort_class(sort)>{sort.label()}</td>
            <td class="r-text">{text}</td>
            <td class="quiet">{by}</td>
            <td class="r-acts"><Uses key one sort/></td>
        </tr>
    }
}

fn sort_class(sort: RemarkKind) -> &'static str {
    match sort {
        RemarkKind::Merit => "blue nowrap",
        RemarkKind::Fault => "ochre nowrap",
        RemarkKind::Advice => "quiet nowrap",
    }
}

/// `区领导、西评委`; of many only the first and how many.
fn by_words(one: &Gathered) -> String {
    let by = one.by();
    match by.as_slice() {
        [first, second, third, ..] if by.len() > 3 => format!("{first}、{second}、{third} 等 {} 人", by.len()),
        some => some.join("、"),
    }
}

/// What becomes of it: buttons, and what it is already.
#[component]
fn Uses(key: String, one: Memo<Option<Gathered>>, sort: RemarkKind) -> impl IntoView {
    let desk = CommentsDesk::get();
    let button = move |label: &'static str, act: fn(CommentsDesk, &str)| {
        let key = key.clone();
        view! { <button type="button" class="btn btn-plain btn-small" tabindex="-1" on:click=move |_| act(desk, &key)>{label}</button> }
    };
    let state = Memo::new(move |_| {
        one.with(|one| {
            one.as_ref().map(|one| {
                let spoken = one.voices.iter().all(|said| said.sheet.is_none());
                (one.kept(), one.finding(), (one.stops, one.found), spoken)
            })
        })
        .unwrap_or_default()
    });
    move || {
        let (kept, finding, (stops, found), spoken) = state.get();
        let main = match sort {
            RemarkKind::Merit if kept => {
                view! { <span class="tag tag-blue">"经验做法"</span>{button("取消", CommentsDesk::turn_practice)} }
                    .into_any()
            }
            RemarkKind::Merit => button("列入经验做法", CommentsDesk::turn_practice).into_any(),
            RemarkKind::Fault if let Some(id) = finding => {
                let (mark, words) = desk.finding_state(id);
                let href = Route::Finding(id).href();
                let back =
                    (words == FindingState::Unclaimed.label()).then(|| button("取消", CommentsDesk::turn_finding));
                view! { <State mark label=format!("问题，{words}")/><a class="small after" href=href>"看问题"</a>{back} }.into_any()
            }
            RemarkKind::Fault => button("记为问题", CommentsDesk::turn_finding).into_any(),
            RemarkKind::Advice => ().into_any(),
        };
        let all = (found < stops).then(|| button("都记为共性", CommentsDesk::make_common));
        let common = (sort == RemarkKind::Fault && stops > 1).then(|| {
            view! { <span class="tag">{format!("{stops} 个点都有")}</span>{all} }
        });
        let remove = spoken.then(|| button("删除", CommentsDesk::remove));
        view! { {main}{common}{remove} }
    }
}
