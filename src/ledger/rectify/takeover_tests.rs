#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::finding::{Commonness, FindingState, Urgency};
use crate::domain::rectification::reading::read;
use crate::ledger::rectify::board::Board;
use crate::ledger::tour::fixture::{EAST, UNITS, district};
use crate::ledger::work::fixture::{House, day, id};

const PLAN: &str = "述职评议反馈问题整改方案
（一）共性问题
1.流动党员联系不经常。
整改措施：一是每月联系一次；二是记入台账。
责任领导：社区党委书记
责任人：李建国
责任单位：东一社区
整改时限：2026年12月，长期坚持
（二）个性问题
2.党务公开不及时
整改措施：指定专人更新
责任单位：某某物业公司
整改时限：立行立改
整改情况：已更新到 10 月";

fn actor() -> Actor<'static> {
    Actor { me: id(EAST), name: "张三" }
}

fn paper(house: &House, claim: bool) -> Paper {
    let _ = house;
    Paper {
        unit: id(UNITS[1]),
        source: FindingSource::Feedback,
        note: "述职评议反馈问题整改方案".to_owned(),
        issuer: if claim { Ref::default() } else { Ref::to(id(EAST), EAST) },
        found: day("2026-11-01"),
        claim,
    }
}

fn import(house: &mut House, claim: bool) -> Vec<Finding> {
    let reading = read(PLAN);
    let paper = paper(house, claim);
    let mut count = 0;
    let when = When { day: day("2026-11-20"), time: 7 };
    let draft = take_over((&house.ledger, &house.tree()), (actor(), when), &paper, &reading.findings, &mut || {
        count += 1;
        Id::natural(&["导入", &count.to_string()])
    });
    house.apply(draft.unwrap());
    let mut all: Vec<Finding> = house.ledger.all();
    all.sort_by_key(|finding| finding.due);
    all.reverse();
    all
}

#[test]
fn a_plan_becomes_the_ledger() {
    let mut house = district();
    let all = import(&mut house, false);
    let [one, other] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((one.text.as_str(), one.org), ("流动党员联系不经常", Some(id(UNITS[0]))));
    assert_eq!((one.commonness, one.urgency, one.long), (Commonness::Common, Urgency::Long, true));
    assert_eq!((one.due, one.limit_note.as_str()), (Some(day("2026-12-31")), "2026年12月，长期坚持"));
    let measures: Vec<(&str, &str)> =
        one.measures_in_order().into_iter().map(|(_, one)| (one.number.as_str(), one.text.as_str())).collect();
    assert_eq!(measures, [("一是", "每月联系一次"), ("二是", "记入台账。")]);
    assert_eq!((one.leaders[0].name.as_str(), one.persons[0].name.as_str()), ("社区党委书记", "李建国"));
    assert_eq!((one.source, one.source_note.as_str()), (FindingSource::Feedback, "述职评议反馈问题整改方案"));
    assert_eq!((one.found, one.claimed, one.issuer.id), (Some(day("2026-11-01")), None, Some(id(EAST))));

    // A unit that is not on the books: the finding is that of the paper's unit, under the name that the paper gives.
    assert_eq!((other.org, other.unit.name.as_str()), (Some(id(UNITS[1])), "某某物业公司"));
    assert_eq!((other.urgency, other.measures.values().next().unwrap().number.as_str()), (Urgency::AtOnce, "一是"));
    let told: Vec<Progress> = house.ledger.all();
    assert_eq!((told.len(), told[0].text.as_str(), told[0].finding), (1, "已更新到 10 月", Some(other.id)));
}

#[test]
fn the_units_own_plan_is_taken_on_at_once() {
    let mut house = district();
    let all = import(&mut house, true);
    let board = Board::read(&house.ledger, None);
    assert!(
        all.iter().all(|finding| finding.claimed == Some(day("2026-11-01")) && finding.claimed_by.contains("张三"))
    );
    assert!(board.all().all(|(_, state)| state != FindingState::Unclaimed));
}

#[test]
fn what_is_there_already_is_told() {
    let mut house = district();
    let paper = paper(&house, false);
    let findings = read(PLAN).findings;
    let told = |house: &House| doubles(&house.ledger, &house.tree(), id(EAST), &paper, &findings);
    assert_eq!(told(&house), [None, None]);
    import(&mut house, false);
    assert!(told(&house).iter().all(Option::is_some));
}

#[test]
fn one_undo_takes_it_all_back() {
    let mut house = district();
    let paper = paper(&house, false);
    let findings = read(PLAN).findings;
    let mut fresh = 0;
    let when = When { day: day("2026-11-20"), time: 7 };
    let draft = take_over((&house.ledger, &house.tree()), (actor(), when), &paper, &findings, &mut || {
        fresh += 1;
        Id::natural(&["导入", &fresh.to_string()])
    });
    let action = house.ledger.apply(draft.unwrap());
    assert_eq!(action.label, "从整改方案导入 2 个问题");
    house.ledger.undo(&action);
    let left: Vec<Finding> = house.ledger.all();
    assert!(left.iter().all(|finding| finding.text.is_empty()), "{left:#?}");
}

#[test]
fn nothing_and_a_finding_without_words_are_refused() {
    let house = district();
    let paper = paper(&house, false);
    let when = When { day: day("2026-11-20"), time: 7 };
    let take = |findings: &[ReadFinding]| {
        take_over((&house.ledger, &house.tree()), (actor(), when), &paper, findings, &mut || id("x")).map(|_| ())
    };
    assert_eq!(take(&[]), Err("没有要导入的问题".to_owned()));
    assert_eq!(take(&[ReadFinding::default()]), Err("第 1 个问题没有写问题".to_owned()));
}

#[test]
fn a_person_is_known_by_the_name_alone() {
    use crate::ledger::work::fixture::BRANCH;
    let house = district();
    let known = |text: &str| person(&house.ledger, &house.tree(), id(BRANCH), text);
    for text in ["李建国", "组织委员 李建国", "李建国（组织委员）"] {
        assert_eq!(known(text).id, Some(id("李建国")), "{text}");
    }
    assert_eq!(known("党支部书记"), Ref::named("党支部书记"));
}
