//! The work of the 主题党日, as pure queries and commands over the ledger.
//!
//! A query reads the ledger and gives what a page shows; a command gives a [`Draft`](super::Draft) that says in
//! Chinese what the person does. Neither knows the clock: today's date, new ids and the initials of 拼音 are arguments.
//!
//! | module | what it answers |
//! |---|---|
//! | [`calendar`] | which days are free, which day is the fixed one, what has to move |
//! | [`plan`], [`upper_plan`] | the year on one page, and what the upper levels ask for in it |
//! | [`matrix`], [`hours`] | 谁没开, and who has how many 学时 |
//! | [`today`] | what is late, due soon, or missing |
//! | [`day`] | one 主题党日, from its notice to the archive and the review |
//! | [`words`], [`print`] | the notice for a chat group, and what the printed forms show |
//! | [`people`], [`find`] | who belongs to a branch, and finding anything by name or 拼音首字母 |
//! | [`rule_line`] | a sourced rule beside the unit's own value |
//! | [`slots`] | the 主题党日 of a year by organization and month; all of the above stand on it |

pub mod calendar;
pub mod day;
pub mod find;
pub mod hours;
pub mod matrix;
pub mod people;
pub mod plan;
pub mod print;
pub mod rule_line;
pub mod slots;
pub mod today;
pub mod upper_plan;
pub mod words;

#[cfg(test)]
pub(crate) mod fixture;
