use super::*;
use rstest::rstest;

const NONE: f64 = f64::NAN;

fn near(found: &[Option<f64>], expected: &[f64]) {
    let close = |(found, expected): (&Option<f64>, &f64)| match found {
        Some(found) => (found - expected).abs() < 1e-9,
        None => expected.is_nan(),
    };
    assert!(found.len() == expected.len() && found.iter().zip(expected).all(close), "{found:?} is not {expected:?}");
}

/// A small 交叉 design: three judges, each at two of three stops, in a ring.
///
/// Levels 90, 86, 84 and leniencies 1, −2, 1 (together 0) make 91 87 · 84 82 · 85 91. Around the ring +0.6 and −0.6 are added in turn:
/// such a pattern adds nothing to any stop nor judge, so it is all residual. 6 sheets − 3 − 3 + 1 = 1 degree of freedom;
/// the standard deviation is √(6 × 0.36 ÷ 1) = √2.16.
fn ring() -> Input {
    let rows: [&[f64]; 3] = [&[91.6, NONE, 90.4], &[86.4, 84.6, NONE], &[NONE, 81.4, 85.6]];
    tour(plain(), &[Judge; 3], &rows)
}

#[test]
fn a_ring_of_judges_worked_by_hand() {
    let found = correction(&ring());
    near(&found.corrected, &[90.0, 86.0, 84.0]);
    near(&found.leniency, &[1.0, -2.0, 1.0]);
    near(&found.residuals, &[0.6, -0.6, -0.6, 0.6, -0.6, 0.6]);
    assert_eq!((found.components, found.freedom, found.standouts.len()), (1, 1, 0));
    assert!((found.spread.unwrap() - 2.16_f64.sqrt()).abs() < 1e-9);
}

/// A strict judge at two of three stops, a mild one at the other two: by plain means (88 + 86) ÷ 2 = 87 and 88 stop 2 leads; by the one
/// stop that both saw, 90 and 86, the strict judge gives 4 less, so stop 0 with the strict judge's 88 leads by far.
#[test]
fn who_met_the_strict_judge_does_not_lose() {
    let rows: [&[f64]; 3] = [&[NONE, 88.0], &[90.0, 86.0], &[89.0, NONE]];
    let input = tour(plain(), &[Judge; 2], &rows);
    let found = correction(&input);
    near(&found.corrected, &[90.0, 88.0, 87.0]);
    near(&found.leniency, &[2.0, -2.0]);
    assert_eq!(found.ranks(&input), [Some(1), Some(2), Some(3)]);
    let raw = results(&input);
    assert_eq!(raw.stops[2].place.as_ref().unwrap().rank, 1);
}

/// Five stops and four judges, complete and additive, but one sheet has `more`. Of it (1 − 1/5)(1 − 1/4) = 0.6 stay in its residual, and the
/// squares sum up to 0.6 more². 12 degrees of freedom: the studentised residual is √12 = 3.46, whatever `more` is.
#[rstest]
#[case(6.0, &[9])] // residual 3.6
#[case(-6.0, &[9])]
#[case(1.5, &[])] // residual 0.9, less than a point
fn an_odd_sheet_stands_out(#[case] more: f64, #[case] expected: &[usize]) {
    let mut input = complete(plain());
    input.sheets[9].base += hundredths(more);
    let found = correction(&input);
    assert_eq!((found.standouts.as_slice(), found.freedom), (expected, 12));
    near(&found.residuals[9..10], &[more * 0.6]);
    assert!((found.spread.unwrap() - (0.05_f64).sqrt() * more.abs()).abs() < 1e-9);
}

/// Stop i and judge j: 90 − 2i + j.
fn complete(rules: Rules) -> Input {
    let rows: Vec<Vec<f64>> = (0..5).map(|i| (0..4).map(|j| f64::from(90 - 2 * i + j)).collect()).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    tour(rules, &[Judge, Leader, Judge, Judge], &rows)
}

/// When everybody has been everywhere, the corrected score is the mean by the rule: 0.4 × 91 + 0.6 × (90 + 92 + 93) ÷ 3 = 91.4 for the
/// first stop, 2 less for each further one. The leader is 0.4 below that.
#[test]
fn a_complete_tour_is_corrected_to_its_weighted_mean() {
    let input = complete(Rules { weights: Some([60, 40, 0]), ..plain() });
    let found = correction(&input);
    near(&found.corrected, &[91.4, 89.4, 87.4, 85.4, 83.4]);
    near(&found.leniency, &[-1.4, -0.4, 0.6, 1.6]);
    for (stop, corrected) in results(&input).stops.iter().zip(&found.corrected) {
        let mean = stop.marks.as_ref().unwrap().score.to_f64() / 100.0;
        assert!((mean - corrected.unwrap()).abs() < 1e-9);
    }
    assert_eq!(found.spread.map(|spread| spread < 1e-9), Some(true));
}

/// One judge: nothing to correct, nothing left over.
#[test]
fn one_judge() {
    let found = correction(&tour(plain(), &[Judge], &[&[90.0], &[80.0], &[NONE]]));
    near(&found.corrected, &[90.0, 80.0, NONE]);
    near(&found.leniency, &[0.0]);
    assert_eq!((found.freedom, found.spread, found.components), (0, None, 1));
    assert_eq!((found.stop_component, found.judge_component), (vec![Some(0), Some(0), None], vec![Some(0)]));
}

/// One stop: it gets the mean, and each judge's leniency is the rest.
#[test]
fn one_stop() {
    let found = correction(&tour(plain(), &[Judge; 3], &[&[90.0, 86.0, 88.0]]));
    near(&found.corrected, &[88.0]);
    near(&found.leniency, &[2.0, -2.0, 0.0]);
    assert_eq!((found.freedom, found.spread), (0, None));
}

/// Two teams that never meet: in each the leniencies are about their own mean, and nothing is said across.
#[test]
fn teams_that_never_meet_are_not_compared() {
    let rows: [&[f64]; 4] =
        [&[90.0, 88.0, NONE, NONE], &[NONE, NONE, 70.0, 60.0], &[86.0, 84.0, NONE, NONE], &[NONE, NONE, 80.0, 70.0]];
    let input = tour(plain(), &[Judge; 4], &rows);
    let found = correction(&input);
    assert_eq!(found.stop_component, [Some(0), Some(1), Some(0), Some(1)]);
    assert_eq!(found.judge_component, [Some(0), Some(0), Some(1), Some(1)]);
    near(&found.corrected, &[89.0, 65.0, 85.0, 75.0]);
    near(&found.leniency, &[1.0, -1.0, 5.0, -5.0]);
    assert_eq!(found.ranks(&input), [Some(1), Some(2), Some(2), Some(1)]);
    assert_eq!((found.components, found.freedom), (2, 2));
    let said = "各点评委不相交，分成互不相连的 2 部分；校正分只能在同一部分里比，不能跨部分比";
    assert_eq!(found.components_in_words().as_deref(), Some(said));
    assert_eq!(correction(&ring()).components_in_words(), None);
}

#[test]
fn all_alike() {
    let input = tour(plain(), &[Judge; 3], &[&[90.0; 3], &[90.0; 3], &[90.0, 90.0, NONE]]);
    let found = correction(&input);
    near(&found.corrected, &[90.0; 3]);
    near(&found.leniency, &[0.0; 3]);
    assert!(found.spread.unwrap() < 1e-9 && found.standouts.is_empty());
    assert_eq!(found.ranks(&input), [Some(1); 3]);
}

/// 加减分 are part of the total; sheets of a group without weight are left aside, and so is who gave them.
#[test]
fn it_is_over_totals_that_count() {
    let mut input = tour(Rules { weights: Some([1, 1, 0]), ..plain() }, &[Judge, Leader, Peer], &[&[90.0, 88.0, 10.0]]);
    input.sheets[0].extra = -100;
    let found = correction(&input);
    near(&found.corrected, &[88.5]);
    near(&found.leniency, &[0.5, -0.5, NONE]);
    near(&found.residuals, &[0.0, 0.0, NONE]);
}

/// Three hundred judges who hang together by one stop each, and weights as uneven as they can be: stop i has the level 70 + i mod 20, judge
/// j the leniency j mod 3 − 1, so that every third of them together is 0. The system is as badly conditioned as tours get.
#[test]
fn a_long_chain_with_uneven_weights_is_still_exact() {
    let judges = 300;
    let group = |judge: usize| if judge % 100 < 3 { Leader } else { Judge };
    let judge_infos = (0..judges).map(|judge| JudgeInfo { group: group(judge) }).collect();
    let level = |stop: usize| 70.0 + (stop % 20) as f64;
    let lenient = |judge: usize| (judge % 3) as f64 - 1.0;
    let both = |judge: usize| [judge, judge + 1].map(|stop| (stop, judge));
    let sheet =
        |(stop, judge)| Sheet { stop, judge, base: hundredths(level(stop) + lenient(judge)), ..Sheet::default() };
    let sheets = (0..judges).flat_map(both).map(sheet).collect();
    let rules = Rules { weights: Some([1, 9_999, 0]), ..plain() };
    let stops = vec![StopInfo::default(); judges + 1];
    let found = correction(&Input { stops, judges: judge_infos, sheets, rules });
    near(&found.corrected, &(0..=judges).map(level).collect::<Vec<_>>());
    near(&found.leniency, &(0..judges).map(lenient).collect::<Vec<_>>());
    assert_eq!((found.components, found.freedom), (1, 0));
}

#[test]
fn nothing_at_all() {
    let found = correction(&tour(plain(), &[], &[]));
    assert_eq!((found.components, found.spread, found.corrected.len()), (0, None, 0));
    let found = correction(&tour(plain(), &[Judge], &[&[NONE]]));
    assert_eq!((found.components, found.corrected, found.stop_component), (0, vec![None], vec![None]));
}
