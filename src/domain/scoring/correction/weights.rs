//! What each sheet weighs in the fit, and how stops and judges are numbered there.

use std::collections::BTreeMap;

use crate::domain::order::Gather;
use crate::domain::scoring::{Input, Sheet};
use crate::domain::tour::JudgeGroup;

/// What a sheet of each group weighs.
pub(super) struct SheetWeights(BTreeMap<JudgeGroup, f64>);

impl SheetWeights {
    /// The group's weight ÷ the number of its judges who handed in a sheet that counts; in a plain mean 1.
    pub fn of(input: &Input) -> Self {
        let judges = input.counting().map(|(_, sheet)| sheet.judge).gather_set();
        let of_group = |group: JudgeGroup| {
            let is_of = |judge: &&usize| input.judges.get(**judge).is_some_and(|judge| judge.group == group);
            let count = judges.iter().filter(is_of).count().max(1) as f64;
            let weight = input.rules.weight(group) as f64;
            if input.rules.effective_weights().is_some() { weight / count } else { 1.0 }
        };
        Self(JudgeGroup::ALL.iter().map(|group| (*group, of_group(*group))).gather_map())
    }

    /// Of one sheet.
    pub fn of_sheet(&self, input: &Input, sheet: &Sheet) -> f64 {
        self.of_judge(input, sheet.judge)
    }

    /// The mean of what judges have, weighed like their sheets.
    pub fn mean(&self, input: &Input, judges: impl Iterator<Item = usize> + Clone, values: &[f64]) -> f64 {
        let weights = judges.map(|judge| self.of_judge(input, judge));
        let sum: f64 = weights.clone().zip(values).map(|(weight, value)| weight * value).sum();
        sum / weights.sum::<f64>()
    }

    fn of_judge(&self, input: &Input, judge: usize) -> f64 {
        input.judges.get(judge).and_then(|judge| self.0.get(&judge.group)).copied().unwrap_or(1.0)
    }
}

/// Places in the input, numbered from 0 in their order.
pub(super) struct Numbers(BTreeMap<usize, usize>);

impl Numbers {
    /// Numbers the places that occur.
    pub fn of(places: impl Iterator<Item = usize>) -> Self {
        let mut numbers = places.map(|place| (place, 0)).gather_map();
        numbers.values_mut().enumerate().for_each(|(at, number)| *number = at);
        Self(numbers)
    }

    /// The number of a place that occurs.
    pub fn number(&self, place: usize) -> usize {
        self.0.get(&place).copied().unwrap_or(0)
    }

    /// The places by their numbers.
    pub fn places(&self) -> impl Iterator<Item = usize> + Clone {
        self.0.keys().copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}
