//! 路线表: where the teams are, and when.

use leptos::prelude::*;

use crate::ledger::tour::print::{Frame, Leg, Stage};
use crate::ui::pages::paper::{Fill, Head, Paper, Widths};

/// Rows of a day that is written by hand.
const EMPTY_ROWS: usize = 10;

#[component]
pub fn RouteSheet(frame: Frame, stages: Vec<Stage>) -> impl IntoView {
    let stages = if stages.is_empty() {
        vec![Stage { day: String::new(), team: String::new(), legs: Vec::new() }]
    } else {
        stages
    };
    view! {
        <Paper title=format!("{}路线表", frame.name) sub=frame.org>
            <div class="doc-facts">
                <span>"时间："<Fill text=frame.when width="50mm"/></span>
                <span>"带队："<Fill text=frame.leader width="50mm"/></span>
            </div>
            {stages.into_iter().map(|stage| view! { <Day stage/> }).collect_view()}
        </Paper>
    }
}

/// One team on one day.
#[component]
fn Day(stage: Stage) -> impl IntoView {
    let team = (!stage.team.is_empty()).then(|| format!("　{}", stage.team));
    let rows = if stage.legs.is_empty() {
        (0..EMPTY_ROWS).map(|_| leg_row(None)).collect_view()
    } else {
        stage.legs.into_iter().map(|leg| leg_row(Some(leg))).collect_view()
    };
    view! {
        <h2>"日期："<Fill text=stage.day width="44mm"/>{team}</h2>
        <table class="grid-doc form-doc">
            <Widths percent=&[16, 22, 18, 11, 0, 8]/>
            <Head labels=&["到达–离开", "单位", "地点", "讲解人", "看点", "停留分钟"]/>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn leg_row(leg: Option<Leg>) -> impl IntoView {
    let [time, unit, place, guide, sights, minutes] =
        leg.map(|leg| [leg.time, leg.unit, leg.place, leg.guide, leg.sights, leg.minutes]).unwrap_or_default();
    view! {
        <tr>
            <td class="mid"><span class="doc-count">{time}</span></td><td>{unit}</td><td>{place}</td><td>{guide}</td><td>{sights}</td>
            <td class="mid">{minutes}</td>
        </tr>
    }
}
