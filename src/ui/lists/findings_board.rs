//! 看板 in words: rates, the funnel, the last twelve months.

use crate::domain::finding::FindingState;
use crate::ledger::rectify::figures::{Figures, Month};
use crate::ledger::rectify::filter::Show;

/// A share in tenths of a percent as people write it: `55.0%`; zero of zero is a dash.
pub fn rate_words(rate: Option<usize>) -> String {
    rate.map_or_else(|| "—".to_owned(), |rate| format!("{}.{}%", rate / 10, rate % 10))
}

/// `part` of `all` in tenths of a percent; none of nothing.
pub fn rate(part: usize, all: usize) -> Option<usize> {
    (all > 0).then(|| part * 1000 / all)
}

/// One of the numbers at the head of 看板.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// Its name.
    pub label: String,
    /// It in words.
    pub shown: String,
    /// The list behind it.
    pub show: Show,
    /// How it stands out: `red`, `ochre`, or not.
    pub tone: &'static str,
}

/// The numbers at the head: 全部, 未销号, 逾期, soon due, 待验收, 长期坚持, 销号率. `number` writes a count.
pub fn totals(figures: &Figures, number: &dyn Fn(usize) -> String) -> Vec<Total> {
    let waiting =
        figures.states.iter().find(|(state, _)| *state == FindingState::Waiting).map_or(0, |(_, count)| *count);
    let one = |show: Show, count: usize, tone: &'static str| Total {
        label: show.label(),
        shown: number(count),
        show,
        tone: if count > 0 { tone } else { "" },
    };
    vec![
        one(Show::All, figures.total.count, ""),
        one(Show::Open, figures.total.count - figures.total.closed, ""),
        one(Show::Late, figures.late, "red"),
        one(Show::Soon, figures.soon, "ochre"),
        one(Show::State(FindingState::Waiting), waiting, ""),
        one(Show::State(FindingState::Staged), figures.staged, ""),
        Total {
            label: "销号率".to_owned(),
            shown: rate_words(figures.total.rate()),
            show: Show::State(FindingState::Closed),
            tone: "",
        },
    ]
}

/// One step of the funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelStep {
    /// 发现, 认领, 整改, 报验, 销号.
    pub label: &'static str,
    /// How many came so far.
    pub count: usize,
    /// How many of all, in tenths of a percent.
    pub share: Option<usize>,
    /// The list behind it.
    pub show: Show,
}

/// The funnel from found to closed.
pub fn funnel(figures: &Figures) -> Vec<FunnelStep> {
    let label = |state: FindingState| match state {
        FindingState::Unclaimed => "发现",
        FindingState::Listed => "认领",
        FindingState::Doing => "整改",
        FindingState::Waiting => "报验",
        FindingState::Closed | FindingState::Staged => "销号",
    };
    let step = |(state, count): &(FindingState, usize)| FunnelStep {
        label: label(*state),
        count: *count,
        share: rate(*count, figures.total.count),
        show: Show::Reached(*state),
    };
    figures.funnel.iter().map(step).collect()
}

/// 销号率 at the end of each month, in percent, as a line takes it; a month before anything was found breaks it.
pub fn rates(months: &[Month]) -> Vec<Option<f64>> {
    months.iter().map(|one| rate(one.all_closed, one.all).map(|rate| rate as f64 / 10.0)).collect()
}

/// Names of the months under a chart: `12`, `26.1`, `2`: the year with each January.
pub fn month_names(months: &[Month]) -> Vec<String> {
    let name = |one: &Month| match one.month.month() {
        1 => format!("{}.1", one.month.year() % 100),
        month => month.to_string(),
    };
    months.iter().map(name).collect()
}

/// The units that have a problem, in words: the first few, and how many more.
pub fn units_words(units: &[String]) -> String {
    const FEW: usize = 6;
    let named = units.iter().take(FEW).map(String::as_str).collect::<Vec<_>>().join("、");
    if units.len() > FEW { format!("{named}等 {} 个单位", units.len()) } else { named }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::dates::YearMonth;
    use rstest::rstest;

    #[rstest]
    #[case(0, 0, "—")]
    #[case(0, 3, "0.0%")]
    #[case(71, 129, "55.0%")]
    #[case(2, 3, "66.6%")]
    #[case(129, 129, "100.0%")]
    fn zero_of_zero_is_a_dash(#[case] part: usize, #[case] all: usize, #[case] words: &str) {
        assert_eq!(rate_words(rate(part, all)), words);
    }

    fn month(text: &str, all: usize, all_closed: usize) -> Month {
        Month { month: text.parse::<YearMonth>().unwrap(), found: 0, closed: 0, all, all_closed }
    }

    #[test]
    fn a_line_begins_when_something_was_found() {
        let months = [month("2025-12", 0, 0), month("2026-01", 4, 1), month("2026-02", 4, 4)];
        assert_eq!(rates(&months), [None, Some(25.0), Some(100.0)]);
        assert_eq!(month_names(&months), ["12", "26.1", "2"]);
    }

    #[test]
    fn many_units_are_named_by_the_first_few() {
        let units = |count: usize| (1..=count).map(|at| format!("第{at}社区")).collect::<Vec<_>>();
        assert_eq!(units_words(&units(2)), "第1社区、第2社区");
        assert!(units_words(&units(9)).ends_with("第6社区等 9 个单位"));
    }
}
