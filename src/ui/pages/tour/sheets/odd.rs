//! The sheets of which something is to be said: what it is, and what to do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ledger::tour::book::Book;
use crate::ledger::tour::scoring::discard;
use crate::ui::components::{Button, SectionHead};
use crate::ui::lists::tour_board::{Odd, odd};
use crate::ui::pages::tour::desk::TourDesk;
use crate::ui::route::{ExchangeTab, Route};

/// The list; nothing while nothing is odd.
#[component]
pub fn OddSheets(book: Memo<Option<Arc<Book>>>) -> impl IntoView {
    let all = Memo::new(move |_| book.with(|book| book.as_ref().map(|book| odd(book)).unwrap_or_default()));
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || {
        all.with(|all| {
            let barred = all.iter().filter(|odd| !odd.counts).count();
            let words = if barred > 0 { format!("，{barred} 张不计") } else { String::new() };
            Some(format!("{} 张{words}", all.len()))
        })
    });
    move || {
        some.get().then(|| {
            view! {
                <section class="odd-sheets">
                    <SectionHead title="请看一眼的评分表" count/>
                    <table class="ledger ledger-tight level">
                        <caption class="visually-hidden">"请看一眼的评分表"</caption>
                        <colgroup><col class="o-judge"/><col class="o-unit"/><col/><col class="o-state"/><col class="o-act"/></colgroup>
                        <thead><tr><th>"评委"</th><th>"观摩点"</th><th>"怎么回事"</th><th>"计分"</th><th><span class="visually-hidden">"办理"</span></th></tr></thead>
                        <tbody>
                            {move || all.get().into_iter().map(|one| view! { <OddRow one book/> }).collect_view()}
                        </tbody>
                    </table>
                </section>
            }
        })
    }
}

#[component]
fn OddRow(one: Odd, book: Memo<Option<Arc<Book>>>) -> impl IntoView {
    let desk = TourDesk::get();
    let sheet = one.sheet;
    let stray = one.place.is_none();
    let why_not = desk.refusal;
    let throw = move |()| {
        desk.aloud(|ledger, _| Ok(discard(ledger, sheet)));
    };
    let open = one.place.and_then(|(judge, stop)| {
        let route = book.with_untracked(|book| {
            let book = book.as_ref()?;
            book.seat(judge, stop).scores().then(|| super::scoring(desk.id, book, judge, Some(stop))).flatten()
        });
        route.map(|route| view! { <a class="btn btn-small" href=route.href()>"打开"</a> })
    });
    let settle = one.words.iter().any(|words| words.contains("冲突")).then(|| {
        view! { <a class="btn btn-small" href=Route::Exchange(ExchangeTab::Conflicts).href()>"去定"</a> }
    });
    let discardable =
        (stray || !one.counts).then(|| view! { <Button label="作废" small=true why_not on_press=throw/> });
    let (class, state) = if one.counts { ("faint", "计入") } else { ("red", "不计") };
    view! {
        <tr>
            <td>{one.judge}</td>
            <td>{one.unit}</td>
            <td class="c-why">{one.words.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</td>
            <td class=class>{state}</td>
            <td class="num odd-acts">{settle}{open}{discardable}</td>
        </tr>
    }
}
