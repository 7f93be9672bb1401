//! 分类: which tier a stop falls into. Ties at the border go upwards as a whole (domain.md §4.3 point 6).

use super::Fraction;
use super::ranking::Rung;
use crate::domain::tour::TierDef;

/// Stops with one rank that stand across the border of a tier, and so were all taken into the upper one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lift {
    /// Their 排名组.
    pub track: usize,
    /// The tier they are in.
    pub tier: usize,
    /// Their rank.
    pub rank: usize,
    /// The stops.
    pub stops: Vec<usize>,
    /// How many the tiers down to this one would hold by their shares.
    pub quota: usize,
}

impl Lift {
    /// How many the tiers down to this one hold now.
    pub fn reached(&self) -> usize {
        self.rank + self.stops.len() - 1
    }

    /// As a sentence for below the table.
    pub fn in_words(&self, tiers: &[TierDef]) -> String {
        let Self { rank, quota, .. } = self;
        let name = tiers.get(self.tier).map_or("", |tier| tier.name.as_str());
        let (count, reached) = (self.stops.len(), self.reached());
        let until = if self.tier == 0 { format!("“{name}”") } else { format!("“{name}”及以上") };
        format!(
            "{count} 个点并列第 {rank} 名，正在分类线上，一律划入“{name}”：{until}按比例 {quota} 个，实有 {reached} 个"
        )
    }
}

/// The tier of a score out of 100 by the thresholds: the first that it reaches, else the last. A tier without a threshold that is not
/// the last is reached by none.
pub(super) fn by_threshold(tiers: &[TierDef], of_hundred: Fraction) -> Option<usize> {
    let reaches = |tier: &TierDef| tier.from.is_some_and(|from| of_hundred >= Fraction::whole(from.into()));
    tiers.iter().position(reaches).or(tiers.len().checked_sub(1))
}

/// How many of `count` stops the tiers hold down to each one but the last: `count` × the shares so far ÷ 100, halves upwards.
fn quotas(tiers: &[TierDef], count: usize) -> Vec<usize> {
    let upper = tiers.split_last().map_or(tiers, |(_, upper)| upper);
    let so_far = upper.iter().scan(0_i64, |sum, tier| {
        *sum = (*sum + tier.share.unwrap_or(0).clamp(0, 100)).min(100);
        Some(*sum)
    });
    let of_count = |share: i64| (count * usize::try_from(share).unwrap_or(0) + 50) / 100;
    so_far.map(of_count).collect()
}

/// The tier of each rung of a track by the shares, and those rungs that were lifted. A rung goes where its best place goes.
pub(super) fn by_share(tiers: &[TierDef], track: usize, rungs: &[Rung]) -> (Vec<Option<usize>>, Vec<Lift>) {
    let count = rungs.iter().map(|rung| rung.stops.len()).sum();
    let quotas = quotas(tiers, count);
    let place = |rung: &Rung| {
        let upper = quotas.iter().position(|quota| rung.rank <= *quota);
        upper.or(tiers.len().checked_sub(1))
    };
    let lift = |rung: &Rung| {
        let tier = place(rung)?;
        let quota = *quotas.get(tier)?;
        let Rung { rank, ref stops } = *rung;
        (rung.last() > quota).then(|| Lift { track, tier, rank, stops: stops.clone(), quota })
    };
    (rungs.iter().map(place).collect(), rungs.iter().filter_map(lift).collect())
}
