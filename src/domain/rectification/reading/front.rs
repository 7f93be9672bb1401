//! What stands around the findings: title, unit and day of the paper, who it is written to.

use super::labels::Label;
use super::limit::days;
use super::plan::Role;
use super::tokens::Token;
use crate::domain::dates::Date;
use crate::domain::finding::FindingSource;
use crate::domain::scheme::reading::scan::squeezed;

/// How many lines a title may have.
const TITLE_LINES: usize = 4;
const TITLE_WORDS: [&str; 10] = ["方案", "清单", "台账", "报告", "一览表", "分解表", "计划", "表", "情况", "整改措施"];

/// Finds title, addressee, unit and day among the first lines.
pub fn head(tokens: &[Token], roles: &mut [Option<Role>]) {
    let first: Vec<&Token> = tokens.iter().take(TITLE_LINES + 2).take_while(|token| may_front(token)).collect();
    let closes = |token: &&Token| {
        let words = squeezed(&token.value);
        let words = words.split(['（', '(']).next().unwrap_or_default();
        TITLE_WORDS.iter().any(|word| words.ends_with(word))
    };
    let title = first.iter().take(TITLE_LINES).position(closes);
    let title = title.or_else(|| {
        first
            .first()
            .filter(|token| token.count() <= 36 && day(token).is_none() && !token.value.ends_with(['：', ':']))
            .map(|_| 0)
    });
    for (at, token) in first.iter().enumerate() {
        let role = match () {
            () if squeezed(&token.value).starts_with("附件") && token.count() < 8 => Some(Role::Apart("附件号")),
            () if day(token).is_some() => Some(Role::Day),
            () if title.is_some_and(|title| at <= title) => Some(Role::Title),
            () if token.value.ends_with(['：', ':']) => Some(Role::Apart("称呼")),
            () => None,
        };
        if let (Some(place), Some(role)) = (roles.get_mut(at), role) {
            *place = Some(role);
        }
    }
}

fn may_front(token: &Token) -> bool {
    token.is_plain()
        && token.count() <= 60
        && !token.value.contains(['。', '；'])
        && super::headings::commonness(&token.value).is_none()
}

/// Finds the unit and the day that sign the paper, and places to fill in.
pub fn tail(tokens: &[Token], roles: &mut [Option<Role>]) {
    for (at, token) in tokens.iter().enumerate() {
        let role = match token.label {
            Some(Label::PaperUnit) => Some(Role::Unit),
            Some(Label::PaperDay) => Some(Role::Day),
            Some(Label::Form) => Some(Role::Apart("填表用的栏目")),
            _ => None,
        };
        if let (Some(place), Some(role)) = (roles.get_mut(at), role) {
            *place = Some(role);
        }
    }
    let Some(last) = tokens.len().checked_sub(1) else { return };
    let is_day = |at: usize| tokens.get(at).is_some_and(|token| token.is_plain() && day(token).is_some());
    for at in (last.saturating_sub(2)..=last).rev().filter(|at| *at > 0 && is_day(*at)) {
        roles.get_mut(at).into_iter().for_each(|role| *role = Some(Role::Day));
        let signed = at.checked_sub(1).filter(|at| {
            tokens.get(*at).is_some_and(|token| token.is_plain() && token.count() <= 30 && !token.is_sentence())
        });
        if let Some(role) = signed.and_then(|at| roles.get_mut(at)).filter(|role| role.is_none()) {
            *role = Some(Role::Unit);
        }
    }
}

/// The day that a line is, and nothing more.
pub fn day(token: &Token) -> Option<Date> {
    let words = squeezed(&token.value);
    let words = words.trim_matches(|c: char| "（）()".contains(c));
    let is_only = words
        .chars()
        .all(|c| c.is_ascii_digit() || "０１２３４５６７８９〇一二三四五六七八九十年月日号.-/".contains(c));
    (is_only && words.contains(['月', '.', '-', '/'])).then(|| days(words, 0).into_iter().next()).flatten()
}

/// Where the findings of a paper come from, as its title says.
pub fn origin(title: &str) -> Option<FindingSource> {
    const WORDS: [(&str, FindingSource); 17] = [
        ("述职", FindingSource::Feedback),
        ("巡察", FindingSource::Inspection),
        ("巡视", FindingSource::Inspection),
        ("观摩", FindingSource::Tour),
        ("暗访", FindingSource::Covert),
        ("督查", FindingSource::Oversight),
        ("督导", FindingSource::Oversight),
        ("检查", FindingSource::Oversight),
        ("考核", FindingSource::Assessment),
        ("考评", FindingSource::Assessment),
        ("通报", FindingSource::Circular),
        ("风险", FindingSource::Risk),
        ("群众", FindingSource::Public),
        ("民主生活会", FindingSource::Own),
        ("组织生活会", FindingSource::Own),
        ("自查", FindingSource::Own),
        ("反馈", FindingSource::Feedback),
    ];
    WORDS.iter().find(|(word, _)| title.contains(word)).map(|(_, source)| *source)
}
