use super::super::board::Board;
use super::super::month_cells::{MonthCell, confirm, write};
use super::super::monthly::{Row, page};
use super::super::register::register;
use super::*;
use crate::domain::progress::Progress;
use rstest::rstest;

const MONTH: &str = "2026-11";

fn claimed() -> (House, Id) {
    let (mut house, finding) = house();
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    (house, finding)
}

fn row(house: &House) -> Row {
    let board = Board::read(&house.ledger, None);
    page(&house.ledger, &house.tree(), &board, id(UNIT), MONTH.parse().unwrap()).remove(0)
}

fn typed(house: &mut House, cell: MonthCell, text: &str) {
    let who = ("张三", day("2026-11-20"));
    if let Some(draft) = write(&house.ledger, &row(house), MONTH.parse().unwrap(), &[(cell, text)], who).unwrap() {
        house.apply(draft);
    }
}

fn is_reported(house: &House, finding: Id) -> bool {
    Board::read(&house.ledger, None).entry(finding).unwrap().months.contains(&MONTH.parse().unwrap())
}

#[test]
fn boxes_are_written_one_by_one_and_emptied_again() {
    let (mut house, finding) = claimed();
    typed(&mut house, MonthCell::Quality, "  台账齐全 ");
    typed(&mut house, MonthCell::Percent, "４０％");
    let now = row(&house).now.unwrap();
    assert_eq!((now.quality.as_str(), now.percent, now.by.as_str()), ("台账齐全", Some(40), "张三"));
    assert!(is_reported(&house, finding));
    typed(&mut house, MonthCell::Quality, "");
    typed(&mut house, MonthCell::Percent, "");
    assert!(!is_reported(&house, finding), "an empty row is not reported");
    typed(&mut house, MonthCell::Text, "已联系 12 人");
    assert!(is_reported(&house, finding), "and can be written again");
}

#[test]
fn a_row_that_is_cleared_in_one_go_is_not_reported() {
    let (mut house, finding) = claimed();
    typed(&mut house, MonthCell::Text, "已联系 12 人");
    typed(&mut house, MonthCell::Effect, "党员满意");
    let cells = MonthCell::ALL.map(|cell| (cell, ""));
    let who = ("张三", day("2026-11-20"));
    house.apply(write(&house.ledger, &row(&house), MONTH.parse().unwrap(), &cells, who).unwrap().unwrap());
    assert!(!is_reported(&house, finding));
}

#[test]
fn one_key_confirms_and_words_take_its_place() {
    let (mut house, finding) = claimed();
    let who = ("张三", day("2026-11-20"));
    let month = MONTH.parse().unwrap();
    house.apply(confirm(&house.ledger, &row(&house), month, who).unwrap().unwrap());
    assert!(is_reported(&house, finding));
    assert!(confirm(&house.ledger, &row(&house), month, who).unwrap().is_none(), "said once is said");
    typed(&mut house, MonthCell::Text, "已联系 12 人");
    assert!(!row(&house).now.unwrap().unchanged);
    assert!(confirm(&house.ledger, &row(&house), month, who).unwrap_err().contains("已经写了"));
    typed(&mut house, MonthCell::Text, "");
    assert_eq!(row(&house).now, None::<Progress>);
    house.apply(confirm(&house.ledger, &row(&house), month, who).unwrap().unwrap());
    assert!(row(&house).now.unwrap().unchanged, "what was cleared is there again");
}

#[rstest]
#[case("101")]
#[case("一半")]
#[case("-1")]
fn no_percentage_is_refused(#[case] text: &str) {
    let (house, _) = claimed();
    let cells = [(MonthCell::Text, "改了"), (MonthCell::Percent, text)];
    let refused = write(&house.ledger, &row(&house), MONTH.parse().unwrap(), &cells, ("张三", day("2026-11-20")));
    assert_eq!(refused.unwrap_err(), (Some(MonthCell::Percent), "完成写 0 至 100".to_owned()));
}

#[test]
fn the_register_tells_each_finding_in_a_row() {
    let (mut house, _) = claimed();
    typed(&mut house, MonthCell::Text, "已联系 12 人");
    typed(&mut house, MonthCell::Percent, "60");
    let rows = |house: &House, all: bool, on: &str| {
        let board = Board::read(&house.ledger, None);
        register(&house.ledger, &house.tree(), &board, id(EAST), (all, day(on)))
    };
    let told = rows(&house, false, "2026-12-05").remove(0);
    assert_eq!(told.measures, ["一是每月联系一次，记入台账"]);
    assert_eq!(told.progress, "11月：已联系 12 人（完成 60%）");
    assert_eq!((told.unit.as_str(), told.limit.as_str(), told.state.as_str()), (UNIT, "2026-11-30", "整改中，逾期"));
    assert_eq!(told.closed, "");
    let finding = row(&house).id;
    act(&mut house, finding, UNIT, "报验", "2026-11-21").unwrap();
    act(&mut house, finding, EAST, "验收", "2026-11-22").unwrap();
    assert!(rows(&house, false, "2026-12-05").is_empty());
    assert_eq!(rows(&house, true, "2026-12-05")[0].closed, "2026-11-22");
}
