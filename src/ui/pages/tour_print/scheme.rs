//! 观摩方案.

use leptos::prelude::*;

use crate::ledger::tour::print::{Frame, Seated, Stage};
use crate::ui::pages::paper::{Fill, Form, Head, Pair, Paper, Wide, Widths, WriteDate};

/// Rows of a list of judges that is written by hand.
const EMPTY_JUDGES: usize = 5;
/// Days that are written by hand.
const EMPTY_DAYS: usize = 4;

#[component]
pub fn SchemeSheet(frame: Frame, stages: Vec<Stage>) -> impl IntoView {
    let org = frame.org.clone();
    view! {
        <Paper title=format!("{}方案", frame.name) sub=org.clone()>
            <Facts frame=frame.clone()/>
            <Party judges=frame.judges party=frame.party/>
            <Stops stages/>
            <div class="doc-keep">
                <h2>"评分和分类"</h2>
                <Form>
                    <Wide label="指标体系" text=frame.scheme/>
                    <Wide label="评分办法" text=format!("{}。", frame.scoring)/>
                    <Wide label="分类办法" text=format!("{}。", frame.tiers)/>
                </Form>
                <div class="doc-end"><p><Fill text=org width="60mm"/></p><p><WriteDate/></p></div>
            </div>
        </Paper>
    }
}

#[component]
fn Facts(frame: Frame) -> impl IntoView {
    view! {
        <Form>
            <Wide label="目的和要求" text=frame.purpose lines=3/>
            <Wide label="时间" text=frame.when/>
            <Pair label="方式" text=frame.mode.to_owned() other="完成期限" other_text=frame.due/>
            <Wide label="带队" text=frame.leader/>
        </Form>
    }
}

/// 观摩团: who scores, and who else goes along.
#[component]
fn Party(judges: Vec<Seated>, party: String) -> impl IntoView {
    let teams = judges.iter().any(|judge| !judge.team.is_empty());
    let others = (!party.trim().is_empty()).then(|| {
        view! { <tr class="may-break"><th scope="row" colspan="2">"其他成员"</th><td colspan=3 + usize::from(teams)>{party}</td></tr> }
    });
    let rows = if judges.is_empty() {
        (1..=EMPTY_JUDGES).map(|number| judge_row(number, None, teams)).collect_view()
    } else {
        judges.into_iter().zip(1..).map(|(judge, number)| judge_row(number, Some(judge), teams)).collect_view()
    };
    view! {
        <h2>"观摩团"</h2>
        <table class="grid-doc form-doc">
            <Widths percent={if teams { vec![8, 15, 0, 24, 11, 12] } else { vec![8, 17, 0, 27, 11] }}/>
            {if teams {
                view! { <Head labels=&["序号", "评委", "单位", "职务", "计分组", "分组"]/> }.into_any()
            } else {
                view! { <Head labels=&["序号", "评委", "单位", "职务", "计分组"]/> }.into_any()
            }}
            <tbody>{rows}{others}</tbody>
        </table>
    }
}

fn judge_row(number: usize, judge: Option<Seated>, teams: bool) -> impl IntoView {
    let group = judge.as_ref().map(|judge| judge.group.label());
    let [name, unit, post, team] =
        judge.map(|judge| [judge.name, judge.unit, judge.post, judge.team]).unwrap_or_default();
    view! {
        <tr>
            <td class="mid">{number}</td><td>{name}</td><td>{unit}</td><td>{post}</td><td class="mid">{group}</td>
            {teams.then(|| view! { <td class="mid">{team}</td> })}
        </tr>
    }
}

/// 观摩点 by day and team.
#[component]
fn Stops(stages: Vec<Stage>) -> impl IntoView {
    let teams = stages.iter().any(|stage| !stage.team.is_empty());
    let rows = if stages.is_empty() {
        (0..EMPTY_DAYS).map(|_| view! { <tr><td></td><td></td></tr> }.into_any()).collect_view()
    } else {
        stages.into_iter().map(|stage| stage_row(stage, teams).into_any()).collect_view()
    };
    view! {
        <h2>"观摩点"</h2>
        <table class="grid-doc form-doc">
            <Widths percent={if teams { vec![21, 12, 0] } else { vec![21, 0] }}/>
            {if teams {
                view! { <Head labels=&["日期", "分组", "观摩点"]/> }.into_any()
            } else {
                view! { <Head labels=&["日期", "观摩点"]/> }.into_any()
            }}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn stage_row(stage: Stage, teams: bool) -> impl IntoView {
    let stops = stage.legs.into_iter().map(|leg| match leg.time.split_once('–') {
        Some((from, _)) => format!("{}（{from}）", leg.unit),
        None => leg.unit,
    });
    let stops = stops.collect::<Vec<_>>().join("、");
    let team = teams.then(|| view! { <td class="mid">{stage.team}</td> });
    view! { <tr class="may-break"><td>{stage.day}</td>{team}<td>{stops}</td></tr> }
}
