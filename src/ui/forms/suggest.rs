//! Suggestions for a person or an organization, by characters and by 拼音首字母.

use crate::domain::order::Ordered;
use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::browser::collation::initial;
use crate::domain::kind::{Id, Kind, Ref};
use crate::domain::member::Member;
use crate::domain::organization::Organization;
use crate::ledger::work::people::{everybody, matches};
use crate::ui::components::{Named, Suggestion};
use crate::ui::session::Session;

/// How many are offered.
const MOST: usize = 10;

/// What a box of suggestions gave, as a reference.
pub fn reference(named: Named) -> Ref {
    Ref { id: named.id.and_then(|id| id.parse().ok()), name: named.name }
}

/// The suggestions for references to a kind; none for a kind without names.
pub(super) fn for_kind(target: &'static str) -> Callback<String, Vec<Suggestion>> {
    let session = Session::get();
    Callback::new(move |text: String| match target {
        kind if kind == Member::SPEC.name => suggest_members(session, &text, None),
        kind if kind == Organization::SPEC.name => suggest_organizations(session, &text, &|_| true),
        _ => Vec::new(),
    })
}

/// Members whose name fits, those of `home` first; who left is not offered.
pub fn suggest_members(session: Session, text: &str, home: Option<Id>) -> Vec<Suggestion> {
    let today = session.today.get_untracked();
    session.look(|ledger, tree| {
        let near: BTreeSet<Id> = home.map(|home| tree.ids_within(home)).unwrap_or_default();
        let mut hits: Vec<(bool, usize, Suggestion)> = everybody(ledger)
            .into_iter()
            .filter(|member| member.belongs_on(today))
            .filter_map(|member| {
                let at = place(text, &member.name)?;
                let far = !member.org.is_some_and(|org| near.contains(&org));
                let hint = member.org.map_or_else(String::new, |org| tree.name(org).to_owned());
                Some((far, at, Suggestion { id: member.id.to_string(), label: member.name, hint }))
            })
            .collect();
        hits.order_by_key(|(far, at, _)| (*far, *at));
        first(hits)
    })
}

/// Organizations whose name fits and that `may` be chosen; dissolved ones are not offered.
pub fn suggest_organizations(session: Session, text: &str, may: &dyn Fn(&Organization) -> bool) -> Vec<Suggestion> {
    session.look(|_, tree| {
        let mut hits: Vec<(bool, usize, Suggestion)> = tree
            .all()
            .filter(|org| org.dissolved.is_none() && may(org))
            .filter_map(|org| {
                let at = place(text, &org.name)?;
                let hint = tree.parent(org.id).map_or(org.level.label(), |parent| tree.name(parent)).to_owned();
                Some((false, at, Suggestion { id: org.id.to_string(), label: org.name.clone(), hint }))
            })
            .collect();
        hits.order_by_key(|(far, at, _)| (*far, *at));
        first(hits)
    })
}

/// Where the text was found in the name; hits at its beginning come first.
fn place(text: &str, name: &str) -> Option<usize> {
    let marks = matches(text, name, &initial, &[])?;
    Some(marks.first().map_or(0, |mark| mark.0))
}

fn first(hits: Vec<(bool, usize, Suggestion)>) -> Vec<Suggestion> {
    hits.into_iter().take(MOST).map(|(_, _, suggestion)| suggestion).collect()
}
