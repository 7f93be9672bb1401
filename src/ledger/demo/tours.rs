//! Two tours: the 街道's 巡回观摩, finished and locked, and the 区's 交叉观摩, half scored.

use super::data::{DATA, chance, mix, pick};
use super::steps::millis;
use super::world::{World, org_id};
use crate::domain::dates::{Date, Time, add_days};
use crate::domain::finding::Commonness;
use crate::domain::kind::{Id, Ref};
use crate::domain::scheme::{Leaf, Outline, Scheme, Side, outline};
use crate::domain::score_sheet::{Entry, RemarkKind, ScoreSheet};
use crate::domain::tour::{Gathering, GatheringKind, JudgeGroup, Stop, Tour, TourMode};
use crate::ledger::scheme;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::plan::{NewJudge, add_judges, add_stops, create};
use crate::ledger::tour::route::fill_times;
use crate::ledger::tour::scoring::{Place, give_all, say};
use crate::ledger::tour::standing::standing;
use crate::ledger::tour::{comments, lock, units};
use crate::ledger::{Draft, Ledger, OrgTree};

/// Days since the 街道's tour was held.
const HELD_BEFORE: i32 = 40;
/// The 街道 of the district, by natural key.
const STREETS: [&str; 6] = ["qd", "wm", "rm", "jf", "hbj", "cz"];

/// Plays both tours. Commands that the state of the demo does not allow leave it as it is.
pub fn play(ledger: &mut Ledger, world: &World) {
    let tree = OrgTree::of(ledger);
    let mut hand = Hand { ledger, tree, world, count: 0 };
    let scheme = hand.scheme();
    hand.circuit(scheme);
    hand.cross(scheme);
}

/// Who writes it all down.
struct Hand<'a> {
    ledger: &'a mut Ledger,
    tree: OrgTree,
    world: &'a World,
    count: usize,
}

impl Hand<'_> {
    fn apply(&mut self, day: Date, draft: Result<Draft, String>) {
        if let Ok(draft) = draft {
            self.ledger.set_now(millis(day));
            self.ledger.apply(draft);
        }
    }

    fn fresh(&mut self) -> Id {
        self.count += 1;
        Id::natural(&["demo", "tour", &self.count.to_string()])
    }

    fn day(&self, before: i32) -> Date {
        add_days(self.world.today, -before)
    }

    fn scheme(&mut self) -> Id {
        let (id, day) = (self.fresh(), self.day(HELD_BEFORE + 20));
        if let Some(starter) = scheme::starters().first() {
            let year = chrono::Datelike::year(&day);
            let draft = scheme::create(org_id("qu"), id, (&starter.name, starter.used_for, year), &starter.nodes);
            self.apply(day, Ok(draft));
        }
        id
    }

    /// 青岛路街道, one round around its own units: five judges, everything scored, locked.
    fn circuit(&mut self, scheme: Id) {
        let (day, street) = (self.day(HELD_BEFORE), org_id("qd"));
        let tour = self.begin(street, TourMode::Circuit, scheme, (day, day));
        let judges = [
            self.judge("qd", 0, "党工委书记", JudgeGroup::Leader),
            self.judge("qd", 1, "党工委副书记", JudgeGroup::Leader),
            self.judge("qd", 2, "组织委员", JudgeGroup::Judge),
            self.judge("qd", 3, "组织干事", JudgeGroup::Judge),
            self.judge("qu", 2, "组织科干事", JudgeGroup::Judge),
        ];
        self.people_and_places(tour, street, &judges, day);
        let mut draft = Draft::new("定评分办法");
        draft.set::<Tour, _>(tour, Tour::trim, &true).set::<Tour, _>(tour, Tour::min_sheets, &4i64);
        self.apply(day, Ok(draft));
        self.score(tour, day, 100);
        self.meeting(tour, (GatheringKind::Comment, "集中点评会"), add_days(day, 1), street);
        self.comment(tour, add_days(day, 1));
        if let Some(book) = Book::read(self.ledger, &self.tree, tour) {
            let standing = standing(self.ledger, &self.tree, &book);
            let draft = lock::lock(&self.tree, &book, &standing, pick_leader("qd", 3), add_days(day, 2));
            self.apply(add_days(day, 2), draft);
        }
    }

    /// The 区: judges of six 街道 at the units of the others; the first day is scored, the second is to come.
    fn cross(&mut self, scheme: Id) {
        let (first, last) = (self.day(1), self.day(-1));
        let tour = self.begin(org_id("qu"), TourMode::Cross, scheme, (first, last));
        let mut judges: Vec<NewJudge> = Vec::new();
        for street in STREETS {
            judges.push(self.judge(street, 0, "党工委书记", JudgeGroup::Judge));
            judges.push(self.judge(street, 1, "党工委副书记", JudgeGroup::Judge));
        }
        judges.push(self.judge("qu", 0, "部长", JudgeGroup::Leader));
        judges.push(self.judge("qu", 1, "副部长", JudgeGroup::Leader));
        judges.push(self.judge("qu", 2, "组织科干事", JudgeGroup::Leader));
        self.meeting(tour, (GatheringKind::Kickoff, "动员会"), self.day(10), org_id("qu"));
        self.people_and_places(tour, org_id("qu"), &judges, first);
        self.score(tour, first, 92);
    }

    fn begin(&mut self, org: Id, mode: TourMode, scheme: Id, (from, to): (Date, Date)) -> Id {
        let (id, day) = (self.fresh(), add_days(from, -12));
        let draft = create(self.ledger, &self.tree, org, mode, from, id);
        self.apply(day, Ok(draft));
        let mut draft = Draft::new("观摩方案");
        draft
            .set::<Tour, _>(id, Tour::scheme, &scheme)
            .set::<Tour, _>(id, Tour::from, &from)
            .set::<Tour, _>(id, Tour::to, &to)
            .set::<Tour, _>(id, Tour::due, &add_days(to, 20))
            .set::<Tour, _>(id, Tour::purpose, &PURPOSE.to_owned());
        if let Some(leader) = self.tree.get(org).and_then(|org| org.secretary()).map(|leader| leader.name.clone()) {
            draft.set::<Tour, _>(id, Tour::leader, &format!("{} {leader}", self.tree.name(org)));
        }
        self.apply(day, Ok(draft));
        id
    }

    fn judge(&self, key: &str, at: usize, post: &str, group: JudgeGroup) -> NewJudge {
        let unit = Ref::to(org_id(key), self.tree.name(org_id(key)));
        NewJudge { name: pick_leader(key, at).to_owned(), unit, post: post.to_owned(), group, team: String::new() }
    }

    fn people_and_places(&mut self, tour: Id, top: Id, judges: &[NewJudge], day: Date) {
        let mut keys: Vec<Id> = judges.iter().map(|_| self.fresh()).collect();
        keys.reverse();
        let draft = add_judges(self.ledger, tour, judges, &mut || keys.pop().unwrap_or(tour));
        self.apply(add_days(day, -8), draft);
        let visited = units::units(&self.tree, top).into_iter().filter(|unit| matches!(unit.track, "社区" | "两新"));
        let places: Vec<Id> = visited.map(|unit| unit.id).collect();
        let draft = add_stops(self.ledger, &self.tree, tour, &places);
        self.apply(add_days(day, -8), draft);
        if let Some(begin) = Time::new(8, 30) {
            let draft = fill_times(self.ledger, tour, (day, begin), 15, &|day| add_days(day, 1));
            self.apply(add_days(day, -7), draft);
        }
    }

    /// Scores every stop whose day has come; so many of a hundred sheets are there, and one is not finished.
    fn score(&mut self, tour: Id, first: Date, percent: usize) {
        let Some(book) = Book::read(self.ledger, &self.tree, tour) else { return };
        let Some(read) = book.scheme.as_ref().map(|scheme: &Scheme| outline(scheme)) else { return };
        for (stop_at, stop) in
            book.stops.iter().enumerate().filter(|(_, stop)| stop.day.is_some_and(|day| day < self.world.today))
        {
            let day = stop.day.unwrap_or(first);
            let mut draft = Draft::new("观摩");
            draft.set::<Stop, _>(stop.id, Stop::visited, &day);
            self.apply(day, Ok(draft));
            for (judge_at, (key, _)) in book.judges.iter().enumerate() {
                if book.seat(judge_at, stop_at).scores() && chance(percent, &[stop_at, judge_at, 61]) {
                    self.fill(Place { tour, judge: key, stop: stop.id }, &read, (stop_at, judge_at), day);
                }
            }
        }
    }

    fn fill(&mut self, place: Place<'_>, outline: &Outline, (stop, judge): (usize, usize), day: Date) {
        let unfinished = stop == 2 && judge == 3;
        let given = |(at, leaf): (usize, &Leaf)| (leaf.key.clone(), points(leaf, at, stop, judge));
        let mut scores: Vec<(String, Option<i64>)> = outline.leaves.iter().enumerate().map(given).collect();
        scores.truncate(if unfinished { 14 } else { scores.len() });
        let draft = give_all(self.ledger, &self.tree, place, &scores, Entry::Judge, day);
        self.apply(day, draft);
        let words = [
            (ScoreSheet::merits, &DATA.merits, 40),
            (ScoreSheet::faults, &DATA.faults, 45),
            (ScoreSheet::advice, &DATA.advice, 15),
        ];
        for (at, (field, all, percent)) in words.into_iter().enumerate() {
            if chance(percent, &[stop, judge, at, 71]) {
                let text = pick(all, mix(&[stop, judge, at, 73]));
                let draft = say(self.ledger, &self.tree, place, field, text);
                self.apply(day, draft);
            }
        }
    }

    fn meeting(&mut self, tour: Id, (sort, name): (GatheringKind, &str), day: Date, org: Id) {
        let id = self.fresh();
        let mut draft = Draft::new(format!("记{name}"));
        draft
            .belongs::<Gathering>(id, org)
            .set::<Gathering, _>(id, Gathering::tour, &tour)
            .set::<Gathering, _>(id, Gathering::sort, &sort)
            .set::<Gathering, _>(id, Gathering::title, &name.to_owned())
            .set::<Gathering, _>(id, Gathering::day, &day)
            .set::<Gathering, _>(id, Gathering::place, &"三楼会议室".to_owned())
            .set::<Gathering, _>(id, Gathering::agenda, &"通报安排\n明确标准和分工\n提要求".to_owned());
        self.apply(day, Ok(draft));
    }

    /// Some 亮点 are kept, some 不足 become 问题.
    fn comment(&mut self, tour: Id, day: Date) {
        let Some(book) = Book::read(self.ledger, &self.tree, tour) else { return };
        let classes: Vec<&str> = book.outline.classes.iter().map(|class| class.name.as_str()).collect();
        for (at, one) in comments::gathered(comments::said(self.ledger, &book)).iter().enumerate() {
            let Some(said) = one.first() else { continue };
            if said.sort == RemarkKind::Merit && chance(40, &[at, 81]) {
                let draft = comments::keep(self.ledger, &book, one, true);
                self.apply(day, draft);
            }
            if said.sort == RemarkKind::Fault && chance(60, &[at, 83]) {
                let kind = if one.stops > 1 { Commonness::Common } else { Commonness::Own };
                let dimension = classes.get(mix(&[at, 85]) % 5).copied().unwrap_or_default();
                let draft = comments::to_finding(self.ledger, &self.tree, &book, said, (dimension, kind), day);
                self.apply(day, draft);
            }
        }
    }
}

const PURPOSE: &str = "看现场、查资料、听汇报，学先进、找差距、补短板。观摩后集中点评，当场打分，问题建账整改。";

/// The n-th of the 班子 of an organization.
fn pick_leader(key: &str, at: usize) -> &'static str {
    DATA.leaders.get(key).and_then(|names| names.get(at)).map_or("", String::as_str)
}

/// How many hundredths a judge gives: units differ, judges are mild or strict, and one sheet stands out.
fn points(leaf: &Leaf, at: usize, stop: usize, judge: usize) -> Option<i64> {
    let most = leaf.points?;
    let odd = stop == 4 && judge == 6;
    let lost = mix(&[stop, 91]) % 16 + mix(&[judge, 93]) % 8 + mix(&[at, stop, judge]) % 10 + if odd { 30 } else { 0 };
    let lost = i64::try_from(lost).unwrap_or(0).min(100);
    let given = match leaf.side {
        Side::Base => most * (100 - lost) / 100,
        Side::Bonus if lost < 8 => most / 3,
        Side::Bonus | Side::Deduct => return None,
    };
    // Half points, as people give them.
    Some((given + 25) / 50 * 50)
}
