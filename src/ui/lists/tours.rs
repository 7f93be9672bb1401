//! The list of tours, and how far the year has come.

use crate::domain::dates::{Date, day_in_table, month_day};
use crate::domain::kind::Id;
use crate::domain::tour::{Stop, Tour, TourMode};
use crate::ledger::tour::book::{Book, Stage};
use crate::ledger::tour::tours;
use crate::ledger::tour::units::{Coverage, Due};
use crate::ledger::{Ledger, OrgTree};

/// A tour in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TourRow {
    /// Which.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Who runs it.
    pub org: String,
    /// How it is run.
    pub mode: TourMode,
    /// `11-10 至 11-14`, or a dash.
    pub days: String,
    /// How many stops.
    pub stops: usize,
    /// How many judges.
    pub judges: usize,
    /// How many sheets are to come, and how many count.
    pub progress: (usize, usize),
    /// How far it has come.
    pub stage: Stage,
    /// How many sheets are odd and do not count for it.
    pub odd: usize,
}

/// The tours, newest first.
pub fn rows(ledger: &Ledger, tree: &OrgTree, this_year: i32) -> Vec<TourRow> {
    let books = tours(ledger).into_iter().filter_map(|tour| Book::read(ledger, tree, tour.id));
    books
        .map(|book| TourRow {
            id: book.tour.id,
            name: book.tour.name.clone(),
            org: book.tour.org.map_or_else(|| "—".to_owned(), |org| tree.name(org).to_owned()),
            mode: book.tour.mode,
            days: days(&book.tour, &book.stops, this_year),
            stops: book.stops.len(),
            judges: book.judges.len(),
            progress: book.progress(),
            stage: book.stage(),
            odd: super::tour_board::odd(&book).iter().filter(|odd| !odd.counts).count(),
        })
        .collect()
}

/// The days of a tour: as they are entered, else those of its route.
fn days(tour: &Tour, stops: &[Stop], this_year: i32) -> String {
    let route = || stops.iter().filter_map(|stop| stop.day);
    let from = tour.from.or_else(|| route().min());
    let to = tour.to.or_else(|| route().max());
    match (from, to) {
        (Some(from), Some(to)) if from != to => {
            format!("{} 至 {}", day_in_table(from, this_year), month_day(to))
        }
        (Some(day), _) | (None, Some(day)) => day_in_table(day, this_year),
        (None, None) => "—".to_owned(),
    }
}

/// `120 / 360`, or a dash where nothing is to come.
pub fn progress_words((asked, counted): (usize, usize)) -> String {
    if asked == 0 { "—".to_owned() } else { format!("{counted} / {asked}") }
}

/// A number of the year's coverage, and what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Every unit of a 排名组.
    Track(&'static str),
    /// Those that were visited.
    Visited,
    /// Those that were not.
    Left,
    /// Those that stand on no route.
    Unplanned,
}

impl Counted {
    /// Whether it counts a unit.
    pub fn holds(self, one: &Due) -> bool {
        match self {
            Self::Track(track) => one.unit.track == track,
            Self::Visited => one.visited.is_some(),
            Self::Left => one.visited.is_none(),
            Self::Unplanned => one.visited.is_none() && !one.listed,
        }
    }

    /// What it counts, in words.
    pub fn title(self) -> String {
        match self {
            Self::Track(track) => format!("今年应观摩的{track}"),
            Self::Visited => "今年已观摩的社区和两新".to_owned(),
            Self::Left => "今年还没有观摩的社区和两新".to_owned(),
            Self::Unplanned => "今年没排上的社区和两新".to_owned(),
        }
    }

    /// How many it counts.
    pub fn count(self, coverage: &Coverage) -> usize {
        coverage.all.iter().filter(|one| self.holds(one)).count()
    }
}

/// Where a unit stands, in words: `03-09 已观摩`, `排在 11-13`, `在路线里，没定日期`, `没排上`.
pub fn due_words(one: &Due, this_year: i32) -> String {
    match (one.visited, one.planned) {
        (Some(day), _) => format!("{} 已观摩", day_in_table(day, this_year)),
        (None, Some(day)) => format!("排在 {}", day_in_table(day, this_year)),
        (None, None) if one.listed => "在路线里，没定日期".to_owned(),
        (None, None) => "没排上".to_owned(),
    }
}

/// `11-30 前完成`, `11-30 前应完成，逾期 3 天`; none where no day is set.
pub fn due_line(coverage: &Coverage, today: Date, this_year: i32) -> Option<(String, bool)> {
    let due = coverage.due?;
    let day = day_in_table(due, this_year);
    Some(match coverage.is_late(today) {
        true => (format!("{day} 前应完成，逾期 {} 天", (today - due).num_days()), true),
        false if coverage.done == coverage.all.len() => (format!("应在 {day} 前完成，已全部观摩"), false),
        false => (format!("{day} 前完成"), false),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::dates::parse_day;
    use crate::domain::kind::Kind;
    use crate::ledger::tour::units::Unit;
    use rstest::rstest;

    fn due(visited: Option<&str>, planned: Option<&str>, listed: bool) -> Due {
        let unit = Unit { id: Id::natural(&["点"]), name: "某社区".into(), track: "社区", street: String::new() };
        let day = |text: &str| parse_day(text).unwrap();
        Due { unit, visited: visited.map(day), planned: planned.map(day), listed }
    }

    #[rstest]
    #[case(due(Some("2026-03-09"), Some("2026-11-13"), true), "03-09 已观摩")]
    #[case(due(None, Some("2027-01-13"), true), "排在 2027-01-13")]
    #[case(due(None, None, true), "在路线里，没定日期")]
    #[case(due(None, None, false), "没排上")]
    fn where_a_unit_stands(#[case] one: Due, #[case] words: &str) {
        assert_eq!(due_words(&one, 2026), words);
    }

    #[test]
    fn each_number_counts_what_it_says() {
        let all = vec![due(Some("2026-03-09"), None, true), due(None, None, true), due(None, None, false)];
        let coverage = Coverage { done: 1, unplanned: 1, due: parse_day("2026-11-30").ok(), all };
        let count = |counted: Counted| counted.count(&coverage);
        assert_eq!(count(Counted::Track("社区")), 3);
        assert_eq!(count(Counted::Track("两新")), 0);
        assert_eq!((count(Counted::Visited), count(Counted::Left), count(Counted::Unplanned)), (1, 2, 1));
        let line = |today: &str| due_line(&coverage, parse_day(today).unwrap(), 2026).unwrap();
        assert_eq!(line("2026-11-30"), ("11-30 前完成".to_owned(), false));
        assert_eq!(line("2026-12-03"), ("11-30 前应完成，逾期 3 天".to_owned(), true));
        let whole = Coverage { done: 3, ..coverage.clone() };
        let line = due_line(&whole, parse_day("2026-12-03").unwrap(), 2026);
        assert_eq!(line, Some(("应在 11-30 前完成，已全部观摩".to_owned(), false)));
    }

    #[rstest]
    #[case(None, None, "—")]
    #[case(Some("2026-11-10"), None, "11-10")]
    #[case(Some("2026-11-10"), Some("2026-11-10"), "11-10")]
    #[case(Some("2026-11-10"), Some("2026-11-14"), "11-10 至 11-14")]
    #[case(Some("2025-11-10"), Some("2025-11-14"), "2025-11-10 至 11-14")]
    fn the_days_of_a_tour(#[case] from: Option<&str>, #[case] to: Option<&str>, #[case] words: &str) {
        let day = |text: &str| parse_day(text).unwrap();
        let tour = Tour { from: from.map(day), to: to.map(day), ..Tour::blank(Id::natural(&["观摩"])) };
        assert_eq!(days(&tour, &[], 2026), words);
    }

    #[test]
    fn without_days_of_its_own_a_tour_has_those_of_its_route() {
        let stop = |day: &str| Stop { day: parse_day(day).ok(), ..Stop::blank(Id::natural(&["点"])) };
        let tour = Tour::blank(Id::natural(&["观摩"]));
        assert_eq!(days(&tour, &[stop("2026-11-12"), stop("2026-11-10"), stop("")], 2026), "11-10 至 11-12");
    }

    #[test]
    fn progress_is_of_what_is_to_come() {
        assert_eq!(progress_words((0, 0)), "—");
        assert_eq!(progress_words((360, 120)), "120 / 360");
    }
}
