//! A month that stands twice because the organization had two ids: the offer to make one of it.

use leptos::prelude::*;

use super::context::OneDay;
use crate::browser::page;
use crate::domain::dates::YearMonth;
use crate::domain::kind::{Id, Kind};
use crate::domain::party_day::PartyDay;
use crate::ledger::join::{Differing, double_slots, join_party_days, party_days_of};
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind, Choice, ChoiceOption, Dialog};
use crate::ui::route::{DayTab, Route};

/// The other one of the month, if there is one: `(keep, other)`.
fn double(one: OneDay, org: Id, month: YearMonth) -> Option<(Id, Id)> {
    one.session.look(|ledger, tree| {
        // Most months stand once; only where there are two is it asked how they came about.
        if party_days_of(ledger, tree, org, month).len() < 2 {
            return None;
        }
        double_slots(ledger, tree).into_iter().find(|(keep, other)| [*keep, *other].contains(&one.id))
    })
}

/// The banner and its dialog.
#[component]
pub fn Doubles() -> impl IntoView {
    let one = OneDay::get();
    let place = Memo::new(move |_| one.day.with(|day| day.org.zip(day.month)));
    let pair = Memo::new(move |_| place.get().and_then(|(org, month)| double(one, org, month)));
    let open = RwSignal::new(false);
    move || {
        pair.get().map(|(keep, other)| {
            let there = if keep == one.id { other } else { keep };
            view! {
                <Banner kind=BannerKind::Warn lead="本月有两份。" text="单位合成同一个以后，这个月的主题党日有两份记录，可以合成一次。">
                    <a class="btn" href=Route::PartyDay(there, DayTab::Agenda).href()>"看另一份"</a>
                    <Button label="合并" why_not=one.refusal on_press=move |()| open.set(true)/>
                </Banner>
                <JoinDialog open keep other/>
            }
        })
    }
}

#[component]
fn JoinDialog(open: RwSignal<bool>, keep: Id, other: Id) -> impl IntoView {
    let one = OneDay::get();
    // The fields in which the other one's value is to stand.
    let taken = RwSignal::new(Vec::<String>::new());
    let join = move |()| {
        let Some(mut joined) = one.session.look(|ledger, _| join_party_days(ledger, keep, other)) else { return };
        let taken = taken.get_untracked();
        for field in joined.differing.iter().filter(|one| taken.iter().any(|name| **name == *one.field)) {
            joined.draft.put(PartyDay::KIND, keep, field.field.clone(), field.other.clone());
        }
        open.set(false);
        one.session.commit_aloud(joined.draft);
        page::set_hash(&Route::PartyDay(keep, DayTab::Agenda).href());
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="合并" on_press=join/>
        }
    };
    let rows = move || {
        let differing =
            one.session.look(|ledger, _| join_party_days(ledger, keep, other)).map(|joined| joined.differing);
        let differing = differing.unwrap_or_default();
        let lead = match differing.len() {
            0 => "两份没有互相矛盾的地方，合并后都在。".to_owned(),
            count => format!("有 {count} 处两份写得不一样，请选留哪一种。其余的都合在一起。"),
        };
        view! { <p>{lead}</p>{differing.into_iter().map(|field| view! { <Side field taken/> }).collect_view()} }
    };
    view! { <Dialog open title="合成一次" foot>{rows}</Dialog> }
}

/// One field that both have, each otherwise.
#[component]
fn Side(field: Differing, taken: RwSignal<Vec<String>>) -> impl IntoView {
    let name = field.field.to_string();
    let spec = PartyDay::SPEC.field(&name);
    let show = |value| spec.map_or_else(String::new, |spec| spec.show(value));
    let label = spec.map_or_else(|| name.clone(), |spec| spec.label.to_owned());
    let options = [("keep", &field.kept), ("other", &field.other)].map(|(key, value)| ChoiceOption {
        key: key.to_owned(),
        label: show(value),
        ..ChoiceOption::default()
    });
    let (shown, written) = (name.clone(), name);
    let value = Signal::derive(move || {
        let is_other = taken.with(|taken| taken.contains(&shown));
        (if is_other { "other" } else { "keep" }).to_owned()
    });
    let choose = move |key: String| {
        taken.update(|taken| {
            taken.retain(|name| *name != written);
            if key == "other" {
                taken.push(written.clone());
            }
        });
    };
    view! { <p><span class="label">{label.clone()}</span><Choice label options=options.to_vec() value on_commit=choose/></p> }
}
