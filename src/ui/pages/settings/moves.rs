//! What has to move now that a year's arrangement is known.

use leptos::prelude::*;

use crate::domain::dates;
use crate::ledger::work::calendar::{ToMove, move_all, to_move};
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::{DayTab, Route};
use crate::ui::session::Session;

/// The list, and one button for all of it. Nothing is shown when nothing has to move.
#[component]
pub fn Moves() -> impl IntoView {
    let session = Session::get();
    let moves = Memo::new(move |_| {
        use chrono::Datelike;
        let today = session.today.get();
        session.read(|ledger, tree| {
            let year = |year| to_move(ledger, tree, session.me(), year, today);
            [year(today.year()), year(today.year() + 1)].concat()
        })
    });
    let all = move |()| session.commit_aloud(move_all(&moves.get_untracked()));
    move || {
        let list = moves.get();
        (!list.is_empty()).then(|| {
            let words = format!("有 {} 次主题党日的日子和放假安排对不上。", list.len());
            view! {
                <Banner kind=BannerKind::Warn text=words><Button label="全部改过来" on_press=all/></Banner>
                <table class="ledger ledger-tight">
                    <caption class="visually-hidden">"要改的日子"</caption>
                    <thead><tr><th>"党组织"</th><th>"原来"</th><th>"改到"</th><th>"原因"</th></tr></thead>
                    <tbody>{list.into_iter().take(50).map(|one| row(session, one)).collect_view()}</tbody>
                </table>
            }
        })
    }
}

fn row(session: Session, one: ToMove) -> impl IntoView {
    let org = session.tree.with_untracked(|tree| tree.name(one.org).to_owned());
    let told = if one.notified { "。通知已发，改了要重新通知" } else { "" };
    view! {
        <tr>
            <td><a href=Route::PartyDay(one.party_day, DayTab::Agenda).href()>{org}</a></td>
            <td>{format!("{} {}", one.from, dates::weekday_zh(one.from))}</td>
            <td>{format!("{} {}", one.to, dates::weekday_zh(one.to))}</td>
            <td class="quiet">{format!("{}{told}", one.why)}</td>
        </tr>
    }
}
