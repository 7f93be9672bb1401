//! One judge.

use leptos::prelude::*;

use crate::domain::kind::Group;
use crate::domain::tour::{Judge, Tour};
use crate::ledger::tour::plan::remove_judge;
use crate::ui::components::{Button, ButtonKind, Grip, Reorder};
use crate::ui::forms::BoundField;
use crate::ui::pages::tour::desk::{TOUR, TourDesk};

/// A row of the sheet.
#[component]
pub fn JudgeRow(key: String, keys: Memo<Vec<String>>, reorder: Reorder) -> impl IntoView {
    let desk = TourDesk::get();
    let (id, refusal) = (desk.id, desk.refusal);
    let own = key.clone();
    let at = Memo::new(move |_| keys.with(|keys| keys.iter().position(|one| *one == own).unwrap_or(0)));
    let own = key.clone();
    let judge = Memo::new(move |_| desk.tour.with(|tour| tour.judges.get(&own).cloned().unwrap_or_default()));
    let name = Signal::derive(move || match judge.with(|judge| judge.name.clone()) {
        name if name.is_empty() => format!("第 {} 位评委", at.get() + 1),
        name => name,
    });
    let field = |part: &str| format!("{}.{key}.{part}", Tour::judges);
    let label = move |part: &str| {
        let what = Judge::FIELDS.iter().find(|field| field.name == part).map_or("", |field| field.label);
        Signal::derive(move || format!("{}　{what}", name.get()))
    };
    let unknown = Signal::derive(move || judge.with(|judge| unit_words(desk, judge)));
    let gone = key.clone();
    let remove = move |()| {
        desk.aloud(|ledger, _| remove_judge(ledger, id, &gone));
    };
    view! {
        <tr class:is-over=move || reorder.is_over(at.get())
            on:keydown=move |event| reorder.key(&event, at.get_untracked(), &name.get_untracked())
            on:dragover=move |event| reorder.drag_over(&event, at.get_untracked())
            on:drop=move |event| reorder.drop_on(&event, at.get_untracked())>
            <td class="mid faint grip">{move || desk.may().then(|| view! { <Grip reorder index=at name/> })}{move || at.get() + 1}</td>
            <td><BoundField kind=&TOUR id name=field(Judge::name) label=label(Judge::name) hide_label=true why_not=refusal quiet=true/></td>
            <td><BoundField kind=&TOUR id name=field(Judge::unit) label=label(Judge::unit) hide_label=true warning=unknown why_not=refusal quiet=true/></td>
            <td><BoundField kind=&TOUR id name=field(Judge::post) label=label(Judge::post) hide_label=true why_not=refusal quiet=true/></td>
            <td><BoundField kind=&TOUR id name=field(Judge::group) label=label(Judge::group) hide_label=true why_not=refusal quiet=true/></td>
            <td><BoundField kind=&TOUR id name=field(Judge::team) label=label(Judge::team) hide_label=true why_not=refusal quiet=true/></td>
            <td><Button kind=ButtonKind::Plain small=true label="去掉" why_not=refusal on_press=remove/></td>
        </tr>
    }
}

/// Why 回避 cannot be told of a judge; `None` where it can.
fn unit_words(desk: TourDesk, judge: &Judge) -> Option<String> {
    let known = judge.unit.id.is_some_and(|unit| desk.session.tree.with(|tree| tree.get(unit).is_some()));
    match judge.unit.name.as_str() {
        _ if known => None,
        "" => Some("没有单位，判断不了回避".to_owned()),
        _ => Some("没有对上党组织，只按名称判断回避".to_owned()),
    }
}
