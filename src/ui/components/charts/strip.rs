//! Twelve months in one line.

use leptos::prelude::*;

/// How a month stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthLook {
    /// Did not exist yet, or does not apply.
    #[default]
    NotApplicable,
    /// Done and in the archive.
    Done,
    /// Held, material lacking.
    Lack,
    /// Planned.
    Planned,
    /// Late.
    Late,
    /// No plan.
    NoPlan,
}

impl MonthLook {
    fn class(self) -> &'static str {
        match self {
            Self::NotApplicable => "",
            Self::Done => "on",
            Self::Lack => "m-lack",
            Self::Planned => "m-plan",
            Self::Late => "m-late",
            Self::NoPlan => "m-none",
        }
    }
}

/// A month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthCell {
    /// How it stands.
    pub look: MonthLook,
    /// In words: `已归档`, `已开，未归档`, `计划 12-01`.
    pub words: String,
}

/// A name and its twelve months, which open the year's plan.
#[component]
pub fn Strip(
    /// Whose months.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// January to December.
    #[prop(into)]
    months: Signal<Vec<MonthCell>>,
) -> impl IntoView {
    let month = |(index, month): (usize, MonthCell)| {
        let number = index + 1;
        let (figure, title) = match month.look {
            MonthLook::NotApplicable => ("·".to_owned(), month.words.clone()),
            _ => (number.to_string(), format!("{number}月：{}", month.words)),
        };
        view! { <span class=month.look.class() title=title>{figure}</span> }
    };
    // Read aloud are only the months that want something.
    let spoken = move || {
        months.with(|months| {
            let open = months
                .iter()
                .enumerate()
                .filter(|(_, month)| !matches!(month.look, MonthLook::Done | MonthLook::NotApplicable));
            open.map(|(index, month)| format!("{}月{}", index + 1, month.words)).collect::<Vec<_>>().join("，")
        })
    };
    view! {
        <a class="strip-row" href=href>
            <span class="cut" title=label>{label}</span>
            <span class="strip" aria-hidden="true">{move || months.get().into_iter().enumerate().map(month).collect_view()}</span>
            <span class="visually-hidden">{spoken}</span>
        </a>
    }
}
