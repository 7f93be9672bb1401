//! Many tours side by side, and one ranking over them.

use super::support::{EAST_1, EAST_2, STREETS, WEST_1, WEST_2, book_of, give, lock_tour, other_tour, set_tour};
use crate::domain::kind::{Id, Ref, Value};
use crate::domain::scheme::Scheme;
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::tour::filing::*;
use crate::ledger::tour::fixture::{DISTRICT, district};
use crate::ledger::tour::plan::{NewJudge, add_judges, adjust};
use crate::ledger::work::fixture::{House, id};

/// Each 街道 tours its own 社区. East with a mild judge (90, 80), West with a strict one (70, 75).
fn two_tours(judges: [(&str, &str); 2]) -> (House, [Id; 2]) {
    let mut house = district();
    let [east, west] = STREETS;
    let [mild, strict] = judges;
    let east = other_tour(&mut house, "东街道巡回", east, mild, &[(EAST_1, 9000), (EAST_2, 8000)]);
    let west = other_tour(&mut house, "西街道巡回", west, strict, &[(WEST_1, 7000), (WEST_2, 7500)]);
    (house, [east, west])
}

/// The same tours with one judge who was at both, and gave the East 10 less than its own.
fn joined() -> (House, [Id; 2]) {
    let (mut house, tours) = two_tours([("东评委", DISTRICT), ("西评委", DISTRICT)]);
    let given = [[(EAST_1, 8000), (EAST_2, 7000)], [(WEST_1, 7000), (WEST_2, 7500)]];
    for (tour, given) in tours.into_iter().zip(given) {
        let key = id(&format!("{tour}/公"));
        let new =
            NewJudge { name: "公评委".to_owned(), unit: Ref::to(id(DISTRICT), DISTRICT), ..Default::default() };
        let added = add_judges(&house.ledger, tour, &[new], &mut || key).unwrap();
        house.apply(added);
        for (unit, total) in given {
            give(&mut house, tour, &key.to_string(), unit, total);
        }
    }
    (house, tours)
}

fn read(house: &House) -> Vec<Filed> {
    filed(&house.ledger, &house.tree(), 2026)
}

fn all(filed: &[Filed]) -> Vec<&Filed> {
    filed.iter().collect()
}

fn words(lines: &[Line]) -> Vec<(usize, &str, i64)> {
    lines.iter().map(|line| (line.rank, line.unit.as_str(), line.score)).collect()
}

#[test]
fn only_locked_tours_of_the_year_stand_side_by_side() {
    let (mut house, [east, west]) = two_tours([("东评委", DISTRICT), ("西评委", DISTRICT)]);
    assert!(read(&house).is_empty() && years(&house.ledger).is_empty());
    lock_tour(&mut house, west);
    lock_tour(&mut house, east);
    // In the order of the tree, whoever was locked first.
    let organizers: Vec<String> = read(&house).into_iter().map(|filed| filed.organizer).collect();
    let tree = house.tree();
    let streets = tree.children(Some(id(DISTRICT))).iter().map(|street| tree.name(*street));
    assert_eq!(organizers, streets.filter(|name| STREETS.contains(name)).collect::<Vec<_>>());
    assert_eq!(years(&house.ledger), [2026]);
    assert!(filed(&house.ledger, &house.tree(), 2025).is_empty());
}

#[test]
fn disjoint_judges_are_refused_and_raw_scores_are_a_choice() {
    let (mut house, [east, west]) = two_tours([("东评委", DISTRICT), ("西评委", DISTRICT)]);
    lock_tour(&mut house, east);
    let one = read(&house);
    assert_eq!(together(&house.tree(), &all(&one)), Err(Apart::Few));
    lock_tour(&mut house, west);
    let both = read(&house);
    assert_eq!(together(&house.tree(), &all(&both)), Err(Apart::Judges(2)));
    assert_eq!(
        words(&raw_together(&all(&both))),
        [(1, EAST_1, 9000), (2, EAST_2, 8000), (3, WEST_2, 7500), (4, WEST_1, 7000)]
    );
}

#[test]
fn a_judge_who_was_at_both_connects_them() {
    let (mut house, tours) = joined();
    tours.into_iter().for_each(|tour| lock_tour(&mut house, tour));
    let both = read(&house);
    // 公评委 says 80, 70, 70, 75; 东评委 gives 10 more than 公评委, 西评委 as much. Mean leniency 10/3, so each gets 3.33 more than what
    // 公评委 says: 西二 passes 东二, and 东二 is level with 西一.
    assert_eq!(
        words(&together(&house.tree(), &all(&both)).unwrap()),
        [(1, EAST_1, 8333), (2, WEST_2, 7833), (3, WEST_1, 7333), (3, EAST_2, 7333)]
    );
}

#[test]
fn namesakes_without_a_unit_are_not_taken_for_one() {
    let (mut house, tours) = two_tours([("刘伟", ""), ("刘伟", "")]);
    tours.into_iter().for_each(|tour| lock_tour(&mut house, tour));
    assert_eq!(together(&house.tree(), &all(&read(&house))), Err(Apart::Judges(2)));
    let (mut house, tours) = two_tours([("刘伟", DISTRICT), ("刘伟", DISTRICT)]);
    tours.into_iter().for_each(|tour| lock_tour(&mut house, tour));
    assert!(together(&house.tree(), &all(&read(&house))).is_ok());
}

#[test]
fn another_scheme_is_not_compared() {
    let (mut house, [east, west]) = joined();
    [east, west].into_iter().for_each(|tour| lock_tour(&mut house, tour));
    let other = id("另一套");
    // The same 条 with other points.
    let scheme = house.ledger.record(Scheme::KIND, id("指标")).unwrap().clone();
    house.commit(|draft| {
        for (field, register) in scheme.registers() {
            draft.put(Scheme::KIND, other, field.clone(), register.first().unwrap().value.clone());
        }
        draft.put(Scheme::KIND, other, "nodes.a1.points", Value::from(4001));
    });
    set_tour(&mut house, west, Tour::scheme, &other);
    let both = read(&house);
    assert_eq!(together(&house.tree(), &all(&both)), Err(Apart::Schemes));
    // A copy with the same 条 and points is the same scheme.
    house.commit(|draft| {
        draft.put(Scheme::KIND, other, "nodes.a1.points", Value::from(4000));
    });
    assert_ne!(together(&house.tree(), &all(&read(&house))), Err(Apart::Schemes));
    house.commit(|draft| {
        draft.put(Scheme::KIND, other, "nodes.c1.side", Value::from("deduct"));
    });
    assert_eq!(together(&house.tree(), &all(&read(&house))), Err(Apart::Schemes));
}

#[test]
fn what_was_agreed_on_counts_over_all_tours_too() {
    let (mut house, tours) = joined();
    let stop = Stop::id_of(tours[1], id(WEST_1));
    house.apply(adjust(&house.ledger, stop, "k", Some(200), "获省级表彰").unwrap());
    tours.into_iter().for_each(|tour| lock_tour(&mut house, tour));
    let lines = together(&house.tree(), &all(&read(&house))).unwrap();
    assert_eq!(words(&lines)[2..], [(3, WEST_1, 7533), (4, EAST_2, 7333)]);
}

#[test]
fn unfinished_stops_and_hidden_ranks_stay_out() {
    let (mut house, [east, west]) = joined();
    set_tour(&mut house, west, Tour::min_sheets, &2_i64);
    let key = book_of(&house, west).judges.first().unwrap().0.clone();
    let sheet = ScoreSheet::id_of(west, &key, Stop::id_of(west, id(WEST_2)));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, sheet, "scores.a1.points", Value::Null);
    });
    [east, west].into_iter().for_each(|tour| lock_tour(&mut house, tour));
    let both = read(&house);
    let has = |lines: &[Line], unit: &str| lines.iter().any(|line| line.unit == unit);
    let (corrected, raw) = (together(&house.tree(), &all(&both)).unwrap(), raw_together(&all(&both)));
    assert!(!has(&corrected, WEST_2) && !has(&raw, WEST_2));
    assert!(has(&corrected, WEST_1) && has(&raw, WEST_1));
    set_tour(&mut house, west, Tour::hide_ranks, &true);
    let both = read(&house);
    let open = ranked_openly(&both);
    assert_eq!(open.iter().map(|filed| filed.organizer.as_str()).collect::<Vec<_>>(), STREETS[..1]);
    assert_eq!(together(&house.tree(), &open), Err(Apart::Few));
}

/// 80.00 and 80.00⅓ look alike and are not: three judges give 80, 80, 80 and 80, 80, 80.01.
#[test]
fn scores_are_compared_before_they_are_rounded() {
    let (mut house, tours) = two_tours([("甲", DISTRICT), ("丁", DISTRICT)]);
    for (tour, (unit, last)) in tours.into_iter().zip([(EAST_2, 8000), (WEST_2, 8001)]) {
        let first = book_of(&house, tour).judges.first().unwrap().0.clone();
        give(&mut house, tour, &first, unit, 8000);
        for (name, total) in [("乙", 8000), ("丙", last)] {
            let key = id(&format!("{tour}/{name}"));
            let new = NewJudge { name: name.to_owned(), ..Default::default() };
            house.apply(add_judges(&house.ledger, tour, &[new], &mut || key).unwrap());
            give(&mut house, tour, &key.to_string(), unit, total);
        }
        lock_tour(&mut house, tour);
    }
    let both = read(&house);
    let raw = raw_together(&all(&both));
    let of = |unit: &str| raw.iter().find(|line| line.unit == unit).map(|line| (line.rank, line.score));
    assert_eq!((of(WEST_2), of(EAST_2)), (Some((2, 8000)), Some((3, 8000))));
}
