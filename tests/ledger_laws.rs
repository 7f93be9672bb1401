//! The laws of the ledger, over random histories of two to four laptops with clocks that jump years back and forth.
//!
//! The quick run is part of `cargo test`. The long one:
//! `LAW_CASES=100000 cargo test --release --test ledger_laws -- --nocapture`
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "laws/model.rs"]
mod model;
#[path = "laws/state.rs"]
mod state;
#[path = "laws/undoing.rs"]
mod undoing;
#[path = "laws/world.rs"]
mod world;

use branch_ledger::ledger::{Ledger, Record};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use state::{exact, pack, unpack};
use world::{World, steps};

const QUICK: u32 = 2_000;
const LONGEST: usize = 28;

fn cases() -> u32 {
    std::env::var("LAW_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(QUICK)
}

/// Runs a law over random histories and says how many there were.
fn hold(law: &str, share: u32, check: impl Fn(World, &[u8]) -> Result<(), TestCaseError>) {
    let cases = (cases() / share).max(1);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 4_000, ..Config::default() };
    let histories = (2..=4_usize, steps(LONGEST), vec(any::<u8>(), 16));
    let ran = TestRunner::new(config).run(&histories, |(laptops, steps, choices)| {
        let mut world = World::new(laptops);
        for step in &steps {
            world.take(*step)?;
        }
        check(world, &choices)
    });
    if let Err(broken) = ran {
        panic!("{law}: {broken}");
    }
    println!("law cases: {cases} ({law})");
}

/// Every step is checked against the model of seen writes while the history runs (see `World::take`); in the end all
/// packs are exchanged in two random orders.
#[test]
fn nothing_is_lost_or_resurrected_and_every_order_agrees() {
    hold("no write lost or resurrected, every order agrees", 1, |mut world, choices| world.agree(choices));
}

#[test]
fn merging_is_commutative_associative_and_idempotent() {
    hold("merge of whole ledgers", 2, |world, _| {
        let all: Vec<&Ledger> = world.ledgers().collect();
        let (a, b) = (all[0], all[1]);
        let c = all.get(2).copied().unwrap_or(b);
        let merged = |one: &Ledger, other: &Ledger| {
            let mut ledger = one.clone();
            ledger.absorb(other.records().cloned().collect());
            ledger
        };
        prop_assert_eq!(exact(&merged(a, b)), exact(&merged(b, a)));
        prop_assert_eq!(exact(&merged(&merged(a, b), c)), exact(&merged(a, &merged(b, c))));
        prop_assert_eq!(exact(&merged(a, a)), exact(a));
        prop_assert_eq!(exact(&merged(&merged(a, b), b)), exact(&merged(a, b)));
        Ok(())
    });
}

#[test]
fn merging_records_is_commutative_associative_and_idempotent() {
    const CEILING: i64 = 1_800_000_000_000;
    let merged = |one: &Record, other: &Record| {
        let mut record = one.clone();
        record.merge(other, CEILING);
        record.rank(CEILING);
        record
    };
    hold("merge of records", 2, |world, _| {
        for key in world.keys() {
            let mut sides: Vec<Record> = world.ledgers().filter_map(|it| it.record(&key.0, key.1)).cloned().collect();
            sides.iter_mut().for_each(|side| side.rank(CEILING));
            let Some(a) = sides.first() else { continue };
            let (b, c) = (sides.get(1).unwrap_or(a), sides.last().unwrap_or(a));
            prop_assert_eq!(&merged(a, b), &merged(b, a));
            prop_assert_eq!(&merged(&merged(a, b), c), &merged(a, &merged(b, c)));
            prop_assert_eq!(&merged(a, a), a);
            prop_assert_eq!(&merged(&merged(a, b), b), &merged(a, b));
        }
        Ok(())
    });
}

#[test]
fn packing_out_and_in_is_the_identity() {
    hold("pack out and in", 2, |world, _| {
        for ledger in world.ledgers() {
            let records = unpack(&pack(ledger.records()));
            prop_assert_eq!(&records, &ledger.records().cloned().collect::<Vec<_>>());
            prop_assert_eq!(pack(records.iter()), pack(ledger.records()));
        }
        Ok(())
    });
}
