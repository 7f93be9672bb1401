//! 集中点评: what was said of each stop. 亮点 go to the 经验做法, 不足 become 问题.

use std::collections::{BTreeMap, BTreeSet};

use super::book::Book;
use super::is_of;
use crate::domain::dates::Date;
use crate::domain::finding::{Commonness, Finding, FindingSource};
use crate::domain::kind::{FieldValue, Id, Kind, Ref};
use crate::domain::order::{Gather, Ordered};
use crate::domain::score_sheet::{Remark, RemarkKind, ScoreSheet};
use crate::domain::text::{half_width, shortened};
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Draft, Ledger, OrgTree, Record, query};

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

/// Everything that was said, by stop: on the sheets line by line, and at the meeting. Of the sheets only the words are read, so that the
/// frame of a book is enough ([`Book::frame`]).
pub fn said(ledger: &Ledger, book: &Book) -> Vec<Said> {
    let places: BTreeMap<Id, usize> = book.stops.iter().enumerate().map(|(at, stop)| (stop.id, at)).gather_map();
    let mut all: Vec<Said> = Vec::new();
    for record in ledger.live(ScoreSheet::KIND).filter(|record| is_of(record, book.tour.id)) {
        let stop = Id::from_value(record.value(ScoreSheet::stop)).and_then(|stop| places.get(&stop));
        stop.into_iter().for_each(|stop| take_sheet(&mut all, *stop, record));
    }
    let lines: BTreeMap<Id, usize> =
        all.iter().enumerate().filter_map(|(at, said)| Some((said.remark_id()?, at))).gather_map();
    for record in ledger.live(Remark::KIND).filter(|record| is_of(record, book.tour.id)) {
        let remark: Remark = query::read(record);
        if let Some(line) = lines.get(&remark.id).and_then(|at| all.get_mut(*at)) {
            (line.remark, line.kept) = (Some(remark.id), remark.kept);
        } else if let Some(stop) = remark.stop.and_then(|stop| places.get(&stop)) {
            take_remark(&mut all, *stop, remark);
        }
    }
    let findings = ledger.live(Finding::KIND).map(|record| record.id).gather_set();
    for said in &mut all {
        let finding = book.stops.get(said.stop).map(|stop| Finding::id_of(stop.id, &said.text));
        said.finding = finding.filter(|id| findings.contains(id));
    }
    all.order_by(|a, b| (a.stop, a.sort, a.sheet.is_some()).cmp(&(b.stop, b.sort, b.sheet.is_some())));
    all
}

/// The lines of a sheet, each once.
fn take_sheet(all: &mut Vec<Said>, stop: usize, record: &Record) {
    let text = |field: &str| record.value(field).as_str().unwrap_or_default();
    let columns = [
        (RemarkKind::Merit, ScoreSheet::merits),
        (RemarkKind::Fault, ScoreSheet::faults),
        (RemarkKind::Advice, ScoreSheet::advice),
    ];
    let first = all.len();
    for (sort, field) in columns {
        for line in ScoreSheet::lines(text(field)) {
            let twice = all.iter().skip(first).any(|said| said.sort == sort && said.text == line);
            if !twice {
                let (text, by) = (line.to_owned(), text(ScoreSheet::judge_name).to_owned());
                let sheet = Some(record.id);
                all.push(Said { stop, sort, text, by, sheet, remark: None, kept: false, finding: None });
            }
        }
    }
}

/// A remark that no line of a sheet is marked by stands for itself. One whose line the judge has written otherwise since is still
/// there when it is kept.
fn take_remark(all: &mut Vec<Said>, stop: usize, remark: Remark) {
    let Remark { id, sort, text, by, kept, sheet, .. } = remark;
    if kept || sheet.is_none() {
        all.push(Said { stop, sort, text, by, sheet: None, remark: Some(id), kept, finding: None });
    }
}

/// The same thing said of a stop by one or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// Each time it was said; never empty.
    pub voices: Vec<Said>,
    /// How many stops it was said of, this one too.
    pub stops: usize,
    /// At how many of them a 问题 was made of it.
    pub found: usize,
}

impl Gathered {
    /// As it was said first.
    pub fn first(&self) -> Option<&Said> {
        self.voices.first()
    }

    /// Who said it, each once.
    pub fn by(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.voices.iter().map(|said| said.by.as_str()) {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Whether it is listed among 经验做法.
    pub fn kept(&self) -> bool {
        self.voices.iter().any(|said| said.kept)
    }

    /// The 问题 that was made of it.
    pub fn finding(&self) -> Option<Id> {
        self.voices.iter().find_map(|said| said.finding)
    }
}

/// Puts together what was said of a stop in the same words, and counts the stops of which it was said. In the order of what is given.
pub fn gathered(all: Vec<Said>) -> Vec<Gathered> {
    // The stops of each saying, and those of them where it is a 问题.
    let mut stops: BTreeMap<(RemarkKind, String), (BTreeSet<usize>, BTreeSet<usize>)> = BTreeMap::new();
    let mut places: BTreeMap<(usize, RemarkKind, String), usize> = BTreeMap::new();
    let mut out: Vec<Gathered> = Vec::new();
    for said in all {
        let words = plain(&said.text);
        let (of, found) = stops.entry((said.sort, words.clone())).or_default();
        of.insert(said.stop);
        found.extend(said.finding.map(|_| said.stop));
        let place = *places.entry((said.stop, said.sort, words)).or_insert(out.len());
        match out.get_mut(place) {
            Some(one) => one.voices.push(said),
            None => out.push(Gathered { voices: vec![said], stops: 1, found: 0 }),
        }
    }
    for one in &mut out {
        if let Some((of, found)) = one.first().and_then(|said| stops.get(&(said.sort, plain(&said.text)))) {
            (one.stops, one.found) = (of.len(), found.len());
        }
    }
    out
}

/// What was said at other stops in the same words, this one among them.
pub fn alike<'a>(all: &'a [Gathered], one: &Gathered) -> Vec<&'a Gathered> {
    let Some(words) = one.first().map(|said| (said.sort, plain(&said.text))) else { return Vec::new() };
    let same = |other: &&Gathered| other.first().is_some_and(|said| (said.sort, plain(&said.text)) == words);
    all.iter().filter(same).collect()
}

/// Words without what does not tell them apart: spaces, and the mark at the end.
fn plain(text: &str) -> String {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    text.trim_end_matches(['。', '；', ';', '.', '，', ',', '、', '!', '！']).to_lowercase()
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

/// Lists something among the 经验做法: as it was said first. Or takes it off, however often it was listed.
///
/// # Errors
/// The stop is gone.
pub fn keep(ledger: &Ledger, book: &Book, one: &Gathered, on: bool) -> Result<Draft, String> {
    let what = if on { "列入经验做法" } else { "不再列入经验做法" };
    let chosen: Vec<&Said> = match on {
        true => one.voices.iter().take(1).collect(),
        false => one.voices.iter().filter(|said| said.kept).collect(),
    };
    let mut draft = Draft::new(String::new());
    for said in chosen {
        let stop = book.stops.get(said.stop).ok_or("这个观摩点已经去掉")?;
        let id = said.remark_id().ok_or("这条点评已经删除")?;
        if ledger.record(Remark::KIND, id).is_some() {
            draft.restore(Remark::KIND, id);
        }
        if let Some(sheet) = said.sheet {
            put_remark(ledger, &mut draft, stop, id, (said.sort, &said.text, &said.by));
            draft.set::<Remark, _>(id, Remark::sheet, &sheet);
        }
        draft.set::<Remark, _>(id, Remark::kept, &on);
        draft.label = format!("{}：{what}", stop.unit.name);
    }
    Ok(draft)
}

/// Takes something off the list of 经验做法.
pub fn drop_practice(practice: &Practice) -> Draft {
    let mut draft = Draft::new(format!("{}：不再列入经验做法", practice.unit));
    draft.set::<Remark, _>(practice.remark, Remark::kept, &false);
    draft
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
    let mut draft = Draft::new(format!("记为问题：{}", shortened(&said.text, 20)));
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
        .set::<Finding, _>(id, Finding::source_note, &book.tour.name);
    if let Some(issuer) = book.tour.org {
        draft.set::<Finding, _>(id, Finding::issuer, &Ref::to(issuer, tree.name(issuer)));
    }
    Ok(draft)
}

/// Makes 共性 问题 of the same 不足 at several stops, one for each unit, since each has to mend it.
///
/// # Errors
/// A stop is gone.
pub fn to_common(
    ledger: &Ledger,
    tree: &OrgTree,
    book: &Book,
    alike: &[&Gathered],
    dimension: &str,
    today: Date,
) -> Result<Draft, String> {
    let text = alike.first().and_then(|one| one.first()).map_or("", |said| said.text.as_str());
    let mut draft = Draft::new(format!("{} 个点都记为共性问题：{}", alike.len(), shortened(text, 20)));
    for one in alike {
        match (one.finding(), one.first()) {
            (Some(known), _) => drop(draft.set::<Finding, _>(known, Finding::commonness, &Commonness::Common)),
            (None, Some(said)) => {
                let made = to_finding(ledger, tree, book, said, (dimension, Commonness::Common), today)?;
                draft.and(made);
            }
            (None, None) => {}
        }
    }
    Ok(draft)
}

/// Changes one field of a 问题 as typed or chosen.
///
/// # Errors
/// It is gone, there is no such field, or the text cannot be read.
pub fn set_finding(ledger: &Ledger, id: Id, field: &str, text: &str) -> Result<Draft, String> {
    let finding: Finding = ledger.read(id).ok_or("这个问题已经删除，可以在历史里恢复")?;
    let spec = Finding::SPEC.field(field).ok_or_else(|| format!("没有“{field}”这一项"))?;
    let value = spec.read_text(text)?;
    if spec.must && value.is_null() {
        return Err(format!("“{}”不能空着", spec.label));
    }
    let mut draft = Draft::new(format!("问题“{}”：改{}", shortened(&finding.text, 20), spec.label));
    draft.put(Finding::KIND, id, field, value);
    Ok(draft)
}

/// Takes a 问题 back.
pub fn remove_finding(ledger: &Ledger, id: Id) -> Draft {
    let text = ledger.read::<Finding>(id).map(|finding| finding.text).unwrap_or_default();
    let mut draft = Draft::new(format!("不再记为问题：{}", shortened(&text, 20)));
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

/// All 经验做法 of the tours that are here. A stop that was taken off the route since keeps its name.
pub fn practices(ledger: &Ledger) -> Vec<Practice> {
    let tours = super::tours(ledger);
    let places: BTreeMap<Id, usize> = tours.iter().enumerate().map(|(at, tour)| (tour.id, at)).gather_map();
    let unit = |stop: Id| ledger.record(Stop::KIND, stop).map(query::read::<Stop>).map(|stop| stop.unit.name);
    let practice = |remark: Remark| {
        let place = *places.get(&remark.tour?)?;
        let unit = remark.stop.and_then(unit).unwrap_or_default();
        let Remark { id: remark, text, by, .. } = remark;
        let tour = tours.get(place)?;
        Some((place, Practice { remark, text, by, unit, tour: tour.id, tour_name: tour.name.clone() }))
    };
    let mut all: Vec<(usize, Practice)> =
        ledger.all::<Remark>().into_iter().filter(|remark| remark.kept).filter_map(practice).collect();
    all.order_by(|(at_a, a), (at_b, b)| at_a.cmp(at_b).then_with(|| a.unit.cmp(&b.unit)).then(a.remark.cmp(&b.remark)));
    all.into_iter().map(|(_, practice)| practice).collect()
}
