//! 经过: everything that happened and what is to come, newest first.

use chrono::Datelike;
use leptos::prelude::*;

use super::context::OneFinding;
use crate::domain::dates::day_in_table;
use crate::ledger::rectify::story::{Line, Sign, story};
use crate::ui::components::SectionHead;

/// The line of life.
#[component]
pub fn LifeLine() -> impl IntoView {
    let one = OneFinding::get();
    let lines = Memo::new(move |_| {
        let told = |entry: &std::sync::Arc<crate::ledger::rectify::board::Entry>| {
            one.progress.with(|progress| story(&entry.finding, &entry.life, one.state.get(), progress))
        };
        one.entry.with(|entry| entry.as_ref().map(told)).unwrap_or_default()
    });
    let count = Signal::derive(move || Some(format!("{} 条", lines.with(Vec::len))));
    let year = move || one.session.today.with(Datelike::year);
    view! {
        <SectionHead title="经过" count/>
        <ol class="line" aria-label="经过">
            {move || lines.get().into_iter().map(|line| view! { <Told line year=year()/> }).collect_view()}
        </ol>
    }
}

#[component]
fn Told(line: Line, year: i32) -> impl IntoView {
    let class = match line.sign {
        Sign::Report => "",
        Sign::Key => "key",
        Sign::Bad => "bad",
        Sign::Coming => "next",
    };
    let by = (!line.by.is_empty()).then(|| view! { <br/><span class="faint">{line.by}</span> });
    view! {
        <li class=class>
            <time datetime=line.day.to_string()>{day_in_table(line.day, year)}</time>
            <p><b>{line.what}</b>{line.note}{by}</p>
        </li>
    }
}
