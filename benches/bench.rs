//! How long the slow things take on this machine: `make bench`. One function a case; add a line to [`main`] for a new one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod big;

use std::cmp::Ordering;
use std::hint::black_box;
use std::time::Instant;

use big::findings;
use branch_ledger::domain::finding::{Finding, FindingState};
use branch_ledger::domain::scoring::{agreement, correction, results};
use branch_ledger::ledger::rectify::board::Board;
use branch_ledger::ledger::rectify::figures::figures;
use branch_ledger::ledger::rectify::filter::{Filter, Show, fitting, listed};
use branch_ledger::ledger::tour::book::Book;
use branch_ledger::ledger::tour::standing::standing;
use branch_ledger::ledger::{Draft, OrgTree};
use branch_ledger::ui::lists::findings::{by, counts, sheet, sort};

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
    register(20_000);
}

/// 整改台账: what the list and the dashboard do.
fn register(count: usize) {
    let mut ledger = findings::district(count);
    let (tree, today) = (OrgTree::of(&ledger), findings::today());
    println!("\n整改台账，{count} 个问题");
    time("读全部", || Board::read(&ledger, None));
    let before = Board::read(&ledger, None);
    let mut edit = Draft::new("改一处");
    edit.set::<Finding, _>(findings::finding(count / 2), Finding::text, &"改过的写法".to_owned());
    ledger.apply(edit);
    time("改一处以后再读", || Board::read(&ledger, Some(&before)));
    let board = Board::read(&ledger, Some(&before));
    let asked = |filter: &Filter| {
        let places = fitting(&board, &tree, filter, &initial);
        let counted = counts(&board, &places, today);
        let ids = listed(&board, &places, filter.show, today);
        (counted, ids)
    };
    time("台账：全部，各状态计数", || asked(&Filter { show: Show::All, ..Filter::default() }));
    time("台账：未销号", || asked(&Filter::default()));
    time("换状态：逾期", || {
        listed(&board, &fitting(&board, &tree, &Filter::default(), &initial), Show::Late, today)
    });
    let of = |query: &str| Filter { show: Show::All, query: query.to_owned(), ..Filter::default() };
    asked(&of("dy"));
    time("查找“流动党员”", || asked(&of("流动党员")));
    time("查找首字母“lddy”", || asked(&of("lddy")));
    let street = board.all().next().and_then(|(entry, _)| tree.parent(entry.finding.org?));
    time("一个街道", || asked(&Filter { unit: street, ..of("") }));
    let (_, ids) = asked(&of(""));
    for key in [by::UNIT, by::DIMENSION, by::STATE] {
        time(&format!("按 {key} 排序"), || {
            let mut ids = ids.clone();
            sort((&board, &tree), &mut ids, (key, true), &|a: &str, b: &str| -> Ordering { a.cmp(b) });
            ids
        });
    }
    time("看板", || figures(&board, &tree, Some(findings::top()), today));
    time("复制到 Excel", || sheet(&board, &tree, &ids, today));
    let closed = board.all().filter(|(_, state)| *state == FindingState::Closed).count();
    println!("{:>10}  已销号，{} 未销号", closed, count - closed);
}

/// Stands for the browser's 拼音 tables: a letter for each Han character.
fn initial(c: char) -> Option<char> {
    let known = [('流', 'l'), ('动', 'd'), ('党', 'd'), ('员', 'y')];
    let letter = || char::from(b'a' + (u32::from(c) % 26) as u8);
    known.iter().find(|(han, _)| *han == c).map(|(_, letter)| *letter).or_else(|| (!c.is_ascii()).then(letter))
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
