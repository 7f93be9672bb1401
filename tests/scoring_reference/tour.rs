//! Random tours: small, with many ties, with gaps, in teams that never meet, with one judge.

use branch_ledger::domain::scoring::{Input, JudgeInfo, Rules, Sheet, StopInfo};
use branch_ledger::domain::tour::{Extras, JudgeGroup, TieBreak, TierDef, TierRule};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// How the judges go round.
#[derive(Debug, Clone, Copy)]
enum Design {
    /// Everybody everywhere.
    Complete,
    /// With gaps.
    Gaps,
    /// In two teams, with gaps.
    Teams,
}

fn tier(order: usize, (from, share): (Option<i64>, Option<i64>)) -> TierDef {
    TierDef { order: order.to_string(), name: format!("{order} 类"), from, share }
}

fn tiers() -> impl Strategy<Value = Vec<TierDef>> {
    let from = select(vec![None, Some(8800), Some(8667), Some(8500)]);
    let share = select(vec![None, Some(0), Some(25), Some(30), Some(40), Some(60), Some(110)]);
    vec((from, share), 0..5)
        .prop_map(|tiers| tiers.into_iter().enumerate().map(|(at, tier_)| tier(at, tier_)).collect())
}

fn rules() -> impl Strategy<Value = Rules> {
    let weights = proptest::option::of([0..4i64, 0..4i64, 0..4i64]);
    let chosen = (
        select(Extras::ALL),
        select(TieBreak::ALL),
        select(vec![TierRule::Threshold, TierRule::Share, TierRule::Share, TierRule::None]),
    );
    (any::<bool>(), weights, chosen, 0..4usize, select(vec![0, 10_000, 12_000]), tiers()).prop_map(
        |(trim, weights, (extras, tie_break, tier_rule), least_sheets, full, tiers)| Rules {
            trim,
            weights,
            extras,
            tie_break,
            least_sheets,
            full,
            tier_rule,
            tiers,
        },
    )
}

/// Sheets whose scores lie on a coarse grid; `odd` now and then throws one far off.
fn sheet() -> impl Strategy<Value = (Sheet, u8)> {
    let odd = prop_oneof![30 => Just(0), 1 => Just(1500), 1 => Just(-2000)];
    (0..6i64, 0..3i64, -1..2i64, odd, any::<u8>()).prop_map(|(base, class, extra, odd, chance)| {
        let (base, class) = (8500 + 100 * base + odd, 2000 + 50 * class);
        (Sheet { base, extra: 50 * extra, classes: vec![class, base - class], ..Sheet::default() }, chance)
    })
}

/// A tour of up to 14 stops and 7 judges; in every second one scores are so much alike that many are tied.
pub fn tours() -> impl Strategy<Value = Input> {
    let stop = (0..3usize, -1..2i64).prop_map(|(track, times)| StopInfo { track: track / 2, adjustment: times * 50 });
    let judge = select(JudgeGroup::ALL).prop_map(|group| JudgeInfo { group });
    let sheets = vec(sheet(), 14 * 7);
    let design = select(vec![Design::Complete, Design::Gaps, Design::Teams]);
    let places = (vec(stop, 0..15), vec(judge, 0..8));
    (places, sheets, design, rules(), any::<bool>()).prop_map(|((mut stops, judges), drawn, design, rules, alike)| {
        let places = (0..stops.len()).flat_map(|stop| (0..judges.len()).map(move |judge| (stop, judge)));
        let goes = |stop: usize, judge: usize, chance: u8| match design {
            Design::Complete => true,
            Design::Gaps => chance < 150,
            Design::Teams => chance < 200 && stop % 2 == judge % 2,
        };
        let sheets = places.zip(drawn).filter(|((stop, judge), (_, chance))| goes(*stop, *judge, *chance));
        let sheets = sheets.map(|((stop, judge), (sheet, _))| {
            let (base, extra) = if alike { (8500 + sheet.base % 200, 0) } else { (sheet.base, sheet.extra) };
            Sheet { stop, judge, base, extra, ..sheet }
        });
        let sheets = sheets.collect();
        stops.iter_mut().filter(|_| alike).for_each(|stop| stop.adjustment = 0);
        Input { stops, judges, sheets, rules }
    })
}

/// A tour, and an order in which its stops, judges and sheets could stand as well.
pub fn shuffled_tours() -> impl Strategy<Value = (Input, Vec<usize>, Vec<usize>, Vec<usize>)> {
    tours().prop_flat_map(|input| {
        let order = |length: usize| Just((0..length).collect::<Vec<_>>()).prop_shuffle();
        let orders = (order(input.stops.len()), order(input.judges.len()), order(input.sheets.len()));
        (Just(input), orders).prop_map(|(input, (stops, judges, sheets))| (input, stops, judges, sheets))
    })
}
