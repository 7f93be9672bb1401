//! The tree of organizations.

use std::collections::BTreeSet;

use super::super::OrgTree;
use super::*;
use crate::domain::kind::{Kind, Ref};
use crate::domain::organization::Organization;

fn put(ledger: &mut Ledger, name: &str, parent: Option<&str>) {
    let mut draft = Draft::new("新建");
    draft.set::<Organization, _>(id(name), Organization::name, &name.to_owned());
    if let Some(parent) = parent {
        draft.set::<Organization, _>(id(name), Organization::parent, &Ref::to(id(parent), parent));
    }
    ledger.apply(draft);
}

fn same(ledger: &mut Ledger, name: &str, other: &str) {
    let mut draft = Draft::new("同一个");
    draft.set::<Organization, _>(id(name), Organization::same_as, &id(other));
    ledger.apply(draft);
}

fn names(ids: &[&str]) -> BTreeSet<Id> {
    ids.iter().map(|name| id(name)).collect()
}

fn within(ledger: &Ledger, top: &str) -> BTreeSet<Id> {
    OrgTree::of(ledger).ids_within(id(top))
}

#[test]
fn two_moves_that_make_a_ring_are_broken_at_the_newer() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    for name in ["街道", "社区", "支部"] {
        put(&mut a, name, None);
    }
    put(&mut a, "党小组", Some("支部"));
    send(&a, &mut b);
    put(&mut a, "社区", Some("支部"));
    b.set_now(NOW + 1000);
    put(&mut b, "支部", Some("社区"));
    send(&a, &mut b);
    send(&b, &mut a);
    for ledger in [&a, &b] {
        let tree = OrgTree::of(ledger);
        assert_eq!(tree.cycles(), [id("支部")], "the link written last does not count");
        assert_eq!((tree.parent(id("支部")), tree.parent(id("社区"))), (None, Some(id("支部"))));
        assert_eq!(tree.flat().len(), 4, "everybody is in the tree once");
        assert_eq!(tree.ancestors(id("社区")), [id("支部")]);
        assert!(tree.is_within(id("党小组"), id("支部")));
    }
}

#[test]
fn two_rings_are_both_broken_and_what_hangs_on_them_stays() {
    let mut a = ledger("a");
    for (name, parent) in [("1", "2"), ("2", "3"), ("3", "1"), ("4", "5"), ("5", "4"), ("6", "5"), ("7", "7")] {
        put(&mut a, name, Some(parent));
    }
    let tree = OrgTree::of(&a);
    assert_eq!((tree.cycles().len(), tree.flat().len()), (2, 7));
    assert_eq!(tree.parent(id("6")), Some(id("5")));
    assert_eq!(tree.parent(id("7")), None);
}

#[test]
fn the_same_organization_stands_once_under_any_id() {
    let mut a = ledger("a");
    put(&mut a, "街道", None);
    put(&mut a, "社区", Some("街道"));
    put(&mut a, "社区（自建）", None);
    put(&mut a, "支部", Some("社区（自建）"));
    same(&mut a, "社区（自建）", "社区");
    let tree = OrgTree::of(&a);
    assert!(id("社区") < id("社区（自建）"), "the smaller id stands for both");
    assert_eq!(tree.len(), 3);
    assert_eq!(tree.resolve(id("社区（自建）")), id("社区"));
    assert_eq!(tree.parent(id("支部")), Some(id("社区")));
    assert_eq!(tree.name(id("社区（自建）")), "社区");
    assert_eq!(within(&a, "街道"), names(&["街道", "社区", "社区（自建）", "支部"]));
    assert_eq!(within(&a, "社区（自建）"), names(&["社区", "社区（自建）", "支部"]));
    assert_eq!(tree.subtree(id("社区（自建）")), [(id("社区"), 0), (id("支部"), 1)]);
}

#[test]
fn two_that_say_they_are_each_other_stand_as_one() {
    let (mut a, mut b) = (ledger("a"), ledger("b"));
    put(&mut a, "甲", None);
    put(&mut a, "乙", None);
    put(&mut a, "支部", Some("乙"));
    send(&a, &mut b);
    same(&mut a, "甲", "乙");
    same(&mut b, "乙", "甲");
    send(&b, &mut a);
    let tree = OrgTree::of(&a);
    assert_eq!(tree.len(), 2, "neither of them disappears");
    let one = id("甲").min(id("乙"));
    assert_eq!((tree.resolve(id("甲")), tree.resolve(id("乙"))), (one, one));
    assert_eq!(tree.parent(id("支部")), Some(one));
}

#[test]
fn the_same_as_one_that_is_not_here_stands_for_itself() {
    let mut a = ledger("a");
    put(&mut a, "甲", None);
    same(&mut a, "甲", "不在这里");
    let tree = OrgTree::of(&a);
    assert_eq!((tree.len(), tree.name(id("甲"))), (1, "甲"));
}

#[test]
fn a_long_chain_of_the_same_stands_as_one() {
    let mut a = ledger("a");
    let all: Vec<String> = (0..20).map(|nr| format!("第{nr}个")).collect();
    all.iter().for_each(|name| put(&mut a, name, None));
    all.windows(2).for_each(|pair| same(&mut a, &pair[0], &pair[1]));
    let tree = OrgTree::of(&a);
    assert_eq!(tree.len(), 1);
    let one = all.iter().map(|name| id(name)).min().unwrap();
    assert!(all.iter().all(|name| tree.resolve(id(name)) == one));
}

#[test]
fn a_deleted_parent_leaves_its_children_at_the_top() {
    let mut a = ledger("a");
    put(&mut a, "社区", None);
    put(&mut a, "支部", Some("社区"));
    let mut draft = Draft::new("删除");
    draft.delete(Organization::SPEC.name, id("社区"));
    a.apply(draft);
    assert_eq!(OrgTree::of(&a).flat(), [(id("支部"), 0)]);
}

#[test]
fn a_thousand_organizations() {
    let mut a = ledger("a");
    put(&mut a, "区委", None);
    for street in 0..10 {
        let street_name = format!("街道{street}");
        put(&mut a, &street_name, Some("区委"));
        for branch in 0..99 {
            put(&mut a, &format!("支部{street}-{branch}"), Some(&street_name));
        }
    }
    let tree = OrgTree::of(&a);
    assert_eq!((tree.len(), tree.flat().len()), (1001, 1001));
    assert_eq!(tree.subtree(id("街道3")).len(), 100);
    assert_eq!(tree.branches(id("街道3")).len(), 99 + 1, "the level is not written, so all are 支部");
    let order = tree.flat();
    let place = |wanted: Id| order.iter().position(|(id, _)| *id == wanted);
    assert!(order.iter().all(|(id, _)| tree.parent(*id).is_none_or(|parent| place(parent) < place(*id))));
}

#[test]
fn a_chain_deeper_than_any_stack_is_walked() {
    let mut a = ledger("a");
    let mut draft = Draft::new("恶意");
    for nr in 0..20_000_u32 {
        let (name, parent) = (nr.to_string(), (nr + 1).to_string());
        draft.set::<Organization, _>(id(&name), Organization::parent, &Ref::to(id(&parent), ""));
    }
    a.apply(draft);
    let tree = OrgTree::of(&a);
    assert_eq!(tree.flat().len(), 20_000);
    assert_eq!(tree.cycles(), []);
}
