//! 亮点, 不足 and 建议 of the open stop: each line is a remark of its own.

use std::time::Duration;

use leptos::prelude::*;

use super::desk::ScoreDesk;
use crate::domain::score_sheet::ScoreSheet;
use crate::ui::components::{Field, TextArea};
use crate::ui::forms::Pause;

/// How long nothing must be typed before a remark is written.
const SETTLED: Duration = Duration::from_millis(800);

/// The three boxes.
#[component]
pub fn Remarks(desk: ScoreDesk) -> impl IntoView {
    view! {
        <Box desk field=ScoreSheet::merits label="亮点" read=|sheet: &ScoreSheet| sheet.merits.clone()/>
        <Box desk field=ScoreSheet::faults label="不足" read=|sheet: &ScoreSheet| sheet.faults.clone()/>
        <Box desk field=ScoreSheet::advice label="建议" read=|sheet: &ScoreSheet| sheet.advice.clone()/>
    }
}

#[component]
fn Box(desk: ScoreDesk, field: &'static str, label: &'static str, read: fn(&ScoreSheet) -> String) -> impl IntoView {
    let pause = Pause::of(SETTLED);
    let value = Memo::new(move |_| desk.sheet.with(read));
    let error = Signal::derive(move || {
        let stop = desk.at.get()?;
        desk.refused.with(|all| all.get(&(stop, field.to_owned())).map(|refused| refused.why.clone()))
    });
    let typed = move |text: String| pause.wait(move || desk.say(field, &text));
    let left = move |text: String| {
        pause.stop();
        desk.say(field, &text);
    };
    view! {
        <Field label=label error=error>
            <TextArea value=value rows=2 placeholder="一行写一条" on_input=typed on_commit=left/>
        </Field>
    }
}
