//! The sheets of one stop, judge by judge; and one sheet, 条 by 条.

use std::collections::BTreeMap;

use crate::domain::kind::Id;
use crate::domain::order::Gather;
use crate::domain::scheme::{Outline, Side};
use crate::domain::score_sheet::ScoreSheet;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::book::{Book, Fault};
use crate::ledger::tour::standing::Standing;

/// What became of a judge's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in the mean.
    Used,
    /// Left out as the highest.
    Highest,
    /// Left out as the lowest.
    Lowest,
    /// It is complete, but its group has no weight.
    NoWeight,
    /// It does not count, and why.
    Barred(String),
    /// It has not come.
    Missing,
    /// The judge stands aside, and why.
    Aside(String),
}

impl Fate {
    /// In words; nothing for what is as it should be.
    pub fn text(&self) -> String {
        match self {
            Self::Used => String::new(),
            Self::Highest => "最高，已去掉".to_owned(),
            Self::Lowest => "最低，已去掉".to_owned(),
            Self::NoWeight => "所在计分组不占权重".to_owned(),
            Self::Barred(why) => why.clone(),
            Self::Missing => "还没有评分表".to_owned(),
            Self::Aside(why) => format!("回避：{why}"),
        }
    }
}

/// One judge at a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// Name of the judge.
    pub judge: String,
    /// Weight group, where weights count.
    pub group: Option<&'static str>,
    /// The sheet, where one is.
    pub sheet: Option<Id>,
    /// Its total, in hundredths.
    pub total: Option<i64>,
    /// What became of it.
    pub fate: Fate,
    /// It is not like the others.
    pub odd: bool,
    /// What else is to be known of it; it counts all the same.
    pub notes: Vec<String>,
}

/// The judges of a stop in their order: those who scored it or should have, and those who stand aside; with sheets that fit no judge.
pub fn of_stop(book: &Book, standing: &Standing, stop: usize) -> Vec<SheetLine> {
    let of_stop =
        standing.input.sheets.iter().zip(&standing.sheets).enumerate().filter(|(_, (sheet, _))| sheet.stop == stop);
    let inputs: BTreeMap<Id, usize> =
        of_stop.filter_map(|(input, (_, place))| Some((book.sheets.get(*place)?.id, input))).gather_map();
    let marks = standing.stop(stop).and_then(|stop| stop.marks.as_ref());
    let weighted = standing.input.rules.effective_weights().is_some();
    let mut lines = Vec::new();
    for (at, (_, judge)) in book.judges.iter().enumerate() {
        let filled = book.sheet(at, stop);
        let input = filled.and_then(|filled| inputs.get(&filled.id)).copied();
        let left = marks.and_then(|marks| marks.left_out);
        let fate = match (filled, book.seat(at, stop)) {
            (None, Seat::Scores) => Fate::Missing,
            (None, Seat::Aside(why)) => Fate::Aside(why.clone()),
            (None, Seat::Elsewhere) => continue,
            (Some(filled), _) if !filled.counts() => Fate::Barred(barred(&filled.faults)),
            _ if left.is_some_and(|left| Some(left.highest) == input) => Fate::Highest,
            _ if left.is_some_and(|left| Some(left.lowest) == input) => Fate::Lowest,
            _ if input.is_some_and(|input| marks.is_some_and(|marks| marks.used.contains(&input))) => Fate::Used,
            _ => Fate::NoWeight,
        };
        let open = |fault: &&Fault| !fault.bars();
        lines.push(SheetLine {
            judge: judge.name.clone(),
            group: weighted.then(|| judge.group.label()),
            sheet: filled.map(|filled| filled.id),
            total: filled.map(|filled| filled.weighed.total()),
            fate,
            odd: input.is_some_and(|input| standing.correction.standouts.contains(&input)),
            notes: filled.map_or(Vec::new(), |filled| filled.faults.iter().filter(open).map(Fault::text).collect()),
        });
    }
    let stray = book.sheets.iter().filter(|filled| filled.stop == Some(stop) && filled.judge.is_none());
    lines.extend(stray.map(|filled| SheetLine {
        judge: filled.judge_name.clone(),
        group: None,
        sheet: Some(filled.id),
        total: Some(filled.weighed.total()),
        fate: Fate::Barred(barred(&filled.faults)),
        odd: false,
        notes: Vec::new(),
    }));
    lines
}

fn barred(faults: &[Fault]) -> String {
    faults.iter().filter(|fault| fault.bars()).map(Fault::text).collect::<Vec<_>>().join("；")
}

/// One 条 on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its number; none of a 条 that the scheme does not have.
    pub number: Option<usize>,
    /// Name of its 类.
    pub class: String,
    /// Its name.
    pub name: String,
    /// 加分 and 扣分 say so.
    pub side: Side,
    /// The most that can be given, in hundredths.
    pub most: Option<i64>,
    /// What was given.
    pub points: Option<i64>,
    /// Why points were taken off.
    pub reason: String,
    /// The second reading of the paper, where it differs.
    pub second: Option<i64>,
    /// More than there is.
    pub beyond: bool,
}

/// A sheet 条 by 条, in the order of the scheme; what the scheme does not have at the end.
pub fn items(outline: &Outline, sheet: &ScoreSheet) -> Vec<Given> {
    let known = outline.leaves.iter().map(|leaf| {
        let score = sheet.scores.get(&leaf.key);
        let points = score.and_then(|score| score.points);
        Given {
            number: Some(leaf.number),
            class: outline.classes.get(leaf.class).map(|class| class.name.clone()).unwrap_or_default(),
            name: leaf.name.clone(),
            side: leaf.side,
            most: leaf.points,
            points,
            reason: score.map(|score| score.reason.clone()).unwrap_or_default(),
            second: score.and_then(|score| score.second).filter(|second| Some(*second) != points),
            beyond: points.is_some_and(|points| !leaf.allows(points)),
        }
    });
    let strange = sheet.scores.iter().filter(|(key, _)| outline.leaf(key).is_none()).map(|(_, score)| Given {
        number: None,
        class: String::new(),
        name: "这套指标里没有这一条".to_owned(),
        side: Side::Base,
        most: None,
        points: score.points,
        reason: score.reason.clone(),
        second: None,
        beyond: true,
    });
    known.chain(strange).collect()
}
