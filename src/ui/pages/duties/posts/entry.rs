//! The 责任清单 of one person: what, and the 责任书.

use leptos::prelude::*;

use super::PostsDesk;
use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::responsibility::Responsibility;
use crate::ledger::duties::posts::remove;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::forms::BoundField;
use crate::ui::pages::duties::scope::aloud;

static RESPONSIBILITY: KindSpec = Responsibility::SPEC;

#[component]
pub fn Entry(id: Id) -> impl IntoView {
    let desk = PostsDesk::get();
    let name = Memo::new(move |_| {
        desk.all.with(|all| all.iter().find(|one| one.id == id).map(|one| one.person.name.clone()).unwrap_or_default())
    });
    let remove = move |()| {
        let me = desk.session.me_now();
        aloud(desk.session, desk.session.look(|ledger, tree| remove(ledger, tree, id, me)));
    };
    view! {
        <section class="duty-entry" aria-label=name>
            <div class="form-grid">
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::person width="w2" quiet=true/>
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::title width="w2" quiet=true/>
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::post width="w2" quiet=true/>
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::duties width="w6" quiet=true/>
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::signed width="w2" quiet=true/>
                <BoundField kind=&RESPONSIBILITY id name=Responsibility::signed_with width="w2" placeholder="和谁签：街道党工委" quiet=true/>
                <div class="w2 at-foot"><Button kind=ButtonKind::Plain small=true label="删除" why_not=desk.refusal on_press=remove/></div>
            </div>
        </section>
    }
}
