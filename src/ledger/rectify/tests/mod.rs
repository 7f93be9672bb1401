#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod boards;
mod letters;
mod lists;
mod months;
mod orders;
mod pages;
mod pasted;
mod steps;

use super::When;
use super::deeds::{self, Actor, Verdict};
use crate::domain::dates::Date;
use crate::domain::finding::{Finding, FindingState, Outcome};
use crate::domain::kind::{Id, Ref};
use crate::ledger::tour::fixture::{DISTRICT, EAST, UNITS, WEST, district};
use crate::ledger::work::fixture::{House, day, id};
use crate::ledger::{Draft, Ledger};

/// The community of the tests, and its 街道.
const UNIT: &str = UNITS[0];

fn when(text: &str) -> When {
    When { day: day(text), time: i64::from(chrono::Datelike::num_days_from_ce(&day(text))) }
}

fn actor(org: &str) -> Actor<'_> {
    Actor { me: id(org), name: "张三" }
}

/// A house with a finding that the 街道 issued to the 社区, ready but for the claim.
fn house() -> (House, Id) {
    let mut house = district();
    let finding = id("问题");
    house.apply(deeds::create(&house.tree(), actor(EAST), id(UNIT), "流动党员联系不经常", when("2026-11-01"), finding));
    house.set::<Finding>(finding, Finding::due, &day("2026-11-30"));
    house.set::<Finding>(finding, Finding::leaders, &vec![Ref::named("社区党委书记")]);
    let fresh = house.fresh();
    let (draft, _) = super::measures::add(&house.ledger, finding, "每月联系一次，记入台账", fresh).unwrap();
    house.apply(draft);
    (house, finding)
}

impl House {
    fn state_of(&self, finding: Id) -> FindingState {
        super::board::Board::read(&self.ledger, None).state(finding).unwrap()
    }
}

fn passed<'a>() -> Verdict<'a> {
    Verdict { outcome: Outcome::Accepted, opinion: "已到位", next: None }
}

fn returned<'a>() -> Verdict<'a> {
    Verdict { outcome: Outcome::Returned, opinion: "没有执行记录", next: None }
}

/// Does something that a person does at an organization on a day.
fn act(house: &mut House, finding: Id, org: &str, deed: &str, on: &str) -> Result<(), String> {
    let (fresh, tree) = (house.fresh(), house.tree());
    let draft: Draft = deed_of(&house.ledger, &tree, finding, actor(org), deed, when(on), fresh)?;
    house.apply(draft);
    Ok(())
}

fn deed_of(
    ledger: &Ledger,
    tree: &crate::ledger::OrgTree,
    finding: Id,
    actor: Actor<'_>,
    deed: &str,
    when: When,
    fresh: Id,
) -> Result<Draft, String> {
    use crate::domain::finding::{OversightKind, RecheckOutcome};
    match deed {
        "认领" => deeds::claim(ledger, tree, finding, actor, when),
        "报验" => deeds::submit(ledger, tree, finding, (actor, when), "已建立联系台账", fresh),
        "验收" => deeds::accept(ledger, tree, finding, (actor, when), passed(), fresh),
        "退回" => deeds::accept(ledger, tree, finding, (actor, when), returned(), fresh),
        "督办" => deeds::oversee(ledger, tree, finding, (actor, when), (OversightKind::Urge, "进度慢", true), fresh),
        "反弹" => {
            let failed = (RecheckOutcome::Failed, "又停了");
            deeds::recheck(ledger, tree, finding, (actor, when), failed, &fresh.to_string())
        }
        _ => deeds::plan_recheck(ledger, tree, finding, actor, (add_month(when.day), "李四"), fresh),
    }
}

fn add_month(day: Date) -> Date {
    crate::domain::dates::add_months(day, 1)
}

#[test]
fn the_other_street_and_the_district_are_there() {
    let house = district();
    for org in [DISTRICT, EAST, WEST, UNIT] {
        assert!(house.tree().get(id(org)).is_some(), "{org}");
    }
}
