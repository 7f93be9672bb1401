//! Ranks, corrected scores, and how units moved since the last round.

use proptest::prelude::*;

use super::support::{
    EAST_1, EAST_2, WEST_1, WEST_2, all_stops, at, book, force, lock_tour, other_tour, scored, set_tour, split,
    standing_of,
};
use crate::domain::kind::{FieldValue, Value};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::scoring::State;
use crate::domain::tour::{Adjustment, Stop, TierRule, Tour};
use crate::ledger::tour::fixture::{DISTRICT, UNITS, cross, judge, score, stop, tour};
use crate::ledger::tour::plan::adjust;
use crate::ledger::work::fixture::{House, id};

#[test]
fn plain_and_corrected_stand_side_by_side() {
    let house = scored();
    let standing = standing_of(&house, tour());
    let shown: Vec<_> = (0..4).map(|at| standing.shown(at).unwrap()).collect();
    assert_eq!(shown, [8600, 9200, 6800, 8300]);
    assert_eq!((0..4).map(|at| standing.rank(at).unwrap()).collect::<Vec<_>>(), [2, 1, 4, 3]);
    // 东一 met the mild 西评委 and 西二 the strict 东评委: corrected, they change places.
    let corrected: Vec<_> = (0..4).map(|at| standing.corrected_shown(at).unwrap()).collect();
    assert_eq!(corrected, [8400, 9000, 7000, 8500]);
    assert_eq!(standing.corrected_ranks, [Some(3), Some(1), Some(4), Some(2)]);
    assert_eq!(standing.in_track(0), [1, 0, 3, 2]);
    assert_eq!(standing.tracks, ["社区"]);
    assert!(standing.is_finished());
}

#[test]
fn what_was_agreed_on_is_in_both_scores() {
    let mut house = scored();
    house.apply(adjust(&house.ledger, stop(WEST_2), "k", Some(300), "获省级表彰").unwrap());
    let standing = standing_of(&house, tour());
    assert_eq!((standing.shown(at(WEST_2)), standing.corrected_shown(at(WEST_2))), (Some(8600), Some(8800)));
    // 86 and 86: both second, nobody third.
    assert_eq!((0..4).map(|at| standing.rank(at).unwrap()).collect::<Vec<_>>(), [2, 1, 4, 2]);
    assert_eq!(standing.corrected_ranks, [Some(3), Some(1), Some(4), Some(2)]);
}

#[test]
fn adjustments_beyond_all_measure_do_not_stop_the_reckoning() {
    let mut house = scored();
    for key in ["k", "l"] {
        house.commit(|draft| {
            draft.set_part::<Stop, _>(stop(EAST_1), Stop::adjustments, key, Adjustment::points, &i64::MAX);
        });
    }
    assert_eq!(standing_of(&house, tour()).rank(at(EAST_1)), Some(1));
}

#[test]
fn an_unfinished_stop_has_no_rank_of_any_kind() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::min_sheets, &2_i64);
    // The strict judge's sheet of 西二 is taken back to a torso.
    let sheet = ScoreSheet::id_of(tour(), &judge(1), stop(WEST_2));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.b1.points", Value::Null);
    });
    let standing = standing_of(&house, tour());
    assert_eq!(standing.stop(at(WEST_2)).unwrap().state, State::Unfinished { have: 1, need: 2 });
    assert_eq!(standing.rank(at(WEST_2)), None);
    assert_eq!(
        (standing.corrected_shown(at(WEST_2)), standing.corrected_ranks.get(at(WEST_2)).copied().flatten()),
        (None, None)
    );
    // It stands last, and nobody's rank has a hole where it would be.
    assert_eq!(standing.in_track(0), [1, 0, 2, 3]);
    assert_eq!(standing.corrected_ranks, [Some(2), Some(1), Some(3), None]);
    assert_eq!((standing.ranked_in(0), standing.is_finished()), (3, false));
}

#[test]
fn tracks_are_ranked_apart() {
    let mut house = scored();
    house.set::<Stop>(stop(EAST_2), Stop::track, &"两新".to_owned());
    house.set::<Stop>(stop(WEST_1), Stop::track, &" 两新 ".to_owned());
    let standing = standing_of(&house, tour());
    assert_eq!(standing.tracks, ["社区", "两新"]);
    assert_eq!((standing.in_track(0), standing.in_track(1)), (vec![0, 3], vec![1, 2]));
    assert_eq!((0..4).map(|at| standing.rank(at).unwrap()).collect::<Vec<_>>(), [1, 1, 2, 2]);
    // Corrected, 西二 passes 东一 within their own track.
    assert_eq!(standing.corrected_ranks, [Some(2), Some(1), Some(2), Some(1)]);
}

#[test]
fn tiers_are_named_as_the_tour_names_them() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::Threshold);
    let standing = standing_of(&house, tour());
    let tiers: Vec<_> = (0..4).map(|at| standing.tier(at).unwrap().to_owned()).collect();
    assert_eq!(tiers, ["先进", "先进", "落后", "达标"]);
}

/// The round before: 区领导 alone, 西二 first, then 东二, 东一, 西一.
fn with_last_round() -> House {
    let mut house = scored();
    let given = [(WEST_2, 9500), (EAST_2, 9000), (EAST_1, 8000), (WEST_1, 7000)];
    let last = other_tour(&mut house, "第一轮", DISTRICT, ("区领导", DISTRICT), &given);
    set_tour(&mut house, tour(), Tour::round, &2_i64);
    set_tour(&mut house, last, Tour::round, &1_i64);
    house
}

#[test]
fn rise_is_counted_from_the_last_round() {
    let house = with_last_round();
    let standing = standing_of(&house, tour());
    // 东一 3 → 2, 东二 2 → 1, 西一 4 → 4, 西二 1 → 3.
    assert_eq!((0..4).map(|at| standing.rise(at)).collect::<Vec<_>>(), [Some(1), Some(1), Some(0), Some(-2)]);
}

#[test]
fn a_locked_round_counts_as_it_was_locked() {
    let mut house = with_last_round();
    let last = id("第一轮");
    lock_tour(&mut house, last);
    // Somebody's file changes the sheets afterwards: 东一 is first there now, but not in what was locked.
    let key = id("第一轮/区领导").to_string();
    let sheet = ScoreSheet::id_of(last, &key, Stop::id_of(last, id(EAST_1)));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.b1.points", 4000_i64.to_value());
    });
    assert_eq!(standing_of(&house, tour()).rise(at(EAST_1)), Some(1));
}

#[test]
fn another_track_or_hidden_ranks_are_not_compared_with() {
    let mut house = with_last_round();
    let last = id("第一轮");
    let of = all_stops(&house, last).into_iter().find(|stop| stop.unit.name == EAST_1).unwrap();
    house.set::<Stop>(of.id, Stop::track, &"两新".to_owned());
    let standing = standing_of(&house, tour());
    // In the 社区 of the last round there were then only three: 东二 second, as before.
    assert_eq!((0..4).map(|at| standing.rise(at)).collect::<Vec<_>>(), [None, Some(1), Some(-1), Some(-2)]);
    set_tour(&mut house, last, Tour::hide_ranks, &true);
    assert!((0..4).all(|at| standing_of(&house, tour()).rise(at).is_none()));
}

#[test]
fn a_sheet_of_somebody_who_must_stand_aside_changes_nothing() {
    let mut house = scored();
    let before = standing_of(&house, tour());
    for (key, points) in [("a1", 0), ("a2", 0), ("b1", 0)] {
        force(&mut house, 1, EAST_1, key, points);
    }
    house.commit(|draft| {
        let sheet = ScoreSheet::id_of(tour(), &judge(1), stop(EAST_1));
        draft.set::<ScoreSheet, _>(sheet, ScoreSheet::tour, &tour());
        draft.set::<ScoreSheet, _>(sheet, ScoreSheet::stop, &stop(EAST_1));
        draft.set::<ScoreSheet, _>(sheet, ScoreSheet::judge, &judge(1));
    });
    assert_eq!(book(&house).sheets.iter().filter(|sheet| !sheet.counts()).count(), 1);
    assert_eq!(standing_of(&house, tour()).results, before.results);
}

proptest! {
    /// What one judge alone gives is what is ranked, plain and corrected.
    #[test]
    fn one_judge_alone_is_neither_mild_nor_strict(given in prop::array::uniform4(0_i64..=10_000)) {
        let mut house = cross();
        for (unit, total) in UNITS.iter().zip(given) {
            score(&mut house, 3, unit, split(total), None);
        }
        let standing = standing_of(&house, tour());
        for (at, total) in given.iter().enumerate() {
            prop_assert_eq!(standing.shown(at), Some(*total));
            prop_assert_eq!(standing.corrected_shown(at), Some(*total));
            prop_assert_eq!(standing.rank(at), Some(1 + given.iter().filter(|other| *other > total).count()));
            prop_assert_eq!(standing.corrected_ranks[at], standing.rank(at));
        }
    }
}
