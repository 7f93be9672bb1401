//! Several persons or organizations.

use leptos::prelude::*;

use super::Looks;
use crate::domain::kind::{FieldValue, Ref};
use crate::ui::components::{Button, ButtonKind, Combo, Named};
use crate::ui::forms::bound::Bound;
use crate::ui::forms::suggest;

/// The list, and a box to add to it.
#[component]
pub fn References(bound: Bound, looks: Looks) -> impl IntoView {
    let all = Memo::new(move |_| Vec::<Ref>::from_value(&bound.value()).unwrap_or_default());
    let add = move |named: Named| {
        let new = suggest::reference(named);
        let mut all = all.get_untracked();
        if !new.is_empty() && !all.contains(&new) {
            all.push(new);
            bound.write(all.to_value());
        }
    };
    let suggest = looks.suggest.unwrap_or_else(|| suggest::for_kind(bound.spec.target));
    let placeholder = Signal::derive(move || looks.placeholder.get().unwrap_or_else(|| "添加".to_owned()));
    view! {
        <Combo value=String::new() suggest on_commit=add placeholder disabled=looks.disabled/>
        <ul class="named-list">
            <For each=move || all.get() key=Clone::clone let(one)>
                <Entry bound all one disabled=looks.disabled/>
            </For>
        </ul>
    }
}

#[component]
fn Entry(bound: Bound, all: Memo<Vec<Ref>>, one: Ref, disabled: Signal<bool>) -> impl IntoView {
    let (name, gone) = (one.name.clone(), one);
    let remove = Callback::new(move |()| {
        let rest: Vec<Ref> = all.get_untracked().into_iter().filter(|other| *other != gone).collect();
        bound.write(rest.to_value());
    });
    let button = move || {
        (!disabled.get()).then(|| view! { <Button label="移除" kind=ButtonKind::Plain small=true on_press=remove/> })
    };
    view! { <li>{name}{button}</li> }
}
