//! 报验: the unit says that it is mended.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::photo::PhotoPhase;
use crate::ledger::rectify::deeds::submit;
use crate::ui::components::{Field, TextArea};
use crate::ui::session::Session;

/// The dialog.
#[component]
pub fn SubmitDialog() -> impl IntoView {
    let one = OneFinding::get();
    let text = RwSignal::new(String::new());
    let run = move |()| {
        let name = one.my_name();
        one.act(&name, |ledger, tree, who| submit(ledger, tree, one.id, who, &text.get_untracked(), Session::new_id()))
    };
    let type_text = move |typed: String| text.set(typed);
    view! {
        <Ask open=one.dialogs.submit title="报验" verb="报验" fill=move |()| text.set(String::new()) run>
            <Field label="整改情况" required=true help="做了什么，见到什么成效">
                <TextArea value=text rows=5 placeholder="例：制度已修订并上墙，11 月起每月公示，附照片 2 张" on_input=type_text/>
            </Field>
            <p class="mind">{move || evidence_words(one)}</p>
        </Ask>
    }
}

/// What evidence is there, and what is lacking.
fn evidence_words(one: OneFinding) -> Option<String> {
    let count = |phase| one.photos.with(|all| all.iter().filter(|photo| photo.phase == phase).count());
    let (before, after) = (count(PhotoPhase::Before), count(PhotoPhase::After));
    match (before, after) {
        (_, 0) => Some("还没有整改后的照片。验收要看佐证，先在“佐证”里放上照片再报验更好。".to_owned()),
        (0, _) => Some(format!("整改后 {after} 张照片，没有整改前的，前后对照更清楚。")),
        _ => None,
    }
}
