//! 评分表: what one judge gives at one stop. And 点评: what is said of a stop.

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use super::scheme::{Given, Outline, Side};
use crate::{choice, group, kind};

choice! {
    /// How the figures came in.
    pub enum Entry { Judge = "judge" "评委打分", Paper = "paper" "纸表录入" }
}

group! {
    /// What is given for one 条. Its key is that of the scheme's node.
    pub struct ItemScore {
        /// In hundredths. Of a 扣分项, what is taken off.
        points: Option<i64> = field("得分").unit("分").named(),
        /// Why points were taken off.
        reason: String = field("扣分原因").named(),
        /// What a second person read from the same paper (复核录入), in hundredths.
        second: Option<i64> = field("复核").unit("分").named(),
    }
}

kind! {
    /// 评分表. It is written by its judge, whatever unit that is of, and by the organizer from paper.
    pub struct ScoreSheet("score_sheet", "评分表") titled ["judge_name", "unit"] {
        /// The tour.
        tour: Option<Id> = field("观摩").apart().named(),
        /// The stop.
        stop: Option<Id> = field("观摩点").apart().named(),
        /// The judge's key in the tour.
        judge: String = field("评委编号").apart().named(),
        /// The judge's name, for where the tour is not.
        judge_name: String = field("评委").apart().named(),
        /// Name of the unit that is scored, for where the stop is not.
        unit: Ref = field("被观摩单位").apart().to("organization").named(),
        /// The scheme it was scored by.
        scheme: Option<Id> = field("指标体系").apart().named(),
        /// What was given.
        scores: Keyed<ItemScore> = field("得分").apart().named(),
        /// 亮点, one a line.
        merits: String = field("亮点").long().named(),
        /// 不足, one a line.
        faults: String = field("不足").long().named(),
        /// 建议, one a line.
        advice: String = field("建议").long().named(),
        /// How the figures came in.
        entry: Entry = field("来源").apart().named(),
        /// Day the judge handed it in.
        handed_in: Option<Date> = field("交表日期").apart().named(),
    }
}

impl ScoreSheet {
    /// The id of a judge's sheet for a stop, so that two laptops that write it meet.
    pub fn id_of(tour: Id, judge: &str, stop: Id) -> Id {
        Id::natural(&["score_sheet", &tour.to_string(), judge, &stop.to_string()])
    }

    /// The scores in the order of the scheme's leaves, and the keys that it does not have.
    pub fn in_order(&self, outline: &Outline) -> Given {
        let points = self.scores.iter().filter_map(|(key, score)| Some((key.as_str(), score.points?)));
        outline.take(points)
    }

    /// The sheet against its scheme.
    pub fn weigh(&self, outline: &Outline) -> Weighed {
        Weighed::of(outline, self.in_order(outline))
    }

    /// The lines of a remark: what stands on lines of their own is said apart.
    pub fn lines(text: &str) -> impl Iterator<Item = &str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// A sheet against its scheme. Missing is missing, never zero: a sheet that lacks anything does not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighed {
    /// Sum of what counts, 得分 only, in hundredths.
    pub base: i64,
    /// 加分 less 扣分, in hundredths. Optional: what is not given there counts as none.
    pub extra: i64,
    /// Sum by class, 得分 only, in the order of [`Outline::classes`].
    pub classes: Vec<i64>,
    /// Keys of 条 without a score.
    pub missing: Vec<String>,
    /// Keys whose score lies beyond 0 to 分值; they do not count.
    pub beyond: Vec<String>,
    /// Keys that the scheme does not have.
    pub unknown: Vec<String>,
}

impl Weighed {
    /// Weighs what was given against the scheme.
    pub fn of(outline: &Outline, given: Given) -> Self {
        let mut weighed = Self { classes: vec![0; outline.classes.len()], unknown: given.unknown, ..Self::default() };
        for (leaf, points) in outline.leaves.iter().zip(given.points) {
            match (points, leaf.side) {
                (None, Side::Base) => weighed.missing.push(leaf.key.clone()),
                (None, _) => {}
                (Some(points), _) if !leaf.allows(points) => weighed.beyond.push(leaf.key.clone()),
                (Some(points), Side::Base) => {
                    weighed.base += points;
                    weighed.classes.get_mut(leaf.class).into_iter().for_each(|sum| *sum += points);
                }
                (Some(points), Side::Bonus) => weighed.extra += points,
                (Some(points), Side::Deduct) => weighed.extra -= points,
            }
        }
        weighed
    }

    /// Whether it counts.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.beyond.is_empty()
    }

    /// What it adds up to, in hundredths.
    pub fn total(&self) -> i64 {
        self.base + self.extra
    }
}

choice! {
    /// What is said.
    pub enum RemarkKind { Merit = "merit" "亮点", Fault = "fault" "不足", Advice = "advice" "建议" }
}

kind! {
    /// 点评 of a stop, given at the 集中点评会 or taken over from a sheet.
    pub struct Remark("remark", "点评") titled ["text"] {
        /// The tour.
        tour: Option<Id> = field("观摩").apart(),
        /// The stop.
        stop: Option<Id> = field("观摩点").apart(),
        /// 亮点, 不足 or 建议.
        sort: RemarkKind = field("类别"),
        /// What.
        text: String = field("内容").must().long().search(),
        /// Who said it.
        by: String = field("点评人"),
        /// Listed among 经验做法.
        kept: bool = field("列入经验做法").apart(),
        /// The sheet it was taken from.
        sheet: Option<Id> = field("来自评分表").apart(),
    }
}

impl Remark {
    /// The id of a remark that was taken over from a sheet: twice taken is once there.
    pub fn id_of(sheet: Id, sort: RemarkKind, text: &str) -> Id {
        Id::natural(&["remark", &sheet.to_string(), sort.key(), text.trim()])
    }
}
