//! Taking pictures in, one after another.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Album;
use crate::browser::files::PickedFile;
use crate::browser::images::{Picture, downscale};
use crate::domain::photo::Photo;
use crate::ledger::Draft;
use crate::ui::components::{FileDrop, Progress};
use crate::ui::session::Session;

/// The button and the zone to drop pictures on.
#[component]
pub fn Taking(
    album: Album,
    /// The button's words.
    #[prop(into)]
    label: String,
    #[prop(into)] hint: String,
) -> impl IntoView {
    let session = Session::get();
    let at = RwSignal::new(None::<(usize, usize)>);
    let wrong = RwSignal::new(Vec::<String>::new());
    let take = move |files: Vec<File>| {
        wrong.set(Vec::new());
        spawn_local(async move {
            let count = files.len();
            for (index, file) in files.into_iter().enumerate() {
                at.set(Some((index, count)));
                if let Err(why) = take_in(session, album, &PickedFile::from(file)).await {
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
        <FileDrop label accept="image/*" multiple=true hint on_files=take/>
        {progress}{wrongs}
    }
}

async fn take_in(session: Session, album: Album, file: &PickedFile) -> Result<(), String> {
    let picture = downscale(file).await.map_err(|error| error.to_string())?;
    let (width, height, size) = (picture.width, picture.height, picture.bytes.len());
    let Picture { bytes, .. } = picture;
    let sha256 = session.keep_photo(bytes, MIME).await?;
    if album.photos.with_untracked(|all| all.iter().any(|photo| photo.sha256 == sha256)) {
        return Err(format!("“{}”已经放过，没有再放一次。", file.name()));
    }
    let mut draft = Draft::new(format!("放进照片“{}”", file.name()));
    let id = Session::new_id();
    draft.and(album.belongs.run(id));
    draft.set::<Photo, _>(id, Photo::sha256, &sha256);
    draft.set::<Photo, _>(id, Photo::mime, &MIME.to_owned());
    let whole = |n: u32| i64::from(n);
    draft.set::<Photo, _>(id, Photo::width, &whole(width)).set::<Photo, _>(id, Photo::height, &whole(height));
    draft.set::<Photo, _>(id, Photo::size, &i64::try_from(size).unwrap_or_default());
    session.commit(draft);
    Ok(())
}

/// What [`downscale`] makes of any picture.
const MIME: &str = "image/jpeg";
