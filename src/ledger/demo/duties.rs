//! 三张清单 of the demo: tasks in every state, handed down and reported, 责任清单 with and without 责任书, 联系点 with visits.

use super::data::{chance, mix};
use super::steps::millis;
use super::world::{World, org_id};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::kind::{Id, Ref};
use crate::domain::responsibility::{Contact, ContactRole, Responsibility};
use crate::domain::task::{Cadence, Task, periods};
use crate::ledger::duties::tasks::{Actor, NewTask, add, cancel, finish, report};
use crate::ledger::duties::{contacts, hand, posts, starters};
use crate::ledger::{Draft, Ledger, OrgTree};
use chrono::Datelike;

/// What reports and 办结 say.
const SAID: [&str; 6] = [
    "已完成，记录已归档",
    "按计划开展，到会 42 人",
    "已检查 6 个支部，问题 2 个已建账",
    "会上专题研究，议定 3 件事",
    "逐个核对，名单已更新",
    "已汇总上报，情况正常",
];
/// What was done at visits.
const VISITS: [&str; 5] = [
    "参加主题党日，讲党课",
    "调研网格党支部，现场解决活动场地问题",
    "走访老党员 3 户，听取意见 5 条",
    "督导整改问题，看台账",
    "指导换届准备工作",
];

/// Plays it all. Commands that the state of the demo does not allow leave it as it is.
pub fn play(ledger: &mut Ledger, world: &World) {
    let tree = OrgTree::of(ledger);
    let mut hand = Hand { ledger, tree, today: world.today, count: 0 };
    hand.list("qd", &[0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 15, 19, 20, 21]);
    hand.list("qd2", &[0, 1, 2, 4, 5, 8, 9, 10, 16, 17, 18, 20]);
    hand.hand_down("qd", "书记讲党课", &["qd1", "qd2", "jx", "jsl"]);
    hand.hand_down("qd", "检查三会一课", &["qd1", "qd2", "jx", "jsl", "gs"]);
    hand.hand_down("qd2", "组织开展主题党日", &["qd2-1", "qd2-2", "qd2-3"]);
    for key in ["qd", "qd2", "qd1", "jx"] {
        hand.posts(key);
    }
    hand.contacts();
}

struct Hand<'a> {
    ledger: &'a mut Ledger,
    tree: OrgTree,
    today: Date,
    count: usize,
}

impl Hand<'_> {
    fn apply(&mut self, day: Date, draft: Result<Draft, String>) {
        if let Ok(draft) = draft {
            self.ledger.set_now(millis(day.min(self.today)));
            self.ledger.apply(draft);
        }
    }

    fn fresh(&mut self) -> Id {
        self.count += 1;
        Id::natural(&["demo", "duty", &self.count.to_string()])
    }

    fn year(&self) -> i32 {
        self.today.year()
    }

    /// The first working days of the year, when lists are made; today where they are still to come.
    fn begin(&self) -> Date {
        YearMonth::new(self.year(), 1).map_or(self.today, YearMonth::first_day).min(self.today)
    }

    fn actor<'b>(&self, key: &str, today: Date) -> Actor<'b> {
        Actor { me: org_id(key), by: "陈桂兰", today }
    }

    /// The list of a unit, from the usual tasks, carried on until today.
    fn list(&mut self, key: &str, wanted: &[usize]) {
        let place = (org_id(key), self.year());
        let begin = self.begin();
        let all = starters::starters(self.ledger, &self.tree, place, begin);
        for at in wanted {
            let Some(starter) = all.get(*at) else { continue };
            let mut task = starter.task.clone();
            if *at == 0 {
                task.layers =
                    ["区委", "区委组织部", "区委办、宣传部、统战部", "街道党工委", "社区党委"].map(str::to_owned);
            }
            let id = self.fresh();
            let made = add(&self.tree, place, &task, self.actor(key, begin), id);
            self.apply(begin, made);
            self.carry(key, id, (&task, *at));
        }
    }

    /// Carries a task on: most periods are done, one here and there was forgotten.
    fn carry(&mut self, key: &str, id: Id, (task, at): (&NewTask, usize)) {
        let today = self.today;
        let said = |n: usize| SAID.get(mix(&[at, n, 131]) % SAID.len()).copied().unwrap_or_default();
        if task.cadence == Cadence::Once {
            let due = task.due.unwrap_or(today);
            if due < today && chance(75, &[at, 133]) {
                let day = add_days(due, -4);
                let made = finish(self.ledger, &self.tree, id, (day, said(0)), self.actor(key, day));
                self.apply(day, made);
            }
            return;
        }
        for (n, period) in periods(task.cadence, self.year()).iter().enumerate() {
            let day = add_days(period.ends, -3).min(add_days(today, -1));
            let skip = !chance(90, &[at, n, key.len(), 135]) || period.begins > day;
            let likely = if at >= 30 { 70 } else { 30 };
            if !skip && (period.ends < today || chance(likely, &[at, n, 137])) {
                let made = report(self.ledger, &self.tree, id, &period.key, (said(n), true), self.actor(key, day));
                self.apply(day, made);
            }
        }
        if at == 12 {
            let day = add_days(today, -20).max(self.begin());
            let made = cancel(self.ledger, &self.tree, id, "和星级创建合并安排", self.actor(key, day));
            self.apply(day, made);
        }
    }

    /// Hands a task down, and lets some of the units report.
    fn hand_down(&mut self, key: &str, title: &str, units: &[&str]) {
        let begin = self.begin();
        let whole =
            self.ledger.all::<Task>().into_iter().find(|task| {
                task.org == Some(org_id(key)) && task.title.starts_with(title) && task.handed_from.is_none()
            });
        let Some(whole) = whole else { return };
        let ids: Vec<Id> = units.iter().map(|unit| org_id(unit)).collect();
        let made = hand::hand_down(self.ledger, &self.tree, whole.id, &ids, (org_id(key), begin));
        self.apply(begin, made);
        for (at, unit) in units.iter().enumerate().filter(|(at, _)| at % 3 != 2) {
            let typed = NewTask { cadence: whole.cadence, due: whole.due, ..NewTask::default() };
            self.carry(unit, hand::part_id(whole.id, org_id(unit)), (&typed, at + 30));
        }
    }

    /// 责任清单 from the 班子; most have signed.
    fn posts(&mut self, key: &str) {
        let (org, year, begin) = (org_id(key), self.year(), self.begin());
        let made = posts::draft(self.ledger, &self.tree, org, year, org);
        self.apply(begin, made);
        let upper = self.tree.parent(org).map(|upper| self.tree.name(upper).to_owned()).unwrap_or_default();
        for (at, one) in posts::list(self.ledger, &self.tree, org, year).into_iter().enumerate() {
            if chance(70, &[at, key.len(), 141]) {
                let day = add_days(begin, 40).min(self.today);
                let mut draft = Draft::new("签订责任书");
                draft.set::<Responsibility, _>(one.id, Responsibility::signed, &day).set::<Responsibility, _>(
                    one.id,
                    Responsibility::signed_with,
                    &upper,
                );
                self.apply(day, Ok(draft));
            }
        }
    }

    /// The leaders of the 街道 look after its 社区, those of the 社区 after its 支部; one is a whole 1+1+2.
    fn contacts(&mut self) {
        let leaders = |tree: &OrgTree, key: &str| -> Vec<Ref> {
            let org = tree.get(org_id(key));
            org.map(|org| org.leaders.values().map(|leader| leader.person.clone()).collect()).unwrap_or_default()
        };
        for (upper, lower) in [("qd", ["qd1", "qd2", "jx", "gs"]), ("qd2", ["qd2-1", "qd2-2", "qd2-3", "qd2-4"])] {
            let people = leaders(&self.tree, upper);
            for (at, key) in lower.iter().enumerate() {
                if let Some(leader) = people.get(at % people.len().max(1)) {
                    self.contact((upper, key), leader, at);
                }
            }
        }
    }

    fn contact(&mut self, (upper, key): (&str, &str), leader: &Ref, at: usize) {
        let (org, year, begin, me) = (org_id(key), self.year(), self.begin(), org_id(upper));
        let id = Contact::id_of(org, year);
        let made = contacts::create(self.ledger, &self.tree, org, year, me);
        self.apply(begin, made);
        let mut people = vec![(ContactRole::Leader, leader.clone())];
        if key == "qd2-1" {
            people.push((ContactRole::Department, Ref::to(org_id("cg"), self.tree.name(org_id("cg")))));
            people.push((ContactRole::Model, Ref::to(org_id("gs-2"), self.tree.name(org_id("gs-2")))));
            people.push((ContactRole::Instructor, Ref::named("段思源")));
        }
        for (role, who) in people {
            let fresh = self.fresh();
            let made = contacts::add_person(self.ledger, &self.tree, id, (role, &who, ""), (me, fresh));
            self.apply(begin, made);
        }
        for quarter in 0..4 {
            let day = add_days(begin, quarter * 91 + 20 + i32::try_from(mix(&[at, 151]) % 40).unwrap_or(0));
            if day <= self.today && day.year() == year && at != 3 {
                let said = VISITS.get(mix(&[at, key.len(), usize::try_from(quarter).unwrap_or(0)]) % VISITS.len());
                let (fresh, said) = (self.fresh(), said.copied().unwrap_or_default());
                let visit = (day, leader.name.as_str(), said);
                let made = contacts::add_visit(self.ledger, &self.tree, id, visit, (me, fresh, self.today));
                self.apply(day, made);
            }
        }
        let task = NewTask {
            title: "帮助解决党员活动场地".to_owned(),
            person: leader.clone(),
            due: Date::from_ymd_opt(year, 9, 30),
            standard: "场地落实，党员满意".to_owned(),
            contact: Some(id),
            ..NewTask::default()
        };
        let fresh = self.fresh();
        let made = add(&self.tree, (org, year), &task, self.actor(upper, begin), fresh);
        self.apply(begin, made);
        self.carry(key, fresh, (&task, at + 50));
    }
}
