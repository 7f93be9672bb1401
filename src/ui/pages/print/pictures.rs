//! The pictures of a 活动纪实, two a row.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::photo::Photo;
use crate::ui::session::Session;

/// The pictures with their captions. One that is not on this machine leaves an empty frame to stick a print into.
#[component]
pub fn Pictures(photos: Vec<Photo>) -> impl IntoView {
    let pictures = photos.into_iter().zip(1..).map(|(photo, number)| view! { <Picture photo number/> });
    let pictures = pictures.collect_view();
    (!pictures.is_empty()).then(|| view! { <h2>"影像"</h2> <div class="doc-photos">{pictures}</div> })
}

#[component]
fn Picture(photo: Photo, number: usize) -> impl IntoView {
    let session = Session::get();
    // Held for as long as the sheet stands: the address dies with its ObjectUrl.
    let url = RwSignal::new_local(None);
    spawn_local(async move {
        if let Ok(found) = session.photo_url(&photo.sha256).await {
            // The sheet may be gone by now.
            let _ = url.try_set(found);
        }
    });
    let caption = format!("图 {number}　{}", photo.caption);
    // Named by the caption below it. Not lazy: what is further down must be there when the page is printed.
    let image = move || url.with(|url| url.as_ref().map(|url| view! { <img src=url.as_str().to_owned() alt=""/> }));
    view! {
        <figure>
            <div class="doc-photo">{image}</div>
            <figcaption>{caption}</figcaption>
        </figure>
    }
}
