#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use crate::domain::kind::Id;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::deeds::{self, Actor};
use crate::ledger::rectify::{When, notices};
use crate::ledger::tour::fixture::{EAST, UNITS, district};
use crate::ledger::work::fixture::{House, day, id};
use crate::ledger::work::today::{BackupState, Sort, today};

const UNIT: &str = UNITS[0];

fn actor(org: &str) -> Actor<'_> {
    Actor { me: id(org), name: "张三" }
}

/// A draft of the 街道 to the 社区, and its house.
fn drafted() -> (House, Id) {
    let mut house = district();
    let (finding, notice) = (id("问题"), id("通知单"));
    let at = When { day: day("2026-11-01"), time: 0 };
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNIT), "党务公开不及时", at, finding));
    house.commit(|draft| {
        draft.belongs::<Notice>(notice, id(UNIT));
        draft.set::<Notice, _>(notice, Notice::issuer, &crate::domain::kind::Ref::to(id(EAST), EAST));
        draft.set::<Notice, _>(notice, Notice::unit, &crate::domain::kind::Ref::to(id(UNIT), UNIT));
        draft.set::<Notice, _>(notice, Notice::findings, &vec![finding.to_string()]);
        draft.set::<Notice, _>(notice, Notice::due, &day("2026-11-30"));
        draft.set::<Notice, _>(notice, Notice::demand, &"限期整改".to_owned());
        draft.set::<Notice, _>(notice, Notice::prefix, &"东街整改".to_owned());
    });
    (house, notice)
}

fn words(house: &House, me: &str, on: &str) -> Vec<String> {
    let board = Board::read(&house.ledger, None);
    let page = today(&house.ledger, &house.tree(), &board, id(me), (day(on), BackupState::default()));
    let all = page.late.into_iter().chain(page.soon).chain(page.missing);
    all.filter(|item| item.sort == Sort::Notices).map(|item| item.words).collect()
}

#[test]
fn each_side_is_told_its_own_next_step() {
    let (mut house, notice) = drafted();
    assert_eq!(words(&house, EAST, "2026-11-02"), ["整改通知单还是草稿，没有签发。"]);
    assert!(words(&house, UNIT, "2026-11-02").is_empty(), "a draft is nobody else's business");

    let draft = notices::issue(&house.ledger, &house.tree(), notice, actor(EAST), day("2026-11-02")).unwrap();
    house.apply(draft);
    let name = "整改通知单东街整改〔2026〕1 号";
    assert_eq!(words(&house, UNIT, "2026-11-02"), [format!("{name}收到了，还没有签收。")]);

    let draft = notices::receive(&house.ledger, &house.tree(), notice, actor(UNIT), day("2026-11-03")).unwrap();
    house.apply(draft);
    assert!(words(&house, UNIT, "2026-11-03").is_empty() && words(&house, EAST, "2026-11-03").is_empty());
    assert_eq!(words(&house, EAST, "2026-11-25"), [format!("{name}还没有报告整改情况。")]);

    let said = ("都改了", day("2026-11-26"));
    let draft = notices::report(&house.ledger, &house.tree(), notice, actor(UNIT), said).unwrap();
    house.apply(draft);
    assert_eq!(words(&house, EAST, "2026-11-26"), [format!("{name}报告了整改情况，还没有复查。")]);
}

#[test]
fn what_was_issued_is_to_be_sent() {
    let (mut house, notice) = drafted();
    let draft = notices::issue(&house.ledger, &house.tree(), notice, actor(EAST), day("2026-11-02")).unwrap();
    house.apply(draft);
    // The 街道's own words; that of the 社区, which it keeps too, stands beside.
    assert!(words(&house, EAST, "2026-11-02").iter().any(|words| words.ends_with("已签发，还没有下发。")));
    let draft = notices::send(&house.ledger, notice, day("2026-11-02")).unwrap();
    house.apply(draft);
    assert!(!words(&house, EAST, "2026-11-02").iter().any(|words| words.contains("下发")));
}

#[test]
fn a_number_given_twice_is_told_to_the_issuer() {
    let (mut house, notice) = drafted();
    let draft = notices::issue(&house.ledger, &house.tree(), notice, actor(EAST), day("2026-11-02")).unwrap();
    house.apply(draft);
    let other: Notice = house.ledger.read(notice).unwrap();
    house.commit(|draft| {
        let twin = id("另一份");
        draft.belongs::<Notice>(twin, id(UNITS[1]));
        draft.set::<Notice, _>(twin, Notice::issuer, &other.issuer);
        draft.set::<Notice, _>(twin, Notice::prefix, &other.prefix);
        draft.set::<Notice, _>(twin, Notice::year, &2026i64);
        draft.set::<Notice, _>(twin, Notice::number, &1i64);
        draft.set::<Notice, _>(twin, Notice::issued, &day("2026-11-02"));
    });
    let words = words(&house, EAST, "2026-11-02");
    assert!(words.iter().any(|words| words.starts_with("有 2 份通知单都是东街整改〔2026〕1 号")), "{words:?}");
}
