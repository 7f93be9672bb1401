//! 加观摩点: units are ticked, one by one or all of a 街道 at once.

use leptos::prelude::*;

use super::desk::RouteDesk;
use super::pick_desk::{Group, PickDesk};
use crate::domain::kind::Id;
use crate::ledger::tour::units::Unit;
use crate::ui::components::{Button, ButtonKind, Check, Dialog, Empty, SearchBox, Segment, Segmented};
use crate::ui::route::Route;

/// The dialog.
#[component]
pub fn PickUnits() -> impl IntoView {
    let route = RouteDesk::get();
    let (open, pick) = (route.picking, PickDesk::new(route.desk));
    let count = Memo::new(move |_| pick.ticked.with(|ticked| ticked.len()));
    let label = Signal::derive(move || format!("加 {} 个", count.get()));
    let none = Signal::derive(move || (count.get() == 0).then(|| "还没有勾选单位".to_owned()));
    let add = move |()| {
        if pick.add() {
            open.set(false);
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=add/>
        }
    };
    view! { <Dialog open title="加观摩点" wide=true foot><Body pick/></Dialog> }
}

#[component]
fn Body(pick: PickDesk) -> impl IntoView {
    let segments = Signal::derive(move || {
        let all =
            Segment { key: String::new(), label: "全部".to_owned(), count: Some(pick.all.with(|all| all.len())) };
        let one = |(track, count): (String, usize)| Segment { key: track.clone(), label: track, count: Some(count) };
        std::iter::once(all).chain(pick.tracks().into_iter().map(one)).collect::<Vec<_>>()
    });
    let groups = Memo::new(move |_| pick.groups());
    let none = Memo::new(move |_| groups.with(Vec::is_empty));
    let nobody = Memo::new(move |_| pick.all.with(|all| all.is_empty()));
    let body = move || {
        match (nobody.get(), none.get()) {
        (true, _) => view! {
            <Empty title="下面还没有可以观摩的单位" text="观摩的是街道、社区、两新、机关、学校。先在“党组织”里添好，再回来勾选。">
                <a class="btn" href=Route::Organizations.href()>"去党组织"</a>
            </Empty>
        }
        .into_any(),
        (false, true) => view! { <Empty title="没有符合的单位" text="换一个词，或者看全部。"/> }.into_any(),
        (false, false) => view! {
            <div class="unit-groups">
                {move || groups.get().into_iter().map(|group| view! { <UnitGroup pick group/> }).collect_view()}
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <div class="toolbar">
            <SearchBox label="查找单位".to_owned() placeholder="名称或拼音首字母（qdl）" value=pick.query on_input=move |text| pick.query.set(text)/>
            <Segmented label="排名组" segments value=pick.track on_select=move |key| pick.track.set(key)/>
        </div>
        {body}
    }
}

/// The units of one 街道, and a button for each 排名组 that ticks all of it.
#[component]
fn UnitGroup(pick: PickDesk, group: Group) -> impl IntoView {
    let name = if group.street.is_empty() { "区直".to_owned() } else { group.street.clone() };
    let label = name.clone();
    let mut tracks: Vec<(&'static str, Vec<Id>)> = Vec::new();
    for unit in &group.units {
        match tracks.iter_mut().find(|(track, _)| *track == unit.track) {
            Some((_, ids)) => ids.push(unit.id),
            None => tracks.push((unit.track, vec![unit.id])),
        }
    }
    let whole =
        tracks.into_iter().filter(|(_, ids)| ids.len() > 1).map(|(track, ids)| view! { <Whole pick track ids/> });
    view! {
        <section class="unit-group" aria-label=label>
            <h3>{name}<span class="unit-whole">{whole.collect_view()}</span></h3>
            <ul>{group.units.into_iter().map(|unit| view! { <UnitTick pick unit/> }).collect_view()}</ul>
        </section>
    }
}

/// Ticks all of a 排名组 within a 街道, or unticks them when all are ticked.
#[component]
fn Whole(pick: PickDesk, track: &'static str, ids: Vec<Id>) -> impl IntoView {
    let ids = StoredValue::new(ids);
    let open = move || {
        let there = pick.there.get();
        ids.with_value(|ids| ids.iter().copied().filter(|id| !there.contains(id)).collect::<Vec<_>>())
    };
    let all = Memo::new(move |_| {
        let open = open();
        !open.is_empty() && pick.ticked.with(|ticked| open.iter().all(|id| ticked.contains(id)))
    });
    let label = Signal::derive(move || match (open().len(), all.get()) {
        (count, true) => format!("不选{track} {count}"),
        (count, false) => format!("选全部{track} {count}"),
    });
    let none = Signal::derive(move || open().is_empty().then(|| "都在路线里了".to_owned()));
    let press = move |()| ids.with_value(|ids| pick.tick(ids, !all.get_untracked()));
    view! { <Button label kind=ButtonKind::Plain small=true why_not=none on_press=press/> }
}

#[component]
fn UnitTick(pick: PickDesk, unit: Unit) -> impl IntoView {
    let id = unit.id;
    let there = Memo::new(move |_| pick.there.with(|there| there.contains(&id)));
    let checked = Signal::derive(move || there.get() || pick.ticked.with(|ticked| ticked.contains(&id)));
    let why_not = Signal::derive(move || there.get().then(|| "已在路线里".to_owned()));
    let track = unit.track;
    let words = move || match pick.stands.with(|stands| stands.get(&id).cloned()) {
        _ if there.get() => "已在路线里".to_owned(),
        Some(words) => format!("{track}　{words}"),
        None => track.to_owned(),
    };
    let set = move |on: bool| pick.tick(&[id], on);
    view! { <li><Check label=unit.name checked why_not on_commit=set/><span class="faint small">{words}</span></li> }
}
