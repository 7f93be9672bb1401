//! What a person should know of a pack before merging it. None of it forbids the merge.

use crate::domain::dates::Date;
use crate::domain::kind::{Id, Ref};
use crate::exchange::header::VERSION;
use crate::exchange::{Header, Moment, Purpose};
use crate::ledger::OrgTree;

use super::overstep::Overstep;
use super::scores::Scores;

/// How far ahead a clock may be, in milliseconds, before it is mentioned: one day.
const AHEAD: i64 = 24 * 60 * 60 * 1000;

/// A pack that was merged before, from the exchange log.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownPack {
    /// Its id.
    pub id: Id,
    /// Who sent it.
    pub from: Ref,
    /// Its title.
    pub title: String,
    /// When it was made.
    pub made_at: Option<Moment>,
    /// The day it was merged.
    pub merged: Date,
    /// The merge was taken back since (see [`crate::ledger::undone_import`]).
    pub undone: bool,
}

/// Something to know.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// It is addressed to somebody else.
    ForAnother {
        /// Whom.
        to: String,
    },
    /// A later one of the same sender and title was merged already.
    Older {
        /// When the later one was made.
        newer: Moment,
        /// The day it was merged.
        merged: Date,
    },
    /// This very pack was merged before.
    Again {
        /// The last day it was.
        merged: Date,
    },
    /// This very pack was merged before, and the merge was taken back.
    Undone {
        /// The last day it was merged.
        merged: Date,
    },
    /// A later program made it; what this one does not know is kept.
    NewerProgram {
        /// The program.
        source: String,
    },
    /// The own unit made it.
    Own,
    /// 越权: fields whose writer may not write them by the office rule. They are imported all the same.
    Overstep(Vec<Overstep>),
    /// 评分表 that arrive: how many count, and what is odd about the others.
    Scores(Scores),
    /// The sender's clock is ahead, or this one behind.
    ClockAhead {
        /// When the pack says it was made.
        made_at: Moment,
    },
    /// The content does not match its digest.
    Digest,
    /// Records or fields that this program does not know; they are kept and passed on.
    Unknown {
        /// How many records of unknown kinds.
        records: usize,
        /// How many different unknown fields.
        fields: usize,
    },
}

impl Note {
    /// In words: what it is, and what it means.
    pub fn text(&self) -> String {
        match self {
            Self::ForAnother { to } => format!("这个包是发给{to}的。内容可以看，确认要并入再并。"),
            Self::Older { newer, merged } => format!(
                "比已经并入的旧：同一单位、同一名称的包，{}做的那一份已在 {merged} 并入。并入这一份不会覆盖新的内容。",
                newer.date()
            ),
            Self::Again { merged } => format!("与 {merged} 导入的是同一个包，再并入一次没有变化。"),
            Self::Undone { merged } => {
                format!("这个包导入后撤销过（{merged} 导入）。再并入一次没有变化；要它的内容，请恢复那次导入。")
            }
            Self::NewerProgram { source } => {
                format!("是用更新的版本做的（{source}）。不认识的内容原样保留，更新程序后就能看到。")
            }
            Self::Own => "这是本单位自己做的包。".to_owned(),
            Self::Overstep(all) => {
                format!("越权 {} 处：填写的单位按分工不填这些内容。照样并入，请核对。", all.len())
            }
            Self::Scores(scores) => scores.text(),
            Self::ClockAhead { made_at } => format!(
                "包上写的制作时间是 {}，比本机的时间晚一天以上。两台电脑的日期有一台不对，请核对；并入不受影响。",
                made_at.date()
            ),
            Self::Digest => {
                "内容与校验不符：文件可能被改过或没传完整。能读的都读出来了，并入前请与对方核对。".to_owned()
            }
            Self::Unknown { records, fields } => {
                let all = [(*records, "条不认识的记录"), (*fields, "个不认识的字段")];
                let words: Vec<String> =
                    all.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
                format!("{}，原样保留。", words.join("，"))
            }
        }
    }
}

/// The notes that the header alone gives rise to.
pub(super) fn of_header(header: &Header, tree: &OrgTree, me: Option<Id>, known: &[KnownPack], now: i64) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(again) = known.iter().filter(|pack| pack.id == header.id).max_by_key(|pack| pack.merged) {
        let merged = again.merged;
        notes.push(if again.undone { Note::Undone { merged } } else { Note::Again { merged } });
    } else if let Some((newer, merged)) = newer_one(header, tree, known) {
        notes.push(Note::Older { newer, merged });
    }
    // A 评分包 names its judge, who is no organization.
    let addressed = header.to.as_ref().filter(|_| header.purpose != Purpose::Score);
    if let Some(to) = addressed.filter(|to| me.is_some_and(|me| !is(to, tree, me))) {
        notes.push(Note::ForAnother { to: to.name.clone() });
    }
    if me.is_some_and(|me| is(&header.from, tree, me)) {
        notes.push(Note::Own);
    }
    if header.version > VERSION {
        notes.push(Note::NewerProgram { source: header.source.clone() });
    }
    notes.extend(
        header
            .made_at
            .filter(|made_at| made_at.millis > now.saturating_add(AHEAD))
            .map(|made_at| Note::ClockAhead { made_at }),
    );
    notes
}

/// Whether the party is this organization: by id, or where it has another id here, by name.
fn is(party: &Ref, tree: &OrgTree, org: Id) -> bool {
    let same_name = || !party.name.is_empty() && party.name == tree.name(org);
    match party.id {
        Some(id) if tree.get(id).is_some() => tree.resolve(id) == tree.resolve(org),
        Some(id) => id == org || same_name(),
        None => same_name(),
    }
}

fn newer_one(header: &Header, tree: &OrgTree, known: &[KnownPack]) -> Option<(Moment, Date)> {
    let same_sender = |other: &Ref| match (header.from.id, other.id) {
        (Some(a), Some(b)) => tree.resolve(a) == tree.resolve(b),
        _ => header.from.name == other.name,
    };
    let made_at = header.made_at?;
    known
        .iter()
        .filter(|pack| pack.title == header.title && same_sender(&pack.from))
        .filter_map(|pack| Some((pack.made_at?, pack.merged)))
        .filter(|(newer, _)| newer.millis > made_at.millis)
        .max_by_key(|(newer, _)| newer.millis)
}
