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

/// A scheme of lines written as `类 甲`, `项 乙`, `条 丙`.
fn of_paper(lines: &[&str]) -> (House, Id) {
    let mut house = House::new();
    let id = house.fresh();
    let node = |line: &&str| {
        let (level, name) = line.split_once(' ').unwrap();
        SchemeNode { level: NodeLevel::of(level).unwrap(), name: name.to_owned(), ..SchemeNode::default() }
    };
    let nodes = from_paper(lines.iter().map(node).collect(), &mut || house.fresh());
    house.apply(create(super::super::work::fixture::id(STREET), id, ("评分表", SchemeUse::Tour, 2026), &nodes));
    (house, id)
}

/// The lines as they stand now, each with its depth in front: `1乙`.
fn shape(house: &House, id: Id) -> String {
    let read: Scheme = house.ledger.read(id).unwrap();
    let line = |line: &crate::domain::scheme::Line| format!("{}{}", line.depth, read.nodes[&line.key].name);
    outline(&read).lines.iter().map(line).collect::<Vec<_>>().join(" ")
}

fn key_of(house: &House, id: Id, name: &str) -> String {
    let read: Scheme = house.ledger.read(id).unwrap();
    read.nodes.iter().find(|(_, node)| node.name == name).unwrap().0.clone()
}

const PAPER: &[&str] = &["类 甲", "项 乙", "条 a", "条 b", "项 丙", "条 c", "类 丁", "条 d"];

#[test]
fn on_paper_a_line_belongs_to_the_nearest_heading_above() {
    let (house, id) = of_paper(PAPER);
    assert_eq!(shape(&house, id), "0甲 1乙 2a 2b 1丙 2c 0丁 1d");
    let (house, id) = of_paper(&["条 a", "项 乙", "条 b", "类 甲", "条 c"]);
    assert_eq!(shape(&house, id), "0a 0乙 1b 0甲 1c");
}

#[rstest::rstest]
// Among its siblings, with what stands below.
#[case("a", 1, "0甲 1乙 2b 2a 1丙 2c 0丁 1d")]
#[case("乙", 1, "0甲 1丙 2c 1乙 2a 2b 0丁 1d")]
#[case("甲", 1, "0丁 1d 0甲 1乙 2a 2b 1丙 2c")]
// Over to the next heading of the same level.
#[case("b", 1, "0甲 1乙 2a 1丙 2b 2c 0丁 1d")]
#[case("c", -1, "0甲 1乙 2a 2b 2c 1丙 0丁 1d")]
#[case("乙", -1, "0甲 1乙 2a 2b 1丙 2c 0丁 1d")]
#[case("丙", 1, "0甲 1乙 2a 2b 0丁 1丙 2c 1d")]
// Several steps, and an end.
#[case("a", 2, "0甲 1乙 2b 1丙 2a 2c 0丁 1d")]
#[case("丁", 1, "0甲 1乙 2a 2b 1丙 2c 0丁 1d")]
fn a_line_moves_among_its_like(#[case] name: &str, #[case] by: isize, #[case] after: &str) {
    let (mut house, id) = of_paper(PAPER);
    let key = key_of(&house, id, name);
    let draft = move_node(&house.ledger, id, &key, by).unwrap();
    assert_eq!(draft.is_empty(), after == "0甲 1乙 2a 2b 1丙 2c 0丁 1d");
    assert!(draft.len() <= 2, "a move writes no more than place and parent");
    house.apply(draft);
    assert_eq!(shape(&house, id), after);
}

#[rstest::rstest]
#[case("b", NodeLevel::Section, "0甲 1乙 2a 1b 1丙 2c 0丁 1d")]
#[case("a", NodeLevel::Section, "0甲 1乙 1a 2b 1丙 2c 0丁 1d")]
#[case("丙", NodeLevel::Class, "0甲 1乙 2a 2b 0丙 1c 0丁 1d")]
#[case("丙", NodeLevel::Item, "0甲 1乙 2a 2b 2丙 2c 0丁 1d")]
#[case("丁", NodeLevel::Section, "0甲 1乙 2a 2b 1丙 2c 1丁 2d")]
#[case("甲", NodeLevel::Item, "0甲 0乙 1a 1b 0丙 1c 0丁 1d")]
#[case("c", NodeLevel::Item, "0甲 1乙 2a 2b 1丙 2c 0丁 1d")]
fn another_level_takes_what_follows_along(#[case] name: &str, #[case] level: NodeLevel, #[case] after: &str) {
    let (mut house, id) = of_paper(PAPER);
    let key = key_of(&house, id, name);
    house.apply(set_level(&house.ledger, id, &key, level).unwrap());
    assert_eq!(shape(&house, id), after);
}

#[rstest::rstest]
#[case(Some("a"), NodeLevel::Item, "0甲 1乙 2a 2 2b 1丙 2c 0丁 1d")]
#[case(Some("a"), NodeLevel::Section, "0甲 1乙 2a 2b 1 1丙 2c 0丁 1d")]
#[case(Some("a"), NodeLevel::Class, "0甲 1乙 2a 2b 1丙 2c 0 0丁 1d")]
#[case(Some("乙"), NodeLevel::Item, "0甲 1乙 2 2a 2b 1丙 2c 0丁 1d")]
#[case(Some("d"), NodeLevel::Section, "0甲 1乙 2a 2b 1丙 2c 0丁 1d 1")]
#[case(None, NodeLevel::Item, "0甲 1乙 2a 2b 1丙 2c 0丁 1d 1")]
#[case(None, NodeLevel::Class, "0甲 1乙 2a 2b 1丙 2c 0丁 1d 0")]
fn a_line_is_added_where_its_like_would_be_looked_for(
    #[case] on: Option<&str>,
    #[case] level: NodeLevel,
    #[case] after: &str,
) {
    let (mut house, id) = of_paper(PAPER);
    let on = on.map(|name| key_of(&house, id, name));
    let fresh = house.fresh();
    let (draft, key) = add_line(&house.ledger, id, on.as_deref(), level, fresh).unwrap();
    house.apply(draft);
    assert_eq!(shape(&house, id), after);
    assert_eq!(house.ledger.read::<Scheme>(id).unwrap().nodes[&key].level, level);
}

#[test]
fn a_block_from_excel_changes_lines_and_adds_others() {
    let (mut house, id) = of_paper(PAPER);
    let text = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    };
    let mut next = 100;
    let mut fresh = || {
        next += 1;
        Id::fresh(1_790_000_000_000, [next; 10])
    };
    // From the line d, the column 名称 on.
    let block = text(&[
        &["会议记录", "5", "得分", "每少1次扣1分"],
        &["荣誉", "3", "加分", ""],
        &["", "", "", ""],
        &["通报", "-2", "扣分"],
    ]);
    let pasted = put_block(&house.ledger, id, (7, 1), &block, &mut fresh).unwrap();
    assert_eq!(pasted.added, 2);
    assert_eq!(pasted.refused.len(), 1);
    assert_eq!((pasted.refused[0].field, pasted.refused[0].text.as_str()), (SchemeNode::points, "-2"));
    house.apply(pasted.draft);
    assert_eq!(shape(&house, id), "0甲 1乙 2a 2b 1丙 2c 0丁 1会议记录 1荣誉 1通报");
    let scheme: Scheme = house.ledger.read(id).unwrap();
    let honour = &scheme.nodes[&key_of(&house, id, "荣誉")];
    assert_eq!((honour.points, honour.side), (Some(300), crate::domain::scheme::Side::Bonus));
    assert_eq!(scheme.nodes[&key_of(&house, id, "会议记录")].standard, "每少1次扣1分");
    // Levels may be pasted too.
    let pasted = put_block(&house.ledger, id, (8, 0), &text(&[&["类", "奖惩"], &["条"]]), &mut fresh).unwrap();
    house.apply(pasted.draft);
    assert_eq!(shape(&house, id), "0甲 1乙 2a 2b 1丙 2c 0丁 1会议记录 0奖惩 1通报");
    // Nothing is cut off without a word.
    let wide = text(&[&["查资料", "另一列"]]);
    assert!(put_block(&house.ledger, id, (2, 5), &wide, &mut fresh).unwrap_err().contains("没有粘贴"));
}

#[test]
fn clearing_a_block_keeps_levels_and_sides() {
    let (mut house, id) = of_paper(PAPER);
    let before = house.ledger.read::<Scheme>(id).unwrap();
    let block = vec![vec![String::new(); 6]; 2];
    let pasted = put_block(&house.ledger, id, (2, 0), &block, &mut || unreachable!()).unwrap();
    house.apply(pasted.draft);
    let after = house.ledger.read::<Scheme>(id).unwrap();
    assert_eq!(after.nodes.len(), before.nodes.len());
    assert_eq!(shape(&house, id), "0甲 1乙 2 2 1丙 2c 0丁 1d");
}

#[test]
fn what_another_made_or_a_tour_uses_is_not_deleted_here() {
    let (mut house, scheme) = with_starter();
    let tree = house.tree();
    assert_eq!(may_delete(&house.ledger, &tree, id(STREET), scheme), Ok(()));
    let below = id(crate::ledger::work::fixture::COMMUNITY);
    assert!(may_delete(&house.ledger, &tree, below, scheme).unwrap_err().contains(STREET));
    assert!(may_edit(&house.ledger, &tree, below, scheme).unwrap_err().contains("另存新版"));
    let tour = house.fresh();
    house.commit(|draft| {
        draft.set::<Tour, _>(tour, Tour::name, &"第一轮".to_owned());
        draft.set::<Tour, _>(tour, Tour::scheme, &scheme);
    });
    assert!(may_delete(&house.ledger, &tree, id(STREET), scheme).unwrap_err().contains("第一轮"));
}
