//! 当场公布: one place after the other, from the last to the first; by tiers where ranks are hidden (减负).

use crate::ledger::tour::book::Book;
use crate::ledger::tour::standing::Standing;

/// A unit that is revealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// Its name.
    pub unit: String,
    /// Its score out of 100, in hundredths; not told where ranks are hidden.
    pub score: Option<i64>,
    /// Place and name of its tier, where the step itself does not say it.
    pub tier: Option<(usize, String)>,
}

/// What is revealed at once: those who share a rank, or a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// `第 3 名`, or the tier's name.
    pub name: String,
    /// Place of the tier, where the step is one.
    pub tier: Option<usize>,
    /// Those who have it, on their route.
    pub units: Vec<Revealed>,
}

/// The steps of a 排名组, the last place first. Empty where nothing can be told: nobody is ranked, or ranks are hidden and there are no
/// tiers.
pub fn steps(book: &Book, standing: &Standing, track: usize) -> Vec<Step> {
    let mut steps = if book.tour.hide_ranks { by_tier(book, standing, track) } else { by_rank(book, standing, track) };
    steps.reverse();
    steps
}

fn by_rank(book: &Book, standing: &Standing, track: usize) -> Vec<Step> {
    let ranked: Vec<(usize, usize)> =
        standing.in_track(track).into_iter().filter_map(|at| Some((standing.rank(at)?, at))).collect();
    let unit = |(_, at): &(usize, usize)| {
        let place = standing.stop(*at)?.place.as_ref()?;
        Some(Revealed {
            unit: book.stops.get(*at)?.unit.name.clone(),
            score: standing.shown(*at),
            tier: place.tier.zip(standing.tier(*at).map(str::to_owned)),
        })
    };
    let step = |same: &[(usize, usize)]| {
        let rank = same.first().map_or(0, |(rank, _)| *rank);
        let name = if same.len() > 1 { format!("并列第 {rank} 名") } else { format!("第 {rank} 名") };
        Step { name, tier: None, units: same.iter().filter_map(unit).collect() }
    };
    ranked.chunk_by(|a, b| a.0 == b.0).map(step).collect()
}

fn by_tier(book: &Book, standing: &Standing, track: usize) -> Vec<Step> {
    let of_track = |at: &usize| standing.input.stops.get(*at).is_some_and(|stop| stop.track == track);
    let tier_of = |at: usize| standing.stop(at)?.place.as_ref()?.tier;
    let step = |(tier, def): (usize, &crate::domain::tour::TierDef)| {
        let members = (0..book.stops.len()).filter(of_track).filter(|at| tier_of(*at) == Some(tier));
        let units: Vec<Revealed> = members
            .filter_map(|at| book.stops.get(at))
            .map(|stop| Revealed { unit: stop.unit.name.clone(), score: None, tier: None })
            .collect();
        (!units.is_empty()).then(|| Step { name: def.name.clone(), tier: Some(tier), units })
    };
    standing.input.rules.tiers.iter().enumerate().filter_map(step).collect()
}

/// How many stops of a 排名组 are 未完成 and so are not told of.
pub fn unfinished(standing: &Standing, track: usize) -> usize {
    standing.in_track(track).len() - standing.ranked_in(track)
}
