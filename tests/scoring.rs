//! Results and corrections of random tours against an independent, naive reckoning, and the laws that they obey.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "scoring_reference/least_squares.rs"]
mod least_squares;
#[path = "scoring_reference/results.rs"]
mod naive;
#[path = "scoring_reference/tour.rs"]
mod tour;

use branch_ledger::domain::scoring::{
    Agreement, Fraction, Input, Marks, State, StopResult, agreement, correction, results,
};
use branch_ledger::domain::tour::TierRule;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::Cell;
use tour::{shuffled_tours, tours};

fn config() -> Config {
    Config { cases: 3_000, failure_persistence: None, ..Config::default() }
}

/// The same tours each time, for what is counted at the end.
fn settled() -> TestRunner {
    TestRunner::new_with_rng(config(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn is(found: Fraction, expected: naive::Ratio) -> bool {
    let (over, under) = found.parts();
    naive::compare((over, under), expected).is_eq()
}

fn near(found: &[Option<f64>], expected: &[Option<f64>]) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        let close = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
            (found, expected) => found.is_none() && expected.is_none(),
        };
        prop_assert!(close, "{:?} is not {:?}", found, expected);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn results_are_those_of_the_naive_reckoning(input in tours()) {
        let found = results(&input);
        for (at, (stop, known)) in found.stops.iter().zip(naive::reckon(&input)).enumerate() {
            let need = input.rules.least_sheets.max(1);
            let state = if known.ranked { State::Ranked } else { State::Unfinished { have: known.have, need } };
            prop_assert_eq!(stop.state, state);
            prop_assert_eq!(stop.marks.is_some(), known.score.is_some());
            if let (Some(marks), Some(score)) = (&stop.marks, known.score) {
                prop_assert!(is(marks.score, score), "{:?} is not {:?}", marks.score, score);
                prop_assert_eq!(i128::from(marks.score.rounded()), (2 * score.0 + score.1).div_euclid(2 * score.1));
                prop_assert!(marks.classes.iter().zip(&known.classes).all(|(found, known)| is(*found, *known)));
                let same = |(found, known): (Fraction, naive::Ratio)| is(found, known);
                prop_assert_eq!(marks.leaders.is_some(), known.leaders.is_some());
                prop_assert!(marks.leaders.zip(known.leaders).is_none_or(same));
                let share = marks.groups.iter().fold(Fraction::ZERO, |sum, group| sum + group.share);
                prop_assert_eq!(share.parts(), (1, 1));
            }
            prop_assert_eq!(stop.place.as_ref().map(|place| place.rank), known.rank);
            if let Some(place) = &stop.place {
                prop_assert_eq!((&place.of_class, place.tier, place.lifted_by_tie), (&known.of_class, known.tier, known.lifted));
                let mut tied: Vec<usize> = found.tied_with(at).chain([at]).collect();
                tied.sort();
                prop_assert_eq!(tied, known.tied);
            }
        }
    }

    /// Where nothing is trimmed, whoever stands where: the same results for the same stops.
    #[test]
    fn order_does_not_matter((mut input, stops, judges, sheets) in shuffled_tours()) {
        input.rules.trim = false;
        let other = shuffled(&input, &stops, &judges, &sheets);
        let (here, there) = (results(&input), results(&other));
        let (mut fair, mut fair_there) = (correction(&input), correction(&other));
        for (at, stop) in stops.iter().enumerate() {
            let (here, there) = (&here.stops[*stop], &there.stops[at]);
            prop_assert_eq!(here.state, there.state);
            let marks = |stop: &StopResult| {
                stop.marks.as_ref().map(|marks| (marks.score, marks.classes.clone(), marks.groups.clone(), marks.leaders))
            };
            prop_assert_eq!(marks(here), marks(there));
            let place = |stop: &StopResult| {
                stop.place.as_ref().map(|place| (place.rank, place.of_class.clone(), place.tier, place.lifted_by_tie))
            };
            prop_assert_eq!(place(here), place(there));
        }
        fair.corrected = stops.iter().map(|stop| fair.corrected[*stop]).collect();
        fair.leniency = judges.iter().map(|judge| fair.leniency[*judge]).collect();
        near(&fair_there.corrected, &fair.corrected)?;
        near(&fair_there.leniency, &fair.leniency)?;
        near(&[fair_there.spread.take()], &[fair.spread.take()])?;
        prop_assert_eq!(agreement_figure(&input), agreement_figure(&other));
    }

    /// A judge who is milder by so much to all gets that much more leniency; no stop of the same part moves against another.
    #[test]
    fn a_mild_judge_changes_no_corrected_difference(input in tours(), who in 0..7usize, more in -500..500i64) {
        let mut other = input.clone();
        other.sheets.iter_mut().filter(|sheet| sheet.judge == who).for_each(|sheet| sheet.base += more);
        let (here, there) = (correction(&input), correction(&other));
        for a in 0..input.stops.len() {
            for b in (0..a).filter(|b| here.stop_component[a] == here.stop_component[*b]) {
                let difference = |of: &[Option<f64>]| Some(of[a]? - of[b]?);
                near(&[difference(&there.corrected)], &[difference(&here.corrected)])?;
            }
        }
        prop_assert_eq!(here.ranks(&input), there.ranks(&other));
    }

    #[test]
    fn what_is_added_to_all_changes_no_rank(input in tours(), more in -500..500i64) {
        let mut other = input.clone();
        other.sheets.iter_mut().for_each(|sheet| sheet.base += more);
        let ranks = |input: &Input| -> Vec<Option<usize>> {
            results(input).stops.iter().map(|stop| stop.place.as_ref().map(|place| place.rank)).collect()
        };
        prop_assert_eq!(ranks(&input), ranks(&other));
        prop_assert_eq!(correction(&input).ranks(&input), correction(&other).ranks(&other));
        prop_assert_eq!(agreement_figure(&input), agreement_figure(&other));
    }

    #[test]
    fn agreement_is_that_of_the_naive_reckoning(input in tours()) {
        let found = match agreement(&input, &correction(&input)) {
            Agreement::Concordance { w, .. } => Some(w),
            _ => None,
        };
        near(&[found], &[naive_w(&input)])?;
    }
}

/// Also says how often the rarer things happened, so that they cannot go untested.
#[test]
fn the_correction_is_that_of_the_naive_reckoning() {
    let (torn, odd, lone, weighted) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |counter: &Cell<usize>, happened: bool| counter.set(counter.get() + usize::from(happened));
    let check = |input: Input| {
        let (found, known) = (correction(&input), least_squares::reckon(&input));
        prop_assert_eq!((found.components, found.freedom), (known.parts, known.freedom));
        near(&found.corrected, &known.corrected)?;
        near(&found.leniency, &known.leniency)?;
        near(&found.residuals, &known.residuals)?;
        near(&[found.spread], &[known.spread])?;
        for (at, (studentised, residual)) in known.studentised.iter().zip(&known.residuals).enumerate() {
            let (size, points) = (studentised.unwrap_or(0.0).abs(), residual.unwrap_or(0.0).abs());
            if (size - 2.5).abs() > 1e-6 && (points - 1.0).abs() > 1e-6 {
                prop_assert_eq!(found.standouts.contains(&at), size >= 2.5 && points >= 1.0, "sheet {}: {}", at, size);
            }
        }
        count(&torn, found.components > 1);
        count(&odd, !found.standouts.is_empty());
        count(&lone, input.judges.len() == 1 && found.components == 1);
        count(&weighted, input.rules.effective_weights().is_some() && !found.standouts.is_empty());
        Ok(())
    };
    settled().run(&tours(), check).unwrap();
    let seen = [&torn, &odd, &lone, &weighted].map(Cell::get);
    assert!(seen.iter().all(|count| *count > 10), "torn, odd, lone, weighted and odd: {seen:?}");
}

/// Likewise of what is rare among results.
#[test]
fn the_tours_have_what_is_rare() {
    let counts = Cell::new([0; 5]);
    let check = |input: Input| {
        let found = results(&input);
        let any = |test: &dyn Fn(&Marks) -> bool| found.stops.iter().filter_map(|stop| stop.marks.as_ref()).any(test);
        let happened = [
            !found.lifts.is_empty(),
            !found.ties.is_empty(),
            any(&|marks| marks.reweighted && marks.left_out.is_some()),
            any(&|marks| marks.groups.len() == 3) && input.rules.tier_rule == TierRule::Threshold,
            found.stops.iter().any(|stop| stop.place.is_none()),
        ];
        let mut now = counts.get();
        now.iter_mut().zip(happened).for_each(|(count, happened)| *count += usize::from(happened));
        counts.set(now);
        Ok(())
    };
    settled().run(&tours(), check).unwrap();
    assert!(counts.get().iter().all(|count| *count > 10), "{:?}", counts.get());
}

fn shuffled(input: &Input, stops: &[usize], judges: &[usize], sheets: &[usize]) -> Input {
    let now = |order: &[usize], old: usize| order.iter().position(|one| *one == old).unwrap();
    let sheet = |at: &usize| {
        let mut sheet = input.sheets[*at].clone();
        (sheet.stop, sheet.judge) = (now(stops, sheet.stop), now(judges, sheet.judge));
        sheet
    };
    Input {
        stops: stops.iter().map(|at| input.stops[*at]).collect(),
        judges: judges.iter().map(|at| input.judges[*at]).collect(),
        sheets: sheets.iter().map(sheet).collect(),
        rules: input.rules.clone(),
    }
}

/// W where there is one; the spread is compared elsewhere, it is a floating number.
fn agreement_figure(input: &Input) -> Option<f64> {
    match agreement(input, &correction(input)) {
        Agreement::Concordance { w, .. } => Some(w),
        _ => None,
    }
}

/// Kendall's W by counting: the rank of a stop is 1 + how many are lower + half of how many others are equal.
fn naive_w(input: &Input) -> Option<f64> {
    let weights = input.rules.weights.filter(|weights| weights.iter().sum::<i64>() > 0).unwrap_or([1; 3]);
    let weighs = |judge: usize| weights[input.judges[judge].group as usize] > 0;
    let counting: Vec<_> = input.sheets.iter().filter(|sheet| weighs(sheet.judge)).collect();
    let has = |stop: &usize| counting.iter().any(|sheet| sheet.stop == *stop);
    let stops: Vec<usize> = (0..input.stops.len()).filter(has).collect();
    let judges: Vec<usize> =
        (0..input.judges.len()).filter(|judge| counting.iter().any(|sheet| sheet.judge == *judge)).collect();
    if judges.len() < 2 || stops.len() < 3 || counting.len() != judges.len() * stops.len() {
        return None;
    }
    let total = |judge: usize, stop: usize| {
        let sheet = counting.iter().find(|sheet| (sheet.judge, sheet.stop) == (judge, stop)).unwrap();
        sheet.base + sheet.extra
    };
    let (m, n) = (judges.len() as f64, stops.len() as f64);
    let mut ties = 0.0;
    let mut sums = vec![0.0; stops.len()];
    for judge in &judges {
        for (at, stop) in stops.iter().enumerate() {
            let own = total(*judge, *stop);
            let lower = stops.iter().filter(|other| total(*judge, **other) < own).count() as f64;
            let equal = stops.iter().filter(|other| total(*judge, **other) == own).count() as f64;
            sums[at] += 1.0 + lower + (equal - 1.0) / 2.0;
            // Each of t tied stops adds t² − 1, together t³ − t.
            ties += equal * equal - 1.0;
        }
    }
    let squares: f64 = sums.iter().map(|sum| (sum - m * (n + 1.0) / 2.0).powi(2)).sum();
    let most = m * m * (n * n * n - n) - m * ties;
    (most > 1e-9).then(|| 12.0 * squares / most)
}
