#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use super::*;
use crate::domain::finding::FindingState;
use crate::ledger::rectify::batch;
use crate::ledger::rectify::board::Board;
use crate::ledger::tour::fixture::{EAST, UNITS, WEST, district};
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

fn actor(org: &str) -> Actor<'_> {
    Actor { me: id(org), name: "张三" }
}

fn when() -> When {
    When { day: day("2026-11-20"), time: 1 }
}

#[rstest]
#[case("", None, false)]
#[case("2026-12-15", Some("2026-12-15"), false)]
#[case("2026年12月15日前", Some("2026-12-15"), false)]
#[case("2026年12月", Some("2026-12-31"), false)]
#[case("2026年12月底前完成", Some("2026-12-31"), false)]
#[case("2026年12月，长期坚持", Some("2026-12-31"), true)]
#[case("长期坚持", None, true)]
#[case("２０２６．６", Some("2026-06-30"), false)]
#[case("12月底", Some("2026-12-31"), false)]
#[case("12月5日", Some("2026-12-05"), false)]
#[case("今年底", Some("2026-12-31"), false)]
#[case("年底前", Some("2026-12-31"), false)]
#[case("2027年", Some("2027-12-31"), false)]
fn limits_are_read_as_they_are_written(#[case] text: &str, #[case] due: Option<&str>, #[case] long: bool) {
    let limit = limit_of(text, day("2026-11-20")).unwrap();
    assert_eq!((limit.due, limit.long), (due.map(day), long), "{text}");
}

#[rstest]
#[case("尽快")]
#[case("2026年13月")]
#[case("13月")]
#[case("2026-02-30")]
fn what_is_no_limit_is_named(#[case] text: &str) {
    let why = limit_of(text, day("2026-11-20")).unwrap_err();
    assert!(why.contains(text), "{why}");
}

#[rstest]
#[case("一是强化职责。二是突出重点，一要分类指导；三是夯实基础。", &["一是|强化职责。", "二是|突出重点，一要分类指导", "三是|夯实基础。"])]
#[case("一要学；二要做", &["一要|学", "二要|做"])]
#[case("提高认识。一是学。二是改。", &["|提高认识。", "一是|学。", "二是|改。"])]
#[case("1.建台账\n2、每月联系\n（3）公示", &["|建台账", "|每月联系", "|公示"])]
#[case("1.5 倍的补贴要停发", &["|1.5 倍的补贴要停发"])]
#[case("第一是指书记", &["|第一是指书记"])]
#[case("\n\n", &[])]
fn measures_are_parted_where_they_are_counted(#[case] text: &str, #[case] expected: &[&str]) {
    let all: Vec<String> = measures_of(text).iter().map(|(number, text)| format!("{number}|{text}")).collect();
    assert_eq!(all, expected);
}

fn enter(house: &mut House, org: &str, entering: &Entering) -> Result<Id, String> {
    let mut count = 0;
    let mut fresh = || {
        count += 1;
        id(&format!("{}{count}", entering.text))
    };
    let drafted = entering.draft((&house.ledger, &house.tree()), actor(org), when(), &mut fresh);
    let (id, draft) = drafted?;
    house.apply(draft);
    Ok(id)
}

fn for_unit(unit: &str) -> Entering {
    Entering {
        text: "流动党员联系不经常".to_owned(),
        unit: Ref::to(id(unit), unit),
        source: FindingSource::Covert,
        limit: "2026年12月，长期坚持".to_owned(),
        leaders: "李志远、社区党委书记".to_owned(),
        measures: "一是建台账。二是每月联系。".to_owned(),
        ..Entering::default()
    }
}

#[test]
fn what_is_entered_for_a_unit_below_waits_for_it_to_take_it_on() {
    let mut house = district();
    let one = enter(&mut house, EAST, &for_unit(UNITS[0])).unwrap();
    let finding: Finding = house.ledger.read(one).unwrap();
    assert_eq!((finding.issuer.name.as_str(), finding.claimed), (EAST, None));
    assert_eq!((finding.due, finding.long, finding.urgency), (Some(day("2026-12-31")), true, Urgency::Long));
    assert_eq!((finding.source, finding.limit_note.as_str()), (FindingSource::Covert, "2026年12月，长期坚持"));
    let measures: Vec<(&str, &str)> =
        finding.measures_in_order().iter().map(|(_, one)| (one.number.as_str(), one.text.as_str())).collect();
    assert_eq!(measures, [("一是", "建台账。"), ("二是", "每月联系。")]);
    assert_eq!(finding.leaders.len(), 2);
    assert!(finding.lacks().is_empty());
}

#[test]
fn what_a_unit_enters_for_itself_is_taken_on_at_once() {
    let mut house = district();
    let id = enter(&mut house, UNITS[0], &for_unit(UNITS[0])).unwrap();
    assert_eq!(Board::read(&house.ledger, None).state(id), Some(FindingState::Listed));
}

#[rstest]
#[case(EAST, WEST, "不在本单位下面")]
#[case(UNITS[0], EAST, "不在本单位下面")]
#[case(EAST, "没有的单位", "账上没有")]
#[case(EAST, "", "请选责任单位")]
fn a_finding_is_entered_for_oneself_or_a_unit_below(#[case] me: &str, #[case] unit: &str, #[case] why: &str) {
    let mut house = district();
    let entering =
        Entering { unit: if unit.is_empty() { Ref::default() } else { Ref::to(id(unit), unit) }, ..for_unit(unit) };
    assert!(enter(&mut house, me, &entering).unwrap_err().contains(why));
}

#[test]
fn many_are_claimed_at_once_and_each_refusal_is_told_once() {
    let mut house = district();
    let one = |unit: &str, text: &str| Entering { text: text.to_owned(), ..for_unit(unit) };
    let all = [
        enter(&mut house, EAST, &one(UNITS[0], "甲")).unwrap(),
        enter(&mut house, EAST, &one(UNITS[1], "乙")).unwrap(),
        enter(&mut house, UNITS[0], &one(UNITS[0], "丙")).unwrap(),
        enter(&mut house, WEST, &one(UNITS[2], "丁")).unwrap(),
    ];
    let board = Board::read(&house.ledger, None);
    let batch = batch::claim(&board, &house.tree(), &all, actor(EAST), when());
    assert_eq!((batch.done, batch.refused.len()), (2, 2));
    assert!(batch.left().unwrap().starts_with("2 条没有认领。"));
    house.apply(batch.draft);
    let board = Board::read(&house.ledger, None);
    assert!(all[..3].iter().all(|id| board.state(*id) == Some(FindingState::Listed)));
    assert_eq!(board.state(all[3]), Some(FindingState::Unclaimed));
}

#[rstest]
#[case(EAST, UNITS[0], "")]
#[case(UNITS[0], UNITS[0], "本单位自己的问题")]
#[case(WEST, UNITS[0], "不在本单位下面")]
fn notices_go_to_units_below(#[case] me: &str, #[case] unit: &str, #[case] why: &str) {
    let mut house = district();
    let one = enter(&mut house, unit, &for_unit(unit)).unwrap();
    let board = Board::read(&house.ledger, None);
    let answer = batch::may_notify(&board, &house.tree(), &[one], id(me));
    assert_eq!(answer.is_ok(), why.is_empty());
    assert!(answer.err().unwrap_or_default().contains(why));
}
