use super::super::board::{Board, Query};
use super::super::figures::figures;
use super::super::filter::{Filter, Show, found};
use super::super::monthly;
use super::*;
use crate::domain::dates::YearMonth;
use crate::domain::finding::{Commonness, FindingSource};
use crate::domain::kind::Kind;
use crate::domain::progress::Progress;
use crate::ledger::Action;
use proptest::prelude::*;
use rstest::rstest;

fn month(at: usize) -> YearMonth {
    YearMonth::new(2026, u8::try_from(at).unwrap()).unwrap()
}

/// Something that happens to one of four findings.
#[derive(Debug, Clone)]
enum Deed {
    Write(usize, usize),
    Report(usize, usize),
    TakeReport(usize, usize),
    Delete(usize),
    Restore(usize),
    Part(usize, usize),
    Undo,
    /// A ledger that does not know what happened here writes the text and brings it.
    Merge(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        (0..4_usize, 0..3_usize).prop_map(|(at, text)| Deed::Write(at, text)),
        (0..4_usize, 1..4_usize).prop_map(|(at, month)| Deed::Report(at, month)),
        (0..4_usize, 1..4_usize).prop_map(|(at, month)| Deed::TakeReport(at, month)),
        (0..4_usize).prop_map(Deed::Delete),
        (0..4_usize).prop_map(Deed::Restore),
        (0..4_usize, 0..4_usize).prop_map(|(at, of)| Deed::Part(at, of)),
        Just(Deed::Undo),
        (0..4_usize).prop_map(Deed::Merge),
    ];
    proptest::collection::vec(proptest::collection::vec(one, 1..3), 0..12).prop_map(|all| all.concat())
}

fn one(at: usize) -> Id {
    id(&format!("问题{at}"))
}

fn draft(deed: &Deed, ledger: &Ledger) -> Option<Draft> {
    let mut draft = Draft::new("试");
    match deed {
        Deed::Write(at, text) => {
            draft.belongs::<Finding>(one(*at), id(UNITS[*at])).set::<Finding, _>(
                one(*at),
                Finding::text,
                &format!("写法{text}"),
            );
        }
        Deed::Report(at, of) => {
            let who = ("张三", day(&format!("2026-{of:02}-20")));
            return monthly::unchanged(ledger, one(*at), month(*of), who).ok();
        }
        Deed::TakeReport(at, of) => drop(draft.delete(Progress::KIND, Progress::id_of(one(*at), month(*of)))),
        Deed::Delete(at) => drop(draft.delete(Finding::KIND, one(*at))),
        Deed::Restore(at) => drop(draft.restore(Finding::KIND, one(*at))),
        Deed::Part(at, of) => drop(draft.set::<Finding, _>(one(*at), Finding::parent, &one(*of))),
        Deed::Undo | Deed::Merge(_) => return None,
    }
    Some(draft)
}

proptest! {
    #[test]
    fn what_is_read_from_the_board_before_is_what_is_read_anew(deeds in deeds()) {
        let mut ledger = district().ledger;
        let mut board = Board::read(&ledger, None);
        let mut done: Vec<Action> = Vec::new();
        for (at, deed) in deeds.iter().enumerate() {
            match deed {
                Deed::Undo => drop(done.pop().map(|action| ledger.undo(&action))),
                Deed::Merge(of) => {
                    let mut other = Ledger::new(id(&format!("别处{at}")), 1_790_000_000_000 + at as i64);
                    other.apply(draft(&Deed::Write(*of, at % 3), &other).unwrap());
                    ledger.absorb(other.records().cloned().collect());
                }
                deed => done.extend(draft(deed, &ledger).map(|draft| ledger.apply(draft))),
            }
            // Several changes between two looks, now and then.
            if at % 3 != 1 {
                board = Board::read(&ledger, Some(&board));
                prop_assert_eq!(&board, &Board::read(&ledger, None));
            }
        }
        let read: Vec<Id> = Board::read(&ledger, Some(&board)).all().map(|(entry, _)| entry.finding.id).collect();
        let there: Vec<Id> = ledger.live(Finding::SPEC.name).map(|record| record.id).collect();
        prop_assert_eq!(read, there);
    }
}

fn initials(c: char) -> Option<char> {
    [
        ('流', 'l'),
        ('动', 'd'),
        ('党', 'd'),
        ('员', 'y'),
        ('李', 'l'),
        ('志', 'z'),
        ('远', 'y'),
        ('第', 'd'),
        ('三', 's'),
    ]
    .into_iter()
    .find(|(known, _)| *known == c)
    .map(|(_, letter)| letter)
}

#[rstest]
#[case("流动党员", true)]
#[case("lddy", true)]
#[case("LDDY", true)]
#[case("流ddy", true)]
#[case("d3", true)]
#[case("第3", false)]
#[case("李志远 流动", true)]
#[case("李志远 公开栏", false)]
#[case("党员李", false)]
#[case("8 月", true)]
#[case("", true)]
fn a_search_finds_characters_initials_and_both_mixed(#[case] query: &str, #[case] fits: bool) {
    let (mut house, finding) = house();
    house.set::<Finding>(finding, Finding::text, &"流动党员联系停在 8 月，第三支部没有记录".to_owned());
    house.set::<Finding>(finding, Finding::persons, &vec![Ref::named("李志远")]);
    let board = Board::read(&house.ledger, None);
    assert_eq!(board.entry(finding).unwrap().fits(&Query::of(query), &initials), fits);
}

/// A 街道 with findings of its own and of its 社区, one of which was parted.
fn parted() -> (House, Board) {
    let (mut house, finding) = house();
    let when = when("2026-10-20");
    for (at, unit) in [EAST, UNITS[1], UNITS[2], UNITS[2]].into_iter().enumerate() {
        let one = id(&format!("别的{at}"));
        house.apply(deeds::create(&house.tree(), actor(DISTRICT), id(unit), "记录不规范", when, one));
        house.set::<Finding>(one, Finding::commonness, &Commonness::Common);
        house.set::<Finding>(one, Finding::due, &day("2026-11-10"));
    }
    let other = id("不是同一个");
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNITS[0]), "会议记录不规范", when, other));
    house.set::<Finding>(other, Finding::commonness, &Commonness::Common);
    let whole = id("整个");
    house.apply(deeds::create(&house.tree(), actor(DISTRICT), id(EAST), "记录不规范", when, whole));
    house.set::<Finding>(whole, Finding::commonness, &Commonness::Common);
    let units: Vec<Ref> = UNITS[..2].iter().map(|unit| Ref::to(id(unit), *unit)).collect();
    let draft = deeds::split(&house.ledger, &house.tree(), whole, actor(EAST), &units, &mut || {
        Id::natural(&["部分", &FRESH.with(|at| at.replace(at.get() + 1)).to_string()])
    });
    house.apply(draft.unwrap());
    for (org, deed) in [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收")] {
        act(&mut house, finding, org, deed, "2026-11-05").unwrap();
    }
    let board = Board::read(&house.ledger, None);
    (house, board)
}

thread_local! {
    static FRESH: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

#[rstest]
#[case(Some(DISTRICT), 8)]
#[case(Some(EAST), 6)]
#[case(Some(UNITS[2]), 2)]
#[case(None, 8)]
fn each_number_opens_a_list_of_so_many(#[case] top: Option<&str>, #[case] total: usize) {
    let (house, board) = parted();
    let (tree, today) = (house.tree(), day("2026-11-20"));
    let all = figures(&board, &tree, top.map(id), today);
    let len = |filter: &Filter| found(&board, &tree, filter, today, &|_| None).len();
    assert_eq!(all.total.count, total);
    for figure in all.units.iter().chain(&all.sources).chain(&all.dimensions).chain([&all.total]) {
        let of = |show| len(&Filter { show, ..figure.filter.clone() });
        assert_eq!(len(&figure.filter), figure.count, "{}", figure.label);
        assert_eq!(of(Show::State(FindingState::Closed)), figure.closed, "{}", figure.label);
        assert_eq!(of(Show::Late), figure.late, "{}", figure.label);
    }
    for (show, count) in [
        (Show::Late, all.late),
        (Show::Soon, all.soon),
        (Show::State(FindingState::Staged), all.staged),
        (Show::Open, all.total.count - all.total.closed),
    ] {
        assert_eq!(len(&all.list(show)), count, "{show:?}");
    }
    for (state, count) in &all.states {
        assert_eq!(len(&all.list(Show::State(*state))), *count, "{state:?}");
    }
    for (state, count) in &all.funnel {
        assert_eq!(len(&all.list(Show::Reached(*state))), *count, "{state:?}");
    }
    for month in &all.months {
        assert_eq!(len(&all.list(Show::FoundIn(month.month))), month.found);
        assert_eq!(len(&all.list(Show::ClosedIn(month.month))), month.closed);
        assert_eq!(len(&all.list(Show::ClosedBy(month.month))), month.all_closed);
    }
    for shared in &all.shared {
        assert_eq!(len(&shared.filter), shared.count, "{}", shared.text);
    }
}

#[test]
fn a_problem_of_several_units_is_told_once_with_all_of_them() {
    let (house, board) = parted();
    let shared = figures(&board, &house.tree(), Some(id(DISTRICT)), day("2026-11-20")).shared;
    let told: Vec<(&str, usize, usize)> =
        shared.iter().map(|one| (one.text.as_str(), one.units.len(), one.count)).collect();
    // The whole that was parted is not counted beside its parts.
    assert_eq!(told, [("记录不规范", 4, 6)]);
}

#[test]
fn what_has_no_dimension_has_a_list_too() {
    let (house, board) = parted();
    let all = figures(&board, &house.tree(), Some(id(DISTRICT)), day("2026-11-20"));
    let labels: Vec<&str> = all.dimensions.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["未分维度"]);
    assert_eq!(all.dimensions[0].filter.dimension.as_deref(), Some(""));
}

#[test]
fn late_ones_come_first_and_closed_ones_last() {
    let (mut house, closed) = house();
    for (org, deed) in [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收")] {
        act(&mut house, closed, org, deed, "2026-11-05").unwrap();
    }
    for (name, due) in [("没有时限", None), ("还早", Some("2026-12-20")), ("逾期", Some("2026-11-19"))] {
        house.apply(deeds::create(&house.tree(), actor(EAST), id(UNIT), name, when("2026-11-01"), id(name)));
        if let Some(due) = due {
            house.set::<Finding>(id(name), Finding::due, &day(due));
        }
    }
    let board = Board::read(&house.ledger, None);
    let filter = Filter { show: Show::All, source: None::<FindingSource>, ..Filter::default() };
    let list = found(&board, &house.tree(), &filter, day("2026-11-20"), &|_| None);
    assert_eq!(list, [id("逾期"), id("还早"), id("没有时限"), closed]);
}

#[test]
fn a_unit_counts_what_is_below_it_and_one_without_any_has_no_rate() {
    let (house, board) = parted();
    let (tree, today) = (house.tree(), day("2026-11-20"));
    let of = |top: &str| -> Vec<(String, usize, usize, usize, Option<usize>)> {
        let units = figures(&board, &tree, Some(id(top)), today).units;
        units.into_iter().map(|one| (one.label.clone(), one.count, one.closed, one.late, one.rate())).collect()
    };
    let row = |name: &str, count, closed, late, rate| (name.to_owned(), count, closed, late, rate);
    let street = crate::ledger::work::fixture::STREET;
    assert_eq!(of(DISTRICT), [row(EAST, 6, 1, 2, Some(166)), row(WEST, 2, 0, 2, Some(0)), row(street, 0, 0, 0, None)]);
    assert_eq!(
        of(EAST),
        [
            row(UNITS[1], 2, 0, 1, Some(0)),
            row(UNITS[0], 3, 1, 0, Some(333)),
            row(&format!("{EAST}本级"), 1, 0, 1, Some(0)),
        ]
    );
    assert_eq!(of(UNITS[2]), [row(UNITS[2], 2, 0, 2, Some(0))]);
}
