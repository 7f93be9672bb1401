//! One meeting.

use leptos::prelude::*;

use super::vote::Vote;
use crate::domain::party_day::{Minutes, PartyDay};
use crate::ledger::work::day::remove_minutes;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::forms::BoundField;
use crate::ui::pages::party_day::context::{DAY, OneDay};

/// The form of a meeting.
#[component]
pub fn Meeting(key: String) -> impl IntoView {
    let one = OneDay::get();
    let id = one.id;
    let field = |part: &str| format!("{}.{key}.{part}", PartyDay::minutes);
    let own = key.clone();
    let title = move || one.day.with(|day| day.minutes.get(&own).map_or_else(String::new, |one| one.title.clone()));
    let gone = key.clone();
    let remove = move |()| {
        let draft = one.session.look(|ledger, _| remove_minutes(ledger, id, &gone));
        one.session.commit_aloud(draft);
    };
    view! {
        <section class="panel meeting" id=format!("meeting-{key}")>
            <div class="panel-head">
                <h3>{title}</h3>
                <Button kind=ButtonKind::Plain small=true label="删除" why_not=one.refusal on_press=remove/>
            </div>
            <div class="panel-body">
                <div class="form-grid">
                    <BoundField kind=&DAY id name=field(Minutes::title) width="w2" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::start) width="w1" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::end) width="w1" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::due) width="w1" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::present) width="w1" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::topics) width="w6" rows=2 quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::talk) width="w6" rows=6 placeholder="谁说了什么，一人一段" quiet=true/>
                    <BoundField kind=&DAY id name=field(Minutes::resolution) width="w6" rows=3 quiet=true/>
                </div>
                <Vote key=key.clone()/>
            </div>
        </section>
    }
}
