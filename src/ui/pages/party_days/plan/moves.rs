//! What has to move in this year, now that its holidays are known.

use leptos::prelude::*;

use crate::domain::dates::month_day;
use crate::domain::kind::Id;
use crate::ledger::work::calendar::{ToMove, move_all, to_move};
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::session::Session;

/// Moves that are named in the banner.
const NAMED: usize = 4;

/// The banner; nothing while nothing has to move.
#[component]
pub fn Moves(scope: Id, year: i32) -> impl IntoView {
    let session = Session::get();
    let moves = Memo::new(move |_| {
        let today = session.today.get();
        session.read(|ledger, tree| to_move(ledger, tree, scope, year, today))
    });
    let all = move |()| session.commit_aloud(move_all(&moves.get_untracked()));
    move || {
        let list = moves.get();
        (!list.is_empty()).then(|| {
            let lead = format!("有 {} 个日子和放假安排对不上。", list.len());
            view! { <Banner kind=BannerKind::Warn lead=lead text=words(session, scope, &list)><Button label="全部改过来" on_press=all/></Banner> }
        })
    }
}

fn words(session: Session, scope: Id, list: &[ToMove]) -> String {
    let one = |one: &ToMove| {
        let whose =
            if one.org == scope { String::new() } else { session.tree.with(|tree| format!("{} ", tree.name(one.org))) };
        let told = if one.notified { "，通知已发，改了要重新通知" } else { "" };
        format!("{whose}{} 改到 {}（{}{told}）", month_day(one.from), month_day(one.to), one.why)
    };
    let named: Vec<String> = list.iter().take(NAMED).map(one).collect();
    let rest = if list.len() > NAMED { "等，全部列在设置里".to_owned() } else { String::new() };
    format!("{}{rest}", named.join("；"))
}
