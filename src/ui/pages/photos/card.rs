//! One photo.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Album;
use crate::browser::blobs::ObjectUrl;
use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::photo::Photo;
use crate::ledger::Draft;
use crate::ui::components::{Button, ButtonKind, Dialog};
use crate::ui::forms::BoundField;
use crate::ui::session::Session;

static PHOTO: KindSpec = Photo::SPEC;

/// What became of reading the picture.
enum Seen {
    Reading,
    Here(ObjectUrl),
    Missing(String),
}

/// A photo with its caption; pressed, it is shown large.
#[component]
pub fn PhotoCard(album: Album, id: Id) -> impl IntoView {
    let session = Session::get();
    let photo = album.photos.with_untracked(|all| all.iter().find(|photo| photo.id == id).cloned());
    let sha256 = photo.as_ref().map(|photo| photo.sha256.clone()).unwrap_or_default();
    let seen = RwSignal::new_local(Seen::Reading);
    spawn_local(async move {
        let found = match session.photo_url(&sha256).await {
            Ok(Some(url)) => Seen::Here(url),
            Ok(None) => Seen::Missing("照片不在这台电脑上。请对方导出时带上照片，再导入那个文件。".to_owned()),
            Err(why) => Seen::Missing(why),
        };
        // The page may be gone by now.
        let _ = seen.try_set(found);
    });
    let caption = Memo::new(move |_| {
        album
            .photos
            .with(|all| all.iter().find(|photo| photo.id == id).map(|photo| photo.caption.clone()).unwrap_or_default())
    });
    let alt = move || caption.with(|text| if text.is_empty() { "没有说明的照片".to_owned() } else { text.clone() });
    let large = RwSignal::new(false);
    let picture = move || {
        seen.with(|seen| match seen {
            Seen::Reading => view! { <span class="photo-none">"正在读"</span> }.into_any(),
            Seen::Missing(why) => view! { <span class="photo-none">{why.clone()}</span> }.into_any(),
            Seen::Here(url) => view! {
                <button type="button" class="photo-open" title="放大看" on:click=move |_| large.set(true)>
                    <img src=url.as_str().to_owned() alt=alt loading="lazy"/>
                </button>
            }
            .into_any(),
        })
    };
    let whole = move || {
        seen.with(|seen| match seen {
            Seen::Here(url) => Some(view! { <p class="photo-large"><img src=url.as_str().to_owned() alt=alt/></p> }),
            Seen::Reading | Seen::Missing(_) => None,
        })
    };
    let remove = move |()| {
        let mut draft = Draft::new("已删除一张照片");
        draft.delete(Photo::KIND, id);
        session.commit_aloud(draft);
    };
    let size = photo.and_then(|photo| photo.size).map(|size| format!("{} KB", (size + 1023) / 1024));
    let foot = move || view! { <Button label="关闭" on_press=move |()| large.set(false)/> };
    view! {
        <li class="photo-card">
            <div class="photo-frame">{picture}</div>
            <BoundField kind=&PHOTO id name=Photo::caption hide_label=true placeholder="说明：谁在做什么" quiet=true/>
            <p class="photo-foot"><span class="small faint">{size}</span><Button kind=ButtonKind::Plain small=true label="删除" why_not=album.refusal on_press=remove/></p>
            <Dialog open=large title=Signal::derive(alt) wide=true foot>{whole}</Dialog>
        </li>
    }
}
