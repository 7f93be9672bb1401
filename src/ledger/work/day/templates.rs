//! Templates: shipped ones, and those that a unit made from a 主题党日.

use crate::domain::order::Ordered;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{named, read};
use crate::domain::kind::{FieldValue, Group, Id, Value};
use crate::domain::order_key::{between, spread};
use crate::domain::party_day::{AgendaItem, PartyDay};
use crate::domain::template::Template;
use crate::ledger::{Draft, Ledger, OrgTree};

#[derive(Deserialize)]
struct Shipped {
    name: String,
    theme: String,
    agenda: Value,
    materials: Vec<String>,
    supplies: Vec<String>,
}

static SHIPPED: LazyLock<Vec<Template>> = LazyLock::new(|| {
    // A test holds that the shipped file is good.
    let all: Vec<Shipped> = serde_json::from_str(include_str!("../../../../data/templates.json")).unwrap_or_default();
    let template = |one: Shipped| Template {
        id: Id::natural(&["template", &one.name]),
        org: None,
        name: one.name,
        theme: one.theme,
        agenda: one.agenda,
        materials: one.materials,
        supplies: one.supplies,
    };
    all.into_iter().map(template).collect()
});

/// The templates that ship.
pub fn shipped_templates() -> &'static [Template] {
    &SHIPPED
}

/// The templates that an organization may start from: its own, those of the levels above it, and the shipped ones.
pub fn templates(ledger: &Ledger, tree: &OrgTree, org: Id) -> Vec<Template> {
    let line: Vec<Id> = std::iter::once(tree.resolve(org)).chain(tree.ancestors(org)).collect();
    let mut own = ledger.all_in::<Template>(|id| line.contains(&tree.resolve(id)));
    own.order_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    own.extend(shipped_templates().iter().cloned());
    own
}

/// Makes a template from a 主题党日: theme, agenda, materials and supplies; no persons, dates or places.
///
/// # Errors
/// A Chinese sentence: the record is gone, or the template has no name.
pub fn to_template(
    ledger: &Ledger,
    id: Id,
    name: &str,
    org: Id,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let (day, name) = (read(ledger, id)?, name.trim().to_owned());
    if name.is_empty() {
        return Err("请给模板起个名字".to_owned());
    }
    let template = fresh();
    let mut draft = Draft::new(format!("存为模板“{name}”"));
    draft.belongs::<Template>(template, org).set::<Template, _>(template, Template::name, &name);
    draft.set::<Template, _>(template, Template::theme, &day.theme);
    let agenda: Value = day.agenda_in_order().into_iter().map(|(_, item)| item_value(item)).collect();
    draft.put(Template::KIND, template, Template::agenda, agenda);
    draft.set::<Template, Vec<String>>(template, Template::materials, &day.materials);
    draft.set::<Template, Vec<String>>(template, Template::supplies, &day.supplies);
    Ok(draft)
}

fn item_value(item: &AgendaItem) -> Value {
    let mut fields = serde_json::Map::new();
    fields.insert(AgendaItem::kind.to_owned(), item.kind.to_value());
    for (field, text) in [(AgendaItem::own, &item.own), (AgendaItem::title, &item.title)] {
        if !text.is_empty() {
            fields.insert(field.to_owned(), text.to_value());
        }
    }
    if let Some(minutes) = item.minutes {
        fields.insert(AgendaItem::minutes.to_owned(), minutes.to_value());
    }
    Value::Object(fields)
}

/// Starts from a template: its agenda goes behind what is there, theme, materials and supplies fill what is empty.
///
/// # Errors
/// A Chinese sentence: the record is gone.
pub fn from_template(
    ledger: &Ledger,
    id: Id,
    template: &Template,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let day = read(ledger, id)?;
    let mut draft = Draft::new(format!("{}：用模板“{}”", named(ledger, id), template.name));
    if day.theme.is_empty() {
        draft.set::<PartyDay, _>(id, PartyDay::theme, &template.theme);
    }
    for (field, here, there) in [
        (PartyDay::materials, &day.materials, &template.materials),
        (PartyDay::supplies, &day.supplies, &template.supplies),
    ] {
        if here.is_empty() && !there.is_empty() {
            draft.set::<PartyDay, Vec<String>>(id, field, there);
        }
    }
    let items = template.agenda.as_array().map_or(&[][..], Vec::as_slice);
    for (item, order) in items.iter().zip(orders(&day, items.len())) {
        let key = fresh().to_string();
        draft.set_part::<PartyDay, _>(id, PartyDay::agenda, &key, AgendaItem::order, &order);
        for field in AgendaItem::FIELDS.iter().filter(|field| field.name != AgendaItem::order) {
            // A template may have been written by another program: what does not fit is left out.
            let value = item.get(field.name).filter(|value| !value.is_null() && field.examine(value).is_ok());
            if let Some(value) = value {
                draft.put(PartyDay::KIND, id, format!("{}.{key}.{}", PartyDay::agenda, field.name), value.clone());
            }
        }
    }
    Ok(draft)
}

/// Order keys behind the items that are there.
fn orders(day: &PartyDay, count: usize) -> Vec<String> {
    let Some(last) = day.agenda_in_order().last().map(|(_, item)| item.order.clone()) else { return spread(count) };
    let next = std::iter::successors(Some(between(Some(&last), None)), |at| Some(between(Some(at), None)));
    next.take(count).collect()
}
