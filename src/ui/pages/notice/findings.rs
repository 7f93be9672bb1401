//! The findings of the notice, with their states and limits.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::OneNotice;
use super::marks::{finding_mark, press_class};
use crate::domain::finding::FindingState;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::ledger::rectify::letters::{Candidate, NoticeDeed, candidates};
use crate::ledger::rectify::limit::{self, Press};
use crate::ledger::rectify::notices::set_findings;
use crate::ui::components::{Button, ButtonKind, Check, Dialog, SectionHead, State};
use crate::ui::route::Route;

/// A row.
#[derive(Clone, PartialEq)]
struct Line {
    id: Id,
    /// Nothing where the finding is not here.
    known: Option<Known>,
}

#[derive(Clone, PartialEq)]
struct Known {
    text: String,
    limit: (String, Press),
    measures: (usize, usize),
    state: FindingState,
    late: bool,
}

#[component]
pub fn Findings() -> impl IntoView {
    let one = OneNotice::get();
    let lines = Memo::new(move |_| {
        let (notice, today) = (one.notice.get(), one.session.today.get());
        one.session.findings.with(|board| {
            let known = |id: Id| {
                let (entry, state) = (board.entry(id)?, board.state(id)?);
                Some(Known {
                    text: entry.finding.text.clone(),
                    limit: limit::words(entry, state, today),
                    measures: entry.measures_done(),
                    state,
                    late: entry.is_late(state, today),
                })
            };
            notice.finding_ids().map(|id| Line { id, known: known(id) }).collect::<Vec<_>>()
        })
    });
    let refused = one.refusal(NoticeDeed::Edit);
    let editable = Memo::new(move |_| refused.with(Option::is_none));
    let adding = RwSignal::new(false);
    let settled = move |line: &Line| line.known.as_ref().is_some_and(|known| known.state.is_settled());
    let count = Signal::derive(move || {
        let (all, open) = lines.with(|all| (all.len(), all.iter().filter(|line| !settled(line)).count()));
        Some(if open > 0 { format!("{all} 个，未销号 {open} 个") } else { format!("{all} 个") })
    });
    view! {
        <SectionHead title="问题" count>
            {move || editable.get().then(|| view! { <Button label="加问题" small=true on_press=move |()| adding.set(true)/> })}
        </SectionHead>
        {move || lines.with(Vec::is_empty).then(|| view! { <p class="quiet empty-line">"还没有列入问题。点“加问题”，从这个单位没有销号的问题里选。"</p> })}
        <div class="wide" class:is-none=move || lines.with(Vec::is_empty) tabindex="0" role="region" aria-label="通知单的问题">
            <table class="ledger ledger-tight level letter-findings">
                <thead><tr>
                    <th class="num">"序号"</th><th>"问题"</th><th>"时限"</th><th class="num">"措施"</th><th>"状态"</th>
                    {move || editable.get().then(|| view! { <th><span class="visually-hidden">"移出"</span></th> })}
                </tr></thead>
                <tbody>{move || {
                    let editable = editable.get();
                    lines.get().into_iter().zip(1..).map(|(line, number)| row(one, line, number, editable)).collect_view()
                }}</tbody>
            </table>
        </div>
        <AddFindings open=adding/>
    }
}

fn row(one: OneNotice, line: Line, number: usize, editable: bool) -> impl IntoView {
    let id = line.id;
    let cells = match line.known {
        Some(known) => {
            let (done, all) = known.measures;
            let measures = if all == 0 { "—".to_owned() } else { format!("{done} / {all}") };
            let (limit, press) = known.limit;
            let mark = finding_mark(known.state, known.late);
            view! {
                <th scope="row"><a class="open" href=Route::Finding(id).href()>{known.text}</a></th>
                <td class=press_class(press)>{limit}</td>
                <td class="num">{measures}</td>
                <td><State mark label=known.state.label()/></td>
            }
            .into_any()
        }
        None => {
            view! { <td colspan="4" class="quiet">"这个问题不在账本里：可能已经删除，也可能还没有导入"</td> }.into_any()
        }
    };
    let remove = move |()| {
        one.make(|ledger, _, _| {
            let rest: Vec<Id> =
                one.notice.with_untracked(|notice| notice.finding_ids().filter(|known| *known != id).collect());
            set_findings(ledger, one.id, &rest)
        });
    };
    view! {
        <tr>
            <td class="num faint">{number}</td>
            {cells}
            {editable.then(|| view! { <td><Button label="移出" small=true kind=ButtonKind::Plain on_press=remove/></td> })}
        </tr>
    }
}

/// More findings of the same unit.
#[component]
fn AddFindings(open: RwSignal<bool>) -> impl IntoView {
    let one = OneNotice::get();
    let ticked = RwSignal::new(BTreeSet::<Id>::new());
    let offered = Memo::new(move |_| {
        let (me, today, notice) = (one.session.me(), one.session.today.get(), one.notice.get());
        let issuer = notice.issuer.id.unwrap_or(me);
        let all = one.session.findings.with(|board| {
            one.session.read(|ledger, tree| {
                let unit = notice.org.map(|org| tree.resolve(org));
                let all = candidates(ledger, tree, board, issuer, today);
                all.into_iter().find(|group| Some(group.unit) == unit)
            })
        });
        all.map(|group| group.findings).unwrap_or_default()
    });
    let count = move || ticked.with(BTreeSet::len);
    let label = Signal::derive(move || format!("列入 {} 个", count()));
    let none = Signal::derive(move || (count() == 0).then(|| "还没有勾选问题".to_owned()));
    let add = move |()| {
        let more = ticked.get_untracked();
        let done = one.make(|ledger, _, _| {
            let all: Vec<Id> = one.notice.with_untracked(|notice| notice.finding_ids().chain(more).collect());
            set_findings(ledger, one.id, &all)
        });
        ticked.set(BTreeSet::new());
        open.set(!done);
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    let line = move |one: Candidate| {
        let id = one.id;
        let checked = Signal::derive(move || ticked.with(|ticked| ticked.contains(&id)));
        let tick = move |on: bool| {
            let mut all = ticked.get_untracked();
            if on {
                all.insert(id)
            } else {
                all.remove(&id)
            };
            ticked.set(all.into_iter().gather_set());
        };
        view! { <li><Check label=one.text checked on_commit=tick/><span class="small quiet">{one.limit.0}</span></li> }
    };
    view! {
        <Dialog open title="加问题" foot>
            {move || offered.with(Vec::is_empty).then(|| view! { <p>"这个单位没有别的问题可以列入：要由签发单位提出、还没有销号、不在别的通知单里。"</p> })}
            <ul class="letter-picks">{move || offered.get().into_iter().map(line).collect_view()}</ul>
        </Dialog>
    }
}
