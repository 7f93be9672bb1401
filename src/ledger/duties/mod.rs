//! 三张清单 beside the 问题清单: tasks, responsibilities, 联系点, and the secretary's book. Each number is a view of the same records.
//!
//! | module | what it answers |
//! |---|---|
//! | [`tasks`] | what may be done with a task: put down, reported period by period, 办结, dropped |
//! | [`list`] | 任务清单 of a unit and year; 年初 X 项，已完成 X 项，占 X% |
//! | [`hand`] | 分解下达: a task of its own for each unit below, and how many of them are done |
//! | [`names`] | names that tell units apart |
//! | [`pasting`] | tasks pasted from Excel |
//! | [`starters`] | tasks that a year usually brings, to choose from |
//! | [`contacts`] | 联系点 and 1+1+2 结对包建 |
//! | [`posts`] | 责任清单 by post |
//! | [`book`] | 书记抓党建工作台账: what happened, quarter by quarter |

pub mod book;
pub mod contacts;
pub mod hand;
pub mod list;
pub mod names;
pub mod pasting;
pub mod posts;
pub mod starters;
pub mod tasks;
#[cfg(test)]
mod tests;
