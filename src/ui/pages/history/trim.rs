//! Trimming the history by date.

use leptos::prelude::*;

use crate::browser::clock;
use crate::domain::dates::add_months;
use crate::ui::components::{Button, ButtonKind, Dialog};
use crate::ui::session::{Line, Session};

/// Months of history that always stay.
const KEPT: i32 = 24;

/// The button and its question. Records are not touched; only what was done two years ago can no longer be taken back.
#[component]
pub fn Trim(lines: RwSignal<Vec<Line>>, read: Callback<()>) -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let trim = move |()| {
        leptos::task::spawn_local(async move {
            let before = add_months(session.today.get_untracked(), -KEPT);
            let mut from = None;
            // Newest first: the first line older than the border ends what stays.
            while let Ok(page) = session.history(from, 200).await {
                let Some((last, _)) = page.last() else { break };
                from = Some(*last);
                if let Some((at, _)) = page.iter().find(|(_, action)| clock::date_of(action.time) < before) {
                    if session.trim_history(*at).await.is_ok() {
                        session.say("两年以前的历史已删掉，记录没有动");
                    }
                    break;
                }
            }
            open.set(false);
            read.run(());
        });
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::DangerMain label="删掉旧历史" on_press=trim/>
        }
    };
    let nothing = Signal::derive(move || lines.with(Vec::is_empty).then(|| "还没有历史".to_owned()));
    view! {
        <Button label="清理旧历史" why_not=nothing on_press=move |()| open.set(true)/>
        <Dialog open title="删掉两年以前的历史？" foot>
            <p>"只删历史，不动记录。删掉以后，两年以前做的事不能再撤销，也看不到当时改了什么。"</p>
        </Dialog>
    }
}
