//! 影像: choosing or dropping pictures, and those that are there.

mod card;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::context::OneDay;
use crate::browser::files::PickedFile;
use crate::browser::images::{Picture, downscale};
use crate::domain::photo::Photo;
use crate::ledger::Draft;
use crate::ui::components::{Empty, FileDrop, Progress, SectionHead};
use crate::ui::session::Session;
use card::PhotoCard;

/// The tab.
#[component]
pub fn PhotosTab() -> impl IntoView {
    let one = OneDay::get();
    let ids = move || one.photos.with(|all| all.iter().map(|photo| photo.id).collect::<Vec<_>>());
    let count = Signal::derive(move || one.photos.with(|all| (!all.is_empty()).then(|| format!("{} 张", all.len()))));
    let may = move || one.refusal.with(Option::is_none);
    view! {
        <SectionHead title="影像" count/>
        {move || may().then(|| view! { <Taking/> })}
        {move || one.photos.with(Vec::is_empty).then(|| view! {
            <Empty title="还没有照片" text="归档至少要一张。照片缩小后存在本机，报送时可以另存一个文件一起带走。"/>
        })}
        <ul class="photo-grid" aria-label="照片">
            <For each=ids key=|id| *id let(id)><PhotoCard id/></For>
        </ul>
    }
}

/// Taking pictures in, one after another.
#[component]
fn Taking() -> impl IntoView {
    let one = OneDay::get();
    let at = RwSignal::new(None::<(usize, usize)>);
    let wrong = RwSignal::new(Vec::<String>::new());
    let take = move |files: Vec<File>| {
        wrong.set(Vec::new());
        spawn_local(async move {
            let count = files.len();
            for (index, file) in files.into_iter().enumerate() {
                at.set(Some((index, count)));
                if let Err(why) = take_in(one, &PickedFile::from(file)).await {
                    wrong.update(|all| all.push(why));
                }
            }
            at.set(None);
        });
    };
    let progress = move || {
        at.get().map(|(index, count)| {
            let share = index as f64 / count.max(1) as f64;
            view! { <Progress text=format!("正在放第 {} 张，共 {count} 张", index + 1) done=share/> }
        })
    };
    let wrongs =
        move || wrong.get().into_iter().map(|why| view! { <p class="wrong" role="alert">{why}</p> }).collect_view();
    view! {
        <FileDrop label="选照片" accept="image/*" multiple=true hint="也可以把照片拖到这里。大照片会自动缩小到 200 KB 以内" on_files=take/>
        {progress}{wrongs}
    }
}

async fn take_in(one: OneDay, file: &PickedFile) -> Result<(), String> {
    let picture = downscale(file).await.map_err(|error| error.to_string())?;
    let (width, height, size) = (picture.width, picture.height, picture.bytes.len());
    let Picture { bytes, .. } = picture;
    let sha256 = one.session.keep_photo(bytes, MIME).await?;
    if one.photos.with_untracked(|all| all.iter().any(|photo| photo.sha256 == sha256)) {
        return Err(format!("“{}”已经放过，没有再放一次。", file.name()));
    }
    let mut draft = Draft::new(format!("放进照片“{}”", file.name()));
    let id = Session::new_id();
    if let Some(org) = one.day.with_untracked(|day| day.org) {
        draft.belongs::<Photo>(id, org);
    }
    draft.set::<Photo, _>(id, Photo::party_day, &one.id);
    draft.set::<Photo, _>(id, Photo::sha256, &sha256);
    draft.set::<Photo, _>(id, Photo::mime, &MIME.to_owned());
    let whole = |n: u32| i64::from(n);
    draft.set::<Photo, _>(id, Photo::width, &whole(width)).set::<Photo, _>(id, Photo::height, &whole(height));
    draft.set::<Photo, _>(id, Photo::size, &i64::try_from(size).unwrap_or_default());
    one.session.commit(draft);
    Ok(())
}

/// What [`downscale`] makes of any picture.
const MIME: &str = "image/jpeg";
