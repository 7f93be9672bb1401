//! How long the slow things take in a browser: `make bench` runs them in Chromium, compiled as for release.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod big;

use std::hint::black_box;

use branch_ledger::ledger::OrgTree;
use branch_ledger::ledger::tour::book::Book;
use branch_ledger::ledger::tour::standing::standing;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// So many times each case runs.
const RUNS: usize = 9;

/// Runs a case and prints the median of its times.
async fn time<T>(name: &str, case: impl Fn() -> T) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        breathe().await;
        let start = now();
        black_box(case());
        times.push(now() - start);
    }
    times.sort_by(f64::total_cmp);
    console_log!("{:10.1}  {name}", times[RUNS / 2]);
}

/// Milliseconds since the page was opened.
fn now() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

/// Lets the runner look at the page: it gives up on one that is busy for half a minute.
async fn breathe() {
    let wait = |resolve: js_sys::Function, _| {
        web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    };
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut { wait })).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_tour() {
    let start = now();
    let mut big = big::tour::Big::new(1_000, 30);
    for stop in 0..1_000 {
        big.score(stop);
        if stop % 50 == 0 {
            breathe().await;
        }
    }
    let (ledger, tour) = (big.ledger, big.tour);
    console_log!("\n浏览器里，毫秒，{RUNS} 次的中位数\n1,000 个点 × 30 位评委 × 40 条：120 万个分数");
    console_log!("{:10.1}  （记上这本账，一次）", now() - start);
    let tree = OrgTree::of(&ledger);
    time("读出评分表", || Book::read(&ledger, &tree, tour)).await;
    let book = Book::read(&ledger, &tree, tour).unwrap();
    time("整页结果：名次、分类、校正分、一致性", || standing(&ledger, &tree, &book)).await;
}
