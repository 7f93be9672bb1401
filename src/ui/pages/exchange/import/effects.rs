//! What merging would do, record by record.

use leptos::prelude::*;

use super::{Content, Desk};
use crate::domain::kind::Value;
use crate::ledger::{Effect, FieldEffect, Ledger, RecordEffect};
use crate::ui::components::{Tab, TabPanel, Tabs};
use crate::ui::session::Session;

/// Records shown at once in a tab.
const MOST: usize = 200;
/// Fields shown of one record.
const FIELDS: usize = 12;

const KEYS: [(&str, &str, Effect); 4] = [
    ("new", "新增", Effect::New),
    ("changed", "有改动", Effect::Changed),
    ("conflict", "冲突", Effect::Conflict),
    ("same", "相同", Effect::Same),
];

/// The counts as tabs, and under each its records.
#[component]
pub fn Effects(desk: Desk) -> impl IntoView {
    let all = Memo::new(move |_| {
        let mut all: Vec<RecordEffect> = Vec::new();
        desk.files.with(|files| {
            for file in files.iter().filter(|file| file.ticked) {
                if let Content::Pack(_, preview) = &file.content {
                    all.extend(preview.effects.iter().cloned());
                }
            }
        });
        all
    });
    let count = move |effect: Effect| all.with(|all| all.iter().filter(|one| one.effect == effect).count());
    let first = untrack(|| KEYS.iter().find(|(_, _, effect)| count(*effect) > 0).map_or("new", |(key, _, _)| key));
    let open = RwSignal::new(first.to_owned());
    let tab = move |(key, label, effect): &(&'static str, &'static str, Effect)| Tab {
        key: (*key).to_owned(),
        label: (*label).to_owned(),
        count: Some(count(*effect)),
        bad: *effect == Effect::Conflict && count(*effect) > 0,
    };
    let tabs = Signal::derive(move || KEYS.iter().map(tab).collect::<Vec<_>>());
    let chosen = move || {
        KEYS.iter().find(|(key, _, _)| open.with(|open| open == key)).map_or(Effect::New, |(_, _, effect)| *effect)
    };
    let rows = move || {
        let effect = chosen();
        let shown: Vec<RecordEffect> =
            all.with(|all| all.iter().filter(|one| one.effect == effect).take(MOST).cloned().collect());
        let more = count(effect).saturating_sub(MOST);
        view! {
            <ul class="effects">{shown.into_iter().map(|one| view! { <EffectRow one/> }).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="small quiet">{format!("还有 {more} 条没有列出")}</p> })}
        }
    };
    view! {
        <Tabs id="effects" label="并入后的变化" tabs=tabs selected=open on_select=move |key: String| open.set(key)/>
        <TabPanel id="effects" selected=open>{rows}</TabPanel>
    }
}

#[component]
fn EffectRow(one: RecordEffect) -> impl IntoView {
    let session = Session::get();
    let (class, word) = match one.effect {
        Effect::New => ("imp i-new", "新增"),
        Effect::Changed => ("imp i-chg", "有改动"),
        Effect::Conflict => ("imp i-bad", "冲突"),
        Effect::Same => ("imp i-same", "相同"),
    };
    let (kind, title, fields) = session.look(|ledger, _| {
        let spec = crate::domain::kind_named(&one.key.0);
        let title = spec.map_or_else(|| "一条记录".to_owned(), |spec| spec.title_of(&one.after));
        let fields: Vec<Shown> = one.fields.iter().take(FIELDS).map(|field| shown(ledger, &one, field)).collect();
        (ledger.kind_label(&one.key.0), title, fields)
    });
    let more = one.fields.len().saturating_sub(FIELDS);
    view! {
        <li>
            <p><span class=class>{word}</span>"　"<b>{title}</b><span class="quiet small">"　"{kind}</span></p>
            {(!fields.is_empty()).then(|| view! {
                <dl class="history-changes">
                    {fields.into_iter().map(row).collect_view()}
                    {(more > 0).then(|| view! { <dt>{format!("还有 {more} 处")}</dt><dd></dd> })}
                </dl>
            })}
        </li>
    }
}

struct Shown {
    label: String,
    old: String,
    new: String,
}

fn shown(ledger: &Ledger, one: &RecordEffect, field: &FieldEffect) -> Shown {
    let words =
        |value: &Value| if value.is_null() { String::new() } else { ledger.value_label(&one.key, &field.field, value) };
    if field.sides.is_empty() {
        return Shown {
            label: ledger.field_label(&one.key, &field.field),
            old: words(&field.old),
            new: words(&field.new),
        };
    }
    let sides: Vec<String> = field.sides.iter().map(|side| words(&side.value)).collect();
    Shown { label: ledger.field_label(&one.key, &field.field), old: String::new(), new: sides.join("　或　") }
}

fn row(shown: Shown) -> impl IntoView {
    let Shown { label, old, new } = shown;
    view! {
        <dt>{label}</dt>
        <dd>
            {(!old.is_empty()).then(|| view! { <del>{old}</del>" " })}
            {(!new.is_empty()).then(|| view! { <ins>{new}</ins> })}
        </dd>
    }
}
