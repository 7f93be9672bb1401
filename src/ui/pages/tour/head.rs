//! What is done seldom with a tour: 删除.

use leptos::prelude::*;

use super::desk::TourDesk;
use crate::browser::page;
use crate::ledger::tour::plan::delete;
use crate::ui::components::Pop;
use crate::ui::route::{Route, ToursTab};

/// The menu 更多; nothing while nothing may be changed.
#[component]
pub fn More() -> impl IntoView {
    let desk = TourDesk::get();
    let open = RwSignal::new(false);
    let remove = move |_| {
        open.set(false);
        if desk.aloud(|ledger, _| delete(ledger, desk.id)) {
            page::set_hash(&Route::Tours(ToursTab::List).href());
        }
    };
    move || {
        desk.may().then(|| {
            view! {
                <Pop label="更多" open end=true>
                    <div class="menu-list"><button type="button" on:click=remove>"删除这次观摩"</button></div>
                </Pop>
            }
        })
    }
}
