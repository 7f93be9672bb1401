//! 集中点评: what was said of each stop. 亮点 go to the 经验做法, 不足 become 问题.

use super::book::Book;
use super::is_of;
use crate::domain::dates::Date;
use crate::domain::finding::{Commonness, Finding, FindingSource, FindingState};
use crate::domain::kind::{Id, Ref};
use crate::domain::order::Ordered;
use crate::domain::score_sheet::{Remark, RemarkKind, ScoreSheet};
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree, query};

/// Something that was said of a stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Place of the stop.
    pub stop: usize,
    /// 亮点, 不足 or 建议.
    pub sort: RemarkKind,
    /// What.
    pub text: String,
    /// Who.
    pub by: String,
    /// The sheet where it stands.
    pub sheet: Option<Id>,
    /// The 点评 of its own that it is, or was made into.
    pub remark: Option<Id>,
    /// Listed among 经验做法.
    pub kept: bool,
    /// The 问题 that was made of it.
    pub finding: Option<Id>,
}

impl Said {
    /// The 点评 that it is or would be.
    fn remark_id(&self) -> Option<Id> {
        self.remark.or_else(|| Some(Remark::id_of(self.sheet?, self.sort, &self.text)))
    }
}

/// Everything that was said, by stop: on the sheets line by line, and at the meeting.
pub fn said(ledger: &Ledger, book: &Book) -> Vec<Said> {
    let tour = book.tour.id;
    let mut all: Vec<Said> = Vec::new();
    for record in ledger.live(ScoreSheet::KIND).filter(|record| is_of(record, tour)) {
        let sheet: ScoreSheet = query::read(record);
        let Some(stop) = sheet.stop.and_then(|stop| book.stop_at(stop)) else { continue };
        let columns = [
            (RemarkKind::Merit, &sheet.merits),
            (RemarkKind::Fault, &sheet.faults),
            (RemarkKind::Advice, &sheet.advice),
        ];
        for (sort, text) in columns {
            for line in ScoreSheet::lines(text) {
                let (text, by) = (line.to_owned(), sheet.judge_name.clone());
                all.push(Said {
                    stop,
                    sort,
                    text,
                    by,
                    sheet: Some(sheet.id),
                    remark: None,
                    kept: false,
                    finding: None,
                });
            }
        }
    }
    for record in ledger.live(Remark::KIND).filter(|record| is_of(record, tour)) {
        take_remark(&mut all, book, query::read(record));
    }
    for said in &mut all {
        let finding = book.stops.get(said.stop).map(|stop| Finding::id_of(stop.id, &said.text));
        said.finding = finding.filter(|id| ledger.read::<Finding>(*id).is_some());
    }
    all.order_by(|a, b| (a.stop, a.sort, a.sheet.is_some()).cmp(&(b.stop, b.sort, b.sheet.is_some())));
    all
}

/// A remark that was taken over from a sheet marks the line there; any other stands for itself.
fn take_remark(all: &mut Vec<Said>, book: &Book, remark: Remark) {
    let same = |said: &&mut Said| said.sheet.is_some() && said.remark_id() == Some(remark.id);
    if let Some(line) = all.iter_mut().find(same) {
        (line.remark, line.kept) = (Some(remark.id), remark.kept);
    } else if let Some(stop) = remark.stop.and_then(|stop| book.stop_at(stop)) {
        let Remark { id, sort, text, by, kept, .. } = remark;
        all.push(Said { stop, sort, text, by, sheet: None, remark: Some(id), kept, finding: None });
    }
}

/// Adds what was said at the meeting.
///
/// # Errors
/// Nothing is said, or the stop is gone.
pub fn add_remark(
    ledger: &Ledger,
    stop: Id,
    sort: RemarkKind,
    (text, by): (&str, &str),
    fresh: Id,
) -> Result<Draft, String> {
    if text.trim().is_empty() {
        return Err(format!("请写{}", sort.label()));
    }
    let read: Stop = ledger.read(stop).ok_or("这个观摩点已经去掉")?;
    let mut draft = Draft::new(format!("点评{}：{}", read.unit.name, sort.label()));
    put_remark(ledger, &mut draft, &read, fresh, (sort, text, by));
    Ok(draft)
}

fn put_remark(ledger: &Ledger, draft: &mut Draft, stop: &Stop, id: Id, (sort, text, by): (RemarkKind, &str, &str)) {
    if let Some(owner) = stop.tour.and_then(|tour| ledger.read::<Tour>(tour)?.org) {
        draft.belongs::<Remark>(id, owner);
    }
    if let Some(tour) = stop.tour {
        draft.set::<Remark, _>(id, Remark::tour, &tour);
    }
    draft
        .set::<Remark, _>(id, Remark::stop, &stop.id)
        .set::<Remark, _>(id, Remark::sort, &sort)
        .set::<Remark, _>(id, Remark::text, &text.trim().to_owned())
        .set::<Remark, _>(id, Remark::by, &by.trim().to_owned());
}

/// Removes a 点评 of its own.
pub fn remove_remark(id: Id) -> Draft {
    let mut draft = Draft::new("删除点评".to_owned());
    draft.delete(Remark::KIND, id);
    draft
}

/// Lists something among the 经验做法, or takes it off.
///
/// # Errors
/// The stop is gone.
pub fn keep(ledger: &Ledger, book: &Book, said: &Said, on: bool) -> Result<Draft, String> {
    let stop = book.stops.get(said.stop).ok_or("这个观摩点已经去掉")?;
    let id = said.remark_id().ok_or("这条点评已经删除")?;
    let what = if on { "列入经验做法" } else { "不再列入经验做法" };
    let mut draft = Draft::new(format!("{}：{what}", stop.unit.name));
    if ledger.record(Remark::KIND, id).is_some() {
        draft.restore(Remark::KIND, id);
    }
    if let Some(sheet) = said.sheet {
        put_remark(ledger, &mut draft, stop, id, (said.sort, &said.text, &said.by));
        draft.set::<Remark, _>(id, Remark::sheet, &sheet);
    }
    draft.set::<Remark, _>(id, Remark::kept, &on);
    Ok(draft)
}

/// Makes a 问题 of something that was said. It belongs to the unit that is to mend it.
///
/// # Errors
/// The stop is gone.
pub fn to_finding(
    ledger: &Ledger,
    tree: &OrgTree,
    book: &Book,
    said: &Said,
    (dimension, commonness): (&str, Commonness),
    today: Date,
) -> Result<Draft, String> {
    let stop = book.stops.get(said.stop).ok_or("这个观摩点已经去掉")?;
    let id = Finding::id_of(stop.id, &said.text);
    let unit = stop.unit.id.map_or_else(
        || stop.unit.clone(),
        |unit| Ref::to(tree.resolve(unit), tree.get(unit).map_or(stop.unit.name.clone(), |org| org.name.clone())),
    );
    let mut draft = Draft::new(format!("记为问题：{}", crate::domain::text::shortened(&said.text, 20)));
    if ledger.record(Finding::KIND, id).is_some() {
        draft.restore(Finding::KIND, id);
    }
    if let Some(owner) = unit.id.or(book.tour.org) {
        draft.belongs::<Finding>(id, owner);
    }
    draft
        .set::<Finding, _>(id, Finding::text, &said.text)
        .set::<Finding, _>(id, Finding::dimension, &dimension.trim().to_owned())
        .set::<Finding, _>(id, Finding::commonness, &commonness)
        .set::<Finding, Ref>(id, Finding::unit, &unit)
        .set::<Finding, _>(id, Finding::source, &FindingSource::Tour)
        .set::<Finding, _>(id, Finding::tour, &book.tour.id)
        .set::<Finding, _>(id, Finding::stop, &stop.id)
        .set::<Finding, _>(id, Finding::found, &stop.visited.or(stop.day).unwrap_or(today))
        .set::<Finding, _>(id, Finding::state, &FindingState::Unclaimed);
    Ok(draft)
}

/// Takes a 问题 back.
pub fn remove_finding(ledger: &Ledger, id: Id) -> Draft {
    let text = ledger.read::<Finding>(id).map(|finding| finding.text).unwrap_or_default();
    let mut draft = Draft::new(format!("不再记为问题：{}", crate::domain::text::shortened(&text, 20)));
    draft.delete(Finding::KIND, id);
    draft
}

/// The 问题 of a tour, by stop on the route.
pub fn findings(ledger: &Ledger, book: &Book) -> Vec<Finding> {
    let mut all: Vec<Finding> =
        ledger.live(Finding::KIND).filter(|record| is_of(record, book.tour.id)).map(query::read).collect();
    all.order_by_key(|finding| (finding.stop.and_then(|stop| book.stop_at(stop)), finding.id));
    all
}

/// 经验做法: what was kept of all tours, newest tour first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// The 点评.
    pub remark: Id,
    /// What.
    pub text: String,
    /// Who said it.
    pub by: String,
    /// Name of the unit.
    pub unit: String,
    /// The tour.
    pub tour: Id,
    /// Its name.
    pub tour_name: String,
}

/// All 经验做法.
pub fn practices(ledger: &Ledger) -> Vec<Practice> {
    let tours = super::tours(ledger);
    let place = |id: Id| tours.iter().position(|tour| tour.id == id);
    let kept = ledger.all::<Remark>().into_iter().filter(|remark| remark.kept);
    let mut all: Vec<Practice> = kept
        .filter_map(|remark| {
            let tour = remark.tour?;
            let unit = ledger.read::<Stop>(remark.stop?).map(|stop| stop.unit.name).unwrap_or_default();
            let tour_name = place(tour).and_then(|at| tours.get(at)).map(|tour| tour.name.clone()).unwrap_or_default();
            Some(Practice { remark: remark.id, text: remark.text, by: remark.by, unit, tour, tour_name })
        })
        .collect();
    all.order_by(|a, b| {
        place(a.tour).cmp(&place(b.tour)).then_with(|| a.unit.cmp(&b.unit)).then(a.remark.cmp(&b.remark))
    });
    all
}
