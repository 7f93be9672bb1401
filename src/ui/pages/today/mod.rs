//! 今日.

use leptos::prelude::*;

use crate::ledger::{Ledger, OrgTree};
use crate::ui::session::Session;

/// How many things are due, and whether any is late: for the rail.
pub fn counts(session: Session, ledger: &Ledger, tree: &OrgTree) -> (usize, bool) {
    let _ = (session, ledger, tree);
    (0, false)
}

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {}
