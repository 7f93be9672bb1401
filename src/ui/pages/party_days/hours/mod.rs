//! 考勤学时: each member's year against what the rules ask for.

mod desk;
mod table;

use leptos::prelude::*;

use super::frame::{Leaf, Leaves, OrgSelect, PrintButton, Years, org_choices, percent, this_year};
use crate::domain::kind::Id;
use crate::domain::organization::Organization;
use crate::domain::rules::{STUDY_HOURS_LEADER, STUDY_HOURS_MEMBER};
use crate::ledger::work::rule_line::rule_line;
use crate::ui::components::{Page, PageHead, ScrollRegion, SearchBox, Segment, Segmented, thousands};
use crate::ui::lists::hours::{HoursFilter, HoursTotal, hours_words};
use crate::ui::route::Route;
use crate::ui::session::Session;

use desk::{HoursDesk, filter_key, filter_of};

/// The page.
#[component]
pub fn HoursPage(year: Option<i32>) -> impl IntoView {
    let session = Session::get();
    let year = year.unwrap_or_else(|| this_year(session));
    let desk = HoursDesk::new(session, year);
    provide_context(desk);
    let sub = Signal::derive(move || {
        let name = session.tree.with(|tree| tree.name(desk.scope.get()).to_owned());
        Some(format!("{year} 年　{name}　{} 名党员", thousands(desk.rows.with(|rows| rows.len()))))
    });
    view! {
        <Page fill=true>
            <PageHead title="考勤学时" sub=sub saved=session.saved><PrintButton drawn=desk.drawn/></PageHead>
            <Leaves open=Leaf::Hours org=None year/>
            <Tools year/>
            <Rules/>
            <ScrollRegion label="党员与学时"><table::HoursTable/></ScrollRegion>
            <Foot/>
        </Page>
    }
}

/// Years, organization, search, filters.
#[component]
fn Tools(year: i32) -> impl IntoView {
    let desk = HoursDesk::get();
    let session = desk.session;
    let segments = Signal::derive(move || {
        desk.rows.with(|rows| {
            let one = |label: &str, filter: HoursFilter| Segment {
                key: filter_key(filter).to_owned(),
                label: label.to_owned(),
                count: Some(filter.count(rows)),
            };
            vec![
                one("全部", HoursFilter::All),
                one("学时不足", HoursFilter::Short),
                one("免于考勤", HoursFilter::Exempt),
            ]
        })
    });
    let choices = Memo::new(move |_| {
        session.tree.with(|tree| org_choices(tree, session.me(), |org: &Organization| org.name.clone()))
    });
    let select = move || {
        choices.with(|all| all.len() > 1).then(|| {
            view! { <OrgSelect value=desk.scope choices=choices on_pick=move |id: Id| desk.show(id)/> }
        })
    };
    view! {
        <div class="toolbar">
            <Years year route=move |year: i32| Route::Hours(Some(year))/>
            {select}
            <SearchBox label="查找党员".to_owned() value=desk.query on_input=move |text: String| desk.seek(text) placeholder="姓名、支部或拼音首字母".to_owned()/>
            <Segmented label="筛选" segments=segments value=Signal::derive(move || filter_key(desk.filter.get()).to_owned())
                on_select=move |key: String| desk.filter_by(filter_of(&key))/>
        </div>
    }
}

/// The rules with their sources.
#[component]
fn Rules() -> impl IntoView {
    let desk = HoursDesk::get();
    let words = move || {
        let scope = desk.scope.get();
        let line = |rule: &str, who: &str| {
            let line = desk.session.read(|ledger, tree| rule_line(ledger, tree, scope, rule))?;
            let class = if line.undercut { "ochre rule-line" } else { "rule-line" };
            Some(
                view! { <span class=class title=line.source.clone()>{format!("{who}：{}", line.words)}<span class="faint">{format!("（{}）", line.source)}</span></span> },
            )
        };
        [line(STUDY_HOURS_MEMBER, "党员"), line(STUDY_HOURS_LEADER, "书记和班子")].into_iter().flatten().collect_view()
    };
    view! { <p class="small quiet hours-rules">{words}<span class="rule-line">"1 小时计 1 学时；补课算在补的那一年"</span></p> }
}

/// What the shown members add up to.
#[component]
fn Foot() -> impl IntoView {
    let desk = HoursDesk::get();
    let total = Memo::new(move |_| desk.shown.with(|rows| HoursTotal::of(rows)));
    let words = move || {
        let total = total.get();
        let average = total.average().map_or("—".to_owned(), hours_words);
        let exempt =
            if total.exempt > 0 { format!("　免于考勤 {} 人", thousands(total.exempt)) } else { String::new() };
        let rate = percent(total.per_mille());
        format!("要求 {} 人，人均 {average} 学时，到会率 {rate}{exempt}", thousands(total.asked))
    };
    let reached = move || format!("学时已够 {}", thousands(total.get().reached));
    let short = move || {
        let short = total.get().asked - total.get().reached;
        let class = if desk.is_over() { "red" } else { "ochre" };
        (short > 0).then(|| view! { <b class=class>{format!("不足 {}", thousands(short))}</b> })
    };
    view! {
        <div class="fill-foot">
            <span>{words}</span>
            <span class="acts"><span>{reached}</span>{short}</span>
        </div>
    }
}
