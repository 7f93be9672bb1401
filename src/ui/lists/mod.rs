//! What the lists show: found, filtered, sorted, counted. Pure, and tested on the host.

pub mod hours;
pub mod matrix;
pub mod search;
