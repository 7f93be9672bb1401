//! What stands around the findings: title, addressee, unit and day of the paper, places to fill in.

use super::pieces::Piece;
use super::plan::Role;
use super::sections::{Heading, heading};
use super::times::day_line;
use crate::domain::numbering::scan::squeezed;

/// How many lines a title may have.
const TITLE_LINES: usize = 4;
/// A longer line is no title.
const LONGEST: usize = 60;
const TITLE_WORDS: [&str; 10] = ["方案", "清单", "台账", "报告", "通报", "一览表", "分解表", "计划", "表", "整改措施"];
const FORMS: [&str; 14] = [
    "填报单位",
    "填表单位",
    "报送单位",
    "单位名称",
    "党组织名称",
    "填报时间",
    "填报日期",
    "填表时间",
    "填表日期",
    "制表时间",
    "填表人",
    "填报人",
    "制表人",
    "联系电话",
];

/// Finds title and addressee among the first lines.
pub fn head(pieces: &[Piece<'_>], roles: &mut [Option<Role>]) {
    let first: Vec<&Piece<'_>> = pieces.iter().take(TITLE_LINES + 2).take_while(|piece| may_front(piece)).collect();
    let closes = |piece: &&Piece<'_>| names_paper(&piece.shown) && heading(&piece.shown) != Some(Heading::Other);
    let title = first.iter().take(TITLE_LINES).position(closes).or_else(|| {
        let names = |piece: &&Piece<'_>| piece.count() <= 40 && !is_addressee(piece) && heading(&piece.text).is_none();
        // A problem may stand in the first line too: then what is said of it follows.
        let is_title = !pieces.get(1).is_some_and(Piece::is_detail);
        first.first().filter(|piece| is_title && names(piece)).map(|_| 0)
    });
    for (at, piece) in first.iter().enumerate() {
        let role = match () {
            () if is_annex(piece) => Some(Role::Note("附件号")),
            () if day_line(&piece.text).is_some() => Some(Role::Day),
            () if title.is_some_and(|title| at <= title) => Some(Role::Title),
            () if is_addressee(piece) => Some(Role::Note("称呼")),
            () => None,
        };
        if let (Some(place), Some(role)) = (roles.get_mut(at), role) {
            *place = Some(role);
        }
    }
}

fn is_annex(piece: &Piece<'_>) -> bool {
    let text = squeezed(&piece.text);
    text.starts_with("附件") && (text.chars().count() <= 5 || text.contains(['：', ':']))
}

fn is_addressee(piece: &Piece<'_>) -> bool {
    piece.text.trim_end().ends_with(['：', ':'])
}

/// 整改方案, 问题清单.
fn names_paper(text: &str) -> bool {
    let words = squeezed(text);
    let words = words.split(['（', '(']).next().unwrap_or_default();
    TITLE_WORDS.iter().any(|word| words.ends_with(word))
}

fn may_front(piece: &Piece<'_>) -> bool {
    // 问题清单 alone is a title, though a column may be called so too.
    if piece.is_bare() && piece.marker.is_none() {
        return names_paper(&piece.shown) && !piece.shown.contains("措施");
    }
    let is_common =
        matches!(heading(&piece.text), Some(Heading::Commonness(_) | Heading::Dimension(_) | Heading::Other));
    piece.is_plain() && piece.count() <= LONGEST && !piece.text.contains(['。', '；']) && !is_common && !is_form(piece)
}

/// A place to fill in over or below the findings: `填报单位：`, `填表人：`.
pub fn is_form(piece: &Piece<'_>) -> bool {
    let text = squeezed(&piece.shown);
    let is_unit = ["单位：", "单位:", "单位（", "日期："].iter().any(|word| text.starts_with(word));
    is_unit || (text.contains(['：', ':']) && FORMS.iter().any(|word| text.starts_with(word)))
}

/// Finds the unit and the day that sign the paper, and what no finding has.
pub fn tail(pieces: &[Piece<'_>], roles: &mut [Option<Role>]) {
    for (at, piece) in pieces.iter().enumerate() {
        let text = squeezed(&piece.shown);
        let is_short = text.chars().count() <= 40;
        let role = match () {
            () if is_form(piece) => Some(Role::Note("填表用的栏目")),
            () if is_short && (text.starts_with("序号") || text.starts_with("编号")) && !text.contains('\t') => {
                Some(Role::Note("序号"))
            }
            () if is_short && at > 0 && piece.is_plain() && is_annex(piece) => Some(Role::Note("附件号")),
            () => None,
        };
        if let (Some(place), Some(role)) = (roles.get_mut(at), role) {
            *place = Some(role);
        }
    }
    let Some(last) = pieces.len().checked_sub(1) else { return };
    // A day below 完成时限 is a limit.
    let is_said = |at: usize| at.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(Piece::is_bare);
    let is_day = |at: usize| {
        let dated = |piece: &Piece<'_>| piece.part.is_none() && day_line(&piece.shown).is_some();
        pieces.get(at).is_some_and(dated) && !is_said(at)
    };
    for at in (last.saturating_sub(2)..=last).rev().filter(|at| *at > 0 && is_day(*at)) {
        roles.get_mut(at).into_iter().for_each(|role| *role = Some(Role::Day));
        let signs =
            |piece: &Piece<'_>| piece.is_plain() && piece.count() <= 30 && !piece.is_sentence() && !is_addressee(piece);
        let signed = at.checked_sub(1).filter(|at| pieces.get(*at).is_some_and(signs));
        if let Some(role) = signed.and_then(|at| roles.get_mut(at)).filter(|role| role.is_none()) {
            *role = Some(Role::Note("落款"));
        }
    }
}
