//! The toolbar: search, unit, source, 维度, 共性 or 个性; below it the states with their counts, and the filter in words.

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::browser::collation;
use crate::domain::finding::{Commonness, FindingSource};
use crate::domain::kind::{Choice, Id};
use crate::ledger::rectify::figures::dimension_name;
use crate::ledger::rectify::filter::{Filter, Show};
use crate::ui::components::{SearchBox, Segment, Segmented, Select};
use crate::ui::lists::findings::{cleared, dimensions, show_label, shows, units, words};

/// What stands for no choice among keys; an empty key is 未分维度.
const ALL: &str = "all";

/// The toolbar.
#[component]
pub fn Tools() -> impl IntoView {
    let desk = ListDesk::get();
    let query = Signal::derive(move || desk.wanted.with(|wanted| wanted.query.clone()));
    view! {
        <div class="toolbar finding-tools">
            <SearchBox label="查找问题".to_owned() placeholder="问题、单位、人员、拼音首字母" value=query
                on_input=move |text| desk.ask(|wanted| wanted.query = text)/>
            <Units/>
            <Sources/>
            <Dimensions/>
            <Commonnesses/>
        </div>
        <States/>
        <InWords/>
    }
}

#[component]
fn Units() -> impl IntoView {
    let desk = ListDesk::get();
    let unit = Memo::new(move |_| desk.wanted.with(|wanted| wanted.unit));
    let options = Memo::new(move |_| {
        let (me, unit) = (desk.session.me(), unit.get());
        let mut all = vec![(ALL.to_owned(), "全部单位".to_owned())];
        all.extend(desk.session.tree.with(|tree| units(tree, me, unit)));
        all
    });
    let value = move || match unit.get() {
        Some(unit) => desk.session.tree.with(|tree| tree.resolve(unit)).to_string(),
        None => ALL.to_owned(),
    };
    let choose = move |key: String| {
        desk.ask(|wanted| *wanted = Filter { unit: key.parse::<Id>().ok(), alone: false, ..wanted.clone() });
    };
    view! { <Select label="责任单位" value=Signal::derive(value) options on_commit=choose/> }
}

/// 全部 before the choices of a declaration.
fn with_all(all: &str, choices: &[Choice]) -> Vec<(String, String)> {
    let one = |choice: &Choice| (choice.key.to_owned(), choice.label.to_owned());
    std::iter::once((ALL.to_owned(), all.to_owned())).chain(choices.iter().map(one)).collect()
}

#[component]
fn Sources() -> impl IntoView {
    let desk = ListDesk::get();
    let value = move || desk.wanted.with(|wanted| wanted.source.map_or(ALL, FindingSource::key).to_owned());
    let choose = move |key: String| desk.ask(|wanted| wanted.source = FindingSource::of(&key));
    let options = with_all("全部来源", FindingSource::CHOICES);
    view! { <Select label="来源" value=Signal::derive(value) options on_commit=choose/> }
}

#[component]
fn Dimensions() -> impl IntoView {
    let desk = ListDesk::get();
    let there = Memo::new(move |_| desk.board.with(|board| dimensions(board, &collation::compare)));
    // A 维度 may be called anything: its key is marked, so that it is never the key of 全部.
    let key = |dimension: &str| format!("={dimension}");
    let options = move || {
        let mut all = vec![(ALL.to_owned(), "全部维度".to_owned())];
        all.extend(
            there.with(|there| there.iter().map(|one| (key(one), dimension_name(one).to_owned())).collect::<Vec<_>>()),
        );
        all
    };
    let value =
        move || desk.wanted.with(|wanted| wanted.dimension.as_ref().map_or_else(|| ALL.to_owned(), |one| key(one)));
    let choose = move |key: String| {
        desk.ask(|wanted| wanted.dimension = key.strip_prefix('=').map(str::to_owned));
    };
    view! { <Select label="维度" value=Signal::derive(value) options=Signal::derive(options) on_commit=choose/> }
}

#[component]
fn Commonnesses() -> impl IntoView {
    let desk = ListDesk::get();
    let value = move || desk.wanted.with(|wanted| wanted.commonness.map_or(ALL, Commonness::key).to_owned());
    let choose = move |key: String| desk.ask(|wanted| wanted.commonness = Commonness::of(&key));
    let options = with_all("共性和个性", Commonness::CHOICES);
    view! { <Select label="性质" value=Signal::derive(value) options on_commit=choose/> }
}

/// The states, each with how many it shows.
#[component]
fn States() -> impl IntoView {
    let desk = ListDesk::get();
    let today = desk.session.today;
    let current = Memo::new(move |_| desk.wanted.with(|wanted| wanted.show));
    let segments = move || {
        let (today, current) = (today.get(), current.get());
        let counts = desk.counts.get();
        let one = |(show, always): (Show, bool)| {
            let count = counts.iter().find(|(known, _)| *known == show).map_or(0, |(_, count)| *count);
            let label = show_label(show, today);
            (always || count > 0 || show == current).then_some(Segment {
                key: label.clone(),
                label,
                count: Some(count),
            })
        };
        shows(today).into_iter().filter_map(one).collect::<Vec<_>>()
    };
    let value = move || show_label(current.get(), today.get());
    let choose = move |key: String| {
        let today = today.get_untracked();
        if let Some((show, _)) = shows(today).into_iter().find(|(show, _)| show_label(*show, today) == key) {
            desk.ask(|wanted| wanted.show = show);
        }
    };
    view! {
        <div class="finding-states">
            <Segmented label="状态" segments=Signal::derive(segments) value=Signal::derive(value) on_select=choose/>
        </div>
    }
}

/// The filter in words, and the way out of it.
#[component]
fn InWords() -> impl IntoView {
    let desk = ListDesk::get();
    let said = Memo::new(move |_| {
        let (me, today) = (desk.session.me(), desk.session.today.get());
        desk.session.tree.with(|tree| desk.wanted.with(|wanted| words(wanted, (tree, me), today)))
    });
    let clear = move |_| {
        let (me, today) = (desk.session.me_now(), desk.session.today.get_untracked());
        desk.ask(|wanted| *wanted = cleared(wanted, me, today));
    };
    move || {
        (said.with(|said| !said.is_empty())).then(|| {
            view! {
                <p class="finding-words small">
                    <span class="quiet">"只列："</span>{said.get().join("　")}
                    <button type="button" class="btn btn-plain btn-small no-print" on:click=clear>"清除筛选"</button>
                </p>
            }
        })
    }
}
