//! The frame of every page: the rail with its nine words, and the place where the page stands.

use super::{focus, overlay};
use leptos::{html, prelude::*};

/// Who is working, as the rail shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// Name of the organization.
    pub organization: String,
    /// Name and post of the person, such as `陈桂兰 · 专职副书记`.
    pub person: String,
}

/// One word of the main menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavEntry {
    /// The word itself.
    pub label: &'static str,
    /// Where it leads, such as `#/members`.
    pub href: &'static str,
    /// How many things wait there; zero shows nothing.
    pub count: usize,
    /// Whether any of them is late.
    pub late: bool,
    /// Whether this page is open.
    pub current: bool,
}

/// Rail and page. `children` is the page; it stands in `<main id="page">`.
#[component]
pub fn Shell(
    /// Who is working.
    #[prop(into)]
    who: Signal<Who>,
    /// The who-button was pressed.
    #[prop(into)]
    on_who: Callback<()>,
    /// The words of the menu.
    #[prop(into)]
    nav: Signal<Vec<NavEntry>>,
    /// The foot of the rail: the last backup.
    #[prop(optional, into)]
    foot: ViewFn,
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let main = NodeRef::<html::Main>::new();
    view! {
        <a class="skip" href="#page" on:click=move |event| {
            // The address belongs to the routes, so the link moves focus itself.
            event.prevent_default();
            if let Some(main) = main.get_untracked() { focus::focus(&main); }
        }>"跳到正文"</a>
        <div class="shell">
            <header class="rail" class:is-open=open>
                <a class="brand" href="#/"><span class="seal" aria-hidden="true">"账"</span><b>"党建一本账"</b></a>
                <WhoButton who on_who/>
                <MenuButton open/>
                <Nav nav open/>
                <div class="rail-foot">{foot.run()}</div>
            </header>
            <main id="page" tabindex="-1" node_ref=main>{children()}</main>
        </div>
    }
}

#[component]
fn WhoButton(who: Signal<Who>, on_who: Callback<()>) -> impl IntoView {
    let title = move || who.with(|who| format!("{} {}（点此更换）", who.organization, who.person));
    view! {
        <button class="who" type="button" title=title on:click=move |_| on_who.run(())>
            <b>{move || who.get().organization}</b>
            <span>{move || who.get().person}</span>
        </button>
    }
}

#[component]
fn MenuButton(open: RwSignal<bool>) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let close = Callback::new(move |()| {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            focus::focus(&button);
        }
    });
    view! {
        <button class="btn menu" type="button" node_ref=button aria-controls="main-menu"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)>"菜单"</button>
        {move || open.get().then(|| overlay::lie_on_top(close))}
    }
}

#[component]
fn Nav(nav: Signal<Vec<NavEntry>>, open: RwSignal<bool>) -> impl IntoView {
    let words =
        Memo::new(move |_| nav.with(|nav| nav.iter().map(|entry| (entry.label, entry.href)).collect::<Vec<_>>()));
    view! {
        <nav class="rail-nav" id="main-menu" aria-label="主菜单" on:click=move |_| open.set(false)>
            <For each=move || words.get() key=|(_, href)| *href let((label, href))>
                <NavLink label href nav/>
            </For>
        </nav>
    }
}

/// One word; only its count and its mark change, so that focus stays on it.
#[component]
fn NavLink(label: &'static str, href: &'static str, nav: Signal<Vec<NavEntry>>) -> impl IntoView {
    let state = Memo::new(move |_| {
        nav.with(|nav| {
            nav.iter().find(|entry| entry.href == href).map(|entry| (entry.count, entry.late, entry.current))
        })
        .unwrap_or_default()
    });
    let count = move || {
        let (count, late, _) = state.get();
        (count > 0).then(|| {
            let told = if late { "件，有逾期" } else { "件" };
            view! {
                <i class:late=late aria-hidden="true">{count}</i>
                <span class="visually-hidden">{format!("{count} {told}")}</span>
            }
        })
    };
    view! { <a href=href aria-current=move || state.get().2.then_some("page")>{label}{count}</a> }
}
