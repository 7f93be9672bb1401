//! One meeting.

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::tour::Gathering;
use crate::ledger::tour::plan::delete_gathering;
use crate::ui::components::{Button, ButtonKind};
use crate::ui::forms::BoundField;
use crate::ui::pages::tour::desk::TourDesk;

static GATHERING: KindSpec = Gathering::SPEC;

/// Its fields, each saved as soon as it is left.
#[component]
pub fn GatheringPanel(id: Id) -> impl IntoView {
    let desk = TourDesk::get();
    let read = Memo::new(move |_| desk.session.ledger.with(|ledger| ledger.read::<Gathering>(id)));
    let title = move || read.with(|read| read.as_ref().map(|one| one.title.clone())).unwrap_or_default();
    let order = Signal::derive(move || {
        let times = read.with(|read| read.as_ref().and_then(|one| one.from.zip(one.to)));
        times.filter(|(from, to)| to <= from).map(|_| "结束不晚于开始".to_owned())
    });
    let remove = move |()| {
        if let Ok(draft) = desk.session.look(|ledger, _| delete_gathering(ledger, id)) {
            desk.session.commit_aloud(draft);
        }
    };
    view! {
        <section class="panel panel-lead meeting" id=format!("meeting-{id}") aria-label=title>
            <div class="panel-head">
                <h3>{title}</h3>
                <Button label="删除" kind=ButtonKind::Plain small=true why_not=desk.foreign on_press=remove/>
            </div>
            <div class="panel-body form-grid">
                <BoundField kind=&GATHERING id name=Gathering::title width="w4" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::sort width="w2" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::day width="w2" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::from width="w1" placeholder="14:30" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::to width="w1" placeholder="16:00" warning=order quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::place width="w2" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::host width="w2" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::recorder width="w2" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::people width="w6" rows=2 quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::agenda width="w6" rows=3 placeholder="一行一项" quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::minutes width="w6" rows=5 quiet=true/>
                <BoundField kind=&GATHERING id name=Gathering::resolution width="w6" rows=3 quiet=true/>
            </div>
        </section>
    }
}
