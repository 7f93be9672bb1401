//! A thousand pasted organizations are read well under a second.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use branch_ledger::domain::kind::Id;
use branch_ledger::ledger::paste::{Verdict, organizations};
use branch_ledger::ledger::{Ledger, OrgTree};

#[test]
fn a_thousand_organizations_are_quick() {
    let me = Id::natural(&["street"]);
    let mut text = "名称\t上级党组织\n前进街道党工委\t\n".to_owned();
    for community in 0..50 {
        writeln!(text, "第{community}社区党委\t前进街道党工委").unwrap();
        for branch in 0..20 {
            writeln!(text, "第{branch}党支部\t第{community}社区").unwrap();
        }
    }
    let mut ledger = Ledger::new(Id::natural(&["actor"]), 0);
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        Id::natural(&["fresh", &next.to_string()])
    };
    let tree = OrgTree::of(&ledger);
    let pasted = organizations::read(&text, &tree, me);
    ledger.apply(organizations::draft(&pasted, &tree, &|_| true, &mut fresh));

    let tree = OrgTree::of(&ledger);
    let start = Instant::now();
    let again = organizations::read(&text, &tree, me);
    let took = start.elapsed();
    println!("1,051 organizations read in {took:?}");
    assert_eq!(again.count(Verdict::Same), 1051);
    // Wide, for busy machines and unoptimised builds.
    assert!(took < Duration::from_secs(1), "{took:?}");
}
