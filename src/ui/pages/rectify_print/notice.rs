//! 整改通知单 in the form of an official letter, with the 回执 to be cut off and sent back.

use leptos::prelude::*;

use crate::domain::dates::{Date, day_in_words};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::domain::text::han_number;
use crate::ledger::rectify::board::Board;
use crate::ui::pages::paper::{Fill, WriteDate};

/// Lines for problems that are written by hand.
const EMPTY_LINES: usize = 4;

/// The problems in their order; of one that is not here nothing is known.
pub fn points(board: &Board, notice: &Notice) -> Vec<String> {
    let text = |finding: &crate::domain::finding::Finding| {
        let due = finding.due.filter(|due| notice.due != Some(*due));
        let due = due.map(|due| format!("（{}前）", day_in_words(due))).unwrap_or_default();
        format!("{}{due}。", finding.text.trim().trim_end_matches('。'))
    };
    notice.finding_ids().filter_map(|id| Some(text(&board.entry(id)?.finding))).collect()
}

#[component]
pub fn NoticeSheet(letter: Notice, findings: Vec<String>) -> impl IntoView {
    let mut numbers = (1..).map(han_number);
    let mut lead = move |label: &str| format!("{}、{label}", numbers.next().unwrap_or_default());
    let void = letter.void.map(|day| view! { <p class="notice-void">{format!("（{}作废）", day_in_words(day))}</p> });
    let checked = checked(&letter);
    let copies: Vec<String> = letter.copies.iter().map(|copy| copy.name.clone()).collect();
    let receipt = letter.clone();
    view! {
        <section class="sheet-a4 doc letter notice-doc">
            <h1>"整改通知单"</h1>
            <p class="notice-number"><Number letter=letter.clone()/></p>
            {void}
            <p class="letter-to"><Fill text=letter.unit.name.clone() width="90mm"/>"："</p>
            <p>{checked}"发现你单位存在以下问题，现通知你单位整改。"</p>
            <p><b>{lead("存在问题")}</b></p>
            {problems(findings)}
            <p><b>{lead("依据")}</b></p>
            {prose(&letter.basis, 2)}
            <p><b>{lead("整改要求")}</b></p>
            {prose(&letter.demand, 3)}
            <p><b>{lead("整改时限：")}</b>{day(letter.due)}</p>
            <p><b>{lead("责任人：")}</b><Fill text=letter.person.clone() width="60mm"/></p>
            <div class="letter-end">
                <p>{letter.issuer.name.clone()}</p>
                <p>{day(letter.issued)}</p>
            </div>
            <div class="notice-foot">
                <p>"签发人："<Fill text=letter.signer.clone() width="40mm"/></p>
                <p>"抄送："<Fill text=copies.join("、") width="110mm"/></p>
            </div>
            <Receipt letter=receipt/>
        </section>
    }
}

/// 〔2026〕3 号 with its prefix, or a space for it.
#[component]
fn Number(letter: Notice) -> impl IntoView {
    let number = letter.number_in_words();
    if number.is_empty() {
        let prefix = letter.prefix.clone();
        return view! { <Fill text=prefix width="24mm"/>"〔"<Fill text="" width="14mm"/>"〕"<Fill text="" width="10mm"/>" 号" }.into_any();
    }
    number.into_any()
}

/// When, where and by whom it was seen.
fn checked(letter: &Notice) -> impl IntoView + use<> {
    let people = letter.people.trim().to_owned();
    let people = (!people.is_empty()).then(|| format!("（检查人员：{people}）"));
    view! { {day(letter.checked)}"，在"<Fill text=letter.place.trim().to_owned() width="44mm"/>"检查"{people}"，" }
}

fn day(day: Option<Date>) -> impl IntoView + use<> {
    match day {
        Some(day) => view! { {day_in_words(day)} }.into_any(),
        None => view! { <WriteDate/> }.into_any(),
    }
}

fn problems(findings: Vec<String>) -> impl IntoView {
    if findings.is_empty() {
        return lines(EMPTY_LINES).into_any();
    }
    let one = |(text, number): (String, usize)| view! { <p class="notice-point">{format!("{number}. {text}")}</p> };
    findings.into_iter().zip(1..).map(one).collect_view().into_any()
}

/// A text in its paragraphs, or lines to write it on.
fn prose(text: &str, empty: usize) -> impl IntoView + use<> {
    let paragraphs: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if paragraphs.is_empty() {
        return lines(empty).into_any();
    }
    paragraphs.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}

fn lines(count: usize) -> impl IntoView + use<> {
    (0..count).map(|_| view! { <span class="write-line"></span> }).collect_view()
}

/// The strip at the foot: the unit says that it received it.
#[component]
fn Receipt(letter: Notice) -> impl IntoView {
    view! {
        <div class="notice-receipt">
            <h2>"回　执"</h2>
            <p>
                <Fill text=letter.issuer.name.clone() width="60mm"/>"："
            </p>
            <p>"《整改通知单》（"<Number letter=letter.clone()/>"）已收到，将在时限内整改，按时报告整改情况。"</p>
            <div class="doc-foot">
                <span>"签收单位（盖章）："{letter.unit.name.clone()}</span>
                <span>"签收人："<Fill text=letter.receiver.clone() width="18mm"/></span>
                <span>{day(letter.received)}</span>
            </div>
        </div>
    }
}
