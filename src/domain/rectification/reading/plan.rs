//! What each piece of a paper of lines is: first what stands apart, then — see [`super::blocks`] — findings and what is said of them.

use super::blocks;
use super::front;
use super::pieces::Piece;
use super::sections::{Heading, heading, is_apart, is_common};
use super::{Part, measures};
use crate::domain::numbering::marker::Style;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// The day of the paper.
    Day,
    /// Known for what it is, and kept apart.
    Note(&'static str),
    /// The heading of a section without findings.
    Section,
    /// A heading over findings.
    Heading,
    /// A finding begins; `shares`: with the one before, what is said of both.
    Head {
        /// Whether it does.
        shares: bool,
    },
    /// Goes on with the text of the finding.
    Text,
    /// Says what its label names.
    Say,
    /// Goes on with what the last label named.
    GoOn,
    /// A measure without a label.
    Measure,
    /// Not understood; the text says why.
    Lost(&'static str),
}

/// The role of each piece.
pub fn plan(pieces: &[Piece<'_>], is_first: bool) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = vec![None; pieces.len()];
    if is_first {
        front::head(pieces, &mut roles);
    }
    front::tail(pieces, &mut roles);
    set_apart(pieces, &mut roles);
    let has_labels = pieces.iter().zip(&roles).any(|(piece, role)| role.is_none() && piece.part.is_some());
    if has_labels {
        blocks::plan(pieces, &mut roles);
    } else {
        unlabelled(pieces, &mut roles);
    }
    roles.into_iter().map(|role| role.unwrap_or(Role::Lost("没有认出是哪一项"))).collect()
}

/// 指导思想, 工作要求: sections without findings.
fn set_apart(pieces: &[Piece<'_>], roles: &mut [Option<Role>]) {
    let mut section: Option<Option<Style>> = None;
    let mut any_detail = false;
    for (at, piece) in pieces.iter().enumerate() {
        let style = piece.style();
        let is_followed = pieces.get(at + 1).is_some_and(Piece::is_detail) && piece.part.is_none() && style.is_some();
        if let Some(rank) = section {
            let as_high = match rank {
                Some(rank) => style.is_some_and(|style| style <= rank),
                None => style.is_some_and(|style| style <= Style::Han),
            };
            let known = heading(&piece.shown).filter(|known| *known != Heading::Other);
            let is_new =
                known.is_some() && piece.part.is_none() && style.is_none_or(|style| style <= Style::HanBracket);
            if as_high || is_new || piece.part == Some(Part::Text) || is_followed {
                section = None;
            }
        }
        any_detail |= piece.is_detail();
        let may_open = style.is_none_or(|style| style <= Style::Han || (style == Style::HanBracket && !any_detail));
        let is_free = roles.get(at).is_some_and(Option::is_none);
        // A measure may say the same words: 加强组织领导.
        let opens =
            section.is_none() && is_free && may_open && !is_followed && piece.part.is_none() && is_apart(&piece.text);
        if opens {
            section = Some(style);
        }
        if let Some(place) = roles.get_mut(at).filter(|place| place.is_none() && section.is_some()) {
            *place = Some(if opens { Role::Section } else { Role::Note("这一节不是整改条目") });
        }
    }
}

/// Whether a text says what is wrong.
pub fn is_wrong(text: &str) -> bool {
    WRONG.iter().any(|word| text.contains(word))
}

/// Words of what is wrong.
const WRONG: &[&str] = &[
    "不够",
    "不到位",
    "不足",
    "不强",
    "不高",
    "不严",
    "不深",
    "不实",
    "不力",
    "不全",
    "不规范",
    "不及时",
    "不完善",
    "不健全",
    "不明显",
    "不突出",
    "不充分",
    "不经常",
    "不扎实",
    "不浓",
    "不多",
    "不大",
    "不能",
    "不清",
    "不畅",
    "不积极",
    "不主动",
    "不平衡",
    "不均衡",
    "不紧",
    "不落实",
    "未",
    "没有",
    "单一",
    "薄弱",
    "缺乏",
    "缺少",
    "缺失",
    "欠缺",
    "滞后",
    "老旧",
    "超期",
    "较少",
    "偏",
    "弱化",
    "虚化",
    "短板",
    "差距",
    "走过场",
    "流于形式",
    "存在",
];

/// A list of findings without labels: those numbered lines that say what is wrong; what is numbered below them are measures.
fn unlabelled(pieces: &[Piece<'_>], roles: &mut [Option<Role>]) {
    let free: Vec<usize> = (0..pieces.len()).filter(|at| roles.get(*at).is_some_and(Option::is_none)).collect();
    let is_plain_heading = |piece: &Piece<'_>| heading(&piece.shown).is_some() && !names_problem(piece);
    let with = |style: Style| {
        let all = free.iter().filter_map(|at| pieces.get(*at));
        all.filter(move |piece| {
            piece.style() == Some(style) && heading(&piece.shown).is_none_or(|_| names_problem(piece))
        })
    };
    let is_wrong = |piece: &&Piece<'_>| is_wrong(&piece.text) || names_problem(piece);
    let styles = [
        Style::Part,
        Style::Han,
        Style::HanBracket,
        Style::Digit,
        Style::Dotted,
        Style::Dotted3,
        Style::DigitBracket,
        Style::Circled,
    ];
    let wrongs = |style: &Style| with(*style).filter(is_wrong).count() * 2 > with(*style).count();
    // A list that calls itself one, or stands below 存在问题.
    let listed = pieces.iter().any(|piece| piece.text.contains("问题"));
    let found = styles
        .into_iter()
        .rev()
        .find(|style| listed && wrongs(style))
        .or_else(|| styles.into_iter().rev().find(|style| listed && with(*style).count() > 1));
    let mut under: Option<Role> = None;
    for at in free {
        let Some(piece) = pieces.get(at) else { continue };
        let style = piece.style();
        let is_heading = is_plain_heading(piece) || (found.is_some() && style.is_some() && style < found);
        let is_head = found.is_some() && style == found && !is_plain_heading(piece);
        let role = match (is_head, is_heading, under) {
            (true, ..) => Role::Head { shares: false },
            (_, true, _) => Role::Heading,
            _ if found.is_none() && style.is_some() => Role::Lost("没有写明是问题还是措施"),
            (.., None | Some(Role::Heading)) => Role::Note("正文里的说明"),
            (.., Some(Role::Measure)) => Role::Measure,
            _ if style.is_some() || measures::is_spoken(&piece.text) => Role::Measure,
            _ => Role::Text,
        };
        if !matches!(role, Role::Note(_) | Role::Text) {
            under = Some(role);
        }
        roles.get_mut(at).into_iter().for_each(|place| *place = Some(role));
    }
}

/// `关于学习不深的问题。一是……`
fn names_problem(piece: &Piece<'_>) -> bool {
    let opening: String = piece.text.chars().take(60).collect();
    let names = ["关于", "针对", "对"].iter().any(|word| piece.text.starts_with(word)) && opening.contains("问题");
    names
        && !is_common(&piece.text)
        && !matches!(heading(&piece.shown), Some(Heading::Dimension(_) | Heading::Source(_)))
}
