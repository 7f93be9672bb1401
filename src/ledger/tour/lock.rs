//! Locking the results: with day and name; the tiers go to the organizations (评优评先依据). Unlocking needs a reason and leaves a
//! trace in the history. Filing tells the upper level.

use std::collections::BTreeMap;

use super::book::{Book, Fault};
use super::standing::Standing;
use super::stops;
use crate::domain::dates::Date;
use crate::domain::kind::{FieldValue, Fields, Group, Id, Value};
use crate::domain::order::{Gather, Ordered};
use crate::domain::organization::{Organization, Rating};
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree, Record, query};

/// What to know before the results are locked. None of it forbids it.
pub fn before_lock(book: &Book, standing: &Standing) -> Vec<String> {
    let mut words = Vec::new();
    let lacking = book.lacking();
    if lacking > 0 {
        words.push(format!("应交的评分表还缺 {lacking} 张"));
    }
    let open = standing.results.stops.iter().filter(|stop| stop.place.is_none()).count();
    if open > 0 {
        words.push(format!("{open} 个点评分表不够，没有名次"));
    }
    let odd = book.sheets.iter().filter(|sheet| sheet.faults.iter().any(Fault::bars)).count();
    if odd > 0 {
        words.push(format!("{odd} 张评分表没有计入"));
    }
    let conflicts =
        book.sheets.iter().filter(|sheet| sheet.faults.iter().any(|f| matches!(f, Fault::Conflict(_)))).count();
    if conflicts > 0 {
        words.push(format!("{conflicts} 张评分表有两种写法，还没定"));
    }
    if !standing.correction.standouts.is_empty() {
        words.push(format!("{} 张评分表与众不同，请看一眼", standing.correction.standouts.len()));
    }
    words
}

/// Locks the results as they stand.
///
/// # Errors
/// They are locked already, nobody signs, or no stop is finished.
pub fn lock(tree: &OrgTree, book: &Book, standing: &Standing, by: &str, today: Date) -> Result<Draft, String> {
    let (tour, by) = (&book.tour, by.trim());
    if tour.is_locked() {
        return Err("结果已经锁定".to_owned());
    }
    if by.is_empty() {
        return Err("请填锁定人".to_owned());
    }
    if standing.results.stops.iter().all(|stop| stop.place.is_none()) {
        return Err("还没有一个点评完，不能锁定".to_owned());
    }
    let mut draft = Draft::new(format!("锁定“{}”的结果", tour.name));
    draft.set::<Tour, _>(tour.id, Tour::locked, &today);
    draft.set::<Tour, _>(tour.id, Tour::locked_by, &by.to_owned());
    for (at, stop) in book.stops.iter().enumerate() {
        let rank = standing.rank(at).and_then(|rank| i64::try_from(rank).ok());
        let score = standing.shown(at).filter(|_| rank.is_some());
        let tier = standing.tier(at).unwrap_or_default().to_owned();
        let value = |number: Option<i64>| number.map_or(Value::Null, |number| number.to_value());
        draft
            .put(Stop::KIND, stop.id, Stop::score, value(score))
            .put(Stop::KIND, stop.id, Stop::rank, value(rank))
            .put(Stop::KIND, stop.id, Stop::tier, tier.to_value());
        if let (Some(unit), Some(rank)) = (stop.unit.id.map(|unit| tree.resolve(unit)), rank) {
            let of = standing.input.stops.get(at).map_or(0, |info| standing.ranked_in(info.track));
            rate(&mut draft, book, unit, (&tier, score, rank, of), today);
        }
    }
    Ok(draft)
}

/// Writes the tier to the organization. Without ranks (减负) only the tier.
fn rate(
    draft: &mut Draft,
    book: &Book,
    unit: Id,
    (tier, score, rank, of): (&str, Option<i64>, i64, usize),
    today: Date,
) {
    let (tour, key) = (&book.tour, book.tour.id.to_string());
    draft
        .set_part::<Organization, _>(unit, Organization::ratings, &key, Rating::tour, &tour.name)
        .set_part::<Organization, _>(unit, Organization::ratings, &key, Rating::tier, &tier.to_owned())
        .set_part::<Organization, _>(unit, Organization::ratings, &key, Rating::day, &today);
    if !tour.hide_ranks {
        draft.set_part::<Organization, _>(unit, Organization::ratings, &key, Rating::rank, &rank);
        draft.set_part::<Organization, _>(
            unit,
            Organization::ratings,
            &key,
            Rating::of,
            &i64::try_from(of).unwrap_or(0),
        );
        if let Some(score) = score {
            draft.set_part::<Organization, _>(unit, Organization::ratings, &key, Rating::score, &score);
        }
    }
}

/// Unlocks the results; the tiers are taken back from the organizations.
///
/// # Errors
/// They are not locked, or no reason is given.
pub fn unlock(ledger: &Ledger, id: Id, why: &str) -> Result<Draft, String> {
    let (tour, why) = (super::read(ledger, id)?, why.trim());
    if !tour.is_locked() {
        return Err("结果没有锁定".to_owned());
    }
    if why.is_empty() {
        return Err("请写明解锁原因，例：有一张评分表录错".to_owned());
    }
    let mut draft = Draft::new(format!("解锁“{}”的结果：{why}", tour.name));
    for field in [Tour::locked, Tour::locked_by, Tour::filed] {
        draft.put(Tour::KIND, id, field, Value::Null);
    }
    draft.set::<Tour, _>(id, Tour::unlock_why, &why.to_owned());
    for stop in stops(ledger, id) {
        for field in [Stop::score, Stop::rank, Stop::tier] {
            draft.put(Stop::KIND, stop.id, field, Value::Null);
        }
    }
    // Wherever they stand: a unit may have been found to be another one since.
    let key = id.to_string();
    let rated = |org: &&Record| org.parts(Organization::ratings).iter().any(|(tour, _, _)| *tour == key);
    for org in ledger.live(Organization::KIND).filter(rated) {
        for field in Rating::FIELDS {
            draft.put(
                Organization::KIND,
                org.id,
                format!("{}.{key}.{}", Organization::ratings, field.name),
                Value::Null,
            );
        }
    }
    Ok(draft)
}

/// Shows the ranks, or hides them (减负); tiers stay.
///
/// # Errors
/// The results are locked: what stands at the organizations follows from it.
pub fn show_ranks(ledger: &Ledger, id: Id, shown: bool) -> Result<Draft, String> {
    let tour = super::open(ledger, id)?;
    let what = if shown { "显示名次" } else { "不显示名次" };
    let mut draft = Draft::new(format!("观摩“{}”：{what}", tour.name));
    draft.set::<Tour, _>(id, Tour::hide_ranks, &!shown);
    Ok(draft)
}

/// Notes that the locked results go up (备案).
///
/// # Errors
/// They are not locked.
pub fn file(ledger: &Ledger, id: Id, today: Date) -> Result<Draft, String> {
    let tour = super::read(ledger, id)?;
    if !tour.is_locked() {
        return Err("先锁定结果，再报备案".to_owned());
    }
    let mut draft = Draft::new(format!("“{}”报备案", tour.name));
    draft.set::<Tour, _>(id, Tour::filed, &today);
    Ok(draft)
}

/// The 分类 that an organization got, newest first; those of its other ids (同一个) too.
pub fn ratings(ledger: &Ledger, tree: &OrgTree, org: Id) -> Vec<Rating> {
    let kept = tree.resolve(org);
    let ids = tree.ids_within(kept).into_iter().filter(|id| tree.resolve(*id) == kept);
    let all = ids.filter_map(|id| ledger.record(Organization::KIND, id)).map(query::read::<Organization>);
    let by_tour: BTreeMap<String, Rating> = all.flat_map(|org| org.ratings).gather_map();
    let mut ratings: Vec<Rating> = by_tour.into_values().filter(|rating| !rating.tour.is_empty()).collect();
    ratings.order_by(|a, b| b.day.cmp(&a.day).then_with(|| b.tour.cmp(&a.tour)));
    ratings
}
