//! 配对: who scores what, drafted and then changed by hand.

use leptos::prelude::*;

use crate::domain::tour::{Judge, Stop};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::pairing::{draft_pairing, parts, set_seat, unscored};
use crate::ui::components::{Button, ButtonKind, Empty, Field, FillFoot, Pop, ScrollRegion, TextInput};
use crate::ui::lists::tour_board::{seat_cell, short_name};
use crate::ui::pages::tour::board::{Board, BoardRow, Head};
use crate::ui::pages::tour::desk::TourDesk;
use crate::ui::route::{ExchangeTab, Route, TourTab};

/// Sheets of a stop from which on the best and the worst are left out.
const TRIM_FROM: usize = 5;

/// The view.
#[component]
pub fn Pairing() -> impl IntoView {
    let desk = TourDesk::get();
    let none = Memo::new(move |_| desk.judges.with(|judges| judges.is_empty()));
    move || {
        if none.get() {
            view! {
                <Empty title="还没有评委" text="先在“方案和评委”里加评委，再回来配对。">
                    <a class="btn btn-main" href=Route::Tour(desk.id, TourTab::Plan).href()>"加评委"</a>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Matrix/> }.into_any()
        }
    }
}

#[component]
fn Matrix() -> impl IntoView {
    let desk = TourDesk::get();
    let voice = RwSignal::new(String::new());
    let heads = Memo::new(move |_| heads(desk));
    let rows = Memo::new(move |_| rows(desk));
    let toggle = move |(judge, stop): (usize, usize)| {
        let key = desk.judges.with_untracked(|all| all.get(judge).map(|(key, _)| key.clone()));
        let id = desk.stops.with_untracked(|all| all.get(stop).map(|stop| stop.id));
        let scores =
            desk.seats.with_untracked(|all| all.get(judge).and_then(|row| row.get(stop)).is_some_and(Seat::scores));
        if let (Some(key), Some(id)) = (key, id) {
            desk.quietly(|ledger, tree| set_seat(ledger, tree, id, &key, !scores));
        }
    };
    let foot = Signal::derive(move || match voice.get() {
        words if words.is_empty() => "点一格，或用方向键走到、按空格：评和不评互换".to_owned(),
        words => words,
    });
    view! {
        <Warnings/>
        <Disputed/>
        <ScrollRegion label="配对">
            <Board label="评委和观摩点的配对" heads=heads rows=rows sums=("打几个点", "几位评委") on_press=toggle voice/>
        </ScrollRegion>
        <FillFoot text=foot>
            <span class="legend">
                <span><i class="b-key b-scores">"评"</i>"打分"</span>
                <span><i class="b-key b-aside">"避"</i>"回避"</span>
                <span><i class="b-key">"·"</i>"不打分"</span>
            </span>
        </FillFoot>
    }
}

fn heads(desk: TourDesk) -> Vec<Head> {
    let least = desk.tour.with(|tour| tour.least_sheets());
    desk.seats.with(|seats| {
        desk.stops.with(|stops| {
            let head = |(at, stop): (usize, &Stop)| {
                let count = seats.iter().filter(|row| row.get(at).is_some_and(Seat::scores)).count();
                let name = short_name(&stop.unit.name);
                Head { name, title: stop.unit.name.clone(), href: None, sum: count.to_string(), short: count < least }
            };
            stops.iter().enumerate().map(head).collect()
        })
    })
}

fn rows(desk: TourDesk) -> Vec<BoardRow> {
    desk.seats.with(|seats| {
        desk.judges.with(|judges| {
            let row = |((_, judge), seats): (&(String, Judge), &Vec<Seat>)| {
                let count = seats.iter().filter(|seat| seat.scores()).count();
                let title = format!("{}　{}　{}", judge.name, judge.unit.name, judge.group.label());
                let head =
                    Head { name: judge.name.clone(), title, href: None, sum: count.to_string(), short: count == 0 };
                BoardRow { head, cells: seats.iter().map(seat_cell).collect() }
            };
            judges.iter().zip(seats.iter()).map(row).collect()
        })
    })
}

/// What of the pairing will make scores that cannot be compared, or stops that stay 未完成.
#[component]
fn Warnings() -> impl IntoView {
    let desk = TourDesk::get();
    let lines = Memo::new(move |_| warnings(desk));
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            view! { <ul class="mind-list">{lines.into_iter().map(|line| view! { <li class="mind">{line}</li> }).collect_view()}</ul> }
        })
    }
}

/// How many stops have judges on whom two laptops do not agree, and where that is settled.
#[component]
fn Disputed() -> impl IntoView {
    let desk = TourDesk::get();
    let count =
        Memo::new(move |_| desk.disputed.with(|all| all.iter().filter(|(_, field)| &**field == Stop::judges).count()));
    let href = Route::Exchange(ExchangeTab::Conflicts).href();
    move || {
        let count = count.get();
        (count > 0).then(|| {
            let words = format!("{count} 个点的配对两边写得不一样，先按显示的算。");
            view! { <p class="mind said">{words}<a href=href.clone()>"去定"</a></p> }
        })
    }
}

fn warnings(desk: TourDesk) -> Vec<String> {
    let (least, trim) = desk.tour.with(|tour| (tour.least_sheets(), tour.trim));
    desk.seats.with(|seats| {
        desk.stops.with(|stops| {
            let mut lines = Vec::new();
            let split = parts(seats);
            if split > 1 {
                lines.push(format!(
                    "配对分成互不相交的 {split} 块，各块之间的分数没法比，只能各排各的。让一位评委两边都打，就能比。"
                ));
            }
            let name = |at: &usize| stops.get(*at).map(|stop| short_name(&stop.unit.name));
            let nobody = unscored(seats);
            if !nobody.is_empty() {
                lines.push(format!("{} 个点没有评委：{}", nobody.len(), listed(nobody.iter().filter_map(name))));
            }
            let of = |at: usize| seats.iter().filter(|row| row.get(at).is_some_and(Seat::scores)).count();
            let fewer = |most: usize| (0..stops.len()).filter(move |at| (1..most).contains(&of(*at)));
            if fewer(least).next().is_some() {
                let all = listed(fewer(least).filter_map(|at| name(&at)));
                lines.push(format!("评委少于 {least} 位的点会是“未完成”：{all}"));
            }
            let few = fewer(TRIM_FROM).count();
            if trim && few > 0 {
                lines.push(format!("{few} 个点的评委不到 {TRIM_FROM} 位，不去最高分和最低分，照常平均"));
            }
            lines
        })
    })
}

/// The first names, and how many there are.
fn listed(names: impl Iterator<Item = String>) -> String {
    const SAID: usize = 6;
    let all: Vec<String> = names.collect();
    let rest = if all.len() > SAID { format!(" 等 {} 个", all.len()) } else { String::new() };
    format!("{}{rest}", all.into_iter().take(SAID).collect::<Vec<_>>().join("、"))
}

/// 起草配对, with how many judges a stop.
#[component]
pub fn DraftPop() -> impl IntoView {
    let desk = TourDesk::get();
    let open = RwSignal::new(false);
    let (each, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let run = move |()| {
        let text = each.get_untracked();
        let number = text.trim().parse::<usize>().ok().filter(|each| *each > 0);
        if !text.trim().is_empty() && number.is_none() {
            wrong.set(Some(format!("“{}”不是人数，例：5", text.trim())));
            return;
        }
        wrong.set(None);
        if desk.aloud(|ledger, tree| draft_pairing(ledger, tree, desk.id, number)) {
            open.set(false);
        }
    };
    let type_each = move |text: String| each.set(text);
    let form = move || {
        view! {
            <Pop label="起草配对" open end=true>
                <div class="pop-form">
                    <Field label="每个点几位评委" help="空着就是不用回避、分组对得上的都打" error=wrong>
                        <TextInput value=each on_input=type_each unit="位" number=true inputmode="numeric"/>
                    </Field>
                    <p class="help">"本单位和上下级回避；交叉观摩还避开本街道。各位评委打的点数尽量一样多，并让各点的评委互相交叉，分数才好比。已经配好的会重排。"</p>
                    <Button label="起草" kind=ButtonKind::Main on_press=run/>
                </div>
            </Pop>
        }
    };
    move || desk.may().then(form)
}
