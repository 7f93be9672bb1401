//! The agenda as a table.

use leptos::prelude::*;

use super::row::AgendaRow;
use super::templates::TemplatePop;
use crate::domain::party_day::{AgendaKind, PartyDay, default_hours};
use crate::ledger::work::day::{add_item, move_item};
use crate::ui::components::{Button, Reorder, ReorderVoice, SectionHead, focus_first};
use crate::ui::pages::party_day::context::OneDay;
use crate::ui::session::Session;

/// The agenda and what adds to it.
#[component]
pub fn Agenda() -> impl IntoView {
    let one = OneDay::get();
    let keys = Memo::new(move |_| {
        one.day.with(|day| day.agenda_in_order().into_iter().map(|(key, _)| key.to_owned()).collect::<Vec<String>>())
    });
    let move_to = move |(from, to): (usize, usize)| {
        // A move of something that is gone changes nothing.
        let _ = one.make(|ledger, _| move_item(ledger, one.id, from, to));
    };
    let reorder = Reorder::new(Signal::derive(move || keys.with(Vec::len)), Callback::new(move_to));
    // Asked apart from the keys: a move must not make the table anew, or the row would lose focus.
    let none = Memo::new(move |_| keys.with(Vec::is_empty));
    let sums = Signal::derive(move || one.day.with(sums));
    view! {
        <SectionHead title="议程" count=sums>
            <Button small=true label="加环节" why_not=one.refusal on_press=move |()| add(one)/>
            " "
            <TemplatePop/>
        </SectionHead>
        {move || if none.get() {
            view! { <p class="quiet empty-line">"还没有议程。从模板开始，或一项一项加。"</p> }.into_any()
        } else {
            view! { <Table keys reorder/> }.into_any()
        }}
        <ReorderVoice reorder/>
    }
}

#[component]
fn Table(keys: Memo<Vec<String>>, reorder: Reorder) -> impl IntoView {
    view! {
        <table class="sheet agenda">
            <caption class="visually-hidden">"议程"</caption>
            <colgroup><col class="a-no"/><col class="a-start"/><col class="a-kind"/><col/><col class="a-who"/><col class="a-min"/><col class="a-act"/></colgroup>
            <thead><tr>
                <th class="mid">"序"</th><th class="num">"开始"</th><th>"环节"</th><th>"内容"</th><th>"负责人"</th>
                <th class="num">"分钟"</th><th><span class="visually-hidden">"去掉"</span></th>
            </tr></thead>
            <tbody>
                <For each=move || keys.get() key=Clone::clone let(key)>
                    <AgendaRow key keys reorder/>
                </For>
            </tbody>
        </table>
        <p class="small faint keys-line"><kbd>"Alt ↑"</kbd>" "<kbd>"Alt ↓"</kbd>" 调整次序，也可以拖动"</p>
    }
}

/// `5 个环节　共 145 分钟　学时 2.5`.
fn sums(day: &PartyDay) -> Option<String> {
    let count = day.agenda.len();
    (count > 0)
        .then(|| format!("{count} 个环节　共 {} 分钟　学时 {}", day.agenda_minutes(), hours_words(default_hours(day))))
}

/// Hundredths of 学时 as people write them: `2.5`.
pub fn hours_words(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths.abs() % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn add(one: OneDay) {
    let made = one.session.look(|ledger, _| add_item(ledger, one.id, AgendaKind::Study, "", &mut Session::new_id));
    if let Ok((draft, key)) = made {
        one.session.commit(draft);
        request_animation_frame(move || focus_first(None, &format!("#agenda-{key} select")));
    }
}
