//! 计划要点 of the district and the streets: adopted by some, revised once after that.

use super::data::{DATA, chance, mix, pick};
use super::fate::months_of;
use super::steps::{Entry, Pen};
use super::world::{Org, World};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::kind::{Id, Value};
use crate::domain::plan_item::PlanItem;
use crate::domain::suggestions::{self, Suggestion};

/// What a month is about.
#[derive(Default)]
pub struct Topic {
    /// Theme.
    pub theme: String,
    /// What is done.
    pub content: String,
    /// What the upper level asks for; empty where nobody does.
    pub demand: String,
    /// Keys of the agenda's kinds.
    pub kinds: Vec<String>,
    /// The 计划要点 it is.
    pub item: Option<Id>,
}

/// The day on which the plan of a month's year is drafted, in the December before.
pub fn drafted_on(month: YearMonth) -> Date {
    YearMonth::new(month.year(), 1).map_or(month.first_day(), |january| add_days(january.first_day(), -10))
}

/// Writes what the upper levels ask for, and the revision.
pub fn write(world: &World, pen: &mut Pen) {
    for key in ["qu", "qd", "wm"] {
        let Some(org) = world.org(key) else { continue };
        for month in world.months() {
            let Some(topic) = asked(world, org, month) else { continue };
            let draft = pen.there.on(add_days(drafted_on(month), -2), "下发计划要点");
            Entry::of::<PlanItem>(draft, PlanItem::id_of(org.id, month), org.id)
                .set(PlanItem::month, &month)
                .text(PlanItem::theme, &topic.theme)
                .text(PlanItem::content, &topic.content)
                .text(PlanItem::demand, &topic.demand);
        }
    }
    if let Some(district) = world.org("qu") {
        let id = PlanItem::id_of(district.id, world.next_month());
        let draft = pen.there.on(add_days(world.today, -3), "修订计划要点");
        Entry::again::<PlanItem>(draft, id).text(PlanItem::content, &DATA.revised);
    }
}

/// What an upper level asks for in a month.
fn asked(world: &World, org: &Org, month: YearMonth) -> Option<Topic> {
    let number = month.month();
    let item = Some(PlanItem::id_of(org.id, month));
    let demand = pick(&DATA.demands, months_of(month)).to_owned();
    if org.key == "qu" {
        let wanted = matches!(number, 1 | 4 | 7 | 10) || month == world.next_month();
        let first = suggestions::for_month(number).first().filter(|_| wanted)?;
        return Some(Topic { item, demand, ..suggested(first) });
    }
    let wanted = number == if org.key == "qd" { 6 } else { 8 } || month == world.next_month().next();
    wanted.then(|| Topic {
        theme: pick(&DATA.street_items, usize::from(number)).to_owned(),
        content: DATA.street_content.clone(),
        demand,
        kinds: vec!["discuss".to_owned(), "study".to_owned()],
        item,
    })
}

fn suggested(one: &Suggestion) -> Topic {
    Topic { theme: one.theme.clone(), content: one.content.clone(), kinds: one.kinds.clone(), ..Topic::default() }
}

/// What a 支部 planned for a month: what it adopted, else a suggestion; sometimes nothing yet.
pub fn topic(world: &World, org: &Org, month: YearMonth) -> Topic {
    let at = [org.at, months_of(month), 41];
    let next = world.next_month();
    let adopts = match month == next && world.is_below(&org.key, "qd2") {
        true => org.key != "qd2-6",
        // What the streets ask for after the next month has just come, and waits to be adopted.
        false => month <= next && chance(70, &at),
    };
    let upper = ["qu", "qd", "wm"].iter().filter(|key| adopts && world.is_below(&org.key, key));
    if let Some(topic) = upper.filter_map(|key| asked(world, world.org(key)?, month)).next() {
        return topic;
    }
    let all = suggestions::for_month(month.month());
    let open = month > next && chance(15, &at);
    let one = all.get(mix(&at) % all.len().max(1)).filter(|_| !open);
    one.map_or(
        Topic { theme: String::new(), content: String::new(), demand: String::new(), kinds: Vec::new(), item: None },
        suggested,
    )
}

/// The item's words as they were when it was adopted.
pub fn as_adopted(topic: &Topic) -> Value {
    serde_json::json!({
        PlanItem::theme: topic.theme,
        PlanItem::content: topic.content,
        PlanItem::demand: topic.demand,
    })
}
