//! 随上级一起开: choosing the host's day.

use leptos::prelude::*;

use crate::domain::dates::month_day;
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::ledger::join::party_days_of;
use crate::ledger::work::day::join;
use crate::ui::components::{Button, Dialog};
use crate::ui::pages::party_day::context::OneDay;

/// The days of the same month that stand above: organization and day.
fn above(one: OneDay) -> Vec<(String, PartyDay)> {
    let place = one.day.with_untracked(|day| day.org.zip(day.month));
    let Some((org, month)) = place else { return Vec::new() };
    one.session.look(|ledger, tree| {
        let of = |upper: Id| {
            let name = tree.name(upper).to_owned();
            party_days_of(ledger, tree, upper, month).into_iter().map(move |day| (name.clone(), day))
        };
        tree.ancestors(org).into_iter().flat_map(of).collect()
    })
}

/// The dialog.
#[component]
pub fn JoinDialog(open: RwSignal<bool>) -> impl IntoView {
    let one = OneDay::get();
    let wrong = RwSignal::new(None::<String>);
    let row = move |(org, day): (String, PartyDay)| {
        let when = day.date.map_or_else(String::new, month_day);
        let words = format!("{org}　{when}　{}", day.theme);
        let take = move |_| match one.make(|ledger, tree| join(ledger, tree, one.id, day.id)) {
            Ok(()) => open.set(false),
            Err(why) => wrong.set(Some(why)),
        };
        view! { <button type="button" on:click=take>{words}</button> }
    };
    let body = move || {
        let all = above(one);
        if all.is_empty() {
            view! { <p class="quiet">"账本里没有上级本月的主题党日。请上级把支部列入后下发过来，导入就接上了。"</p> }
                .into_any()
        } else {
            view! { <p class="quiet">"选上级的哪一次。议程以上级的为准，本支部只记自己的签到。"</p><div class="menu-list">{all.into_iter().map(row).collect_view()}</div> }.into_any()
        }
    };
    let foot = move || view! { <Button label="取消" on_press=move |()| open.set(false)/> };
    view! { <Dialog open title="随上级一起开" foot>{body}<p class="wrong" role="alert">{move || wrong.get()}</p></Dialog> }
}
