//! 观摩分类: what the tours made of the organization (评优评先依据).

use leptos::prelude::*;

use crate::domain::dates::month_day;
use crate::domain::kind::Id;
use crate::domain::organization::Rating;
use crate::domain::points;
use crate::ledger::tour::lock::ratings;
use crate::ui::components::SectionHead;
use crate::ui::session::Session;

/// The 分类 by tour, newest first; nothing while there are none.
#[component]
pub fn Ratings(id: Id) -> impl IntoView {
    let session = Session::get();
    let all = Memo::new(move |_| session.read(|ledger, tree| ratings(ledger, tree, id)));
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let count = Signal::derive(move || Some(format!("{} 次", all.with(Vec::len))));
    move || {
        some.get().then(|| {
            view! {
                <SectionHead title="观摩分类" count/>
                <ul class="ratings">{move || all.get().into_iter().map(line).collect_view()}</ul>
            }
        })
    }
}

fn line(rating: Rating) -> impl IntoView {
    let Rating { tour, tier, score, rank, of, day } = rating;
    let tier = if tier.is_empty() { "没有分类".to_owned() } else { tier };
    let rank = rank.map(|rank| match of {
        Some(of) => format!("{of} 个里第 {rank} 名"),
        None => format!("第 {rank} 名"),
    });
    let score = score.map(|score| format!("{} 分", points::fixed(score)));
    let more: Vec<String> = [rank, score, day.map(month_day)].into_iter().flatten().collect();
    view! { <li><b>{tour}</b><span class="rating">{tier}</span><span class="small quiet">{more.join("　")}</span></li> }
}
