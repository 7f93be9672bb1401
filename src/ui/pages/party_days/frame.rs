//! What the four pages of the year share: the row of links, the years, the organization, the rows that are drawn.

use chrono::Datelike;
use leptos::{ev, prelude::*};

use crate::browser::{collation, page};
use crate::domain::kind::Id;
use crate::domain::organization::{Level, Organization};
use crate::ledger::OrgTree;
use crate::ledger::work::people;
use crate::ui::components::{Combo, Named, Select, Suggestion, thousands};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// The four pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    /// 年度计划.
    Plan,
    /// 日历.
    Calendar,
    /// 谁没开.
    Matrix,
    /// 考勤学时.
    Hours,
}

impl Leaf {
    const ALL: [Self; 4] = [Self::Plan, Self::Calendar, Self::Matrix, Self::Hours];

    fn label(self) -> &'static str {
        match self {
            Self::Plan => "年度计划",
            Self::Calendar => "日历",
            Self::Matrix => "谁没开",
            Self::Hours => "考勤学时",
        }
    }

    fn route(self, org: Option<Id>, year: i32) -> Route {
        match self {
            Self::Plan => Route::Plan(org, Some(year)),
            Self::Calendar => Route::Calendar(org, Some(year)),
            Self::Matrix => Route::Matrix(Some(year)),
            Self::Hours => Route::Hours(Some(year)),
        }
    }
}

/// The year it is.
pub fn this_year(session: Session) -> i32 {
    session.today.get_untracked().year()
}

/// The row of links; organization and year go along.
#[component]
pub fn Leaves(
    open: Leaf,
    #[prop(optional_no_strip)] org: Option<Id>,
    year: i32,
    /// What stands at the right end, such as a legend.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let link = move |leaf: Leaf| {
        let current = (leaf == open).then_some("page");
        view! { <a href=leaf.route(org, year).href() aria-current=current>{leaf.label()}</a> }
    };
    view! {
        <div class="leaves no-print">
            <nav class="tabs" aria-label="主题党日">{Leaf::ALL.map(link).into_iter().collect_view()}</nav>
            {children.map(|children| children())}
        </div>
    }
}

/// Last year, this one, the next; and the shown one, where it is none of these.
#[component]
pub fn Years(year: i32, #[prop(into)] route: Callback<i32, Route>) -> impl IntoView {
    let now = this_year(Session::get());
    let mut years = vec![now - 1, now, now + 1];
    years.push(year);
    years.sort_unstable();
    years.dedup();
    let link = move |one: i32| {
        let current = (one == year).then_some("true");
        view! { <a class="btn" href=route.run(one).href() aria-current=current>{one}</a> }
    };
    view! { <div class="btn-row" role="group" aria-label="年度">{years.into_iter().map(link).collect_view()}</div> }
}

/// An organization to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgChoice {
    /// Which.
    pub id: Id,
    /// How deep it stands.
    pub depth: usize,
    /// What is shown for it.
    pub label: String,
}

/// The organizations from `top` downwards that are there today: no 党小组, no dissolved ones.
pub fn org_choices(tree: &OrgTree, top: Id, label: impl Fn(&Organization) -> String) -> Vec<OrgChoice> {
    let shown = |org: &&Organization| org.level != Level::Group && org.dissolved.is_none();
    let choice =
        |(id, depth): (Id, usize)| tree.get(id).filter(shown).map(|org| OrgChoice { id, depth, label: label(org) });
    tree.subtree(top).into_iter().filter_map(choice).collect()
}

/// Organizations that fit a list; more are looked for by name.
const LISTED: usize = 60;

/// The organization that a page shows: a list of a few, a box with suggestions for many.
#[component]
pub fn OrgSelect(
    #[prop(into)] value: Signal<Id>,
    #[prop(into)] choices: Signal<Vec<OrgChoice>>,
    #[prop(into)] on_pick: Callback<Id>,
) -> impl IntoView {
    let many = Memo::new(move |_| choices.with(Vec::len) > LISTED);
    let pick = move |key: String| {
        if let Ok(id) = key.parse::<Id>() {
            on_pick.run(id);
        }
    };
    let key = Signal::derive(move || value.get().to_string());
    let options = Signal::derive(move || {
        let indented = |one: &OrgChoice| (one.id.to_string(), format!("{}{}", "　".repeat(one.depth), one.label));
        choices.with(|all| all.iter().map(indented).collect::<Vec<_>>())
    });
    let name = Signal::derive(move || {
        let id = value.get();
        choices.with(|all| all.iter().find(|one| one.id == id).map(|one| one.label.clone())).unwrap_or_default()
    });
    let suggest = move |text: String| choices.with_untracked(|all| suggestions(all, &text, &name.get_untracked()));
    let chosen = move |named: Named| pick(named.id.unwrap_or_default());
    move || {
        if many.get() {
            view! { <span class="org-pick"><Combo value=name suggest=suggest on_commit=chosen label="党组织" placeholder="名称或拼音首字母"/></span> }.into_any()
        } else {
            view! { <span class="org-pick"><Select value=key options=options on_commit=pick label="党组织"/></span> }
                .into_any()
        }
    }
}

fn suggestions(all: &[OrgChoice], text: &str, shown: &str) -> Vec<Suggestion> {
    // The box holds the present name when it is opened: then everything is on offer.
    let query = if text == shown { "" } else { text };
    let fits = |one: &&OrgChoice| people::matches(query, &one.label, &collation::initial, &[]).is_some();
    let suggestion =
        |one: &OrgChoice| Suggestion { id: one.id.to_string(), label: one.label.clone(), hint: String::new() };
    all.iter().filter(fits).take(12).map(suggestion).collect()
}

/// Rows drawn at first, and each time more are asked for.
const STEP: usize = 250;

/// How many rows of a long table are drawn; all of them on paper.
#[derive(Clone, Copy)]
pub struct Drawn(RwSignal<usize>);

impl Drawn {
    /// The first ones.
    pub fn new() -> Self {
        let limit = RwSignal::new(STEP);
        let before =
            window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| limit.set(usize::MAX));
        on_cleanup(move || before.remove());
        Self(limit)
    }

    /// How many of `total` are drawn.
    pub fn of(self, total: usize) -> usize {
        self.0.get().min(total)
    }

    /// Begins again with the first ones, after a filter.
    pub fn reset(self) {
        self.0.set(STEP);
    }
}

/// The row after the last, while some are not drawn.
#[component]
pub fn MoreRow(drawn: Drawn, #[prop(into)] total: Signal<usize>, span: usize) -> impl IntoView {
    let more = move || drawn.0.update(|limit| *limit = limit.saturating_add(STEP));
    move || {
        let (shown, total) = (drawn.of(total.get()), total.get());
        (shown < total).then(|| {
            let words = format!("第 1 至 {} 行，共 {} 行　再显示一些", thousands(shown), thousands(total));
            view! {
                <tr class="more-row"><td colspan=span.to_string()>
                    <button type="button" class="btn btn-plain btn-small" on:click=move |_| more()>{words}</button>
                </td></tr>
            }
        })
    }
}

/// The button that prints the page as it is filtered, every row drawn first.
#[component]
pub fn PrintButton(#[prop(optional)] drawn: Option<Drawn>) -> impl IntoView {
    let print = move |_| {
        if let Some(drawn) = drawn {
            drawn.0.set(usize::MAX);
        }
        request_animation_frame(page::print);
    };
    view! { <button type="button" class="btn" on:click=print>"打印"</button> }
}

/// Tenths of a percent as they are written: `85.8%`, or a dash.
pub fn percent(per_mille: Option<usize>) -> String {
    per_mille.map_or("—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10))
}
