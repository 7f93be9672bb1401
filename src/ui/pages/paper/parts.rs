//! The parts of which sheets are made: paper, rows of label and text, spaces to write on, signatures.

use leptos::prelude::*;

/// One sheet: its title, then whose it is.
#[component]
pub fn Paper(
    #[prop(into)] title: String,
    /// The line below the title; left out when empty.
    #[prop(into)]
    sub: String,
    /// Whether it lies on its side.
    #[prop(optional)]
    lying: bool,
    children: Children,
) -> impl IntoView {
    let sub = (!sub.is_empty()).then(|| view! { <p class="doc-sub">{sub}</p> });
    // A wide sheet scrolls on a narrow screen: it takes focus, and so it has a name.
    let (focus, name) = (lying.then_some("0"), lying.then(|| title.clone()));
    view! {
        <section class="sheet-a4 doc" class:lying=lying tabindex=focus aria-label=name>
            <h1>{title}</h1>{sub}{children()}
        </section>
    }
}

/// A table of labels and texts: rows of [`Pair`] and [`Wide`].
#[component]
pub fn Form(children: Children) -> impl IntoView {
    view! {
        <table class="grid-doc form-doc">
            <colgroup>
                <col style:width="16%"/><col style:width="34%"/><col style:width="16%"/><col/>
            </colgroup>
            <tbody>{children()}</tbody>
        </table>
    }
}

/// Two labels and their texts in one row.
#[component]
pub fn Pair(label: &'static str, text: String, other: &'static str, other_text: String) -> impl IntoView {
    view! {
        <tr><th scope="row">{label}</th><td>{text}</td><th scope="row">{other}</th><td>{other_text}</td></tr>
    }
}

/// A label and a text over the whole width, or `lines` to write on. Long texts may run over to the next page.
#[component]
pub fn Wide(label: &'static str, text: String, #[prop(optional)] lines: usize) -> impl IntoView {
    view! { <tr class="may-break"><th scope="row">{label}</th><td colspan="3"><Prose text lines/></td></tr> }
}

/// A text in its paragraphs, or `lines` to write on when there is none.
#[component]
pub fn Prose(text: String, lines: usize) -> impl IntoView {
    let paragraphs: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if paragraphs.is_empty() {
        return (0..lines).map(|_| view! { <span class="write-line"></span> }).collect_view().into_any();
    }
    paragraphs.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}

/// A text, or a line of this width (CSS length) to write it on.
#[component]
pub fn Fill(#[prop(into)] text: String, width: &'static str) -> impl IntoView {
    if text.is_empty() {
        return view! { <span class="sign" style:min-width=width></span> }.into_any();
    }
    view! { {text} }.into_any()
}

/// ` 20 人`: a label, a count or a space for it, and the unit.
#[component]
pub fn Count(label: &'static str, count: Option<i64>, unit: &'static str) -> impl IntoView {
    let text = count.map_or(String::new(), |count| format!(" {count} "));
    view! { <span class="doc-count">{label}<Fill text width="11mm"/>{unit}</span> }
}

/// `主持人（签名）` and a line.
#[component]
pub fn Signature(who: &'static str) -> impl IntoView {
    view! { <span>{format!("{who}（签名）")}<span class="sign" style:min-width="28mm"></span></span> }
}

/// `年 月 日` to be written.
#[component]
pub fn WriteDate() -> impl IntoView {
    view! {
        <span>
            <span class="sign" style:min-width="14mm"></span>"年"<span class="sign" style:min-width="9mm"></span>"月"
            <span class="sign" style:min-width="9mm"></span>"日"
        </span>
    }
}

/// The head of a table that repeats on every page.
#[component]
pub fn Head(labels: &'static [&'static str]) -> impl IntoView {
    let cells = labels.iter().map(|label| view! { <th scope="col">{*label}</th> }).collect_view();
    view! { <thead><tr>{cells}</tr></thead> }
}

/// The widths of the columns, in percent; 0 takes what is left.
#[component]
pub fn Widths(#[prop(into)] percent: Vec<u8>) -> impl IntoView {
    let one = |width: &u8| {
        let width = (*width > 0).then(|| format!("{width}%"));
        view! { <col style:width=width/> }
    };
    view! { <colgroup>{percent.iter().map(one).collect_view()}</colgroup> }
}
