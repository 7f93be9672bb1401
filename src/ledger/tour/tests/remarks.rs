//! 点评, 经验做法, and 不足 that become 问题.

use super::support::{EAST_1, EAST_2, WEST_1, at, book, other_tour, scored};
use crate::domain::finding::{Commonness, Finding, FindingState, life};
use crate::domain::kind::Id;
use crate::domain::score_sheet::{Remark, RemarkKind, ScoreSheet};
use crate::domain::tour::Stop;
use crate::ledger::Draft;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::comments::*;
use crate::ledger::tour::dimension::suggest;
use crate::ledger::tour::fixture::{DISTRICT, judge, stop, tour};
use crate::ledger::tour::plan::{delete, remove_stop};
use crate::ledger::tour::scoring::{Place, say};
use crate::ledger::work::fixture::{House, day, id};

fn write(house: &mut House, n: usize, unit: &str, field: &str, text: &str) {
    let judge = judge(n);
    let place = Place { tour: tour(), judge: &judge, stop: stop(unit) };
    house.apply(say(&house.ledger, &house.tree(), place, field, text).unwrap());
}

/// Two judges at 东一, one at 东二, one at 西一.
fn commented() -> House {
    let mut house = scored();
    write(&mut house, 3, EAST_1, ScoreSheet::merits, "板凳议事会\n党员挂牌上岗\n板凳议事会");
    write(&mut house, 3, EAST_1, ScoreSheet::faults, "流动党员联系记录不全");
    write(&mut house, 2, EAST_1, ScoreSheet::faults, "流动党员 联系记录不全。\n换届材料缺 1 项");
    write(&mut house, 3, EAST_2, ScoreSheet::advice, "与一社区结对");
    write(&mut house, 1, WEST_1, ScoreSheet::faults, "流动党员联系记录不全");
    house
}

fn frame(house: &House) -> Book {
    Book::frame(&house.ledger, &house.tree(), tour()).unwrap()
}

fn all(house: &House) -> Vec<Gathered> {
    gathered(said(&house.ledger, &frame(house)))
}

fn find(house: &House, unit: &str, text: &str) -> Gathered {
    let hit = |one: &Gathered| one.first().is_some_and(|said| said.stop == at(unit) && said.text == text);
    all(house).into_iter().find(hit).unwrap_or_else(|| panic!("{text}"))
}

fn make(house: &mut House, (unit, text): (&str, &str), dimension: &str) {
    let one = find(house, unit, text);
    let made = to_finding(
        &house.ledger,
        &house.tree(),
        &frame(house),
        one.first().unwrap(),
        (dimension, Commonness::Own),
        day("2026-11-21"),
    );
    house.apply(made.unwrap());
}

#[test]
fn what_was_said_stands_by_stop_and_sort_and_together() {
    let house = commented();
    let told: Vec<_> = all(&house)
        .iter()
        .map(|one| {
            let first = one.first().unwrap().clone();
            (first.stop, first.sort.label(), first.text, one.by().len(), one.stops)
        })
        .collect();
    assert_eq!(
        told.iter().map(|(stop, sort, ..)| (*stop, *sort)).collect::<Vec<_>>(),
        [(0, "亮点"), (0, "亮点"), (0, "不足"), (0, "不足"), (1, "建议"), (2, "不足")]
    );
    // Said twice on one sheet is said once; said by two in the same words is one line with two names, at two stops.
    let one = find(&house, EAST_1, "流动党员联系记录不全");
    assert_eq!((one.by().len(), one.stops), (2, 2));
    assert_eq!(alike(&all(&house), &one).len(), 2);
    assert_eq!(told.iter().filter(|(_, _, text, ..)| text == "板凳议事会").count(), 1);
}

#[test]
fn a_kept_remark_marks_the_line_of_its_sheet() {
    let mut house = commented();
    let before = all(&house).len();
    let kept = keep(&house.ledger, &frame(&house), &find(&house, EAST_1, "板凳议事会"), true).unwrap();
    house.apply(kept);
    assert_eq!(all(&house).len(), before);
    assert!(find(&house, EAST_1, "板凳议事会").kept());
    assert_eq!(
        practices(&house.ledger)
            .iter()
            .map(|one| (one.text.as_str(), one.unit.as_str(), one.by.as_str()))
            .collect::<Vec<_>>(),
        [("板凳议事会", EAST_1, "区领导")]
    );
    // Kept twice is one; taken off, the line is as it was, and can be kept again.
    let again = keep(&house.ledger, &frame(&house), &find(&house, EAST_1, "板凳议事会"), true).unwrap();
    assert!(house.ledger.apply(again).is_empty());
    house.apply(keep(&house.ledger, &frame(&house), &find(&house, EAST_1, "板凳议事会"), false).unwrap());
    assert!(!find(&house, EAST_1, "板凳议事会").kept() && practices(&house.ledger).is_empty());
    assert_eq!(all(&house).len(), before);
}

#[test]
fn what_two_said_is_taken_off_for_both() {
    let mut house = commented();
    write(&mut house, 2, EAST_1, ScoreSheet::merits, "板凳议事会");
    for n in [2, 3] {
        let sheet = ScoreSheet::id_of(tour(), &judge(n), stop(EAST_1));
        let remark = Remark::id_of(sheet, RemarkKind::Merit, "板凳议事会");
        house.commit(|draft: &mut Draft| {
            draft.set::<Remark, _>(remark, Remark::tour, &tour());
            draft.set::<Remark, _>(remark, Remark::stop, &stop(EAST_1));
            draft.set::<Remark, _>(remark, Remark::sheet, &sheet);
            draft.set::<Remark, _>(remark, Remark::text, &"板凳议事会".to_owned());
            draft.set::<Remark, _>(remark, Remark::kept, &true);
        });
    }
    let one = find(&house, EAST_1, "板凳议事会");
    assert_eq!(one.voices.len(), 2);
    house.apply(keep(&house.ledger, &frame(&house), &one, false).unwrap());
    assert!(practices(&house.ledger).is_empty());
}

#[test]
fn a_kept_remark_outlives_its_line_and_one_that_is_not_kept_does_not() {
    let mut house = commented();
    house.apply(keep(&house.ledger, &frame(&house), &find(&house, EAST_1, "板凳议事会"), true).unwrap());
    write(&mut house, 3, EAST_1, ScoreSheet::merits, "党员挂牌上岗");
    let one = find(&house, EAST_1, "板凳议事会");
    assert!(one.kept() && one.first().unwrap().sheet.is_none());
    house.apply(keep(&house.ledger, &frame(&house), &one, false).unwrap());
    assert!(all(&house).iter().all(|one| one.first().unwrap().text != "板凳议事会"));
}

#[test]
fn what_is_said_at_the_meeting_stands_before_the_sheets() {
    let mut house = commented();
    let fresh = house.fresh();
    let spoken = ("公示栏没有更新 ", " 李书记");
    house.apply(add_remark(&house.ledger, stop(EAST_1), RemarkKind::Fault, spoken, fresh).unwrap());
    let faults: Vec<_> = all(&house).into_iter().filter(|one| one.first().unwrap().sort == RemarkKind::Fault).collect();
    let first = faults.first().unwrap().first().unwrap().clone();
    assert_eq!((first.text.as_str(), first.by.as_str(), first.remark), ("公示栏没有更新", "李书记", Some(fresh)));
    assert!(add_remark(&house.ledger, stop(EAST_1), RemarkKind::Merit, (" ", ""), Id::natural(&["x"])).is_err());
    house.apply(remove_remark(fresh));
    assert_eq!(all(&house).len(), 6);
}

#[test]
fn a_finding_made_twice_is_one() {
    let mut house = commented();
    make(&mut house, (EAST_1, "流动党员联系记录不全"), "党员管理");
    make(&mut house, (EAST_1, "流动党员联系记录不全"), "党员管理");
    let [made] = <[Finding; 1]>::try_from(findings(&house.ledger, &frame(&house))).unwrap();
    assert_eq!((made.unit.id, made.org), (Some(id(EAST_1)), Some(id(EAST_1))));
    assert_eq!(
        (life(&made, None).state, made.commonness, made.dimension.as_str()),
        (FindingState::Unclaimed, Commonness::Own, "党员管理")
    );
    assert_eq!(made.found, Some(day("2026-11-21")));
    assert_eq!(find(&house, EAST_1, "流动党员联系记录不全").finding(), Some(made.id));
    assert_eq!(find(&house, WEST_1, "流动党员联系记录不全").finding(), None);
    // Taken back it is gone, and made again it is the same one.
    house.apply(remove_finding(&house.ledger, made.id));
    assert!(findings(&house.ledger, &frame(&house)).is_empty());
    make(&mut house, (EAST_1, "流动党员联系记录不全"), "党员管理");
    assert_eq!(findings(&house.ledger, &frame(&house)).first().map(|one| one.id), Some(made.id));
}

#[test]
fn a_finding_is_dated_by_the_visit() {
    let mut house = commented();
    house.set::<Stop>(stop(EAST_1), Stop::day, &day("2026-11-18"));
    make(&mut house, (EAST_1, "换届材料缺 1 项"), "");
    house.set::<Stop>(stop(WEST_1), Stop::visited, &day("2026-11-19"));
    make(&mut house, (WEST_1, "流动党员联系记录不全"), "");
    let found: Vec<_> = findings(&house.ledger, &frame(&house)).iter().map(|one| one.found).collect();
    assert_eq!(found, [Some(day("2026-11-18")), Some(day("2026-11-19"))]);
}

#[test]
fn the_same_fault_at_several_stops_is_common() {
    let mut house = commented();
    make(&mut house, (EAST_1, "流动党员联系记录不全"), "党员管理");
    assert_eq!(find(&house, WEST_1, "流动党员联系记录不全").found, 1);
    let every = all(&house);
    let same = alike(&every, &find(&house, EAST_1, "流动党员联系记录不全"));
    let made = to_common(&house.ledger, &house.tree(), &frame(&house), &same, "党员管理", day("2026-11-21")).unwrap();
    assert!(made.label.starts_with("2 个点都记为共性问题"), "{}", made.label);
    house.apply(made);
    assert_eq!(find(&house, WEST_1, "流动党员联系记录不全").found, 2);
    let all = findings(&house.ledger, &frame(&house));
    assert_eq!(
        all.iter().map(|one| (one.unit.name.as_str(), one.commonness)).collect::<Vec<_>>(),
        [(EAST_1, Commonness::Common), (WEST_1, Commonness::Common)]
    );
}

#[test]
fn a_finding_is_changed_as_typed() {
    let mut house = commented();
    make(&mut house, (EAST_1, "换届材料缺 1 项"), "");
    let made = findings(&house.ledger, &frame(&house)).first().unwrap().id;
    house.apply(set_finding(&house.ledger, made, Finding::dimension, "组织建设").unwrap());
    house.apply(set_finding(&house.ledger, made, Finding::commonness, "common").unwrap());
    let read: Finding = house.ledger.read(made).unwrap();
    assert_eq!((read.dimension.as_str(), read.commonness), ("组织建设", Commonness::Common));
    assert!(set_finding(&house.ledger, made, Finding::text, "").is_err());
    assert!(set_finding(&house.ledger, made, "x", "y").is_err());
    assert!(set_finding(&house.ledger, id("gone"), Finding::text, "y").is_err());
}

#[test]
fn practices_of_all_tours_newest_first() {
    let mut house = commented();
    let newer = other_tour(&mut house, "第二轮", DISTRICT, ("区领导", DISTRICT), &[(EAST_2, 9000)]);
    house.apply(keep(&house.ledger, &frame(&house), &find(&house, EAST_1, "板凳议事会"), true).unwrap());
    let fresh = house.fresh();
    let there = Stop::id_of(newer, id(EAST_2));
    house.apply(add_remark(&house.ledger, there, RemarkKind::Merit, ("错时服务", "李书记"), fresh).unwrap());
    house.set::<Remark>(fresh, Remark::kept, &true);
    let texts =
        |house: &House| practices(&house.ledger).into_iter().map(|one| (one.text, one.unit)).collect::<Vec<_>>();
    let expected = [("错时服务".to_owned(), EAST_2.to_owned()), ("板凳议事会".to_owned(), EAST_1.to_owned())];
    assert_eq!(texts(&house), expected);
    // A stop that was taken off keeps its name; a tour that was deleted takes its own along.
    house.apply(remove_stop(&house.ledger, there).unwrap());
    assert_eq!(texts(&house), expected);
    house.apply(delete(&house.ledger, newer).unwrap());
    assert_eq!(texts(&house), expected[1..]);
    let practice = practices(&house.ledger).remove(0);
    house.apply(drop_practice(&practice));
    assert!(texts(&house).is_empty());
}

#[test]
fn a_dimension_is_suggested_from_the_scheme() {
    let house = scored();
    let outline = book(&house).outline;
    assert_eq!(suggest(&outline, "换届超期两个月"), Some("基础"));
    assert_eq!(suggest(&outline, "主题党日没有记录"), Some("活动"));
    assert_eq!(suggest(&outline, "墙皮脱落"), None);
    assert_eq!(suggest(&outline, ""), None);
}
