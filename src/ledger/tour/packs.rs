//! 评分包 of a tour: whether they can be sent, and which judges are still to hand in.

use super::book::Book;
use crate::domain::kind::Id;

/// Whether the judges can be sent what they score by.
///
/// # Errors
/// What is lacking, and where it is made.
pub fn may_send(book: &Book) -> Result<(), String> {
    let Some(scheme) = &book.scheme else {
        return Err(match book.tour.scheme {
            None => "还没有选指标体系。请到“方案和评委”里选一套。".to_owned(),
            Some(_) => "选的指标体系不在本机。请到“方案和评委”里另选，或并入带着它的包。".to_owned(),
        });
    };
    match () {
        () if book.tour.is_locked() => Err("结果已经锁定，不再发评分包。".to_owned()),
        () if book.outline.leaves.is_empty() => Err(format!("“{}”里还没有条目。", scheme.name)),
        () if !book.outline.troubles.is_empty() => {
            let first = book.outline.troubles.first().map_or("", |trouble| trouble.text.as_str());
            Err(format!("“{}”有 {} 处要改：{first}", scheme.name, book.outline.troubles.len()))
        }
        () if book.stops.is_empty() => Err("路线里还没有观摩点。".to_owned()),
        () if book.judges.is_empty() => Err("还没有评委。请到“方案和评委”里加上。".to_owned()),
        () => Ok(()),
    }
}

/// How far the sheets of a judge are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Handed {
    /// Stops that the judge is asked to score.
    pub asked: usize,
    /// Sheets that count.
    pub counting: usize,
    /// Sheets that the judge handed in.
    pub handed_in: usize,
}

/// How far the sheets of a judge are.
pub fn handed(book: &Book, judge: usize) -> Handed {
    let asked = book.seats.get(judge).into_iter().flatten().filter(|seat| seat.scores()).count();
    let own = || book.sheets.iter().filter(move |sheet| sheet.judge == Some(judge));
    Handed {
        asked,
        counting: own().filter(|sheet| sheet.counts()).count(),
        handed_in: own().filter(|sheet| sheet.handed_in.is_some()).count(),
    }
}

/// What is odd about these sheets: whose, where, and what.
pub fn oddities(book: &Book, sheets: &[Id]) -> Vec<String> {
    let mut words = Vec::new();
    for sheet in book.sheets.iter().filter(|sheet| sheets.contains(&sheet.id)) {
        for fault in &sheet.faults {
            words.push(format!("{}　{}：{}", sheet.judge_name, sheet.unit, fault.text()));
        }
    }
    words
}

/// The judges of a tour who bear this name.
pub fn judges_named<'a>(book: &'a Book, name: &str) -> Vec<&'a str> {
    let name = name.trim();
    let named = book.judges.iter().filter(|(_, judge)| !name.is_empty() && judge.name == name);
    named.map(|(key, _)| key.as_str()).collect()
}
