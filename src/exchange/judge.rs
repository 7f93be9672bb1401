//! Score packs: what a judge is sent, and what a judge brings back.

use std::collections::BTreeSet;

use super::{Opened, Purpose};
use crate::domain::kind::{Fields, Id, Kind};
use crate::domain::order::Gather;
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::tour::{Judge, Stop, Tour};
use crate::ledger::{Life, Record};

/// What a judge is asked to score.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitation {
    /// The tour.
    pub tour: Id,
    /// Its name.
    pub name: String,
    /// Its organizer.
    pub organizer: Option<Id>,
    /// The judge's key.
    pub key: Id,
    /// The judge.
    pub judge: Judge,
    /// How many stops the tour has.
    pub stops: usize,
}

/// Reads a pack as one for a judge; `None` when it is none.
pub fn invitation(opened: &Opened) -> Option<Invitation> {
    if opened.header.purpose != Purpose::Score {
        return None;
    }
    let key = opened.header.to.as_ref()?.id?;
    let record = of_kind(opened, Tour::KIND).next()?;
    let tour = Tour::read(record.id, record.org(), record);
    let judge = tour.judges.get(&key.to_string())?.clone();
    let stops = of_kind(opened, Stop::KIND).filter(|stop| is_of(stop, tour.id)).count();
    Some(Invitation { tour: tour.id, name: tour.name, organizer: tour.org, key, judge, stops })
}

/// What a judge brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The judges whose sheets it holds, by name.
    pub judges: Vec<String>,
    /// How many sheets.
    pub sheets: usize,
}

/// Reads a pack as sheets for this tour.
///
/// # Errors
/// It holds none, or those of another tour: what it is, and where it belongs.
pub fn returned(opened: &Opened, tour: Id) -> Result<Returned, String> {
    let purpose = opened.header.purpose;
    if purpose != Purpose::Score {
        return Err(format!("这是{}包，不是评分包。请到“数据交换”的“导入”里并入。账本没有改动。", purpose.label()));
    }
    let sheets: Vec<&Record> = of_kind(opened, ScoreSheet::KIND).collect();
    if sheets.is_empty() {
        let out = of_kind(opened, Tour::KIND).next().is_some();
        return Err(if out {
            "这是发给评委的评分包，里面还没有分数。请让评委打完后用“交出评分包”存成文件，再收回。账本没有改动。"
                .to_owned()
        } else {
            "这个评分包里没有评分表。请让评委重新交出评分包。账本没有改动。".to_owned()
        });
    }
    if sheets.iter().any(|sheet| !is_of(sheet, tour)) {
        return Err("这是另一次观摩的评分包，不能并到这一次。请打开那次观摩，在“打分”里收回。账本没有改动。".to_owned());
    }
    Ok(Returned { judges: judges(opened), sheets: sheets.len() })
}

/// The judges whose sheets a 评分包 holds, by name; none for other packs.
pub fn judges(opened: &Opened) -> Vec<String> {
    if opened.header.purpose != Purpose::Score {
        return Vec::new();
    }
    let name = |sheet: &Record| sheet.field(ScoreSheet::judge_name)?.as_str().map(str::to_owned);
    let names: BTreeSet<String> = of_kind(opened, ScoreSheet::KIND).filter_map(name).gather_set();
    names.into_iter().collect()
}

fn of_kind<'a>(opened: &'a Opened, kind: &'static str) -> impl Iterator<Item = &'a Record> {
    opened.records.iter().filter(move |record| &*record.kind == kind && record.life() != Life::Deleted)
}

fn is_of(record: &Record, tour: Id) -> bool {
    record.field(ScoreSheet::tour).and_then(|value| value.as_str()).is_some_and(|text| text.parse() == Ok(tour))
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
