//! 年度计划 of one 支部: twelve months in a sheet, what the upper levels ask for, and what to start from.

mod actions;
mod adopt;
mod check;
mod desk;
mod moves;
mod reason;
mod sheet;
mod suggest;

use leptos::prelude::*;

use super::frame::{Leaf, Leaves, OrgSelect, Years, org_choices};
use crate::browser::page;
use crate::domain::kind::Id;
use crate::domain::organization::Organization;
use crate::ledger::OrgTree;
use crate::ledger::work::calendar::fixed_day_for;
use crate::ui::components::{Page, PageHead};
use crate::ui::route::Route;
use crate::ui::session::Session;

pub use moves::Moves;
pub use sheet::MONTHS;

use desk::PlanDesk;

/// The page.
#[component]
pub fn BranchPlan(org: Id, year: i32) -> impl IntoView {
    let session = Session::get();
    let desk = PlanDesk::new(session, org, year);
    provide_context(desk);
    let sub = Signal::derive(move || Some(desk.sub()));
    view! {
        <Page>
            <PageHead title=format!("{year} 年主题党日计划") sub=sub saved=session.saved>
                <actions::HeadActions/>
            </PageHead>
            <Leaves open=Leaf::Plan org=Some(org) year/>
            <div class="toolbar">
                <Years year route=move |year: i32| Route::Plan(Some(org), Some(year))/>
                <PlanOrg org year/>
                <RuleWords org/>
                <span class="push acts"><actions::SideActions/></span>
            </div>
            <Moves scope=org year/>
            <NotMine/>
            <Body/>
            <reason::ReasonDialog/>
        </Page>
    }
}

/// The sheet with its side column, or what to do while there is no plan.
#[component]
fn Body() -> impl IntoView {
    let desk = PlanDesk::get();
    let blank = RwSignal::new(false);
    let has_plan = Memo::new(move |_| blank.get() || !desk.is_empty() || desk.may.with(Result::is_err));
    move || match has_plan.get() {
        false => view! { <actions::NoPlan blank/> }.into_any(),
        true => view! {
            <div class="cols cols-plan">
                <div class="wide plan-sheet"><sheet::Sheet/><sheet::Keys/></div>
                <aside aria-label="建议与检查">
                    <adopt::Differences/>
                    <adopt::Offers/>
                    {move || desk.may.with(Result::is_ok).then(|| view! { <suggest::Suggestions/> })}
                    <check::Check/>
                </aside>
            </div>
        }
        .into_any(),
    }
}

/// Whose plan it is; nothing to choose where there is only one.
#[component]
pub fn PlanOrg(org: Id, year: i32) -> impl IntoView {
    let session = Session::get();
    let choices = Memo::new(move |_| session.tree.with(|tree| plan_orgs(tree, session.me(), org)));
    let pick = move |id: Id| page::set_hash(&Route::Plan(Some(id), Some(year)).href());
    let several = Memo::new(move |_| choices.with(|all| all.len() > 1));
    move || {
        several.get().then(
            || view! { <span class="sep"></span><OrgSelect value=Signal::stored(org) choices=choices on_pick=pick/> },
        )
    }
}

fn plan_orgs(tree: &OrgTree, me: Id, shown: Id) -> Vec<super::frame::OrgChoice> {
    let label = |org: &Organization| match (org.is_branch(), tree.resolve(org.id) == tree.resolve(me)) {
        (true, _) => org.name.clone(),
        (false, true) => "本级要点".to_owned(),
        (false, false) => format!("{} · 要点", org.name),
    };
    let mut all = org_choices(tree, me, label);
    if !all.iter().any(|one| one.id == shown) {
        all.insert(0, super::frame::OrgChoice { id: shown, depth: 0, label: tree.name(shown).to_owned() });
    }
    all
}

/// The 固定日 in force.
#[component]
fn RuleWords(org: Id) -> impl IntoView {
    let session = Session::get();
    let words = move || session.read(|ledger, tree| fixed_day_for(ledger, tree, org).rule.describe());
    view! { <span class="quiet small">"固定日　"{words}"　"<a href=Route::Settings.href()>"改规则"</a></span> }
}

/// Why this plan cannot be changed here.
#[component]
fn NotMine() -> impl IntoView {
    let desk = PlanDesk::get();
    move || desk.may.get().err().map(|why| view! { <p class="note">{why}</p> })
}
