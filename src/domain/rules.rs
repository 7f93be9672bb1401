//! Rules of the work with their sources. They ship as data; a unit's own value stands beside them, and the stricter one warns.
//!
//! Source of the data: domain research §1.1 to §1.4 and §4.6. A rule never blocks anything.

use super::dates::PartialDate;
use serde::Deserialize;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// 主题党日: one day a month.
pub const PARTY_DAY_MONTHLY: &str = "party_day_monthly";
/// 主题党日 as a unit's own plan may have it: once a year.
pub const PARTY_DAY_YEARLY_PLAN: &str = "party_day_yearly_plan";
/// Days after the fixed day within which a 主题党日 counts as held in time.
pub const PARTY_DAY_WITHIN_DAYS: &str = "party_day_within_days";
/// Days ahead of a 主题党日 to give notice.
pub const PARTY_DAY_NOTICE_DAYS: &str = "party_day_notice_days";
/// Work days after a 主题党日 within which its record is finished.
pub const RECORD_WORKDAYS: &str = "record_workdays";
/// Days ahead of a limit of 整改 to remind of it.
pub const RECTIFY_AHEAD_DAYS: &str = "rectify_ahead_days";
/// Days after which 立即整改 without any work is reminded of.
pub const RECTIFY_AT_ONCE_DAYS: &str = "rectify_at_once_days";
/// The day of a month from which its 整改进展 is reminded of.
pub const RECTIFY_MONTHLY_DAY: &str = "rectify_monthly_day";
/// Days ahead of the limit or the period's end of a task to remind of it.
pub const TASK_AHEAD_DAYS: &str = "task_ahead_days";
/// 学时 a year of a member.
pub const STUDY_HOURS_MEMBER: &str = "study_hours_member";
/// 学时 a year of a secretary or committee member.
pub const STUDY_HOURS_LEADER: &str = "study_hours_leader";
/// 学时 a year of members who are old or infirm.
pub const STUDY_HOURS_EXEMPT: &str = "study_hours_exempt";
/// 学时 credited for an hour.
pub const CREDIT_PER_HOUR: &str = "credit_per_hour";
/// The least number of full members of a branch.
pub const BRANCH_MEMBERS_MIN: &str = "branch_members_min";
/// The largest number of members of a branch.
pub const BRANCH_MEMBERS_MAX: &str = "branch_members_max";
/// The number of full members from which a branch has a committee.
pub const BRANCH_COMMITTEE_MEMBERS: &str = "branch_committee_members";

/// A rule with its source.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// Its lasting name, one of the constants of this module.
    pub id: String,
    /// What it is about, on screen.
    pub title: String,
    /// The number, its unit and period.
    #[serde(flatten)]
    pub demand: Demand,
    /// Whether the number is the least or the most.
    pub strict: Strict,
    /// Where it stands.
    pub source: Source,
    /// Since when, where known.
    #[serde(default)]
    pub effective_from: Option<PartialDate>,
    /// What else a person should know.
    #[serde(default)]
    pub note: String,
    /// Which organizations it is for; empty lists mean all.
    #[serde(default)]
    pub applies: Applies,
}

/// A number that is asked for: 1 天 each month.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Demand {
    /// The number.
    pub value: i64,
    /// Its unit as written: `天`, `次`, `学时`.
    pub unit: String,
    /// How often.
    pub period: Period,
}

/// How often a demand is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// For each hour.
    Hour,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half year.
    HalfYear,
    /// Each year.
    Year,
    /// Each term of office.
    Term,
    /// A number that is not counted over time.
    None,
}

/// Whether a number is the least or the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strict {
    /// More is stricter.
    AtLeast,
    /// Less is stricter.
    AtMost,
}

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// One word for a narrow place: `条例`.
    pub short: String,
    /// The title of the paper, with its book marks, or what else it is.
    pub title: String,
    /// The article, where known.
    #[serde(default)]
    pub article: Option<String>,
    /// The address, where known.
    #[serde(default)]
    pub url: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Confidence {
    /// Read in the paper itself.
    A,
    /// Several reports agree.
    B,
    /// One report, or the practice of some place.
    C,
    /// To be confirmed.
    D,
}

/// Which organizations a rule is for, by the keys of their level and sector; an empty list means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Applies {
    /// Keys of [`Level`](super::organization::Level).
    #[serde(default)]
    pub levels: Vec<String>,
    /// Keys of [`Sector`](super::organization::Sector).
    #[serde(default)]
    pub sectors: Vec<String>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    // A test holds that the shipped file is good.
    serde_json::from_str(include_str!("../../data/rules.json")).unwrap_or_default()
});

/// All rules, in the order of the data.
#[must_use]
pub fn all() -> &'static [Rule] {
    &RULES
}

/// The rule of a name.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The number of a rule; 0 for a name that is no rule.
#[must_use]
pub fn value(id: &str) -> i64 {
    rule(id).map_or(0, |rule| rule.demand.value)
}

/// The rule for the term of office of an organization, by the keys of its level and sector; none for what is not elected for a term
/// (区委组织部, 街道工委, 党小组).
#[must_use]
pub fn term_rule(level: &str, sector: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.demand.period == Period::Term && rule.applies.to(level, sector))
}

/// The years of a term of office: see [`term_rule`].
#[must_use]
pub fn term_years(level: &str, sector: &str) -> Option<i64> {
    term_rule(level, sector).map(|rule| rule.demand.value)
}

impl Applies {
    /// Whether an organization of this level and sector is meant.
    #[must_use]
    pub fn to(&self, level: &str, sector: &str) -> bool {
        let meant = |keys: &[String], key: &str| keys.is_empty() || keys.iter().any(|k| k == key);
        meant(&self.levels, level) && meant(&self.sectors, sector)
    }
}

impl Rule {
    /// A unit's own number in this rule's unit and period.
    #[must_use]
    pub fn own(&self, value: i64) -> Demand {
        Demand { value, ..self.demand.clone() }
    }

    /// The stricter of this rule and a unit's own demand; this rule where they are equal or cannot be compared.
    #[must_use]
    pub fn stricter<'a>(&'a self, own: &'a Demand) -> &'a Demand {
        if self.strict.compare(own, &self.demand) == Some(Ordering::Greater) { own } else { &self.demand }
    }

    /// Whether a unit's own demand asks for less than this rule: worth a warning, never a block.
    #[must_use]
    pub fn is_undercut_by(&self, own: &Demand) -> bool {
        self.strict.compare(own, &self.demand) == Some(Ordering::Less)
    }

    /// Both values in one line: `条例 每月 1 天，本单位 全年 1 次`.
    #[must_use]
    pub fn compare_words(&self, own: &Demand) -> String {
        format!("{} {}，本单位 {}", self.source.short, self.strict.words(&self.demand), self.strict.words(own))
    }

    /// The rule in words: `每月 1 天`, `不超过 50 人`.
    #[must_use]
    pub fn words(&self) -> String {
        self.strict.words(&self.demand)
    }

    /// Where the rule stands, in one line: `《中国共产党支部工作条例（试行）》第十六条`, with its certainty where it is not the paper itself.
    #[must_use]
    pub fn source_words(&self) -> String {
        let Source { title, article, confidence, .. } = &self.source;
        let article = article.as_deref().unwrap_or_default();
        match confidence {
            Confidence::A | Confidence::B => format!("{title}{article}"),
            Confidence::C | Confidence::D => format!("{title}{article}（{}）", confidence.label()),
        }
    }
}

impl Strict {
    /// How strict `a` is beside `b` (`Greater`: stricter); none when their periods cannot be compared.
    #[must_use]
    pub fn compare(self, a: &Demand, b: &Demand) -> Option<Ordering> {
        let (a, b) = if a.period == b.period { (a.value, b.value) } else { (a.a_year()?, b.a_year()?) };
        Some(match self {
            Self::AtLeast => a.cmp(&b),
            Self::AtMost => b.cmp(&a),
        })
    }

    fn words(self, demand: &Demand) -> String {
        let Demand { value, unit, period } = demand;
        let word = match (period, self) {
            (Period::None, Self::AtLeast) => "不少于",
            (Period::None, Self::AtMost) => "不超过",
            _ => period.word(),
        };
        format!("{word} {value} {unit}")
    }
}

impl Demand {
    /// The number over a year; none where it is not counted over time.
    fn a_year(&self) -> Option<i64> {
        let times = match self.period {
            Period::Month => 12,
            Period::Quarter => 4,
            Period::HalfYear => 2,
            Period::Year => 1,
            Period::Hour | Period::Term | Period::None => return None,
        };
        Some(self.value.saturating_mul(times))
    }
}

impl Period {
    /// The period in words: `每月`; empty where nothing is counted over time.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Hour => "每小时",
            Self::Month => "每月",
            Self::Quarter => "每季度",
            Self::HalfYear => "每半年",
            Self::Year => "全年",
            Self::Term => "每届",
            Self::None => "",
        }
    }
}

impl Confidence {
    /// How sure, in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::A => "原文",
            Self::B => "多处转述一致",
            Self::C => "地方或单位做法",
            Self::D => "待确认",
        }
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
