//! Making a tour: its frame, its judges, its stops.

use chrono::Datelike;

use super::{open, stops, units};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Group, Id, Kind, Ref, Value};
use crate::domain::order_key::between;
use crate::domain::organization::Level;
use crate::domain::tour::{Adjustment, Judge, JudgeGroup, Stop, Supervision, TierDef, Tour, TourMode};
use crate::ledger::{Draft, Ledger, OrgTree};

/// A round of a year in words: 第二轮.
pub fn round_in_words(round: i64) -> String {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let known = usize::try_from(round - 1).ok().and_then(|at| NUMBERS.get(at));
    known.map_or_else(|| format!("第 {round} 轮"), |number| format!("第{number}轮"))
}

/// The mode that an organization runs most: 巡回 within a 街道, 交叉 for the 区.
pub fn usual_mode(tree: &OrgTree, org: Id) -> TourMode {
    match tree.get(org).map(|org| org.level) {
        Some(Level::District) => TourMode::Cross,
        _ => TourMode::Circuit,
    }
}

/// A new tour of an organization: the next round of its mode, named after it, with the scheme that is used last.
pub fn create(ledger: &Ledger, tree: &OrgTree, org: Id, mode: TourMode, today: Date, id: Id) -> Draft {
    let year = i64::from(today.year());
    let same = |tour: &Tour| {
        tour.mode == mode && tour.year == Some(year) && tour.org.map(|org| tree.resolve(org)) == Some(tree.resolve(org))
    };
    let round =
        ledger.all::<Tour>().iter().filter(|tour| same(tour)).filter_map(|tour| tour.round).max().unwrap_or(0) + 1;
    let name = format!("{year} 年{}{}", round_in_words(round), mode.label());
    let mut draft = Draft::new(format!("新建观摩“{name}”"));
    draft.belongs::<Tour>(id, org);
    draft.set::<Tour, _>(id, Tour::name, &name);
    draft.set::<Tour, _>(id, Tour::year, &year);
    draft.set::<Tour, _>(id, Tour::round, &round);
    draft.set::<Tour, _>(id, Tour::mode, &mode);
    if let Some(scheme) = crate::ledger::scheme::schemes(ledger).first() {
        draft.set::<Tour, _>(id, Tour::scheme, &scheme.id);
    }
    draft
}

/// Deletes a tour with its stops; sheets and remarks stay, and come back with it.
///
/// # Errors
/// It is locked or gone.
pub fn delete(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut draft = Draft::new(format!("删除观摩“{}”", tour.name));
    draft.delete(Tour::KIND, id);
    for stop in stops(ledger, id) {
        draft.delete(Stop::KIND, stop.id);
    }
    Ok(draft)
}

/// A judge as typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewJudge {
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Ref,
    /// Post.
    pub post: String,
    /// Weight group.
    pub group: JudgeGroup,
    /// 分组.
    pub team: String,
}

/// Adds judges behind those that are there; a name that stands there already with the same unit is passed over.
///
/// # Errors
/// The tour is locked or gone.
pub fn add_judges(ledger: &Ledger, id: Id, new: &[NewJudge], fresh: &mut dyn FnMut() -> Id) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut last = tour.judges_in_order().last().map(|(_, judge)| judge.order.clone());
    let mut draft = Draft::new(match new {
        [one] => format!("加评委{}", one.name),
        all => format!("加评委 {} 人", all.len()),
    });
    let known =
        |one: &NewJudge| tour.judges.values().any(|judge| judge.name == one.name && judge.unit.name == one.unit.name);
    for one in new.iter().filter(|one| !one.name.trim().is_empty() && !known(one)) {
        let (key, order) = (fresh().to_string(), between(last.as_deref(), None));
        draft
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::order, &order)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::name, &one.name.trim().to_owned())
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::unit, &one.unit)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::post, &one.post)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::group, &one.group)
            .set_part::<Tour, _>(id, Tour::judges, &key, Judge::team, &one.team);
        last = Some(order);
    }
    Ok(draft)
}

/// Takes a judge off the list. Sheets stay, and are named as those of an unknown judge.
///
/// # Errors
/// The tour is locked or gone.
pub fn remove_judge(ledger: &Ledger, id: Id, key: &str) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let name = tour.judges.get(key).map(|judge| judge.name.clone()).unwrap_or_default();
    let mut draft = Draft::new(format!("去掉评委{name}"));
    clear_part(&mut draft, id, Tour::judges, key, Judge::FIELDS);
    Ok(draft)
}

/// Clears every field of a part.
pub(super) fn clear_part(draft: &mut Draft, id: Id, group: &str, key: &str, fields: &[crate::domain::kind::FieldSpec]) {
    for field in fields {
        draft.put(Tour::KIND, id, format!("{group}.{key}.{}", field.name), Value::Null);
    }
}

/// Changes one field of a judge, a tier or a 督导 entry as typed: `judges.<key>.name`.
///
/// # Errors
/// The tour is locked or gone, there is no such field, or the text cannot be read.
pub fn set_part(ledger: &Ledger, tree: &OrgTree, id: Id, field: &str, text: &str) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let spec = Tour::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let mut value = spec.read_text(text)?;
    if spec.target == "organization" {
        value = organization(tree, text).to_value();
    }
    let mut draft = Draft::new(format!("观摩“{}”：改{}", tour.name, spec.label));
    draft.put(Tour::KIND, id, field, value);
    Ok(draft)
}

/// An organization by its name, else the name alone.
pub fn organization(tree: &OrgTree, name: &str) -> Ref {
    let name = name.trim();
    let mut found = tree.all().filter(|org| org.name == name);
    match (found.next(), found.next()) {
        (Some(only), None) => Ref::to(only.id, name),
        _ => Ref::named(name),
    }
}

/// Adds the stops of these units, each once, behind those that are there.
///
/// # Errors
/// The tour is locked or gone.
pub fn add_stops(ledger: &Ledger, tree: &OrgTree, id: Id, wanted: &[Id]) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let there = stops(ledger, id);
    let mut last = there.last().map(|stop| stop.order.clone());
    let known = |unit: Id| there.iter().any(|stop| stop.unit.id.is_some_and(|known| tree.resolve(known) == unit));
    let mut draft = Draft::new(String::new());
    let mut count = 0;
    for unit in wanted.iter().map(|unit| tree.resolve(*unit)).filter(|unit| !known(*unit)) {
        let Some(org) = tree.get(unit) else { continue };
        let (stop, order) = (Stop::id_of(id, unit), between(last.as_deref(), None));
        if ledger.record(Stop::KIND, stop).is_some() {
            draft.restore(Stop::KIND, stop);
        }
        if let Some(owner) = tour.org {
            draft.belongs::<Stop>(stop, owner);
        }
        draft
            .set::<Stop, _>(stop, Stop::tour, &id)
            .set::<Stop, _>(stop, Stop::order, &order)
            .set::<Stop, _>(stop, Stop::unit, &Ref::to(unit, org.name.clone()))
            .set::<Stop, _>(stop, Stop::track, &units::track_of(org).to_owned());
        last = Some(order);
        count += 1;
    }
    draft.label = format!("加观摩点 {count} 个");
    Ok(draft)
}

/// Changes one field of a stop as typed.
///
/// # Errors
/// The tour is locked, the stop is gone, there is no such field, or the text cannot be read.
pub fn set_stop(ledger: &Ledger, stop: Id, field: &str, text: &str) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    let spec = Stop::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let value = spec.read_text(text)?;
    if field == Stop::minutes && value.as_i64().is_some_and(|minutes| !(1..=600).contains(&minutes)) {
        return Err("停留时间写 1 至 600 分钟".to_owned());
    }
    let mut draft = Draft::new(format!("观摩点“{}”：改{}", read.unit.name, spec.label));
    draft.put(Stop::KIND, stop, field, value);
    Ok(draft)
}

/// Takes a stop off the route.
///
/// # Errors
/// The tour is locked or the stop is gone.
pub fn remove_stop(ledger: &Ledger, stop: Id) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    let mut draft = Draft::new(format!("去掉观摩点“{}”", read.unit.name));
    draft.delete(Stop::KIND, stop);
    Ok(draft)
}

/// Moves a stop on the route: places counted from 0 over all stops of the tour.
///
/// # Errors
/// The tour is locked or gone.
pub fn move_stop(ledger: &Ledger, id: Id, from: usize, to: usize) -> Result<Draft, String> {
    open(ledger, id)?;
    let mut all = stops(ledger, id);
    if from >= all.len() {
        return Err("没有这个观摩点".to_owned());
    }
    let moved = all.remove(from);
    let to = to.min(all.len());
    let order_at = |at: usize| all.get(at).map(|stop| stop.order.as_str());
    let order = between(to.checked_sub(1).and_then(order_at), order_at(to));
    let mut draft = Draft::new(format!("移动观摩点“{}”", moved.unit.name));
    if to != from {
        draft.set::<Stop, _>(moved.id, Stop::order, &order);
    }
    Ok(draft)
}

/// 加减分 that the 观摩团 agreed on: adds one, or changes the one of a key; no points remove it.
///
/// # Errors
/// The tour is locked, the stop is gone, or no reason is given.
pub fn adjust(ledger: &Ledger, stop: Id, key: &str, points: Option<i64>, reason: &str) -> Result<Draft, String> {
    let read = read_stop(ledger, stop)?;
    if points.is_some_and(|points| points != 0) && reason.trim().is_empty() {
        return Err("请写明加减分的事由，例：获省级表彰".to_owned());
    }
    let part = |field: &str| format!("{}.{key}.{field}", Stop::adjustments);
    let points = points.filter(|points| *points != 0);
    let mut draft = Draft::new(format!("“{}”加减分", read.unit.name));
    draft.put(Stop::KIND, stop, part(Adjustment::points), points.map_or(Value::Null, |points| points.to_value()));
    let reason = if points.is_some() { reason.trim().to_owned() } else { String::new() };
    draft.put(Stop::KIND, stop, part(Adjustment::reason), reason.to_value());
    Ok(draft)
}

/// The stop, for a command that may not be given once the results are locked.
pub(super) fn read_stop(ledger: &Ledger, stop: Id) -> Result<Stop, String> {
    let read: Stop = ledger.read(stop).ok_or("这个观摩点已经去掉，可以在历史里恢复。")?;
    if let Some(tour) = read.tour {
        open(ledger, tour)?;
    }
    Ok(read)
}

/// Adds a 督导 entry.
///
/// # Errors
/// The tour is gone, or nothing is said.
pub fn add_supervision(ledger: &Ledger, id: Id, entry: &Supervision, fresh: Id) -> Result<Draft, String> {
    let tour = super::read(ledger, id)?;
    if entry.text.trim().is_empty() {
        return Err("请写督导情况，例：现场查看两个点，评分表填写规范".to_owned());
    }
    let key = fresh.to_string();
    let mut draft = Draft::new(format!("观摩“{}”：记督导", tour.name));
    if let Some(day) = entry.day {
        draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::day, &day);
    }
    draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::by, &entry.by.trim().to_owned());
    draft.set_part::<Tour, _>(id, Tour::supervisions, &key, Supervision::text, &entry.text.trim().to_owned());
    Ok(draft)
}

/// Removes a 督导 entry.
pub fn remove_supervision(id: Id, key: &str) -> Draft {
    let mut draft = Draft::new("删除督导记录".to_owned());
    clear_part(&mut draft, id, Tour::supervisions, key, Supervision::FIELDS);
    draft
}

/// Writes the tiers as a whole: name, 分数线 in hundredths, 比例 in percent, best first.
///
/// # Errors
/// The tour is locked or gone, a name is empty or said twice, or the limits do not fall.
pub fn set_tiers(ledger: &Ledger, id: Id, tiers: &[TierDef]) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    for (at, tier) in tiers.iter().enumerate() {
        let name = tier.name.trim();
        if name.is_empty() || tiers.iter().take(at).any(|other| other.name.trim() == name) {
            return Err(format!("第 {} 类要有名称，且不能和别的相同", at + 1));
        }
        if tier.share.is_some_and(|share| !(0..=100).contains(&share)) {
            return Err(format!("“{name}”的比例写 0 至 100"));
        }
    }
    let limits: Vec<i64> = tiers.iter().filter_map(|tier| tier.from).collect();
    if !limits.is_sorted_by(|a, b| a > b) {
        return Err("分数线要从高到低，例：先进 85，达标 70".to_owned());
    }
    if tiers.iter().filter_map(|tier| tier.share).sum::<i64>() > 100 {
        return Err("各类比例加起来不能超过 100%".to_owned());
    }
    let mut draft = Draft::new(format!("观摩“{}”：改分类", tour.name));
    for key in tour.tiers.keys() {
        clear_part(&mut draft, id, Tour::tiers, key, TierDef::FIELDS);
    }
    for (tier, order) in tiers.iter().zip(crate::domain::order_key::spread(tiers.len())) {
        // Keys by place, so that two laptops that cut the tiers meet.
        let key = format!("t{order}");
        draft.set_part::<Tour, _>(id, Tour::tiers, &key, TierDef::order, &order).set_part::<Tour, _>(
            id,
            Tour::tiers,
            &key,
            TierDef::name,
            &tier.name.trim().to_owned(),
        );
        for (field, value) in [(TierDef::from, tier.from), (TierDef::share, tier.share)] {
            let value = value.map_or(Value::Null, |value| value.to_value());
            draft.put(Tour::KIND, id, format!("{}.{key}.{field}", Tour::tiers), value);
        }
    }
    Ok(draft)
}
