//! 整改通知单 as a page shows them: what can go into one, what is written for a start, the stages, and what may be done now.

pub mod draw_up;
pub mod listed;
pub mod ready;
pub mod report;

pub use draw_up::{Candidate, Candidates, candidates, draw_up};
pub use listed::{Letter, Side, gaps, letters};
pub use ready::{NoticeDeed, next, refusal, stages};
pub use report::report_words;

#[cfg(test)]
mod tests;
