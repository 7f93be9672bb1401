//! 影像 of the day.

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::kind::{Id, Kind};
use crate::domain::photo::Photo;
use crate::ledger::Draft;
use crate::ui::components::{Empty, SectionHead};
use crate::ui::pages::photos::{Album, PhotoCard, Taking};

/// The tab.
#[component]
pub fn PhotosTab() -> impl IntoView {
    let one = OneDay::get();
    let belongs = Callback::new(move |photo: Id| {
        let mut draft = Draft::new(Photo::SPEC.label);
        if let Some(org) = one.day.with_untracked(|day| day.org) {
            draft.belongs::<Photo>(photo, org);
        }
        draft.set::<Photo, _>(photo, Photo::party_day, &one.id);
        draft
    });
    let album = Album { photos: one.photos, refusal: one.refusal, belongs };
    let ids = move || one.photos.with(|all| all.iter().map(|photo| photo.id).collect::<Vec<_>>());
    let count = Signal::derive(move || one.photos.with(|all| (!all.is_empty()).then(|| format!("{} 张", all.len()))));
    let may = move || one.refusal.with(Option::is_none);
    view! {
        <SectionHead title="影像" count/>
        {move || may().then(|| view! {
            <Taking album label="选照片" hint="也可以把照片拖到这里。大照片会自动缩小到 200 KB 以内"/>
        })}
        {move || one.photos.with(Vec::is_empty).then(|| view! {
            <Empty title="还没有照片" text="归档至少要一张。照片缩小后存在本机，报送时可以另存一个文件一起带走。"/>
        })}
        <ul class="photo-grid" aria-label="照片">
            <For each=ids key=|id| *id let(id)><PhotoCard album id/></For>
        </ul>
    }
}
