//! 联系点: leader ↔ organization with tasks and visits; 1+1+2 结对包建 is the same with four roles.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::names::Names;
use crate::domain::dates::Date;
use crate::domain::kind::{Group, Id, Kind, Ref, Value};
use crate::domain::order::{Gather, Ordered};
use crate::domain::order_key::between;
use crate::domain::organization::Level;
use crate::domain::responsibility::{Contact, ContactPerson, ContactRole, Visit};
use crate::domain::task::{Task, TaskState};
use crate::ledger::{Draft, Ledger, Life, OrgTree, rights};

/// Makes an organization a 联系点 of a year.
///
/// # Errors
/// It is one already, is not known, or is none of ours.
pub fn create(ledger: &Ledger, tree: &OrgTree, organization: Id, year: i32, me: Id) -> Result<Draft, String> {
    let organization = tree.resolve(organization);
    if tree.get(organization).is_none() {
        return Err("请选联系的党组织".to_owned());
    }
    may(tree, me, Some(organization))?;
    let id = Contact::id_of(organization, year);
    if ledger.read::<Contact>(id).is_some() {
        return Err(format!("{}已经是 {year} 年的联系点", tree.name(organization)));
    }
    let mut draft = Draft::new(format!("{}设为联系点", tree.name(organization)));
    if ledger.record(Contact::KIND, id).is_some_and(|record| record.life() == Life::Deleted) {
        draft.restore(Contact::KIND, id);
    }
    draft
        .belongs::<Contact>(id, organization)
        .set::<Contact, _>(id, Contact::organization, &Ref::to(organization, tree.name(organization)))
        .set::<Contact, _>(id, Contact::year, &i64::from(year));
    Ok(draft)
}

/// Whether a unit may write a 联系点.
///
/// # Errors
/// A sentence that says who may.
pub fn may(tree: &OrgTree, me: Id, org: Option<Id>) -> Result<(), String> {
    let spec = Contact::SPEC.field(Contact::organization);
    let allowed = spec.map_or(Ok(()), |spec| rights::may_write(tree, me, org, spec));
    let name = org.map_or("联系的党组织", |org| tree.name(org));
    allowed.map_err(|_| format!("{name}的联系点由它自己和它的上级来记，本单位只能看。"))
}

/// Adds one who looks after it, as the last of them.
///
/// # Errors
/// The 联系点 is gone or another unit's, nobody is named, or it is said already.
pub fn add_person(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (role, who, post): (ContactRole, &Ref, &str),
    (me, fresh): (Id, Id),
) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    may(tree, me, contact.org)?;
    if who.is_empty() {
        return Err(format!("请写{}的{}", role.label(), if role.is_unit() { "名称" } else { "姓名" }));
    }
    if contact.people.values().any(|one| one.role == role && one.who.name == who.name) {
        return Err(format!("{}{}已经在里面", role.label(), who.name));
    }
    let last = contact.people.values().map(|one| one.order.as_str()).max();
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("{}：加{}", contact.organization.name, role.label()));
    draft
        .set_part::<Contact, _>(id, Contact::people, &key, ContactPerson::order, &between(last, None))
        .set_part::<Contact, _>(id, Contact::people, &key, ContactPerson::role, &role)
        .set_part::<Contact, Ref>(id, Contact::people, &key, ContactPerson::who, who)
        .set_part::<Contact, _>(id, Contact::people, &key, ContactPerson::post, &post.trim().to_owned());
    Ok(draft)
}

/// Removes one who looked after it, or a visit.
///
/// # Errors
/// The 联系点 is gone or another unit's.
pub fn remove_part(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (group, key): (&str, &str),
    me: Id,
) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    may(tree, me, contact.org)?;
    let (fields, what) = match group {
        Contact::people => (ContactPerson::FIELDS, "去掉联系人"),
        _ => (Visit::FIELDS, "删除到点记录"),
    };
    let mut draft = Draft::new(format!("{}：{what}", contact.organization.name));
    for field in fields {
        draft.put(Contact::KIND, id, format!("{group}.{key}.{}", field.name), Value::Null);
    }
    Ok(draft)
}

/// Notes a visit.
///
/// # Errors
/// The 联系点 is gone or another unit's, nothing is said, or the day is not of its year or still to come.
pub fn add_visit(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    (day, by, text): (Date, &str, &str),
    (me, fresh, today): (Id, Id, Date),
) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    may(tree, me, contact.org)?;
    if by.trim().is_empty() {
        return Err("请写谁到点".to_owned());
    }
    if text.trim().is_empty() {
        return Err("请写到点做了什么，例：参加主题党日，讲党课".to_owned());
    }
    if day > today {
        return Err(format!("{day} 还没有到，到点以后再记"));
    }
    if let Some(year) = contact.year.filter(|year| *year != i64::from(day.year())) {
        return Err(format!("这是 {year} 年的联系点，{day} 的到点记到那一年里"));
    }
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("{}：记到点指导", contact.organization.name));
    draft
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::day, &day)
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::by, &by.trim().to_owned())
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::text, &text.trim().to_owned());
    Ok(draft)
}

/// Deletes a 联系点; its tasks stay.
///
/// # Errors
/// The 联系点 is gone or another unit's.
pub fn remove(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    may(tree, me, contact.org)?;
    let mut draft = Draft::new(format!("{}不再是联系点", contact.organization.name));
    draft.delete(Contact::KIND, id);
    Ok(draft)
}

fn read(ledger: &Ledger, id: Id) -> Result<Contact, String> {
    ledger.read(id).ok_or_else(|| "这个联系点已经删除，可以在历史里恢复。".to_owned())
}

/// The 联系点 of a year within an organization, in the order of the tree.
pub fn list(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32) -> Vec<Contact> {
    let within = tree.ids_within(top);
    let places: BTreeMap<Id, usize> =
        tree.subtree(top).into_iter().enumerate().map(|(at, (id, _))| (id, at)).gather_map();
    let place = |contact: &Contact| contact.org.and_then(|org| places.get(&tree.resolve(org)).copied());
    let all = ledger.all_in::<Contact>(|org| within.contains(&org));
    let mut all: Vec<Contact> = all.into_iter().filter(|contact| contact.year == Some(i64::from(year))).collect();
    all.order_by_key(|contact| (place(contact), contact.id));
    all
}

/// The tasks of a 联系点.
pub fn tasks(ledger: &Ledger, id: Id) -> Vec<Task> {
    let mut all: Vec<Task> = ledger.all::<Task>().into_iter().filter(|task| task.contact == Some(id)).collect();
    all.order_by_key(|task| (task.due.is_none(), task.due, task.id));
    all
}

/// A 联系点 in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The 联系点.
    pub contact: Contact,
    /// The organization's name now.
    pub name: String,
    /// How many visits there were in the year.
    pub visits: usize,
    /// The last of them.
    pub last: Option<Date>,
    /// How many tasks it has, dropped ones left out.
    pub tasks: usize,
    /// How many of them are not done.
    pub open: usize,
    /// How many of them are late.
    pub late: usize,
}

/// The rows of the list.
pub fn rows(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32, today: Date) -> Vec<Row> {
    let mut states: BTreeMap<Id, Vec<TaskState>> = BTreeMap::new();
    for task in ledger.all::<Task>() {
        if let Some(contact) = task.contact {
            states.entry(contact).or_default().push(task.state(today));
        }
    }
    let names = Names::within(tree, top);
    let one = |contact: Contact| {
        let states = states.get(&contact.id).map_or(&[][..], Vec::as_slice);
        let count = |is: fn(TaskState) -> bool| states.iter().filter(|state| is(**state)).count();
        let days = contact.visits.values().filter_map(|visit| visit.day).filter(|day| day.year() == year);
        Row {
            name: contact.org.map_or(contact.organization.name.clone(), |org| names.name(org)),
            visits: days.clone().count(),
            last: days.max(),
            tasks: count(|state| state != TaskState::Cancelled),
            open: count(|state| !matches!(state, TaskState::Done | TaskState::Cancelled)),
            late: count(|state| state == TaskState::Late),
            contact,
        }
    };
    list(ledger, tree, top, year).into_iter().map(one).collect()
}

/// The organizations within one that nobody looks after in a year, in the order of the tree, without itself, 党小组 and dissolved ones.
pub fn without(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32) -> Vec<Id> {
    let top = tree.resolve(top);
    let has: BTreeSet<Id> = list(ledger, tree, top, year)
        .iter()
        .filter_map(|contact| contact.org)
        .map(|org| tree.resolve(org))
        .gather_set();
    let counts = |id: &Id| tree.get(*id).is_some_and(|org| org.level != Level::Group && org.dissolved.is_none());
    tree.subtree(top).into_iter().map(|(id, _)| id).filter(|id| *id != top && !has.contains(id) && counts(id)).collect()
}

/// Who looks after which organizations: one line a person or unit, those with most first.
pub fn by_person(rows: &[Row]) -> Vec<(String, Vec<&Row>)> {
    let mut all: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        let names: BTreeSet<&str> = row.contact.people.values().map(|one| one.who.name.as_str()).gather_set();
        names.into_iter().for_each(|name| all.entry(name).or_default().push(row));
    }
    let mut all: Vec<(String, Vec<&Row>)> = all.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect();
    all.order_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    all
}
