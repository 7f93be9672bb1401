//! Making a tour, its scheme, its meetings, and that a locked one is not changed.

use super::{EAST_1, WEST_1, all_stops, tier};
use crate::domain::kind::FieldValue;
use crate::domain::kind::{Ref, Value};
use crate::domain::organization::Level;
use crate::domain::scheme::{Scheme, SchemeUse};
use crate::domain::tour::{GatheringKind, Stop, Supervision, Tour, TourMode};
use crate::ledger::Draft;
use crate::ledger::scheme;
use crate::ledger::tour::fixture::{
    DISTRICT, EAST, UNITS, cross, district, judge, read_tour, route, score, stop, tour,
};
use crate::ledger::tour::plan::*;
use crate::ledger::tour::tours;
use crate::ledger::work::fixture::{House, STREET, day, id};
use rstest::rstest;

#[rstest]
#[case(1, "第一轮")]
#[case(10, "第十轮")]
#[case(11, "第 11 轮")]
#[case(0, "第 0 轮")]
fn rounds_in_words(#[case] round: i64, #[case] words: &str) {
    assert_eq!(round_in_words(round), words);
}

fn new_tour(house: &mut House, org: &str, mode: TourMode, when: &str, name: &str) -> Tour {
    house.apply(create(&house.ledger, &house.tree(), id(org), mode, day(when), id(name)));
    house.ledger.read(id(name)).unwrap()
}

#[test]
fn a_tour_is_the_next_round_of_its_mode_and_year() {
    let mut house = district();
    assert_eq!(usual_mode(&house.tree(), id(DISTRICT)), TourMode::Cross);
    assert_eq!(usual_mode(&house.tree(), id(EAST)), TourMode::Circuit);
    let name = |house: &mut House, org: &str, mode, when: &str, id: &str| new_tour(house, org, mode, when, id).name;
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2026-03-01", "a"), "2026 年第一轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2026-09-01", "b"), "2026 年第二轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Model, "2026-09-01", "c"), "2026 年第一轮示范观摩");
    assert_eq!(name(&mut house, EAST, TourMode::Cross, "2026-09-01", "d"), "2026 年第一轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2027-01-05", "e"), "2027 年第一轮交叉观摩");
    let order: Vec<String> = tours(&house.ledger).into_iter().map(|tour| tour.name).collect();
    assert_eq!(order.first().unwrap(), "2027 年第一轮交叉观摩", "newest first");
}

#[test]
fn a_new_tour_uses_the_scheme_of_the_last_one_else_one_that_is_made_for_it() {
    let mut house = district();
    house.apply(scheme::create(id(DISTRICT), id("五化"), ("五化标准", SchemeUse::FiveForms, 2027), &[]));
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-03-01", "a").scheme, Some(id("指标")));
    house.apply(scheme::create(id(EAST), id("新的"), ("新评分表", SchemeUse::Tour, 2027), &[]));
    house.set::<Tour>(id("a"), Tour::scheme, &id("新的"));
    house.apply(scheme::create(id(EAST), id("更新"), ("还没用的", SchemeUse::Tour, 2028), &[]));
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-06-01", "b").scheme, Some(id("新的")));
    house.commit(|draft| {
        draft.delete(Scheme::KIND, id("新的"));
    });
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-08-01", "c").scheme, Some(id("更新")));
}

#[test]
fn the_scheme_is_fixed_once_something_was_scored() {
    let mut house = cross();
    house.apply(scheme::create(id(DISTRICT), id("另一套"), ("另一套", SchemeUse::Tour, 2026), &[]));
    assert_eq!(scheme_is_fixed(&house.ledger, tour()), None);
    house.apply(set_scheme(&house.ledger, tour(), Some(id("另一套"))).unwrap());
    house.apply(set_scheme(&house.ledger, tour(), Some(id("指标"))).unwrap());
    score(&mut house, 3, WEST_1, [4000, 2000, 4000], None);
    let why = set_scheme(&house.ledger, tour(), Some(id("另一套"))).unwrap_err();
    assert!(why.starts_with("已有 1 张评分表"), "{why}");
    assert!(set_scheme(&house.ledger, tour(), Some(id("指标"))).is_ok(), "the same one again");
    assert!(set_scheme(&house.ledger, tour(), Some(id("没有的"))).is_err());
}

#[rstest]
#[case("东一社区党委", Some(EAST_1))]
#[case(" 东一社区 ", Some(EAST_1))]
#[case("中共东一社区委员会", Some(EAST_1))]
#[case("东街道", Some(EAST))]
#[case("社区党委", None)]
#[case("", None)]
fn an_organization_is_known_by_the_ways_it_is_called(#[case] name: &str, #[case] unit: Option<&str>) {
    assert_eq!(organization(&district().tree(), name).id, unit.map(id));
}

#[test]
fn a_name_that_two_bear_is_neither() {
    let mut house = district();
    house.org("东一社区党支部", Level::Branch, Some(EAST));
    assert_eq!(organization(&house.tree(), "东一社区"), Ref::named("东一社区"));
    assert_eq!(organization(&house.tree(), EAST_1).id, Some(id(EAST_1)));
}

#[test]
fn meetings_and_supervision_follow_the_tour_even_when_it_is_locked() {
    let mut house = cross();
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    for (sort, name) in [(GatheringKind::Comment, "点评"), (GatheringKind::Kickoff, "动员")] {
        house.apply(create_gathering(&house.ledger, tour(), sort, id(name)).unwrap());
    }
    house.set::<crate::domain::tour::Gathering>(id("动员"), "day", &day("2026-11-08"));
    let titles: Vec<String> = gatherings(&house.ledger, tour()).into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["2026 年第一轮交叉观摩动员会", "2026 年第一轮交叉观摩集中点评会"]);
    let org = gatherings(&house.ledger, tour()).first().unwrap().org;
    assert_eq!(org, Some(id(DISTRICT)), "it belongs to the organizer");
    house.apply(delete_gathering(&house.ledger, id("动员")).unwrap());
    assert_eq!(gatherings(&house.ledger, tour()).len(), 1);
    assert!(delete_gathering(&house.ledger, id("动员")).is_err());
    let said = |when: Option<&str>, text: &str| Supervision {
        day: when.map(day),
        by: "王督导".to_owned(),
        text: text.to_owned(),
    };
    for (when, text, key) in [(Some("2026-11-12"), "晚", "b"), (Some("2026-11-10"), "早", "a"), (None, "没写日期", "c")]
    {
        house.apply(add_supervision(&house.ledger, tour(), &said(when, text), id(key)).unwrap());
    }
    assert!(add_supervision(&house.ledger, tour(), &said(None, " "), id("d")).is_err());
    let texts =
        |house: &House| supervisions(&read_tour(house)).into_iter().map(|(_, entry)| entry.text).collect::<Vec<_>>();
    assert_eq!(texts(&house), ["没写日期", "晚", "早"]);
    house.apply(remove_supervision(tour(), &id("b").to_string()));
    assert_eq!(texts(&house), ["没写日期", "早"]);
}

#[test]
fn a_locked_tour_is_not_changed() {
    let mut house = cross();
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    let (ledger, tree) = (&house.ledger, &house.tree());
    let key = judge(1);
    let two = [tier("合格", Some(6000), None), tier("不合格", None, None)];
    let new = NewJudge { name: "新".into(), ..NewJudge::default() };
    let all: Vec<(&str, Result<Draft, String>)> = vec![
        ("delete", delete(ledger, tour())),
        ("set_scheme", set_scheme(ledger, tour(), None)),
        ("set_part", set_part(ledger, tree, tour(), &format!("judges.{key}.post"), "书记")),
        ("add_judges", add_judges(ledger, tour(), &[new], &mut || id("新"))),
        ("remove_judge", remove_judge(ledger, tour(), &key)),
        ("move_judge", move_judge(ledger, tour(), 0, 1)),
        ("add_stops", add_stops(ledger, tree, tour(), &[id(STREET)])),
        ("set_stop", set_stop(ledger, stop(EAST_1), Stop::guide, "张三")),
        ("move_stop", move_stop(ledger, tour(), 0, 1)),
        ("remove_stop", remove_stop(ledger, stop(EAST_1))),
        ("mark_visited", mark_visited(ledger, &[stop(EAST_1)], None)),
        ("adjust", adjust(ledger, stop(EAST_1), "a", Some(100), "省级表彰")),
        ("set_tiers", set_tiers(ledger, tour(), &two)),
    ];
    for (name, made) in all {
        assert!(made.unwrap_err().starts_with("结果已经锁定"), "{name}");
    }
}

#[test]
fn a_deleted_tour_takes_its_stops_along_and_brings_them_back() {
    let mut house = cross();
    let draft = delete(&house.ledger, tour()).unwrap();
    let action = house.ledger.apply(draft);
    assert!(all_stops(&house).is_empty());
    assert!(delete(&house.ledger, tour()).unwrap_err().contains("已经删除"));
    house.ledger.undo(&action);
    assert_eq!(route(&house), UNITS);
    let record = house.ledger.record(Tour::KIND, tour()).unwrap();
    assert_eq!(record.value(Tour::mode), &TourMode::Cross.to_value());
    assert_ne!(record.value(Tour::name), &Value::Null);
}
