#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use rstest::rstest;
use std::collections::BTreeSet;

fn demand(value: i64, unit: &str, period: Period) -> Demand {
    Demand { value, unit: unit.to_owned(), period }
}

#[test]
fn the_data_is_whole() {
    let parsed: Result<Vec<Rule>, _> = serde_json::from_str(include_str!("../../data/rules.json"));
    assert_eq!(parsed.map_err(|e| e.to_string()).unwrap(), all());
    let ids: BTreeSet<&str> = all().iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids.len(), all().len(), "each name once");
    assert!(all().iter().all(|r| !r.title.is_empty() && !r.source.title.is_empty() && !r.demand.unit.is_empty()));
}

#[rstest]
#[case(PARTY_DAY_MONTHLY, 1)]
#[case(PARTY_DAY_YEARLY_PLAN, 1)]
#[case(PARTY_DAY_WITHIN_DAYS, 7)]
#[case(PARTY_DAY_NOTICE_DAYS, 7)]
#[case(RECORD_WORKDAYS, 3)]
#[case(RECTIFY_AHEAD_DAYS, 7)]
#[case(RECTIFY_AT_ONCE_DAYS, 3)]
#[case(RECTIFY_MONTHLY_DAY, 25)]
#[case(TASK_AHEAD_DAYS, 10)]
#[case(STUDY_HOURS_MEMBER, 32)]
#[case(STUDY_HOURS_LEADER, 56)]
#[case(STUDY_HOURS_EXEMPT, 0)]
#[case(CREDIT_PER_HOUR, 1)]
#[case(BRANCH_MEMBERS_MIN, 3)]
#[case(BRANCH_MEMBERS_MAX, 50)]
#[case(BRANCH_COMMITTEE_MEMBERS, 7)]
fn every_name_has_its_rule(#[case] id: &str, #[case] expected: i64) {
    assert!(rule(id).is_some());
    assert_eq!(value(id), expected);
}

#[rstest]
#[case("branch", "community", Some(5))]
#[case("branch", "village", Some(5))]
#[case("general_branch", "community", Some(5))]
#[case("community", "community", Some(5))]
#[case("community", "office", Some(5))]
#[case("general_branch", "office", Some(3))]
#[case("branch", "school", Some(3))]
#[case("branch", "", Some(3))]
#[case("group", "community", None)]
#[case("street", "community", None)]
#[case("district", "", None)]
fn terms_go_by_level_and_sector(#[case] level: &str, #[case] sector: &str, #[case] years: Option<i64>) {
    assert_eq!(term_years(level, sector), years);
}

/// Seed 003 asks for one 主题党日 a year, below the 条例.
#[test]
fn a_plan_below_the_rule_is_said_and_the_rule_holds() {
    let rule = rule(PARTY_DAY_MONTHLY).unwrap();
    let own = &super::rule(PARTY_DAY_YEARLY_PLAN).unwrap().demand;
    assert_eq!(rule.compare_words(own), "条例 每月 1 天，本单位 全年 1 次");
    assert!(rule.is_undercut_by(own));
    assert_eq!(rule.stricter(own), &rule.demand);
}

#[rstest]
#[case(STUDY_HOURS_MEMBER, demand(40, "学时", Period::Year), "条例 全年 32 学时，本单位 全年 40 学时", false, 40)]
#[case(STUDY_HOURS_MEMBER, demand(8, "学时", Period::Quarter), "条例 全年 32 学时，本单位 每季度 8 学时", false, 32)]
#[case(STUDY_HOURS_MEMBER, demand(2, "学时", Period::Month), "条例 全年 32 学时，本单位 每月 2 学时", true, 32)]
#[case(BRANCH_MEMBERS_MAX, demand(60, "人", Period::None), "条例 不超过 50 人，本单位 不超过 60 人", true, 50)]
#[case(BRANCH_MEMBERS_MAX, demand(30, "人", Period::None), "条例 不超过 50 人，本单位 不超过 30 人", false, 30)]
#[case(BRANCH_MEMBERS_MAX, demand(30, "人", Period::Year), "条例 不超过 50 人，本单位 全年 30 人", false, 50)]
fn the_stricter_holds(
    #[case] id: &str,
    #[case] own: Demand,
    #[case] words: &str,
    #[case] undercut: bool,
    #[case] holds: i64,
) {
    let rule = rule(id).unwrap();
    assert_eq!(rule.compare_words(&own), words);
    assert_eq!(rule.is_undercut_by(&own), undercut);
    assert_eq!(rule.stricter(&own).value, holds);
}

/// The keys in the data are those of the kinds.
#[test]
fn keys_are_keys_of_the_kinds() {
    use crate::domain::organization::{Level, Sector};
    for rule in all() {
        assert!(rule.applies.levels.iter().all(|key| Level::CHOICES.iter().any(|c| c.key == key)), "{}", rule.id);
        assert!(rule.applies.sectors.iter().all(|key| Sector::CHOICES.iter().any(|c| c.key == key)), "{}", rule.id);
    }
}

#[rstest]
#[case(PARTY_DAY_MONTHLY, "《中国共产党支部工作条例（试行）》第十六条")]
#[case(STUDY_HOURS_LEADER, "《2019—2023年全国党员教育培训工作规划》（待确认）")]
#[case(PARTY_DAY_NOTICE_DAYS, "本软件建议值，无文件规定（待确认）")]
fn sources_are_named(#[case] id: &str, #[case] words: &str) {
    assert_eq!(rule(id).unwrap().source_words(), words);
}
