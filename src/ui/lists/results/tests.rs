#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use rstest::rstest;

use super::charts::{Corner, bar_length, bar_start, radar, radar_start, route, route_range};
use super::filed::{modes, side_by_side, tracks};
use super::heat::{HeatCell, borders, heat, step};
use super::judges::{leniency, leniency_words, not_counted, standouts};
use super::notes::{making, notes};
use super::ranking::{Measure, Ranked, ranking, rise_words, tier_look, unfinished_words};
use super::reveal::{steps, unfinished};
use super::sheets::{Fate, items, of_stop};
use super::{short_name, signed};
use crate::domain::kind::Value;
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, TierRule, Tour, TourMode};
use crate::ledger::tour::book::Book;
use crate::ledger::tour::filing::filed;
use crate::ledger::tour::fixture::{UNITS, judge, score, stop, tour};
use crate::ledger::tour::plan::adjust;
use crate::ledger::tour::standing::Standing;
use crate::ledger::tour::tests::support::{
    EAST_1, EAST_2, WEST_1, WEST_2, at, book, force, lock_tour, scored, set_tour, standing_of,
};
use crate::ledger::work::fixture::{House, day};

fn reading(house: &House) -> (Book, Standing) {
    (book(house), standing_of(house, tour()))
}

fn rows(house: &House, measure: Measure, hidden: bool) -> Vec<Ranked> {
    let (book, standing) = reading(house);
    ranking(&book, &standing, 0, measure, hidden)
}

fn names(rows: &[Ranked]) -> Vec<&str> {
    rows.iter().map(|row| row.unit.as_str()).collect()
}

#[test]
fn rows_stand_by_rank_with_the_corrected_score_beside() {
    let rows = rows(&scored(), Measure::Total, false);
    assert_eq!(names(&rows), [EAST_2, EAST_1, WEST_2, WEST_1]);
    let second = rows.get(1).unwrap();
    assert_eq!((second.rank, second.score, second.corrected), (Some(2), Some(8600), (Some(8400), Some(3))));
    assert_eq!((second.shift(), second.per_mille(), second.sheets, second.tied), (Some(-200), Some(860), 2, false));
}

#[test]
fn with_hidden_ranks_nothing_tells_them() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::Threshold);
    let rows = rows(&house, Measure::Total, true);
    // 先进: 86 and 92, on their route; then 达标, then 落后.
    assert_eq!(names(&rows), [EAST_1, EAST_2, WEST_2, WEST_1]);
    assert!(
        rows.iter()
            .all(|row| row.rank.is_none() && row.rise.is_none() && row.corrected.1.is_none() && row.total.1.is_none())
    );
    assert_eq!(rows.first().unwrap().tier, Some((0, "先进".to_owned())));
}

#[test]
fn each_class_has_its_own_ranks() {
    let mut house = scored();
    // 活动, 40 points: 东二 gets 30 and 34, so 32; the others 24 and 28, 10 and 6, 25 and 21.
    let rows = rows(&house, Measure::Class(1), false);
    let told: Vec<_> = rows.iter().map(|row| (row.rank.unwrap(), row.score.unwrap(), row.most)).collect();
    assert_eq!(told, [(1, 3200, 4000), (2, 2600, 4000), (3, 2300, 4000), (4, 800, 4000)]);
    // 基础: all have all of its 60.
    let rows = self::rows(&house, Measure::Class(0), false);
    assert!(rows.iter().all(|row| row.rank == Some(1) && row.tied));
    assert_eq!(names(&rows), UNITS);
    house.set::<Stop>(stop(EAST_2), Stop::track, &"两新".to_owned());
    assert!(self::rows(&house, Measure::Class(1), false).iter().all(|row| row.unit != EAST_2));
}

#[test]
fn an_unfinished_stop_stands_last_and_says_what_it_lacks() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::min_sheets, &2_i64);
    let sheet = ScoreSheet::id_of(tour(), &judge(2), stop(EAST_2));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.b1.points", Value::Null);
    });
    for hidden in [false, true] {
        let rows = rows(&house, Measure::Total, hidden);
        let last = rows.last().unwrap();
        assert_eq!((last.unit.as_str(), last.score, last.rank), (EAST_2, None, None));
        assert_eq!(unfinished_words(last.unfinished.unwrap()), "已有 1 张，至少 2 张");
    }
    let (book, standing) = reading(&house);
    assert_eq!(unfinished(&standing, 0), 1);
    let lines = of_stop(&book, &standing, at(EAST_2));
    let fates: Vec<_> = lines.iter().map(|line| (line.judge.as_str(), line.fate.clone())).collect();
    assert_eq!(
        fates,
        [
            ("东评委", Fate::Aside("本单位的上级或下级".to_owned())),
            ("西评委", Fate::Barred("还差 1 条，打完才计".to_owned())),
            ("区领导", Fate::Used)
        ]
    );
}

#[rstest]
#[case(None, "")]
#[case(Some(0), "—")]
#[case(Some(3), "↑ 3")]
#[case(Some(-2), "↓ 2")]
fn rises(#[case] rise: Option<isize>, #[case] words: &str) {
    assert_eq!(rise_words(rise), words);
}

#[rstest]
#[case(0, 3, "tier tier-1")]
#[case(1, 3, "tier tier-2")]
#[case(2, 3, "tier tier-3")]
#[case(0, 1, "tier tier-1")]
#[case(2, 4, "tier tier-2")]
fn tiers(#[case] place: usize, #[case] count: usize, #[case] look: &str) {
    assert_eq!(tier_look(place, count), look);
}

#[test]
fn notes_say_what_the_rule_did() {
    let mut house = scored();
    let all = |house: &House| {
        let (_, standing) = reading(house);
        notes(&standing, 0)
    };
    assert!(all(&house).is_empty());
    set_tour(&mut house, tour(), Tour::trim, &true);
    set_tour(&mut house, tour(), Tour::weighted, &true);
    set_tour(&mut house, tour(), Tour::weight_leader, &40_i64);
    set_tour(&mut house, tour(), Tour::weight_judge, &60_i64);
    house.apply(adjust(&house.ledger, stop(EAST_1), "k", Some(200), "获奖").unwrap());
    assert_eq!(all(&house), ["每点都不满 5 张评分表，最高分和最低分都没有去", "1 个点另有商定的加减分"]);
    let (_, standing) = reading(&house);
    // 88 × 60 % + 84 × 40 % = 86.4
    assert_eq!(
        making(&standing, at(EAST_1)).unwrap(),
        "评委组 1 张平均 88.00，占 60%；领导组 1 张平均 84.00，占 40%；商定加减分 +2.00"
    );
    assert_eq!(standing.shown(at(EAST_1)), Some(8840));
    // Without the leader's sheet the other group makes the whole.
    let sheet = ScoreSheet::id_of(tour(), &judge(3), stop(EAST_1));
    house.commit(|draft| {
        draft.delete(ScoreSheet::KIND, sheet);
    });
    assert!(all(&house).contains(&"1 个点有的计分组没有评分表，按有的组折算".to_owned()));
}

#[test]
fn a_sheet_that_was_left_out_is_named() {
    let mut house = scored();
    let keys: Vec<_> = (4..=6).map(|n| crate::ledger::work::fixture::id(&format!("j{n}"))).collect();
    let mut fresh = keys.into_iter();
    let new = |name: &str| crate::ledger::tour::plan::NewJudge { name: name.to_owned(), ..Default::default() };
    let more = ["甲", "乙", "丙"].map(new);
    house.apply(
        crate::ledger::tour::plan::add_judges(&house.ledger, tour(), &more, &mut || fresh.next().unwrap()).unwrap(),
    );
    set_tour(&mut house, tour(), Tour::trim, &true);
    for (n, total) in [(4, [4000, 2000, 2000]), (5, [4000, 2000, 3000]), (6, [4000, 2000, 2200])] {
        score(&mut house, n, EAST_1, total, None);
    }
    // 84, 88, 80, 90, 82: 90 and 80 go.
    let (book, standing) = reading(&house);
    let fates: Vec<_> = of_stop(&book, &standing, at(EAST_1)).into_iter().map(|line| line.fate).collect();
    assert_eq!(fates[1..], [Fate::Used, Fate::Used, Fate::Lowest, Fate::Highest, Fate::Used]);
    assert!(notes(&standing, 0).iter().any(|note| note == "1 个点去掉了最高分和最低分各一张，3 个点不满 5 张，没有去"));
}

#[test]
fn a_sheet_is_shown_item_by_item() {
    let mut house = scored();
    score(&mut house, 3, EAST_1, [4000, 1500, 2400], Some(300));
    let sheet = ScoreSheet::id_of(tour(), &judge(3), stop(EAST_1));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.a2.reason", Value::from("缺 1 项"));
        draft.put(ScoreSheet::KIND, sheet, "scores.a2.second", Value::from(1600));
        draft.put(ScoreSheet::KIND, sheet, "scores.b1.points", Value::from(4500));
        draft.put(ScoreSheet::KIND, sheet, "scores.zz.points", Value::from(100));
    });
    let all = items(&book(&house).outline, &house.ledger.read(sheet).unwrap());
    let told: Vec<_> = all.iter().map(|one| (one.number, one.points, one.most, one.beyond)).collect();
    assert_eq!(
        told,
        [
            (Some(1), Some(4000), Some(4000), false),
            (Some(2), Some(1500), Some(2000), false),
            (Some(3), Some(4500), Some(4000), true),
            (Some(4), Some(300), Some(500), false),
            (None, Some(100), None, true)
        ]
    );
    let second = all.get(1).unwrap();
    assert_eq!((second.class.as_str(), second.reason.as_str(), second.second), ("基础", "缺 1 项", Some(1600)));
    force(&mut house, 3, EAST_1, "b1", 4500);
    assert_eq!(not_counted(&book(&house)).first().unwrap().why, "超出分值：第 3 条，不计。请和评委核对");
}

#[test]
fn leniency_is_told_in_points() {
    let (book, standing) = reading(&scored());
    let told: Vec<_> = leniency(&book, &standing).into_iter().map(|one| (one.name, one.sheets, one.points)).collect();
    assert_eq!(told, [("东评委".to_owned(), 2, -400), ("西评委".to_owned(), 2, 400), ("区领导".to_owned(), 4, 0)]);
    assert_eq!(
        [leniency_words(-400), leniency_words(291), leniency_words(0)],
        ["偏严 4.00 分", "偏宽 2.91 分", "居中"]
    );
    assert!(standouts(&book, &standing).is_empty());
}

#[rstest]
#[case(&[8000, 8400, 8800, 9200], [8200, 8400, 8600, 8800])]
#[case(&[9000], [8950, 9000, 9050, 9100])]
#[case(&[], [-50, 0, 50, 100])]
fn heat_steps(#[case] values: &[i64], #[case] expected: [i64; 4]) {
    assert_eq!(borders(values), expected);
}

proptest! {
    /// Borders rise evenly, and every value has one of five steps.
    #[test]
    fn heat_has_five_steps(values in prop::collection::vec(0_i64..12_000, 1..200)) {
        let found = borders(&values);
        prop_assert!(found.windows(2).all(|pair| pair[1] > pair[0] && pair[1] - pair[0] == found[1] - found[0]));
        prop_assert!(values.iter().all(|value| (1..=5).contains(&step(found, *value))));
    }

    /// A bar is never longer than its room, and the best reaches no less far than the worst.
    #[test]
    fn bars_fit(values in prop::collection::vec(0_usize..1_100, 1..50)) {
        let start = bar_start(values.iter().copied());
        let lengths: Vec<u8> = values.iter().map(|value| bar_length(start, *value)).collect();
        prop_assert!(lengths.iter().all(|length| *length <= 100));
        let (least, most) = (values.iter().min().unwrap(), values.iter().max().unwrap());
        prop_assert!(bar_length(start, *least) <= bar_length(start, *most));
    }
}

#[test]
fn the_heat_map_says_why_a_cell_is_empty() {
    let mut house = scored();
    house.set::<Stop>(stop(WEST_1), Stop::judges, &vec![judge(1)]);
    let sheet = ScoreSheet::id_of(tour(), &judge(3), stop(WEST_1));
    house.commit(|draft| {
        draft.delete(ScoreSheet::KIND, sheet);
        draft.delete(ScoreSheet::KIND, ScoreSheet::id_of(tour(), &judge(2), stop(EAST_2)));
    });
    force(&mut house, 1, WEST_2, "b1", 9000);
    let (book, standing) = reading(&house);
    let (_, rows) = heat(&book, &standing, &[at(WEST_2), at(EAST_2), at(WEST_1)]);
    assert!(matches!(rows[0][0], HeatCell::Barred(_)));
    assert!(matches!(rows[1][0], HeatCell::Aside(_)));
    assert_eq!(rows[1][1], HeatCell::Missing);
    assert_eq!(rows[2][2], HeatCell::Elsewhere);
    assert!(matches!(rows[2][0], HeatCell::Score { total: 6600, odd: false, .. }));
}

#[rstest]
#[case(&[910, 880, 830], 800)]
#[case(&[810, 990], 600)]
#[case(&[620, 990], 600)]
#[case(&[150], 0)]
#[case(&[], 0)]
fn bars_begin(#[case] values: &[usize], #[case] start: usize) {
    assert_eq!(bar_start(values.iter().copied()), start);
}

#[test]
fn the_radar_has_the_classes_with_points_against_the_group() {
    let (book, standing) = reading(&scored());
    let corners = radar(&book, &standing, at(EAST_2)).unwrap();
    let told: Vec<_> = corners.iter().map(|one| (one.name.as_str(), one.own, one.mean, one.most)).collect();
    // 活动: 32 against (26 + 32 + 8 + 23) ÷ 4 = 22.25. 加分项 has no 得分 and is no corner.
    assert_eq!(told, [("基础", 6000, 6000, 6000), ("活动", 3200, 2225, 4000)]);
    assert_eq!(radar_start(&corners), 50);
    let low = Corner { name: String::new(), own: 100, mean: 100, most: 4000 };
    assert_eq!(radar_start(&[low]), 0);
}

#[test]
fn the_route_shows_scores_by_day_and_time() {
    let mut house = scored();
    for (unit, on, time) in
        [(EAST_1, "2026-11-18", "10:00"), (EAST_2, "2026-11-18", "09:00"), (WEST_1, "2026-11-19", "09:00")]
    {
        house.set::<Stop>(stop(unit), Stop::day, &day(on));
        house.set::<Stop>(stop(unit), Stop::arrive, &time.parse::<crate::domain::dates::Time>().unwrap());
    }
    assert_eq!(crate::ledger::tour::fixture::route(&house), UNITS);
    let (book, standing) = reading(&house);
    let days = route(&book, &standing);
    assert_eq!((route_range(&days), route_range(&[])), ((65.0, 95.0), (0.0, 100.0)));
    let told: Vec<_> = days
        .iter()
        .map(|day| {
            (day.name.as_str(), day.stops.iter().map(|stop| (stop.unit.as_str(), stop.score)).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("11-18", vec![(EAST_2, Some(9200)), (EAST_1, Some(8600))]),
            ("11-19", vec![(WEST_1, Some(6800))]),
            ("未定日期", vec![(WEST_2, Some(8300))])
        ]
    );
}

#[test]
fn places_are_revealed_from_the_last_to_the_first() {
    let mut house = scored();
    house.apply(adjust(&house.ledger, stop(WEST_2), "k", Some(300), "获奖").unwrap());
    let (book, standing) = reading(&house);
    let told: Vec<_> = steps(&book, &standing, 0)
        .into_iter()
        .map(|step| (step.name, step.units.into_iter().map(|one| one.unit).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        told,
        [
            ("第 4 名".to_owned(), vec![WEST_1.to_owned()]),
            ("并列第 2 名".to_owned(), vec![EAST_1.to_owned(), WEST_2.to_owned()]),
            ("第 1 名".to_owned(), vec![EAST_2.to_owned()])
        ]
    );
}

#[test]
fn with_hidden_ranks_tiers_are_revealed_without_scores() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::hide_ranks, &true);
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::Threshold);
    let (book, standing) = reading(&house);
    let steps_now = steps(&book, &standing, 0);
    assert_eq!(steps_now.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(), ["落后", "达标", "先进"]);
    let best = steps_now.last().unwrap();
    assert_eq!(
        best.units.iter().map(|one| (one.unit.as_str(), one.score)).collect::<Vec<_>>(),
        [(EAST_1, None), (EAST_2, None)]
    );
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::None);
    let (book, standing) = reading(&house);
    assert!(steps(&book, &standing, 0).is_empty());
}

#[test]
fn filed_tours_show_what_was_locked() {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::Threshold);
    lock_tour(&mut house, tour());
    // What comes in after the lock does not change what was filed; it is counted.
    force(&mut house, 3, EAST_1, "b1", 0);
    let all = filed(&house.ledger, &house.tree(), 2026);
    let open: Vec<_> = all.iter().collect();
    assert_eq!((tracks(&open), modes(&all)), (vec![("社区".to_owned(), 4)], vec![(TourMode::Cross, 1)]));
    let [column] = <[_; 1]>::try_from(side_by_side(&open, "社区")).unwrap();
    let told: Vec<_> = column.cells.iter().map(|cell| (cell.rank, cell.unit.as_str(), cell.score)).collect();
    assert_eq!(told[..2], [(Some(1), EAST_2, Some(9200)), (Some(2), EAST_1, Some(8600))]);
    assert_eq!((column.changed, column.cells.first().unwrap().tier.clone()), (2, Some((0, "先进".to_owned()))));
    set_tour(&mut house, tour(), Tour::hide_ranks, &true);
    let all = filed(&house.ledger, &house.tree(), 2026);
    let column = side_by_side(&all.iter().collect::<Vec<_>>(), "社区").remove(0);
    assert!(column.hidden && column.cells.iter().all(|cell| cell.rank.is_none() && cell.score.is_none()));
    assert_eq!(
        column.cells.iter().map(|cell| cell.unit.as_str()).collect::<Vec<_>>(),
        [EAST_1, EAST_2, WEST_2, WEST_1]
    );
}

#[rstest]
#[case("青岛路二社区党委", "青岛路二社区")]
#[case("青岛路街道党工委", "青岛路街道")]
#[case("党委", "党委")]
#[case("第一网格党支部", "第一网格")]
#[case("宏达公司", "宏达公司")]
fn short_names(#[case] name: &str, #[case] short: &str) {
    assert_eq!(short_name(name), short);
}

#[test]
fn signs() {
    assert_eq!([signed(113), signed(-34), signed(0)], ["+1.13", "−0.34", "0.00"]);
}
