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
            Route::History,
            Route::Settings,
        ];
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
