//! What stands beside the ranking: the judges, or the stop that was picked.

mod judges;
mod stop;

use leptos::prelude::*;

use super::desk::{Beside, Desk};
use crate::ui::components::{Segment, Segmented};
use crate::ui::lists::results::short_name;

#[component]
pub fn BesideRanking() -> impl IntoView {
    let desk = Desk::get();
    let name = Memo::new(move |_| {
        let picked = desk.picked.get()?;
        desk.with(|reading| {
            let stop = reading.book.stops.get(reading.book.stop_at(picked)?)?;
            Some(short_name(&stop.unit.name).to_owned())
        })
        .flatten()
    });
    // A stop that was taken off the route is no longer looked at.
    let open = Memo::new(move |_| if name.with(Option::is_some) { desk.beside.get() } else { Beside::Judges });
    let segments = Signal::derive(move || {
        let one = |key: &str, label: String| Segment { key: key.to_owned(), label, count: None };
        let stop = name.get().map(|name| one("stop", crate::domain::text::shortened(&name, 14)));
        std::iter::once(one("judges", "评委".to_owned())).chain(stop).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || if open.get() == Beside::Stop { "stop" } else { "judges" }.to_owned());
    let select = move |key: String| desk.beside.set(if key == "stop" { Beside::Stop } else { Beside::Judges });
    let several = Memo::new(move |_| name.with(Option::is_some));
    let switch =
        move || several.get().then(|| view! { <Segmented label="旁边看什么" segments value on_select=select/> });
    let body = move || match (open.get(), desk.picked.get()) {
        (Beside::Stop, Some(stop)) => view! { <stop::OneStop stop/> }.into_any(),
        _ => view! { <judges::Judges/> }.into_any(),
    };
    view! { <div class="beside-switch no-print">{switch}</div>{body} }
}
