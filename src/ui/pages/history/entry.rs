//! One line of the history.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::dates;
use crate::domain::kind::Value;
use crate::ledger::{Action, Change, Ledger, Source};
use crate::ui::components::Button;
use crate::ui::session::Session;

/// Changes shown at once.
const MOST: usize = 40;

/// Who, when, what; its fields old and new behind 详情; 撤销.
#[component]
pub fn Entry(action: Action) -> impl IntoView {
    let session = Session::get();
    let who = session.look(|ledger, _| who(ledger, &action));
    let when = format!(
        "{} {}",
        dates::day_in_table(clock::date_of(action.time), this_year(session)),
        clock::time_of_day(action.time)
    );
    let label = action.label.clone();
    let count = action.changes.len();
    let open = RwSignal::new(false);
    let action = StoredValue::new(action);
    let undo = move |()| action.with_value(|action| session.take_back(action));
    let details = move || {
        open.get().then(|| {
            let rows = action.with_value(|action| session.look(|ledger, _| rows(ledger, action)));
            view! { <dl class="history-changes">{rows.into_iter().map(row).collect_view()}</dl> }
        })
    };
    view! {
        <li>
            <div class="history-line">
                <time class="quiet">{when}</time>
                <b>{label}</b>
                <span class="quiet">{who}</span>
                <span class="acts">
                    <button type="button" class="btn btn-small btn-plain" aria-expanded=move || open.get().to_string()
                        on:click=move |_| open.update(|open| *open = !*open)>{format!("{count} 处改动")}</button>
                    <Button small=true label="撤销" on_press=undo/>
                </span>
            </div>
            {details}
        </li>
    }
}

fn this_year(session: Session) -> i32 {
    use chrono::Datelike;
    session.today.get_untracked().year()
}

fn who(ledger: &Ledger, action: &Action) -> String {
    let info = ledger.actors().get(&action.actor);
    let named = info.map(|info| format!("{}　{}", info.org, info.name)).unwrap_or_default();
    match &action.source {
        Source::Import { from, .. } => format!("{named}（来自{from}）"),
        _ => named,
    }
}

struct Shown {
    what: String,
    old: String,
    new: String,
}

fn rows(ledger: &Ledger, action: &Action) -> Vec<Shown> {
    let mut rows: Vec<Shown> = action.changes.iter().take(MOST).map(|change| shown(ledger, change)).collect();
    if action.changes.len() > MOST {
        rows.push(Shown {
            what: format!("还有 {} 处", action.changes.len() - MOST),
            old: String::new(),
            new: String::new(),
        });
    }
    rows
}

fn shown(ledger: &Ledger, change: &Change) -> Shown {
    let key = (change.kind.clone(), change.id);
    let title = format!("{} {}", ledger.kind_label(&change.kind), ledger.title(&key));
    if change.field.is_empty() {
        return Shown { what: title, old: String::new(), new: "新建".to_owned() };
    }
    let value =
        |value: &Value| if value.is_null() { String::new() } else { ledger.value_label(&key, &change.field, value) };
    Shown {
        what: format!("{title}　{}", ledger.field_label(&key, &change.field)),
        old: value(&change.old),
        new: value(&change.new),
    }
}

fn row(shown: Shown) -> impl IntoView {
    let Shown { what, old, new } = shown;
    view! {
        <dt>{what}</dt>
        <dd>
            {(!old.is_empty()).then(|| view! { <del>{old}</del>" " })}
            {(!new.is_empty()).then(|| view! { <ins>{new}</ins> })}
        </dd>
    }
}
