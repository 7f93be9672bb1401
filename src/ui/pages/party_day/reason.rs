//! A small dialog that asks for one line, and perhaps a day: 改期, 本月不开, 存为模板.

use leptos::prelude::*;

use crate::domain::dates::Date;
use crate::ui::components::{Button, ButtonKind, DateInput, Dialog, Field, TextInput};

/// What was typed.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The line.
    pub text: RwSignal<String>,
    /// The day, where one is asked for.
    pub day: RwSignal<Option<Date>>,
}

impl Typed {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { text: RwSignal::new(String::new()), day: RwSignal::new(None) }
    }
}

/// Asks for a line; `run` says what is wrong with it, and then the dialog stays open.
#[component]
pub fn ReasonDialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    verb: &'static str,
    label: &'static str,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    /// Label of the day; empty when none is asked for.
    #[prop(optional)]
    day_label: &'static str,
    typed: Typed,
    #[prop(into)] run: Callback<(), Result<(), String>>,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let press = move |()| match run.run(()) {
        Ok(()) => {
            wrong.set(None);
            typed.text.set(String::new());
            open.set(false);
        }
        Err(why) => wrong.set(Some(why)),
    };
    let close = move |()| {
        wrong.set(None);
        open.set(false);
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=close/>
            <Button kind=ButtonKind::Main label=verb on_press=press/>
        }
    };
    let day = move || {
        (!day_label.is_empty()).then(|| {
            let set = move |day: Option<Date>| typed.day.set(day);
            view! { <Field label=day_label><DateInput value=typed.day on_commit=set/></Field> }
        })
    };
    let type_text = move |text: String| typed.text.set(text);
    view! {
        <Dialog open title foot on_close=move |()| wrong.set(None)>
            {day()}
            <Field label=label error=wrong>
                <TextInput value=typed.text placeholder on_input=type_text/>
            </Field>
        </Dialog>
    }
}
