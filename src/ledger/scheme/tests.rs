#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::scheme::{NodeLevel, outline};
use crate::ledger::work::fixture::{House, STREET, day, id};

fn with_starter() -> (House, Id) {
    let mut house = House::new();
    let scheme = house.fresh();
    let starter = &starters()[0];
    house.apply(create(id(STREET), scheme, (&starter.name, starter.used_for, 2026), &starter.nodes));
    (house, scheme)
}

fn names(house: &House, scheme: Id) -> Vec<String> {
    let read: Scheme = house.ledger.read(scheme).unwrap();
    outline(&read).lines.iter().map(|line| read.nodes[&line.key].name.clone()).collect()
}

#[test]
fn the_shipped_scheme_has_five_dimensions_and_a_hundred_points() {
    let (house, scheme) = with_starter();
    let outline = outline(&house.ledger.read(scheme).unwrap());
    let classes: Vec<&str> =
        outline.classes.iter().map(|class| class.name.as_str()).filter(|name| !name.starts_with("加")).collect();
    assert_eq!(classes, ["党建基础", "组织建设", "党员管理", "活动开展", "工作保障"]);
    assert_eq!(outline.full, 10_000);
    assert_eq!(outline.troubles, []);
    assert_eq!(outline.leaves.iter().filter(|leaf| leaf.side == crate::domain::scheme::Side::Base).count(), 20);
    assert!(outline.leaves.iter().all(|leaf| !leaf.standard.is_empty() && !leaf.method.is_empty()));
    assert_eq!(starters().len(), 1);
}

#[test]
fn lines_are_added_moved_and_removed_with_what_is_below() {
    let (mut house, scheme) = with_starter();
    let fresh = house.fresh();
    let (draft, class) = add_node(&house.ledger, scheme, ("", NodeLevel::Class), None, "特色工作", fresh).unwrap();
    house.apply(draft);
    let fresh = house.fresh();
    let (draft, first) = add_node(&house.ledger, scheme, (&class, NodeLevel::Item), None, "甲", fresh).unwrap();
    house.apply(draft);
    let fresh = house.fresh();
    let (draft, _) = add_node(&house.ledger, scheme, (&class, NodeLevel::Item), Some(&first), "乙", fresh).unwrap();
    house.apply(draft);
    assert!(names(&house, scheme).ends_with(&["特色工作".into(), "甲".into(), "乙".into()]));
    let draft = move_node(&house.ledger, scheme, &first, 1).unwrap();
    assert_eq!(draft.len(), 1);
    house.apply(draft);
    assert!(names(&house, scheme).ends_with(&["特色工作".into(), "乙".into(), "甲".into()]));
    house.apply(set_node(&house.ledger, scheme, &first, SchemeNode::points, "2.5").unwrap());
    assert_eq!(house.ledger.read::<Scheme>(scheme).unwrap().nodes[&first].points, Some(250));
    assert!(set_node(&house.ledger, scheme, &first, SchemeNode::points, "-2").is_err());
    assert!(set_node(&house.ledger, scheme, &first, SchemeNode::points, "许多").is_err());
    house.apply(remove_node(&house.ledger, scheme, &class).unwrap());
    let left = names(&house, scheme);
    assert!(!left.iter().any(|name| ["特色工作", "甲", "乙"].contains(&name.as_str())));
}

#[test]
fn what_is_in_use_is_changed_by_a_new_version_only() {
    let (mut house, scheme) = with_starter();
    assert!(may_edit(&house.ledger, &house.tree(), id(STREET), scheme).is_ok());
    house.apply(freeze(&house.ledger, scheme, day("2026-11-01")));
    assert!(freeze(&house.ledger, scheme, day("2026-11-02")).is_empty());
    assert!(may_edit(&house.ledger, &house.tree(), id(STREET), scheme).unwrap_err().contains("另存新版"));
    let fresh = house.fresh();
    house.apply(new_version(&house.ledger, id(STREET), scheme, fresh).unwrap());
    let (old, new) = (house.ledger.read::<Scheme>(scheme).unwrap(), house.ledger.read::<Scheme>(fresh).unwrap());
    assert_eq!((new.version, new.previous, new.frozen), (Some(2), Some(scheme), None));
    assert_eq!(new.nodes, old.nodes);
    assert_eq!(names(&house, fresh), names(&house, scheme));
    house.apply(delete(&house.ledger, fresh).unwrap());
    assert!(house.ledger.read::<Scheme>(fresh).is_none());
}

#[test]
fn a_parent_that_is_not_there_or_a_ring_loses_no_line() {
    let (mut house, scheme) = with_starter();
    let count = names(&house, scheme).len();
    let keys: Vec<String> = house.ledger.read::<Scheme>(scheme).unwrap().nodes.keys().cloned().collect();
    let parent = |key: &str| format!("{}.{key}.{}", Scheme::nodes, SchemeNode::parent);
    let set = |house: &mut House, key: &str, to: &str| {
        house.commit(|draft| {
            draft.put(Scheme::KIND, scheme, parent(key), to.into());
        });
    };
    set(&mut house, &keys[0], "nowhere");
    set(&mut house, &keys[1], &keys[2]);
    set(&mut house, &keys[2], &keys[1]);
    assert_eq!(names(&house, scheme).len(), count);
}
