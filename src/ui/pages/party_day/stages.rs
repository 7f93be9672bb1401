//! The four stages with what each still lacks, 六有, and how far the day has come on its way up.

use leptos::prelude::*;

use super::context::OneDay;
use crate::domain::dates::{Date, add_days, month_day};
use crate::domain::party_day::{PartyDay, Stage, Verdict};
use crate::exchange::{Sending, sending_state};
use crate::ledger::work::calendar::fixed_day_for;
use crate::ui::components::{Mark, Six, SixItem, State, Step, StepPlace, Steps};
use crate::ui::route::{DayTab, ExchangeTab, Route};

/// The stages.
#[component]
pub fn Stages() -> impl IntoView {
    let one = OneDay::get();
    let steps = Signal::derive(move || Stage::ALL.iter().map(|stage| step(one, *stage)).collect::<Vec<_>>());
    let six = Signal::derive(move || six(one));
    let shown = Memo::new(move |_| one.day.with(|day| day.not_applicable.is_empty()));
    move || {
        shown.get().then(|| {
            view! {
                <div class="day-stages">
                    <Steps label="进度" steps/>
                    <Six items=six/>
                    <SendingLine/>
                </div>
            }
        })
    }
}

fn step(one: OneDay, stage: Stage) -> Step {
    let now = one.day.with(PartyDay::stage);
    let place = match stage.cmp(&now) {
        std::cmp::Ordering::Less => StepPlace::Past,
        std::cmp::Ordering::Equal => StepPlace::Now,
        std::cmp::Ordering::Greater => StepPlace::Coming,
    };
    let reached = one.day.with(|day| reached(day, stage)).filter(|_| stage <= now);
    let note = reached.unwrap_or_else(|| {
        let late = if stage == Stage::Held { late_words(one) } else { None };
        let lack = one.lacking(&[stage]).filter(|_| stage > now);
        [lack, late].into_iter().flatten().collect::<Vec<_>>().join("，")
    });
    Step { name: stage.label().to_owned(), note, place }
}

/// When a stage was reached, in words.
fn reached(day: &PartyDay, stage: Stage) -> Option<String> {
    match stage {
        Stage::Planned => match (day.settled, day.date) {
            (Some(settled), _) => Some(format!("{} 定稿", month_day(settled))),
            (None, Some(date)) => Some(format!("排在 {}", month_day(date))),
            (None, None) => None,
        },
        Stage::Notified => day.notified.map(|on| format!("{} 发出", month_day(on))),
        Stage::Held => day.held.map(|on| match (day.held_from, day.held_to) {
            (Some(from), Some(to)) => format!("{} {from} 至 {to}", month_day(on)),
            (Some(from), None) => format!("{} {from}", month_day(on)),
            _ => month_day(on),
        }),
        Stage::Archived => day.archived.map(|on| format!("{} 归档", month_day(on))),
    }
}

/// `逾期 5 天`, once the days of grace are past.
fn late_words(one: OneDay) -> Option<String> {
    let (due, org) = one.day.with(|day| (day.date.filter(|_| !day.is_held()), day.org));
    let due: Date = due?;
    let grace = one.session.read(|ledger, tree| org.map(|org| fixed_day_for(ledger, tree, org).grace))?;
    let today = one.session.today.get();
    let last = add_days(due, i32::try_from(grace).unwrap_or(7));
    (today > last).then(|| format!("逾期 {} 天", (today - due).num_days()))
}

fn six(one: OneDay) -> Vec<SixItem> {
    let photos = one.photos.with(Vec::len);
    one.day.with(|day| {
        let six = day.six(one.beside.get());
        let notes = [
            day.date.map_or("还没有定日子".to_owned(), month_day),
            if six.scheme {
                format!("{} 个环节", day.agenda.len())
            } else {
                "要有议程、地点、主持人".to_owned()
            },
            if six.materials { format!("{} 份", day.materials.len()) } else { "在“方案”里填".to_owned() },
            day.notes.map_or("在“方案”里填份数".to_owned(), |count| format!("{count} 份")),
            format!("记录 {} 份，照片 {photos} 张", day.minutes.len()),
            if six.roll { format!("{} 人已点名", day.roll.len()) } else { "开展时点名".to_owned() },
        ];
        // What only the day itself brings is not lacking before it was held.
        let due = [true, true, true, day.is_held(), day.is_held(), day.is_held()];
        let item = |(((name, there), note), due): (((&str, bool), String), bool)| SixItem {
            name: name.to_owned(),
            note,
            lack: due && !there,
        };
        six.named().into_iter().zip(notes).zip(due).map(item).collect()
    })
}

/// 未报送 → 已报送 → 上级已收 → 已审阅, and where it is sent from.
#[component]
fn SendingLine() -> impl IntoView {
    let one = OneDay::get();
    let state = Memo::new(move |_| {
        let me = one.session.me();
        one.session.read(|ledger, tree| one.day.with(|day| sending_state(day, ledger, tree, me)))
    });
    let mark = Signal::derive(move || {
        state.with(|state| match state {
            Sending::NotSent => Mark::None,
            Sending::Sent(_) => Mark::Open,
            Sending::Received { .. } => Mark::Wait,
            Sending::Reviewed { verdict: Verdict::Returned, .. } => Mark::Late,
            Sending::Reviewed { .. } => Mark::Done,
        })
    });
    let label = Signal::derive(move || state.with(|state| state.label().to_owned()));
    let more = move || state.with(sending_words);
    let link = move || {
        state.with(|state| match state {
            Sending::Reviewed { .. } => (Route::PartyDay(one.id, DayTab::Review).href(), "看意见"),
            _ => (Route::Exchange(ExchangeTab::Export).href(), "去报送"),
        })
    };
    view! {
        <p class="sending small">
            "报送："<State mark label/><span class="quiet">{more}</span>
            {move || { let (href, words) = link(); view! { <a href=href>{words}</a> } }}
        </p>
    }
}

fn sending_words(state: &Sending) -> String {
    let on = |day: Option<Date>| day.map_or_else(String::new, month_day);
    match state {
        Sending::NotSent => String::new(),
        Sending::Sent(day) => format!("{} 报送，还没有收到回执", month_day(*day)),
        Sending::Received { by, date } => format!("{} {by}", on(*date)),
        Sending::Reviewed { verdict, date } => format!("{} {}", on(*date), verdict.label()),
    }
}
