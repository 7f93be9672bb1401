//! Tests of the words on printed sheets.

use super::*;
<<<<<<< HEAD
use crate::domain::kind::{Kind, Ref};
=======
use crate::domain::kind::{Fields, Id, Kind, Ref, Value};
>>>>>>> prints
use crate::domain::party_day::{Ballot, PartyDay, Tally};
use rstest::rstest;

fn day(text: &str) -> Date {
    crate::domain::dates::parse_day(text).unwrap()
}

fn time(text: &str) -> Time {
    text.parse().unwrap()
}

fn person(name: &str, presence: Presence, reason: &str) -> PrintPerson {
    PrintPerson {
        person: Ref::named(name),
        group: "一小组".to_owned(),
        presence,
        reason: reason.to_owned(),
        makeup: None,
    }
}

/// A record in which nothing stands.
struct Nothing;

impl Fields for Nothing {
    fn field(&self, _name: &str) -> Option<&Value> {
        None
    }
    fn parts<'a>(&'a self, _prefix: &str) -> Vec<(&'a str, &'a str, &'a Value)> {
        Vec::new()
    }
}

fn sheet(roll: Vec<PrintPerson>, observers: Vec<PrintPerson>) -> PrintDay {
    PrintDay {
        title: String::new(),
        org_path: Vec::new(),
        org: String::new(),
<<<<<<< HEAD
        day: PartyDay { held: Some(day("2026-11-03")), ..PartyDay::blank(crate::domain::kind::Id::natural(&["day"])) },
=======
        day: PartyDay { held: Some(day("2026-11-03")), ..PartyDay::read(Id::natural(&["a"]), None, &Nothing) },
>>>>>>> prints
        facts: vec![("主题", "消防安全月".to_owned())],
        agenda: Vec::new(),
        tally: Tally { due: roll.len(), ..Tally::default() },
        roll,
        observers,
        exempt: Vec::new(),
        hours: 0,
        minutes: Vec::new(),
        tasks: Vec::new(),
        photos: Vec::new(),
    }
}

#[test]
fn a_fact_that_is_not_known_is_empty() {
    let sheet = sheet(Vec::new(), Vec::new());
    assert_eq!((fact(&sheet, "主题"), fact(&sheet, "地点")), ("消防安全月".to_owned(), String::new()));
}

#[rstest]
#[case(Some("2026-05-06"), Some("14:30"), Some("15:10"), "2026年5月6日（星期三）14:30 至 15:10")]
#[case(Some("2026-05-06"), Some("14:30"), None, "2026年5月6日（星期三）14:30")]
#[case(Some("2026-05-06"), None, Some("15:10"), "2026年5月6日（星期三）")]
#[case(None, Some("14:30"), Some("15:10"), "14:30 至 15:10")]
#[case(None, None, None, "")]
fn a_meeting_lasts(
    #[case] on: Option<&str>,
    #[case] from: Option<&str>,
    #[case] to: Option<&str>,
    #[case] words: &str,
) {
    assert_eq!(lasting(on.map(day), from.map(time), to.map(time)), words);
}

#[rstest]
#[case(Presence::Present, "", "")]
#[case(Presence::Leave, "出差", "请假：出差")]
#[case(Presence::Absent, "", "缺席")]
#[case(Presence::Online, "", "线上")]
#[case(Presence::Observer, "", "列席")]
fn a_remark_says_who_did_not_come(#[case] presence: Presence, #[case] reason: &str, #[case] words: &str) {
    assert_eq!(remark(&person("赵立新", presence, reason)), words);
}

#[test]
fn what_was_made_good_is_said() {
    let late = PrintPerson { makeup: Some(day("2026-11-10")), ..person("赵立新", Presence::Leave, "出差") };
    assert_eq!(remark(&late), "请假：出差，2026年11月10日补课");
    let roll = [person("李建国", Presence::Present, ""), late, person("孙长青", Presence::Absent, "")];
    assert_eq!(missing(&roll), "赵立新（请假：出差，2026年11月10日补课）、孙长青（缺席）");
}

#[rstest]
#[case(0, 0, 20, 4)]
#[case(20, 1, 20, 4)]
#[case(45, 6, 45, 6)]
fn a_sign_in_sheet_has_rows(#[case] due: usize, #[case] guests: usize, #[case] rows: usize, #[case] guest_rows: usize) {
    let people = |count| vec![person("甲", Presence::Present, ""); count];
    let sheet = sheet(people(due), people(guests));
    let (guests, members): (Vec<_>, Vec<_>) = sign_rows(&sheet).into_iter().partition(|row| row.number == "列席");
    assert_eq!((members.len(), guests.len()), (rows, guest_rows));
    assert_eq!(members[0].number, "1");
    assert_eq!(members.iter().filter(|row| !row.name.is_empty()).count(), due);
}

fn meeting(vote: VoteKind, yes: Option<i64>, verdict: &str) -> PrintMinutes {
    let minutes = Minutes {
        vote,
        ballot: Ballot::Hands,
        voters_due: Some(7),
        voters_present: Some(6),
        yes,
        ..Minutes::default()
    };
    PrintMinutes { key: "a".to_owned(), minutes, verdict: verdict.to_owned() }
}

#[test]
fn a_vote_names_its_denominator() {
    let full = "应到 7 人，实到 6 人，到会有效；赞成 6 票，反对 0 票，弃权 0 票，通过（至少 4 票）";
    let said = |vote| vote_sentence(&meeting(vote, Some(6), full));
    assert_eq!(said(VoteKind::PartyMeeting), Some(format!("党员大会表决（举手）：有表决权的党员{full}。")));
    assert_eq!(said(VoteKind::Election), Some(format!("选举（举手）：有选举权的党员{full}。")));
    assert_eq!(said(VoteKind::None), None);
}

#[rstest]
#[case(None, "应到 7 人，实到 6 人，到会有效；票数未填")]
#[case(Some(0), "应到 7 人，实到 6 人，到会有效；票数未填")]
#[case(Some(9), "人数对不上：赞成、反对、弃权共 9 票，多于实到 6 人")]
fn an_unfinished_vote_is_left_to_the_pen(#[case] yes: Option<i64>, #[case] verdict: &str) {
    assert_eq!(vote_sentence(&meeting(VoteKind::PartyMeeting, yes, verdict)), None);
}

#[test]
fn absentees_are_known_only_of_the_days_own_roll() {
    let sheet = sheet(vec![person("甲", Presence::Leave, "")], Vec::new());
    let with = |due, present, vote| Minutes { due, present, vote, ..Minutes::default() };
    assert!(is_of_the_day(&sheet, &with(Some(1), Some(0), VoteKind::None)));
    assert!(!is_of_the_day(&sheet, &with(Some(1), Some(1), VoteKind::None)));
    assert!(!is_of_the_day(&sheet, &with(Some(5), Some(0), VoteKind::None)));
    assert!(!is_of_the_day(&sheet, &with(None, None, VoteKind::None)));
    assert!(!is_of_the_day(&sheet, &with(Some(1), Some(0), VoteKind::Committee)));
}

#[rstest]
#[case(150, "1.5")]
#[case(200, "2")]
#[case(1000, "10")]
#[case(25, "0.25")]
fn hours_are_written_short(#[case] hundredths: i64, #[case] words: &str) {
    assert_eq!(hours(hundredths), words);
}
