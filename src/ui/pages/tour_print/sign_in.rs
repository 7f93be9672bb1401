//! 签到表 of a tour: names ready, room to sign on each day.

use leptos::prelude::*;

use crate::ledger::tour::print::Frame;
use crate::ledger::tour::print::sign_in::{Person, SignIn};
use crate::ui::pages::paper::{Count, Fill, Paper, Signature, Widths};

/// Rows for others who come along.
const GUEST_ROWS: usize = 4;
/// Rows where no names are known.
const EMPTY_ROWS: usize = 20;

#[component]
pub fn SignInSheets(frame: Frame, data: SignIn) -> impl IntoView {
    let SignIn { people, sheets } = data;
    let sheet = |days: Vec<String>| view! { <Sheet frame=frame.clone() people=people.clone() days/> };
    sheets.into_iter().map(sheet).collect_view()
}

#[component]
fn Sheet(frame: Frame, people: Vec<Person>, days: Vec<String>) -> impl IntoView {
    let with_teams = people.iter().any(|person| !person.team.is_empty());
    let due = i64::try_from(people.len()).ok().filter(|count| *count > 0);
    let rows = if people.is_empty() { EMPTY_ROWS } else { people.len() + GUEST_ROWS };
    let mut people = people.into_iter();
    let row = |number| person_row(number, people.next(), with_teams, days.len());
    let rows = (1..=rows).map(row).collect_view();
    let mut widths: Vec<u8> = vec![7, 15, 0];
    widths.extend(with_teams.then_some(10));
    let of_day = match days.len() {
        0..=2 => 20,
        3 => 14,
        _ => 12,
    };
    widths.extend(days.iter().map(|_| of_day));
    let team = with_teams.then(|| view! { <th scope="col">"分组"</th> });
    let head = days.into_iter().map(|day| view! { <th scope="col"><Day day/></th> }).collect_view();
    view! {
        <Paper title=format!("{}签到表", frame.name) sub=frame.org>
            <div class="doc-facts">
                <span>"时间："<Fill text=frame.when width="50mm"/></span>
                <span>"带队："<Fill text=frame.leader width="50mm"/></span>
            </div>
            <table class="grid-doc sign-table">
                <Widths percent=widths/>
                <thead>
                    <tr>
                        <th scope="col">"序号"</th><th scope="col">"姓名"</th><th scope="col">"单位、职务"</th>
                        {team}{head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <div class="doc-foot">
                <span><Count label="应到" count=due unit="人　"/><Count label="实到" count=None unit="人"/></span>
                <Signature who="记录人"/>
            </div>
        </Paper>
    }
}

/// A day, or a space to write it.
#[component]
fn Day(day: String) -> impl IntoView {
    match day.split_once(' ') {
        Some((date, weekday)) => view! { {date.to_owned()}<br/>{weekday.to_owned()} }.into_any(),
        None => view! { "　月　日" }.into_any(),
    }
}

fn person_row(number: usize, person: Option<Person>, with_teams: bool, days: usize) -> impl IntoView {
    let (name, post, team) = person.map_or_else(Default::default, |person| {
        let role = if person.role == "带队" { "（带队）" } else { "" };
        (format!("{}{role}", person.name), person.post, person.team)
    });
    let team = with_teams.then(|| view! { <td class="mid">{team}</td> });
    view! {
        <tr>
            <td class="mid">{number}</td><td>{name}</td><td class="doc-small">{post}</td>{team}
            {(0..days).map(|_| view! { <td></td> }).collect_view()}
        </tr>
    }
}
