//! Suggested themes for the year plan, by month. They are data, to start from; nothing prescribes them.
//!
//! Source: seed 000 §2 (以植树节、清明节、七一等节日为契机…) and the days that the state has named.

use serde::Deserialize;
use std::sync::LazyLock;

/// A suggested 主题党日.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Suggestion {
    /// What it is held for: `植树节（3月12日）`.
    pub occasion: String,
    /// The theme, ready for a plan.
    pub theme: String,
    /// What is done, in one sentence.
    pub content: String,
    /// Keys of [`AgendaKind`](super::party_day::AgendaKind), in order of the agenda.
    pub kinds: Vec<String>,
}

#[derive(Deserialize)]
struct Month {
    month: u8,
    suggestions: Vec<Suggestion>,
}

static MONTHS: LazyLock<Vec<Month>> = LazyLock::new(|| {
    // A test holds that the shipped file is good.
    serde_json::from_str(include_str!("../../data/suggestions.json")).unwrap_or_default()
});

/// The suggestions for a month, 1 to 12; none for another number.
#[must_use]
pub fn for_month(month: u8) -> &'static [Suggestion] {
    MONTHS.iter().find(|m| m.month == month).map_or(&[], |m| &m.suggestions)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::party_day::AgendaKind;
    use rstest::rstest;

    #[test]
    fn every_month_has_some() {
        for month in 1..=12 {
            let listed = for_month(month);
            assert!((2..=4).contains(&listed.len()), "{month}");
            for suggestion in listed {
                assert!(!suggestion.theme.is_empty() && suggestion.content.ends_with('。'), "{}", suggestion.theme);
                assert!(!suggestion.kinds.is_empty(), "{}", suggestion.theme);
                assert!(
                    suggestion.kinds.iter().all(|key| AgendaKind::CHOICES.iter().any(|c| c.key == key)),
                    "{}",
                    suggestion.theme
                );
            }
        }
        assert!(for_month(0).is_empty() && for_month(13).is_empty());
    }

    /// The days that seed 000 and the issue name.
    #[rstest]
    #[case(3, "植树节")]
    #[case(3, "学雷锋")]
    #[case(4, "清明节")]
    #[case(5, "五四")]
    #[case(7, "七一")]
    #[case(10, "国庆节")]
    #[case(11, "消防安全月")]
    #[case(12, "宪法日")]
    fn the_named_days_are_there(#[case] month: u8, #[case] occasion: &str) {
        assert!(for_month(month).iter().any(|s| s.occasion.contains(occasion)));
    }
}
