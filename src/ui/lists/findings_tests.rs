#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::finding::{Commonness, FindingSource, Measure, MeasureState};
use crate::domain::kind::Ref;
use crate::domain::organization::Level;
use crate::ledger::rectify::filter::{fitting, listed};
use crate::ui::lists::fixture::{House, day, id};
use rstest::rstest;

const TODAY: &str = "2026-11-20";

impl House {
    /// A finding of a unit, with its limit and 维度.
    fn finding(&mut self, text: &str, unit: &str, due: Option<&str>, dimension: &str) {
        self.commit(|draft| {
            draft
                .belongs::<Finding>(id(text), id(unit))
                .set::<Finding, _>(id(text), Finding::text, &text.to_owned())
                .set::<Finding, _>(id(text), Finding::unit, &Ref::to(id(unit), unit))
                .set::<Finding, _>(id(text), Finding::dimension, &dimension.to_owned())
                .set::<Finding, _>(id(text), Finding::claimed, &day("2026-11-01"));
            if let Some(due) = due {
                draft.set::<Finding, _>(id(text), Finding::due, &day(due));
            }
        });
    }
}

/// Late, soon due, without a limit, and one of another unit.
fn house() -> House {
    let mut house = House::new();
    house.org("别的社区", Level::Community, Some("街道"));
    house.finding("逾期的", "支部", Some("2026-11-10"), "组织建设");
    house.finding("快到的", "社区", Some("2026-11-25"), "党建基础");
    house.finding("没时限", "社区", None, "");
    house.finding("别家的", "别的社区", Some("2026-12-31"), "党建基础");
    house
}

fn texts(house: &House, filter: &Filter, key: &str, descending: bool) -> Vec<String> {
    let (board, tree) = (Board::read(&house.ledger, None), house.tree());
    let places = fitting(&board, &tree, filter, &|_| None);
    let mut ids = listed(&board, &places, filter.show, day(TODAY));
    sort((&board, &tree), &mut ids, (key, descending), &|a: &str, b: &str| a.cmp(b));
    ids.into_iter().filter_map(|id| board.entry(id)).map(|entry| entry.finding.text.clone()).collect()
}

#[rstest]
#[case(by::DUE, false, &["逾期的", "快到的", "别家的", "没时限"])]
#[case(by::DUE, true, &["没时限", "别家的", "快到的", "逾期的"])]
// 党建基础 stands before 组织建设; what has no 维度 is last either way.
#[case(by::DIMENSION, false, &["快到的", "别家的", "逾期的", "没时限"])]
#[case(by::DIMENSION, true, &["逾期的", "快到的", "别家的", "没时限"])]
#[case(by::UNIT, false, &["快到的", "没时限", "逾期的", "别家的"])]
#[case(by::STATE, false, &["逾期的", "快到的", "别家的", "没时限"])]
fn lists_are_sorted_by_their_columns(#[case] key: &str, #[case] descending: bool, #[case] expected: &[&str]) {
    let mut all = texts(&house(), &Filter::default(), key, descending);
    if key == by::UNIT {
        // Which of the two 社区 stands first is the tree's matter.
        let at = all.iter().position(|text| text == "别家的").unwrap();
        let other = all.remove(at);
        all.push(other);
    }
    assert_eq!(all, expected);
}

#[test]
fn each_button_counts_what_it_shows() {
    let house = house();
    let (board, tree) = (Board::read(&house.ledger, None), house.tree());
    let filter = Filter { unit: Some(id("社区")), ..Filter::default() };
    let places = fitting(&board, &tree, &filter, &|_| None);
    let counts = counts(&board, &places, day(TODAY));
    assert_eq!(counts.len(), shows(day(TODAY)).len());
    for (show, count) in &counts {
        let all = texts(&house, &Filter { show: *show, ..filter.clone() }, by::DUE, false);
        assert_eq!(all.len(), *count, "{show:?}");
    }
    let of = |show: Show| counts.iter().find(|(one, _)| *one == show).unwrap().1;
    assert_eq!((of(Show::All), of(Show::Late), of(Show::Soon), of(Show::Lacking)), (3, 1, 1, 3));
}

#[test]
fn a_filter_is_told_in_words_and_taken_away() {
    let (house, today) = (house(), day(TODAY));
    let tree = house.tree();
    let me = id("街道");
    let home = Filter { unit: Some(me), ..Filter::default() };
    assert!(words(&Filter::default(), (&tree, me), today).is_empty() && words(&home, (&tree, me), today).is_empty());
    let filter = Filter {
        show: Show::FoundIn(YearMonth::of(today)),
        unit: Some(id("社区")),
        source: Some(FindingSource::Tour),
        dimension: Some(String::new()),
        commonness: Some(Commonness::Common),
        query: " gkl ".to_owned(),
        ..Filter::default()
    };
    assert_eq!(
        words(&filter, (&tree, me), today),
        ["社区和下级", "来源：观摩", "维度：未分维度", "共性", "2026年11月发现的", "含“gkl”"]
    );
    assert_eq!(cleared(&filter, me, today), home);
    let late = Filter { show: Show::Late, alone: true, ..filter };
    assert_eq!(words(&late, (&tree, id("社区")), today).first().map(String::as_str), Some("只看社区本级"));
    assert_eq!(cleared(&late, me, today), Filter { show: Show::Late, ..home });
}

#[test]
fn a_unit_elsewhere_to_which_a_link_led_can_be_chosen_too() {
    let tree = house().tree();
    let names = |chosen: Option<&str>| -> Vec<String> {
        units(&tree, id("社区"), chosen.map(id)).into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(names(None), ["社区", "　支部"]);
    assert_eq!(names(Some("支部")), ["社区", "　支部"]);
    assert_eq!(names(Some("别的社区")), ["社区", "　支部", "别的社区"]);
}

#[test]
fn the_list_goes_to_excel_whole() {
    let mut house = house();
    house.commit(|draft| {
        draft
            .set::<Finding, _>(id("逾期的"), Finding::long, &true)
            .set::<Finding, _>(id("逾期的"), Finding::leaders, &vec![Ref::named("书记")])
            .set::<Finding, _>(id("逾期的"), Finding::persons, &vec![Ref::named("张三"), Ref::named("李四")]);
        for (key, text, state) in [("a", "建台账", MeasureState::Done), ("b", "每月联系", MeasureState::Open)] {
            draft
                .set_part::<Finding, _>(id("逾期的"), Finding::measures, key, Measure::text, &text.to_owned())
                .set_part::<Finding, _>(id("逾期的"), Finding::measures, key, Measure::order, &key.to_owned())
                .set_part::<Finding, _>(id("逾期的"), Finding::measures, key, Measure::state, &state);
        }
    });
    let board = Board::read(&house.ledger, None);
    let entry = board.entry(id("逾期的")).unwrap();
    assert_eq!((people(&entry.finding), measures(entry)), ("书记、张三、李四".to_owned(), "1/2".to_owned()));
    assert_eq!(measures(board.entry(id("快到的")).unwrap()), "未填");
    let rows = sheet(&board, &house.tree(), &[id("逾期的")], day(TODAY));
    let [heads, row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(heads.len(), row.len());
    let of = |head: &str| heads.iter().position(|one| one == head).and_then(|at| row.get(at)).unwrap().as_str();
    assert_eq!(of("责任人"), "张三、李四");
    assert_eq!(of("时限"), "2026-11-10，长期坚持");
    assert_eq!(of("整改措施"), "建台账\n每月联系");
    assert_eq!(of("状态"), "已建账（逾期）");
}
