//! 书记抓党建工作台账: the secretary's own page, filled each quarter from what already happened. Nothing is entered twice.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::names::Names;
use crate::domain::dates::{Date, YearMonth, month_day};
use crate::domain::finding::{Event, Finding, Happening, life};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::party_day::PartyDay;
use crate::domain::responsibility::{Contact, Responsibility};
use crate::domain::task::Task;
use crate::domain::text::shortened;
use crate::domain::tour::{Gathering, Tour};
use crate::ledger::{Ledger, OrgTree};

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chapter {
    /// 主题党日和会议.
    Meetings,
    /// 任务.
    Tasks,
    /// 整改.
    Rectification,
    /// 观摩.
    Tours,
    /// 联系点.
    Contacts,
    /// 责任书.
    Posts,
}

impl Chapter {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Meetings, Self::Tasks, Self::Rectification, Self::Tours, Self::Contacts, Self::Posts];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Meetings => "组织生活和会议",
            Self::Tasks => "任务落实",
            Self::Rectification => "问题整改",
            Self::Tours => "观摩督导",
            Self::Contacts => "联系点",
            Self::Posts => "责任书签订",
        }
    }

    /// What its lines are counted in.
    fn unit(self) -> &'static str {
        match self {
            Self::Meetings | Self::Contacts => "次",
            Self::Tasks => "项",
            Self::Rectification | Self::Tours => "件",
            Self::Posts => "份",
        }
    }
}

/// The record a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// A 主题党日.
    PartyDay(Id),
    /// A task.
    Task(Id),
    /// A finding.
    Finding(Id),
    /// A tour.
    Tour(Id),
    /// A 联系点.
    Contact(Id),
    /// A 责任清单.
    Posts(Id),
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub day: Date,
    /// What it is about.
    pub chapter: Chapter,
    /// In words.
    pub text: String,
    /// Whose.
    pub owner: Option<Id>,
    /// Whose, by a name that tells it from others.
    pub org: String,
    /// Of the unit itself, not of one below.
    pub own: bool,
    /// A finding was closed.
    pub closed: bool,
    /// Where it comes from.
    pub from: From,
}

/// The lines as they are gathered.
struct Gathered<'a> {
    tree: &'a OrgTree,
    names: Names<'a>,
    own: Id,
    year: i32,
    today: Date,
    lines: Vec<Line>,
}

impl Gathered<'_> {
    /// Adds what happened on a day of the year; what is still to come is no line.
    fn add(&mut self, day: Option<Date>, chapter: Chapter, text: String, owner: Option<Id>, from: From) {
        let Some(day) = day.filter(|day| day.year() == self.year && *day <= self.today) else { return };
        let owner = owner.map(|id| self.tree.resolve(id));
        let org = owner.map_or_else(String::new, |id| self.names.name(id));
        self.lines.push(Line { day, chapter, text, owner, org, own: owner == Some(self.own), closed: false, from });
    }

    fn task(&mut self, task: &Task) {
        let from = From::Task(task.id);
        let labels: BTreeMap<String, String> =
            task.periods(self.today).into_iter().map(|period| (period.key, period.label)).collect();
        for (key, report) in task.reports.iter().filter(|(_, report)| report.done) {
            let period = labels.get(key).unwrap_or(key);
            let text = with_words(&format!("{}（{period}）", task.title), &report.text);
            self.add(report.day, Chapter::Tasks, text, task.org, from);
        }
        self.add(task.done, Chapter::Tasks, with_words(&format!("办结：{}", task.title), &task.result), task.org, from);
    }

    fn finding(&mut self, finding: &Finding) {
        for event in life(finding, None).events {
            let Some(word) = word(&event, finding.long) else { continue };
            let text = format!("{word}：{}", shortened(&finding.text, 60));
            let before = self.lines.len();
            self.add(Some(event.day), Chapter::Rectification, text, finding.org, From::Finding(finding.id));
            if let Some(line) = self.lines.get_mut(before) {
                line.closed = event.what == Happening::Accepted;
            }
        }
    }
}

fn with_words(title: &str, words: &str) -> String {
    if words.trim().is_empty() { title.to_owned() } else { format!("{title}：{}", words.trim()) }
}

/// What happened to a finding, in a word; none for what is no deed of the unit.
fn word(event: &Event, long: bool) -> Option<&'static str> {
    Some(match event.what {
        Happening::Claimed => "认领建账",
        Happening::Submitted => "报验",
        Happening::Returned => "退回",
        Happening::Accepted if long => "阶段销号",
        Happening::Accepted => "销号",
        Happening::Reopened => "回头看重开",
        Happening::Held => "回头看，没有反弹",
        Happening::Overseen => "督查",
        Happening::Found | Happening::Begun => return None,
    })
}

/// The book of an organization and a year: everything that happened in it and below it until today, oldest first.
pub fn book(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32, today: Date) -> Vec<Line> {
    let within = tree.ids_within(org);
    let is_ours = |id: Id| within.contains(&id);
    let mut all =
        Gathered { tree, names: Names::within(tree, org), own: tree.resolve(org), year, today, lines: Vec::new() };
    for day in ledger.all_in::<PartyDay>(is_ours) {
        let theme = if day.theme.is_empty() { "未写主题" } else { &day.theme };
        all.add(day.held, Chapter::Meetings, format!("主题党日“{theme}”"), day.org, From::PartyDay(day.id));
    }
    for gathering in ledger.all_in::<Gathering>(is_ours) {
        if let Some(tour) = gathering.tour {
            all.add(gathering.day, Chapter::Meetings, gathering.title.clone(), gathering.org, From::Tour(tour));
        }
    }
    for task in ledger.all_in::<Task>(is_ours) {
        all.task(&task);
    }
    for finding in ledger.all_in::<Finding>(is_ours) {
        all.finding(&finding);
    }
    for tour in ledger.all_in::<Tour>(is_ours) {
        let from = From::Tour(tour.id);
        all.add(tour.to.or(tour.from), Chapter::Tours, format!("{}：现场观摩", tour.name), tour.org, from);
        all.add(tour.locked, Chapter::Tours, format!("{}：结果锁定", tour.name), tour.org, from);
        all.add(tour.filed, Chapter::Tours, format!("{}：结果报备案", tour.name), tour.org, from);
    }
    for contact in ledger.all_in::<Contact>(is_ours) {
        for visit in contact.visits.values() {
            let text = format!("{}到联系点：{}", visit.by, visit.text);
            all.add(visit.day, Chapter::Contacts, text, contact.org, From::Contact(contact.id));
        }
    }
    for one in ledger.all_in::<Responsibility>(is_ours) {
        let with = if one.signed_with.is_empty() { String::new() } else { format!("，和{}", one.signed_with) };
        let text = format!("{}签订党建目标责任书{with}", one.person.name);
        all.add(one.signed, Chapter::Posts, text, one.org, From::Posts(one.id));
    }
    let mut lines = all.lines;
    lines.order_by(|a, b| (a.day, a.chapter, &a.text, a.from).cmp(&(b.day, b.chapter, &b.text, b.from)));
    lines
}

/// The quarter of a day, 1 to 4.
pub fn quarter_of(day: Date) -> u8 {
    YearMonth::of(day).month().div_ceil(3)
}

/// The lines of a quarter, 1 to 4.
pub fn quarter(lines: &[Line], quarter: u8) -> Vec<&Line> {
    lines.iter().filter(|line| quarter_of(line.day) == quarter).collect()
}

/// The lines of a chapter.
pub fn chapter<'a>(lines: &[&'a Line], chapter: Chapter) -> Vec<&'a Line> {
    lines.iter().copied().filter(|line| line.chapter == chapter).collect()
}

/// How often each unit has a line, those with most first: many meetings of many units in a few words.
pub fn by_unit(lines: &[&Line]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<(Option<Id>, &str), usize> = BTreeMap::new();
    for line in lines {
        *counts.entry((line.owner, &line.org)).or_default() += 1;
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().map(|((_, org), count)| (org.to_owned(), count)).collect();
    all.order_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

/// A quarter in one paragraph, for the 季报: counts by chapter.
pub fn summary(lines: &[&Line]) -> String {
    let count = |one: Chapter| chapter(lines, one).len();
    let closed = lines.iter().filter(|line| line.closed).count();
    let words = |one: Chapter| match (one, closed) {
        (Chapter::Rectification, 1..) => format!("{} {} 件（销号 {closed} 件）", one.label(), count(one)),
        _ => format!("{} {} {}", one.label(), count(one), one.unit()),
    };
    let words: Vec<String> = Chapter::ALL.into_iter().filter(|one| count(*one) > 0).map(words).collect();
    let last = lines.iter().map(|line| line.day).max();
    match last {
        None => "本季度还没有记录。".to_owned(),
        Some(day) => format!("{}；最近一件在 {}。", words.join("，"), month_day(day)),
    }
}

/// The quarter as it is copied into a report: the summary, then the unit's own lines and what was closed, numbered.
pub fn report(title: &str, lines: &[&Line]) -> String {
    let mut text = format!("{title}\r\n{}\r\n", summary(lines));
    for one in Chapter::ALL {
        let lines = chapter(lines, one);
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("{}（{} {}）\r\n", one.label(), lines.len(), one.unit()));
        for (at, line) in lines.iter().enumerate() {
            text.push_str(&format!("{}. {}　{}　{}\r\n", at + 1, month_day(line.day), line.org, line.text));
        }
    }
    text
}
