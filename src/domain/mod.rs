//! What the work is: kinds of record, rules with their sources, calendar, pasted tables. Pure.

pub mod dates;
pub mod fixed_day;
pub mod gender;
pub mod html_table;
pub mod id_card;
pub mod kind;
pub mod numbering;
pub mod order;
pub mod order_key;
pub mod points;
pub mod rules;
pub mod suggestions;
pub mod table;
pub mod text;
pub mod tsv;
pub mod voting;
pub mod work_calendar;

pub mod calendar_year;
pub mod finding;
pub mod member;
pub mod organization;
pub mod party_day;
pub mod photo;
pub mod plan_item;
pub mod progress;
pub mod receipt;
pub mod rectification;
pub mod rectification_notice;
pub mod responsibility;
pub mod scheme;
pub mod score_sheet;
pub mod scoring;
pub mod task;
pub mod template;
pub mod tour;
pub mod unit_rule;

use kind::{Kind, KindSpec};

/// Every kind of record there is, in the order in which lists and packs name them.
pub const KINDS: &[KindSpec] = &[
    organization::Organization::SPEC,
    member::Member::SPEC,
    member::MemberPrivate::SPEC,
    unit_rule::FixedDay::SPEC,
    unit_rule::RuleOverride::SPEC,
    calendar_year::CalendarYear::SPEC,
    plan_item::PlanItem::SPEC,
    party_day::PartyDay::SPEC,
    task::Task::SPEC,
    photo::Photo::SPEC,
    template::Template::SPEC,
    scheme::Scheme::SPEC,
    tour::Tour::SPEC,
    tour::Stop::SPEC,
    tour::Gathering::SPEC,
    score_sheet::ScoreSheet::SPEC,
    score_sheet::Remark::SPEC,
    finding::Finding::SPEC,
    progress::Progress::SPEC,
    rectification_notice::RectificationNotice::SPEC,
    responsibility::Responsibility::SPEC,
    responsibility::Contact::SPEC,
    receipt::Receipt::SPEC,
];

/// The declaration of a kind; `None` for a kind that a newer program made.
pub fn kind_named(name: &str) -> Option<&'static KindSpec> {
    KINDS.iter().find(|spec| spec.name == name)
}
