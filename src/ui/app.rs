//! The app: where it stands, and once a ledger is open, the desk at which all pages lie.

use leptos::prelude::*;

use super::components::{ToastHost, Toasts};
use super::desk::Desk;
use super::pages::{
    self,
    start::{Closed, Removed},
};
use super::session::{self, Phase, PhaseSignal, Session};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let toasts = Toasts::provide();
    let phase = RwSignal::new(Phase::Loading);
    provide_context(PhaseSignal(phase));
    session::open(phase);
    let page = move || match phase.get() {
        Phase::Loading => view! { <p class="loading" role="status">"正在打开账本"</p> }.into_any(),
        Phase::FirstRun(opening) => pages::first_run(opening),
        Phase::Recovery(opening, missing) => pages::recovery(opening, missing),
        Phase::Closed(why) => view! { <Closed why/> }.into_any(),
        Phase::Removed => view! { <Removed/> }.into_any(),
        Phase::Ready(opening, profile, first) => {
            let session = Session::begin(&opening, profile, toasts);
            provide_context(session);
            if let Some(deed) = first {
                deed(session);
            }
            view! { <Desk/> }.into_any()
        }
    };
    view! { {page} <ToastHost toasts/> }
}
