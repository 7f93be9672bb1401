//! A database that cannot be opened.

use leptos::prelude::*;

use super::recovery::last_backup;
use crate::browser::page;
use crate::browser::witness::Witness;
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind};
use crate::ui::session::REAL;

/// Says why, and offers to try again.
#[component]
pub fn Closed(why: String) -> impl IntoView {
    let backup = Witness::of(REAL).map(|witness| view! { <p class="quiet">{last_backup(&witness)}</p> });
    view! {
        <main class="cover" id="page">
            <header class="cover-head">
                <span class="seal" aria-hidden="true">"账"</span>
                <h1>"账本没有打开"</h1>
            </header>
            <div class="rule"></div>
            <div class="stack cover-stack">
                <Banner kind=BannerKind::Wrong text=why/>
                {backup}
                <p><Button kind=ButtonKind::Main label="再打开一次" on_press=|()| page::reload()/></p>
            </div>
            <footer class="cover-foot">{format!("浏览器：{}", page::user_agent())}</footer>
        </main>
    }
}
