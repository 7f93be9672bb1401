#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::domain::finding::{Finding, FindingState};
use crate::domain::kind::{Id, Ref};
use crate::domain::rectification_notice::{NoticeCheck, RectificationNotice as Notice};
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::deeds::{self, Actor, Verdict};
use crate::ledger::rectify::{When, measures, notices};
use crate::ledger::tour::fixture::{DISTRICT, EAST, UNITS, WEST, district};
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

const UNIT: &str = UNITS[0];

fn actor(org: &str) -> Actor<'_> {
    Actor { me: id(org), name: "张三" }
}

fn when(text: &str) -> When {
    When { day: day(text), time: 0 }
}

fn finding(house: &mut House, unit: &str, text: &str, due: &str) -> Id {
    let made = id(text);
    house.apply(deeds::create(&house.tree(), actor(EAST), id(unit), text, when("2026-11-01"), made));
    house.set::<Finding>(made, Finding::due, &day(due));
    made
}

fn drawn(house: &mut House, ids: &[Id]) -> Vec<Notice> {
    let mut at = 0;
    let mut fresh = || {
        at += 1;
        id(&format!("通知单{at}{}", ids.len()))
    };
    let (draft, made) = draw_up(&house.ledger, &house.tree(), ids, actor(EAST), &mut fresh).unwrap();
    house.apply(draft);
    made.into_iter().map(|id| house.ledger.read(id).unwrap()).collect()
}

fn board(house: &House) -> Board {
    Board::read(&house.ledger, None)
}

#[test]
fn what_stands_in_no_notice_is_offered_by_unit() {
    let mut house = district();
    let late = finding(&mut house, UNITS[1], "后到期", "2026-12-20");
    let soon = finding(&mut house, UNITS[1], "先到期", "2026-11-20");
    let first = finding(&mut house, UNIT, "第一个", "2026-11-30");
    let offered = |house: &House, who: &str| -> Vec<(String, Vec<Id>)> {
        let all = candidates(&house.ledger, &house.tree(), &board(house), id(who), day("2026-11-10"));
        all.into_iter().map(|one| (one.name, one.findings.into_iter().map(|one| one.id).collect())).collect()
    };
    let expected = vec![(UNIT.to_owned(), vec![first]), (UNITS[1].to_owned(), vec![soon, late])];
    let mut told = offered(&house, EAST);
    told.sort();
    assert_eq!(told, expected);
    for who in [WEST, DISTRICT, UNIT] {
        assert!(offered(&house, who).is_empty(), "{who} issued none");
    }
    drawn(&mut house, &[first]);
    assert_eq!(offered(&house, EAST), [(UNITS[1].to_owned(), vec![soon, late])]);
}

#[test]
fn a_draft_is_written_for_a_start_and_can_be_issued_at_once() {
    let mut house = district();
    let (one, other) =
        (finding(&mut house, UNIT, "问题一", "2026-11-30"), finding(&mut house, UNITS[1], "问题二", "2026-12-10"));
    house.set::<Finding>(one, Finding::basis, &"《支部工作条例》第九条".to_owned());
    let made = drawn(&mut house, &[one, other]);
    assert_eq!(made.len(), 2);
    for notice in &made {
        assert!(notice.demand.contains("东街道党工委复查"), "{}", notice.demand);
        assert_eq!(notices::lacks(notice, "张三"), Vec::<&str>::new());
        assert_eq!(refusal(&house.tree(), actor(EAST), notice, NoticeDeed::Issue), None);
    }
    let of_unit = made.iter().find(|notice| notice.org == Some(id(UNIT))).unwrap();
    assert_eq!((of_unit.basis.as_str(), of_unit.due), ("《支部工作条例》第九条", Some(day("2026-11-30"))));
}

/// A notice with one finding, taken so far.
fn notice_at(house: &mut House, steps: &str) -> Notice {
    let one = finding(house, UNIT, "问题一", "2026-11-30");
    let notice = drawn(house, &[one])[0].id;
    for step in steps.split_whitespace() {
        let tree = house.tree();
        let on = day("2026-11-12");
        let draft = match step {
            "签发" => notices::issue(&house.ledger, &tree, notice, actor(EAST), on),
            "下发" => notices::send(&house.ledger, notice, on),
            "签收" => notices::receive(&house.ledger, &tree, notice, actor(UNIT), on),
            "报告" => notices::report(&house.ledger, &tree, notice, actor(UNIT), ("改了", on)),
            "没到位" => {
                let failed = (NoticeCheck::Failed, "台账不全");
                notices::recheck(&house.ledger, &tree, &board(house), notice, (actor(EAST), on), failed)
            }
            "到位" => {
                let passed = (NoticeCheck::Passed, "");
                notices::recheck(&house.ledger, &tree, &board(house), notice, (actor(EAST), on), passed)
            }
            "作废" => notices::void(&house.ledger, &tree, notice, actor(EAST), ("写错单位", on)),
            _ => Ok(close(house, one)),
        };
        house.apply(draft.unwrap());
    }
    house.ledger.read(notice).unwrap()
}

/// Claims, mends and hands in a finding; gives its 验收.
fn close(house: &mut House, one: Id) -> crate::ledger::Draft {
    let (unit, tree) = (actor(UNIT), house.tree());
    house.set::<Finding>(one, Finding::leaders, &vec![Ref::named("社区党委书记")]);
    let fresh = house.fresh();
    house.apply(measures::add(&house.ledger, one, "每月联系一次", fresh).unwrap().0);
    house.apply(deeds::claim(&house.ledger, &tree, one, unit, when("2026-11-12")).unwrap());
    let (first, second) = (house.fresh(), house.fresh());
    let submitted =
        deeds::submit(&house.ledger, &tree, one, (unit, when("2026-11-12")), "已建立联系台账", first).unwrap();
    house.apply(submitted);
    let verdict = Verdict { outcome: crate::domain::finding::Outcome::Accepted, opinion: "已到位", next: None };
    let street = (actor(EAST), When { day: day("2026-11-12"), time: 5 });
    deeds::accept(&house.ledger, &tree, one, street, verdict, second).unwrap()
}

/// What was done, who looks, what is the ink button then, and which stage is the present one.
#[rstest]
#[case("", EAST, Some(NoticeDeed::Issue), 0)]
#[case("", UNIT, None, 0)]
#[case("签发", EAST, Some(NoticeDeed::Send), 2)]
#[case("签发", UNIT, Some(NoticeDeed::Receive), 2)]
#[case("签发 下发", EAST, None, 2)]
#[case("签发 下发 签收", UNIT, Some(NoticeDeed::Report), 3)]
#[case("签发 下发 签收 报告", UNIT, Some(NoticeDeed::ReportUp), 4)]
#[case("签发 下发 签收 报告", EAST, None, 4)]
#[case("签发 下发 签收 报告 销号", EAST, Some(NoticeDeed::Recheck), 4)]
#[case("签发 下发 签收 报告 没到位", UNIT, Some(NoticeDeed::Report), 4)]
#[case("签发 下发 签收 报告 销号 到位", EAST, None, 5)]
#[case("签发 作废", EAST, None, 1)]
fn the_ink_button_is_what_one_has_to_do_oneself(
    #[case] steps: &str,
    #[case] who: &str,
    #[case] expected: Option<NoticeDeed>,
    #[case] now: usize,
) {
    let mut house = district();
    let notice = notice_at(&mut house, steps);
    let found = next(&house.tree(), &board(&house), id(who), &notice);
    assert_eq!(found, expected);
    if let Some(deed) = found {
        assert_eq!(refusal(&house.tree(), actor(who), &notice, deed), None);
    }
    let (all, at) = stages(&board(&house), &notice, "张三", day("2026-11-20"));
    assert_eq!((all.len(), at), (6, now));
}

/// What a page says before anything is pressed is what the command says when it is.
#[rstest]
#[case("")]
#[case("签发")]
#[case("签发 下发 签收")]
#[case("签发 下发 签收 报告")]
#[case("签发 作废")]
fn a_page_and_a_command_refuse_alike(#[case] steps: &str) {
    let mut house = district();
    let notice = notice_at(&mut house, steps);
    let (tree, on) = (house.tree(), day("2026-11-13"));
    for who in [UNIT, UNITS[1], EAST, WEST, DISTRICT] {
        let me = actor(who);
        let failed = (NoticeCheck::Failed, "台账不全");
        let commands = [
            (NoticeDeed::Issue, notices::issue(&house.ledger, &tree, notice.id, me, on)),
            (NoticeDeed::Receive, notices::receive(&house.ledger, &tree, notice.id, me, on)),
            (NoticeDeed::Report, notices::report(&house.ledger, &tree, notice.id, me, ("改了", on))),
            (NoticeDeed::Recheck, notices::recheck(&house.ledger, &tree, &board(&house), notice.id, (me, on), failed)),
            (NoticeDeed::Void, notices::void(&house.ledger, &tree, notice.id, me, ("写错", on))),
        ];
        for (deed, done) in commands {
            assert_eq!(refusal(&tree, me, &notice, deed), done.err(), "{steps} {who} {deed:?}");
        }
    }
}

#[test]
fn the_list_tells_sides_and_lateness_and_the_numbers_that_are_lacking() {
    let mut house = district();
    let notice = notice_at(&mut house, "签发");
    let seen = |house: &House, who: &str, on: &str| -> Vec<(Side, bool, (usize, usize))> {
        let all = letters(&house.ledger, &house.tree(), &board(house), id(who), day(on));
        all.into_iter().map(|one| (one.side, one.late, one.findings)).collect()
    };
    assert_eq!(seen(&house, EAST, "2026-11-20"), [(Side::Issued, false, (1, 1))]);
    assert_eq!(seen(&house, UNIT, "2026-12-01"), [(Side::Received, true, (1, 1))]);
    assert_eq!(seen(&house, DISTRICT, "2026-11-20"), [(Side::Below, false, (1, 1))]);
    assert!(seen(&house, WEST, "2026-11-20").is_empty());
    assert!(gaps(&house.ledger, &house.tree(), id(EAST)).is_empty());
    house.set::<Notice>(notice.id, Notice::number, &3i64);
    let lacking: Vec<_> = gaps(&house.ledger, &house.tree(), id(EAST)).into_iter().collect();
    assert_eq!(lacking, [(2026, vec![1, 2])]);
}

#[test]
fn a_report_begins_with_what_was_said_of_the_findings() {
    let mut house = district();
    let notice = notice_at(&mut house, "签发 下发 签收 销号");
    let words = report_words(&house.ledger, &board(&house), &notice);
    let expected = "通知单所列 1 个问题，已销号 1 个。\n1. 问题一：已销号。措施 1 条，完成 0 条。已建立联系台账。";
    assert_eq!(words, expected);
    assert_eq!(board(&house).state(notice.finding_ids().next().unwrap()), Some(FindingState::Closed));
}
