//! What stands on the printed sheets, in words. What is not known is empty here and a space to write on paper.

use crate::domain::dates::{Date, Time, day_in_full, day_in_words};
use crate::domain::party_day::{Minutes, Presence, VoteKind};
use crate::ledger::work::print::{PrintDay, PrintMinutes, PrintPerson};

/// Rows for guests that a 签到表 offers.
const GUEST_ROWS: usize = 4;
/// Rows of a 签到表 whose names are not known.
const EMPTY_ROLL: usize = 20;

/// The text of a fact of the day, empty when it is not known.
pub fn fact(day: &PrintDay, label: &str) -> String {
    day.facts.iter().find(|(known, _)| *known == label).map_or(String::new(), |(_, text)| text.clone())
}

/// `2026年5月6日（星期三）14:30 至 15:10`; what is not known is left out.
pub fn lasting(day: Option<Date>, from: Option<Time>, to: Option<Time>) -> String {
    let day = day.map_or(String::new(), day_in_full);
    match (from, to) {
        (Some(from), Some(to)) => format!("{day}{from} 至 {to}"),
        (Some(from), None) => format!("{day}{from}"),
        _ => day,
    }
}

/// One row of a 签到表.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignRow {
    /// Number, or `列席`.
    pub number: String,
    /// Name, empty where it is written by hand.
    pub name: String,
    /// 党小组.
    pub group: String,
    /// 请假事由、补课.
    pub remark: String,
}

/// The rows of a 签到表: the roll by 党小组, then 列席 with room for further guests. Without a roll, rows to write on.
pub fn sign_rows(day: &PrintDay) -> Vec<SignRow> {
    let row = |number: String, person: Option<&PrintPerson>| SignRow {
        number,
        name: person.map_or(String::new(), |person| person.person.name.clone()),
        group: person.map_or(String::new(), |person| person.group.clone()),
        remark: person.map_or(String::new(), remark),
    };
    let people = day.roll.len().max(if day.roll.is_empty() { EMPTY_ROLL } else { 0 });
    let guests = day.observers.len().max(GUEST_ROWS);
    let members = (0..people).map(|at| row((at + 1).to_string(), day.roll.get(at)));
    members.chain((0..guests).map(|at| row("列席".to_owned(), day.observers.get(at)))).collect()
}

/// How somebody took part where it was not by coming: `请假：出差，2026年11月10日补课`. Empty for who came, and for 列席 among the guests.
pub fn remark(person: &PrintPerson) -> String {
    let how = match person.presence {
        Presence::Present => "",
        Presence::Observer if person.group.is_empty() => "",
        other => other.label(),
    };
    let why = [how, person.reason.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("：");
    let makeup = person.makeup.map(|day| format!("{}补课", day_in_words(day)));
    [Some(why).filter(|text| !text.is_empty()), makeup].into_iter().flatten().collect::<Vec<_>>().join("，")
}

/// Those who did not come, with the reasons: `赵立新（请假：出差）、孙长青（缺席）`.
pub fn missing(roll: &[PrintPerson]) -> String {
    let away = roll.iter().filter(|one| matches!(one.presence, Presence::Leave | Presence::Absent));
    away.map(|one| format!("{}（{}）", one.person.name, remark(one))).collect::<Vec<_>>().join("、")
}

/// The names, one after another.
pub fn names(people: &[PrintPerson]) -> String {
    people.iter().map(|one| one.person.name.as_str()).collect::<Vec<_>>().join("、")
}

/// Whether the roll of the day is the roll of this meeting, as its counts say: only then are its absentees known (a 支委会 has a
/// roll of its own).
pub fn is_of_the_day(day: &PrintDay, minutes: &Minutes) -> bool {
    let same = |noted: Option<i64>, counted: usize| noted == i64::try_from(counted).ok();
    let counts = same(minutes.due, day.tally.due) && same(minutes.present, day.tally.came);
    day.day.is_held() && counts && minutes.vote != VoteKind::Committee
}

/// Whose votes are counted: the denominators differ from vote to vote and must be named (domain.md §4.3).
pub fn voters(vote: VoteKind) -> &'static str {
    match vote {
        VoteKind::Election => "有选举权的党员",
        VoteKind::Committee => "支部委员",
        VoteKind::None | VoteKind::PartyMeeting | VoteKind::Admission => "有表决权的党员",
    }
}

/// The vote in one sentence with its denominator, once all of its counts are there and belong together; else `None`, and the
/// counts that are known stand in a line with spaces for the others.
pub fn vote_sentence(meeting: &PrintMinutes) -> Option<String> {
    let minutes = &meeting.minutes;
    let counted = minutes.voters_due.is_some() && minutes.voters_present.is_some() && minutes.yes.is_some();
    let judged = meeting.verdict.starts_with("应到 ") && !meeting.verdict.contains("未填");
    (counted && judged && minutes.vote != VoteKind::None).then(|| {
        let how = minutes.ballot.label();
        format!("{}（{how}）：{}{}。", minutes.vote.label(), voters(minutes.vote), meeting.verdict)
    })
}

/// 学时 in hundredths as a person writes it: `1.5`.
pub fn hours(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
#[path = "sheets_tests.rs"]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
