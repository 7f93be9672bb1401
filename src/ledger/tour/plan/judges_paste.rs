//! Judges pasted from Excel: `姓名　单位　职务　计分组　分组`, with or without a header.

use super::{NewJudge, organization};
use crate::domain::kind::Ref;
use crate::domain::table::{self, Header, Meaning};
use crate::domain::tour::{Judge, JudgeGroup, Tour};
use crate::ledger::OrgTree;
use crate::ledger::paste::{Verdict, names};

/// A row that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedJudge {
    /// Its number in the pasted table, from 1.
    pub line: usize,
    /// The judge.
    pub judge: NewJudge,
    /// What becomes of the row.
    pub verdict: Verdict,
    /// What is to be known of it.
    pub notes: Vec<String>,
}

/// Reads what was pasted; empty rows are passed over. Without a header the columns stand in the order of the sheet, and a column of numbers
/// before the names is left out.
pub fn read_judges(text: &str, tree: &OrgTree, tour: &Tour) -> Vec<PastedJudge> {
    let rows = table::rows(text);
    let header = Header::find(&rows, &meanings(), Judge::name).filter(is_header);
    let first = header.as_ref().map_or(0, |header| header.row + 1);
    let mut read: Vec<PastedJudge> = Vec::new();
    for (at, row) in
        rows.iter().enumerate().skip(first).filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
    {
        if header.as_ref().is_some_and(|header| header.is_said_again(row)) {
            continue;
        }
        let cell = |place: usize, field: &str| match &header {
            Some(header) => header.cell(row, field).trim(),
            None => without_number(row).get(place).map_or("", |cell| cell.trim()),
        };
        let mut one = read_row(at + 1, tree, cell);
        let known = tour.judges.values().any(|judge| one.judge.is(&judge.name, &judge.unit));
        let earlier = read.iter().find(|other| one.judge.is(&other.judge.name, &other.judge.unit));
        if one.verdict == Verdict::New && known {
            one.verdict = Verdict::Same;
            one.notes.push("名单里已经有".to_owned());
        } else if let Some(earlier) = earlier.filter(|_| one.verdict == Verdict::New) {
            one.verdict = Verdict::Same;
            one.notes.push(format!("和第 {} 行相同", earlier.line));
        }
        read.push(one);
    }
    read
}

/// A single known word is no header: 评委 stands in the rows too, as a 计分组. A list of names alone may be headed by 姓名.
fn is_header(header: &Header) -> bool {
    let known = header.columns.iter().filter(|column| column.field.is_some()).count();
    known > 1 || header.columns.len() == 1
}

fn read_row<'a>(line: usize, tree: &OrgTree, cell: impl Fn(usize, &str) -> &'a str) -> PastedJudge {
    let mut notes = Vec::new();
    let unit = organization(tree, cell(1, Judge::unit));
    notes.extend(unit_note(&unit));
    let said = cell(3, Judge::group);
    let group = group_of(said);
    if !said.is_empty() && group.is_none() {
        notes.push(format!("“{said}”不是计分组（领导、评委、互评），记作评委"));
    }
    let judge = NewJudge {
        name: names::person(cell(0, Judge::name)),
        unit,
        post: cell(2, Judge::post).to_owned(),
        group: group.unwrap_or_default(),
        team: cell(4, Judge::team).to_owned(),
    };
    let verdict = if judge.name.is_empty() { Verdict::Bad } else { Verdict::New };
    if verdict == Verdict::Bad {
        notes.insert(0, "没有姓名".to_owned());
    }
    PastedJudge { line, judge, verdict, notes }
}

/// What is to be said of a judge's unit: where it is no record, 回避 goes by its name alone.
fn unit_note(unit: &Ref) -> Option<String> {
    match (unit.id, unit.name.as_str()) {
        (Some(_), _) => None,
        (None, "") => Some("没有单位，没法判断回避".to_owned()),
        (None, name) => Some(format!("党组织里没有“{name}”，只按名称判断回避")),
    }
}

/// `领导`, `领导组`.
fn group_of(text: &str) -> Option<JudgeGroup> {
    JudgeGroup::of(text).or_else(|| JudgeGroup::of(text.strip_suffix('组')?))
}

/// A row without the number before the name.
fn without_number(row: &[String]) -> &[String] {
    match row.split_first() {
        Some((first, rest)) if !rest.is_empty() && first.trim().chars().all(|c| c.is_ascii_digit() || c == '.') => rest,
        _ => row,
    }
}

fn meanings() -> [Meaning; 5] {
    [
        // Not 评委: that is what stands in a cell of 计分组.
        Meaning::new(Judge::name, "姓名", &["评委姓名"]),
        Meaning::new(Judge::unit, "单位", &["工作单位", "所在单位", "评委单位"]),
        Meaning::new(Judge::post, "职务", &["职务职级", "单位职务"]),
        Meaning::new(Judge::group, "计分组", &["类别", "评委类别", "权重组"]),
        Meaning::new(Judge::team, "分组", &["组别", "小组"]),
    ]
}
