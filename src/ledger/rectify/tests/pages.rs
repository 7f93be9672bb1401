use super::super::board::Board;
use super::super::evidence::progress_of;
use super::super::hand_over::hand_over;
use super::super::limit::{self, Press};
use super::super::monthly;
use super::super::ready::{Deed, next, planned, refusal};
use super::super::story::{Sign, story};
use super::*;
use crate::domain::finding::OversightKind;
use rstest::rstest;

fn story_of(house: &House, finding: Id) -> Vec<(String, String, Sign)> {
    let board = Board::read(&house.ledger, None);
    let entry = board.entry(finding).unwrap();
    let progress = progress_of(&house.ledger, entry);
    let lines = story(&entry.finding, &entry.life, board.state(finding).unwrap(), &progress);
    lines.into_iter().map(|line| (line.day.to_string(), line.what, line.sign)).collect()
}

/// What was done, who looks, and what is the ink button then.
#[rstest]
#[case("", UNIT, Some(Deed::Claim))]
#[case("", EAST, None)]
#[case("认领", UNIT, Some(Deed::Submit))]
#[case("认领", EAST, None)]
#[case("认领 报验", UNIT, None)]
#[case("认领 报验", EAST, Some(Deed::Accept))]
#[case("认领 报验", DISTRICT, Some(Deed::Accept))]
#[case("认领 报验 退回", UNIT, Some(Deed::Submit))]
#[case("认领 报验 验收", UNIT, None)]
#[case("认领 报验 验收", EAST, Some(Deed::PlanRecheck))]
#[case("认领 报验 验收 安排回头看", EAST, None)]
#[case("认领 报验 验收 反弹", UNIT, Some(Deed::Submit))]
fn the_ink_button_is_what_one_has_to_do_oneself(
    #[case] before: &str,
    #[case] who: &str,
    #[case] expected: Option<Deed>,
) {
    let (mut house, finding) = house();
    for (at, deed) in before.split_whitespace().enumerate() {
        let org = if matches!(deed, "认领" | "报验") { UNIT } else { EAST };
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    let board = Board::read(&house.ledger, None);
    let found = next(&board, &house.tree(), id(who), finding, day("2026-11-20"));
    assert_eq!(found, expected);
    if let Some(deed) = found {
        assert_eq!(refusal(&board, &house.tree(), id(who), finding, deed), None);
    }
}

#[test]
fn a_recheck_is_offered_on_its_day() {
    let (mut house, finding) = house();
    for (org, deed) in [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收"), (EAST, "安排回头看")] {
        act(&mut house, finding, org, deed, "2026-11-05").unwrap();
    }
    let board = Board::read(&house.ledger, None);
    let on = |text: &str| next(&board, &house.tree(), id(EAST), finding, day(text));
    assert_eq!(on("2026-12-04"), None);
    assert_eq!(on("2026-12-05"), Some(Deed::Recheck));
    assert_eq!(planned(board.entry(finding).unwrap()).unwrap().1.due, Some(day("2026-12-05")));
}

/// What a page says before anything is pressed is what the deed says when it is.
#[rstest]
#[case("")]
#[case("认领")]
#[case("认领 报验")]
#[case("认领 报验 退回")]
#[case("认领 报验 验收")]
#[case("认领 报验 验收 反弹")]
fn a_page_and_a_deed_refuse_alike(#[case] before: &str) {
    let (mut house, finding) = house();
    for (at, deed) in before.split_whitespace().enumerate() {
        let org = if matches!(deed, "认领" | "报验") { UNIT } else { EAST };
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    let (board, tree) = (Board::read(&house.ledger, None), house.tree());
    for who in [UNIT, UNITS[1], EAST, WEST, DISTRICT] {
        for (deed, name) in [
            (Deed::Claim, "认领"),
            (Deed::Submit, "报验"),
            (Deed::Accept, "验收"),
            (Deed::PlanRecheck, "安排回头看"),
            (Deed::Recheck, "反弹"),
            (Deed::Oversee, "督办"),
        ] {
            let fresh = house.fresh();
            let done = deed_of(&house.ledger, &tree, finding, actor(who), name, when("2026-11-20"), fresh);
            assert_eq!(refusal(&board, &tree, id(who), finding, deed), done.err(), "{before} {who} {name}");
        }
        let taken =
            deeds::claim_from(&house.ledger, &tree, finding, (actor(who), when("2026-11-20")), &mut || id("新"));
        assert_eq!(refusal(&board, &tree, id(who), finding, Deed::TakeOn), taken.err(), "{before} {who}");
        let parts = [Ref::to(id(UNITS[1]), UNITS[1])];
        let split = deeds::split(&house.ledger, &tree, finding, actor(who), &parts, &mut || id("新"));
        assert_eq!(refusal(&board, &tree, id(who), finding, Deed::Split), split.err(), "{before} {who}");
    }
}

#[test]
fn the_story_is_told_newest_first_with_what_is_to_come() {
    let (mut house, finding) = house();
    for (org, deed, on) in [(UNIT, "认领", "2026-11-02"), (EAST, "督办", "2026-11-10")] {
        act(&mut house, finding, org, deed, on).unwrap();
    }
    let month = "2026-11".parse().unwrap();
    house.apply(monthly::unchanged(&house.ledger, finding, month, ("张三", day("2026-11-12"))).unwrap());
    let expected = [
        ("2026-11-30", "整改时限", Sign::Coming),
        ("2026-11-12", "11月进展", Sign::Report),
        ("2026-11-10", OversightKind::Urge.label(), Sign::Bad),
        ("2026-11-02", "认领建账", Sign::Key),
        ("2026-11-01", "发现", Sign::Report),
    ];
    let told = story_of(&house, finding);
    let told: Vec<(&str, &str, Sign)> = told.iter().map(|(day, what, sign)| (&**day, &**what, *sign)).collect();
    assert_eq!(told, expected);
    for (org, deed, on) in [(UNIT, "报验", "2026-11-13"), (EAST, "退回", "2026-11-13"), (UNIT, "报验", "2026-11-14")]
    {
        act(&mut house, finding, org, deed, on).unwrap();
    }
    let told: Vec<String> = story_of(&house, finding).into_iter().map(|(_, what, _)| what).collect();
    assert_eq!(told[..3], ["报验", "退回", "报验"]);
}

#[test]
fn every_entry_of_the_life_is_told() {
    let (mut house, finding) = house();
    let steps = [(UNIT, "认领"), (UNIT, "报验"), (EAST, "验收"), (EAST, "督办"), (EAST, "反弹"), (UNIT, "报验")];
    for (at, (org, deed)) in steps.into_iter().enumerate() {
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    let board = Board::read(&house.ledger, None);
    assert_eq!(story_of(&house, finding).len(), board.entry(finding).unwrap().life.events.len());
}

#[rstest]
#[case("", Some("2026-11-15"), false, "11-15 逾期 5 天", Press::Late)]
#[case("", Some("2026-11-20"), false, "11-20 今天到期", Press::Soon)]
#[case("", Some("2026-11-25"), false, "11-25 还有 5 天", Press::Soon)]
#[case("", Some("2026-12-25"), false, "12-25", Press::Plain)]
#[case("", Some("2027-01-05"), false, "2027-01-05", Press::Plain)]
#[case("", Some("2026-12-25"), true, "12-25 起长期", Press::Plain)]
#[case("", None, true, "长期坚持", Press::Long)]
#[case("", None, false, "未填", Press::Lacking)]
#[case("认领 报验", Some("2026-11-15"), false, "11-15", Press::Plain)]
#[case("认领 报验 验收", Some("2026-11-15"), false, "11-04 销号", Press::Done)]
#[case("认领 报验 验收", Some("2026-11-15"), true, "长期坚持", Press::Long)]
fn a_limit_says_how_pressing_it_is(
    #[case] before: &str,
    #[case] due: Option<&str>,
    #[case] long: bool,
    #[case] words: &str,
    #[case] press: Press,
) {
    let (mut house, finding) = house();
    for (at, deed) in before.split_whitespace().enumerate() {
        let org = if deed == "验收" { EAST } else { UNIT };
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    house.commit(|draft| {
        let due =
            due.map(day).as_ref().map_or(crate::domain::kind::Value::Null, crate::domain::kind::FieldValue::to_value);
        draft.put(Finding::KIND, finding, Finding::due, due).set::<Finding, _>(finding, Finding::long, &long);
    });
    let board = Board::read(&house.ledger, None);
    let found = limit::words(board.entry(finding).unwrap(), board.state(finding).unwrap(), day("2026-11-20"));
    assert_eq!(found, (words.to_owned(), press));
}

#[rstest]
#[case("", 1, "措施 1 条，完成 0 条")]
#[case("认领", 2, "措施 1 条，完成 0 条")]
#[case("认领 报验", 4, "措施 1 条，完成 0 条")]
#[case("认领 报验 验收", 5, "措施 1 条，完成 0 条")]
fn the_stages_say_where_it_stands(#[case] before: &str, #[case] now: usize, #[case] mending: &str) {
    let (mut house, finding) = house();
    for (at, deed) in before.split_whitespace().enumerate() {
        let org = if deed == "验收" { EAST } else { UNIT };
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    let board = Board::read(&house.ledger, None);
    let (entry, state) = (board.entry(finding).unwrap(), board.state(finding).unwrap());
    let (stages, at) = limit::stages(entry, state, day("2026-11-20"));
    assert_eq!((stages.len(), at, stages[2].note.as_str()), (6, now, mending));
}

#[rstest]
#[case(EAST, UNITS[1], Ok(true))]
#[case(DISTRICT, UNITS[2], Ok(true))]
#[case(EAST, UNIT, Ok(false))]
#[case(EAST, UNITS[2], Err("请上级来改"))]
#[case(UNIT, UNITS[1], Err("请上级来改"))]
#[case(WEST, UNITS[2], Err("由东一社区党委或它的上级来改"))]
#[case(EAST, "没有的单位", Err("请从下面列出的单位里选"))]
fn a_finding_is_handed_over_by_whoever_stands_above_both(
    #[case] who: &str,
    #[case] to: &str,
    #[case] expected: Result<bool, &str>,
) {
    let (mut house, finding) = house();
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    let unit = Ref::to(id(to), to);
    let draft = hand_over(&house.ledger, &house.tree(), finding, actor(who), &unit);
    match (draft, expected) {
        (Ok(None), Ok(false)) => {}
        (Ok(Some(draft)), Ok(true)) => {
            house.apply(draft);
            let found = super::super::read(&house.ledger, finding).unwrap();
            assert_eq!((found.org, found.unit, found.claimed), (Some(id(to)), unit, None));
        }
        (Err(why), Err(part)) => assert!(why.contains(part), "{why}"),
        (other, _) => panic!("{other:?}"),
    }
}
