//! A year's arrangement typed in from the notice, holiday by holiday.

use leptos::prelude::*;

use crate::domain::dates::{Date, parse_day, read_loose};
use crate::ledger::work::calendar::{TypedHoliday, typed_calendar};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, TextInput};
use crate::ui::session::Session;

/// The holidays of every year.
const NAMES: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

#[derive(Clone, Default)]
struct Line {
    from: String,
    to: String,
    worked: String,
}

/// The form.
#[component]
pub fn TypedYear(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::get();
    let year = RwSignal::new({
        use chrono::Datelike;
        (session.today.get_untracked().year() + 1).to_string()
    });
    let lines = RwSignal::new(vec![Line::default(); NAMES.len()]);
    let source = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let keep = move |()| {
        let read = read(&year.get_untracked(), &lines.get_untracked());
        let draft = read.and_then(|(year, all)| {
            session.look(|ledger, _| typed_calendar(ledger, year, &all, &source.get_untracked()))
        });
        match draft {
            Ok(draft) => {
                session.commit_aloud(draft);
                wrong.set(None);
                open.set(false);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="保存" on_press=keep/>
        }
    };
    view! {
        <Dialog open title="手工录入放假安排" wide=true foot>
            <div class="form-grid">
                <Field label="年度" width="w2"><TextInput value=year inputmode="numeric" on_input=move |text: String| year.set(text)/></Field>
                <Field label="依据" width="w4"><TextInput value=source placeholder="国务院办公厅关于2027年部分节假日安排的通知" on_input=move |text: String| source.set(text)/></Field>
            </div>
            <table class="ledger ledger-tight level">
                <caption class="visually-hidden">"放假与调休"</caption>
                <thead><tr><th>"节日"</th><th>"放假从"</th><th>"到"</th><th>"调休上班（多天用顿号隔开）"</th></tr></thead>
                <tbody>{NAMES.iter().enumerate().map(|(at, name)| view! { <LineRow lines at name/> }).collect_view()}</tbody>
            </table>
            <p class="wrong" role="alert">{move || wrong.get()}</p>
        </Dialog>
    }
}

#[component]
fn LineRow(lines: RwSignal<Vec<Line>>, at: usize, name: &'static str) -> impl IntoView {
    let text = move |read: fn(&Line) -> &String| {
        Signal::derive(move || lines.with(|lines| lines.get(at).map(|line| read(line).clone()).unwrap_or_default()))
    };
    let set = move |write: fn(&mut Line) -> &mut String| {
        Callback::new(move |text: String| {
            lines.update(|lines| {
                if let Some(line) = lines.get_mut(at) {
                    *write(line) = text
                }
            })
        })
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td><TextInput label=format!("{name}放假从") placeholder="如 10-1" value=text(|line| &line.from) on_input=set(|line| &mut line.from)/></td>
            <td><TextInput label=format!("{name}放假到") placeholder="如 10-7" value=text(|line| &line.to) on_input=set(|line| &mut line.to)/></td>
            <td><TextInput label=format!("{name}调休上班") value=text(|line| &line.worked) on_input=set(|line| &mut line.worked)/></td>
        </tr>
    }
}

fn read(year: &str, lines: &[Line]) -> Result<(i32, Vec<TypedHoliday>), String> {
    let year: i32 = year.trim().parse().map_err(|_| "年度写四位数，例：2027".to_owned())?;
    let mut all = Vec::new();
    for (name, line) in NAMES.iter().zip(lines) {
        if line.from.trim().is_empty() && line.to.trim().is_empty() {
            continue;
        }
        let place = |why: String| format!("{name}：{why}");
        let from = day(year, &line.from).map_err(place)?;
        let to = if line.to.trim().is_empty() { from } else { day(year, &line.to).map_err(place)? };
        let worked = line.worked.split(['、', '，', ',', ' ']).filter(|text| !text.trim().is_empty());
        let worked = worked.map(|text| day(year, text)).collect::<Result<Vec<_>, _>>().map_err(place)?;
        all.push(TypedHoliday { name: (*name).to_owned(), from, to, worked });
    }
    Ok((year, all))
}

/// `1-3`, `1.3` or `1月3日` in that year, or a whole date (the days of 春节 may begin in the year before).
fn day(year: i32, text: &str) -> Result<Date, String> {
    let text = text.trim().replace(['月', '.', '/'], "-").replace('日', "");
    if text.matches('-').count() == 1 {
        let (month, day) = text.split_once('-').unwrap_or_default();
        return parse_day(&format!("{year}-{month:0>2}-{day:0>2}"));
    }
    read_loose(&text)?.date.day_if_known().ok_or_else(|| format!("“{text}”要写到日，例：2-6"))
}
