//! The numbers at the head.

use leptos::prelude::*;

use super::BoardDesk;
use super::link::ToList;
use crate::ui::components::thousands;
use crate::ui::lists::findings_board::{Total, totals};

/// 全部, 未销号, 逾期, soon due, 待验收, 长期坚持, 销号率.
#[component]
pub fn Sums() -> impl IntoView {
    let desk = BoardDesk::get();
    let one = move |total: Total| {
        let filter = desk.figures.with(|figures| figures.list(total.show));
        let class = if total.tone == "red" { "bad" } else { total.tone };
        view! { <ToList filter class><b>{total.shown}</b>{total.label}</ToList> }
    };
    let all = move || desk.figures.with(|figures| totals(figures, &thousands)).into_iter().map(one).collect_view();
    view! { <nav class="sums finding-sums" aria-label="总数">{all}</nav> }
}
