//! 整改: findings in every state, two notices, and the months' progress.

use std::sync::LazyLock;

use serde::Deserialize;

use super::data::{chance, mix};
use super::steps::millis;
use super::world::{World, org_id};
use crate::domain::dates::{Date, YearMonth, add_days};
use crate::domain::finding::{
    Commonness, Finding, FindingSource, MeasureState, Outcome, OversightKind, RecheckOutcome, Urgency,
};
use crate::domain::kind::{Id, Ref};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::ledger::rectify::deeds::{self, Actor, Verdict};
use crate::ledger::rectify::{When, measures, monthly, notices};
use crate::ledger::{Draft, Ledger, OrgTree};

/// One line of `data/demo-findings.json`.
#[derive(Deserialize)]
struct Row {
    /// Natural keys of 责任单位 and 提出单位; no issuer is 自查.
    unit: String,
    issuer: String,
    /// Key of the source, and the paper.
    source: String,
    paper: String,
    dimension: String,
    common: bool,
    /// Key of the 三类.
    urgency: String,
    text: String,
    /// Days before today on which it was found, and from then to its limit.
    found: i32,
    due: i32,
    #[serde(default)]
    long: bool,
    fate: String,
    leader: String,
    measures: Vec<String>,
}

static ROWS: LazyLock<Vec<Row>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../data/demo-findings.json")).unwrap_or_default());

/// Plays it all. Commands that the state of the demo does not allow leave it as it is.
pub fn play(ledger: &mut Ledger, world: &World) {
    let tree = OrgTree::of(ledger);
    let mut hand = Hand { ledger, tree, world, count: 0 };
    let findings: Vec<Id> = ROWS.iter().enumerate().map(|(at, row)| hand.live(at, row)).collect();
    hand.letters(&findings);
}

/// Who writes it all down.
struct Hand<'a> {
    ledger: &'a mut Ledger,
    tree: OrgTree,
    world: &'a World,
    count: usize,
}

impl Hand<'_> {
    fn fresh(&mut self) -> Id {
        self.count += 1;
        Id::natural(&["demo", "rectify", &self.count.to_string()])
    }

    /// What is done on a day; nothing is done after today.
    fn apply(&mut self, day: Date, draft: Result<Draft, String>) {
        if let Ok(draft) = draft.map_err(|why| debug_assert!(false, "{why}"))
            && day <= self.world.today
        {
            self.ledger.set_now(millis(day));
            self.ledger.apply(draft);
        }
    }

    fn when(day: Date) -> When {
        When { day, time: millis(day) }
    }

    /// One finding from the day it was found to what became of it.
    fn live(&mut self, at: usize, row: &Row) -> Id {
        let (id, unit) = (self.fresh(), org_id(&row.unit));
        let found = add_days(self.world.today, -row.found);
        let issuer = if row.issuer.is_empty() { unit } else { org_id(&row.issuer) };
        let upper = Actor { me: issuer, name: "王雅琴" };
        let made = deeds::create(&self.tree, upper, unit, &row.text, Self::when(found), id);
        self.apply(found, Ok(made));
        let mut draft = Draft::new("填写问题");
        draft
            .set::<Finding, _>(id, Finding::dimension, &row.dimension)
            .set::<Finding, _>(id, Finding::commonness, &if row.common { Commonness::Common } else { Commonness::Own })
            .set::<Finding, _>(id, Finding::urgency, &Urgency::of(&row.urgency).unwrap_or_default())
            .set::<Finding, _>(id, Finding::source, &FindingSource::of(&row.source).unwrap_or_default())
            .set::<Finding, _>(id, Finding::source_note, &row.paper)
            .set::<Finding, _>(id, Finding::leaders, &vec![Ref::named(row.leader.clone())])
            .set::<Finding, _>(id, Finding::due, &add_days(found, row.due));
        if row.long {
            draft.set::<Finding, _>(id, Finding::long, &true);
        }
        self.apply(found, Ok(draft));
        if !row.issuer.is_empty() && row.fate != "claimed" {
            let own = Actor { me: unit, name: "陈桂兰" };
            let draft = deeds::claim(self.ledger, &self.tree, id, own, Self::when(add_days(found, 2)));
            self.apply(add_days(found, 2), draft);
        }
        for text in &row.measures {
            let fresh = self.fresh();
            let draft = measures::add(self.ledger, id, text, fresh).map(|(draft, _)| draft);
            self.apply(add_days(found, 3), draft);
        }
        self.become_of(at, row, id, (unit, issuer), found);
        id
    }

    fn become_of(&mut self, at: usize, row: &Row, id: Id, (unit, issuer): (Id, Id), found: Date) {
        let today = self.world.today;
        let ended = add_days(found, row.due.min(row.found - 12) - 5);
        let tell = |hand: &mut Self, until: Date, done: usize| {
            hand.tell(at, id, (found, until));
            hand.work(id, done, add_days(found, 20).min(until));
        };
        match row.fate.as_str() {
            "claimed" => {}
            "doing" => tell(self, today, 1),
            "late" => {
                tell(self, add_days(today, -31), 1);
                self.urge(id, issuer, add_days(today, -6));
            }
            "waiting" => {
                tell(self, today, 9);
                self.submit(id, unit, add_days(today, -4));
            }
            "returned" => {
                tell(self, ended, 1);
                self.submit(id, unit, ended);
                let why = "抽查第三网格党支部，8 月两次会议仍然没有表决情况，请补齐后再报";
                self.judge(id, issuer, add_days(ended, 3), (Outcome::Returned, why, None));
            }
            "closed" | "own_closed" | "reopened" => {
                tell(self, ended, 9);
                self.submit(id, unit, ended);
                let said = (Outcome::Accepted, "现场查看，措施落实", None);
                self.judge(id, issuer, add_days(ended, 3), said);
                self.look_back(row, id, issuer, add_days(ended, 10));
            }
            "staged" => {
                tell(self, add_days(today, -31), 1);
                self.submit(id, unit, ended);
                let next = add_days(today, 40);
                self.judge(id, issuer, add_days(ended, 3), (Outcome::Accepted, "本阶段落实，继续坚持", Some(next)));
            }
            _ => debug_assert!(false, "{}", row.fate),
        }
    }

    /// The 回头看: planned of most, done and failed of the one that is opened again.
    fn look_back(&mut self, row: &Row, id: Id, issuer: Id, day: Date) {
        let (key, actor) = (self.fresh(), Actor { me: issuer, name: "王雅琴" });
        match row.fate.as_str() {
            "reopened" => {
                let said = (RecheckOutcome::Failed, "活动室又堆了两排货架，登记簿停在上月");
                let draft =
                    deeds::recheck(self.ledger, &self.tree, id, (actor, Self::when(day)), said, &key.to_string());
                self.apply(day, draft);
            }
            "closed" => {
                let due = add_days(self.world.today, 5);
                let draft = deeds::plan_recheck(self.ledger, &self.tree, id, actor, (due, "组织干事"), key);
                self.apply(day, draft);
            }
            _ => {}
        }
    }

    /// 每月进展 from the month it was found in until a day.
    fn tell(&mut self, at: usize, id: Id, (found, until): (Date, Date)) {
        const WORDS: [&str; 4] = [
            "已列出清单，分到人，本月完成第一步",
            "按措施推进，本月开会通报一次，资料已归档",
            "完成过半，剩余部分月底前补齐",
            "对照措施自查一遍，未发现反弹",
        ];
        let last = YearMonth::of(until);
        let months = std::iter::successors(Some(YearMonth::of(found)), |month| Some(month.next()));
        for (n, month) in months.take_while(|month| *month <= last).enumerate() {
            let day = month.last_day().min(until).max(found);
            let who = ("陈桂兰", day);
            let draft = if n > 0 && chance(25, &[at, n, 7]) {
                monthly::unchanged(self.ledger, id, month, who)
            } else {
                let text = WORDS.get(mix(&[at, n]) % WORDS.len()).copied().unwrap_or_default();
                let percent = i64::try_from((n + 1) * 20).ok().map(|percent| percent.min(90));
                monthly::report(self.ledger, id, month, monthly::Words { text, percent, ..Default::default() }, who)
            };
            self.apply(day, draft);
        }
    }

    /// The first measures are done.
    fn work(&mut self, id: Id, done: usize, day: Date) {
        let Some(finding) = self.ledger.read::<Finding>(id) else { return };
        let keys: Vec<String> = finding.measures_in_order().iter().map(|(key, _)| (*key).to_owned()).collect();
        for (at, key) in keys.iter().enumerate().take(done + 1) {
            let state = if at < done { MeasureState::Done } else { MeasureState::Doing };
            let draft = measures::set_state(self.ledger, id, key, state, day);
            self.apply(day, draft);
        }
    }

    fn submit(&mut self, id: Id, unit: Id, day: Date) {
        let who = (Actor { me: unit, name: "陈桂兰" }, Self::when(day));
        let text = "措施都已落实，有记录、有清单，附本月检查情况";
        let fresh = self.fresh();
        let draft = deeds::submit(self.ledger, &self.tree, id, who, text, fresh);
        self.apply(day, draft);
    }

    fn judge(&mut self, id: Id, issuer: Id, day: Date, (outcome, opinion, next): (Outcome, &str, Option<Date>)) {
        let who = (Actor { me: issuer, name: "王雅琴" }, Self::when(day));
        let fresh = self.fresh();
        let draft = deeds::accept(self.ledger, &self.tree, id, who, Verdict { outcome, opinion, next }, fresh);
        self.apply(day, draft);
    }

    fn urge(&mut self, id: Id, issuer: Id, day: Date) {
        let who = (Actor { me: issuer, name: "王雅琴" }, Self::when(day));
        let fresh = self.fresh();
        let said = (OversightKind::Urge, "已经超过时限，请本周报进展，说明卡在哪里", true);
        let draft = deeds::oversee(self.ledger, &self.tree, id, who, said, fresh);
        self.apply(day, draft);
    }

    /// Two notices of the 街道: one on the way, one a draft.
    fn letters(&mut self, findings: &[Id]) {
        let street = Actor { me: org_id("qd"), name: "王雅琴" };
        for (fate, sent) in [("returned", true), ("claimed", false)] {
            let of_fate = ROWS.iter().zip(findings).filter(|(row, _)| row.fate == fate).map(|(_, id)| *id);
            let ids: Vec<Id> = of_fate.collect();
            let day = add_days(self.world.today, if sent { -70 } else { -3 });
            let mut fresh: Vec<Id> = ids.iter().map(|_| self.fresh()).collect();
            let drafted =
                notices::draft(self.ledger, &self.tree, &ids, street, &mut || fresh.pop().unwrap_or(street.me));
            let Ok((draft, made)) = drafted else { continue };
            self.apply(day, Ok(draft));
            for notice in made {
                self.letter(notice, street, day, sent);
            }
        }
    }

    fn letter(&mut self, notice: Id, street: Actor<'_>, day: Date, sent: bool) {
        let mut draft = Draft::new("填写通知单");
        draft
            .set::<Notice, _>(notice, Notice::prefix, &"青街整改".to_owned())
            .set::<Notice, _>(notice, Notice::place, &"党群服务中心、各网格".to_owned())
            .set::<Notice, _>(notice, Notice::people, &"段思源、王雅琴".to_owned())
            .set::<Notice, _>(notice, Notice::signer, &"段思源".to_owned())
            .set::<Notice, _>(
                notice,
                Notice::demand,
                &"逐条写明措施、责任人和时限，按月报进展；改到位的报验，改不到位的说明原因。".to_owned(),
            );
        self.apply(day, Ok(draft));
        if !sent {
            return;
        }
        let draft = notices::issue(self.ledger, &self.tree, notice, street, day);
        self.apply(day, draft);
        let draft = notices::send(self.ledger, notice, day);
        self.apply(day, draft);
        let unit = Actor { me: org_id("qd2"), name: "陈桂兰" };
        let draft = notices::receive(self.ledger, &self.tree, notice, unit, add_days(day, 1));
        self.apply(add_days(day, 1), draft);
    }
}
