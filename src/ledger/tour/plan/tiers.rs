//! The tiers of a tour: 先进, 达标, 落后, or whatever a unit calls them.

use super::clear_part;
use crate::domain::kind::{FieldValue, Group, Id, Value};
use crate::domain::order_key::spread;
use crate::domain::tour::{TierDef, Tour};
use crate::ledger::tour::open;
use crate::ledger::{Draft, Ledger};

/// The highest 分数线, in hundredths: scores are out of 100.
const FULL: i64 = 10_000;

/// Writes the tiers as a whole: name, 分数线 in hundredths, 比例 in percent, best first.
///
/// # Errors
/// The tour is locked or gone, a name is empty or said twice, or the limits do not fall.
pub fn set_tiers(ledger: &Ledger, id: Id, tiers: &[TierDef]) -> Result<Draft, String> {
    let tour = open(ledger, id)?;
    check(tiers)?;
    let mut draft = Draft::new(format!("观摩“{}”：改分类", tour.name));
    for key in tour.tiers.keys() {
        clear_part(&mut draft, id, Tour::tiers, key, TierDef::FIELDS);
    }
    for (tier, order) in tiers.iter().zip(spread(tiers.len())) {
        // Keys by place, so that two laptops that cut the tiers meet.
        let key = format!("t{order}");
        draft.set_part::<Tour, _>(id, Tour::tiers, &key, TierDef::order, &order);
        draft.set_part::<Tour, _>(id, Tour::tiers, &key, TierDef::name, &tier.name.trim().to_owned());
        for (field, value) in [(TierDef::from, tier.from), (TierDef::share, tier.share)] {
            let value = value.map_or(Value::Null, |value| value.to_value());
            draft.put(Tour::KIND, id, format!("{}.{key}.{field}", Tour::tiers), value);
        }
    }
    Ok(draft)
}

fn check(tiers: &[TierDef]) -> Result<(), String> {
    if tiers.len() < 2 {
        return Err("至少要有两类，例：先进、达标".to_owned());
    }
    for (at, tier) in tiers.iter().enumerate() {
        let name = tier.name.trim();
        if name.is_empty() || tiers.iter().take(at).any(|other| other.name.trim() == name) {
            return Err(format!("第 {} 类要有名称，且不能和别的相同", at + 1));
        }
        if tier.share.is_some_and(|share| !(0..=100).contains(&share)) {
            return Err(format!("“{name}”的比例写 0 至 100"));
        }
        if tier.from.is_some_and(|from| !(0..=FULL).contains(&from)) {
            return Err(format!("“{name}”的分数线写 0 至 100"));
        }
    }
    let limits: Vec<i64> = tiers.iter().filter_map(|tier| tier.from).collect();
    if !limits.is_sorted_by(|a, b| a > b) {
        return Err("分数线要从高到低，例：先进 85，达标 70".to_owned());
    }
    if tiers.iter().filter_map(|tier| tier.share).sum::<i64>() > 100 {
        return Err("各类比例加起来不能超过 100%".to_owned());
    }
    Ok(())
}
