//! A district with two 街道 and a tour of it, for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::plan::{NewJudge, add_judges, add_stops, create};
use super::scoring::{Place, give_all};
use super::{Stop, Tour, stops};
use crate::domain::kind::{Id, Ref};
use crate::domain::organization::{Level, Organization, Sector};
use crate::domain::scheme::{NodeLevel, SchemeNode, SchemeUse};
use crate::domain::score_sheet::Entry;
use crate::domain::tour::{JudgeGroup, TourMode};
use crate::ledger::scheme;
use crate::ledger::work::fixture::{House, STREET, day, id, member};

pub const DISTRICT: &str = "区委组织部";
pub const EAST: &str = "东街道党工委";
pub const WEST: &str = "西街道党工委";
pub const UNITS: [&str; 4] = ["东一社区党委", "东二社区党委", "西一社区党委", "西二社区党委"];

/// The tour of the fixture.
pub fn tour() -> Id {
    id("观摩")
}

/// The stop at a unit.
pub fn stop(unit: &str) -> Id {
    Stop::id_of(tour(), id(unit))
}

/// 区 › 两个街道 › each two 社区; a scheme of two 类 with three 条 (40 + 20 + 40) and one 加分项 of 5.
pub fn district() -> House {
    let mut house = House::new();
    house.org(DISTRICT, Level::District, None);
    house.commit(|draft| {
        draft.set::<Organization, _>(id(STREET), Organization::parent, &member(DISTRICT));
    });
    for street in [EAST, WEST] {
        house.org(street, Level::Street, Some(DISTRICT));
    }
    for (unit, street) in UNITS.iter().zip([EAST, EAST, WEST, WEST]) {
        house.org(unit, Level::Community, Some(street));
        house.set::<Organization>(id(unit), Organization::sector, &Sector::Community);
    }
    let node = |key: &str, parent: &str, level, name: &str, points, side| {
        let node = SchemeNode {
            order: key.to_owned(),
            parent: parent.to_owned(),
            level,
            name: name.to_owned(),
            points,
            side,
            ..SchemeNode::default()
        };
        (key.to_owned(), node)
    };
    use crate::domain::scheme::Side::{Base, Bonus};
    let nodes = [
        node("a", "", NodeLevel::Class, "基础", Some(6000), Base),
        node("a1", "a", NodeLevel::Item, "设置", Some(4000), Base),
        node("a2", "a", NodeLevel::Item, "换届", Some(2000), Base),
        node("b", "", NodeLevel::Class, "活动", Some(4000), Base),
        node("b1", "b", NodeLevel::Item, "主题党日", Some(4000), Base),
        node("c", "", NodeLevel::Class, "加分项", None, Base),
        node("c1", "c", NodeLevel::Item, "特色", Some(500), Bonus),
    ];
    house.apply(scheme::create(id(DISTRICT), id("指标"), ("评分表", SchemeUse::Tour, 2026), &nodes));
    house
}

/// A 交叉 tour of the four 社区, with a judge of each 街道 and one of the 区.
pub fn cross() -> House {
    let mut house = district();
    house.apply(create(&house.ledger, &house.tree(), id(DISTRICT), TourMode::Cross, day("2026-11-10"), tour()));
    let units: Vec<Id> = UNITS.iter().map(|unit| id(unit)).collect();
    house.apply(add_stops(&house.ledger, &house.tree(), tour(), &units).unwrap());
    let judge = |name: &str, unit: &str, group| NewJudge {
        name: name.to_owned(),
        unit: Ref::to(id(unit), unit),
        group,
        ..NewJudge::default()
    };
    let judges = [
        judge("东评委", EAST, JudgeGroup::Judge),
        judge("西评委", WEST, JudgeGroup::Judge),
        judge("区领导", DISTRICT, JudgeGroup::Leader),
    ];
    let mut keys = ["j1", "j2", "j3"].iter().map(|key| id(key)).collect::<Vec<_>>().into_iter();
    house.apply(add_judges(&house.ledger, tour(), &judges, &mut || keys.next().unwrap()).unwrap());
    house
}

/// The key of the n-th judge, from 1.
pub fn judge(n: usize) -> String {
    id(&format!("j{n}")).to_string()
}

/// Fills a sheet: 设置, 换届, 主题党日 in hundredths, and 特色.
pub fn score(house: &mut House, n: usize, unit: &str, points: [i64; 3], bonus: Option<i64>) {
    let judge = judge(n);
    let place = Place { tour: tour(), judge: &judge, stop: stop(unit) };
    let scores: Vec<(String, Option<i64>)> = ["a1", "a2", "b1"]
        .iter()
        .zip(points)
        .map(|(key, points)| ((*key).to_owned(), Some(points)))
        .chain([("c1".to_owned(), bonus)])
        .collect();
    house.apply(give_all(&house.ledger, &house.tree(), place, &scores, Entry::Judge, day("2026-11-18")).unwrap());
}

/// The tour as it stands.
pub fn read_tour(house: &House) -> Tour {
    house.ledger.read(tour()).unwrap()
}

/// Names of the stops on their route.
pub fn route(house: &House) -> Vec<String> {
    stops(&house.ledger, tour()).into_iter().map(|stop| stop.unit.name).collect()
}
