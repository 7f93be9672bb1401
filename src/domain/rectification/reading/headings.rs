//! Headings over findings: what they say of 维度 and 性质, and which sections of a plan hold no findings.

use super::tokens::Token;
use crate::domain::finding::Commonness;
use crate::domain::scheme::reading::marker::{Style, marker};
use crate::domain::scheme::reading::scan::squeezed;

/// How high a heading stands; one without a number stands above all others.
type Rank = Option<Style>;

/// The headings that are open.
#[derive(Debug, Default)]
pub struct Headings {
    open: Vec<(Rank, String)>,
    common: Option<(Rank, Commonness)>,
}

impl Headings {
    /// A heading begins; what stood as high or lower ends.
    pub fn begin(&mut self, rank: Rank, text: &str) {
        self.open.retain(|(known, _)| *known < rank);
        match commonness(text) {
            Some(known) => self.common = Some((rank, known)),
            None => self.common = self.common.take().filter(|(known, _)| *known < rank || rank.is_none()),
        }
        let words = bare(text);
        if !is_general(&words) {
            self.open.push((rank, words));
        }
    }

    /// What the headings say of the 维度.
    pub fn dimension(&self) -> String {
        self.open.last().map(|(_, words)| words.clone()).unwrap_or_default()
    }

    /// What they say of the 性质.
    pub fn commonness(&self) -> Option<Commonness> {
        self.common.map(|(_, known)| known)
    }
}

/// 共性 or 个性, where a text says one of them.
pub fn commonness(text: &str) -> Option<Commonness> {
    match (text.contains("共性") || text.contains("普遍性"), text.contains("个性")) {
        (true, false) => Some(Commonness::Common),
        (false, true) => Some(Commonness::Own),
        _ => None,
    }
}

/// A heading without its number, its count and the words around what it names: 党建责任 of `一、党建责任方面的问题（3个）`.
pub fn bare(text: &str) -> String {
    let end = marker(text).map_or(0, |marker| marker.end);
    let text: String = text.chars().skip(end).collect();
    let text = text.trim().trim_end_matches(['。', '：', ':', '；']);
    let text = match text.rfind(['（', '(']) {
        Some(at) if text.ends_with(['）', ')']) && at > 0 => text.get(..at).unwrap_or(text),
        _ => text,
    };
    let mut text = text.trim();
    for word in ["关于", "在", "针对"] {
        text = text.strip_prefix(word).unwrap_or(text);
    }
    for word in ["存在的主要问题", "存在的问题", "存在问题", "的问题", "方面", "问题"] {
        let shorter = text.strip_suffix(word).unwrap_or(text);
        // 存在问题 alone stays what it is.
        text = if shorter.is_empty() { text } else { shorter };
    }
    text.trim_matches(|c: char| c.is_whitespace() || "“”\"".contains(c)).trim_end_matches("方面").to_owned()
}

/// Words of headings that say nothing of what is below.
const GENERAL: [&str; 22] = [
    "共性",
    "个性",
    "普遍性",
    "存在问题",
    "主要问题",
    "存在",
    "主要",
    "反馈",
    "具体",
    "问题清单",
    "整改措施",
    "整改任务",
    "整改内容",
    "整改清单",
    "问题及",
    "整改事项",
    "重点任务",
    "责任分工",
    "整改落实",
    "整改台账",
    "任务分工",
    "突出",
];

fn is_general(words: &str) -> bool {
    let words = squeezed(words);
    words.is_empty()
        || words == "问题"
        || GENERAL.iter().any(|word| {
            if word.chars().count() < 3 {
                words == *word || words.starts_with(&format!("{word}问题")) || words.starts_with(&format!("{word}性"))
            } else {
                words.contains(word)
            }
        })
}

/// Sections of a plan that hold no findings.
const APART: [&str; 30] = [
    "指导思想",
    "总体要求",
    "总体思路",
    "整改目标",
    "工作目标",
    "目标任务",
    "总体目标",
    "主要目标",
    "整改要求",
    "工作要求",
    "有关要求",
    "基本原则",
    "整改原则",
    "组织领导",
    "组织机构",
    "领导小组",
    "保障措施",
    "工作保障",
    "组织保障",
    "方法步骤",
    "整改步骤",
    "工作步骤",
    "时间安排",
    "步骤安排",
    "几点要求",
    "下一步打算",
    "下一步工作",
    "基本情况",
    "整改时限要求",
    "工作安排",
];

/// Whether a heading opens a section that holds no findings.
pub fn is_apart(token: &Token) -> bool {
    let words = squeezed(&bare(&token.value));
    let count = words.chars().count();
    let is_heading = token.label.is_none() && count <= 14 && !token.is_sentence();
    is_heading
        && APART
            .iter()
            .any(|word| words.ends_with(word) || (words.starts_with(word) && count <= word.chars().count() + 6))
}

/// Whether a line without a number is a heading over findings: 共性问题, 党建责任方面.
pub fn is_plain_heading(token: &Token) -> bool {
    if token.label.is_some() || token.marker.is_some() || token.count() > 24 || token.is_sentence() {
        return false;
    }
    let words = squeezed(token.value.trim_end_matches(['：', ':']));
    let words = words.split(['（', '(']).next().unwrap_or_default();
    is_common_heading(token)
        || ["方面", "方面问题", "方面的问题", "方面存在的问题", "方面存在问题", "问题清单", "主要问题"]
            .iter()
            .any(|word| words.ends_with(word))
        || is_general(words)
}

/// Whether a short line, numbered or not, says that 共性 or 个性 findings follow.
pub fn is_common_heading(token: &Token) -> bool {
    token.label.is_none() && token.count() <= 20 && !token.is_sentence() && commonness(&token.value).is_some()
}
