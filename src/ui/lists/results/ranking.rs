//! The rows of a 排名组.

use crate::domain::kind::Id;
use crate::domain::order::Ordered;
use crate::domain::scoring::State;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::Standing;

/// What is ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// 总分.
    #[default]
    Total,
    /// One 类, by its place in the scheme.
    Class(usize),
}

impl Measure {
    /// As a key of the screen.
    pub fn key(self) -> String {
        match self {
            Self::Total => "total".to_owned(),
            Self::Class(class) => class.to_string(),
        }
    }

    /// The one of a key.
    pub fn of(key: &str) -> Self {
        key.parse().map_or(Self::Total, Self::Class)
    }
}

/// One stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Place of the stop on the route.
    pub at: usize,
    /// Which.
    pub stop: Id,
    /// Name of the unit.
    pub unit: String,
    /// Its rank by the measure.
    pub rank: Option<usize>,
    /// Shares that rank with others.
    pub tied: bool,
    /// Places it rose since the last round, by the total.
    pub rise: Option<isize>,
    /// Sheets that were used.
    pub sheets: usize,
    /// The score, in hundredths: out of 100, or of the 类.
    pub score: Option<i64>,
    /// The most that could be reached, likewise.
    pub most: i64,
    /// Its total out of 100, and the rank by it.
    pub total: (Option<i64>, Option<usize>),
    /// The corrected total, and the rank by it.
    pub corrected: (Option<i64>, Option<usize>),
    /// Place of its tier, and the tier's name.
    pub tier: Option<(usize, String)>,
    /// Stands across the border of a tier with others, and was taken into the upper one.
    pub lifted: bool,
    /// How many sheets there are and how many it needs, while it is 未完成.
    pub unfinished: Option<(usize, usize)>,
}

impl Ranked {
    /// The score as it is written, or how far it has come.
    pub fn shift(&self) -> Option<i64> {
        Some(self.corrected.0? - self.total.0?)
    }

    /// How much of what could be reached, in tenths of a percent.
    pub fn per_mille(&self) -> Option<usize> {
        let share = (self.score? * 1000 + self.most / 2).checked_div(self.most)?;
        usize::try_from(share).ok()
    }
}

/// The stops of a 排名组, best first; the unfinished ones last, on their route. With hidden ranks (减负) nothing tells them: they stand
/// by tier, and within it on their route.
pub fn ranking(book: &Book, standing: &Standing, track: usize, measure: Measure, hidden: bool) -> Vec<Ranked> {
    let mut rows: Vec<Ranked> =
        standing.in_track(track).into_iter().filter_map(|at| row(book, standing, at, measure)).collect();
    if hidden {
        for row in &mut rows {
            (row.rank, row.rise, row.tied) = (None, None, false);
            (row.total.1, row.corrected.1) = (None, None);
        }
        rows.order_by_key(|row| (row.unfinished.is_some(), row.tier.as_ref().map(|tier| tier.0), row.at));
    } else if measure != Measure::Total {
        rows.order_by_key(|row| (row.rank.unwrap_or(usize::MAX), row.at));
    }
    rows
}

fn row(book: &Book, standing: &Standing, at: usize, measure: Measure) -> Option<Ranked> {
    let (stop, result) = (book.stops.get(at)?, standing.stop(at)?);
    let (place, marks) = (result.place.as_ref(), result.marks.as_ref());
    let total_rank = standing.rank(at);
    let (rank, score, most) = match measure {
        Measure::Total => (total_rank, standing.shown(at), 10_000),
        Measure::Class(class) => (
            place.and_then(|place| place.of_class.get(class).copied()),
            marks.and_then(|marks| marks.classes.get(class)).map(|mean| mean.rounded()),
            book.outline.classes.get(class).map_or(0, |class| class.points),
        ),
    };
    let tied = match measure {
        Measure::Total => standing.results.tied_with(at).next().is_some(),
        Measure::Class(class) => shares_class(standing, at, class),
    };
    let tier = place.and_then(|place| place.tier).zip(standing.tier(at).map(str::to_owned));
    Some(Ranked {
        at,
        stop: stop.id,
        unit: stop.unit.name.clone(),
        rank,
        tied,
        rise: standing.rise(at),
        sheets: marks.map_or(0, |marks| marks.used.len()),
        score: score.filter(|_| place.is_some()),
        most,
        total: (standing.shown(at).filter(|_| place.is_some()), total_rank),
        corrected: (standing.corrected_shown(at), standing.corrected_ranks.get(at).copied().flatten()),
        tier,
        lifted: place.is_some_and(|place| place.lifted_by_tie),
        unfinished: match result.state {
            State::Ranked => None,
            State::Unfinished { have, need } => Some((have, need)),
        },
    })
}

/// Whether another stop of the same 排名组 has the same rank by a 类.
fn shares_class(standing: &Standing, at: usize, class: usize) -> bool {
    let track = |at: usize| standing.input.stops.get(at).map(|stop| stop.track);
    let rank = |at: usize| standing.stop(at)?.place.as_ref()?.of_class.get(class).copied();
    let own = rank(at);
    own.is_some()
        && (0..standing.results.stops.len()).any(|other| other != at && track(other) == track(at) && rank(other) == own)
}

/// What stands in place of a score: `已有 2 张，至少 5 张`.
pub fn unfinished_words((have, need): (usize, usize)) -> String {
    format!("已有 {have} 张，至少 {need} 张")
}

/// `↑ 2`, `↓ 1`, `—` for the same rank, nothing where there is nothing to compare with.
pub fn rise_words(rise: Option<isize>) -> String {
    match rise {
        None => String::new(),
        Some(0) => "—".to_owned(),
        Some(places) if places > 0 => format!("↑ {places}"),
        Some(places) => format!("↓ {}", places.unsigned_abs()),
    }
}

/// The look of a tier: 1 for the best, 3 for the last, 2 for those between.
pub fn tier_look(place: usize, count: usize) -> &'static str {
    match place {
        0 => "tier tier-1",
        _ if place + 1 >= count => "tier tier-3",
        _ => "tier tier-2",
    }
}
