//! The stages, the ink button, and the other deeds, each with why it cannot be done now.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::keep_focus;
use crate::browser::page;
use crate::domain::finding::OversightKind;
use crate::domain::kind::Id;
use crate::ledger::rectify::deeds::{claim, claim_from};
use crate::ledger::rectify::limit;
use crate::ledger::rectify::ready::Deed;
use crate::ui::components::{Button, ButtonKind, Step, StepPlace, Steps};
use crate::ui::forms::rising_ids;
use crate::ui::route::Route;

/// 发现 › 认领建账 › 整改 › 报验 › 销号 › 回头看.
#[component]
pub fn Stages() -> impl IntoView {
    let one = OneFinding::get();
    let steps = Signal::derive(move || {
        let today = one.session.today.get();
        let stages = one.entry.with(|entry| entry.as_ref().map(|entry| limit::stages(entry, one.state.get(), today)));
        let (stages, now) = stages.unwrap_or_default();
        let place = move |at: usize| match at.cmp(&now) {
            std::cmp::Ordering::Less => StepPlace::Past,
            std::cmp::Ordering::Equal => StepPlace::Now,
            std::cmp::Ordering::Greater => StepPlace::Coming,
        };
        let step = |(at, stage): (usize, limit::Stage)| Step {
            name: stage.name.to_owned(),
            note: stage.note,
            place: place(at),
        };
        stages.into_iter().enumerate().map(step).collect::<Vec<_>>()
    });
    view! { <div class="finding-stages"><Steps label="进度" steps/></div> }
}

/// Does a deed, or opens what it asks.
fn press(one: OneFinding, deed: Deed) {
    one.said.set(None);
    one.why.set(None);
    let name = one.my_name();
    let done = match deed {
        Deed::Claim => one.act(&name, |ledger, tree, (actor, when)| claim(ledger, tree, one.id, actor, when)),
        Deed::TakeOn => take_on(one, &name),
        _ => {
            one.dialogs.open(deed);
            Ok(())
        }
    };
    one.said.set(done.err());
    if matches!(deed, Deed::Claim) {
        keep_focus();
    }
}

/// 举一反三, and on to the finding that is now the own one.
fn take_on(one: OneFinding, name: &str) -> Result<(), String> {
    let mut ids = rising_ids();
    let mut first = None::<Id>;
    let mut fresh = || {
        let id = ids();
        first.get_or_insert(id);
        id
    };
    one.act(name, |ledger, tree, who| claim_from(ledger, tree, one.id, who, &mut fresh))?;
    if let Some(own) = first {
        page::set_hash(&Route::Finding(own).href());
    }
    Ok(())
}

/// The ink button: what who works here has to do next.
#[component]
pub fn NextDeed() -> impl IntoView {
    let one = OneFinding::get();
    move || {
        one.next.get().map(|deed| {
            let reason = Memo::new(move |_| one.refusal(deed));
            view! {
                <Reasoned reason>
                    <Button kind=ButtonKind::Main label=deed.label() why_not=reason on_press=move |()| press(one, deed)/>
                </Reasoned>
            }
        })
    }
}

/// The other deeds, and beside them why the one under the pointer or with focus cannot be done.
#[component]
pub fn OtherDeeds() -> impl IntoView {
    let one = OneFinding::get();
    let deeds = Memo::new(move |_| {
        let next = one.next.get();
        Deed::ALL.iter().copied().filter(|deed| Some(*deed) != next).collect::<Vec<_>>()
    });
    let urge = move |()| one.dialogs.look_into(OversightKind::Urge);
    let oversee = Memo::new(move |_| one.refusal(Deed::Oversee));
    view! {
        <div class="finding-deeds" role="group" aria-label="还可以做的" >
            <For each=move || deeds.get() key=|deed| deed.label() let(deed)>
                <OneDeed deed/>
            </For>
            <Reasoned reason=oversee><Button small=true label="催办" why_not=oversee on_press=urge/></Reasoned>
            <span class="finding-why small">{move || one.why.get()}</span>
        </div>
    }
}

#[component]
fn OneDeed(deed: Deed) -> impl IntoView {
    let one = OneFinding::get();
    let reason = Memo::new(move |_| one.refusal(deed));
    view! { <Reasoned reason><Button small=true label=deed.label() why_not=reason on_press=move |()| press(one, deed)/></Reasoned> }
}

/// Says why what is inside cannot be pressed, while the pointer or focus is on it.
#[component]
fn Reasoned(reason: Memo<Option<String>>, children: Children) -> impl IntoView {
    let one = OneFinding::get();
    let tell = move || {
        let now = reason.get_untracked();
        if one.why.with_untracked(|told| *told != now) {
            one.why.set(now);
        }
    };
    let rest = move || one.why.set(None);
    view! { <span on:pointerenter=move |_| tell() on:pointermove=move |_| tell() on:focusin=move |_| tell() on:pointerleave=move |_| rest() on:focusout=move |_| rest()>{children()}</span> }
}
