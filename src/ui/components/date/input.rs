//! The date box.

use super::{Calendar, DateKit};
use crate::ui::components::{FieldLink, draft::Draft, focus, overlay, pop};
use chrono::NaiveDate;
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// A date, typed or picked. Stands in a [`crate::ui::components::Field`], which shows what is wrong with what was
/// typed; what is wrong is kept in the box. `↓` opens the calendar.
#[component]
pub fn DateInput(
    /// The date as it is recorded.
    #[prop(into)]
    value: Signal<Option<NaiveDate>>,
    /// Another date was typed or picked, or it was cleared.
    #[prop(into)]
    on_commit: Callback<Option<NaiveDate>>,
    /// Its name, where no field gives one.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// What dates mean here; without it, the context's.
    #[prop(optional)]
    kit: Option<DateKit>,
    /// Whether it can be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let kit = kit.or_else(use_context::<DateKit>);
    let link = FieldLink::find();
    let input = NodeRef::<html::Input>::new();
    let host = NodeRef::<html::Span>::new();
    let open = RwSignal::new(false);
    let text = Signal::derive(move || value.get().map(|day| day.to_string()).unwrap_or_default());
    let commit = Callback::new(move |typed: String| commit(kit, link, input, on_commit, &typed));
    let draft = Draft::new(text, Some(commit));
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "ArrowDown" && kit.is_some() {
            event.prevent_default();
            draft.settle();
            open.set(true);
        }
    };
    pop::close_outside(host, open);
    let calendar = move || {
        let kit = kit.filter(|_| open.get())?;
        Some(view! { <CalendarPop kit value input open on_commit link/> })
    };
    view! {
        <span class="with-pick" node_ref=host>
            <input class="input" id=link.id() type="text" autocomplete="off" inputmode="numeric" node_ref=input
                placeholder="如 2026-11-03" prop:value=move || draft.shown() disabled=move || disabled.get()
                aria-label=move || label.get() aria-describedby=move || link.described_by()
                aria-invalid=move || link.invalid() aria-required=link.required()
                on:keydown=pressed
                on:input=move |event| draft.typed(&event, event_target_value(&event))
                on:change=move |event| draft.changed(&event, event_target_value(&event))
                on:blur=move |_| draft.settle()/>
            <button type="button" class="pick-btn" aria-label="打开日历" aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string() disabled=move || disabled.get()
                on:click=move |_| open.update(|open| *open = !*open)></button>
            {calendar}
        </span>
    }
}

fn commit(
    kit: Option<DateKit>,
    link: FieldLink,
    input: NodeRef<html::Input>,
    on_commit: Callback<Option<NaiveDate>>,
    typed: &str,
) {
    let typed = typed.trim();
    if typed.is_empty() {
        link.report(None);
        on_commit.run(None);
        return;
    }
    match kit.map(|kit| kit.parse.run(typed.to_owned())) {
        Some(Ok(day)) => {
            link.report(None);
            if let Some(input) = input.get_untracked() {
                input.set_value(&day.to_string());
            }
            on_commit.run(Some(day));
        }
        Some(Err(problem)) => link.report(Some(problem)),
        None => {}
    }
}

#[component]
fn CalendarPop(
    kit: DateKit,
    value: Signal<Option<NaiveDate>>,
    input: NodeRef<html::Input>,
    open: RwSignal<bool>,
    on_commit: Callback<Option<NaiveDate>>,
    link: FieldLink,
) -> impl IntoView {
    let cursor = RwSignal::new(value.get_untracked().unwrap_or(kit.today));
    let panel = NodeRef::<html::Div>::new();
    let close = Callback::new(move |()| {
        open.set(false);
        if let Some(input) = input.get_untracked() {
            focus::focus(&input);
        }
    });
    overlay::lie_on_top(close);
    Effect::new(move |_| {
        if let Some(panel) = panel.get() {
            focus::focus_first(Some(&panel), "td button[tabindex='0']");
        }
    });
    let pick = move |day: NaiveDate| {
        link.report(None);
        if let Some(input) = input.get_untracked() {
            input.set_value(&day.to_string());
        }
        on_commit.run(Some(day));
        close.run(());
    };
    view! {
        <div class="pop pop-under cal-pop" role="dialog" aria-label="选日期" node_ref=panel>
            <Calendar kit cursor picked=value on_pick=pick/>
        </div>
    }
}
