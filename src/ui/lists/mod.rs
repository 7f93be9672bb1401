//! What the lists show: found, filtered, sorted, counted. Pure, and tested on the host.

pub mod checks;
pub mod duties;
pub mod findings;
pub mod findings_board;
pub mod hours;
pub mod matrix;
pub mod members;
pub mod organizations;
pub mod results;
pub mod tour_board;
pub mod tours;

#[cfg(test)]
mod fixture;
