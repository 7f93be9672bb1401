//! 六有: 计划、方案、资料、笔记、记录影像、签到.

use leptos::prelude::*;

/// One of the six.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SixItem {
    /// Its name.
    pub name: String,
    /// What is there (`2 份`), or who is to bring it.
    pub note: String,
    /// Whether it is lacking.
    pub lack: bool,
}

/// The six cells; what is lacking has a red rule and says 缺.
#[component]
pub fn Six(
    /// The cells.
    #[prop(into)]
    items: Signal<Vec<SixItem>>,
) -> impl IntoView {
    let cell = |item: SixItem| {
        let lack = item.lack.then_some("缺");
        view! { <li class:lack=item.lack><b>{lack}{item.name}</b>{item.note}</li> }
    };
    view! { <ul class="six" aria-label="六有">{move || items.get().into_iter().map(cell).collect_view()}</ul> }
}
