//! How far a 主题党日 has come, what it still lacks, and whether it is late. All of it is computed, never typed.

use super::PartyDay;
use crate::domain::dates::{self, Date, YearMonth};

/// 计划 → 已通知 → 已开展 → 已归档.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// 计划.
    Planned,
    /// 已通知.
    Notified,
    /// 已开展.
    Held,
    /// 已归档.
    Archived,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Notified, Self::Held, Self::Archived];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned => "计划",
            Self::Notified => "已通知",
            Self::Held => "已开展",
            Self::Archived => "已归档",
        }
    }
}

/// Something that a stage still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// The stage that cannot be reached without it.
    pub before: Stage,
    /// In words: `主题`.
    pub what: &'static str,
}

/// 六有 (local practice, domain.md §1.1): whether each is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Six {
    /// 年度计划.
    pub plan: bool,
    /// 每月方案.
    pub scheme: bool,
    /// 学习资料.
    pub materials: bool,
    /// 学习笔记.
    pub notes: bool,
    /// 活动记录影像.
    pub record: bool,
    /// 签到表.
    pub roll: bool,
}

impl Six {
    /// The six with their names.
    pub fn named(self) -> [(&'static str, bool); 6] {
        [
            ("年度计划", self.plan),
            ("每月方案", self.scheme),
            ("学习资料", self.materials),
            ("学习笔记", self.notes),
            ("记录影像", self.record),
            ("签到表", self.roll),
        ]
    }
}

/// What counts for a day and stands in other records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Beside {
    /// Its photos.
    pub photos: usize,
    /// 支部 that take part in it, when it is a host's.
    pub guests: usize,
    /// How many of these keep their own 签到.
    pub rolls: usize,
}

/// A month of an organization, as the matrix and 今日 show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The organization did not exist.
    NotFounded,
    /// None is held this month, with a reason.
    NotApplicable,
    /// Archived.
    Archived,
    /// Held, archive still lacks something.
    Held,
    /// Planned, not due yet.
    Planned,
    /// More than the days of grace past without it.
    Overdue,
    /// No slot for the month.
    Unplanned,
}

impl Status {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotFounded => "未成立",
            Self::NotApplicable => "不适用",
            Self::Archived => "已归档",
            Self::Held => "已开展",
            Self::Planned => "计划",
            Self::Overdue => "逾期",
            Self::Unplanned => "未安排",
        }
    }

    /// Whether it was held.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Archived | Self::Held)
    }
}

/// Days after the fixed day within which it counts as held in time (local practice: 一周内, domain.md §1.1).
pub const GRACE: i64 = 7;

impl PartyDay {
    /// How far it has come.
    pub fn stage(&self) -> Stage {
        if self.archived.is_some() {
            Stage::Archived
        } else if self.is_held() {
            Stage::Held
        } else if self.notified.is_some() {
            Stage::Notified
        } else {
            Stage::Planned
        }
    }

    /// Whether it was held. A 支部 that takes part in another's day counts once its own attendance is entered:
    /// that is when its own record is marked as held, roll and all.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Whether it was held after the days of grace (补开).
    pub fn is_late_held(&self, grace: i64) -> bool {
        let due = self.rule_day.or(self.date);
        matches!((self.held, due), (Some(held), Some(due)) if (held - due).num_days() > grace)
    }

    /// 六有. 签到 of a host's day is that of the 支部 that take part: it is there when each of them keeps its own.
    pub fn six(&self, beside: Beside) -> Six {
        let by_guests = beside.guests > 0 && beside.rolls == beside.guests;
        Six {
            plan: !self.theme.is_empty() && self.date.is_some(),
            scheme: !self.agenda.is_empty() && !self.host.is_empty() && !self.place.is_empty(),
            materials: !self.materials.is_empty(),
            notes: self.notes.unwrap_or(0) > 0,
            record: !self.minutes.is_empty() && beside.photos > 0,
            roll: self.is_held() && (by_guests || !self.roll.is_empty()),
        }
    }

    /// What the stages still lack, in order. A 支部 that takes part in another's day answers for its own roll only.
    pub fn lacks(&self, beside: Beside) -> Vec<Lack> {
        let six = self.six(beside);
        let alone = self.joint.is_none();
        let wanted = [
            (Stage::Notified, alone && self.theme.is_empty(), "主题"),
            (Stage::Notified, self.date.is_none(), "日期"),
            (Stage::Notified, alone && self.place.is_empty(), "地点"),
            (Stage::Notified, alone && self.host.is_empty(), "主持人"),
            (Stage::Held, alone && self.agenda.is_empty(), "议程"),
            (Stage::Archived, alone && !six.materials, "学习资料"),
            (Stage::Archived, alone && !six.notes, "学习笔记"),
            (Stage::Archived, alone && self.minutes.is_empty(), "会议记录"),
            (Stage::Archived, alone && beside.photos == 0, "活动影像"),
            (Stage::Archived, !six.roll, if beside.guests > 0 { "各支部的签到" } else { "签到" }),
        ];
        wanted.into_iter().filter(|(_, lacking, _)| *lacking).map(|(before, _, what)| Lack { before, what }).collect()
    }
}

/// The status of a month. `due` is the day that the rule gives for it.
pub fn status(
    day: Option<&PartyDay>,
    existed: bool,
    month: YearMonth,
    due: Option<Date>,
    today: Date,
    grace: i64,
) -> Status {
    let Some(day) = day else {
        return match existed {
            false => Status::NotFounded,
            true => Status::Unplanned,
        };
    };
    if day.archived.is_some() {
        return Status::Archived;
    }
    if day.is_held() {
        return Status::Held;
    }
    if !day.not_applicable.is_empty() {
        return Status::NotApplicable;
    }
    if !existed {
        return Status::NotFounded;
    }
    let due = day.date.or(due).unwrap_or_else(|| month.last_day());
    if today > dates::add_days(due, i32::try_from(grace).unwrap_or(7)) { Status::Overdue } else { Status::Planned }
}
