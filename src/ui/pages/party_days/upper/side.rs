//! Beside the items: what can be done with the line one stands on.

use leptos::prelude::*;

use super::desk::UpperDesk;
use crate::domain::suggestions::{Suggestion, for_month};
use crate::ledger::work::upper_plan::delete_item;
use crate::ui::components::{Button, ButtonKind, TextInput};
use crate::ui::pages::party_days::plan::MONTHS;

fn month_name(desk: UpperDesk) -> &'static str {
    let at = desk.line().map_or(0, |line| usize::from(line.month.month()).saturating_sub(1));
    MONTHS.get(at).copied().unwrap_or_default()
}

/// Deleting the item, and adding another to its month.
#[component]
pub fn Line() -> impl IntoView {
    let desk = UpperDesk::get();
    let text = RwSignal::new(String::new());
    let add = move |()| {
        let theme = text.get_untracked();
        if let (Some(line), false) = (desk.line(), theme.trim().is_empty()) {
            desk.add(line.month, &theme, "");
            text.set(String::new());
        }
    };
    let delete = move || {
        desk.line().and_then(|line| line.item).map(|item| {
            let title = item.theme.clone();
            let run = move |()| desk.session.commit_aloud(delete_item(&item));
            view! { <p class="line-acts"><span class="cut" title=title.clone()>{title.clone()}</span><Button small=true kind=ButtonKind::Plain label="删除" on_press=run/></p> }
        })
    };
    let has_item = move || desk.line().is_some_and(|line| line.item.is_some());
    let why_not = move || text.with(|text| text.trim().is_empty()).then(|| "先写主题".to_owned());
    move || {
        (desk.may.with(Result::is_ok) && has_item()).then(|| {
            view! {
                <div class="panel panel-lead">
                    <div class="panel-head"><h2>{move || month_name(desk)}</h2></div>
                    <div class="panel-body">
                        {delete}
                        <TextInput value=text on_input=move |typed: String| text.set(typed) label="再加一条的主题" placeholder="这个月再加一条：主题"/>
                        <p class="line-add"><Button small=true label="加一条" why_not=Signal::derive(why_not) on_press=add/></p>
                    </div>
                </div>
            }
        })
    }
}

/// Suggestions for the month.
#[component]
pub fn Suggestions() -> impl IntoView {
    let desk = UpperDesk::get();
    let list = move || desk.line().map_or(&[][..], |line| for_month(line.month.month()));
    view! {
        <div class="panel panel-lead">
            <div class="panel-head"><h2>{move || format!("{}建议", month_name(desk))}</h2><small class="faint">"取自节令与要求"</small></div>
            <ul class="panel-body picks">{move || list().iter().map(|one| view! { <Pick one/> }).collect_view()}</ul>
        </div>
    }
}

#[component]
fn Pick(one: &'static Suggestion) -> impl IntoView {
    let desk = UpperDesk::get();
    let used = move || {
        desk.lines.with(|lines| lines.iter().filter_map(|line| line.item.as_ref()).any(|item| item.theme == one.theme))
    };
    let take = move |()| {
        if let Some(line) = desk.line() {
            desk.add(line.month, &one.theme, &one.content);
        }
    };
    let button = move || match (used(), desk.may.with(Result::is_ok)) {
        (true, _) => Some(view! { <small class="faint nowrap">"已采用"</small> }.into_any()),
        (false, true) => {
            Some(view! { <Button kind=ButtonKind::Plain small=true label="采用" on_press=take/> }.into_any())
        }
        (false, false) => None,
    };
    view! { <li title=one.content.clone()><span>{one.theme.clone()}<small>{one.occasion.clone()}</small></span>{button}</li> }
}
