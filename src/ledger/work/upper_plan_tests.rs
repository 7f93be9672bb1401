#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::ledger::work::fixture::*;
use crate::ledger::work::plan::{draft_year, plan_rows};

fn with_item(org: &str, of: &str, theme: &str) -> (House, Id) {
    let mut house = House::new();
    let item = item(&mut house, org, of, theme);
    (house, item)
}

fn item(house: &mut House, org: &str, of: &str, theme: &str) -> Id {
    let spare = house.fresh();
    let draft = add_item(&house.ledger, &house.tree(), id(org), month(of), theme, &mut || spare);
    house.apply(draft);
    items_of(&house.ledger, &house.tree(), id(org), month(of).year()).into_iter().find(|i| i.theme == theme).unwrap().id
}

fn edit(house: &mut House, item: Id, field: &str, text: &str) {
    house.apply(edit_item(item, field, text).unwrap());
}

fn adopted(house: &mut House, item: Id, how: Adopt) -> PartyDay {
    house.apply(adopt(&house.ledger, &house.tree(), id(BRANCH), item, how).unwrap());
    let month = house.ledger.read::<PlanItem>(item).unwrap().month.unwrap();
    house.party_day(PartyDay::id_of(id(BRANCH), month))
}

fn open(house: &House) -> Vec<PlanDifference> {
    differences(&house.ledger, &house.tree(), id(BRANCH), 2027)
}

#[test]
fn the_nearest_level_comes_first() {
    let (mut house, _) = with_item(STREET, "2027-03", "街道的三月");
    item(&mut house, COMMUNITY, "2027-06", "社区的六月");
    item(&mut house, COMMUNITY, "2027-04", "社区的四月");
    item(&mut house, COMMUNITY, "2026-04", "去年的");
    item(&mut house, BRANCH, "2027-04", "支部自己的");
    let names: Vec<(String, String)> = upper_items(&house.ledger, &house.tree(), id(BRANCH), 2027)
        .into_iter()
        .map(|one| (one.from, one.item.theme))
        .collect();
    let expected = [(COMMUNITY, "社区的四月"), (COMMUNITY, "社区的六月"), (STREET, "街道的三月")];
    assert_eq!(names, expected.map(|(from, theme)| (from.to_owned(), theme.to_owned())));
}

#[test]
fn adopting_makes_the_slot() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    edit(&mut house, asked, PlanItem::content, "栽十棵");
    let day = adopted(&mut house, asked, Adopt::KeepOwn);
    assert_eq!((day.theme.as_str(), day.content.as_str(), day.from_plan), ("植树", "栽十棵", Some(asked)));
    assert_eq!(day.date.unwrap().to_string(), "2027-03-02");
    let rows =
        plan_rows(&house.ledger, &house.tree(), id(BRANCH), 2027, crate::ledger::work::fixture::day("2026-11-21"));
    assert_eq!(rows[2].from_upper.as_deref(), Some(STREET));
    assert!(rows[2].offers.is_empty() && open(&house).is_empty());
}

#[test]
fn own_words_stay_unless_told_and_a_bare_suggestion_gives_way() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    let tree = house.tree();
    house.apply(draft_year(&house.ledger, &tree, &[id(BRANCH)], 2027, day("2026-11-21")));
    assert_eq!(adopted(&mut house, asked, Adopt::KeepOwn).theme, "植树");
    let april = item(&mut house, STREET, "2027-04", "祭英烈");
    let own = PartyDay::id_of(id(BRANCH), month("2027-04"));
    house.set::<PartyDay>(own, PartyDay::theme, &"读书会".to_owned());
    assert_eq!(adopted(&mut house, april, Adopt::KeepOwn).theme, "读书会");
    assert_eq!(adopted(&mut house, april, Adopt::Replace).theme, "祭英烈");
}

#[test]
fn a_second_item_of_the_month_replaces_only_when_told() {
    let (mut house, first) = with_item(STREET, "2027-03", "植树");
    let second = item(&mut house, STREET, "2027-03", "学雷锋");
    assert_ne!(first, second);
    adopted(&mut house, first, Adopt::KeepOwn);
    let refused = adopt(&house.ledger, &house.tree(), id(BRANCH), second, Adopt::KeepOwn).unwrap_err();
    assert_eq!(refused, "2027年3月已经采用“植树”。要换成这一条，请选“替换”。");
    assert_eq!(adopted(&mut house, second, Adopt::Replace).theme, "学雷锋");
}

#[test]
fn a_revision_is_a_difference_until_somebody_answers() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    let slot = adopted(&mut house, asked, Adopt::KeepOwn).id;
    edit(&mut house, asked, PlanItem::theme, "植树护绿");
    edit(&mut house, asked, PlanItem::demand, "报照片");
    assert_eq!(house.party_day(slot).theme, "植树", "nothing is applied silently");
    let all = open(&house);
    let words: Vec<(&str, &str, &str, &str)> =
        all.iter().map(|one| (one.label, one.adopted_as.as_str(), one.now.as_str(), one.local.as_str())).collect();
    assert_eq!(words, [("主题", "植树", "植树护绿", "植树"), ("要求", "", "报照片", "")]);
    house.apply(accept_difference(&house.ledger, &all[0]));
    house.apply(keep_own(&house.ledger, &all[1]));
    assert_eq!(house.party_day(slot).theme, "植树护绿");
    assert!(open(&house).is_empty());
}

#[test]
fn keeping_own_words_is_remembered_until_the_next_revision() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    let slot = adopted(&mut house, asked, Adopt::KeepOwn).id;
    edit(&mut house, asked, PlanItem::theme, "植树护绿");
    house.apply(keep_own(&house.ledger, &open(&house)[0]));
    assert_eq!((house.party_day(slot).theme.as_str(), open(&house).len()), ("植树", 0));
    edit(&mut house, asked, PlanItem::theme, "植树护绿二");
    assert_eq!(open(&house).len(), 1);
}

#[test]
fn a_withdrawn_item_becomes_an_own_one() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    let slot = adopted(&mut house, asked, Adopt::KeepOwn).id;
    house.apply(delete_item(&house.ledger.read(asked).unwrap()));
    let all = open(&house);
    assert!(all.len() == 1 && all[0].is_withdrawn() && all[0].from == STREET);
    house.apply(accept_difference(&house.ledger, &all[0]));
    let day = house.party_day(slot);
    assert_eq!((day.theme.as_str(), day.from_plan, open(&house).len()), ("植树", None, 0));
    assert!(adopt(&house.ledger, &house.tree(), id(BRANCH), asked, Adopt::KeepOwn).is_err());
}

#[test]
fn what_was_held_is_left_in_peace_and_a_month_is_asked_for() {
    let (mut house, asked) = with_item(STREET, "2027-03", "植树");
    let slot = adopted(&mut house, asked, Adopt::KeepOwn).id;
    house.set::<PartyDay>(slot, PartyDay::held, &day("2027-03-02"));
    edit(&mut house, asked, PlanItem::theme, "植树护绿");
    assert!(open(&house).is_empty());
    assert_eq!(edit_item(asked, PlanItem::theme, " "), Err("主题不能空着".to_owned()));
    assert!(edit_item(asked, "nothing", "x").is_err());
}
