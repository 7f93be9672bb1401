use super::*;
use rstest::rstest;

fn ranks(results: &Results) -> Vec<Option<usize>> {
    results.stops.iter().map(|stop| stop.place.as_ref().map(|place| place.rank)).collect()
}

fn tiers(results: &Results) -> Vec<Option<usize>> {
    results.stops.iter().map(|stop| stop.place.as_ref().and_then(|place| place.tier)).collect()
}

/// One judge, one sheet a stop: the scores are the sheets.
fn scores(rules: Rules, points: &[f64]) -> Input {
    let rows: Vec<&[f64]> = points.chunks(1).collect();
    tour(rules, &[Judge], &rows)
}

#[test]
fn ties_share_a_rank_and_the_next_one_counts_them() {
    let results = results(&scores(plain(), &[88.0, 90.0, 80.0, 88.0]));
    assert_eq!(ranks(&results), [Some(2), Some(1), Some(4), Some(2)]);
    assert_eq!(results.tied_with(0).collect::<Vec<_>>(), [3]);
    assert_eq!(results.tied_with(1).count(), 0);
}

/// 90 + 90 + 89.99 = 269.99, a third of it 89.9967: it is shown as 90.00, and is less than 90 all the same.
#[test]
fn what_is_shown_alike_need_not_be_tied() {
    let rows: [&[f64]; 2] = [&[90.0, 90.0, 89.99], &[90.0, 90.0, 90.0]];
    let results = results(&tour(plain(), &[Judge; 3], &rows));
    let shown = |at: usize| results.stops[at].marks.as_ref().unwrap().score.rounded();
    assert_eq!((shown(0), shown(1)), (9000, 9000));
    assert_eq!(ranks(&results), [Some(2), Some(1)]);
}

/// Three stops with 88: by the first class stop 1 leads (20), stops 0 and 2 have 19; their second class is the same too.
#[test]
fn classes_break_ties_in_their_order() {
    let mut input = scores(Rules { tie_break: TieBreak::Classes, ..plain() }, &[88.0, 88.0, 88.0, 91.0]);
    let classes = [[1900, 6900], [2000, 6800], [1900, 6900], [1000, 8100]];
    input.sheets.iter_mut().zip(classes).for_each(|(sheet, classes)| sheet.classes = classes.to_vec());
    let results = results(&input);
    assert_eq!(ranks(&results), [Some(3), Some(2), Some(3), Some(1)]);
    let of_class = |at: usize| results.stops[at].place.as_ref().unwrap().of_class.clone();
    assert_eq!([0, 1, 2, 3].map(of_class), [[2, 2], [1, 4], [2, 2], [4, 1]]);
}

/// All have the mean 88. 领导 gave 90 to stop 1 and 86 to stop 2; at stop 0 there was none, so it comes last.
#[test]
fn leaders_break_ties() {
    let rows: [&[f64]; 3] = [&[f64::NAN, 88.0], &[90.0, 86.0], &[86.0, 90.0]];
    let input = tour(Rules { tie_break: TieBreak::Leaders, ..plain() }, &[Leader, Judge], &rows);
    assert_eq!(ranks(&results(&input)), [Some(3), Some(1), Some(2)]);
}

/// Three sheets are asked for; stop 1 has two, stop 2 has none.
#[test]
fn a_stop_with_too_few_sheets_is_unfinished_and_unranked() {
    let none = f64::NAN;
    let rows: [&[f64]; 4] = [&[80.0, 80.0, 80.0], &[99.0, 99.0, none], &[none; 3], &[85.0, 85.0, 85.0]];
    let results = results(&tour(Rules { least_sheets: 3, ..plain() }, &[Judge; 3], &rows));
    assert_eq!(ranks(&results), [Some(2), None, None, Some(1)]);
    assert_eq!(results.stops[1].state, State::Unfinished { have: 2, need: 3 });
    assert_eq!(results.stops[1].marks.as_ref().unwrap().score, fraction(9900, 1));
    assert_eq!((results.stops[2].state, &results.stops[2].marks), (State::Unfinished { have: 0, need: 3 }, &None));
}

#[test]
fn tracks_are_ranked_apart() {
    let mut input = scores(plain(), &[88.0, 90.0, 80.0, 88.0]);
    input.stops.iter_mut().zip([7, 7, 2, 2]).for_each(|(stop, track)| stop.track = track);
    assert_eq!(ranks(&results(&input)), [Some(2), Some(1), Some(2), Some(1)]);
    assert_eq!(results(&input).ties, Vec::<Vec<usize>>::new());
}

/// Out of 300 points. 255 is 85.00 of 100 and 先进; 254.99 is 84.9967, shown as 85.00, and 达标; 210 is 70; 209.99 is less.
#[test]
fn thresholds_are_of_a_hundred_and_exact() {
    let rules = Rules { full: 30_000, tier_rule: TierRule::Threshold, ..plain() };
    let results = results(&scores(rules, &[255.0, 254.99, 210.0, 209.99]));
    assert_eq!(results.stops[1].marks.as_ref().unwrap().of_hundred.unwrap().rounded(), 8500);
    assert_eq!(tiers(&results), [Some(0), Some(1), Some(1), Some(2)]);
    assert!(results.lifts.is_empty());
}

#[test]
fn without_full_marks_or_tiers_or_a_rule_there_is_no_tier() {
    let by = |tier_rule, full, tiers| tiers_of(Rules { tier_rule, full, tiers, ..plain() });
    assert_eq!(by(TierRule::Threshold, 0, default_tiers()), [None]);
    assert_eq!(by(TierRule::Threshold, 10_000, Vec::new()), [None]);
    assert_eq!(by(TierRule::Share, 10_000, Vec::new()), [None]);
    assert_eq!(by(TierRule::None, 10_000, default_tiers()), [None]);
    assert_eq!(by(TierRule::Threshold, 10_000, default_tiers()), [Some(0)]);
    // The only tier takes all, and so does the last one below tiers without a line.
    assert_eq!(by(TierRule::Threshold, 10_000, default_tiers().split_off(2)), [Some(0)]);
    let no_lines =
        default_tiers().into_iter().map(|tier| TierDef { from: None, share: None, ..tier }).collect::<Vec<_>>();
    assert_eq!(by(TierRule::Threshold, 10_000, no_lines.clone()), [Some(2)]);
    assert_eq!(by(TierRule::Share, 10_000, no_lines), [Some(2)]);
}

fn tiers_of(rules: Rules) -> Vec<Option<usize>> {
    tiers(&results(&scores(rules, &[90.0])))
}

#[rstest]
// 30 % of 10 are 3; 90 % are 9.
#[case(&[99., 98., 97., 96., 95., 94., 93., 92., 91., 90.], &[0, 0, 0, 1, 1, 1, 1, 1, 1, 2], &[])]
// The third and the fourth are tied across the border, and both go up; those across the lower border as well.
#[case(&[99., 98., 97., 97., 95., 94., 93., 92., 90., 90.], &[0, 0, 0, 0, 1, 1, 1, 1, 1, 1], &[2, 3, 8, 9])]
// A tie that ends at the border is not lifted.
#[case(&[99., 97., 97., 96., 95., 94., 93., 92., 91., 90.], &[0, 0, 0, 1, 1, 1, 1, 1, 1, 2], &[])]
// 30 % of 5 are 1.5, rounded to 2; 90 % are 4.5, rounded to 5: nobody is left for the last.
#[case(&[99., 98., 97., 96., 95.], &[0, 0, 1, 1, 1], &[])]
// 30 % of 1 is 0.3, rounded to 0; 90 % is 0.9, rounded to 1.
#[case(&[99.], &[1], &[])]
// Everybody alike: all go where the first goes.
#[case(&[90.; 4], &[0; 4], &[0, 1, 2, 3])]
fn shares_are_cut_by_rank_and_border_ties_go_up(
    #[case] points: &[f64],
    #[case] expected: &[usize],
    #[case] lifted: &[usize],
) {
    let results = results(&scores(Rules { tier_rule: TierRule::Share, ..plain() }, points));
    assert_eq!(tiers(&results), expected.iter().copied().map(Some).collect::<Vec<_>>());
    let flagged = |at: &usize| results.stops[*at].place.as_ref().unwrap().lifted_by_tie;
    assert_eq!((0..points.len()).filter(flagged).collect::<Vec<_>>(), lifted);
    assert_eq!(results.lifts.iter().flat_map(|lift| lift.stops.clone()).collect::<Vec<_>>(), lifted);
}

#[test]
fn a_lift_is_said() {
    let points = [99., 98., 97., 97., 95., 94., 93., 92., 90., 90.];
    let rules = Rules { tier_rule: TierRule::Share, ..plain() };
    let results = results(&scores(rules.clone(), &points));
    let said: Vec<String> = results.lifts.iter().map(|lift| lift.in_words(&rules.tiers)).collect();
    assert_eq!(
        said,
        [
            "2 个点并列第 3 名，正在分类线上，一律划入“先进”：“先进”按比例 3 个，实有 4 个",
            "2 个点并列第 9 名，正在分类线上，一律划入“达标”：“达标”及以上按比例 9 个，实有 10 个",
        ]
    );
}

/// Unfinished stops are in no tier and do not count for the shares: 30 % of 3 are 0.9, rounded to 1.
#[test]
fn shares_are_of_the_ranked_stops() {
    let mut input = scores(Rules { tier_rule: TierRule::Share, ..plain() }, &[99.0, 98.0, 97.0, f64::NAN, f64::NAN]);
    assert_eq!(tiers(&results(&input)), [Some(0), Some(1), Some(1), None, None]);
    input.sheets.push(Sheet { stop: 99, judge: 0, ..Sheet::default() });
    input.sheets.push(Sheet { stop: 0, judge: 99, ..Sheet::default() });
    assert_eq!(tiers(&results(&input)), [Some(0), Some(1), Some(1), None, None]);
}
