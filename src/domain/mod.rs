//! What the work is: kinds of record, rules with their sources, calendar. Pure.

pub mod tsv;
