use super::*;
use rstest::rstest;

fn w_of(judges: &[&[f64]]) -> Agreement {
    let stops = judges[0].len();
    let rows: Vec<Vec<f64>> = (0..stops).map(|stop| judges.iter().map(|judge| judge[stop]).collect()).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let input = tour(plain(), &vec![Judge; judges.len()], &rows);
    agreement(&input, &correction(&input))
}

fn w(agreement: Agreement) -> f64 {
    let Agreement::Concordance { w, .. } = agreement else { panic!("{agreement:?}") };
    w
}

/// J. H. Zar, Biostatistical Analysis, example 20.5: wing, tail and bill length of 12 birds, ties in all three. Rank sums from 3.5 to 36,
/// S = 1175.5, Σ(t³ − t) = 60; 12 × 1175.5 ÷ (9 × 1716 − 3 × 60) = 14106 ÷ 15264 = 0.924.
const BIRDS: [&[f64]; 3] = [
    &[10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
    &[7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
    &[17.0, 17.0, 20.0, 14.5, 15.5, 13.0, 19.5, 16.0, 21.0, 20.0, 18.0, 22.0],
];

/// The `anxiety` ratings of the R package irr, many ties: it gives Wt = 0.54.
const ANXIETY: [&[f64]; 3] = [
    &[3., 3., 3., 4., 5., 5., 2., 3., 5., 2., 2., 6., 1., 5., 2., 2., 1., 2., 4., 3.],
    &[3., 6., 4., 6., 2., 4., 2., 4., 3., 3., 2., 3., 3., 3., 2., 2., 1., 3., 3., 4.],
    &[2., 1., 4., 4., 3., 2., 1., 6., 1., 1., 1., 2., 3., 3., 1., 1., 3., 3., 2., 2.],
];

#[rstest]
#[case(&BIRDS, 14_106.0 / 15_264.0)]
#[case(&ANXIETY, 0.539_656_875_954_369_8)]
// Ranks 2.5, 2.5, 1 and 3, 2, 1: sums 5.5, 4.5, 2, mean 4, S = 2.25 + 0.25 + 4 = 6.5; 12 × 6.5 ÷ (4 × 24 − 2 × 6) = 78 ÷ 84.
#[case(&[&[90.0, 90.0, 80.0][..], &[90.0, 85.0, 80.0]], 78.0 / 84.0)]
// The same order, whatever the figures.
#[case(&[&[90.0, 85.0, 80.0][..], &[99.0, 60.0, 10.0]], 1.0)]
// Opposite orders.
#[case(&[&[90.0, 85.0, 80.0][..], &[80.0, 85.0, 90.0]], 0.0)]
fn w_with_ties(#[case] judges: &[&[f64]], #[case] expected: f64) {
    assert!((w(w_of(judges)) - expected).abs() < 1e-12);
}

#[test]
fn it_is_said() {
    let of = |w| Agreement::Concordance { w, judges: 12, stops: 9 }.in_words();
    let rest = "：12 位评委给 9 个点的先后次序，肯德尔和谐系数 W = 0.70（1 为完全一致；0.7 及以上为一致、0.4 以下为分歧较大，是通行的看法，不是规定）";
    assert_eq!(of(0.7), format!("意见一致{rest}"));
    assert!(of(0.694).starts_with("大体一致") && of(0.695_1).starts_with("意见一致"));
    assert!(of(0.4).starts_with("大体一致") && of(0.39).starts_with("分歧较大"));
}

/// A judge who stands aside at one stop makes the design incomplete.
#[test]
fn without_all_sheets_the_spread_stands_in() {
    let incomplete = w_of(&[&[90.0, 85.0, f64::NAN], &[90.0, 85.0, 80.0], &[91.0, 84.0, 80.0]]);
    assert!(matches!(incomplete, Agreement::Spread(points) if points > 0.0));
    let said =
        "点少或者评委没有给所有点都打分，不计和谐系数；除去各点好坏和各人宽严，一张评分表大约还差 1.6 分（标准差）";
    assert_eq!(Agreement::Spread(1.6).in_words(), said);
}

#[rstest]
#[case(&[&[90.0, 85.0, 80.0][..]])] // one judge
#[case(&[&[90.0, 90.0, 90.0][..], &[85.0, 85.0, 85.0]])] // nobody tells the stops apart
#[case(&[&[90.0][..], &[85.0]])] // one stop
fn where_nothing_can_be_said_it_says_so(#[case] judges: &[&[f64]]) {
    assert_eq!(w_of(judges), Agreement::Unknown);
    assert_eq!(Agreement::Unknown.in_words(), "评分表太少或各点同分，看不出评委意见是否一致");
}

/// Two stops are too few for W; a judge without any sheet is not one of the set.
#[test]
fn the_set_is_who_scored_what_was_scored() {
    assert!(matches!(w_of(&[&[90.0, 85.0], &[90.0, 80.0]]), Agreement::Spread(_)));
    let absent = w_of(&[&[90.0, 85.0, f64::NAN, 80.0], &[f64::NAN; 4], &[91.0, 84.0, f64::NAN, 80.0]]);
    assert_eq!(absent, Agreement::Concordance { w: 1.0, judges: 2, stops: 3 });
}
