use super::*;
use rstest::rstest;

/// (88 + 90.5 + 91) ÷ 3 = 269.5 ÷ 3 = 89.8333….
#[test]
fn the_plain_mean_is_exact_and_shown_with_two_decimals() {
    let marks = marks_of(&stop_of(plain(), &[88.0, 90.5, 91.0]));
    assert_eq!((marks.score, marks.score.rounded()), (fraction(26_950, 3), 8983));
    assert_eq!((marks.used, marks.left_out, marks.reweighted), (vec![0, 1, 2], None, false));
}

#[rstest]
// Four sheets: none is left out; 354 ÷ 4 = 88.5.
#[case(&[80.0, 85.0, 90.0, 99.0], 8850, None)]
// Five: without 99 and 80, 266 ÷ 3 = 88.6667.
#[case(&[80.0, 85.0, 90.0, 91.0, 99.0], 8867, Some((4, 0)))]
// Six, 99 twice: one of them goes, that of the first judge; (85 + 90 + 91 + 99) ÷ 4 = 91.25.
#[case(&[80.0, 99.0, 85.0, 90.0, 91.0, 99.0], 9125, Some((1, 0)))]
// All alike: two different sheets go all the same.
#[case(&[90.0, 90.0, 90.0, 90.0, 90.0], 9000, Some((0, 1)))]
fn the_highest_and_the_lowest_are_left_out_of_five_and_more(
    #[case] points: &[f64],
    #[case] shown: i64,
    #[case] left_out: Option<(usize, usize)>,
) {
    let marks = marks_of(&stop_of(Rules { trim: true, ..plain() }, points));
    assert_eq!(marks.score.rounded(), shown);
    assert_eq!(marks.left_out, left_out.map(|(highest, lowest)| LeftOut { highest, lowest }));
    assert_eq!(marks.used.len(), points.len() - if left_out.is_some() { 2 } else { 0 });
}

/// 领导 90; 评委 80, 85, 84, mean 83. 0.4 × 90 + 0.6 × 83 = 85.8.
#[test]
fn groups_weigh_as_the_rule_says() {
    let rules = Rules { weights: Some([60, 40, 0]), ..plain() };
    let marks = marks_of(&tour(rules, &[Judge, Leader, Judge, Judge], &[&[80.0, 90.0, 85.0, 84.0]]));
    assert_eq!(marks.score, fraction(8580, 1));
    let groups = [
        GroupMark { group: Judge, sheets: 3, mean: fraction(8300, 1), share: fraction(3, 5) },
        GroupMark { group: Leader, sheets: 1, mean: fraction(9000, 1), share: fraction(2, 5) },
    ];
    assert_eq!((marks.groups.as_slice(), marks.reweighted), (groups.as_slice(), false));
}

/// 领导 40, 评委 40, 互评 20, but no sheet of 领导: 评委 80 and 互评 90 make (40 × 80 + 20 × 90) ÷ 60 = 83.3333.
#[test]
fn a_group_without_a_sheet_is_left_out_and_said() {
    let rules = Rules { weights: Some([40, 40, 20]), ..plain() };
    let marks = marks_of(&tour(rules, &[Judge, Leader, Peer], &[&[80.0, f64::NAN, 90.0]]));
    assert_eq!((marks.score, marks.reweighted), (fraction(25_000, 3), true));
    assert_eq!(marks.groups.iter().map(|one| one.share).collect::<Vec<_>>(), [fraction(2, 3), fraction(1, 3)]);
}

/// Trimming is by sheets, before the weights: the only leader's 99 is the highest and goes, 80 is the lowest; 评委 alone remain,
/// (85 + 90 + 92) ÷ 3 = 89. The leader's sheet still breaks ties.
#[test]
fn trimming_can_take_the_only_sheet_of_a_group() {
    let rules = Rules { trim: true, weights: Some([50, 50, 0]), ..plain() };
    let groups = [Leader, Judge, Judge, Judge, Judge];
    let marks = marks_of(&tour(rules, &groups, &[&[99.0, 80.0, 85.0, 90.0, 92.0]]));
    assert_eq!((marks.score, marks.reweighted), (fraction(8900, 1), true));
    assert_eq!((marks.left_out, marks.leaders), (Some(LeftOut { highest: 0, lowest: 1 }), Some(fraction(9900, 1))));
}

/// 互评 weighs nothing: its 10 is neither averaged nor trimmed nor counted, so four sheets are too few to trim. 352 ÷ 4 = 88.
#[test]
fn a_group_without_weight_does_not_count() {
    let rules = Rules { trim: true, weights: Some([1, 0, 0]), least_sheets: 5, ..plain() };
    let input = tour(rules, &[Peer, Judge, Judge, Judge, Judge], &[&[10.0, 80.0, 86.0, 90.0, 96.0]]);
    assert_eq!(marks_of(&input).score, fraction(8800, 1));
    assert_eq!(results(&input).stops[0].state, State::Unfinished { have: 4, need: 5 });
    // Where no group weighs anything the mean is plain: 362 ÷ 5 = 72.4.
    let input = Input { rules: Rules { weights: Some([0, 0, -1]), ..plain() }, ..input };
    assert_eq!(marks_of(&input).score, fraction(7240, 1));
}

fn with_extras(mut input: Input, extras: &[f64]) -> Input {
    input.sheets.iter_mut().zip(extras).for_each(|(sheet, extra)| sheet.extra = hundredths(*extra));
    input
}

#[rstest]
// By 得分 90 and 80 go; (85 + 86 + 84) ÷ 3 = 85, and the 加减分 of the same three sheets (0 + 0 + 1) ÷ 3: 85.3333.
#[case(Extras::After, fraction(25_600, 3), (0, 1))]
// By the totals 90, 90, 85, 86, 85 the first 90 and the first 85 go; (90 + 86 + 85) ÷ 3 = 87.
#[case(Extras::Within, fraction(8700, 1), (0, 2))]
fn extras_after_the_mean_and_within(#[case] extras: Extras, #[case] score: Fraction, #[case] left_out: (usize, usize)) {
    let rules = Rules { trim: true, extras, ..plain() };
    let input = with_extras(stop_of(rules, &[90.0, 80.0, 85.0, 86.0, 84.0]), &[0.0, 10.0, 0.0, 0.0, 1.0]);
    let marks = marks_of(&input);
    assert_eq!((marks.score, marks.left_out), (score, Some(LeftOut { highest: left_out.0, lowest: left_out.1 })));
}

/// 得分 0.4 × 90 + 0.6 × (80 + 84) ÷ 2 = 85.2; 加减分 weigh likewise, 0.4 × 2 + 0.6 × (−1 + 0) ÷ 2 = 0.5.
#[test]
fn extras_are_averaged_with_the_same_weights() {
    let rules = Rules { weights: Some([60, 40, 0]), ..plain() };
    let input = with_extras(tour(rules, &[Leader, Judge, Judge], &[&[90.0, 80.0, 84.0]]), &[2.0, -1.0, 0.0]);
    let marks = marks_of(&input);
    assert_eq!((marks.mean, marks.extra, marks.score), (fraction(8520, 1), fraction(50, 1), fraction(8570, 1)));
}

/// (88 + 89) ÷ 2 − 1.5 = 87; out of 120 points that is 72.5 of 100.
#[test]
fn what_was_agreed_on_is_added_at_the_end_and_the_whole_is_normalised() {
    let mut input = stop_of(Rules { full: 12_000, ..plain() }, &[88.0, 89.0]);
    input.stops[0].adjustment = -150;
    let marks = marks_of(&input);
    assert_eq!((marks.score, marks.of_hundred), (fraction(8700, 1), Some(fraction(7250, 1))));
    input.rules.full = 0;
    assert_eq!(marks_of(&input).of_hundred, None);
}

/// Three sheets of classes (20, 68), (18, 70), (19, 71): means 19 and 69.6667, together the mean 88.6667.
#[test]
fn classes_have_means_of_their_own() {
    let mut input = stop_of(plain(), &[88.0, 88.0, 90.0]);
    let classes = [[2000, 6800], [1800, 7000], [1900, 7100]];
    input.sheets.iter_mut().zip(classes).for_each(|(sheet, classes)| sheet.classes = classes.to_vec());
    let marks = marks_of(&input);
    assert_eq!(marks.classes, [fraction(1900, 1), fraction(20_900, 3)]);
    assert_eq!(marks.classes[0] + marks.classes[1], marks.mean);
}

#[test]
fn figures_beyond_belief_do_not_overflow() {
    let rules = Rules { weights: Some([i64::MAX, 3, 7]), full: 1, ..plain() };
    let mut input = tour(rules, &[Judge, Leader, Peer], &[&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]]);
    for (sheet, points) in input.sheets.iter_mut().zip([i64::MAX, i64::MIN, 7, 11, 13, i64::MAX]) {
        (sheet.base, sheet.extra) = (points, points);
    }
    input.stops[0].adjustment = i64::MAX;
    let results = results(&input);
    assert!(results.stops.iter().all(|stop| stop.place.is_some()));
    assert!(correction(&input).corrected.iter().flatten().all(|score| score.is_finite()));
}
