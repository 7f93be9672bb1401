use super::super::deeds::{may_accept, split};
use super::*;
use crate::domain::finding::FindingSource;
use rstest::rstest;

/// What was done before, who tries what, and what is said.
#[rstest]
#[case("", UNIT, "报验", "先由责任单位认领")]
#[case("", EAST, "验收", "还没有报验")]
#[case("", WEST, "认领", "由东一社区党委来做")]
#[case("认领", UNIT, "认领", "已经认领")]
#[case("认领", UNIT, "验收", "验收由东街道党工委来做")]
#[case("认领 报验", UNIT, "验收", "验收由东街道党工委来做")]
#[case("认领 报验", WEST, "验收", "验收由东街道党工委来做")]
#[case("认领 报验", UNIT, "报验", "等验收")]
#[case("认领 报验 验收", UNIT, "报验", "已经销号")]
#[case("认领 报验 验收", EAST, "验收", "已经销号")]
#[case("认领", EAST, "安排回头看", "还没有销号")]
#[case("认领 报验 验收", UNIT, "安排回头看", "验收由东街道党工委来做")]
#[case("认领", UNIT, "督办", "督查由东一社区党委的上级来做")]
#[case("认领 报验", EAST, "反弹", "还没有销号")]
fn what_the_rules_forbid_is_refused_with_who_and_when(
    #[case] before: &str,
    #[case] who: &str,
    #[case] deed: &str,
    #[case] why: &str,
) {
    let (mut house, finding) = house();
    for (at, deed) in before.split_whitespace().enumerate() {
        let org = if deed == "验收" { EAST } else { UNIT };
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
    }
    let state = house.state_of(finding);
    let said = act(&mut house, finding, who, deed, "2026-11-20").unwrap_err();
    assert!(said.contains(why), "{said}");
    assert_eq!(house.state_of(finding), state);
}

#[test]
fn a_finding_goes_its_whole_way() {
    let (mut house, finding) = house();
    let steps = [
        (UNIT, "认领", FindingState::Listed),
        (UNIT, "报验", FindingState::Waiting),
        (EAST, "退回", FindingState::Doing),
        (EAST, "督办", FindingState::Doing),
        (UNIT, "报验", FindingState::Waiting),
        (EAST, "验收", FindingState::Closed),
        (EAST, "安排回头看", FindingState::Closed),
        (EAST, "反弹", FindingState::Doing),
        (UNIT, "报验", FindingState::Waiting),
        (DISTRICT, "验收", FindingState::Closed),
    ];
    for (at, (org, deed, state)) in steps.into_iter().enumerate() {
        act(&mut house, finding, org, deed, &format!("2026-11-{:02}", at + 2)).unwrap();
        assert_eq!(house.state_of(finding), state, "{deed}");
    }
    let board = super::super::board::Board::read(&house.ledger, None);
    let life = &board.entry(finding).unwrap().life;
    assert_eq!((life.returned, life.reopened, life.urged), (1, 1, 1));
}

#[test]
fn several_steps_of_one_day_keep_their_order() {
    let (mut house, finding) = house();
    for (at, (org, deed)) in
        [(UNIT, "认领"), (UNIT, "报验"), (EAST, "退回"), (UNIT, "报验"), (EAST, "验收")].into_iter().enumerate()
    {
        let (fresh, tree) = (house.fresh(), house.tree());
        let when = When { day: day("2026-11-05"), time: at as i64 };
        house.apply(deed_of(&house.ledger, &tree, finding, actor(org), deed, when, fresh).unwrap());
    }
    assert_eq!(house.state_of(finding), FindingState::Closed);
}

#[rstest]
#[case(Finding::measures, "措施")]
#[case(Finding::leaders, "责任人")]
#[case(Finding::due, "时限")]
fn what_lacks_measures_persons_or_a_limit_is_not_ready(#[case] field: &str, #[case] word: &str) {
    let (mut house, finding) = house();
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    let keys: Vec<String> = house.ledger.read::<Finding>(finding).unwrap().measures.keys().cloned().collect();
    house.commit(|draft| {
        if field == Finding::measures {
            for key in &keys {
                draft.put(Finding::KIND, finding, format!("measures.{key}.text"), crate::domain::kind::Value::Null);
            }
        } else {
            draft.put(Finding::KIND, finding, field, crate::domain::kind::Value::Null);
        }
    });
    assert!(act(&mut house, finding, UNIT, "报验", "2026-11-03").unwrap_err().contains(word));
}

#[test]
fn what_a_unit_found_itself_is_accepted_above_or_marked_as_checked_by_itself() {
    let mut house = district();
    let finding = id("自查");
    house.apply(deeds::create(&house.tree(), actor(UNIT), id(UNIT), "台账不全", when("2026-11-01"), finding));
    let read: Finding = house.ledger.read(finding).unwrap();
    assert_eq!(read.source, FindingSource::Own);
    assert_eq!(may_accept(&house.tree(), id(UNIT), &read), Ok(deeds::Accepts::Own));
    assert_eq!(may_accept(&house.tree(), id(EAST), &read), Ok(deeds::Accepts::Upper));
    assert!(may_accept(&house.tree(), id(WEST), &read).unwrap_err().contains("上级验收"));
    house.set::<Finding>(finding, Finding::due, &day("2026-11-30"));
    house.set::<Finding>(finding, Finding::persons, &vec![Ref::named("张三")]);
    let fresh = house.fresh();
    let (draft, _) = super::super::measures::add(&house.ledger, finding, "补齐", fresh).unwrap();
    house.apply(draft);
    act(&mut house, finding, UNIT, "报验", "2026-11-05").unwrap();
    act(&mut house, finding, UNIT, "验收", "2026-11-06").unwrap();
    assert_eq!(house.state_of(finding), FindingState::Closed);
    let read: Finding = house.ledger.read(finding).unwrap();
    assert!(read.acceptances.is_empty() && read.self_checks.len() == 1);
}

#[test]
fn what_lasts_is_closed_by_stages() {
    let (mut house, finding) = house();
    house.set::<Finding>(finding, Finding::long, &true);
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    act(&mut house, finding, UNIT, "报验", "2026-11-03").unwrap();
    let (fresh, tree) = (house.fresh(), house.tree());
    let past = Verdict { next: Some(day("2026-11-01")), ..passed() };
    assert!(deeds::accept(&house.ledger, &tree, finding, (actor(EAST), when("2026-11-04")), past, fresh).is_err());
    let next = Verdict { next: Some(day("2027-03-31")), ..passed() };
    let draft = deeds::accept(&house.ledger, &tree, finding, (actor(EAST), when("2026-11-04")), next, fresh).unwrap();
    assert!(draft.label.contains("阶段销号"));
    house.apply(draft);
    assert_eq!(house.state_of(finding), FindingState::Staged);
}

#[test]
fn a_whole_that_was_parted_follows_its_parts() {
    let (mut house, finding) = house();
    act(&mut house, finding, UNIT, "认领", "2026-11-02").unwrap();
    let mut keys = (0..20).map(|n| id(&format!("部分{n}")));
    let units = [Ref::to(id(UNITS[0]), UNITS[0]), Ref::to(id(UNITS[1]), UNITS[1])];
    let draft =
        split(&house.ledger, &house.tree(), finding, actor(EAST), &units, &mut || keys.next().unwrap()).unwrap();
    house.apply(draft);
    assert_eq!(house.state_of(finding), FindingState::Unclaimed);
    assert!(act(&mut house, finding, UNIT, "报验", "2026-11-03").unwrap_err().contains("已经分解"));
    let parts: Vec<(Id, String)> = house
        .ledger
        .all::<Finding>()
        .into_iter()
        .filter(|one| one.parent == Some(finding))
        .map(|one| (one.id, one.unit.name.clone()))
        .collect();
    assert_eq!(parts.len(), 2);
    for (part, unit) in &parts {
        house.set::<Finding>(*part, Finding::persons, &vec![Ref::named("李四")]);
        act(&mut house, *part, unit, "认领", "2026-11-04").unwrap();
        act(&mut house, *part, unit, "报验", "2026-11-05").unwrap();
    }
    assert_eq!(house.state_of(finding), FindingState::Waiting);
    act(&mut house, parts[0].0, EAST, "验收", "2026-11-06").unwrap();
    assert_eq!(house.state_of(finding), FindingState::Waiting);
    act(&mut house, parts[1].0, EAST, "验收", "2026-11-06").unwrap();
    assert_eq!(house.state_of(finding), FindingState::Closed);
}

#[test]
fn another_unit_takes_a_finding_on_once() {
    let (mut house, finding) = house();
    let mut keys = (0..9).map(|n| id(&format!("认领{n}")));
    let mut fresh = || keys.next().unwrap();
    let draft =
        deeds::claim_from(&house.ledger, &house.tree(), finding, (actor(UNITS[2]), when("2026-11-08")), &mut fresh)
            .unwrap();
    house.apply(draft);
    let own = house.ledger.all::<Finding>().into_iter().find(|one| one.claimed_from == Some(finding)).unwrap();
    assert_eq!((own.source, own.org, own.measures.len()), (FindingSource::Circular, Some(id(UNITS[2])), 1));
    assert_eq!(house.state_of(own.id), FindingState::Listed);
    let again =
        deeds::claim_from(&house.ledger, &house.tree(), finding, (actor(UNITS[2]), when("2026-11-08")), &mut fresh);
    assert!(again.unwrap_err().contains("已经有"));
    let own_one =
        deeds::claim_from(&house.ledger, &house.tree(), finding, (actor(UNIT), when("2026-11-08")), &mut fresh);
    assert!(own_one.is_err());
}
