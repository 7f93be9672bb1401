//! What the parts of 现场打分 share: the judge's round, the stop that is open, and how a score is written.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::boxes;
use crate::browser::page;
use crate::domain::kind::{Id, Kind};
use crate::domain::points;
use crate::domain::scheme::{Leaf, Outline, Side};
use crate::domain::score_sheet::{Entry, ScoreSheet};
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::presets::{Presets, Pressed};
use crate::ledger::tour::round::{Call, Progress, Round, Stages, round, stages};
use crate::ledger::tour::scoring::{self, Place};
use crate::ledger::{Draft, Ledger, OrgTree};
use crate::ui::forms::Pause;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// How long nothing must be typed before a score is written: long enough for the second digit, so that 12 is not written as 1 first.
const SETTLED: Duration = Duration::from_millis(300);

/// A score as it stood when its box was entered.
#[derive(Debug, Clone, Default, PartialEq)]
struct Before {
    key: String,
    points: Option<i64>,
    reason: String,
    /// Whether the sheet lacked anything then.
    open: bool,
}

/// What was typed and cannot be counted, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Refused {
    /// What was typed.
    pub text: String,
    /// Why.
    pub why: String,
}

/// The round with how far each sheet is.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The round.
    pub round: Arc<Round>,
    /// How far its sheets are.
    pub stages: Stages,
}

/// The desk of one judge. Cheap to copy.
#[derive(Clone, Copy)]
pub struct ScoreDesk {
    /// The session.
    pub session: Session,
    /// The tour.
    pub tour: Id,
    /// The judge's key.
    pub judge: Id,
    /// The round, and how far each sheet is; or why there is none.
    pub standing: Memo<Result<Arc<Standing>, String>>,
    /// The scheme in order.
    pub outline: Memo<Arc<Outline>>,
    /// The stop that is open.
    pub at: RwSignal<Option<Id>>,
    /// Its sheet.
    pub sheet: Memo<ScoreSheet>,
    /// The 条 whose box is entered.
    pub on: RwSignal<String>,
    /// What was typed and cannot be counted, by stop and 条.
    pub refused: RwSignal<BTreeMap<(Id, String), Refused>>,
    /// On a narrow screen: whether the stops are shown.
    pub listing: RwSignal<bool>,
    key: StoredValue<String>,
    typed: StoredValue<Option<(Id, String, String)>>,
    before: StoredValue<Before>,
    pause: Pause,
}

impl ScoreDesk {
    /// Reads the round, and again whenever the ledger changes; opens `stop`, else the first whose sheet is not complete.
    pub fn provide(tour: Id, judge: Id, stop: Option<Id>) -> Self {
        let session = Session::get();
        let key = judge.to_string();
        let own = key.clone();
        let round = Memo::new(move |_| session.read(|ledger, tree| round(ledger, tree, tour, &own).map(Arc::new)));
        let standing = Memo::new(move |last: Option<&Result<Arc<Standing>, String>>| {
            let round = round.get()?;
            let last = last.and_then(|last| last.as_ref().ok()).filter(|last| last.round == round);
            let known = last.map(|last| &last.stages);
            let stages = session.ledger.with(|ledger| stages(ledger, &round, known));
            Ok(Arc::new(Standing { round, stages }))
        });
        let outline = Memo::new(move |_| {
            round.with(|round| Arc::new(round.as_ref().map(|round| round.outline.clone()).unwrap_or_default()))
        });
        let first = standing.with_untracked(|standing| {
            let standing = standing.as_ref().ok()?;
            let named = stop.and_then(|stop| standing.round.at(stop));
            let at = named.or_else(|| standing.round.first_open(&standing.stages))?;
            standing.round.calls.get(at).map(|call| call.id)
        });
        let at = RwSignal::new(first);
        let own = key.clone();
        let sheet = Memo::new(move |_| {
            let id = at.get().map_or(tour, |stop| ScoreSheet::id_of(tour, &own, stop));
            session.ledger.with(|ledger| ledger.read(id).unwrap_or_else(|| ScoreSheet::blank(id)))
        });
        let desk = Self {
            session,
            tour,
            judge,
            standing,
            outline,
            at,
            sheet,
            on: RwSignal::new(String::new()),
            refused: RwSignal::default(),
            listing: RwSignal::new(false),
            key: StoredValue::new(key),
            typed: StoredValue::new(None),
            before: StoredValue::new(Before::default()),
            pause: Pause::of(SETTLED),
        };
        on_cleanup(move || desk.settle());
        provide_context(desk);
        desk
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// Reads the round; empty where there is none.
    pub fn with<T: Default>(self, read: impl FnOnce(&Standing) -> T) -> T {
        self.standing.with(|standing| standing.as_ref().map(|standing| read(standing)).unwrap_or_default())
    }

    /// The place of the open stop in the round.
    pub fn place(self) -> Option<usize> {
        let at = self.at.get()?;
        self.with(|standing| standing.round.at(at))
    }

    /// The open stop.
    pub fn call(self) -> Option<Call> {
        let place = self.place()?;
        self.with(|standing| standing.round.calls.get(place).cloned())
    }

    /// How far the open sheet is.
    pub fn progress(self) -> Progress {
        let place = self.place().unwrap_or(usize::MAX);
        self.with(|standing| standing.stages.get(place).map(|(_, stage)| stage.clone()).unwrap_or_default())
    }

    /// Why the open stop is not scored here.
    pub fn barred(self) -> Option<String> {
        if let Some(why) = self.with(|standing| standing.round.why_not()) {
            return Some(why);
        }
        match self.call()?.seat {
            Seat::Aside(why) => {
                let judge = self.with(|standing| standing.round.judge.name.clone());
                Some(format!("{judge}对这个点应当回避（{why}），不打分。"))
            }
            Seat::Scores | Seat::Elsewhere => None,
        }
    }

    fn leaf(self, key: &str) -> Option<Leaf> {
        self.outline.try_with_untracked(|outline| outline.leaf(key).cloned()).flatten()
    }

    /// What stands in the ledger for a 条 of the open sheet.
    pub fn recorded(self, key: &str) -> (Option<i64>, String) {
        let score = self.sheet.with(|sheet| sheet.scores.get(key).cloned()).unwrap_or_default();
        (score.points, score.reason)
    }

    /// What the box of a 条 shows: what is being typed, what could not be counted, else what is recorded.
    pub fn shown(self, key: &str) -> String {
        let stop = self.at.get();
        let refused = self.refused.with(|all| stop.and_then(|stop| all.get(&(stop, key.to_owned())).cloned()));
        let recorded = self.recorded(key).0.map(points::shown).unwrap_or_default();
        let typed = self.typed.with_value(|typed| match typed {
            Some((of, on, text)) if Some(*of) == stop && on == key => Some(text.clone()),
            _ => None,
        });
        typed.or(refused.map(|refused| refused.text)).unwrap_or(recorded)
    }

    /// What is wrong with a 条 of the open sheet.
    pub fn wrong(self, key: &str) -> Option<String> {
        let stop = self.at.get()?;
        let refused = self.refused.with(|all| all.get(&(stop, key.to_owned())).map(|refused| refused.why.clone()));
        refused.or_else(|| {
            let (points, leaf) = (self.recorded(key).0?, self.outline.with(|outline| outline.leaf(key).cloned())?);
            scoring::read_score(&leaf, &points::shown(points)).err()
        })
    }

    /// A box was entered.
    pub fn enter(self, key: &str) {
        self.on.set(key.to_owned());
        let (points, reason) = untrack(|| self.recorded(key));
        let open = !untrack(|| self.progress()).is_complete();
        self.before.set_value(Before { key: key.to_owned(), points, reason, open });
    }

    /// Something was typed. It is written after a pause; what cannot be counted is told at once, and what stood there before
    /// the box was entered stands again.
    pub fn type_text(self, key: &str, text: String) {
        let (Some(stop), Some(leaf)) = (self.at.get_untracked(), self.leaf(key)) else { return };
        // An input method hands these over as text.
        if text.contains(['f', 'F', 'ｆ', 'Ｆ']) {
            return self.give_full(key);
        }
        if text.contains(['-', '−', '－', '—']) {
            return self.step_cut(key);
        }
        self.typed.set_value(Some((stop, key.to_owned(), text.clone())));
        match scoring::read_score(&leaf, &text) {
            Ok(_) => {
                self.refused.update(|all| drop(all.remove(&(stop, key.to_owned()))));
                self.pause.wait(move || self.save());
            }
            Err(why) => {
                self.pause.stop();
                self.refuse(stop, key, text, why);
            }
        }
    }

    fn refuse(self, stop: Id, key: &str, text: String, why: String) {
        let before = self.before.get_value();
        let standing = if before.key == key { before.points } else { None };
        if before.key == key && untrack(|| self.recorded(key)).0 != standing {
            self.put_back(&before);
        }
        let why = match standing {
            Some(points) => why.replace("这一条还没有计入", &format!("仍按原来的 {} 分计", points::shown(points))),
            None => why,
        };
        self.refused.update(|all| drop(all.insert((stop, key.to_owned()), Refused { text, why })));
    }

    /// Writes what was typed, after a pause. The text stays as it is: “2.” may yet become 2.5.
    fn save(self) {
        let Some((stop, key, text)) = self.typed.try_get_value().flatten() else { return };
        let Some(leaf) = self.leaf(&key) else { return };
        if let Ok(given) = scoring::read_score(&leaf, &text) {
            self.give_at(stop, &key, given);
        }
    }

    /// Writes what was typed, now that the box is left, and shows it as it is recorded.
    pub fn settle(self) {
        let Some((stop, key, text)) = self.typed.try_update_value(Option::take).flatten() else { return };
        self.pause.stop();
        let Some(leaf) = self.leaf(&key) else { return };
        if let Ok(given) = scoring::read_score(&leaf, &text) {
            self.give_at(stop, &key, given);
            boxes::show(&key, &given.map(points::shown).unwrap_or_default());
        }
    }

    fn give_at(self, stop: Id, key: &str, given: Option<i64>) {
        let (today, known) = (self.session.today.get_untracked(), self.sheet_of(stop));
        let stands = known.and_then(|sheet| sheet.scores.get(key).and_then(|score| score.points));
        if stands != given {
            self.write_at(stop, key, |ledger, tree, place| {
                scoring::give(ledger, tree, place, key, given, Entry::Judge, today)
            });
        }
    }

    fn sheet_of(self, stop: Id) -> Option<ScoreSheet> {
        let id = self.key.with_value(|key| ScoreSheet::id_of(self.tour, key, stop));
        self.session.ledger.try_with_untracked(|ledger| ledger.read(id)).flatten()
    }

    /// Makes a draft for the open sheet and does what it says; what is refused is told at the 条.
    fn write(self, key: &str, make: impl FnOnce(&Ledger, &OrgTree, Place<'_>) -> Result<Draft, String>) {
        if let Some(stop) = self.at.get_untracked() {
            self.forget(stop, key);
            self.write_at(stop, key, make);
        }
    }

    /// Drops what was typed and not written.
    fn forget(self, stop: Id, key: &str) {
        self.typed.set_value(None);
        self.pause.stop();
        self.refused.update(|all| drop(all.remove(&(stop, key.to_owned()))));
    }

    fn write_at(self, stop: Id, key: &str, make: impl FnOnce(&Ledger, &OrgTree, Place<'_>) -> Result<Draft, String>) {
        let judge = self.key.get_value();
        let place = Place { tour: self.tour, judge: &judge, stop };
        match self.session.look(|ledger, tree| make(ledger, tree, place)) {
            Ok(draft) => drop(self.session.commit(draft)),
            Err(why) => {
                let refused = Refused { text: untrack(|| self.shown(key)), why };
                self.refused.update(|all| drop(all.insert((stop, key.to_owned()), refused)));
            }
        }
    }

    /// 满分.
    pub fn give_full(self, key: &str) {
        let Some(full) = self.leaf(key).and_then(|leaf| leaf.points) else { return };
        let today = self.session.today.get_untracked();
        self.write(key, |ledger, tree, place| scoring::give(ledger, tree, place, key, Some(full), Entry::Judge, today));
        boxes::show(key, &points::shown(full));
    }

    /// The presets of a 条, and which of them are pressed.
    pub fn presets(self, key: &str) -> (Presets, Pressed) {
        let presets = self.leaf(key).map(|leaf| Presets::of(&leaf)).unwrap_or_default();
        let (points, reason) = self.recorded(key);
        let pressed = presets.pressed(&reason, points);
        (presets, pressed)
    }

    /// The next of the presets, one by one.
    pub fn step_cut(self, key: &str) {
        let (presets, pressed) = untrack(|| self.presets(key));
        if !presets.cuts.is_empty() {
            self.press_all(key, &presets, &presets.step(&pressed));
        } else {
            boxes::show(key, &untrack(|| self.shown(key)));
        }
    }

    /// The button of a preset was pressed.
    pub fn press_cut(self, key: &str, at: usize) {
        self.settle();
        let (presets, pressed) = untrack(|| self.presets(key));
        self.press_all(key, &presets, &presets.press(&pressed, at));
    }

    fn press_all(self, key: &str, presets: &Presets, pressed: &[u32]) {
        let today = self.session.today.get_untracked();
        self.write(key, |ledger, tree, place| scoring::deduct(ledger, tree, place, key, pressed, Entry::Judge, today));
        boxes::show(key, &points::shown(presets.score(pressed)));
    }

    /// Esc: the score as it was when the box was entered.
    pub fn restore(self, key: &str) {
        let before = self.before.get_value();
        let Some(stop) = self.at.get_untracked().filter(|_| before.key == key) else { return };
        self.forget(stop, key);
        if untrack(|| self.recorded(key)) != (before.points, before.reason.clone()) {
            self.put_back(&before);
        }
        boxes::show(key, &before.points.map(points::shown).unwrap_or_default());
    }

    fn put_back(self, before: &Before) {
        let (Some(stop), Some(leaf)) = (self.at.get_untracked(), self.leaf(&before.key)) else { return };
        let (presets, today) = (Presets::of(&leaf), self.session.today.get_untracked());
        let pressed = presets.pressed(&before.reason, before.points);
        self.write_at(stop, &before.key, |ledger, tree, place| match before.reason.is_empty() {
            false => scoring::deduct(ledger, tree, place, &before.key, &pressed, Entry::Judge, today),
            true => scoring::give(ledger, tree, place, &before.key, before.points, Entry::Judge, today),
        });
    }

    /// 亮点, 不足 or 建议, of the open stop.
    pub fn say(self, field: &'static str, text: &str) {
        let Some(stop) = self.at.try_get_untracked().flatten() else { return };
        self.write_at(stop, field, |ledger, tree, place| scoring::say(ledger, tree, place, field, text));
    }

    /// Takes the sheet over to the scheme of the tour.
    pub fn rescore(self) {
        if let Some(stop) = self.at.get_untracked() {
            self.write_at(stop, "", scoring::rescore);
        }
    }

    /// Opens a stop; what is being typed is written before.
    pub fn open(self, stop: Id) {
        page::settle_focus();
        self.settle();
        self.listing.set(false);
        self.at.set(Some(stop));
        page::rename_hash(&Route::Scoring(self.tour, self.judge, Some(stop)).href());
        boxes::to_top();
        self.arrive();
    }

    /// Once the stop stands on the screen: its line in sight, and the first open box entered, unless that brings a keyboard up.
    pub fn arrive(self) {
        request_animation_frame(move || {
            boxes::reveal_stop();
            if !page::is_narrow() {
                self.focus_open();
            }
        });
    }

    /// The next stop that is scored, or the one before; `None` at the end.
    pub fn next(self, back: bool) -> Option<Id> {
        let place = self.place()?;
        self.with(|standing| {
            let next = standing.round.next(place, back)?;
            standing.round.calls.get(next).map(|call| call.id)
        })
    }

    /// The boxes in their order: what is scored, then 加分 and 扣分.
    pub fn keys(self) -> Vec<String> {
        self.outline
            .try_with_untracked(|outline| {
                let of = |base: bool| {
                    let leaves = outline.leaves.iter().filter(move |leaf| (leaf.side == Side::Base) == base);
                    leaves.map(|leaf| leaf.key.clone())
                };
                of(true).chain(of(false)).collect()
            })
            .unwrap_or_default()
    }

    /// Goes to the first box that is open, else to the first.
    pub fn focus_open(self) {
        let open = untrack(|| self.progress()).weighed.missing;
        if let Some(key) = open.first().cloned().or_else(|| self.keys().into_iter().next()) {
            boxes::focus(&key);
        }
    }

    /// Goes from one box to the next or to the one before. The Enter that completes the sheet leads to what is next; one after the
    /// last 条 leads to the first that is open.
    pub fn step(self, key: &str, back: bool, enter: bool) {
        self.settle();
        let was_open = self.before.with_value(|before| before.open && before.key == key);
        if enter && !back && was_open && untrack(|| self.progress()).is_complete() {
            return boxes::focus_next_stop();
        }
        let keys = self.keys();
        let Some(at) = keys.iter().position(|known| known == key) else { return };
        let last = self.leaf(key).is_some_and(|leaf| leaf.side == Side::Base)
            && keys.get(at + 1).and_then(|next| self.leaf(next)).is_none_or(|leaf| leaf.side != Side::Base);
        let open = untrack(|| self.progress()).weighed.missing;
        let next = if back { at.checked_sub(1) } else { Some(at + 1) };
        match next.and_then(|next| keys.get(next)) {
            _ if enter && last && !back && !open.is_empty() => self.focus_open(),
            Some(next) => boxes::focus(next),
            None if enter && !back => boxes::focus_next_stop(),
            None => {}
        }
    }
}
