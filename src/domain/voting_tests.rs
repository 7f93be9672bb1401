#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::VoteRule::{Admission, Committee, Election, PartyMeeting};
use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn counts(due: u32, present: u32, yes: u32, no: u32, abstain: u32) -> Counts {
    Counts { due, present, yes, no, abstain }
}

/// The vectors of domain research §4.3.
#[rstest]
#[case(PartyMeeting, 7, 4, Some(4))]
#[case(PartyMeeting, 8, 4, Some(5))]
#[case(Admission, 7, 4, Some(4))]
#[case(Admission, 8, 5, Some(5))]
#[case(Committee, 5, 3, None)]
#[case(Election, 50, 40, Some(21))]
#[case(Election, 8, 7, Some(4))]
fn the_least_numbers(#[case] rule: VoteRule, #[case] due: u32, #[case] present: u32, #[case] yes: Option<u32>) {
    assert_eq!(rule.present_needed(due), present);
    assert_eq!(rule.yes_needed(due, present), yes);
}

#[test]
fn an_election_counts_those_present() {
    assert_eq!(Election.yes_needed(50, 45), Some(23));
    assert_eq!(Election.judge(&counts(50, 45, 23, 22, 0)).passed, Some(true));
    assert_eq!(Election.judge(&counts(50, 45, 22, 23, 0)).passed, Some(false));
    assert!(!Election.has_quorum(50, 39));
}

#[rstest]
#[case(
    PartyMeeting,
    counts(8, 4, 4, 0, 0),
    true,
    Some(false),
    "应到 8 人，实到 4 人，到会有效；赞成 4 票，反对 0 票，弃权 0 票，未通过（至少 5 票）"
)]
#[case(
    PartyMeeting,
    counts(8, 6, 5, 1, 0),
    true,
    Some(true),
    "应到 8 人，实到 6 人，到会有效；赞成 5 票，反对 1 票，弃权 0 票，通过（至少 5 票）"
)]
#[case(PartyMeeting, counts(8, 3, 3, 0, 0), false, Some(false), "应到 8 人，实到 3 人，至少 4 人到会才有效")]
#[case(Admission, counts(8, 4, 4, 0, 0), false, Some(false), "应到 8 人，实到 4 人，至少 5 人到会才有效")]
#[case(PartyMeeting, counts(8, 6, 0, 0, 0), true, None, "应到 8 人，实到 6 人，到会有效；票数未填")]
#[case(Committee, counts(5, 3, 2, 1, 0), true, None, "应到 5 人，实到 3 人，到会有效；赞成 2 票，反对 1 票，弃权 0 票")]
#[case(
    Election,
    counts(50, 45, 23, 20, 2),
    true,
    Some(true),
    "应到 50 人，实到 45 人，到会有效；赞成 23 票，反对 20 票，弃权 2 票，当选（至少 23 票）"
)]
#[case(PartyMeeting, counts(0, 0, 0, 0, 0), false, None, "应到人数未填，无法判断")]
#[case(PartyMeeting, counts(8, 6, 5, 1, 1), true, None, "人数对不上：赞成、反对、弃权共 7 票，多于实到 6 人")]
#[case(PartyMeeting, counts(5, 6, 5, 1, 0), true, None, "人数对不上：实到 6 人多于应到 5 人（列席和预备党员不计入）")]
fn votes_are_judged(
    #[case] rule: VoteRule,
    #[case] counts: Counts,
    #[case] quorum: bool,
    #[case] passed: Option<bool>,
    #[case] words: &str,
) {
    assert_eq!(rule.judge(&counts), Outcome { quorum, passed, words: words.to_owned() });
}

proptest! {
    /// The rules as the papers have them, in whole numbers.
    #[test]
    fn the_least_numbers_are_those_of_the_papers(due in 1..2000u32, present in 0..2000u32, yes in 0..2000u32) {
        prop_assert_eq!(PartyMeeting.has_quorum(due, present), present * 2 >= due);
        prop_assert_eq!(Committee.has_quorum(due, present), present * 2 >= due);
        prop_assert_eq!(Admission.has_quorum(due, present), present * 2 > due);
        prop_assert_eq!(Election.has_quorum(due, present), present * 5 >= due * 4);
        prop_assert_eq!(yes >= PartyMeeting.yes_needed(due, present).unwrap(), yes * 2 > due);
        prop_assert_eq!(yes >= Admission.yes_needed(due, present).unwrap(), yes * 2 > due);
        prop_assert_eq!(yes >= Election.yes_needed(due, present).unwrap(), yes * 2 > present);
    }

    #[test]
    fn no_counts_overflow(due: u32, present: u32, yes: u32, no: u32, abstain: u32) {
        for rule in [PartyMeeting, Admission, Committee, Election] {
            let _ = rule.judge(&counts(due, present, yes, no, abstain));
        }
    }
}
