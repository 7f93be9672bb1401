//! What a judge writes on a sheet, and what is copied from paper. Saved at every key; nothing out of range is accepted silently.

use super::aside::{Seat, seat};
use super::presets::Presets;
use super::{open, stops};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::points;
use crate::domain::scheme::{Leaf, Outline, Scheme, outline};
use crate::domain::score_sheet::{Entry, ItemScore, ScoreSheet};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Draft, Ledger, Life, OrgTree};

/// Whose sheet for which stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The tour.
    pub tour: Id,
    /// Key of the judge.
    pub judge: &'a str,
    /// The stop.
    pub stop: Id,
}

impl Place<'_> {
    /// The sheet's id.
    pub fn sheet(&self) -> Id {
        ScoreSheet::id_of(self.tour, self.judge, self.stop)
    }
}

/// What is known around a sheet that is to be written.
struct Desk {
    tour: Tour,
    judge: Judge,
    stop: Stop,
}

fn desk(ledger: &Ledger, tree: &OrgTree, place: Place<'_>) -> Result<Desk, String> {
    let tour = open(ledger, place.tour)?;
    let judge = tour.judges.get(place.judge).cloned().ok_or("评委名单里没有这位评委")?;
    let stop: Stop =
        ledger.read(place.stop).filter(|stop: &Stop| stop.tour == Some(place.tour)).ok_or("路线里没有这个观摩点")?;
    if let Seat::Aside(why) = seat(tree, &tour, place.judge, &judge, &stop) {
        return Err(format!("{}对{}应当回避：{why}", judge.name, stop.unit.name));
    }
    Ok(Desk { tour, judge, stop })
}

/// Reads one score as typed. Empty takes it back.
///
/// # Errors
/// It is no figure, or beyond the 分值.
pub fn read_score(leaf: &Leaf, text: &str) -> Result<Option<i64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let given = points::read(text)?;
    match leaf.points {
        _ if given < 0 => Err("分数不能小于 0".to_owned()),
        Some(most) if given > most => Err(format!("最高 {} 分，这一条还没有计入", points::shown(most))),
        _ => Ok(Some(given)),
    }
}

/// Writes one score; the first one of a sheet makes it.
///
/// # Errors
/// The tour is locked, the judge is unknown or must stand aside, or the scheme does not have the 条.
pub fn give(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    key: &str,
    given: Option<i64>,
    entry: Entry,
    today: Date,
) -> Result<Draft, String> {
    give_all(ledger, tree, place, &[(key.to_owned(), given)], entry, today)
}

/// Writes several scores of one sheet at once, as pasted. A reason made of presets goes when it does not fit the new score.
///
/// # Errors
/// As [`give`].
pub fn give_all(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    scores: &[(String, Option<i64>)],
    entry: Entry,
    today: Date,
) -> Result<Draft, String> {
    let (desk, outline) = (desk(ledger, tree, place)?, scored_by(ledger, place.tour)?);
    let known: Option<ScoreSheet> = ledger.read(place.sheet());
    let mut draft = Draft::new(label(&desk, &outline, scores));
    begin(ledger, &mut draft, place, &desk, entry);
    for (key, given) in scores {
        let leaf = outline.leaf(key).ok_or("指标体系里没有这一条")?;
        if given.is_some_and(|given| !leaf.allows(given)) {
            return Err(out_of_range(leaf));
        }
        put(&mut draft, place, key, ItemScore::points, given.map_or(Value::Null, |given| given.to_value()));
        let reason = known.as_ref().and_then(|sheet| sheet.scores.get(key)).map_or("", |score| score.reason.as_str());
        if Presets::of(leaf).outdates(reason, *given) {
            put(&mut draft, place, key, ItemScore::reason, Value::Null);
        }
    }
    freeze(ledger, &mut draft, &desk, today);
    Ok(draft)
}

fn out_of_range(leaf: &Leaf) -> String {
    match leaf.points {
        Some(most) => format!("“{}”写 0 至 {} 分", leaf.name, points::shown(most)),
        None => format!("“{}”不能小于 0 分", leaf.name),
    }
}

/// Writes a score that presets make, and the reason that they are.
///
/// # Errors
/// As [`give`].
pub fn deduct(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    key: &str,
    pressed: &[u32],
    entry: Entry,
    today: Date,
) -> Result<Draft, String> {
    let (desk, outline) = (desk(ledger, tree, place)?, scored_by(ledger, place.tour)?);
    let presets = Presets::of(outline.leaf(key).ok_or("指标体系里没有这一条")?);
    let score = presets.score(pressed);
    let mut draft = Draft::new(label(&desk, &outline, &[(key.to_owned(), Some(score))]));
    begin(ledger, &mut draft, place, &desk, entry);
    put(&mut draft, place, key, ItemScore::points, score.to_value());
    put(&mut draft, place, key, ItemScore::reason, presets.reason(pressed).to_value());
    freeze(ledger, &mut draft, &desk, today);
    Ok(draft)
}

fn put(draft: &mut Draft, place: Place<'_>, key: &str, field: &str, value: Value) {
    draft.put(ScoreSheet::KIND, place.sheet(), format!("{}.{key}.{field}", ScoreSheet::scores), value);
}

/// `刘建国给文明北社区打分：流动党员 4.5`.
fn label(desk: &Desk, outline: &Outline, scores: &[(String, Option<i64>)]) -> String {
    let what = match scores {
        [(key, given)] => {
            let name = outline.leaf(key).map_or("", |leaf| leaf.name.as_str());
            format!("：{name} {}", given.map_or_else(|| "未打".to_owned(), points::shown))
        }
        all => format!(" {} 条", all.len()),
    };
    format!("{}给{}打分{what}", desk.judge.name, desk.stop.unit.name)
}

/// By what the tour is scored.
fn scored_by(ledger: &Ledger, tour: Id) -> Result<Outline, String> {
    let tour = open(ledger, tour)?;
    let scheme: Scheme =
        ledger.read(tour.scheme.ok_or("这次观摩还没有选指标体系")?).ok_or("指标体系不在本机，不能打分")?;
    Ok(outline(&scheme))
}

/// The first score takes the scheme into use.
fn freeze(ledger: &Ledger, draft: &mut Draft, desk: &Desk, today: Date) {
    if let Some(scheme) = desk.tour.scheme {
        draft.and(crate::ledger::scheme::freeze(ledger, scheme, today));
    }
}

/// What is written with the first word of a sheet.
fn begin(ledger: &Ledger, draft: &mut Draft, place: Place<'_>, desk: &Desk, entry: Entry) {
    let id = place.sheet();
    let known = ledger.record(ScoreSheet::KIND, id);
    if known.is_some_and(|record| record.life() == Life::Deleted) {
        draft.restore(ScoreSheet::KIND, id);
    }
    if let Some(record) = known.filter(|record| !record.value(ScoreSheet::tour).is_null()) {
        if entry == Entry::Judge && !record.value(ScoreSheet::handed_in).is_null() {
            // What is changed after it was handed in is to be handed in once more.
            draft.put(ScoreSheet::KIND, id, ScoreSheet::handed_in, Value::Null);
        }
        return;
    }
    if let Some(owner) = desk.tour.org {
        draft.belongs::<ScoreSheet>(id, owner);
    }
    draft
        .set::<ScoreSheet, _>(id, ScoreSheet::tour, &place.tour)
        .set::<ScoreSheet, _>(id, ScoreSheet::stop, &place.stop)
        .set::<ScoreSheet, _>(id, ScoreSheet::judge, &place.judge.to_owned())
        .set::<ScoreSheet, _>(id, ScoreSheet::judge_name, &desk.judge.name)
        .set::<ScoreSheet, Ref>(id, ScoreSheet::unit, &desk.stop.unit)
        .set::<ScoreSheet, _>(id, ScoreSheet::entry, &entry);
    if let Some(scheme) = desk.tour.scheme {
        draft.set::<ScoreSheet, _>(id, ScoreSheet::scheme, &scheme);
    }
}

/// Writes what is said on the sheet: 亮点, 不足, 建议, or why points were taken off (`scores.<key>.reason`).
///
/// # Errors
/// As [`give`], or there is no such field.
pub fn say(ledger: &Ledger, tree: &OrgTree, place: Place<'_>, field: &str, text: &str) -> Result<Draft, String> {
    let desk = desk(ledger, tree, place)?;
    let spec =
        <ScoreSheet as crate::domain::kind::Kind>::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let mut draft = Draft::new(format!("{}评{}：{}", desk.judge.name, desk.stop.unit.name, spec.label));
    begin(ledger, &mut draft, place, &desk, Entry::Judge);
    draft.put(ScoreSheet::KIND, place.sheet(), field, text.trim_end().to_owned().to_value());
    Ok(draft)
}

/// Writes second readings of one paper (复核录入).
///
/// # Errors
/// As [`give`].
pub fn check(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    readings: &[(String, Option<i64>)],
) -> Result<Draft, String> {
    let (desk, outline) = (desk(ledger, tree, place)?, scored_by(ledger, place.tour)?);
    let mut draft = Draft::new(format!("复核{}的评分表（{}）", desk.judge.name, desk.stop.unit.name));
    begin(ledger, &mut draft, place, &desk, Entry::Paper);
    for (key, given) in readings {
        let leaf = outline.leaf(key).ok_or("指标体系里没有这一条")?;
        if given.is_some_and(|given| !leaf.allows(given)) {
            return Err(out_of_range(leaf));
        }
        put(&mut draft, place, key, ItemScore::second, given.map_or(Value::Null, |given| given.to_value()));
    }
    Ok(draft)
}

/// Settles a difference between the two readings: one of them stands in both.
///
/// # Errors
/// As [`give`].
pub fn settle(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    key: &str,
    chosen: Option<i64>,
    today: Date,
) -> Result<Draft, String> {
    let mut draft = give(ledger, tree, place, key, chosen, Entry::Paper, today)?;
    put(&mut draft, place, key, ItemScore::second, chosen.map_or(Value::Null, |chosen| chosen.to_value()));
    Ok(draft)
}

/// Takes a sheet that was scored by another scheme over to the tour's: what fits stays, the rest is cleared and is open.
///
/// # Errors
/// As [`give`].
pub fn rescore(ledger: &Ledger, tree: &OrgTree, place: Place<'_>) -> Result<Draft, String> {
    let (desk, outline) = (desk(ledger, tree, place)?, scored_by(ledger, place.tour)?);
    let sheet: ScoreSheet = ledger.read(place.sheet()).ok_or("还没有这张评分表")?;
    let mut draft = Draft::new(format!("{}给{}按现在的指标重打", desk.judge.name, desk.stop.unit.name));
    begin(ledger, &mut draft, place, &desk, Entry::Judge);
    if let Some(scheme) = desk.tour.scheme {
        draft.set::<ScoreSheet, _>(place.sheet(), ScoreSheet::scheme, &scheme);
    }
    for (key, score) in &sheet.scores {
        let fits = |points| outline.leaf(key).is_some_and(|leaf| leaf.allows(points));
        if !score.points.is_none_or(fits) {
            for field in [ItemScore::points, ItemScore::reason, ItemScore::second] {
                put(&mut draft, place, key, field, Value::Null);
            }
        }
    }
    Ok(draft)
}

/// Notes that a judge handed in all sheets that say anything.
///
/// # Errors
/// The tour is locked or gone, or has no such judge.
pub fn hand_in(ledger: &Ledger, id: Id, judge: &str, today: Date) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let name = tour.judges.get(judge).map(|judge| judge.name.clone()).ok_or("评委名单里没有这位评委")?;
    let mut draft = Draft::new(format!("{name}交出评分表"));
    for stop in stops(ledger, id) {
        let sheet = ScoreSheet::id_of(id, judge, stop.id);
        if ledger.read::<ScoreSheet>(sheet).is_some() {
            draft.set::<ScoreSheet, _>(sheet, ScoreSheet::handed_in, &today);
        }
    }
    Ok(draft)
}

/// Throws a sheet away that does not belong here.
pub fn discard(ledger: &Ledger, sheet: Id) -> Draft {
    let mut draft = Draft::new(format!("作废评分表“{}”", ledger.title(&(ScoreSheet::KIND.into(), sheet))));
    draft.delete(ScoreSheet::KIND, sheet);
    draft
}
