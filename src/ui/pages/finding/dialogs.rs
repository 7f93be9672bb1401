//! Which dialog is open, and what all of them have in common.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::finding::OversightKind;
use crate::ledger::rectify::ready::Deed;
use crate::ui::components::{Button, ButtonKind, Dialog, focus_first};

/// The dialogs of the page, each with whether it is open.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// 报验.
    pub submit: RwSignal<bool>,
    /// 验收.
    pub accept: RwSignal<bool>,
    /// 安排回头看.
    pub plan: RwSignal<bool>,
    /// 回头看.
    pub recheck: RwSignal<bool>,
    /// 督查.
    pub oversee: RwSignal<bool>,
    /// How it is looked into, when the dialog opens: 催办 opens it with 督办.
    pub oversight: RwSignal<OversightKind>,
    /// 分解到单位.
    pub split: RwSignal<bool>,
    /// 交给别的单位.
    pub hand_over: RwSignal<bool>,
    /// 报进展.
    pub report: RwSignal<bool>,
}

impl Dialogs {
    /// All closed.
    pub fn new() -> Self {
        let closed = || RwSignal::new(false);
        Self {
            submit: closed(),
            accept: closed(),
            plan: closed(),
            recheck: closed(),
            oversee: closed(),
            oversight: RwSignal::new(OversightKind::Daily),
            split: closed(),
            hand_over: closed(),
            report: closed(),
        }
    }

    /// Opens 督查 or, with 督办, 催办.
    pub fn look_into(self, sort: OversightKind) {
        self.oversight.set(sort);
        self.oversee.set(true);
    }

    /// Opens the dialog of a deed that has one.
    pub fn open(self, deed: Deed) {
        match deed {
            Deed::Submit => self.submit.set(true),
            Deed::Accept => self.accept.set(true),
            Deed::PlanRecheck => self.plan.set(true),
            Deed::Recheck => self.recheck.set(true),
            Deed::Oversee => self.look_into(OversightKind::Daily),
            Deed::Split => self.split.set(true),
            // Both are done at once, with 撤销.
            Deed::Claim | Deed::TakeOn => {}
        }
    }
}

/// A deed often takes the button away that led to it: then focus goes to the head of the page, where the state is told.
pub fn keep_focus() {
    let look = || {
        let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
        if lost {
            focus_first(None, ".finding-head h1");
        }
    };
    // After the dialog has gone and given focus back, if it could.
    set_timeout(look, Duration::from_millis(80));
}

/// A dialog that asks for something and then does it. What is refused is said in it, and it stays open.
#[component]
pub fn Ask(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// The verb of its button.
    #[prop(into)]
    verb: Signal<String>,
    /// What is likely, filled in when it opens; what was typed before it was closed without being done stays.
    #[prop(into)]
    fill: Callback<()>,
    /// Filled in at each opening.
    #[prop(optional)]
    anew: bool,
    #[prop(into)] run: Callback<(), Result<(), String>>,
    children: ChildrenFn,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let kept = StoredValue::new(false);
    Effect::new(move |_| {
        if open.get() {
            wrong.set(None);
            if anew || !kept.get_value() {
                untrack(|| fill.run(()));
            }
            kept.set_value(true);
        }
    });
    let press = move |()| match run.run(()) {
        Ok(()) => {
            kept.set_value(false);
            open.set(false);
            keep_focus();
        }
        Err(why) => wrong.set(Some(why)),
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label=verb on_press=press/>
        }
    };
    view! {
        <Dialog open title foot>
            {children()}
            <p class="wrong" role="alert">{move || wrong.get()}</p>
        </Dialog>
    }
}
