//! 考勤学时: which members are shown, in which order, and what they add up to.

use crate::domain::order::Ordered;
use std::cmp::Ordering;

use crate::ledger::work::hours::HoursRow;

/// Which members to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursFilter {
    /// All.
    All,
    /// Those who have fewer 学时 than are asked for.
    Short,
    /// 免于考勤.
    Exempt,
}

impl HoursFilter {
    fn keeps(self, row: &HoursRow) -> bool {
        match self {
            Self::All => true,
            Self::Short => row.missing() > 0,
            Self::Exempt => row.need.is_none(),
        }
    }

    /// How many it leaves.
    pub fn count(self, rows: &[HoursRow]) -> usize {
        rows.iter().filter(|row| self.keeps(row)).count()
    }
}

/// By what the members are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursSort {
    /// The roster's order.
    Roster,
    /// 姓名.
    Name,
    /// 到会率.
    Rate,
    /// 学时.
    Hours,
    /// 还差.
    Missing,
}

/// The members that a filter and a search leave, sorted; those 免于考勤 stand behind the others in every order.
/// `compare` is the browser's order of names.
pub fn shown(
    rows: &[HoursRow],
    filter: HoursFilter,
    (sort, descending): (HoursSort, bool),
    hit: impl Fn(&HoursRow) -> bool,
    compare: impl Fn(&str, &str) -> Ordering,
) -> Vec<HoursRow> {
    let mut kept: Vec<HoursRow> = rows.iter().filter(|row| filter.keeps(row) && hit(row)).cloned().collect();
    let order = |a: &HoursRow, b: &HoursRow| match sort {
        HoursSort::Roster => Ordering::Equal,
        HoursSort::Name => compare(&a.member.name, &b.member.name),
        // Who was never expected has no rate and stands last.
        HoursSort::Rate => rank(a.per_mille(), descending).cmp(&rank(b.per_mille(), descending)),
        HoursSort::Hours => a.hours.cmp(&b.hours),
        HoursSort::Missing => a.missing().cmp(&b.missing()),
    };
    kept.order_by(|a, b| {
        let by = if descending { order(b, a) } else { order(a, b) };
        a.need.is_none().cmp(&b.need.is_none()).then(by)
    });
    kept
}

fn rank(rate: Option<usize>, descending: bool) -> usize {
    rate.map_or(if descending { 0 } else { usize::MAX }, |rate| rate + 1)
}

/// What the members add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HoursTotal {
    /// Of whom 学时 are asked.
    pub asked: usize,
    /// Have enough.
    pub reached: usize,
    /// 免于考勤.
    pub exempt: usize,
    /// 学时 of those who are asked, in hundredths.
    pub hours: i64,
    /// Came, of those who are asked.
    pub came: usize,
    /// Were expected.
    pub due: usize,
}

impl HoursTotal {
    /// Adds up; those 免于考勤 are only counted.
    pub fn of(rows: &[HoursRow]) -> Self {
        let mut total = Self::default();
        for row in rows {
            if row.need.is_none() {
                total.exempt += 1;
                continue;
            }
            total.asked += 1;
            total.reached += usize::from(row.missing() == 0);
            total.hours += row.hours;
            total.came += row.came;
            total.due += row.due;
        }
        total
    }

    /// 学时 a member on average, in hundredths; `None` without members.
    pub fn average(&self) -> Option<i64> {
        let asked = i64::try_from(self.asked).unwrap_or(i64::MAX);
        (asked > 0).then(|| (self.hours + asked / 2) / asked)
    }

    /// 到会率 in tenths of a percent.
    pub fn per_mille(&self) -> Option<usize> {
        (self.due > 0).then(|| (self.came * 1000 + self.due / 2) / self.due)
    }
}

/// Hundredths of 学时 as they are written: `28`, `28.5`.
pub fn hours_words(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        _ if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::kind::{Id, Ref};
    use rstest::rstest;

    fn row(name: &str, hours: i64, (came, due): (usize, usize), need: Option<i64>) -> HoursRow {
        HoursRow {
            member: Ref::named(name),
            branch: Id::natural(&["支部"]),
            branch_name: "支部".to_owned(),
            due,
            came,
            made_up: 0,
            hours,
            need,
            exempt: String::new(),
        }
    }

    fn rows() -> Vec<HoursRow> {
        vec![
            row("丙", 3200, (10, 11), Some(3200)),
            row("甲", 1550, (5, 11), Some(3200)),
            row("老", 0, (0, 0), None),
            row("新", 0, (0, 0), Some(3200)),
        ]
    }

    #[rstest]
    #[case(HoursFilter::All, HoursSort::Roster, false, "丙甲新老")]
    #[case(HoursFilter::All, HoursSort::Hours, false, "新甲丙老")]
    #[case(HoursFilter::All, HoursSort::Missing, true, "新甲丙老")]
    #[case(HoursFilter::All, HoursSort::Rate, false, "甲丙新老")]
    #[case(HoursFilter::All, HoursSort::Rate, true, "丙甲新老")]
    #[case(HoursFilter::Short, HoursSort::Roster, false, "甲新")]
    #[case(HoursFilter::Exempt, HoursSort::Roster, false, "老")]
    fn the_exempt_stand_last(
        #[case] filter: HoursFilter,
        #[case] sort: HoursSort,
        #[case] descending: bool,
        #[case] expected: &str,
    ) {
        let kept = shown(&rows(), filter, (sort, descending), |_| true, |a, b| a.cmp(b));
        assert_eq!(kept.iter().map(|row| row.member.name.as_str()).collect::<String>(), expected);
    }

    #[test]
    fn a_total_counts_those_who_are_asked() {
        let total = HoursTotal::of(&rows());
        assert_eq!((total.asked, total.reached, total.exempt), (3, 1, 1));
        assert_eq!((total.average(), total.per_mille()), (Some(1583), Some(682)));
        assert_eq!(HoursTotal::default().average(), None);
    }

    #[rstest]
    #[case(3200, "32")]
    #[case(1550, "15.5")]
    #[case(1583, "15.83")]
    #[case(0, "0")]
    fn hours_are_written_short(#[case] hundredths: i64, #[case] expected: &str) {
        assert_eq!(hours_words(hundredths), expected);
    }
}
