//! The paper line by line, each with what became of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::pasted::Pasted;
use super::tree::row_id;
use crate::domain::scheme::reading::{Fate, Reading, SourceLine};
use crate::ledger::scheme::{is_aside, is_unread};
use crate::ui::components::{Segment, Segmented, focus_first};

/// Which lines are looked at: key, word, and whether a line is one of them.
type Sight = (&'static str, &'static str, fn(&SourceLine) -> bool);

const SIGHTS: [Sight; 3] =
    [("all", "原文", |_| true), ("unread", "没读懂", is_unread), ("asides", "不是条的", is_aside)];

/// The lines of the paper.
#[component]
pub fn PaperLines(pasted: Pasted) -> impl IntoView {
    let wanted = RwSignal::new(SIGHTS[0].0.to_owned());
    let segments = Signal::derive(move || {
        let one = |(key, label, such): Sight| Segment {
            key: key.to_owned(),
            label: label.to_owned(),
            count: Some(pasted.lines(such)),
        };
        SIGHTS.map(one).to_vec()
    });
    let lines = move || {
        let such = wanted.with(|wanted| SIGHTS.iter().find(|(key, ..)| wanted == key).map(|(.., such)| *such));
        let reading = pasted.reading.get();
        let wanted = |line: &SourceLine| such.is_none_or(|such| such(line));
        let rows = reading.lines.iter().enumerate().filter(|(_, line)| wanted(line));
        rows.map(|(at, line)| paper_line(pasted, &reading, at, line)).collect_view()
    };
    view! {
        <div class="paste-pane" tabindex="0" role="region" aria-label="原文和去向">
            <table class="ledger ledger-tight paste-paper">
                <caption class="visually-hidden">"原文的每一行和它的去向"</caption>
                <colgroup><col class="p-place"/><col/><col class="p-fate"/></colgroup>
                <thead><tr>
                    <th scope="col" colspan="2"><Segmented label="看哪些原文" segments value=wanted on_select=move |key| wanted.set(key)/></th>
                    <th scope="col">"去向"</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
}

fn paper_line(pasted: Pasted, reading: &Arc<Reading>, at: usize, line: &SourceLine) -> impl IntoView + use<> {
    let text = line.text.clone();
    view! {
        <tr class:is-unread=is_unread(line) class:is-on=move || pasted.lit.with(|lit| lit.contains(&at))>
            <td class="faint small">{line.place.clone()}</td>
            <th scope="row" class="p-text">{text}</th>
            <td class="p-text">{fate(pasted, reading, &line.fate)}</td>
        </tr>
    }
}

fn fate(pasted: Pasted, reading: &Arc<Reading>, fate: &Fate) -> AnyView {
    let faint = |text: &str| view! { <span class="faint">{text.to_owned()}</span> }.into_any();
    match fate {
        Fate::Item(at) | Fate::Heading(at) => {
            let at = *at;
            let node = reading.nodes.get(at);
            let level = node.map_or("", |node| node.level.label());
            let name = node.map(|node| node.name.clone()).unwrap_or_default();
            let look = move |_| {
                pasted.at.set(Some(at));
                focus_first(None, &format!("#{} .p-name input", row_id(at)));
            };
            view! { <button type="button" class="paste-to" title=name.clone() on:click=look><span class="faint">{level}" "</span>{name.clone()}</button> }
                .into_any()
        }
        Fate::Header => faint("表头"),
        Fate::Title => faint("标题"),
        Fate::Total => faint("合计"),
        Fate::Note(why) => faint(why),
        Fate::NotUnderstood(why) => {
            view! { <b class="ochre">"没读懂"</b><span class="ochre small paste-why">{why.clone()}</span> }.into_any()
        }
    }
}
