//! How long the slow things take on this machine: `make bench`. One function a case; add a line to [`main`] for a new one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::Instant;

use branch_ledger::domain::scoring::{Input, JudgeInfo, Rules, Sheet, StopInfo, agreement, correction, results};
use branch_ledger::domain::tour::{Extras, JudgeGroup, TieBreak, TierRule, default_tiers};

/// So many times each case runs.
const RUNS: usize = 15;

fn main() {
    println!("毫秒，{RUNS} 次的中位数");
    for (name, judged) in [("人人到每个点", 1.0), ("各点 12 位评委上下", 0.4)] {
        let input = tour(1_000, 30, judged);
        println!("\n1,000 个点 × 30 位评委，{name}：{} 张评分表", input.sheets.len());
        time("名次和分类", || results(&input));
        time("校正分", || correction(&input));
        let fair = correction(&input);
        time("一致性", || agreement(&input, &fair));
    }
}

/// Runs a case and prints the median of its times.
fn time<T>(name: &str, case: impl Fn() -> T) {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(case());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{:10.2}  {name}", times[RUNS / 2]);
}

/// A tour with everything that costs time: trimmed, weighted, ties broken by eight classes, tiers by share, three tracks.
fn tour(stops: usize, judges: usize, judged: f64) -> Input {
    let mut draw = Draw(7);
    let groups = [JudgeGroup::Judge, JudgeGroup::Judge, JudgeGroup::Leader, JudgeGroup::Peer];
    let mut sheets = Vec::new();
    for stop in 0..stops {
        for judge in 0..judges {
            if draw.below(1_000) < (judged * 1_000.0) as u64 {
                let classes: Vec<i64> = (0..8).map(|_| 900 + 25 * draw.below(12) as i64).collect();
                let (base, extra) = (classes.iter().sum(), 50 * draw.below(3) as i64);
                sheets.push(Sheet { stop, judge, base, extra, classes });
            }
        }
    }
    Input {
        stops: (0..stops).map(|stop| StopInfo { track: stop % 3, adjustment: 0 }).collect(),
        judges: (0..judges).map(|judge| JudgeInfo { group: groups[judge % 4] }).collect(),
        sheets,
        rules: Rules {
            trim: true,
            weights: Some([50, 30, 20]),
            extras: Extras::After,
            tie_break: TieBreak::Classes,
            least_sheets: 3,
            full: 10_000,
            tier_rule: TierRule::Share,
            tiers: default_tiers(),
        },
    }
}

/// Numbers that look random and are the same each time (xorshift).
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}
