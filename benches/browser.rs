//! How long the slow things take in a browser: `make bench` runs them in Chromium, compiled as for release.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod big;

use std::hint::black_box;

use branch_ledger::domain::finding::Finding;
use branch_ledger::ledger::rectify::board::Board;
use branch_ledger::ledger::rectify::figures::figures;
use branch_ledger::ledger::rectify::filter::{Filter, Show, fitting, listed};
use branch_ledger::ledger::tour::book::Book;
use branch_ledger::ledger::tour::standing::standing;
use branch_ledger::ledger::{Draft, OrgTree};
use branch_ledger::ui::lists::findings::counts;
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

#[wasm_bindgen_test]
async fn a_register() {
    let start = now();
    let mut ledger = big::findings::district(20_000);
    console_log!("\n整改台账，20,000 个问题");
    console_log!("{:10.1}  （记上这本账，一次）", now() - start);
    let (tree, today) = (OrgTree::of(&ledger), big::findings::today());
    breathe().await;
    let start = now();
    let before = Board::read(&ledger, None);
    console_log!("{:10.1}  打开时读全部，一次", now() - start);
    let mut edit = Draft::new("改一处");
    edit.set::<Finding, _>(big::findings::finding(10_000), Finding::text, &"改过的写法".to_owned());
    ledger.apply(edit);
    time("改一处以后再读", || Board::read(&ledger, Some(&before))).await;
    let board = Board::read(&ledger, Some(&before));
    let initial = |c: char| (!c.is_ascii()).then_some('x');
    let list = |filter: &Filter| {
        let places = fitting(&board, &tree, filter, &initial);
        (counts(&board, &places, today), listed(&board, &places, filter.show, today))
    };
    time("台账：未销号，各状态计数", || list(&Filter::default())).await;
    time("换状态：逾期", || list(&Filter { show: Show::Late, ..Filter::default() })).await;
    let found = Filter { show: Show::All, query: "流动党员".to_owned(), ..Filter::default() };
    list(&found);
    time("查找“流动党员”", || list(&found)).await;
    time("看板", || figures(&board, &tree, Some(big::findings::top()), today)).await;
}
