//! 主题, 日期, 时间, 地点 and who leads it.

use leptos::prelude::*;

use crate::domain::party_day::PartyDay;
use crate::ui::forms::BoundField;
use crate::ui::pages::party_day::context::{DAY, OneDay};

/// The form.
#[component]
pub fn Facts() -> impl IntoView {
    let one = OneDay::get();
    let id = one.id;
    let fixed = Memo::new(move |_| {
        one.day.with(|day| match (day.held, day.notified) {
            (Some(_), _) => Some("在“更多”里改".to_owned()),
            (None, Some(_)) => Some("在“更多”里改期".to_owned()),
            (None, None) => None,
        })
    });
    // Whose it is stands above; how it is changed here does not.
    let date_help =
        Signal::derive(move || fixed.get().filter(|_| one.refusal.with(Option::is_none)).or(Some(String::new())));
    let suggest = one.suggest();
    view! {
        <div class="form-grid form-4 day-facts">
            <BoundField kind=&DAY id name=PartyDay::theme width="w2" quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::date help=date_help why_not=fixed quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::time quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::place help="" quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::host suggest=suggest quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::recorder suggest=suggest quiet=true/>
            <BoundField kind=&DAY id name=PartyDay::scope help="" placeholder="空着就是全体党员" quiet=true/>
        </div>
    }
}
