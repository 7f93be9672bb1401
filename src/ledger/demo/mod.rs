//! The demo.
use crate::domain::dates::Date;
use crate::domain::kind::Id;
use crate::ledger::Ledger;
/// Who works in the demo.
pub struct DemoProfile {
    /// Its organization.
    pub org: Id,
    /// Its name.
    pub org_name: String,
    /// The person.
    pub name: String,
    /// The post.
    pub post: String,
}
/// The demo.
pub fn ledger(_today: Date, actors: [Id; 2]) -> (Ledger, DemoProfile) {
    let [a, _] = actors;
    (Ledger::new(a, 0), DemoProfile { org: a, org_name: String::new(), name: String::new(), post: String::new() })
}
