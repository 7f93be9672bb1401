//! The tiers of a tour.

use super::tier;
use crate::domain::tour::TierDef;
use crate::ledger::tour::fixture::{cross, read_tour, tour};
use crate::ledger::tour::plan::*;
use crate::ledger::work::fixture::House;
use rstest::rstest;

#[test]
fn tiers_are_written_as_a_whole() {
    let mut house = cross();
    let names = |house: &House| {
        read_tour(house).tiers_in_order().into_iter().map(|tier| (tier.name, tier.from)).collect::<Vec<_>>()
    };
    let three = [tier("优", Some(9000), None), tier("良", Some(7500), None), tier(" 差 ", None, None)];
    house.apply(set_tiers(&house.ledger, tour(), &three).unwrap());
    let row = |name: &str, from| (name.to_owned(), from);
    assert_eq!(names(&house), [row("优", Some(9000)), row("良", Some(7500)), row("差", None)]);
    let two = [tier("合格", Some(6000), None), tier("不合格", None, None)];
    house.apply(set_tiers(&house.ledger, tour(), &two).unwrap());
    assert_eq!(names(&house), [row("合格", Some(6000)), row("不合格", None)]);
    house.apply(set_tiers(&house.ledger, tour(), &three).unwrap());
    assert_eq!(names(&house).len(), 3);
}

#[rstest]
#[case(&[tier("先进", Some(8500), None)], "至少要有两类")]
#[case(&[tier("先进", Some(8500), None), tier("先进", None, None)], "第 2 类要有名称")]
#[case(&[tier("", Some(8500), None), tier("达标", None, None)], "第 1 类要有名称")]
#[case(&[tier("先进", Some(7000), None), tier("达标", Some(8500), None)], "分数线要从高到低")]
#[case(&[tier("先进", Some(7000), None), tier("达标", Some(7000), None)], "分数线要从高到低")]
#[case(&[tier("先进", Some(10_001), None), tier("达标", None, None)], "“先进”的分数线")]
#[case(&[tier("先进", Some(-1), None), tier("达标", None, None)], "“先进”的分数线")]
#[case(&[tier("先进", None, Some(60)), tier("达标", None, Some(50))], "各类比例加起来")]
#[case(&[tier("先进", None, Some(101)), tier("达标", None, None)], "“先进”的比例")]
fn tiers_that_cannot_be_are_refused(#[case] tiers: &[TierDef], #[case] why: &str) {
    let said = set_tiers(&cross().ledger, tour(), tiers).unwrap_err();
    assert!(said.starts_with(why), "{said}");
}
