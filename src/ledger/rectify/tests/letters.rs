use super::super::board::Board;
use super::super::notices::{self, draft, issue, next_number};
use super::*;
use crate::domain::rectification_notice::{NoticeCheck, NoticeStage, RectificationNotice as Notice};

fn issued(house: &mut House, findings: &[Id]) -> Id {
    let fresh = house.fresh();
    let (made, ids) = draft(&house.ledger, &house.tree(), findings, actor(EAST), &mut || fresh).unwrap();
    house.apply(made);
    house.set::<Notice>(ids[0], Notice::demand, &"逐条整改，按时报告".to_owned());
    let made = issue(&house.ledger, &house.tree(), ids[0], actor(EAST), day("2026-11-10")).unwrap();
    house.apply(made);
    ids[0]
}

fn stage(house: &House, notice: Id) -> NoticeStage {
    let board = Board::read(&house.ledger, None);
    notices::stage(&board, &house.ledger.read(notice).unwrap())
}

#[test]
fn a_notice_goes_from_the_draft_to_its_end_and_not_before_its_findings() {
    let (mut house, finding) = house();
    let notice = issued(&mut house, &[finding]);
    let read: Notice = house.ledger.read(notice).unwrap();
    assert_eq!(read.number_in_words(), "整改通知〔2026〕1 号");
    assert_eq!(stage(&house, notice), NoticeStage::Issued);
    let (unit, street) = (actor(UNIT), actor(EAST));
    let on = |text: &str| day(text);
    assert!(notices::report(&house.ledger, &house.tree(), notice, unit, ("改了", on("2026-11-11"))).is_err());
    assert!(
        notices::receive(&house.ledger, &house.tree(), notice, actor(WEST), on("2026-11-11"))
            .unwrap_err()
            .contains("东一社区")
    );
    house.apply(notices::send(&house.ledger, notice, on("2026-11-10")).unwrap());
    house.apply(notices::receive(&house.ledger, &house.tree(), notice, unit, on("2026-11-11")).unwrap());
    assert_eq!(stage(&house, notice), NoticeStage::Delivered);
    house.apply(notices::report(&house.ledger, &house.tree(), notice, unit, ("已建账联系", on("2026-11-20"))).unwrap());
    let board = Board::read(&house.ledger, None);
    let done = (NoticeCheck::Passed, "");
    let early = notices::recheck(&house.ledger, &house.tree(), &board, notice, (street, on("2026-11-21")), done);
    assert!(early.unwrap_err().contains("还有 1 个问题没有销号"));
    for (org, deed) in [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收")] {
        act(&mut house, finding, org, deed, "2026-11-22").unwrap();
    }
    let board = Board::read(&house.ledger, None);
    let draft =
        notices::recheck(&house.ledger, &house.tree(), &board, notice, (street, on("2026-11-23")), done).unwrap();
    house.apply(draft);
    assert_eq!(stage(&house, notice), NoticeStage::Done);
    act(&mut house, finding, EAST, "反弹", "2026-11-30").unwrap();
    assert_eq!(stage(&house, notice), NoticeStage::Rechecked, "a finding that was reopened opens its notice");
}

#[test]
fn numbers_are_not_given_twice_and_doubles_of_a_merge_are_listed() {
    let (mut house, finding) = house();
    let notice = issued(&mut house, &[finding]);
    assert_eq!(next_number(&house.ledger, &house.tree(), id(EAST), 2026), 2);
    assert_eq!(next_number(&house.ledger, &house.tree(), id(WEST), 2026), 1);
    let taken = draft(&house.ledger, &house.tree(), &[finding], actor(EAST), &mut || id("又一份"));
    assert!(taken.unwrap_err().contains("已经列入通知单"));
    assert!(notices::delete(&house.ledger, notice).unwrap_err().contains("只能作废"));
    let voided =
        notices::void(&house.ledger, &house.tree(), notice, actor(EAST), ("写错单位", day("2026-11-12"))).unwrap();
    house.apply(voided);
    assert_eq!(stage(&house, notice), NoticeStage::Void);
    assert_eq!(next_number(&house.ledger, &house.tree(), id(EAST), 2026), 2, "a void number stays taken");
    let second = issued(&mut house, &[finding]);
    house.set::<Notice>(second, Notice::number, &1i64);
    let doubles = notices::doubles(&house.ledger, &house.tree());
    assert_eq!(doubles.len(), 1);
    house.apply(notices::renumber(&house.ledger, &house.tree(), second, actor(EAST)).unwrap());
    assert!(notices::doubles(&house.ledger, &house.tree()).is_empty());
    assert_eq!(house.ledger.read::<Notice>(second).unwrap().number, Some(2));
    house.apply(notices::send(&house.ledger, second, day("2026-11-13")).unwrap());
    assert!(notices::renumber(&house.ledger, &house.tree(), second, actor(EAST)).unwrap_err().contains("已经下发"));
}

#[test]
fn a_notice_that_lacks_something_is_not_issued() {
    let (mut house, finding) = house();
    let (made, ids) = draft(&house.ledger, &house.tree(), &[finding], actor(EAST), &mut || id("缺")).unwrap();
    house.apply(made);
    let said = issue(&house.ledger, &house.tree(), ids[0], actor(EAST), day("2026-11-10")).unwrap_err();
    assert!(said.contains("整改要求"), "{said}");
    let other = issue(&house.ledger, &house.tree(), ids[0], actor(UNIT), day("2026-11-10")).unwrap_err();
    assert!(other.contains("由东街道党工委来做"), "{other}");
}
