//! By what is scored: the choice of the 指标体系, and what stands in the way of scoring by it.

use leptos::prelude::*;

use crate::domain::points;
use crate::domain::scheme::{Outline, Scheme, outline};
use crate::ledger::scheme::schemes;
use crate::ledger::tour::plan::{scheme_is_fixed, set_scheme};
use crate::ui::components::{Field, SectionHead, Select};
use crate::ui::pages::tour::desk::TourDesk;
use crate::ui::route::{Route, ToursTab};

/// The choice.
#[component]
pub fn SchemeChoice() -> impl IntoView {
    let desk = TourDesk::get();
    let value =
        Signal::derive(move || desk.tour.with(|tour| tour.scheme.map(|scheme| scheme.to_string())).unwrap_or_default());
    let options = Memo::new(move |_| {
        let word = |scheme: Scheme| (scheme.id.to_string(), scheme_words(&scheme));
        desk.session.ledger.with(|ledger| schemes(ledger).into_iter().map(word).collect::<Vec<_>>())
    });
    let fixed = Memo::new(move |_| desk.session.ledger.with(|ledger| scheme_is_fixed(ledger, desk.id)));
    let off = Signal::derive(move || !desk.may() || fixed.with(Option::is_some));
    let choose = move |key: String| {
        desk.quietly(|ledger, _| set_scheme(ledger, desk.id, key.parse().ok()));
    };
    let help = Signal::derive(move || fixed.get().filter(|_| desk.may()));
    let chosen = Memo::new(move |_| {
        let scheme = desk.tour.with(|tour| tour.scheme)?;
        desk.session.ledger.with(|ledger| ledger.read::<Scheme>(scheme))
    });
    let link = move || {
        let (label, href) = match chosen.with(|scheme| scheme.as_ref().map(|scheme| scheme.id)) {
            Some(id) => ("打开", Route::Scheme(id).href()),
            None => ("去建", Route::Tours(ToursTab::Schemes).href()),
        };
        view! { <a class="btn btn-plain btn-small" href=href>{label}</a> }
    };
    view! {
        <SectionHead title="指标体系">{link}</SectionHead>
        <Field label="按哪一套打分" help>
            <Select value options=options on_commit=choose empty="没有选" disabled=off/>
        </Field>
        {move || chosen.get().map(|scheme| view! { <About scheme/> })}
        <Lacks chosen/>
    }
}

/// `逐社观摩评分表　2026 年第 2 版`.
fn scheme_words(scheme: &Scheme) -> String {
    let year = scheme.year.map(|year| format!("{year} 年")).unwrap_or_default();
    let version = scheme.version.filter(|version| *version > 1).map(|version| format!("第 {version} 版"));
    let rest = format!("{year}{}", version.unwrap_or_default());
    if rest.is_empty() { scheme.name.clone() } else { format!("{}　{rest}", scheme.name) }
}

/// How much there is to score.
#[component]
fn About(scheme: Scheme) -> impl IntoView {
    let outline = outline(&scheme);
    let words =
        format!("{} 类 {} 条，共 {} 分", outline.classes.len(), outline.leaves.len(), points::shown(outline.full));
    let state = if scheme.is_frozen() {
        "已启用，内容不再改动"
    } else {
        "还没启用：第一张评分表打分时自动启用，之后不再改动"
    };
    view! { <p class="small quiet scheme-about">{words}"　"{state}</p> }
}

/// What is to be mended before anybody scores.
#[component]
fn Lacks(chosen: Memo<Option<Scheme>>) -> impl IntoView {
    let desk = TourDesk::get();
    let lines = move || {
        let id = desk.tour.with(|tour| tour.scheme);
        match (id, chosen.get()) {
            (None, _) => vec!["没有指标体系就不能打分".to_owned()],
            (Some(_), None) => {
                vec!["这套指标体系不在本机，不能打分。请并入带指标体系的包，或另选一套".to_owned()]
            }
            (Some(_), Some(scheme)) => troubles(&outline(&scheme)),
        }
    };
    move || {
        let lines = lines();
        (!lines.is_empty()).then(|| {
            view! { <ul class="mind-list">{lines.into_iter().map(|line| view! { <li class="mind">{line}</li> }).collect_view()}</ul> }
        })
    }
}

/// The first troubles of a scheme, and how many more there are.
fn troubles(outline: &Outline) -> Vec<String> {
    const SAID: usize = 3;
    let mut lines: Vec<String> = outline.troubles.iter().take(SAID).map(|trouble| trouble.text.clone()).collect();
    if outline.leaves.is_empty() {
        lines.push("还没有一条可以打分的指标".to_owned());
    }
    if outline.troubles.len() > SAID {
        lines.push(format!("还有 {} 处，打开指标体系看", outline.troubles.len() - SAID));
    }
    lines
}
