//! How long the slow things take on this machine: `make bench`. One function a case; add a line to [`main`] for a new one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/findings.rs"]
mod findings;

use std::cmp::Ordering;
use std::hint::black_box;
use std::time::Instant;

use branch_ledger::domain::finding::{Finding, FindingState};
use branch_ledger::domain::scoring::{Input, JudgeInfo, Rules, Sheet, StopInfo, agreement, correction, results};
use branch_ledger::domain::tour::{Extras, JudgeGroup, TieBreak, TierRule, default_tiers};
use branch_ledger::ledger::rectify::board::Board;
use branch_ledger::ledger::rectify::figures::figures;
use branch_ledger::ledger::rectify::filter::{Filter, Show, fitting, listed};
use branch_ledger::ledger::{Draft, OrgTree};
use branch_ledger::ui::lists::findings::{by, counts, sheet, sort};

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
