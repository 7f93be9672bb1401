//! A district with tens of thousands of findings, the same each time: for timings on this machine and in browsers.

use branch_ledger::domain::dates::{Date, YearMonth, add_days};
use branch_ledger::domain::finding::{
    Acceptance, Commonness, Finding, FindingSource, Measure, MeasureState, Outcome, Submission,
};
use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::order_key::spread;
use branch_ledger::domain::organization::{Level, Organization};
use branch_ledger::domain::progress::Progress;
use branch_ledger::ledger::{Draft, Ledger};

use super::Draw;

/// Streets of the district, and 社区 of each.
const STREETS: usize = 10;
const COMMUNITIES: usize = 14;

const TEXTS: [&str; 16] = [
    "流动党员联系记录停在 8 月，没有按月联系",
    "党员底册与实有党员不符",
    "“三会一课”记录与签到表人数不一致",
    "会议记录缺议定事项和表决情况",
    "后备干部名单未动态调整",
    "党费收缴未按月公示",
    "党务公开栏停在上个季度",
    "制度上墙内容陈旧，没有执行记录",
    "谈心谈话覆盖不全",
    "“两新”党组织党员流动性大，组织生活不够规范",
    "对典型示范带动挖掘还不够",
    "抓基层党建力度不够，存在重业务轻党建现象，对新形势下基层党建工作缺乏统筹谋划",
    "党委在检查指导基层党建工作上暗访回访比较少，持续跟踪督导做得不够好",
    "楼栋党小组设置与底册不一致",
    "党建经费使用未公示",
    "主题党日议程单一，党员参与面不广",
];
const DIMENSIONS: [&str; 6] = ["党建基础", "组织建设", "党员管理", "活动开展", "工作保障", ""];
const NAMES: [&str; 8] = ["李建国", "陈桂兰", "孙长青", "赵立新", "王雅琴", "周慧敏", "段思源", "李志远"];

/// A name's id.
pub fn id(name: &str) -> Id {
    Id::natural(&["bench", name])
}

/// The day on which the district is looked at.
pub fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 20).expect("a day")
}

/// The organization at the top.
pub fn top() -> Id {
    id("区委组织部")
}

/// The n-th finding.
pub fn finding(n: usize) -> Id {
    id(&format!("问题{n}"))
}

/// A ledger with `count` findings of 140 社区 in ten 街道: fourteen months old at most, three measures each, in all states, half of them
/// reported each month.
pub fn district(count: usize) -> Ledger {
    let mut ledger = Ledger::new(id("actor"), 1_790_000_000_000);
    let units = organizations(&mut ledger);
    let mut draw = Draw(7);
    let mut n = 0;
    while n < count {
        let mut draft = Draft::new("建账");
        for _ in 0..500.min(count - n) {
            let unit = &units[draw.below(units.len() as u64) as usize];
            write(&mut draft, &mut draw, n, unit);
            n += 1;
        }
        ledger.apply(draft);
    }
    ledger
}

fn organizations(ledger: &mut Ledger) -> Vec<Ref> {
    let mut draft = Draft::new("组织");
    let mut add = |name: &str, level: Level, parent: Option<&str>| {
        let own = id(name);
        draft.set::<Organization, _>(own, Organization::name, &name.to_owned());
        draft.set::<Organization, _>(own, Organization::level, &level);
        if let Some(parent) = parent {
            draft.set::<Organization, _>(own, Organization::parent, &Ref::to(id(parent), parent));
        }
    };
    add("区委组织部", Level::District, None);
    let mut units = Vec::new();
    for street in 1..=STREETS {
        let above = format!("第{street}街道党工委");
        add(&above, Level::Street, Some("区委组织部"));
        for community in 1..=COMMUNITIES {
            let name = format!("第{street}街道第{community}社区党委");
            add(&name, Level::Community, Some(&above));
            units.push(Ref::to(id(&name), name.as_str()));
        }
    }
    ledger.apply(draft);
    units
}

fn write(draft: &mut Draft, draw: &mut Draw, n: usize, unit: &Ref) {
    let own = finding(n);
    let text = TEXTS[draw.below(16) as usize];
    let common = draw.below(3) == 0;
    // What is shared is written alike; the others each in their own way.
    let text = if common { text.to_owned() } else { format!("{text}（第 {n} 项）") };
    let found = add_days(today(), -(draw.below(420) as i32));
    let due = add_days(found, 20 + draw.below(120) as i32);
    let source = FindingSource::ALL[draw.below(FindingSource::ALL.len() as u64) as usize];
    let street =
        id(unit.name.split("街道").next().map(|street| format!("{street}街道党工委")).unwrap_or_default().as_str());
    draft
        .belongs::<Finding>(own, unit.id.expect("a unit with an id"))
        .set::<Finding, _>(own, Finding::text, &text)
        .set::<Finding, _>(own, Finding::dimension, &DIMENSIONS[draw.below(6) as usize].to_owned())
        .set::<Finding, _>(own, Finding::commonness, &if common { Commonness::Common } else { Commonness::Own })
        .set::<Finding, Ref>(own, Finding::unit, unit)
        .set::<Finding, _>(own, Finding::leaders, &vec![Ref::named(NAMES[draw.below(8) as usize])])
        .set::<Finding, _>(own, Finding::persons, &vec![Ref::named(NAMES[draw.below(8) as usize])])
        .set::<Finding, _>(own, Finding::source, &source)
        .set::<Finding, Ref>(own, Finding::issuer, &Ref::to(street, "街道党工委"))
        .set::<Finding, _>(own, Finding::found, &found);
    if draw.below(20) > 0 {
        draft.set::<Finding, _>(own, Finding::due, &due);
    }
    if draw.below(12) == 0 {
        draft.set::<Finding, _>(own, Finding::long, &true);
    }
    for (at, order) in spread(3).into_iter().enumerate() {
        let key = format!("m{at}");
        let state = MeasureState::ALL[draw.below(3) as usize];
        draft
            .set_part::<Finding, _>(own, Finding::measures, &key, Measure::order, &order)
            .set_part::<Finding, _>(
                own,
                Finding::measures,
                &key,
                Measure::text,
                &"每月检查一次，记入台账，问题当场指出、限期改正".to_owned(),
            )
            .set_part::<Finding, _>(own, Finding::measures, &key, Measure::state, &state);
    }
    live(draft, draw, own, found);
}

/// How far it came.
fn live(draft: &mut Draft, draw: &mut Draw, own: Id, found: Date) {
    let stage = draw.below(10);
    if stage == 0 {
        return;
    }
    draft.set::<Finding, _>(own, Finding::claimed, &add_days(found, 3));
    if draw.below(2) == 0 {
        let month = YearMonth::of(add_days(found, 20));
        let progress = Progress::id_of(own, month);
        draft
            .set::<Progress, _>(progress, Progress::finding, &own)
            .set::<Progress, _>(progress, Progress::month, &month)
            .set::<Progress, _>(progress, Progress::day, &add_days(found, 20))
            .set::<Progress, _>(progress, Progress::text, &"按计划推进".to_owned());
    }
    if stage > 3 {
        draft
            .set_part::<Finding, _>(own, Finding::submissions, "s", Submission::day, &add_days(found, 30))
            .set_part::<Finding, _>(own, Finding::submissions, "s", Submission::text, &"已经改到位".to_owned());
    }
    if stage > 4 {
        draft
            .set_part::<Finding, _>(own, Finding::acceptances, "a", Acceptance::day, &add_days(found, 40))
            .set_part::<Finding, _>(own, Finding::acceptances, "a", Acceptance::outcome, &Outcome::Accepted);
    }
}
