//! 名称, 方式, dates, 带队, 目的和要求.

use leptos::prelude::*;

use crate::domain::tour::Tour;
use crate::ui::components::SectionHead;
use crate::ui::forms::BoundField;
use crate::ui::pages::tour::desk::{TOUR, TourDesk};

/// The form.
#[component]
pub fn Facts() -> impl IntoView {
    let desk = TourDesk::get();
    let (id, refusal) = (desk.id, desk.refusal);
    let order = Signal::derive(move || {
        desk.tour.with(|tour| match (tour.from, tour.to) {
            (Some(from), Some(to)) if to < from => Some("结束在开始之前".to_owned()),
            _ => None,
        })
    });
    view! {
        <SectionHead title="方案"/>
        <div class="form-grid">
            <BoundField kind=&TOUR id name=Tour::name width="w4" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::mode width="w2" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::from width="w2" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::to width="w2" warning=order why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::due width="w2" help="到这一天，所有社区和两新都要观摩到" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::leader width="w4" help="" placeholder="如：街道党工委书记 李志远" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::year width="w1" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::round width="w1" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::purpose width="w6" rows=3 placeholder="例：以观促学、以评促改。各点汇报不超过 8 分钟，讲成效也讲问题。" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::party width="w6" rows=2 label="观摩团其他成员（不打分）" placeholder="例：各社区党委书记、两新党组织负责人" why_not=refusal quiet=true/>
        </div>
    }
}
