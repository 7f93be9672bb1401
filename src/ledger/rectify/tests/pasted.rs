//! Measures that are pasted together.

use super::super::measures::{add_all, apart, move_to, number, shown_number};
use super::*;
use rstest::rstest;

#[rstest]
#[case("每月公示", &["每月公示"])]
#[case("一是每月公示；二是每季检查。三是年底考核", &["每月公示", "每季检查。", "年底考核"])]
#[case("一要压实责任，\n二要加强督导", &["压实责任", "加强督导"])]
#[case("1. 每月公示\n2、每季检查\n（三）年底考核", &["每月公示", "每季检查", "年底考核"])]
#[case("强化职责。一是签订责任书；二是约谈", &["强化职责。", "签订责任书", "约谈"])]
#[case("一月内办结\n3.5万元专款专用", &["一月内办结", "3.5万元专款专用"])]
#[case("统一要求落到支部", &["统一要求落到支部"])]
#[case(" \n\n", &[])]
fn pasted_measures_come_apart(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(apart(text), expected);
}

#[test]
fn several_stand_behind_the_others_in_their_order() {
    let (mut house, finding) = house();
    let texts: Vec<String> = (0..12).map(|at| format!("措施 {at}")).collect();
    let mut at = 0;
    let mut fresh = || {
        at += 1;
        Id::natural(&["措施", &at.to_string()])
    };
    let draft = add_all(&house.ledger, finding, &texts, &mut fresh).unwrap();
    house.apply(draft);
    let found: Finding = house.ledger.read(finding).unwrap();
    let found: Vec<(&str, &str)> =
        found.measures_in_order().into_iter().map(|(_, one)| (one.number.as_str(), one.text.as_str())).collect();
    assert_eq!(found.len(), 13);
    assert_eq!(found[1], ("二是", "措施 0"));
    assert_eq!(found[12], ("13.", "措施 11"));
}

#[test]
fn nothing_said_adds_nothing() {
    let (house, finding) = house();
    assert_eq!(add_all(&house.ledger, finding, &[], &mut || id("新")).unwrap_err(), "请写措施");
}

#[rstest]
#[case("一是", 0, "一是")]
#[case("一要", 0, "一要")]
#[case("三是", 0, "一是")]
#[case("", 1, "二是")]
#[case("11.", 11, "12.")]
#[case("12.", 11, "12.")]
fn a_measure_that_was_moved_bears_the_number_of_its_place(#[case] own: &str, #[case] at: usize, #[case] shown: &str) {
    assert_eq!(shown_number(own, at), shown);
}

#[test]
fn numbers_follow_the_order_after_a_move() {
    let (mut house, finding) = house();
    let draft = add_all(&house.ledger, finding, &["每季检查".to_owned()], &mut || id("新")).unwrap();
    house.apply(draft);
    let key = house.ledger.read::<Finding>(finding).unwrap().measures_in_order()[1].0.to_owned();
    let draft = move_to(&house.ledger, finding, &key, 0).unwrap();
    house.apply(draft);
    let found: Finding = house.ledger.read(finding).unwrap();
    let order = found.measures_in_order();
    assert_eq!(order[0].0, key);
    assert_eq!(shown_number(&order[0].1.number, 0), number(0));
}
