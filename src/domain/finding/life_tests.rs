#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::super::{Acceptance, Recheck, SelfCheck, Submission};
use super::*;
use crate::domain::dates::parse_day;
use crate::domain::kind::{Id, Kind, Ref};
use rstest::rstest;

fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

/// A finding that the 街道 issued, with these events: `认 11-01`, `始 11-02`, `报 11-03`, `退 11-04`, `收 11-05`, `稳 11-06`, `反 11-07`, `自 11-05`.
fn finding(story: &str, long: bool) -> (Finding, Option<Date>) {
    let mut finding = Finding::blank(Id::natural(&["问题"]));
    finding.org = Some(Id::natural(&["社区"]));
    finding.issuer = Ref::named("街道党工委");
    finding.long = long;
    finding.due = Some(day("2026-11-30"));
    let mut begun = None;
    for (at, word) in story.split_whitespace().enumerate() {
        let what = word.chars().next().unwrap();
        let on = Some(day(&format!("2026-{}", &word[what.len_utf8()..])));
        let (key, time) = (at.to_string(), Some(at as i64));
        let outcome = if what == '退' { Outcome::Returned } else { Outcome::Accepted };
        match what {
            '认' => finding.claimed = on,
            '始' => begun = on,
            '报' => drop(finding.submissions.insert(key, Submission { day: on, time, ..Submission::default() })),
            '退' | '收' => {
                drop(finding.acceptances.insert(key, Acceptance { day: on, time, outcome, ..Acceptance::default() }))
            }
            '自' => drop(finding.self_checks.insert(
                key,
                SelfCheck { day: on, time, ..SelfCheck { outcome: Outcome::Accepted, ..SelfCheck::default() } },
            )),
            '稳' => drop(
                finding
                    .rechecks
                    .insert(key, Recheck { day: on, time, outcome: RecheckOutcome::Held, ..Recheck::default() }),
            ),
            _ => drop(
                finding
                    .rechecks
                    .insert(key, Recheck { day: on, time, outcome: RecheckOutcome::Failed, ..Recheck::default() }),
            ),
        }
    }
    (finding, begun)
}

fn state(story: &str, long: bool) -> FindingState {
    let (finding, begun) = finding(story, long);
    life(&finding, begun).state
}

#[rstest]
#[case("", FindingState::Unclaimed)]
#[case("认11-01", FindingState::Listed)]
#[case("认11-01 始11-02", FindingState::Doing)]
#[case("始11-02", FindingState::Doing)]
#[case("认11-01 始11-02 报11-03", FindingState::Waiting)]
#[case("认11-01 报11-03 退11-04", FindingState::Doing)]
#[case("认11-01 报11-03 退11-04 报11-05 收11-06", FindingState::Closed)]
#[case("认11-01 报11-03 收11-03", FindingState::Closed)]
#[case("认11-01 报11-03 收11-04 稳11-20", FindingState::Closed)]
#[case("认11-01 报11-03 收11-04 反11-20", FindingState::Doing)]
#[case("认11-01 报11-03 收11-04 反11-20 报11-25 收11-26", FindingState::Closed)]
#[case("认11-01 报11-03 退11-03 报11-03", FindingState::Waiting)]
// A 自验 counts for nothing where somebody above issued it.
#[case("认11-01 报11-03 自11-04", FindingState::Waiting)]
fn states_follow_from_what_happened(#[case] story: &str, #[case] expected: FindingState) {
    assert_eq!(state(story, false), expected);
}

#[test]
fn what_lasts_is_never_closed() {
    assert_eq!(state("认11-01 报11-03 收11-04", true), FindingState::Staged);
    assert_eq!(state("认11-01 报11-03 收11-04 报12-03", true), FindingState::Waiting);
    let (mut finding, begun) = finding("认11-01 报11-03 收11-04", true);
    for acceptance in finding.acceptances.values_mut() {
        acceptance.next = Some(day("2027-03-31"));
    }
    let life = life(&finding, begun);
    assert_eq!(life.due, Some(day("2027-03-31")));
    assert!(!life.is_late(day("2027-03-31")) && life.is_late(day("2027-04-01")));
}

#[test]
fn what_was_reopened_has_its_own_limit_again() {
    let (mut finding, begun) = finding("认11-01 报11-03 收11-04 反11-20", true);
    for acceptance in finding.acceptances.values_mut() {
        acceptance.next = Some(day("2027-03-31"));
    }
    let life = life(&finding, begun);
    assert_eq!((life.state, life.due), (FindingState::Doing, finding.due));
}

#[test]
fn the_own_secretary_closes_only_what_the_unit_found_itself() {
    let (mut finding, begun) = finding("认11-01 报11-03 自11-04", false);
    finding.issuer = Ref::default();
    let life = life(&finding, begun);
    assert_eq!(life.state, FindingState::Closed);
    assert!(life.events.last().unwrap().own);
}

#[rstest]
#[case("认11-01", "2026-11-30", false)]
#[case("认11-01", "2026-12-01", true)]
#[case("认11-01 报11-29", "2026-12-01", false)]
#[case("认11-01 报11-29 收11-30", "2026-12-01", false)]
#[case("认11-01 报11-29 退12-02", "2026-12-03", true)]
fn late_is_computed(#[case] story: &str, #[case] today: &str, #[case] late: bool) {
    let (finding, begun) = finding(story, false);
    assert_eq!(life(&finding, begun).is_late(day(today)), late);
}

#[test]
fn counts_are_kept_through_returns_and_reopenings() {
    let (finding, begun) = finding("认11-01 报11-02 退11-03 报11-04 退11-05 报11-06 收11-07 反11-20", false);
    let life = life(&finding, begun);
    assert_eq!((life.returned, life.reopened, life.closed), (2, 1, None));
    assert_eq!(life.events.len(), 8);
}

#[rstest]
#[case("", Step::Submit, "先由责任单位认领")]
#[case("认11-01", Step::Accept, "还没有报验")]
#[case("认11-01", Step::Claim, "已经认领")]
#[case("认11-01", Step::Recheck, "还没有销号")]
#[case("认11-01 报11-02", Step::Submit, "等验收")]
#[case("认11-01 报11-02 收11-03", Step::Submit, "已经销号")]
#[case("认11-01 报11-02 收11-03", Step::Accept, "已经销号")]
fn steps_that_are_not_allowed_say_what_comes_first(#[case] story: &str, #[case] step: Step, #[case] why: &str) {
    let (finding, begun) = finding(story, false);
    assert!(life(&finding, begun).allows(step).unwrap_err().contains(why));
}

#[rstest]
#[case(&[FindingState::Closed, FindingState::Closed], FindingState::Closed)]
#[case(&[FindingState::Closed, FindingState::Staged], FindingState::Staged)]
#[case(&[FindingState::Closed, FindingState::Waiting], FindingState::Waiting)]
#[case(&[FindingState::Closed, FindingState::Unclaimed], FindingState::Doing)]
#[case(&[FindingState::Unclaimed, FindingState::Unclaimed], FindingState::Unclaimed)]
#[case(&[FindingState::Unclaimed, FindingState::Listed], FindingState::Listed)]
fn the_whole_follows_its_parts(#[case] parts: &[FindingState], #[case] whole: FindingState) {
    assert_eq!(of_parts(parts), whole);
}
