use super::*;
use crate::ui::lists::fixture::*;
use rstest::rstest;

fn house() -> House {
    let mut house = House::new();
    house.member(
        "李桂兰",
        &[("gender", "female"), ("birth", "1970-12"), ("joined", "1995-07-01"), ("post", "支部书记")],
    );
    house.member("孙长青", &[("standing", "probationary"), ("gender", "male")]);
    house.member("走了的", &[("left", "2026-01-01")]);
    house.private("李桂兰", "411224197012011235", "13812342210");
    house
}

fn all(house: &House) -> Vec<MemberRow> {
    rows(&house.ledger, &house.tree(), id("街道"), day("2026-11-21"))
}

fn names(rows: &[&MemberRow]) -> Vec<String> {
    rows.iter().map(|row| row.member.name.clone()).collect()
}

#[rstest]
#[case(Filter::All, &["李桂兰", "孙长青"])]
#[case(Filter::Probationary, &["孙长青"])]
#[case(Filter::Lacking, &["孙长青"])]
#[case(Filter::Exempt, &[])]
#[case(Filter::Left, &["走了的"])]
fn filters_show_whom_they_name(#[case] filter: Filter, #[case] expected: &[&str]) {
    let all = all(&house());
    let mut shown = names(&all.iter().filter(|row| filter.shows(row)).collect::<Vec<_>>());
    let mut expected: Vec<String> = expected.iter().map(|name| (*name).to_owned()).collect();
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
}

#[test]
fn a_card_that_cannot_be_right_is_to_be_mended() {
    let mut house = house();
    house.private("李桂兰", "411224197012011234", "13812342210");
    let all = all(&house);
    let row = all.iter().find(|row| row.member.name == "李桂兰").unwrap();
    assert_eq!((row.lacking.as_slice(), Filter::Lacking.shows(row)), (["身份证号不对"].as_slice(), true));
}

#[rstest]
#[case("2210", Some(vec![]))]
#[case("书记", Some(vec![]))]
#[case("桂兰", Some(vec![(1, 3)]))]
#[case("孙", None)]
fn members_are_found_by_what_they_are_known_by(#[case] query: &str, #[case] marks: Option<Vec<(usize, usize)>>) {
    let all = all(&house());
    let row = all.iter().find(|row| row.member.name == "李桂兰").unwrap();
    assert_eq!(found(row, query, &|_| None), marks);
}

#[test]
fn the_empty_come_last_whichever_way_it_is_sorted() {
    let all = all(&house());
    let mut shown: Vec<&MemberRow> = all.iter().filter(|row| Filter::All.shows(row)).collect();
    for descending in [false, true] {
        sort(&mut shown, Member::birth, descending, &str::cmp);
        assert_eq!(names(&shown), ["李桂兰", "孙长青"]);
    }
    sort(&mut shown, Member::name, false, &|a, b| b.cmp(a));
    assert_eq!(names(&shown), ["李桂兰", "孙长青"]);
}

#[test]
fn private_values_are_masked() {
    assert_eq!(masked(MemberPrivate::id_card, "411224197012011234"), "4112**********1234");
    assert_eq!(masked(MemberPrivate::phone, "13812342210"), "138****2210");
    assert_eq!(masked(MemberPrivate::address, "青岛路 1 号"), "已填");
}

#[test]
fn sums_leave_out_what_is_not_known() {
    let all = all(&house());
    let sums = sums(all.iter().filter(|row| Filter::All.shows(row)), day("2026-11-21"));
    assert_eq!(sums, Sums { full: 1, probationary: 1, men: 1, women: 1, age: Some(55) });
    assert_eq!(super::sums([], day("2026-11-21")).age, None);
}

#[test]
fn every_declared_column_has_a_value() {
    let all = all(&house());
    assert!(all.iter().all(|row| row.cells.len() == columns().len()));
}
