//! 书记抓党建工作台账: the secretary's own page, filled each quarter from what already happened. Nothing is entered twice.

use crate::domain::dates::{Date, YearMonth, month_day};
use crate::domain::finding::{Happening, life};
use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::party_day::PartyDay;
use crate::domain::responsibility::Contact;
use crate::domain::task::Task;
use crate::domain::tour::{Gathering, Tour};
use crate::ledger::{Ledger, OrgTree};

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
}

impl Chapter {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Meetings, Self::Tasks, Self::Rectification, Self::Tours, Self::Contacts];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Meetings => "组织生活和会议",
            Self::Tasks => "任务落实",
            Self::Rectification => "问题整改",
            Self::Tours => "观摩督导",
            Self::Contacts => "联系点",
        }
    }
}

/// The record a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub org: String,
    /// Where it comes from.
    pub from: From,
}

/// The book of an organization and a year: everything that happened in it and below it, oldest first.
pub fn book(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<Line> {
    let within = tree.ids_within(org);
    let is_ours = |id: Id| within.contains(&id);
    let mut lines = Vec::new();
    let mut add = |day: Option<Date>, chapter, text: String, owner: Option<Id>, from| {
        let day = day.filter(|day| YearMonth::of(*day).year() == year);
        lines.extend(day.map(|day| Line {
            day,
            chapter,
            text,
            org: owner.map_or_else(String::new, |id| tree.name(id).to_owned()),
            from,
        }));
    };
    for day in ledger.all_in::<PartyDay>(is_ours) {
        let text = format!("主题党日“{}”", if day.theme.is_empty() { "未写主题" } else { &day.theme });
        add(day.held, Chapter::Meetings, text, day.org, From::PartyDay(day.id));
    }
    for gathering in ledger.all_in::<Gathering>(is_ours) {
        if let Some(tour) = gathering.tour {
            add(gathering.day, Chapter::Meetings, gathering.title.clone(), gathering.org, From::Tour(tour));
        }
    }
    for task in ledger.all_in::<Task>(is_ours) {
        for (period, report) in task.reports.iter().filter(|(_, report)| report.done) {
            let text = format!("{}（{period}）：{}", task.title, report.text);
            add(report.day, Chapter::Tasks, text, task.org, From::Task(task.id));
        }
        let text = if task.result.is_empty() {
            format!("办结：{}", task.title)
        } else {
            format!("办结：{}。{}", task.title, task.result)
        };
        add(task.done, Chapter::Tasks, text, task.org, From::Task(task.id));
    }
    for finding in ledger.all_in::<crate::domain::finding::Finding>(is_ours) {
        for event in life(&finding, None).events {
            let word = match event.what {
                Happening::Claimed => "建账",
                Happening::Submitted => "报验",
                Happening::Returned => "退回",
                Happening::Accepted => "销号",
                Happening::Reopened => "回头看重开",
                Happening::Held => "回头看，没有反弹",
                Happening::Overseen => "督查",
                Happening::Found | Happening::Begun => continue,
            };
            let text = format!("{word}：{}", crate::domain::text::shortened(&finding.text, 40));
            add(Some(event.day), Chapter::Rectification, text, finding.org, From::Finding(finding.id));
        }
    }
    for tour in ledger.all_in::<Tour>(is_ours) {
        add(tour.locked, Chapter::Tours, format!("{}：结果锁定", tour.name), tour.org, From::Tour(tour.id));
        add(tour.to, Chapter::Tours, format!("{}：现场观摩", tour.name), tour.org, From::Tour(tour.id));
    }
    for contact in ledger.all_in::<Contact>(is_ours) {
        for visit in contact.visits.values() {
            let text = format!("{}到联系点：{}", visit.by, visit.text);
            add(visit.day, Chapter::Contacts, text, contact.org, From::Contact(contact.id));
        }
    }
    lines.order_by(|a, b| (a.day, a.chapter, &a.text).cmp(&(b.day, b.chapter, &b.text)));
    lines
}

/// The lines of a quarter, 1 to 4.
pub fn quarter(lines: &[Line], quarter: u8) -> Vec<&Line> {
    lines.iter().filter(|line| YearMonth::of(line.day).month().div_ceil(3) == quarter).collect()
}

/// A quarter in one paragraph, for the 季报: counts by chapter, then what is named.
pub fn summary(lines: &[&Line]) -> String {
    let count = |chapter: Chapter| lines.iter().filter(|line| line.chapter == chapter).count();
    let words: Vec<String> = Chapter::ALL
        .into_iter()
        .filter(|chapter| count(*chapter) > 0)
        .map(|chapter| format!("{} {} 件", chapter.label(), count(chapter)))
        .collect();
    let last = lines.last().map(|line| format!("，最近一件 {}", month_day(line.day))).unwrap_or_default();
    if words.is_empty() { "本季度还没有记录。".to_owned() } else { format!("{}{last}。", words.join("，")) }
}
