//! 排时间: the route filled in from a first day on.

use leptos::prelude::*;

use super::desk::RouteDesk;
use crate::domain::dates::{Date, Time};
use crate::domain::work_calendar::DayKind;
use crate::ledger::tour::route::{ROAD, fill_times};
use crate::ui::components::{Button, ButtonKind, DateInput, Field, Pop, TextInput};

/// What is asked for.
#[derive(Clone, Copy)]
struct Asked {
    day: RwSignal<Option<Date>>,
    begin: RwSignal<String>,
    road: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
}

/// The button and what it asks for.
#[component]
pub fn TimesPop() -> impl IntoView {
    let route = RouteDesk::get();
    let open = RwSignal::new(false);
    let asked = Asked {
        day: RwSignal::new(None),
        begin: RwSignal::new("09:00".to_owned()),
        road: RwSignal::new(ROAD.to_string()),
        wrong: RwSignal::new(None),
    };
    Effect::new(move |_| {
        if open.get() && asked.day.with_untracked(Option::is_none) {
            asked.day.set(first_day(route));
        }
    });
    // The next thing to do while some stop has no day.
    let next = Memo::new(move |_| route.desk.stops.with(|stops| stops.iter().any(|stop| stop.day.is_none())));
    let pop = move || {
        let kind = if next.get() { ButtonKind::Main } else { ButtonKind::Outline };
        view! { <Pop label="排时间" kind open end=true><Form asked open/></Pop> }
    };
    move || route.desk.may().then(pop)
}

/// The day the tour begins, else that of its first stop, else the next working day.
fn first_day(route: RouteDesk) -> Option<Date> {
    let desk = route.desk;
    let begins = desk.tour.with_untracked(|tour| tour.from);
    let today = desk.session.today.get_untracked();
    let next = || desk.session.calendar.with_untracked(|calendar| calendar.next_workday(today));
    begins
        .or_else(|| desk.stops.with_untracked(|stops| stops.iter().filter_map(|stop| stop.day).min()))
        .or_else(|| Some(next()))
}

#[component]
fn Form(asked: Asked, open: RwSignal<bool>) -> impl IntoView {
    let route = RouteDesk::get();
    let run = move |()| match fill(route, asked) {
        Ok(()) => {
            asked.wrong.set(None);
            open.set(false);
        }
        Err(why) => asked.wrong.set(Some(why)),
    };
    let free = Signal::derive(move || {
        let day = asked.day.get()?;
        route.desk.session.calendar.with(|calendar| match calendar.kind(day) {
            DayKind::Weekend => Some("这一天是周末".to_owned()),
            DayKind::Holiday(name) => Some(format!("这一天{name}放假")),
            DayKind::Work | DayKind::MakeUp(_) => None,
        })
    });
    let set_day = move |day: Option<Date>| asked.day.set(day);
    let type_begin = move |text: String| asked.begin.set(text);
    let type_road = move |text: String| asked.road.set(text);
    view! {
        <div class="pop-form">
            <Field label="第一天" warning=free><DateInput value=asked.day on_commit=set_day/></Field>
            <Field label="每天从几点开始"><TextInput value=asked.begin on_input=type_begin placeholder="09:00"/></Field>
            <Field label="两点之间路上" error=asked.wrong><TextInput value=asked.road on_input=type_road unit="分钟" number=true inputmode="numeric"/></Field>
            <p class="help">"按路线次序往后排；停留没写的按 30 分钟。12:00 至 14:00 不排，17:30 前排不下的放到下一个工作日。各组同时走。已观摩的不动。"</p>
            <Button label="开始排" kind=ButtonKind::Main on_press=run/>
        </div>
    }
}

fn fill(route: RouteDesk, asked: Asked) -> Result<(), String> {
    let desk = route.desk;
    let day = asked.day.get_untracked().ok_or("请写第一天，例：2026-11-10")?;
    let begin: Time = asked.begin.get_untracked().parse()?;
    let road = asked.road.get_untracked();
    let minutes = road.trim().parse::<i64>().ok().filter(|minutes| (0..=600).contains(minutes));
    let minutes = minutes.ok_or_else(|| format!("“{}”不是分钟数，例：15", road.trim()))?;
    let next = |day: Date| desk.session.calendar.with_untracked(|calendar| calendar.next_workday(day));
    let draft = desk.session.look(|ledger, _| fill_times(ledger, desk.id, (day, begin), minutes, &next))?;
    desk.session.commit_aloud(draft);
    Ok(())
}
