//! A tour of a thousand stops: as figures for the engine, and as a ledger with every sheet.

use branch_ledger::domain::kind::{Id, Ref};
use branch_ledger::domain::organization::{Level, Organization, Sector};
use branch_ledger::domain::scheme::{NodeLevel, SchemeNode, SchemeUse};
use branch_ledger::domain::score_sheet::{Entry, ItemScore, ScoreSheet};
use branch_ledger::domain::scoring::{Input, JudgeInfo, Rules, Sheet, StopInfo};
use branch_ledger::domain::tour::{Extras, JudgeGroup, Stop, TieBreak, TierRule, Tour, TourMode, default_tiers};
use branch_ledger::ledger::scheme;
use branch_ledger::ledger::tour::plan::{NewJudge, add_judges, add_stops, create};
use branch_ledger::ledger::{Draft, Ledger, OrgTree};

use super::{Draw, id};

/// Classes and items of the scheme: 40 条.
const CLASSES: usize = 8;
const ITEMS: usize = 5;

/// What the engine gets: trimmed, weighted, ties broken by eight classes, tiers by share, three tracks.
pub fn figures(stops: usize, judges: usize, judged: f64) -> Input {
    let mut draw = Draw(7);
    let groups = [JudgeGroup::Judge, JudgeGroup::Judge, JudgeGroup::Leader, JudgeGroup::Peer];
    let mut sheets = Vec::new();
    for stop in 0..stops {
        for judge in 0..judges {
            if draw.below(1_000) < (judged * 1_000.0) as u64 {
                let classes: Vec<i64> = (0..CLASSES).map(|_| 900 + 25 * draw.below(12) as i64).collect();
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

/// The same as a ledger: the district, its scheme of 40 条 and a whole sheet of each judge for each stop.
pub struct Big {
    pub ledger: Ledger,
    pub tour: Id,
    district: Id,
    judges: Vec<(String, String)>,
    keys: Vec<String>,
    draw: Draw,
}

impl Big {
    /// All but the sheets.
    pub fn new(stops: usize, judges: usize) -> Self {
        let mut ledger = Ledger::new(id(&["actor"]), 1_790_000_000_000);
        let district = organizations(&mut ledger, stops);
        let keys = scheme_of(&mut ledger, district);
        let tour = id(&["tour"]);
        let tree = OrgTree::of(&ledger);
        let draft = create(&ledger, &tree, district, TourMode::Model, "2026-11-20".parse().unwrap(), tour);
        ledger.apply(draft);
        let units: Vec<Id> = (0..stops).map(unit).collect();
        let draft = add_stops(&ledger, &tree, tour, &units).unwrap();
        ledger.apply(draft);
        let group = |at: usize| [JudgeGroup::Judge, JudgeGroup::Leader][at % 2];
        let unit = Ref::to(district, "示范区委组织部");
        let new =
            |at| NewJudge { name: format!("评委{at}"), unit: unit.clone(), group: group(at), ..NewJudge::default() };
        let new: Vec<NewJudge> = (0..judges).map(new).collect();
        let mut ids = (0..judges).map(|at| id(&["judge", &at.to_string()]));
        let draft = add_judges(&ledger, tour, &new, &mut || ids.next().unwrap());
        ledger.apply(draft.unwrap());
        let mut draft = Draft::new("评分办法");
        draft.set::<Tour, _>(tour, Tour::trim, &true);
        ledger.apply(draft);
        let read: Tour = ledger.read(tour).unwrap();
        let judges = read.judges_in_order().into_iter().map(|(key, judge)| (key.to_owned(), judge.name.clone()));
        Self { judges: judges.collect(), ledger, tour, district, keys, draw: Draw(7) }
    }

    /// Every judge's sheet for one stop.
    pub fn score(&mut self, at: usize) {
        let (stop, unit) = (Stop::id_of(self.tour, unit(at)), Ref::to(unit(at), format!("第{at}社区党委")));
        let mut draft = Draft::new("打分");
        for (judge, name) in &self.judges {
            let sheet = ScoreSheet::id_of(self.tour, judge, stop);
            draft
                .belongs::<ScoreSheet>(sheet, self.district)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::tour, &self.tour)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::stop, &stop)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::judge, judge)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::judge_name, name)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::unit, &unit)
                .set::<ScoreSheet, _>(sheet, ScoreSheet::scheme, &id(&["scheme"]))
                .set::<ScoreSheet, _>(sheet, ScoreSheet::entry, &Entry::Judge);
            for key in &self.keys {
                let points = 150 + 25 * i64::try_from(self.draw.below(5)).unwrap();
                draft.set_part::<ScoreSheet, _>(sheet, ScoreSheet::scores, key, ItemScore::points, &points);
            }
        }
        self.ledger.apply(draft);
    }
}

fn unit(at: usize) -> Id {
    id(&["unit", &at.to_string()])
}

fn organizations(ledger: &mut Ledger, stops: usize) -> Id {
    let district = id(&["district"]);
    let mut draft = Draft::new("单位");
    draft.set::<Organization, _>(district, Organization::name, &"示范区委组织部".to_owned()).set::<Organization, _>(
        district,
        Organization::level,
        &Level::District,
    );
    for at in 0..stops {
        draft
            .set::<Organization, _>(unit(at), Organization::name, &format!("第{at}社区党委"))
            .set::<Organization, _>(unit(at), Organization::level, &Level::Community)
            .set::<Organization, _>(unit(at), Organization::sector, &Sector::Community)
            .set::<Organization, _>(unit(at), Organization::parent, &Ref::to(district, "示范区委组织部"));
    }
    ledger.apply(draft);
    district
}

/// Gives the keys of the 条.
fn scheme_of(ledger: &mut Ledger, district: Id) -> Vec<String> {
    let mut nodes = Vec::new();
    let mut keys = Vec::new();
    for class in 0..CLASSES {
        let name = format!("c{class}");
        nodes.push((name.clone(), node(&name, "", NodeLevel::Class, None)));
        for item in 0..ITEMS {
            let key = format!("c{class}i{item}");
            nodes.push((key.clone(), node(&key, &name, NodeLevel::Item, Some(250))));
            keys.push(key);
        }
    }
    let draft = scheme::create(district, id(&["scheme"]), ("评分表", SchemeUse::Tour, 2026), &nodes);
    ledger.apply(draft);
    keys
}

fn node(key: &str, parent: &str, level: NodeLevel, points: Option<i64>) -> SchemeNode {
    let (order, parent) = (key.to_owned(), parent.to_owned());
    SchemeNode { order, parent, level, name: format!("指标{key}"), points, ..SchemeNode::default() }
}
