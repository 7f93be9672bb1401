//! Adding measures: one, or several that are pasted together.

use leptos::prelude::*;

use crate::ledger::rectify::measures::{add_all, apart};
use crate::ui::components::{Button, Field, TextArea};
use crate::ui::forms::rising_ids;
use crate::ui::pages::finding::context::OneFinding;

/// The box and its button.
#[component]
pub fn AddMeasures() -> impl IntoView {
    let one = OneFinding::get();
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let apart = Memo::new(move |_| text.with(|text| apart(text)));
    let help = Signal::derive(move || {
        Some(match apart.with(Vec::len) {
            0 | 1 => "可以整段粘贴，按一是、二是或一行一条分开".to_owned(),
            count => format!("分成 {count} 条"),
        })
    });
    let label = Signal::derive(move || match apart.with(Vec::len) {
        0 | 1 => "加措施".to_owned(),
        count => format!("加 {count} 条措施"),
    });
    let add = move |()| {
        let mut fresh = rising_ids();
        match one.session.look(|ledger, _| add_all(ledger, one.id, &apart.get_untracked(), &mut fresh)) {
            Ok(draft) => {
                one.session.commit_aloud(draft);
                text.set(String::new());
                wrong.set(None);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    view! {
        <div class="measure-add">
            <Field label="新的措施" error=wrong help><TextArea value=text rows=2 placeholder="例：一是每月公示；二是每季检查" on_input=move |typed: String| text.set(typed)/></Field>
            <Button label on_press=add/>
        </div>
    }
}
