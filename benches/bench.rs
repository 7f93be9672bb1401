//! How long the slow things take on this machine: `make bench`. One function a case; add a line to [`main`] for a new one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod big;

use std::hint::black_box;
use std::time::Instant;

use branch_ledger::domain::scoring::{agreement, correction, results};
use branch_ledger::ledger::OrgTree;
use branch_ledger::ledger::tour::book::Book;
use branch_ledger::ledger::tour::standing::standing;

/// So many times each case runs.
const RUNS: usize = 15;

fn main() {
    println!("毫秒，{RUNS} 次的中位数");
    for (name, judged) in [("人人到每个点", 1.0), ("各点 12 位评委上下", 0.4)] {
        let input = big::tour::figures(1_000, 30, judged);
        println!("\n1,000 个点 × 30 位评委，{name}：{} 张评分表", input.sheets.len());
        time("名次和分类", || results(&input));
        time("校正分", || correction(&input));
        let fair = correction(&input);
        time("一致性", || agreement(&input, &fair));
    }
    let mut big = big::tour::Big::new(1_000, 30);
    (0..1_000).for_each(|stop| big.score(stop));
    let (ledger, tour) = (big.ledger, big.tour);
    let tree = OrgTree::of(&ledger);
    println!("\n1,000 个点 × 30 位评委 × 40 条，从账上读起：120 万个分数");
    time("读出评分表", || Book::read(&ledger, &tree, tour));
    let book = Book::read(&ledger, &tree, tour).unwrap();
    time("整页结果", || standing(&ledger, &tree, &book));
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
