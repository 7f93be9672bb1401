//! 四、规定与本单位值.

use leptos::prelude::*;

use crate::domain::rules::{self, Rule};
use crate::ledger::work::rule_line::{RuleLine, rule_line, set_rule};
use crate::ui::components::{SectionHead, TextInput};
use crate::ui::session::Session;

/// Rules that a unit may lay down otherwise, each with its source. The stricter warns; neither blocks.
const SHOWN: &[&str] = &[
    rules::PARTY_DAY_MONTHLY,
    rules::PARTY_DAY_YEARLY_PLAN,
    rules::PARTY_DAY_NOTICE_DAYS,
    rules::RECORD_WORKDAYS,
    rules::RECTIFY_AHEAD_DAYS,
    rules::RECTIFY_AT_ONCE_DAYS,
    rules::RECTIFY_MONTHLY_DAY,
    rules::TASK_AHEAD_DAYS,
    rules::STUDY_HOURS_MEMBER,
    rules::STUDY_HOURS_LEADER,
    rules::CREDIT_PER_HOUR,
];

/// The table.
#[component]
pub fn RulesSection() -> impl IntoView {
    let rows = SHOWN.iter().filter_map(|id| rules::rule(id)).map(|rule| view! { <RuleRow rule/> }).collect_view();
    view! {
        <SectionHead title="四、规定与本单位值" count="两个值都显示，按严的提醒，不拦着办事"/>
        <div class="wide" tabindex="0" role="region" aria-label="规定">
            <table class="ledger ledger-tight level">
                <caption class="visually-hidden">"规定与本单位值"</caption>
                <thead>
                    <tr><th>"事项"</th><th>"规定"</th><th>"出处"</th><th class="col-own">"本单位值"</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn RuleRow(rule: &'static Rule) -> impl IntoView {
    let session = Session::get();
    let line = Memo::new(move |_| session.read(|ledger, tree| rule_line(ledger, tree, session.me(), &rule.id)));
    let show = move |f: fn(&RuleLine) -> String| move || line.with(|line| line.as_ref().map(f).unwrap_or_default());
    let own = Signal::derive(move || {
        line.with(|line| {
            line.as_ref().and_then(|line| line.own.as_ref()).map(|(own, _)| own.value.to_string()).unwrap_or_default()
        })
    });
    let undercut = move || line.with(|line| line.as_ref().is_some_and(|line| line.undercut));
    let commit = move |text: String| {
        let value = text.trim().parse::<i64>().ok();
        if value.is_some() || text.trim().is_empty() {
            session.commit(session.look(|ledger, tree| set_rule(ledger, tree, session.me_now(), rule, value, "")));
        }
    };
    view! {
        <tr>
            <th scope="row">{rule.title.clone()}</th>
            <td class:ochre=undercut>{show(|line| line.words.clone())}</td>
            <td class="quiet small">{show(|line| line.source.clone())}{(!rule.note.is_empty()).then(|| format!("。{}", rule.note))}</td>
            <td>
                <TextInput label=format!("{}：本单位值", rule.title) number=true inputmode="numeric" unit=rule.demand.unit.clone()
                    value=own on_commit=commit/>
            </td>
        </tr>
    }
}
