//! What is wrong, who mends it until when; and where it came from.

use leptos::prelude::*;

use super::context::{FINDING, OneFinding, lines};
use super::hand_over::unit_name;
use super::limit_box::LimitBox;
use crate::domain::finding::Finding;
use crate::ui::components::{Button, ButtonKind, SectionHead};
use crate::ui::forms::BoundField;

/// 问题和责任.
#[component]
pub fn Facts() -> impl IntoView {
    let one = OneFinding::get();
    let id = one.id;
    let suggest = one.suggest();
    let lacks = Signal::derive(move || {
        let lacks = one.with(Finding::lacks);
        (!lacks.is_empty()).then(|| format!("还缺{}", lacks.join("、")))
    });
    let (rows, demand_rows) = one.look(|finding| (lines(&finding.text), lines(&finding.demand)));
    let hand = move |()| one.dialogs.hand_over.set(true);
    view! {
        <SectionHead title="问题和责任" count=lacks/>
        <div class="form-grid">
            <BoundField kind=&FINDING id name=Finding::text width="w6" rows why_not=one.foreign quiet=true/>
            <div class="field w3"><span class="label">"责任单位"</span>
                <p class="finding-unit">{move || unit_name(one)}<Button kind=ButtonKind::Plain small=true label="交给别的单位" why_not=one.foreign on_press=hand/></p>
            </div>
            <LimitBox/>
            <BoundField kind=&FINDING id name=Finding::leaders width="w3" suggest placeholder="姓名或职务，可以加几个" why_not=one.foreign quiet=true/>
            <BoundField kind=&FINDING id name=Finding::persons width="w3" suggest placeholder="姓名或职务，可以加几个" why_not=one.foreign quiet=true/>
            <BoundField kind=&FINDING id name=Finding::demand width="w6" rows=demand_rows why_not=one.foreign quiet=true/>
        </div>
    }
}

/// 来源和类别.
#[component]
pub fn Origin() -> impl IntoView {
    let one = OneFinding::get();
    let id = one.id;
    let field = move |name: &'static str, width: &'static str| {
        view! { <BoundField kind=&FINDING id name width why_not=one.foreign quiet=true/> }
    };
    view! {
        <SectionHead title="来源和类别"/>
        <div class="form-grid">
            {field(Finding::source, "w2")}
            {field(Finding::source_note, "w4")}
            {field(Finding::issuer, "w2")}
            {field(Finding::found, "w2")}
            {field(Finding::dimension, "w2")}
            {field(Finding::commonness, "w2")}
            {field(Finding::urgency, "w2")}
            {field(Finding::long, "w2")}
            {field(Finding::basis, "w6")}
        </div>
    }
}
