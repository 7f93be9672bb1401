//! 整改方案 as units write them: what of a pasted plan becomes 问题 with 措施、责任 and 时限.

pub mod reading;
