//! What the notice says: a form while it is a draft, then as it was issued.

use leptos::prelude::*;

use super::desk::{NOTICE, OneNotice};
use crate::domain::dates::{Date, day_in_words};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::letters::NoticeDeed;
use crate::ui::components::SectionHead;
use crate::ui::forms::{BoundField, FormField, RecordForm};

/// The fields of a draft and their widths.
const FIELDS: [(&str, &str); 6] = [
    (Notice::prefix, "w2"),
    (Notice::due, "w2"),
    (Notice::person, "w2"),
    (Notice::checked, "w2"),
    (Notice::place, "w2"),
    (Notice::people, "w2"),
];

#[component]
pub fn Body() -> impl IntoView {
    let one = OneNotice::get();
    let refused = one.refusal(NoticeDeed::Edit);
    let may = Memo::new(move |_| refused.with(Option::is_none));
    move || {
        if may.get() { view! { <DraftForm/> }.into_any() } else { view! { <Issued/> }.into_any() }
    }
}

#[component]
fn DraftForm() -> impl IntoView {
    let one = OneNotice::get();
    let to = Signal::derive(move || Some(format!("主送 {}", one.notice.with(|notice| notice.unit.name.clone()))));
    let fields: Vec<FormField> = FIELDS.into_iter().map(FormField::from).collect();
    view! {
        <SectionHead title="内容" count=to/>
        <RecordForm kind=&NOTICE id=one.id fields quiet=true/>
        <div class="form-grid letter-long">
            <BoundField kind=&NOTICE id=one.id name=Notice::basis width="w6" rows=2
                placeholder="例：《中国共产党支部工作条例（试行）》第九条"/>
            <BoundField kind=&NOTICE id=one.id name=Notice::demand width="w6" rows=5/>
            <BoundField kind=&NOTICE id=one.id name=Notice::signer width="w2" help="空着就写点“签发”的人"/>
            <BoundField kind=&NOTICE id=one.id name=Notice::copies width="w4"/>
        </div>
    }
}

/// As it was issued, or the draft of somebody else.
#[component]
fn Issued() -> impl IntoView {
    let one = OneNotice::get();
    let day = |day: Option<Date>| day.map(day_in_words).unwrap_or_default();
    let facts = move || {
        let notice = one.notice.get();
        let copies: Vec<String> = notice.copies.iter().map(|copy| copy.name.clone()).collect();
        let all = [
            ("主送", notice.unit.name.clone()),
            ("抄送", copies.join("、")),
            ("检查时间", day(notice.checked)),
            ("检查地点", notice.place.clone()),
            ("检查人员", notice.people.clone()),
            ("责任人", notice.person.clone()),
            ("整改时限", day(notice.due)),
            ("签发", [notice.signer.clone(), day(notice.issued)].join("　").trim().to_owned()),
        ];
        let known = all.into_iter().filter(|(_, text)| !text.is_empty());
        known.map(|(label, text)| view! { <dt>{label}</dt><dd>{text}</dd> }).collect_view()
    };
    let long = move || {
        let notice = one.notice.get();
        let all = [("依据", notice.basis.clone()), ("整改要求", notice.demand.clone())];
        let known = all.into_iter().filter(|(_, text)| !text.trim().is_empty());
        known.map(|(label, text)| view! { <dt>{label}</dt><dd class="letter-text">{text}</dd> }).collect_view()
    };
    view! {
        <SectionHead title="内容"/>
        <dl class="facts facts-wide">{facts}</dl>
        <dl class="facts letter-facts">{long}</dl>
    }
}
