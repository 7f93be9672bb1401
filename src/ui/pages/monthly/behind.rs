//! Who has not reported, above the rows; each opens that unit's rows.

use leptos::prelude::*;

use super::desk::MonthDesk;
use crate::domain::order::Gather;
use crate::ledger::rectify::monthly::{Behind, is_asked};
use crate::ui::components::{Button, ButtonKind, Select};

/// Units that are named at first.
const NAMED: usize = 8;

/// The line above the rows; nothing where no unit below is behind.
#[component]
pub fn BehindUnits() -> impl IntoView {
    let desk = MonthDesk::get();
    let more = RwSignal::new(false);
    let below = Memo::new(move |_| {
        let me = desk.session.me();
        desk.behind.with(|all| all.iter().filter(|one| one.unit != me).cloned().collect::<Vec<_>>())
    });
    let one = move |one: Behind| {
        let unit = one.unit;
        let label = format!("{} {}/{}", one.name, one.missing, one.asked);
        view! { <Button label small=true kind=ButtonKind::Plain on_press=move |()| desk.choose_unit(Some(unit))/> }
    };
    move || {
        let all = below.get();
        (!all.is_empty()).then(|| {
            let (units, missing) = (all.len(), all.iter().map(|one| one.missing).sum::<usize>());
            let named = if more.get() { units } else { NAMED };
            let rest = units.saturating_sub(NAMED);
            let toggle = Signal::derive(move || if more.get() { "收起".to_owned() } else { format!("还有 {rest} 个单位") });
            view! {
                <div class="month-behind" role="group" aria-label="没有报全的单位">
                    <b>{format!("未报：{units} 个单位 {missing} 条")}</b>
                    {all.into_iter().take(named).map(one).collect_view()}
                    {(rest > 0).then(|| view! { <Button label=toggle small=true kind=ButtonKind::Plain on_press=move |()| more.update(|more| *more = !*more)/> })}
                </div>
            }
        })
    }
}

/// Whose rows are shown: of this unit and all below, or of one of them.
#[component]
pub fn Scope() -> impl IntoView {
    let desk = MonthDesk::get();
    let units = Memo::new(move |_| {
        let me = desk.session.me();
        let chosen = desk.scope.get();
        let (month, mut all) = (desk.month.get(), Vec::<(String, String)>::new());
        desk.session.findings.with(|board| {
            desk.session.tree.with(|tree| {
                let open = board.all().filter(|(entry, state)| is_asked(entry, *state, month));
                let asked = open.filter_map(|(entry, _)| Some(tree.resolve(entry.finding.org?))).gather_set();
                // The chosen one stays in the list, though nothing is asked of it in this month.
                let is_listed = |org| org != me && (asked.contains(&org) || chosen == Some(org));
                let listed = tree.subtree(me).into_iter().filter(|(org, _)| is_listed(*org));
                all.extend(listed.map(|(org, _)| (org.to_string(), tree.name(org).to_owned())));
            });
        });
        all
    });
    let options = Signal::derive(move || {
        let first = (String::new(), "本单位和所有下级".to_owned());
        std::iter::once(first).chain(units.get()).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || desk.scope.get().map(|unit| unit.to_string()).unwrap_or_default());
    let choose = move |key: String| desk.choose_unit(key.parse().ok());
    let any = Memo::new(move |_| units.with(|all| !all.is_empty()));
    move || {
        any.get().then(|| {
            view! { <span class="month-pick month-scope"><Select label="单位" value options on_commit=choose/></span> }
        })
    }
}
