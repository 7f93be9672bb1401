//! 佐证: photos of before and after, side by side.

use leptos::prelude::*;

use super::context::OneFinding;
use crate::domain::kind::Id;
use crate::domain::photo::{Photo, PhotoPhase};
use crate::ledger::Draft;
use crate::ledger::rectify::evidence::belongs;
use crate::ui::components::SectionHead;
use crate::ui::pages::photos::{Album, PhotoCard, Taking};

/// The section.
#[component]
pub fn Evidence() -> impl IntoView {
    let one = OneFinding::get();
    let count = Signal::derive(move || {
        let count = one.photos.with(Vec::len);
        if one.foreign.with(Option::is_some) {
            return Some(if count == 0 { "还没有照片".to_owned() } else { format!("照片 {count} 张") });
        }
        Some(if count == 0 {
            "还没有照片。放整改前后的照片，上报时默认一起带走".to_owned()
        } else {
            format!("照片 {count} 张，上报时默认一起带走")
        })
    });
    view! {
        <SectionHead title="佐证" count/>
        <div class="finding-photos">
            <Side phase=PhotoPhase::Before/>
            <Side phase=PhotoPhase::After/>
        </div>
    }
}

/// The photos of one phase.
#[component]
fn Side(phase: PhotoPhase) -> impl IntoView {
    let one = OneFinding::get();
    let of = move |all: &[Photo]| all.iter().filter(|photo| photo.phase == phase).cloned().collect::<Vec<_>>();
    let photos = Memo::new(move |_| one.photos.with(|all| of(all)));
    let ids = move || photos.with(|all| all.iter().map(|photo| photo.id).collect::<Vec<_>>());
    let belongs = Callback::new(move |photo: Id| {
        one.entry
            .with_untracked(|entry| entry.as_ref().map(|entry| belongs(photo, &entry.finding, phase)))
            .unwrap_or_else(|| Draft::new("照片"))
    });
    let album = Album { photos, refusal: one.foreign, belongs };
    let (label, name) = match phase {
        PhotoPhase::Before => ("选整改前照片", "整改前的照片"),
        PhotoPhase::After => ("选整改后照片", "整改后的照片"),
    };
    let may = move || one.foreign.with(Option::is_none);
    view! {
        <section aria-label=phase.label()>
            <h3>{phase.label()}<span class="count">{move || format!("{} 张", photos.with(Vec::len))}</span></h3>
            {move || may().then(|| view! { <Taking album label hint="也可以拖到这里"/> })}
            <ul class="photo-grid" aria-label=name>
                <For each=ids key=|id| *id let(id)><PhotoCard album id/></For>
            </ul>
        </section>
    }
}
