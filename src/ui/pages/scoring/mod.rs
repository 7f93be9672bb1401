//! 现场打分, and 纸表录入.

mod judge;
mod paper;

pub use judge::ScoringPage;
pub use paper::PaperPage;
