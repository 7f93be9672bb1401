//! 问题整改销号表: one finding with its way, and room for what is signed at the 验收.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::domain::finding::{FindingState, Outcome, RecheckOutcome};
use crate::domain::photo::Photo;
use crate::domain::progress::Progress;
use crate::ledger::rectify::board::Entry;
use crate::ledger::rectify::evidence::{photos_of, progress_of};
use crate::ledger::rectify::register::{limit, measures, names};
use crate::ledger::{Ledger, OrgTree};
use crate::ui::pages::paper::{Form, Pair, Paper, Prose, Wide};
use crate::ui::session::Session;

/// What the sheet says.
#[derive(Clone)]
pub struct Data {
    entry: std::sync::Arc<Entry>,
    state: FindingState,
    unit: String,
    limit: String,
    progress: Vec<Progress>,
    photos: Vec<Photo>,
}

/// Reads it.
pub fn data(ledger: &Ledger, tree: &OrgTree, entry: &std::sync::Arc<Entry>, state: FindingState) -> Data {
    let finding = &entry.finding;
    let unit =
        finding.org.and_then(|org| tree.get(org)).map_or_else(|| finding.unit.name.clone(), |org| org.name.clone());
    let mut progress = progress_of(ledger, entry);
    progress.reverse();
    Data { unit, limit: limit(entry), progress, photos: photos_of(ledger, finding.id), state, entry: entry.clone() }
}

#[component]
pub fn FindingSheet(data: Data) -> impl IntoView {
    let Data { entry, state, unit, limit, progress, photos } = data;
    let (finding, opinions) = (entry.finding.clone(), entry.clone());
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let source = format!("{}　{}", finding.source.label(), finding.source_note);
    let issuer = if finding.is_own() { "自查".to_owned() } else { finding.issuer.name.clone() };
    let told = progress.iter().map(month_words).collect::<Vec<_>>().join("\n");
    let last = finding.submissions.values().max_by_key(|one| (one.day, one.time)).cloned().unwrap_or_default();
    let said = last.text.clone();
    let handed = [day(last.day), last.by.clone()].join("　").trim().to_owned();
    view! {
        <Paper title="问题整改销号表" sub=unit>
            <Form>
                <Wide label="问题" text=finding.text.clone() lines=2/>
                <Pair label="来源" text=source.trim().to_owned() other="提出单位" other_text=issuer/>
                <Pair label="性质" text=format!("{}　{}", finding.commonness.label(), finding.urgency.label()) other="发现日期" other_text=day(finding.found)/>
                <Pair label="责任领导" text=names(&finding.leaders) other="责任人" other_text=names(&finding.persons)/>
                <Pair label="整改时限" text=limit other="现在状态" other_text=state.label().to_owned()/>
                <Wide label="整改要求" text=finding.demand.clone() lines=1/>
                <Wide label="整改措施" text=measures(&entry).join("\n") lines=4/>
                <Wide label="整改进展" text=told lines=4/>
                <Wide label="整改情况" text=said lines=4/>
                <Pair label="报验" text=handed other="销号日期" other_text=day(entry.life.closed.filter(|_| state.is_settled()))/>
            </Form>
            <Opinions entry=opinions/>
            <Pictures photos/>
        </Paper>
    }
}

fn month_words(one: &Progress) -> String {
    let month = one.month.map(|month| format!("{}：", month.in_words())).unwrap_or_default();
    let parts = [("", &one.text), ("质量：", &one.quality), ("效果：", &one.effect)];
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(lead, text)| format!("{lead}{}", text.trim()))
        .collect();
    let words = if words.is_empty() && one.unchanged { "无变化".to_owned() } else { words.join("；") };
    let percent = one.percent.map(|percent| format!("（完成 {percent}%）")).unwrap_or_default();
    format!("{month}{words}{percent}")
}

/// What was said at the last 验收 and 回头看, with room to sign.
#[component]
fn Opinions(entry: std::sync::Arc<Entry>) -> impl IntoView {
    let finding = &entry.finding;
    let words = |outcome: Outcome, opinion: &str| {
        let verdict = match outcome {
            Outcome::Accepted if finding.long => "阶段销号",
            Outcome::Accepted => "同意销号",
            Outcome::Returned => "退回",
        };
        [verdict, opinion.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("。")
    };
    let upper = finding.acceptances.values().max_by_key(|one| (one.day, one.time));
    let own = finding.self_checks.values().filter(|_| finding.is_own()).max_by_key(|one| (one.day, one.time));
    let accepted = upper
        .map(|one| (words(one.outcome, &one.opinion), one.by.clone(), one.day))
        .or_else(|| own.map(|one| (words(one.outcome, &one.opinion), one.by.clone(), one.day)))
        .unwrap_or_default();
    let looked = finding.rechecks.values().filter(|one| one.outcome != RecheckOutcome::Pending);
    let looked = looked.max_by_key(|one| (one.day, one.time)).map(|one| {
        let words = [one.outcome.label(), one.note.trim()];
        let words = words.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("。");
        (words, one.by.clone(), one.day)
    });
    view! {
        <table class="grid-doc opinion-doc">
            <colgroup><col style:width="16%"/><col/></colgroup>
            <tbody>
                {opinion("单位意见", (String::new(), String::new(), None))}
                {opinion("验收意见", accepted)}
                {opinion("回头看", looked.unwrap_or_default())}
            </tbody>
        </table>
    }
}

fn opinion(label: &'static str, (words, by, day): (String, String, Option<Date>)) -> impl IntoView {
    let day = match day {
        Some(day) => view! { <span>{crate::domain::dates::day_in_words(day)}</span> }.into_any(),
        None => view! { <crate::ui::pages::paper::WriteDate/> }.into_any(),
    };
    let by = (!by.is_empty()).then(|| format!("{by}　"));
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td>
                <Prose text=words lines=0/>
                <div class="opinion-sign"><span>{by}"（签名、盖章）"<span class="sign"></span></span>{day}</div>
            </td>
        </tr>
    }
}

/// The pictures, before and after, small.
#[component]
fn Pictures(photos: Vec<Photo>) -> impl IntoView {
    let pictures = photos.into_iter().map(|photo| view! { <Picture photo/> }).collect_view();
    (!pictures.is_empty()).then(|| view! { <h2>"佐证照片"</h2> <div class="doc-photos small-photos">{pictures}</div> })
}

#[component]
fn Picture(photo: Photo) -> impl IntoView {
    let session = Session::get();
    // Held for as long as the sheet stands: the address dies with its ObjectUrl.
    let url = RwSignal::new_local(None);
    leptos::task::spawn_local(async move {
        if let Ok(found) = session.photo_url(&photo.sha256).await {
            // The sheet may be gone by now.
            let _ = url.try_set(found);
        }
    });
    let caption = format!("{}　{}", photo.phase.label(), photo.caption);
    let image = move || url.with(|url| url.as_ref().map(|url| view! { <img src=url.as_str().to_owned() alt=""/> }));
    view! { <figure><div class="doc-photo">{image}</div><figcaption>{caption}</figcaption></figure> }
}
