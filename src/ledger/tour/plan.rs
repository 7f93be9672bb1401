//! Making a tour: its frame, its judges, its stops, the rule of its results, its meetings.

mod cell;
mod judges;
mod judges_paste;
mod meetings;
mod stops;
mod tiers;

pub use cell::set_stop_cell;
pub use judges::{NewJudge, add_judges, move_judge, remove_judge};
pub use judges_paste::{PastedJudge, read_judges};
pub use meetings::{add_supervision, create_gathering, delete_gathering, gatherings, remove_supervision, supervisions};
pub(super) use stops::read_stop;
pub use stops::{FoundUnits, add_stops, adjust, disputed, mark_visited, move_stop, read_units, remove_stop, set_stop};
pub use tiers::set_tiers;

use chrono::Datelike;

use super::{is_of, open, stops as stops_of};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldSpec, FieldValue, Id, Kind, Ref, Value};
use crate::domain::organization::Level;
use crate::domain::scheme::{Scheme, SchemeUse};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Stop, Tour, TourMode};
use crate::ledger::paste::names;
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

/// A new tour of an organization: the next round of its mode, named after it, with the scheme that was used last.
pub fn create(ledger: &Ledger, tree: &OrgTree, org: Id, mode: TourMode, today: Date, id: Id) -> Draft {
    let year = i64::from(today.year());
    let same = |tour: &Tour| tour.mode == mode && tour.year == Some(year) && is_own(tree, tour, org);
    let round =
        ledger.all::<Tour>().iter().filter(|tour| same(tour)).filter_map(|tour| tour.round).max().unwrap_or(0) + 1;
    let name = format!("{year} 年{}{}", round_in_words(round), mode.label());
    let mut draft = Draft::new(format!("新建观摩“{name}”"));
    draft.belongs::<Tour>(id, org);
    draft.set::<Tour, _>(id, Tour::name, &name);
    draft.set::<Tour, _>(id, Tour::year, &year);
    draft.set::<Tour, _>(id, Tour::round, &round);
    draft.set::<Tour, _>(id, Tour::mode, &mode);
    if let Some(scheme) = usual_scheme(ledger, tree, org) {
        draft.set::<Tour, _>(id, Tour::scheme, &scheme);
    }
    draft
}

fn is_own(tree: &OrgTree, tour: &Tour, org: Id) -> bool {
    tour.org.map(|org| tree.resolve(org)) == Some(tree.resolve(org))
}

/// The scheme of the organization's newest tour, else the newest one that is made for 观摩.
fn usual_scheme(ledger: &Ledger, tree: &OrgTree, org: Id) -> Option<Id> {
    let there = |scheme: &Id| ledger.read::<Scheme>(*scheme).is_some();
    let own = super::tours(ledger).into_iter().filter(|tour| is_own(tree, tour, org));
    own.filter_map(|tour| tour.scheme).find(there).or_else(|| {
        let all = crate::ledger::scheme::schemes(ledger);
        all.iter().find(|scheme| scheme.used_for == SchemeUse::Tour).map(|scheme| scheme.id)
    })
}

/// Deletes a tour with its stops; sheets and remarks stay, and come back with it.
///
/// # Errors
/// It is locked or gone.
pub fn delete(ledger: &Ledger, id: Id) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    let mut draft = Draft::new(format!("删除观摩“{}”", tour.name));
    draft.delete(Tour::KIND, id);
    for stop in stops_of(ledger, id) {
        draft.delete(Stop::KIND, stop.id);
    }
    Ok(draft)
}

/// Why another 指标体系 may not be chosen; `None` while nothing was scored.
pub fn scheme_is_fixed(ledger: &Ledger, id: Id) -> Option<String> {
    let sheets = ledger.live(ScoreSheet::KIND).filter(|record| is_of(record, id)).count();
    (sheets > 0).then(|| format!("已有 {sheets} 张评分表按这套指标打，不能换。要换，先到“打分”作废这些评分表。"))
}

/// Chooses the 指标体系.
///
/// # Errors
/// The tour is locked or gone, something was scored already, or the scheme is not here.
pub fn set_scheme(ledger: &Ledger, id: Id, scheme: Option<Id>) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    if let Some(why) = scheme_is_fixed(ledger, id).filter(|_| scheme != tour.scheme) {
        return Err(why);
    }
    let name = match scheme {
        Some(scheme) => ledger.read::<Scheme>(scheme).ok_or("这套指标体系不在本机")?.name,
        None => String::new(),
    };
    let what = if name.is_empty() { "不选指标体系".to_owned() } else { format!("用指标体系“{name}”") };
    let mut draft = Draft::new(format!("观摩“{}”：{what}", tour.name));
    draft.put(Tour::KIND, id, Tour::scheme, scheme.map_or(Value::Null, |scheme| scheme.to_value()));
    Ok(draft)
}

/// Clears every field of a part.
fn clear_part(draft: &mut Draft, id: Id, group: &str, key: &str, fields: &[FieldSpec]) {
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
    spec.examine(&value)?;
    if spec.must && value.is_null() {
        return Err(format!("“{}”必填，原来的没有改动", spec.label));
    }
    if spec.target == "organization" {
        value = organization(tree, text).to_value();
    }
    let mut draft = Draft::new(format!("观摩“{}”：改{}", tour.name, spec.label));
    draft.put(Tour::KIND, id, field, value);
    Ok(draft)
}

/// An organization by its name, else the name alone. 青岛路二社区 and 中共青岛路二社区委员会 are 青岛路二社区党委 where no other is so called.
pub fn organization(tree: &OrgTree, name: &str) -> Ref {
    let name = name.trim();
    if name.is_empty() {
        return Ref::default();
    }
    let key = names::key(name);
    let ways: [&dyn Fn(&str) -> bool; 3] = [&|other| other == name, &|other| names::key(other) == key, &|other| {
        !names::core(&key).is_empty() && names::core(&names::key(other)) == names::core(&key)
    }];
    for fits in ways {
        let mut found = tree.all().filter(|org| org.dissolved.is_none() && fits(&org.name));
        match (found.next(), found.next()) {
            (Some(only), None) => return Ref::to(only.id, only.name.clone()),
            (Some(_), Some(_)) => break,
            (None, _) => {}
        }
    }
    Ref::named(name)
}
