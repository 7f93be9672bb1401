//! Whatever the order in which the packs arrive, and whatever was done at once on two laptops, everybody comes to the same state.

use super::super::board::Board;
use super::*;
use proptest::prelude::*;

/// One laptop: a copy of the house's ledger under an actor of its own.
fn laptop(house: &House, name: &str) -> House {
    let mut copy = House::new();
    copy.ledger = Ledger::new(id(name), 1_790_000_000_000);
    copy.ledger.absorb(house.ledger.records().cloned().collect());
    copy
}

const DEEDS: [&str; 6] = ["认领", "报验", "验收", "退回", "督办", "反弹"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn packs_in_any_order_come_to_the_same_state(
        script in prop::collection::vec((0..2usize, 0..DEEDS.len(), any::<bool>()), 1..14),
        swap in any::<bool>(),
    ) {
        let (house, finding) = house();
        let mut laptops = [laptop(&house, "社区电脑"), laptop(&house, "街道电脑")];
        let mut sent: Vec<Vec<crate::ledger::Record>> = Vec::new();
        for (at, (who, deed, send)) in script.into_iter().enumerate() {
            let org = [UNIT, EAST][who];
            let on = format!("2026-11-{:02}", at + 2);
            // What is refused on one laptop is simply not done there.
            let _ = act(&mut laptops[who], finding, org, DEEDS[deed], &on);
            sent.push(laptops[who].ledger.records().cloned().collect());
            if send {
                let records: Vec<_> = laptops[who].ledger.records().cloned().collect();
                laptops[1 - who].ledger.absorb(records);
            }
        }
        let mut upper = [laptop(&house, "区甲"), laptop(&house, "区乙")];
        let (first, second) = upper.split_at_mut(1);
        for records in &sent {
            first[0].ledger.absorb(records.clone());
        }
        for records in if swap { sent.iter().rev().collect::<Vec<_>>() } else { sent.iter().collect() } {
            second[0].ledger.absorb(records.clone());
            second[0].ledger.absorb(records.clone());
        }
        let board = |house: &House| Board::read(&house.ledger, None);
        let (one, other) = (board(&first[0]), board(&second[0]));
        prop_assert_eq!(one.state(finding), other.state(finding));
        prop_assert_eq!(&one.entry(finding).unwrap().life.events, &other.entry(finding).unwrap().life.events);
    }
}
