//! 责任清单: a row a person, by post.

use leptos::prelude::*;

use super::Desk;
use crate::domain::dates::day_in_words;
use crate::domain::responsibility::Responsibility;
use crate::ledger::duties::posts::{lacking, list};
use crate::ui::pages::paper::{Head, Paper, Signature, Widths, WriteDate};

const HEADS: &[&str] = &["岗位", "责任人", "职务", "责任事项", "责任书签订"];

pub fn sheet(desk: Desk<'_>) -> AnyView {
    let all = list(desk.ledger, desk.tree, desk.org, desk.year);
    let missing: Vec<String> =
        lacking(desk.ledger, desk.tree, desk.org, desk.year).into_iter().map(|one| one.person.name).collect();
    let signed = all.iter().filter(|one| one.signed.is_some()).count();
    let note = (!missing.is_empty())
        .then(|| view! { <p class="doc-small">{format!("还没有责任清单：{}。", missing.join("、"))}</p> });
    view! {
        <Paper title=format!("{} 年抓基层党建工作责任清单", desk.year) sub=desk.name()>
            <p class="doc-small doc-lead">{format!("{} 人，责任书签订 {signed} 份", all.len())}</p>
            <table class="grid-doc duty-doc"><Widths percent=[14, 12, 16, 0, 18]/><Head labels=HEADS/><tbody>{all.into_iter().map(line).collect_view()}</tbody></table>
            {note}
            <div class="doc-foot"><Signature who="书记"/><WriteDate/></div>
        </Paper>
    }
    .into_any()
}

fn line(one: Responsibility) -> impl IntoView {
    let duties = one.duties.iter().enumerate().map(|(at, duty)| view! { <p>{format!("{}. {duty}", at + 1)}</p> });
    let signed = match (one.signed, one.signed_with.is_empty()) {
        (None, _) => String::new(),
        (Some(day), true) => day_in_words(day),
        (Some(day), false) => format!("{}，和{}", day_in_words(day), one.signed_with),
    };
    view! {
        <tr>
            <td class="mid">{one.post.label()}</td><th class="name" scope="row">{one.person.name.clone()}</th><td>{one.title.clone()}</td>
            <td class="duty-duties">{duties.collect_view()}</td><td>{signed}</td>
        </tr>
    }
}
