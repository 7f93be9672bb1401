//! What else it is bound to: the whole, what it was claimed from, its notice, its tour, tasks.

use leptos::prelude::*;

use super::context::OneFinding;
use crate::domain::finding::Finding;
use crate::domain::kind::{FieldValue, Id};
use crate::domain::task::Task;
use crate::domain::text::shortened;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::rectify::board::{Board, Entry};
use crate::ledger::rectify::notices::of_finding;
use crate::ledger::{Ledger, OrgTree};
use crate::ui::components::SectionHead;
use crate::ui::route::{Route, TourTab};

/// One thing.
#[derive(Clone, PartialEq)]
struct Link {
    what: &'static str,
    words: String,
    href: Option<String>,
}

/// The section; nothing where there is nothing.
#[component]
pub fn Related() -> impl IntoView {
    let one = OneFinding::get();
    let links = Memo::new(move |_| {
        one.session.findings.with(|board| {
            one.session.read(|ledger, tree| {
                one.entry
                    .with(|entry| entry.as_ref().map(|entry| links(ledger, tree, board, entry)))
                    .unwrap_or_default()
            })
        })
    });
    let row = |link: Link| {
        let words = match link.href {
            Some(href) => view! { <a href=href>{link.words}</a> }.into_any(),
            None => link.words.into_any(),
        };
        view! { <dt>{link.what}</dt><dd>{words}</dd> }
    };
    move || {
        let links = links.get();
        (!links.is_empty()).then(|| {
            view! {
                <SectionHead title="相关"/>
                <dl class="facts finding-related">{links.into_iter().map(row).collect_view()}</dl>
            }
        })
    }
}

fn links(ledger: &Ledger, tree: &OrgTree, board: &Board, entry: &Entry) -> Vec<Link> {
    let finding = &entry.finding;
    let mut all = Vec::new();
    let of_unit = |id: Id| {
        board.entry(id).map(|other| format!("{}　{}", name(tree, &other.finding), shortened(&other.finding.text, 24)))
    };
    if let Some(whole) = finding.parent {
        all.push(other("上一层问题", whole, of_unit(whole)));
    }
    if let Some(from) = finding.claimed_from {
        all.push(other("认领自", from, of_unit(from)));
    }
    let taken = board.all().filter(|(one, _)| one.finding.claimed_from == Some(finding.id));
    all.extend(taken.map(|(one, state)| {
        other("举一反三", one.finding.id, Some(format!("{}　{}", name(tree, &one.finding), state.label())))
    }));
    let notices = of_finding(ledger, finding.id).into_iter().map(|notice| {
        let number = notice.number_in_words();
        let words = if number.is_empty() { format!("给{}的草稿", notice.unit.name) } else { number };
        Link { what: "整改通知单", words, href: Some(Route::Notice(notice.id).href()) }
    });
    all.extend(notices);
    if let Some(tour) = finding.tour {
        let stop =
            finding.stop.and_then(|stop| ledger.read::<Stop>(stop)).map(|stop| stop.unit.name).unwrap_or_default();
        let known = ledger.read::<Tour>(tour).map(|tour| tour.name);
        let href = known.is_some().then(|| Route::Tour(tour, TourTab::Comments).href());
        let words = format!("{}　{stop}", known.unwrap_or_else(|| "不在本机".to_owned()));
        all.push(Link { what: "观摩", words: words.trim().to_owned(), href });
    }
    let tasks =
        ledger.live(Task::KIND).filter(|record| Id::from_value(record.value(Task::finding)) == Some(finding.id));
    all.extend(tasks.map(|task| {
        let words = ledger.title(&(Task::KIND.into(), task.id));
        Link { what: "任务", words, href: Some(Route::Task(task.id).href()) }
    }));
    all
}

fn other(what: &'static str, id: Id, words: Option<String>) -> Link {
    let href = words.is_some().then(|| Route::Finding(id).href());
    Link { what, words: words.unwrap_or_else(|| "不在本机".to_owned()), href }
}

fn name(tree: &OrgTree, finding: &Finding) -> String {
    finding.org.and_then(|org| tree.get(org)).map_or_else(|| finding.unit.name.clone(), |org| org.name.clone())
}
