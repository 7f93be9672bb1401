//! One folder a page.

#![allow(missing_docs, reason = "the properties of a page say by their types what they are")]

pub mod duties;
pub mod duties_print;
pub mod exchange;
pub mod find;
pub mod finding;
pub mod findings;
pub mod history;
pub mod members;
pub mod monthly;
pub mod notice;
pub mod notices;
pub mod organizations;
mod paper;
mod parts;
pub mod party_day;
pub mod party_days;
mod photos;
pub mod print;
pub mod rectify_print;
pub mod results;
pub mod scheme;
pub mod scoring;
pub mod settings;
pub mod start;
pub mod today;
pub mod tour;
pub mod tour_print;
pub mod tours;

pub use parts::{first_run, follow_today, page, recovery, rescue, search};
