//! 数据交换.

use leptos::prelude::*;

use crate::ui::route::ExchangeTab;
use crate::ui::session::Session;

/// The page.
#[component]
pub fn ExchangePage(tab: ExchangeTab) -> impl IntoView {
    let _ = tab;
}

/// Writes everything in memory to a file, whatever became of the database.
pub fn rescue(session: Session) {
    let _ = session;
}
