//! 三、节假日与调休.

use leptos::prelude::*;

use super::moves::Moves;
use super::typed_year::TypedYear;
use crate::domain::work_calendar::WorkCalendar;
use crate::ledger::work::calendar::import_calendar;
use crate::ui::components::{Button, ButtonKind, Dialog, Field, SectionHead, TextArea};
use crate::ui::session::Session;

/// Which years are known, bringing in another, and what then has to move.
#[component]
pub fn HolidaysSection() -> impl IntoView {
    let session = Session::get();
    let pasting = RwSignal::new(false);
    let typing = RwSignal::new(false);
    let years = move || {
        use chrono::Datelike;
        let calendar = session.calendar.get();
        let this = session.today.get().year();
        (this - 1..=this + 1).map(|year| year_line(&calendar, year)).collect_view()
    };
    view! {
        <SectionHead title="三、节假日与调休" count="国务院办公厅每年 11 月前后公布">
            <Button small=true label="粘贴放假安排" on_press=move |()| pasting.set(true)/>
            <Button small=true label="手工录入" on_press=move |()| typing.set(true)/>
        </SectionHead>
        <dl class="facts">{years}</dl>
        <Moves/>
        <PasteDialog open=pasting/>
        <TypedYear open=typing/>
    }
}

fn year_line(calendar: &WorkCalendar, year: i32) -> impl IntoView + use<> {
    let words = match calendar.year(year) {
        Some(known) if WorkCalendar::shipped().knows(year) => format!("已有。{}", known.papers.join("；")),
        Some(known) => format!("已录入。{}", known.papers.join("；")),
        None => "放假安排未导入：照样排计划，节日前后的日子会标出来，导入后列出要改的".to_owned(),
    };
    let class = if calendar.knows(year) { "" } else { "ochre" };
    view! { <dt>{format!("{year} 年")}</dt><dd class=class>{words}</dd> }
}

#[component]
fn PasteDialog(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::get();
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let take_in = move |()| match session.look(|ledger, _| import_calendar(ledger, &text.get_untracked())) {
        Ok(draft) => {
            session.commit_aloud(draft);
            open.set(false);
            wrong.set(None);
        }
        Err(why) => wrong.set(Some(why)),
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="导入" on_press=take_in/>
        }
    };
    view! {
        <Dialog open title="粘贴放假安排" wide=true foot>
            <Field label="放假安排内容" error=wrong help="holiday-cn 的 JSON：{\"year\":2027,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}，一年或几年都行">
                <TextArea value=text rows=10 on_input=move |typed: String| text.set(typed)/>
            </Field>
        </Dialog>
    }
}
