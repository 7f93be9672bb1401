//! 签到表 of a tour: the 观摩团, and room to sign on each day.

use super::{days, unit_name};
use crate::domain::dates::{Date, add_days, weekday_zh};
use crate::ledger::OrgTree;
use crate::ledger::tour::book::Book;
use chrono::Datelike;

/// Days beside each other on one sheet.
const DAYS_A_SHEET: usize = 4;
/// Days to be written by hand, where none are known.
const OPEN_DAYS: usize = 3;
/// The most days that follow from 开始 and 结束 alone.
const MOST_DAYS: i32 = 31;

/// One person of the 观摩团.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 带队, 评委, or empty.
    pub role: &'static str,
    /// Name.
    pub name: String,
    /// Unit and post.
    pub post: String,
    /// 分组.
    pub team: String,
}

/// What stands on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who.
    pub people: Vec<Person>,
    /// The days, as many as stand on one sheet: `11月18日 周三`; empty ones are written by hand.
    pub sheets: Vec<Vec<String>>,
}

/// Gathers it.
pub fn sign_in(tree: &OrgTree, book: &Book) -> SignIn {
    let leader = people(&book.tour.leader, "带队");
    let judges = book.judges.iter().map(|(_, judge)| Person {
        role: "评委",
        name: judge.name.clone(),
        post: [unit_name(tree, &judge.unit), judge.post.clone()].concat(),
        team: judge.team.clone(),
    });
    let judges: Vec<Person> = judges.collect();
    // 带队 who scores as well signs once.
    let is_judge = |person: &Person| judges.iter().any(|judge| judge.name == person.name);
    let others = people(&book.tour.party, "");
    let mut all: Vec<Person> = leader.into_iter().filter(|one| !is_judge(one)).collect();
    all.extend(judges.iter().cloned());
    all.extend(others.into_iter().filter(|one| !is_judge(one)));
    let days = all_days(book);
    let words: Vec<String> = days.iter().map(|day| day_words(*day)).collect();
    let sheets = if words.is_empty() {
        vec![vec![String::new(); OPEN_DAYS]]
    } else {
        words.chunks(DAYS_A_SHEET).map(<[String]>::to_vec).collect()
    };
    SignIn { people: all, sheets }
}

/// The days of the route, else from the first day of the tour to its last.
fn all_days(book: &Book) -> Vec<Date> {
    let of_route = days(book);
    let (true, Some(from)) = (of_route.is_empty(), book.tour.from) else { return of_route };
    let to = book.tour.to.unwrap_or(from);
    (0..MOST_DAYS).map(|step| add_days(from, step)).take_while(|day| *day <= to).collect()
}

fn day_words(day: Date) -> String {
    format!("{}月{}日 {}", day.month(), day.day(), weekday_zh(day))
}

/// People as they are written in one text: `街道党工委书记 李志远、组织科 王强`. The last word of each is the name.
fn people(text: &str, role: &'static str) -> Vec<Person> {
    let mut all = Vec::new();
    let mut before = String::new();
    for piece in text.split_inclusive(['、', '，', ',', '；', ';', '\n']) {
        let (one, mark) = split_mark(piece);
        let whole = format!("{before}{one}");
        if mark == Some('、') && is_post(one) {
            before = format!("{whole}、");
        } else {
            before = String::new();
            all.extend(person(&whole, role));
        }
    }
    all
}

/// A piece without the mark at its end.
fn split_mark(piece: &str) -> (&str, Option<char>) {
    let one = piece.trim_end_matches(['、', '，', ',', '；', ';', '\n']);
    (one.trim(), piece.get(one.len()..).and_then(|rest| rest.chars().next()))
}

/// Whether this is a post that another post follows, and no name: `区委常委` of `区委常委、组织部部长 李志远`.
fn is_post(text: &str) -> bool {
    !text.contains(char::is_whitespace) && text.chars().count() > 2 && text.ends_with(['长', '任', '记', '委', '员'])
}

fn person(text: &str, role: &'static str) -> Option<Person> {
    let text = text.trim().trim_end_matches('、');
    let parts = text.rsplit_once(char::is_whitespace).or_else(|| text.rsplit_once('、'));
    let (post, name) = parts.unwrap_or(("", text));
    let [post, name] = [post, name].map(|part| part.trim().to_owned());
    (!name.is_empty()).then(|| Person { role, name, post, team: String::new() })
}
