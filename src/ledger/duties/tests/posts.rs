//! 责任清单 by post.

use super::*;
use crate::domain::kind::FieldValue;
use crate::domain::organization::{Leader, Level, Organization, Post, Sector};
use crate::domain::responsibility::{DutyPost, Responsibility};
use crate::ledger::duties::posts::{add as posts_add, *};
use crate::ledger::work::fixture::{BRANCH, OTHER, STREET, member};
use rstest::rstest;

pub const SECRETARY: Post = Post::Secretary;
pub const DEPUTY: Post = Post::Deputy;

pub fn leaders(house: &mut House, org: &str, all: &[(&str, Post, &str)]) {
    house.commit(|draft| {
        for (at, (name, post, duty)) in all.iter().enumerate() {
            let key = (at + 1).to_string();
            draft
                .set_part::<Organization, Ref>(id(org), Organization::leaders, &key, Leader::person, &member(name))
                .set_part::<Organization, _>(id(org), Organization::leaders, &key, Leader::post, post)
                .set_part::<Organization, _>(id(org), Organization::leaders, &key, Leader::duty, &(*duty).to_owned());
        }
    });
}

fn shown(house: &House, org: &str) -> Vec<(String, DutyPost)> {
    list(&house.ledger, &house.tree(), id(org), 2026).into_iter().map(|one| (one.person.name, one.post)).collect()
}

fn drafted(house: &mut House, org: &str, me: &str) -> Result<(), String> {
    let draft = draft(&house.ledger, &house.tree(), id(org), 2026, id(me))?;
    house.apply(draft);
    Ok(())
}

#[test]
fn a_list_is_drafted_from_the_leaders_by_post() {
    let mut house = House::new();
    assert!(drafted(&mut house, COMMUNITY, COMMUNITY).unwrap_err().contains("还没有填班子"));
    let all = [
        ("孙长青", Post::Member, "组织"),
        ("李建国", Post::Secretary, "全面"),
        ("陈桂兰", Post::Deputy, "专职，日常党务"),
    ];
    leaders(&mut house, COMMUNITY, &all);
    let names = |leaders: Vec<Leader>| leaders.into_iter().map(|one| one.person.name).collect::<Vec<_>>();
    assert_eq!(names(lacking(&house.ledger, &house.tree(), id(COMMUNITY), 2026)), ["李建国", "陈桂兰", "孙长青"]);
    drafted(&mut house, COMMUNITY, COMMUNITY).unwrap();
    assert_eq!(
        shown(&house, COMMUNITY),
        [
            ("李建国".to_owned(), DutyPost::Secretary),
            ("陈桂兰".to_owned(), DutyPost::FullTime),
            ("孙长青".to_owned(), DutyPost::Member)
        ]
    );
    for one in list(&house.ledger, &house.tree(), id(COMMUNITY), 2026) {
        assert_eq!(one.duties, usual_duties(one.post));
    }
    assert!(lacking(&house.ledger, &house.tree(), id(COMMUNITY), 2026).is_empty());
    assert!(drafted(&mut house, COMMUNITY, COMMUNITY).unwrap_err().contains("都已经有"));
}

#[rstest]
#[case(Level::Community, Sector::Community, Post::Secretary, "全面工作", DutyPost::Secretary)]
#[case(Level::Community, Sector::Office, Post::Secretary, "", DutyPost::Office)]
#[case(Level::GeneralBranch, Sector::Office, Post::Secretary, "", DutyPost::Office)]
#[case(Level::Street, Sector::Office, Post::Secretary, "", DutyPost::Secretary)]
#[case(Level::Street, Sector::Office, Post::Secretary, "纪工委书记", DutyPost::Inspection)]
#[case(Level::Street, Sector::Office, Post::Deputy, "专职", DutyPost::FullTime)]
#[case(Level::Community, Sector::Community, Post::Deputy, "日常党务", DutyPost::Deputy)]
#[case(Level::Community, Sector::Community, Post::Member, "纪委书记", DutyPost::Inspection)]
#[case(Level::Community, Sector::Community, Post::Member, "纪检", DutyPost::Member)]
#[case(Level::Branch, Sector::Community, Post::Secretary, "", DutyPost::Branch)]
fn which_post_a_leader_has(
    #[case] level: Level,
    #[case] sector: Sector,
    #[case] post: Post,
    #[case] duty: &str,
    #[case] expected: DutyPost,
) {
    let mut house = House::new();
    house.set::<Organization>(id(COMMUNITY), Organization::level, &level);
    house.set::<Organization>(id(COMMUNITY), Organization::sector, &sector);
    leaders(&mut house, COMMUNITY, &[("李建国", post, duty)]);
    let org = house.tree().get(id(COMMUNITY)).cloned().unwrap();
    assert_eq!(post_of(&org, org.leaders.get("1").unwrap()), expected);
}

#[test]
fn who_came_later_is_added_and_what_was_changed_stays() {
    let mut house = House::new();
    leaders(&mut house, COMMUNITY, &[("李建国", Post::Secretary, "")]);
    drafted(&mut house, COMMUNITY, COMMUNITY).unwrap();
    let first = Responsibility::id_of(id(COMMUNITY), 2026, &member("李建国"));
    house.set::<Responsibility>(first, Responsibility::duties, &vec!["自己写的".to_owned()]);
    leaders(&mut house, COMMUNITY, &[("李建国", Post::Secretary, ""), ("陈桂兰", Post::Deputy, "")]);
    drafted(&mut house, COMMUNITY, STREET).unwrap();
    assert_eq!(shown(&house, COMMUNITY).len(), 2);
    assert_eq!(house.ledger.read::<Responsibility>(first).unwrap().duties, ["自己写的"]);
    // Deleted and drafted again it is there again.
    house.apply(remove(&house.ledger, &house.tree(), first, id(COMMUNITY)).unwrap());
    assert_eq!(shown(&house, COMMUNITY).len(), 1);
    assert!(remove(&house.ledger, &house.tree(), first, id(COMMUNITY)).is_err());
    drafted(&mut house, COMMUNITY, COMMUNITY).unwrap();
    assert_eq!(shown(&house, COMMUNITY).len(), 2);
}

#[test]
fn somebody_outside_the_leaders_has_a_list_too() {
    let mut house = House::new();
    let worker = (&named("刘专干"), DutyPost::Worker, "");
    let place = (id(COMMUNITY), 2026);
    let draft = posts_add(&house.ledger, &house.tree(), place, worker, id(COMMUNITY)).unwrap();
    house.apply(draft);
    let all = list(&house.ledger, &house.tree(), id(COMMUNITY), 2026);
    assert_eq!(all.first().map(|one| one.title.as_str()), Some("党务工作者"));
    let again = posts_add(&house.ledger, &house.tree(), place, worker, id(COMMUNITY));
    assert!(again.unwrap_err().contains("已经有 2026 年的责任清单"));
    let nobody = posts_add(&house.ledger, &house.tree(), place, (&Ref::default(), DutyPost::Worker, ""), id(COMMUNITY));
    assert!(nobody.unwrap_err().contains("姓名"));
    // Next year is another list.
    assert!(posts_add(&house.ledger, &house.tree(), (id(COMMUNITY), 2027), worker, id(COMMUNITY)).is_ok());
}

#[test]
fn a_unit_below_or_beside_does_not_write_it() {
    let mut house = House::new();
    leaders(&mut house, COMMUNITY, &[("李建国", Post::Secretary, "")]);
    assert!(drafted(&mut house, COMMUNITY, BRANCH).unwrap_err().contains("本单位只能看"));
    let made = posts_add(
        &house.ledger,
        &house.tree(),
        (id(OTHER), 2026),
        (&named("刘专干"), DutyPost::Worker, ""),
        id(BRANCH),
    );
    assert!(made.unwrap_err().contains(OTHER));
    drafted(&mut house, COMMUNITY, COMMUNITY).unwrap();
    let first = Responsibility::id_of(id(COMMUNITY), 2026, &member("李建国"));
    assert!(remove(&house.ledger, &house.tree(), first, id(BRANCH)).is_err());
}

#[test]
fn the_upper_level_sees_who_has_none_and_who_signed() {
    let mut house = House::new();
    leaders(&mut house, COMMUNITY, &[("李建国", Post::Secretary, ""), ("陈桂兰", Post::Deputy, "")]);
    drafted(&mut house, COMMUNITY, COMMUNITY).unwrap();
    let first = Responsibility::id_of(id(COMMUNITY), 2026, &member("李建国"));
    house.set::<Responsibility>(first, Responsibility::signed, &day("2026-03-01"));
    leaders(&mut house, BRANCH, &[("孙长青", Post::Secretary, "")]);
    let all = below(&house.ledger, &house.tree(), id(STREET), 2026);
    let row = |one: &Standing| (one.name.clone(), one.leaders, one.lists, one.signed, one.lacking.join("、"));
    assert_eq!(
        all.iter().map(row).collect::<Vec<_>>(),
        [
            (COMMUNITY.to_owned(), 2, 2, 1, String::new()),
            (BRANCH.to_owned(), 1, 0, 0, "孙长青".to_owned()),
            (OTHER.to_owned(), 0, 0, 0, String::new())
        ]
    );
    assert_eq!(member("孙长青").to_value()["name"], "孙长青");
}
