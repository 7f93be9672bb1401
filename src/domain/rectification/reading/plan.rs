//! What each token of a paper of lines is: first what stands apart, then — see [`super::blocks`] — findings and what is said of them.

use super::blocks;
use super::front;
use super::headings::{is_apart, is_common_heading, is_plain_heading};
use super::labels::Label;
use super::measures;
use super::tokens::Token;
use crate::domain::scheme::reading::marker::Style;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title.
    Title,
    /// The unit of the paper.
    Unit,
    /// Its day.
    Day,
    /// Kept apart; the text says why.
    Apart(&'static str),
    /// A heading over findings.
    Heading,
    /// A finding begins; `shares`: with the one before, what is said of both.
    Head {
        /// Whether it does.
        shares: bool,
    },
    /// Goes on with the text of the finding.
    Text,
    /// Says what its label announces.
    Say,
    /// Goes on with what the last label announced.
    GoOn,
    /// A measure without a label.
    Measure,
    /// Not understood; the text says why.
    Lost(&'static str),
}

/// Whether a label says something of a finding, apart from the problem itself.
pub fn is_detail(label: Option<Label>) -> bool {
    !matches!(
        label,
        None | Some(Label::Problem | Label::Aspect | Label::PaperUnit | Label::PaperDay | Label::Form | Label::Number)
    )
}

/// The role of each token.
pub fn plan(tokens: &[Token]) -> Vec<Role> {
    let mut roles: Vec<Option<Role>> = vec![None; tokens.len()];
    front::head(tokens, &mut roles);
    front::tail(tokens, &mut roles);
    set_apart(tokens, &mut roles);
    let free = |label: fn(Option<Label>) -> bool| {
        tokens.iter().zip(&roles).any(|(token, role)| role.is_none() && label(token.label))
    };
    if free(|label| is_detail(label) || label == Some(Label::Problem)) {
        blocks::plan(tokens, &mut roles);
    } else {
        unlabelled(tokens, &mut roles);
    }
    roles.into_iter().map(|role| role.unwrap_or(Role::Lost("没有认出是哪一项"))).collect()
}

/// 指导思想, 工作要求: sections without findings.
fn set_apart(tokens: &[Token], roles: &mut [Option<Role>]) {
    let mut section: Option<Option<Style>> = None;
    let mut any_detail = false;
    for (at, token) in tokens.iter().enumerate() {
        let style = token.marker.map(|marker| marker.style);
        let next = tokens.get(at + 1).and_then(|token| token.label);
        if let Some(rank) = section {
            let as_high = match rank {
                Some(rank) => style.is_some_and(|style| style <= rank),
                None => style.is_some_and(|style| style <= Style::Han),
            };
            let ends = as_high
                || is_common_heading(token)
                || (is_plain_heading(token) && !is_apart(token))
                || token.label == Some(Label::Problem)
                || (style.is_some() && token.label.is_none() && is_detail(next));
            if ends {
                section = None;
            }
        }
        any_detail |= is_detail(token.label);
        let may_open = style.is_none_or(|style| style <= Style::Han || (style == Style::HanBracket && !any_detail));
        let is_title = roles.get(at).is_some_and(Option::is_some);
        // A measure may say the same words: 加强组织领导.
        let heads_detail = is_detail(next) && style.is_some();
        if section.is_none() && !is_title && may_open && is_apart(token) && !heads_detail {
            section = Some(style);
        }
        if let Some(place) = roles.get_mut(at).filter(|place| place.is_none() && section.is_some()) {
            *place = Some(Role::Apart("方案里的其他部分"));
        }
    }
}

/// Words of what is wrong.
const WRONG: [&str; 32] = [
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
    "没有",
    "薄弱",
    "缺乏",
    "缺少",
    "滞后",
    "较少",
    "存在",
    "偏",
    "弱化",
];

/// A list of findings without labels: those numbered lines that say what is wrong; what is numbered below them are measures.
fn unlabelled(tokens: &[Token], roles: &mut [Option<Role>]) {
    let is_free = |at: usize| roles.get(at).is_some_and(Option::is_none);
    let free: Vec<usize> = (0..tokens.len()).filter(|at| is_free(*at)).collect();
    let with = |style: Style| {
        free.iter()
            .filter_map(|at| tokens.get(*at))
            .filter(move |token| style_of(token) == Some(style) && !is_common_heading(token))
    };
    let is_wrong = |token: &&Token| {
        WRONG.iter().any(|word| token.value.contains(word))
            && !token.value.trim_end_matches(['：', '。']).ends_with("方面")
    };
    let styles = [
        Style::Han,
        Style::HanBracket,
        Style::Digit,
        Style::Dotted,
        Style::Dotted3,
        Style::DigitBracket,
        Style::Circled,
    ];
    let wrongs = |style: &Style| with(*style).filter(is_wrong).count() * 2 > with(*style).count();
    let listed = tokens.iter().any(|token| token.value.contains("问题"));
    let found = styles
        .into_iter()
        .rev()
        .find(wrongs)
        .or_else(|| styles.into_iter().rev().find(|style| listed && with(*style).count() > 1));
    let mut under: Option<Role> = None;
    for at in free {
        let Some(token) = tokens.get(at) else { continue };
        let style = style_of(token);
        let is_head = found.is_some() && style == found && !is_common_heading(token);
        let is_heading = is_plain_heading(token)
            || is_common_heading(token)
            || (found.is_some() && style.is_some() && style < found);
        let role = match (is_head, is_heading, under) {
            (true, ..) => Role::Head { shares: false },
            (_, true, _) => Role::Heading,
            (.., None) => Role::Apart("前言"),
            (.., Some(Role::Heading)) => Role::Apart("标题下面的文字"),
            (.., Some(Role::Measure)) => Role::Measure,
            _ if style.is_some() || measures::is_spoken(&token.value) => Role::Measure,
            _ => Role::Text,
        };
        if !matches!(role, Role::Apart(_) | Role::Text) {
            under = Some(role);
        }
        roles.get_mut(at).into_iter().for_each(|place| *place = Some(role));
    }
}

fn style_of(token: &Token) -> Option<Style> {
    token.marker.map(|marker| marker.style)
}
