//! 用模板.

use leptos::prelude::*;

use crate::domain::template::Template;
use crate::ledger::work::day::{from_template, templates};
use crate::ui::components::Pop;
use crate::ui::pages::party_day::context::OneDay;
use crate::ui::session::Session;

/// The templates under a button; one press puts theirs behind what is there.
#[component]
pub fn TemplatePop() -> impl IntoView {
    let one = OneDay::get();
    let open = RwSignal::new(false);
    let list = move || {
        let org = one.day.with_untracked(|day| day.org).unwrap_or_else(|| one.session.me_now());
        one.session.look(|ledger, tree| templates(ledger, tree, org))
    };
    let row = move |template: Template| {
        let items = template.agenda.as_array().map_or(0, Vec::len);
        let words = format!("{items} 个环节{}", if template.org.is_none() { "，程序自带" } else { "" });
        let name = template.name.clone();
        let take = move |_| {
            open.set(false);
            // Only a record that is gone refuses, and then this page is gone too.
            let _ = one.make(|ledger, _| from_template(ledger, one.id, &template, &mut Session::new_id));
        };
        view! { <button type="button" on:click=take>{name}<span class="faint">{words}</span></button> }
    };
    let shown = move || one.refusal.with(Option::is_none);
    move || {
        shown().then(|| {
            view! { <Pop label="用模板" open end=true><div class="menu-list">{list().into_iter().map(row).collect_view()}</div></Pop> }
        })
    }
}
