//! What upper levels ask for in the year plan (计划要点): handed down by pack, adopted in a slot, and when it is revised
//! later shown as a difference that a person accepts or declines. Nothing is applied silently.

use super::calendar::{FixedDays, calendar};
use super::plan::create_dated;
use super::slots::{Slots, clear, revive};
use crate::domain::dates::YearMonth;
use crate::domain::kind::{Id, Kind, Value};
use crate::domain::order::Ordered;
use crate::domain::party_day::PartyDay;
use crate::domain::plan_item::PlanItem;
use crate::domain::suggestions;
use crate::ledger::{Draft, Ledger, OrgTree};

/// A 计划要点 as an organization below sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct UpperItem {
    /// The item.
    pub item: PlanItem,
    /// The organization that asks for it.
    pub from: String,
    /// The slot that adopted it.
    pub adopted: Option<Id>,
}

/// The items of an organization's own year, for those below it, by month.
pub fn items_of(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<PlanItem> {
    let org = tree.resolve(org);
    let mut items = ledger.all_in::<PlanItem>(|id| tree.resolve(id) == org);
    items.retain(|item| item.month.is_some_and(|month| month.year() == year));
    items.order_by_key(|item| (item.month, item.id));
    items
}

/// What stands above an organization asks of it in a year: the nearest level first, each by month.
pub fn upper_items(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<UpperItem> {
    let slots = Slots::of_org(ledger, tree, org, year);
    let adopted = |item: Id| slots.every().find(|(_, day)| day.from_plan == Some(item)).map(|(_, day)| day.id);
    let mut all = Vec::new();
    for upper in tree.ancestors(org) {
        let from = tree.name(upper);
        all.extend(items_of(ledger, tree, upper, year).into_iter().map(|item| UpperItem {
            adopted: adopted(item.id),
            from: from.to_owned(),
            item,
        }));
    }
    all
}

/// Adds an item to an organization's own plan for those below it.
pub fn add_item(
    ledger: &Ledger,
    tree: &OrgTree,
    org: Id,
    month: YearMonth,
    theme: &str,
    fresh: &mut dyn FnMut() -> Id,
) -> Draft {
    let org = tree.resolve(org);
    let first = PlanItem::id_of(org, month);
    let id = if ledger.read::<PlanItem>(first).is_none() { first } else { fresh() };
    let mut draft = Draft::new(format!("新建{}计划要点“{}”", month.in_words(), theme.trim()));
    revive::<PlanItem>(&mut draft, ledger, id);
    draft.belongs::<PlanItem>(id, org);
    draft.set::<PlanItem, _>(id, PlanItem::month, &month);
    draft.set::<PlanItem, _>(id, PlanItem::theme, &theme.trim().to_owned());
    draft
}

/// Changes one field of an item, as typed.
///
/// # Errors
/// A Chinese sentence: the field must not be empty, or the text cannot be read.
pub fn edit_item(id: Id, field: &str, text: &str) -> Result<Draft, String> {
    let spec = PlanItem::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let value = spec.read_text(text)?;
    if spec.must && value.is_null() {
        return Err(format!("{}不能空着", spec.label));
    }
    let mut draft = Draft::new(format!("计划要点：改{}", spec.label));
    draft.put(PlanItem::KIND, id, field, value);
    Ok(draft)
}

/// Deletes an item; those who adopted it see that it was withdrawn.
pub fn delete_item(item: &PlanItem) -> Draft {
    let mut draft = Draft::new(format!("删除计划要点“{}”", item.theme));
    draft.delete(PlanItem::KIND, item.id);
    draft
}

/// What happens to words that stand in the slot already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adopt {
    /// They stay; only what is empty, or was suggested by the program and never touched, is filled.
    KeepOwn,
    /// The item's words replace them.
    Replace,
}

/// Adopts an item as 规定动作: creates the month's slot or links the one that is there.
///
/// # Errors
/// A Chinese sentence: the item is not here, or the month has adopted another one already (and `Replace` was not asked).
pub fn adopt(ledger: &Ledger, tree: &OrgTree, org: Id, item: Id, how: Adopt) -> Result<Draft, String> {
    let org = tree.resolve(org);
    let item = ledger.read::<PlanItem>(item).ok_or("这条要点已经撤回")?;
    let month = item.month.ok_or("这条要点没有写月份")?;
    let slots = Slots::of_org(ledger, tree, org, month.year());
    let known = slots.get(org, month);
    let other = known.and_then(|day| day.from_plan).filter(|other| *other != item.id);
    if let Some(other) = other.filter(|_| how == Adopt::KeepOwn) {
        let theme =
            ledger.read::<PlanItem>(other).map_or("另一条要点".to_owned(), |other| format!("“{}”", other.theme));
        return Err(format!("{}已经采用{theme}。要换成这一条，请选“替换”。", month.in_words()));
    }
    let mut draft = Draft::new(format!("采用{}要点“{}”", month.in_words(), item.theme));
    let slot = match known {
        Some(day) => day.id,
        None => {
            let rule = FixedDays::of(ledger, tree).rule_for(tree, org).rule;
            create_dated(&mut draft, ledger, org, month, &rule, &calendar(ledger))
        }
    };
    draft.set::<PartyDay, _>(slot, PartyDay::from_plan, &item.id);
    draft.put(PartyDay::KIND, slot, PartyDay::from_plan_as, snapshot(&item));
    let suggested = suggestions::for_month(month.month());
    let is_own = |text: &str| {
        !text.is_empty()
            && !suggested.iter().any(|one| one.theme == text || one.content == text)
            && how == Adopt::KeepOwn
    };
    for (field, words) in [(PartyDay::theme, &item.theme), (PartyDay::content, &item.content)] {
        let stands = known.map_or("", |day| local(day, field));
        if !is_own(stands) && (!words.is_empty() || field == PartyDay::content) {
            draft.set::<PartyDay, _>(slot, field, words);
        }
    }
    Ok(draft)
}

/// The fields of an item that a slot remembers, with the slot's field of the same name where it has one.
const WATCHED: [&str; 3] = [PlanItem::theme, PlanItem::content, PlanItem::demand];

fn of_item<'a>(item: &'a PlanItem, field: &str) -> &'a str {
    match field {
        PlanItem::theme => &item.theme,
        PlanItem::content => &item.content,
        _ => &item.demand,
    }
}

fn local<'a>(day: &'a PartyDay, field: &str) -> &'a str {
    match field {
        PartyDay::theme => &day.theme,
        PartyDay::content => &day.content,
        _ => "",
    }
}

fn snapshot(item: &PlanItem) -> Value {
    WATCHED.iter().map(|field| ((*field).to_owned(), Value::from(of_item(item, field)))).collect()
}

/// One thing that the upper level changed since it was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDifference {
    /// The slot that adopted it.
    pub party_day: Id,
    /// Its month.
    pub month: YearMonth,
    /// The item.
    pub item: Id,
    /// The organization that asks for it.
    pub from: String,
    /// The field of the item; empty when the whole item was withdrawn.
    pub field: &'static str,
    /// The field in words: 主题, 内容, 要求; 整条.
    pub label: &'static str,
    /// What it was when it was adopted.
    pub adopted_as: String,
    /// What it is now.
    pub now: String,
    /// What the slot holds.
    pub local: String,
}

impl PlanDifference {
    /// Whether the upper level took the item back.
    pub fn is_withdrawn(&self) -> bool {
        self.field.is_empty()
    }
}

/// Where the upper levels changed what an organization adopted in a year. What was held already is left in peace.
pub fn differences(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<PlanDifference> {
    let mut all = Vec::new();
    for (_, day) in Slots::of_org(ledger, tree, org, year).every().filter(|(_, day)| !day.is_held()) {
        all.extend(differences_of(ledger, tree, day));
    }
    all
}

/// Where the upper level changed what this slot adopted.
pub fn differences_of(ledger: &Ledger, tree: &OrgTree, day: &PartyDay) -> Vec<PlanDifference> {
    let (Some(item_id), Some(month)) = (day.from_plan, day.month) else { return Vec::new() };
    let known = ledger.record(PlanItem::KIND, item_id);
    let from = known.and_then(|record| record.org()).map_or("上级", |org| tree.name(org)).to_owned();
    let as_adopted = |field: &str| day.from_plan_as.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let difference = |field: &'static str, label, now: &str| PlanDifference {
        party_day: day.id,
        month,
        item: item_id,
        from: from.clone(),
        field,
        label,
        adopted_as: as_adopted(if field.is_empty() { PlanItem::theme } else { field }),
        now: now.to_owned(),
        local: local(day, if field.is_empty() { PartyDay::theme } else { field }).to_owned(),
    };
    match ledger.read::<PlanItem>(item_id) {
        Some(item) => WATCHED
            .iter()
            .filter(|field| of_item(&item, field) != as_adopted(field))
            .map(|field| {
                let label = PlanItem::SPEC.field(field).map_or("", |spec| spec.label);
                difference(field, label, of_item(&item, field))
            })
            .collect(),
        // An item that was never here came as a bare reference; only one that was deleted is withdrawn.
        None if known.is_some() => vec![difference("", "整条", "已撤回")],
        None => Vec::new(),
    }
}

/// Takes the revision over; a withdrawn item leaves its words here as 自选.
pub fn accept_difference(ledger: &Ledger, one: &PlanDifference) -> Draft {
    let mut draft = remember(ledger, one);
    draft.label = format!("{}：按上级的新要点改{}", one.month.in_words(), one.label);
    if matches!(one.field, PlanItem::theme | PlanItem::content) {
        draft.set::<PartyDay, _>(one.party_day, one.field, &one.now);
    }
    draft
}

/// Keeps one's own words, and remembers that the revision was seen.
pub fn keep_own(ledger: &Ledger, one: &PlanDifference) -> Draft {
    remember(ledger, one)
}

fn remember(ledger: &Ledger, one: &PlanDifference) -> Draft {
    let mut draft = Draft::new(format!("{}：{}保留本单位的", one.month.in_words(), one.label));
    if one.is_withdrawn() {
        clear::<PartyDay>(&mut draft, one.party_day, PartyDay::from_plan);
        clear::<PartyDay>(&mut draft, one.party_day, PartyDay::from_plan_as);
        return draft;
    }
    let stands = ledger.read::<PartyDay>(one.party_day).map(|day| day.from_plan_as);
    let mut fields = stands.and_then(|value| value.as_object().cloned()).unwrap_or_default();
    fields.insert(one.field.to_owned(), Value::from(one.now.as_str()));
    draft.put(PartyDay::KIND, one.party_day, PartyDay::from_plan_as, Value::Object(fields));
    draft
}

#[cfg(test)]
#[path = "upper_plan_tests.rs"]
mod tests;
