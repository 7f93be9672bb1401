//! Locking, unlocking, filing, and the tiers of organizations.

use rstest::rstest;

use super::support::{EAST_1, EAST_2, WEST_2, all_stops, book, force, lock_tour, scored, set_tour, standing_of};
use crate::domain::kind::{Id, Value};
use crate::domain::organization::{Level, Organization, Rating};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, TierRule, Tour};
use crate::ledger::tour::fixture::{EAST, UNITS, cross, judge, read_tour, stop, tour};
use crate::ledger::tour::lock::{before_lock, file, lock, ratings, show_ranks, unlock};
use crate::ledger::work::fixture::{House, day, id};

/// With tiers: 先进 from 85, 达标 from 70.
fn tiered() -> House {
    let mut house = scored();
    set_tour(&mut house, tour(), Tour::tier_rule, &TierRule::Threshold);
    house
}

fn ratings_of(house: &House, unit: &str) -> Vec<Rating> {
    ratings(&house.ledger, &house.tree(), id(unit))
}

#[test]
fn a_lock_keeps_day_name_ranks_and_tiers() {
    let mut house = tiered();
    lock_tour(&mut house, tour());
    let locked = read_tour(&house);
    assert_eq!((locked.locked, locked.locked_by.as_str()), (Some(day("2026-11-21")), "周慧敏"));
    let of = |stop: &Stop| (stop.rank, stop.score, stop.tier.clone());
    let kept: Vec<_> = all_stops(&house, tour()).iter().map(of).collect();
    assert_eq!(
        kept,
        [
            (Some(2), Some(8600), "先进".to_owned()),
            (Some(1), Some(9200), "先进".to_owned()),
            (Some(4), Some(6800), "落后".to_owned()),
            (Some(3), Some(8300), "达标".to_owned())
        ]
    );
    let [rating] = <[_; 1]>::try_from(ratings_of(&house, EAST_1)).unwrap();
    assert_eq!((rating.tour.as_str(), rating.tier.as_str()), ("2026 年第一轮交叉观摩", "先进"));
    assert_eq!((rating.rank, rating.of, rating.score), (Some(2), Some(4), Some(8600)));
    assert_eq!(rating.day, Some(day("2026-11-21")));
}

#[test]
fn with_hidden_ranks_an_organization_gets_its_tier_only() {
    let mut house = tiered();
    set_tour(&mut house, tour(), Tour::hide_ranks, &true);
    lock_tour(&mut house, tour());
    let [rating] = <[_; 1]>::try_from(ratings_of(&house, EAST_2)).unwrap();
    assert_eq!((rating.tier.as_str(), rating.rank, rating.of, rating.score), ("先进", None, None, None));
}

#[test]
fn unlocking_needs_a_reason_and_takes_everything_back() {
    let mut house = tiered();
    assert_eq!(unlock(&house.ledger, tour(), "错了"), Err("结果没有锁定".to_owned()));
    lock_tour(&mut house, tour());
    house.apply(file(&house.ledger, tour(), day("2026-11-22")).unwrap());
    assert!(unlock(&house.ledger, tour(), "  ").unwrap_err().contains("原因"));
    house.apply(unlock(&house.ledger, tour(), " 有一张评分表录错 ").unwrap());
    let open = read_tour(&house);
    assert_eq!((open.locked, open.locked_by.as_str(), open.filed), (None, "", None));
    assert_eq!(open.unlock_why, "有一张评分表录错");
    assert!(
        all_stops(&house, tour())
            .iter()
            .all(|stop| stop.rank.is_none() && stop.score.is_none() && stop.tier.is_empty())
    );
    assert!(UNITS.iter().all(|unit| ratings_of(&house, unit).is_empty()));
    // And it can be locked again, now without ranks: none of the old ones is left.
    set_tour(&mut house, tour(), Tour::hide_ranks, &true);
    lock_tour(&mut house, tour());
    assert_eq!(ratings_of(&house, EAST_1).first().unwrap().rank, None);
}

#[test]
fn a_tier_is_found_and_taken_back_whichever_id_the_unit_has() {
    let mut house = tiered();
    // Before the lock the unit is found to be another one here: the tier goes to that.
    house.org("东一社区", Level::Community, Some(EAST));
    house.set::<Organization>(id(EAST_1), Organization::same_as, &id("东一社区"));
    lock_tour(&mut house, tour());
    assert_eq!(ratings_of(&house, "东一社区").len(), 1);
    // After the lock another one is.
    house.org("东二社区", Level::Community, Some(EAST));
    house.set::<Organization>(id(EAST_2), Organization::same_as, &id("东二社区"));
    assert_eq!(ratings_of(&house, "东二社区").len(), 1);
    house.apply(unlock(&house.ledger, tour(), "重来").unwrap());
    assert!(["东一社区", "东二社区", EAST_1, EAST_2].iter().all(|unit| ratings_of(&house, unit).is_empty()));
}

#[test]
fn an_undone_lock_leaves_nothing() {
    let mut house = tiered();
    let drafted =
        lock(&house.tree(), &book(&house), &standing_of(&house, tour()), "周慧敏", day("2026-11-21")).unwrap();
    let action = house.ledger.apply(drafted);
    assert!(house.ledger.undo(&action).kept.is_empty());
    assert!(!read_tour(&house).is_locked() && ratings_of(&house, EAST_1).is_empty());
}

#[rstest]
#[case::nobody_signs(scored(), " ", "锁定人")]
#[case::nothing_scored(cross(), "周慧敏", "评完")]
fn is_refused(#[case] house: House, #[case] by: &str, #[case] says: &str) {
    let refused = lock(&house.tree(), &book(&house), &standing_of(&house, tour()), by, day("2026-11-21")).unwrap_err();
    assert!(refused.contains(says), "{refused}");
}

#[test]
fn is_locked_once_and_filed_after() {
    let mut house = scored();
    assert!(file(&house.ledger, tour(), day("2026-11-22")).is_err());
    lock_tour(&mut house, tour());
    let (book, standing) = (book(&house), standing_of(&house, tour()));
    assert_eq!(lock(&house.tree(), &book, &standing, "周慧敏", day("2026-11-21")), Err("结果已经锁定".to_owned()));
    house.apply(file(&house.ledger, tour(), day("2026-11-22")).unwrap());
    assert_eq!(read_tour(&house).filed, Some(day("2026-11-22")));
    let gone = Id::natural(&["gone"]);
    assert!(file(&house.ledger, gone, day("2026-11-22")).is_err() && unlock(&house.ledger, gone, "x").is_err());
}

#[test]
fn an_unfinished_stop_is_locked_without_rank() {
    let mut house = tiered();
    set_tour(&mut house, tour(), Tour::min_sheets, &2_i64);
    let sheet = ScoreSheet::id_of(tour(), &judge(1), stop(WEST_2));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.b1.points", Value::Null);
    });
    lock_tour(&mut house, tour());
    let kept = all_stops(&house, tour()).into_iter().find(|stop| stop.unit.name == WEST_2).unwrap();
    assert_eq!((kept.rank, kept.score, kept.tier.as_str()), (None, None, ""));
    assert!(ratings_of(&house, WEST_2).is_empty());
    assert_eq!(ratings_of(&house, EAST_1).first().unwrap().of, Some(3));
}

#[test]
fn what_changed_since_the_lock_is_named() {
    let mut house = tiered();
    assert!(standing_of(&house, tour()).changed_since_lock(&book(&house)).is_empty());
    lock_tour(&mut house, tour());
    assert!(standing_of(&house, tour()).changed_since_lock(&book(&house)).is_empty());
    // A judge's file that is merged afterwards: 东一 gets 2 points less and falls behind 西二? No: 85 and 83. Only its score changes.
    force(&mut house, 3, EAST_1, "b1", 2200);
    let (book_now, standing) = (book(&house), standing_of(&house, tour()));
    assert_eq!(standing.changed_since_lock(&book_now), [0]);
    assert_eq!((standing.shown(0), book_now.stops.first().unwrap().score), (Some(8500), Some(8600)));
    // 7 points less: 东一 and 西二 change places.
    force(&mut house, 3, EAST_1, "b1", 1700);
    assert_eq!(standing_of(&house, tour()).changed_since_lock(&book(&house)), [0, 3]);
}

#[test]
fn what_is_open_before_a_lock() {
    let mut house = scored();
    assert!(before_lock(&book(&house), &standing_of(&house, tour())).is_empty());
    set_tour(&mut house, tour(), Tour::min_sheets, &2_i64);
    force(&mut house, 1, WEST_2, "b1", 9000);
    let words = before_lock(&book(&house), &standing_of(&house, tour()));
    assert_eq!(words, ["应交的评分表还缺 1 张", "1 个点评分表不够，没有名次", "1 张评分表没有计入"]);
}

#[test]
fn ranks_are_hidden_and_shown_until_the_lock() {
    let mut house = scored();
    house.apply(show_ranks(&house.ledger, tour(), false).unwrap());
    assert!(read_tour(&house).hide_ranks);
    house.apply(show_ranks(&house.ledger, tour(), true).unwrap());
    assert!(!read_tour(&house).hide_ranks);
    lock_tour(&mut house, tour());
    assert!(show_ranks(&house.ledger, tour(), false).unwrap_err().contains("解锁"));
}
