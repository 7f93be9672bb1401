//! A sourced rule beside the unit's own value: both are shown, the stricter one warns, neither blocks.

use crate::domain::kind::{Id, Value};
use crate::domain::rules::{self, Demand, PARTY_DAY_MONTHLY, PARTY_DAY_YEARLY_PLAN, Rule};
use crate::domain::unit_rule::RuleOverride;
use crate::ledger::work::slots::revive;
use crate::ledger::{Draft, Ledger, OrgTree};

/// A rule as it holds for an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// `条例 每月 1 天，本单位 全年 1 次`; without a value of the unit's own: `条例 每月 1 天`.
    pub words: String,
    /// `《中国共产党支部工作条例（试行）》第十六条`, and where the unit laid its own down.
    pub source: String,
    /// The stricter number, by which the app warns, in the rule's unit and the period that is stricter.
    pub holds: Demand,
    /// The unit's own value, and the organization that laid it down.
    pub own: Option<(Demand, Id)>,
    /// The unit asks for less than the rule: worth a warning.
    pub undercut: bool,
}

/// A rule and the value that the organization, or the nearest one above it, laid down. `None` for a name that is no rule.
/// For the monthly 主题党日 a unit may also have laid down a number a year (seed 003: at least once).
pub fn rule_line(ledger: &Ledger, tree: &OrgTree, org: Id, rule: &str) -> Option<RuleLine> {
    let known = rules::rule(rule)?;
    let own = own_value(ledger, tree, org, known);
    let mut line = RuleLine {
        words: format!("{} {}", known.source.short, known.words()),
        source: known.source_words(),
        holds: known.demand.clone(),
        own: None,
        undercut: false,
    };
    if let Some((demand, from, source)) = own {
        line.words = known.compare_words(&demand);
        line.undercut = known.is_undercut_by(&demand);
        line.holds = known.stricter(&demand).clone();
        if !source.is_empty() {
            line.source = format!("{}；本单位：{source}", line.source);
        }
        line.own = Some((demand, from));
    }
    Some(line)
}

fn own_value(ledger: &Ledger, tree: &OrgTree, org: Id, rule: &Rule) -> Option<(Demand, Id, String)> {
    let all = ledger.all::<RuleOverride>();
    let yearly = rules::rule(PARTY_DAY_YEARLY_PLAN).filter(|_| rule.id == PARTY_DAY_MONTHLY);
    std::iter::once(tree.resolve(org)).chain(tree.ancestors(org)).find_map(|at| {
        [Some(rule), yearly].into_iter().flatten().find_map(|asked| {
            let of_org = |one: &&RuleOverride| {
                one.rule == asked.id && one.org.map(|org| tree.resolve(org)) == Some(at) && one.value.is_some()
            };
            let own = all.iter().find(of_org)?;
            Some((asked.own(own.value?), at, own.source.clone()))
        })
    })
}

/// Lays down an organization's own value for a rule; `None` takes it away.
pub fn set_rule(ledger: &Ledger, tree: &OrgTree, org: Id, rule: &Rule, value: Option<i64>, source: &str) -> Draft {
    let org = tree.resolve(org);
    let id = RuleOverride::id_of(org, &rule.id);
    let Some(value) = value else {
        let mut draft = Draft::new(format!("{}：不再另定本单位值", rule.title));
        draft.delete(RuleOverride::KIND, id);
        return draft;
    };
    let mut draft = Draft::new(format!("{}：本单位值定为 {value} {}", rule.title, rule.demand.unit));
    revive::<RuleOverride>(&mut draft, ledger, id);
    draft.belongs::<RuleOverride>(id, org);
    draft.set::<RuleOverride, _>(id, RuleOverride::rule, &rule.id);
    draft.put(RuleOverride::KIND, id, RuleOverride::value, Value::from(value));
    draft.set::<RuleOverride, _>(id, RuleOverride::source, &source.trim().to_owned());
    draft
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::rules::{STUDY_HOURS_MEMBER, rule};
    use crate::ledger::work::fixture::*;

    #[test]
    fn seed_003_asks_for_less_than_the_rule() {
        let mut house = House::new();
        let tree = house.tree();
        let yearly = rule(PARTY_DAY_YEARLY_PLAN).unwrap();
        house.apply(set_rule(&house.ledger, &tree, id(STREET), yearly, Some(1), "提升年方案"));
        let line = rule_line(&house.ledger, &tree, id(BRANCH), PARTY_DAY_MONTHLY).unwrap();
        assert_eq!(line.words, "条例 每月 1 天，本单位 全年 1 次");
        assert_eq!(line.source, "《中国共产党支部工作条例（试行）》第十六条；本单位：提升年方案");
        assert!(line.undercut && line.holds == rule(PARTY_DAY_MONTHLY).unwrap().demand);
    }

    #[test]
    fn the_nearest_value_wins_and_can_be_taken_away() {
        let mut house = House::new();
        let tree = house.tree();
        let hours = rule(STUDY_HOURS_MEMBER).unwrap();
        house.apply(set_rule(&house.ledger, &tree, id(STREET), hours, Some(36), ""));
        house.apply(set_rule(&house.ledger, &tree, id(BRANCH), hours, Some(40), ""));
        let holds =
            |house: &House| rule_line(&house.ledger, &tree, id(BRANCH), STUDY_HOURS_MEMBER).unwrap().holds.value;
        assert_eq!(holds(&house), 40);
        house.apply(set_rule(&house.ledger, &tree, id(BRANCH), hours, None, ""));
        assert_eq!(holds(&house), 36);
        house.apply(set_rule(&house.ledger, &tree, id(STREET), hours, Some(24), ""));
        assert_eq!(holds(&house), 32, "the stricter one warns");
        assert!(rule_line(&house.ledger, &tree, id(BRANCH), "没有").is_none());
    }
}
