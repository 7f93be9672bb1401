//! Where one is: the part of the address after `#`. Hash routes, because file:// has no others.

use std::fmt;

use crate::domain::kind::Id;

/// A place in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// 今日.
    #[default]
    Today,
    /// 党组织.
    Organizations,
    /// One of them.
    Organization(Id),
    /// 党员.
    Members,
    /// One of them.
    Member(Id),
    /// 主题党日 · 年度计划 of an organization.
    Plan(Option<Id>, Option<i32>),
    /// 主题党日 · 日历.
    Calendar(Option<Id>, Option<i32>),
    /// 主题党日 · 谁没开.
    Matrix(Option<i32>),
    /// 主题党日 · 考勤与学时.
    Hours(Option<i32>),
    /// One 主题党日.
    PartyDay(Id, DayTab),
    /// A print view.
    Print(Sheet, Id, Option<i32>),
    /// 逐社观摩: the tours, 指标体系, 经验做法, 备案.
    Tours(ToursTab),
    /// One 指标体系.
    Scheme(Id),
    /// One tour.
    Tour(Id, TourTab),
    /// 现场打分: a judge of a tour, at a stop.
    Scoring(Id, Id, Option<Id>),
    /// 纸表录入 of a tour, for a stop.
    PaperEntry(Id, Option<Id>),
    /// 当场公布 of a tour.
    Reveal(Id),
    /// A print view of a tour; of one judge's sheets, where one is named.
    TourPrint(TourSheet, Id, Option<Id>),
    /// 整改台账: the list, 看板, 每月更新, 整改通知单.
    Findings(FindingsTab),
    /// One 问题.
    Finding(Id),
    /// One 整改通知单.
    Notice(Id),
    /// 三张清单.
    Duties(DutiesTab),
    /// One 任务.
    Task(Id),
    /// One 联系点.
    Contact(Id),
    /// A print view of 整改: of a finding or notice, or of an organization's findings.
    RectifyPrint(RectifySheet, Id),
    /// A print view of 三张清单, of an organization and a year.
    DutyPrint(DutySheet, Id, Option<i32>),
    /// 数据交换.
    Exchange(ExchangeTab),
    /// 历史.
    History,
    /// 设置.
    Settings,
}

/// The tabs of a 主题党日.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayTab {
    /// 议程与签到.
    #[default]
    Agenda,
    /// 方案.
    Scheme,
    /// 通知.
    Notice,
    /// 会议记录.
    Minutes,
    /// 议定事项.
    Tasks,
    /// 影像.
    Photos,
    /// 审阅.
    Review,
}

/// The tabs of 逐社观摩.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ToursTab {
    /// 观摩.
    #[default]
    List,
    /// 指标体系.
    Schemes,
    /// 经验做法.
    Practices,
    /// 备案: many tours side by side.
    Filed,
}

/// The tabs of a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TourTab {
    /// 方案和评委.
    #[default]
    Plan,
    /// 路线和配对.
    Route,
    /// 会议和督导.
    Meetings,
    /// 打分.
    Sheets,
    /// 结果.
    Results,
    /// 点评和问题.
    Comments,
}

/// The tabs of 整改台账.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingsTab {
    /// 台账.
    #[default]
    List,
    /// 看板: figures and charts.
    Board,
    /// 每月更新.
    Monthly,
    /// 整改通知单.
    Notices,
}

/// The tabs of 三张清单.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DutiesTab {
    /// 任务清单.
    #[default]
    Tasks,
    /// 责任清单.
    Posts,
    /// 联系点.
    Contacts,
    /// 书记抓党建工作台账.
    Book,
}

/// What can be printed of 整改.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RectifySheet {
    /// 整改通知单, of a notice.
    Notice,
    /// One 问题 with its way, of a finding.
    Finding,
    /// 整改台账, of an organization.
    Register,
}

/// What can be printed of 三张清单.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DutySheet {
    /// 任务清单.
    Tasks,
    /// 责任清单.
    Posts,
    /// 联系点.
    Contacts,
    /// 书记抓党建工作台账.
    Book,
}

/// The tabs of 数据交换.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExchangeTab {
    /// 导出.
    #[default]
    Export,
    /// 导入.
    Import,
    /// 冲突.
    Conflicts,
    /// 往来记录.
    Log,
}

/// What can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 活动方案.
    Scheme,
    /// 通知.
    Notice,
    /// 签到表.
    SignIn,
    /// 会议记录.
    Minutes,
    /// 活动纪实.
    Record,
    /// 年度计划表, of an organization and a year.
    Plan,
}

/// What can be printed of a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TourSheet {
    /// 观摩方案.
    Scheme,
    /// 路线表.
    Route,
    /// 评分表, blank, one a judge and stop.
    Blank,
    /// 评分表 as it was filled.
    Filled,
    /// 签到表.
    SignIn,
    /// 汇总表.
    Summary,
    /// 成绩确认单.
    Confirm,
    /// 结果 with its charts.
    Results,
}

/// A word of the address for each of a few places.
macro_rules! words {
    ($ty:ty { $($variant:ident = $word:literal),* }) => {
        impl $ty {
            /// All of them, in the order of the screen.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
            fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}
words!(DayTab {
    Agenda = "agenda", Scheme = "scheme", Notice = "notice", Minutes = "minutes", Tasks = "tasks", Photos = "photos",
    Review = "review"
});
words!(ExchangeTab { Export = "export", Import = "import", Conflicts = "conflicts", Log = "log" });
words!(Sheet {
    Scheme = "scheme", Notice = "notice", SignIn = "sign-in", Minutes = "minutes", Record = "record", Plan = "plan"
});
words!(ToursTab { List = "list", Schemes = "schemes", Practices = "practices", Filed = "filed" });
words!(TourTab {
    Plan = "plan", Route = "route", Meetings = "meetings", Sheets = "sheets", Results = "results", Comments = "comments"
});

words!(TourSheet {
    Scheme = "scheme", Route = "route", Blank = "blank", Filled = "filled", SignIn = "sign-in", Summary = "summary",
    Confirm = "confirm", Results = "results"
});

words!(FindingsTab { List = "list", Board = "board", Monthly = "monthly", Notices = "notices" });
words!(DutiesTab { Tasks = "tasks", Posts = "posts", Contacts = "contacts", Book = "book" });
words!(RectifySheet { Notice = "notice", Finding = "finding", Register = "register" });
words!(DutySheet { Tasks = "tasks", Posts = "posts", Contacts = "contacts", Book = "book" });

impl Route {
    /// Reads the address; what cannot be read leads to 今日.
    pub fn of(hash: &str) -> Self {
        Self::read(hash.trim_start_matches('#').trim_matches('/')).unwrap_or_default()
    }

    fn read(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let id = |at: usize| parts.get(at).and_then(|text| text.parse::<Id>().ok());
        let year = |at: usize| parts.get(at).and_then(|text| text.parse::<i32>().ok());
        let word = |at: usize| parts.get(at).copied().unwrap_or_default();
        Some(match word(0) {
            "organizations" => id(1).map_or(Self::Organizations, Self::Organization),
            "members" => id(1).map_or(Self::Members, Self::Member),
            "party-days" => match word(1) {
                "calendar" => Self::Calendar(id(2), year(3).or(year(2))),
                "matrix" => Self::Matrix(year(2)),
                "hours" => Self::Hours(year(2)),
                _ => Self::Plan(id(2), year(3).or(year(2))),
            },
            "party-day" => Self::PartyDay(id(1)?, DayTab::of(word(2)).unwrap_or_default()),
            "print" => Self::Print(Sheet::of(word(1))?, id(2)?, year(3)),
            "tours" => Self::Tours(ToursTab::of(word(1)).unwrap_or_default()),
            "scheme" => Self::Scheme(id(1)?),
            "tour" => Self::Tour(id(1)?, TourTab::of(word(2)).unwrap_or_default()),
            "scoring" => Self::Scoring(id(1)?, id(2)?, id(3)),
            "paper" => Self::PaperEntry(id(1)?, id(2)),
            "reveal" => Self::Reveal(id(1)?),
            "tour-print" => Self::TourPrint(TourSheet::of(word(1))?, id(2)?, id(3)),
            "findings" => Self::Findings(FindingsTab::of(word(1)).unwrap_or_default()),
            "finding" => Self::Finding(id(1)?),
            "notice" => Self::Notice(id(1)?),
            "duties" => Self::Duties(DutiesTab::of(word(1)).unwrap_or_default()),
            "task" => Self::Task(id(1)?),
            "contact" => Self::Contact(id(1)?),
            "rectify-print" => Self::RectifyPrint(RectifySheet::of(word(1))?, id(2)?),
            "duty-print" => Self::DutyPrint(DutySheet::of(word(1))?, id(2)?, year(3)),
            "exchange" => Self::Exchange(ExchangeTab::of(word(1)).unwrap_or_default()),
            "history" => Self::History,
            "settings" => Self::Settings,
            _ => Self::Today,
        })
    }

    /// The address, with its `#`.
    pub fn href(self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = |id: &Option<Id>, year: &Option<i32>| {
            let id = id.map(|id| format!("/{id}")).unwrap_or_default();
            id + &year.map(|year| format!("/{year}")).unwrap_or_default()
        };
        match self {
            Self::Today => write!(out, "#/today"),
            Self::Organizations => write!(out, "#/organizations"),
            Self::Organization(id) => write!(out, "#/organizations/{id}"),
            Self::Members => write!(out, "#/members"),
            Self::Member(id) => write!(out, "#/members/{id}"),
            Self::Plan(org, year) => write!(out, "#/party-days/plan{}", tail(org, year)),
            Self::Calendar(org, year) => write!(out, "#/party-days/calendar{}", tail(org, year)),
            Self::Matrix(year) => write!(out, "#/party-days/matrix{}", tail(&None, year)),
            Self::Hours(year) => write!(out, "#/party-days/hours{}", tail(&None, year)),
            Self::PartyDay(id, DayTab::Agenda) => write!(out, "#/party-day/{id}"),
            Self::PartyDay(id, tab) => write!(out, "#/party-day/{id}/{}", tab.word()),
            Self::Print(sheet, id, year) => write!(out, "#/print/{}/{id}{}", sheet.word(), tail(&None, year)),
            Self::Tours(tab) => write!(out, "#/tours/{}", tab.word()),
            Self::Scheme(id) => write!(out, "#/scheme/{id}"),
            Self::Tour(id, tab) => write!(out, "#/tour/{id}/{}", tab.word()),
            Self::Scoring(tour, judge, stop) => write!(out, "#/scoring/{tour}/{judge}{}", tail(stop, &None)),
            Self::PaperEntry(tour, stop) => write!(out, "#/paper/{tour}{}", tail(stop, &None)),
            Self::Reveal(tour) => write!(out, "#/reveal/{tour}"),
            Self::TourPrint(sheet, tour, judge) => {
                write!(out, "#/tour-print/{}/{tour}{}", sheet.word(), tail(judge, &None))
            }
            Self::Findings(tab) => write!(out, "#/findings/{}", tab.word()),
            Self::Finding(id) => write!(out, "#/finding/{id}"),
            Self::Notice(id) => write!(out, "#/notice/{id}"),
            Self::Duties(tab) => write!(out, "#/duties/{}", tab.word()),
            Self::Task(id) => write!(out, "#/task/{id}"),
            Self::Contact(id) => write!(out, "#/contact/{id}"),
            Self::RectifyPrint(sheet, id) => write!(out, "#/rectify-print/{}/{id}", sheet.word()),
            Self::DutyPrint(sheet, id, year) => write!(out, "#/duty-print/{}/{id}{}", sheet.word(), tail(&None, year)),
            Self::Exchange(tab) => write!(out, "#/exchange/{}", tab.word()),
            Self::History => write!(out, "#/history"),
            Self::Settings => write!(out, "#/settings"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back() {
        let id = Id::natural(&["a"]);
        let mut all = vec![
            Route::Today,
            Route::Organizations,
            Route::Organization(id),
            Route::Members,
            Route::Member(id),
            Route::Plan(None, None),
            Route::Plan(Some(id), None),
            Route::Plan(None, Some(2027)),
            Route::Plan(Some(id), Some(2027)),
            Route::Calendar(Some(id), Some(2027)),
            Route::Matrix(None),
            Route::Matrix(Some(2026)),
            Route::Hours(Some(2026)),
            Route::Print(Sheet::Plan, id, Some(2027)),
            Route::Scheme(id),
            Route::Scoring(id, id, None),
            Route::Scoring(id, id, Some(id)),
            Route::PaperEntry(id, None),
            Route::PaperEntry(id, Some(id)),
            Route::Reveal(id),
            Route::Finding(id),
            Route::Notice(id),
            Route::Task(id),
            Route::Contact(id),
            Route::History,
            Route::Settings,
        ];
        all.extend(FindingsTab::ALL.iter().map(|tab| Route::Findings(*tab)));
        all.extend(DutiesTab::ALL.iter().map(|tab| Route::Duties(*tab)));
        all.extend(RectifySheet::ALL.iter().map(|sheet| Route::RectifyPrint(*sheet, id)));
        all.extend(DutySheet::ALL.iter().map(|sheet| Route::DutyPrint(*sheet, id, Some(2026))));
        all.extend(TourSheet::ALL.iter().map(|sheet| Route::TourPrint(*sheet, id, None)));
        all.push(Route::TourPrint(TourSheet::Blank, id, Some(id)));
        all.extend(ToursTab::ALL.iter().map(|tab| Route::Tours(*tab)));
        all.extend(TourTab::ALL.iter().map(|tab| Route::Tour(id, *tab)));
        all.extend(DayTab::ALL.iter().map(|tab| Route::PartyDay(id, *tab)));
        all.extend(ExchangeTab::ALL.iter().map(|tab| Route::Exchange(*tab)));
        all.extend(Sheet::ALL.iter().map(|sheet| Route::Print(*sheet, id, None)));
        for route in all {
            assert_eq!(Route::of(&route.href()), route, "{route}");
        }
    }

    #[test]
    fn an_address_that_says_nothing_leads_to_today() {
        for text in ["", "#", "#/", "#/x/y", "#/party-day/notanid", "#/print/x/y"] {
            assert_eq!(Route::of(text), Route::Today, "{text}");
        }
    }
}
