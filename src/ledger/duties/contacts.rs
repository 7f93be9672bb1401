//! 联系点: leader ↔ organization with tasks and visits; 1+1+2 结对包建 is the same with four roles.

use crate::domain::dates::Date;
use crate::domain::kind::{Group, Id, Ref, Value};
use crate::domain::order::Ordered;
use crate::domain::order_key::between;
use crate::domain::responsibility::{Contact, ContactPerson, ContactRole, Visit};
use crate::domain::task::Task;
use crate::ledger::{Draft, Ledger, OrgTree};

/// Makes an organization a 联系点 of a year.
pub fn create(tree: &OrgTree, organization: Id, year: i32) -> Draft {
    let organization = tree.resolve(organization);
    let id = Contact::id_of(organization, year);
    let mut draft = Draft::new(format!("{}设为联系点", tree.name(organization)));
    draft
        .belongs::<Contact>(id, organization)
        .set::<Contact, _>(id, Contact::organization, &Ref::to(organization, tree.name(organization)))
        .set::<Contact, _>(id, Contact::year, &i64::from(year));
    draft
}

/// Adds one who looks after it.
///
/// # Errors
/// The 联系点 is gone, or nobody is named.
pub fn add_person(
    ledger: &Ledger,
    id: Id,
    (role, who, post): (ContactRole, &Ref, &str),
    fresh: Id,
) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    if who.is_empty() {
        return Err(format!("请写{}的姓名或单位", role.label()));
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
/// The 联系点 is gone.
pub fn remove_part(ledger: &Ledger, id: Id, group: &str, key: &str) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
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
/// The 联系点 is gone, or nothing is said.
pub fn add_visit(ledger: &Ledger, id: Id, (day, by, text): (Date, &str, &str), fresh: Id) -> Result<Draft, String> {
    let contact = read(ledger, id)?;
    if text.trim().is_empty() {
        return Err("请写到点做了什么，例：参加主题党日，讲党课".to_owned());
    }
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("{}：记到点指导", contact.organization.name));
    draft
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::day, &day)
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::by, &by.trim().to_owned())
        .set_part::<Contact, _>(id, Contact::visits, &key, Visit::text, &text.trim().to_owned());
    Ok(draft)
}

fn read(ledger: &Ledger, id: Id) -> Result<Contact, String> {
    ledger.read(id).ok_or_else(|| "这个联系点已经删除，可以在历史里恢复。".to_owned())
}

/// The 联系点 of a year within an organization, in the order of the tree.
pub fn list(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32) -> Vec<Contact> {
    let within = tree.ids_within(top);
    let place = |contact: &Contact| {
        tree.subtree(top).iter().position(|(id, _)| Some(*id) == contact.org.map(|org| tree.resolve(org)))
    };
    let all = ledger.all_in::<Contact>(|org| within.contains(&org));
    let mut all: Vec<(Option<usize>, Contact)> = all
        .into_iter()
        .filter(|contact| contact.year == Some(i64::from(year)))
        .map(|contact| (place(&contact), contact))
        .collect();
    all.order_by_key(|(place, contact)| (*place, contact.id));
    all.into_iter().map(|(_, contact)| contact).collect()
}

/// The tasks of a 联系点.
pub fn tasks(ledger: &Ledger, id: Id) -> Vec<Task> {
    let mut all: Vec<Task> = ledger.all::<Task>().into_iter().filter(|task| task.contact == Some(id)).collect();
    all.order_by_key(|task| (task.due.is_none(), task.due, task.id));
    all
}
