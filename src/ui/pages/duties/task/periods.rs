//! The periods of a task: what was done in each, and whether its share is done.

use leptos::prelude::*;

use super::OneTask;
use crate::domain::dates::{day_in_table, month_day};
use crate::domain::task::{Period, TaskState};
use crate::ledger::duties::tasks::{report, tick};
use crate::ui::components::{Check, SectionHead, TextInput};
use crate::ui::lists::duties::{BoxState, boxes};
use crate::ui::pages::duties::scope::as_actor;

/// The sheet; nothing for what is done once.
#[component]
pub fn Periods() -> impl IntoView {
    let one = OneTask::get();
    let all = Memo::new(move |_| one.with(|task| task.periods(one.session.today.get())));
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || {
        let (done, of) = one.with(|task| task.done_of(one.session.today.get()));
        Some(format!("已完成 {done} / {of} 期"))
    });
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title="各期完成情况" count/>
                <div class="wide" tabindex="0" role="region" aria-label="各期完成情况">
                    <table class="ledger fixed duty-periods">
                        <caption class="visually-hidden">"各期完成情况"</caption>
                        <colgroup><col class="p-label"/><col class="p-ends"/><col class="p-done"/><col/><col class="p-by"/></colgroup>
                        <thead><tr>
                            <th scope="col">"期次"</th><th scope="col">"截止"</th><th scope="col">"本期完成"</th>
                            <th scope="col">"完成情况"</th><th scope="col">"填报"</th>
                        </tr></thead>
                        <tbody>{move || all.get().into_iter().map(|period| view! { <Line period/> }).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    }
}

#[component]
fn Line(period: Period) -> impl IntoView {
    let one = OneTask::get();
    let session = one.session;
    let key = StoredValue::new(period.key.clone());
    let label = period.label.clone();
    let report_now = Memo::new(move |_| one.with(|task| key.with_value(|key| task.reports.get(key).cloned())));
    let state = Memo::new(move |_| {
        let all = one.with(|task| boxes(task, session.today.get()));
        all.into_iter().find(|one| key.with_value(|key| one.key == *key)).map(|one| one.state)
    });
    let why_not = Memo::new(move |_| {
        let cancelled = (one.state.get() == Some(TaskState::Cancelled)).then(|| "任务已经取消".to_owned());
        let future = (state.get() == Some(BoxState::Future)).then(|| "还没有到".to_owned());
        one.refusal.get().or(cancelled).or(future)
    });
    let done = Signal::derive(move || report_now.with(|report| report.as_ref().is_some_and(|report| report.done)));
    let text = Signal::derive(move || {
        report_now.with(|report| report.as_ref().map(|report| report.text.clone()).unwrap_or_default())
    });
    let by = move || {
        report_now.with(|report| {
            let report = report.as_ref()?;
            Some(format!("{}　{}", report.day.map(month_day)?, report.by))
        })
    };
    let wrong = RwSignal::new(None::<String>);
    let say = move |made: Result<crate::ledger::Draft, String>| match made {
        Ok(draft) => {
            wrong.set(None);
            session.commit(draft);
        }
        Err(why) => wrong.set(Some(why)),
    };
    let toggle = move |_| {
        let key = key.get_value();
        say(as_actor(session, |actor| session.look(|ledger, tree| tick(ledger, tree, one.id, &key, actor))));
    };
    let write = move |said: String| {
        let (key, done) = (key.get_value(), done.get_untracked());
        say(as_actor(session, |actor| {
            session.look(|ledger, tree| report(ledger, tree, one.id, &key, (&said, done), actor))
        }));
    };
    let ends = move || day_in_table(period.ends, chrono::Datelike::year(&session.today.get()));
    let class = move || match state.get() {
        Some(BoxState::Missing) => "nowrap red",
        Some(BoxState::Future | BoxState::Aside) => "nowrap faint",
        _ => "nowrap",
    };
    let note = move || match state.get() {
        Some(BoxState::Missing) => "　过期没有完成",
        Some(BoxState::Aside) => "　不在任务期内",
        _ => "",
    };
    let tick_label = format!("{label}完成");
    let text_label = format!("{label}完成情况");
    let disabled = Signal::derive(move || why_not.with(Option::is_some));
    view! {
        <tr class:is-done=done>
            <th scope="row" class="nowrap">{label}</th>
            <td class=class>{ends}{note}</td>
            <td><Check label=tick_label checked=done why_not on_commit=toggle/></td>
            <td>
                <TextInput value=text label=text_label disabled on_commit=write/>
                {move || wrong.get().map(|why| view! { <span class="wrong" role="alert">{why}</span> })}
            </td>
            <td class="quiet small">{by}</td>
        </tr>
    }
}
