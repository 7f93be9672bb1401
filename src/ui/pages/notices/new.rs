//! 新建: units are ticked, and of each its findings; one draft for each unit.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::browser::collation::initial;
use crate::browser::page;
use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::letters::{Candidate, Candidates, Side, draw_up};
use crate::ledger::work::people::matches;
use crate::ui::components::{Button, ButtonKind, Check, Dialog, SearchBox};
use crate::ui::pages::notice::marks::press_class;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What is picked.
#[derive(Clone, Copy)]
struct Pick {
    desk: ListDesk,
    ticked: RwSignal<BTreeSet<Id>>,
    query: RwSignal<String>,
}

impl Pick {
    fn set(self, ids: &[Id], on: bool) {
        let mut all = self.ticked.get_untracked();
        for id in ids {
            if on {
                all.insert(*id)
            } else {
                all.remove(id)
            };
        }
        self.ticked.set(all.into_iter().gather_set());
    }

    /// How many units and findings are picked.
    fn counts(self) -> (usize, usize) {
        self.ticked.with(|ticked| {
            let picked = |group: &Candidates| group.findings.iter().filter(|one| ticked.contains(&one.id)).count();
            let counts: Vec<usize> =
                self.desk.offered.with(|all| all.iter().map(picked).filter(|count| *count > 0).collect());
            (counts.len(), counts.iter().sum())
        })
    }

    /// Draws them up: one leads to its page, several stay in the list.
    fn draw_up(self) {
        let session = self.desk.session;
        let (me, name) = (session.me_now(), session.profile.with_untracked(|profile| profile.name.clone()));
        let ticked = self.ticked.get_untracked();
        let offered = self.desk.offered.get_untracked();
        let all = offered.iter().flat_map(|group| group.findings.iter().map(|one| one.id));
        let ids: Vec<Id> = all.filter(|id| ticked.contains(id)).collect();
        let actor = Actor { me, name: &name };
        let made = session.look(|ledger, tree| draw_up(ledger, tree, &ids, actor, &mut Session::new_id));
        match made {
            Ok((draft, made)) => {
                session.commit_aloud(draft);
                self.ticked.set(BTreeSet::new());
                self.desk.drawing.set(false);
                match made.as_slice() {
                    [one] => page::set_hash(&Route::Notice(*one).href()),
                    many => {
                        self.desk.choose(Side::Issued);
                        self.desk.ticked.set(many.iter().map(ToString::to_string).gather_set());
                    }
                }
            }
            Err(why) => session.say(why),
        }
    }
}

#[component]
pub fn NewNotices() -> impl IntoView {
    let desk = ListDesk::get();
    let pick = Pick { desk, ticked: RwSignal::default(), query: RwSignal::default() };
    Effect::new(move |_| {
        // A single unit needs no choosing.
        if desk.drawing.get()
            && let [only] = desk.offered.get_untracked().as_slice()
        {
            pick.set(&only.findings.iter().map(|one| one.id).collect::<Vec<_>>(), true);
        }
    });
    let label = Signal::derive(move || match pick.counts().0 {
        0 => "起草".to_owned(),
        count => format!("起草 {count} 份"),
    });
    let none = Signal::derive(move || (pick.counts().0 == 0).then(|| "先勾选单位或问题".to_owned()));
    let words = move || match pick.counts() {
        (0, _) => "勾选单位，它的问题就都列入；不列入的去掉勾".to_owned(),
        (units, findings) => format!("{units} 个单位，{findings} 个问题，一个单位一份"),
    };
    let foot = move || {
        view! {
            <span class="push quiet small">{words}</span>
            <Button label="取消" on_press=move |()| desk.drawing.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=move |()| pick.draw_up()/>
        }
    };
    view! { <Dialog open=desk.drawing title="新建整改通知单" wide=true foot><Units pick/></Dialog> }
}

#[component]
fn Units(pick: Pick) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let query = pick.query.get();
        let fits = |group: &&Candidates| {
            query.trim().is_empty() || matches(query.trim(), &group.name, &initial, &[]).is_some()
        };
        pick.desk.offered.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let all = Signal::derive(move || {
        let (offered, (units, _)) = (shown.with(Vec::len), pick.counts());
        offered > 0 && units >= offered
    });
    let tick_all = move |on: bool| {
        let ids: Vec<Id> =
            shown.with_untracked(|all| all.iter().flat_map(|group| group.findings.iter().map(|one| one.id)).collect());
        pick.set(&ids, on);
    };
    view! {
        <div class="toolbar">
            <SearchBox label="查找单位".to_owned() placeholder="名称或拼音首字母（qdl）" value=pick.query on_input=move |text| pick.query.set(text)/>
            <Check label="全部单位" checked=all on_commit=tick_all/>
        </div>
        {move || shown.with(Vec::is_empty).then(|| view! { <p class="quiet">"没有符合的单位。"</p> })}
        {move || shown.get().into_iter().map(|group| view! { <Unit pick group/> }).collect_view()}
    }
}

/// A unit: its box, and below it its findings once one is ticked.
#[component]
fn Unit(pick: Pick, group: Candidates) -> impl IntoView {
    let ids: Vec<Id> = group.findings.iter().map(|one| one.id).collect();
    let own = StoredValue::new(ids);
    let count = Memo::new(move |_| {
        pick.ticked.with(|ticked| own.with_value(|ids| ids.iter().filter(|id| ticked.contains(id)).count()))
    });
    let all = group.findings.len();
    let checked = Signal::derive(move || count.get() > 0);
    let tick = move |on: bool| own.with_value(|ids| pick.set(ids, on));
    let words = move || match count.get() {
        0 => format!("{all} 个问题"),
        some => format!("列入 {some} / {all} 个问题"),
    };
    let open = Memo::new(move |_| count.get() > 0);
    let findings = StoredValue::new(group.findings);
    view! {
        <section class="unit-group letter-unit">
            <p><Check label=group.name checked on_commit=tick/><span class="small quiet after">{words}</span></p>
            {move || open.get().then(|| view! {
                <ul class="letter-picks">{findings.get_value().into_iter().map(|one| view! { <Pickable pick one/> }).collect_view()}</ul>
            })}
        </section>
    }
}

#[component]
fn Pickable(pick: Pick, one: Candidate) -> impl IntoView {
    let id = one.id;
    let checked = Signal::derive(move || pick.ticked.with(|ticked| ticked.contains(&id)));
    let (limit, press) = one.limit;
    view! {
        <li>
            <Check label=one.text checked on_commit=move |on: bool| pick.set(&[id], on)/>
            <span class=format!("small {}", press_class(press))>{format!("{}　{limit}", one.state.label())}</span>
        </li>
    }
}
