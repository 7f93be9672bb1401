//! 三张清单 beside the 问题清单: tasks, responsibilities, 联系点, and the secretary's book. Each number is a view of the same records.
//!
//! | module | what it answers |
//! |---|---|
//! | [`tasks`] | 任务清单: by unit and year, handed down, period by period; 年初 X 项，已完成 X 项，占 X% |
//! | [`contacts`] | 联系点 and 1+1+2 结对包建 |
//! | [`posts`] | 责任清单 by post |
//! | [`book`] | 书记抓党建工作台账: what happened, quarter by quarter |

pub mod book;
pub mod contacts;
pub mod posts;
pub mod tasks;
