//! What a judge writes on a sheet, and what is copied from paper. Saved at every key; nothing out of range is accepted silently.

use super::aside::{Seat, seat};
use super::{open, stops};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Id, Ref, Value};
use crate::domain::points;
use crate::domain::scheme::{Leaf, Scheme, outline};
use crate::domain::score_sheet::{Entry, ItemScore, ScoreSheet};
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree};

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

/// Writes several scores of one sheet at once, as pasted.
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
    let desk = desk(ledger, tree, place)?;
    let scheme_id = desk.tour.scheme.ok_or("这次观摩还没有选指标体系")?;
    let scheme: Scheme = ledger.read(scheme_id).ok_or("指标体系不在本机，不能打分")?;
    let outline = outline(&scheme);
    let mut draft = Draft::new(format!("{}给{}打分", desk.judge.name, desk.stop.unit.name));
    begin(ledger, &mut draft, place, &desk, entry);
    for (key, given) in scores {
        let leaf = outline.leaf(key).ok_or("指标体系里没有这一条")?;
        if given.is_some_and(|given| !leaf.allows(given)) {
            return Err(out_of_range(leaf));
        }
        let value = given.map_or(Value::Null, |given| given.to_value());
        draft.put(
            ScoreSheet::KIND,
            place.sheet(),
            format!("{}.{key}.{}", ScoreSheet::scores, ItemScore::points),
            value,
        );
    }
    if !scheme.is_frozen() {
        let label = std::mem::take(&mut draft.label);
        draft.and(crate::ledger::scheme::freeze(ledger, scheme_id, today));
        draft.label = label;
    }
    Ok(draft)
}

fn out_of_range(leaf: &Leaf) -> String {
    match leaf.points {
        Some(most) => format!("“{}”写 0 至 {} 分", leaf.name, points::shown(most)),
        None => format!("“{}”不能小于 0 分", leaf.name),
    }
}

/// What is written with the first word of a sheet.
fn begin(ledger: &Ledger, draft: &mut Draft, place: Place<'_>, desk: &Desk, entry: Entry) {
    let id = place.sheet();
    let known = ledger.record(ScoreSheet::KIND, id);
    if known.is_some_and(|record| !record.value(ScoreSheet::tour).is_null()) {
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

/// Writes the second reading of a paper (复核录入).
///
/// # Errors
/// As [`give`].
pub fn check(
    ledger: &Ledger,
    tree: &OrgTree,
    place: Place<'_>,
    key: &str,
    given: Option<i64>,
) -> Result<Draft, String> {
    let desk = desk(ledger, tree, place)?;
    let scheme: Scheme = desk.tour.scheme.and_then(|id| ledger.read(id)).ok_or("指标体系不在本机，不能复核")?;
    let outline = outline(&scheme);
    let leaf = outline.leaf(key).ok_or("指标体系里没有这一条")?;
    if given.is_some_and(|given| !leaf.allows(given)) {
        return Err(out_of_range(leaf));
    }
    let mut draft = Draft::new(format!("复核{}的评分表（{}）", desk.judge.name, desk.stop.unit.name));
    begin(ledger, &mut draft, place, &desk, Entry::Paper);
    let value = given.map_or(Value::Null, |given| given.to_value());
    draft.put(ScoreSheet::KIND, place.sheet(), format!("{}.{key}.{}", ScoreSheet::scores, ItemScore::second), value);
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
