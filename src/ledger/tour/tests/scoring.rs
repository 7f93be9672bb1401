//! What a judge writes.

use super::{EAST_1, EAST_2, WEST_1, WEST_2};
use crate::domain::kind::Value;
use crate::domain::scheme::{Leaf, Scheme, SchemeNode, outline};
use crate::domain::score_sheet::{Entry, ScoreSheet};
use crate::domain::tour::Tour;
use crate::ledger::scheme::new_version;
use crate::ledger::tour::fixture::{DISTRICT, cross, judge, stop, tour};
use crate::ledger::tour::presets::Presets;
use crate::ledger::tour::scoring::{Place, check, deduct, discard, give, give_all, hand_in, read_score, rescore, say};
use crate::ledger::work::fixture::{House, day, id};
use crate::ledger::{Draft, Record};
use rstest::rstest;

const TODAY: &str = "2026-11-18";

fn leaf(house: &House, key: &str) -> Leaf {
    let scheme: Scheme = house.ledger.read(id("指标")).unwrap();
    outline(&scheme).leaf(key).unwrap().clone()
}

#[rstest]
#[case("a1", "35.5", Ok(Some(3550)))]
#[case("a1", "40", Ok(Some(4000)))]
#[case("a1", "0", Ok(Some(0)))]
#[case("a1", " ", Ok(None))]
#[case("a1", "40.01", Err("最高 40 分，这一条还没有计入"))]
#[case("a1", "-1", Err("分数不能小于 0"))]
#[case("a1", "优", Err("“优”不是数，例：4.5"))]
#[case("c1", "5.5", Err("最高 5 分，这一条还没有计入"))]
fn a_score_is_read_as_typed(#[case] key: &str, #[case] text: &str, #[case] expected: Result<Option<i64>, &str>) {
    let read = read_score(&leaf(&cross(), key), text);
    assert_eq!(read, expected.map_err(str::to_owned));
}

fn one(house: &House, n: usize, unit: &str, key: &str, given: Option<i64>) -> Result<Draft, String> {
    let judge = judge(n);
    let place = Place { tour: tour(), judge: &judge, stop: stop(unit) };
    give(&house.ledger, &house.tree(), place, key, given, Entry::Judge, day(TODAY))
}

fn record(house: &House, n: usize, unit: &str) -> Record {
    house.ledger.record(ScoreSheet::KIND, ScoreSheet::id_of(tour(), &judge(n), stop(unit))).unwrap().clone()
}

#[test]
fn the_first_score_makes_the_sheet_and_freezes_the_scheme() {
    let mut house = cross();
    let draft = one(&house, 2, EAST_1, "a1", Some(3000)).unwrap();
    assert_eq!(draft.label, "西评委给东一社区党委打分：设置 30");
    house.apply(draft);
    let read: ScoreSheet = house.ledger.read(record(&house, 2, EAST_1).id).unwrap();
    assert_eq!((read.judge.as_str(), read.judge_name.as_str()), (judge(2).as_str(), "西评委"));
    assert_eq!((read.stop, read.scheme, read.org), (Some(stop(EAST_1)), Some(id("指标")), Some(id(DISTRICT))));
    assert_eq!(read.unit.name, EAST_1);
    let scheme: Scheme = house.ledger.read(id("指标")).unwrap();
    assert_eq!(scheme.frozen, Some(day(TODAY)));
    let next = one(&house, 2, EAST_1, "a2", Some(2000)).unwrap();
    assert_eq!(next.len(), 1, "only the figure");
    house.apply(one(&house, 2, EAST_1, "a1", None).unwrap());
    assert_eq!(record(&house, 2, EAST_1).value("scores.a1.points"), &Value::Null, "taken back, not zero");
}

#[rstest]
#[case::own_street(1, EAST_1, "a1", 100, "东评委对东一社区党委应当回避")]
#[case::beyond(2, EAST_1, "a1", 4001, "“设置”写 0 至 40 分")]
#[case::below_zero(2, EAST_1, "a1", -1, "“设置”写 0 至 40 分")]
#[case::unknown_item(2, EAST_1, "zz", 100, "指标体系里没有这一条")]
#[case::unknown_judge(9, EAST_1, "a1", 100, "评委名单里没有这位评委")]
#[case::unknown_stop(2, "没有的社区", "a1", 100, "路线里没有这个观摩点")]
fn what_may_not_stand_is_refused(
    #[case] n: usize,
    #[case] unit: &str,
    #[case] key: &str,
    #[case] given: i64,
    #[case] why: &str,
) {
    let said = one(&cross(), n, unit, key, Some(given)).unwrap_err();
    assert!(said.starts_with(why), "{said}");
}

#[test]
fn one_bad_figure_of_a_pasted_row_refuses_the_row() {
    let house = cross();
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    let row = [("a1".to_owned(), Some(100)), ("a2".to_owned(), Some(9999))];
    assert!(give_all(&house.ledger, &house.tree(), place, &row, Entry::Paper, day(TODAY)).is_err());
}

#[test]
fn a_locked_tour_takes_no_scores_words_or_papers() {
    let mut house = cross();
    house.apply(one(&house, 2, EAST_1, "a1", Some(100)).unwrap());
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    let (ledger, tree) = (&house.ledger, &house.tree());
    let all = [
        ("give", one(&house, 2, EAST_1, "a1", Some(200))),
        ("say", say(ledger, tree, place, ScoreSheet::merits, "好")),
        ("check", check(ledger, tree, place, &[("a1".to_owned(), Some(100))])),
        ("hand_in", hand_in(ledger, tour(), &key, day(TODAY))),
    ];
    for (name, made) in all {
        assert!(made.unwrap_err().starts_with("结果已经锁定"), "{name}");
    }
}

#[test]
fn without_a_scheme_nothing_is_scored() {
    let mut house = cross();
    house.commit(|draft| {
        draft.delete(Scheme::KIND, id("指标"));
    });
    assert!(one(&house, 2, EAST_1, "a1", Some(1)).unwrap_err().contains("不在本机"));
    house.commit(|draft| {
        draft.put(Tour::KIND, tour(), Tour::scheme, Value::Null);
    });
    assert!(one(&house, 2, EAST_1, "a1", Some(1)).unwrap_err().contains("还没有选指标体系"));
}

#[test]
fn a_second_reading_is_checked_like_the_first() {
    let mut house = cross();
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    house.apply(one(&house, 2, EAST_1, "a1", Some(3000)).unwrap());
    let second =
        |house: &House, key: &str, given| check(&house.ledger, &house.tree(), place, &[(key.to_owned(), given)]);
    house.apply(second(&house, "a1", Some(3100)).unwrap());
    assert_eq!(record(&house, 2, EAST_1).value("scores.a1.second"), &Value::from(3100));
    assert_eq!(record(&house, 2, EAST_1).value("scores.a1.points"), &Value::from(3000));
    assert!(second(&house, "a1", Some(4001)).is_err());
    assert!(second(&house, "zz", Some(1)).is_err());
    house.apply(second(&house, "a1", None).unwrap());
    assert_eq!(record(&house, 2, EAST_1).value("scores.a1.second"), &Value::Null);
}

#[test]
fn words_stand_beside_the_scores() {
    let mut house = cross();
    let key = judge(3);
    let place = Place { tour: tour(), judge: &key, stop: stop(WEST_1) };
    let speak = |house: &House, field: &str, text: &str| say(&house.ledger, &house.tree(), place, field, text);
    house.apply(speak(&house, ScoreSheet::faults, "记录不全\n挂图过期  ").unwrap());
    house.apply(speak(&house, "scores.a1.reason", "少 1 次").unwrap());
    let read: ScoreSheet = house.ledger.read(place.sheet()).unwrap();
    assert_eq!(ScoreSheet::lines(&read.faults).collect::<Vec<_>>(), ["记录不全", "挂图过期"]);
    assert_eq!(read.scores.get("a1").unwrap().reason, "少 1 次");
    assert!(speak(&house, "没有的", "x").is_err());
}

#[test]
fn all_sheets_of_a_judge_are_handed_in_at_once() {
    let mut house = cross();
    for unit in [EAST_2, WEST_2] {
        house.apply(one(&house, 3, unit, "a1", Some(100)).unwrap());
    }
    house.apply(hand_in(&house.ledger, tour(), &judge(3), day(TODAY)).unwrap());
    for unit in [EAST_2, WEST_2] {
        assert_eq!(record(&house, 3, unit).value(ScoreSheet::handed_in), &Value::from(TODAY));
    }
    assert!(hand_in(&house.ledger, tour(), "没有", day(TODAY)).is_err());
}

/// 设置 out of 40, 缺 1 项扣 5 分.
fn with_presets() -> House {
    let mut house = cross();
    house.commit(|draft| {
        let standard = "制度上墙。缺1项扣5分，没有牌子扣10分".to_owned();
        draft.set_part::<Scheme, _>(id("指标"), Scheme::nodes, "a1", SchemeNode::standard, &standard);
    });
    house
}

fn press(house: &mut House, pressed: &[u32]) {
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    let draft = deduct(&house.ledger, &house.tree(), place, "a1", pressed, Entry::Judge, day(TODAY)).unwrap();
    house.apply(draft);
}

fn stands(house: &House) -> (Option<i64>, String) {
    let sheet: ScoreSheet = house.ledger.read(record(house, 2, EAST_1).id).unwrap();
    let score = sheet.scores.get("a1").cloned().unwrap_or_default();
    (score.points, score.reason)
}

#[test]
fn presets_write_the_score_and_its_reason() {
    let mut house = with_presets();
    assert_eq!(Presets::of(&leaf(&house, "a1")).cuts.len(), 2);
    press(&mut house, &[2, 1]);
    assert_eq!(stands(&house), (Some(2000), "缺1项 −5，2 次；没有牌子 −10".to_owned()));
    press(&mut house, &[0, 0]);
    assert_eq!(stands(&house), (Some(4000), String::new()));
}

#[test]
fn a_reason_goes_when_another_score_is_typed_and_stays_when_it_fits() {
    let mut house = with_presets();
    press(&mut house, &[1, 0]);
    house.apply(one(&house, 2, EAST_1, "a1", Some(3500)).unwrap());
    assert_eq!(stands(&house), (Some(3500), "缺1项 −5".to_owned()));
    house.apply(one(&house, 2, EAST_1, "a1", Some(3000)).unwrap());
    assert_eq!(stands(&house), (Some(3000), String::new()));
}

#[test]
fn a_reason_in_own_words_stays_whatever_is_typed() {
    let mut house = with_presets();
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    house.apply(one(&house, 2, EAST_1, "a1", Some(3500)).unwrap());
    house.apply(say(&house.ledger, &house.tree(), place, "scores.a1.reason", "墙上没有").unwrap());
    house.apply(one(&house, 2, EAST_1, "a1", Some(3000)).unwrap());
    assert_eq!(stands(&house), (Some(3000), "墙上没有".to_owned()));
}

#[test]
fn what_a_judge_changes_after_handing_in_is_to_be_handed_in_again() {
    let mut house = cross();
    house.apply(one(&house, 2, EAST_1, "a1", Some(100)).unwrap());
    house.apply(hand_in(&house.ledger, tour(), &judge(2), day(TODAY)).unwrap());
    house.apply(one(&house, 2, EAST_1, "a2", Some(100)).unwrap());
    assert_eq!(record(&house, 2, EAST_1).value(ScoreSheet::handed_in), &Value::Null);
}

#[test]
fn a_sheet_is_taken_over_to_the_scheme_of_the_tour() {
    let mut house = cross();
    house.apply(one(&house, 2, EAST_1, "a1", Some(4000)).unwrap());
    house.apply(one(&house, 2, EAST_1, "a2", Some(500)).unwrap());
    house.apply(new_version(&house.ledger, id(DISTRICT), id("指标"), id("指标2")).unwrap());
    house.commit(|draft| {
        draft.set_part::<Scheme, _>(id("指标2"), Scheme::nodes, "a1", SchemeNode::points, &3000);
    });
    house.set::<Tour>(tour(), Tour::scheme, &id("指标2"));
    let key = judge(2);
    let place = Place { tour: tour(), judge: &key, stop: stop(EAST_1) };
    house.apply(rescore(&house.ledger, &house.tree(), place).unwrap());
    let sheet: ScoreSheet = house.ledger.read(place.sheet()).unwrap();
    assert_eq!(sheet.scheme, Some(id("指标2")));
    let points = |key: &str| sheet.scores.get(key).and_then(|score| score.points);
    assert_eq!((points("a1"), points("a2")), (None, Some(500)), "40 is beyond 30 now, and open");
}

#[test]
fn a_sheet_that_was_discarded_comes_back_when_it_is_scored_again() {
    let mut house = cross();
    house.apply(one(&house, 2, EAST_1, "a1", Some(100)).unwrap());
    let sheet = record(&house, 2, EAST_1).id;
    house.apply(discard(&house.ledger, sheet));
    assert!(house.ledger.read::<ScoreSheet>(sheet).is_none());
    house.apply(one(&house, 2, EAST_1, "a2", Some(200)).unwrap());
    assert_eq!(house.ledger.read::<ScoreSheet>(sheet).unwrap().scores.len(), 2);
}
