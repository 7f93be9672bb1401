//! What a heading says of the findings below it, and which sections of a paper hold no findings.

use crate::domain::finding::{Commonness, Urgency};
use crate::domain::numbering::marker::{Style, marker};
use crate::domain::numbering::scan::squeezed;

/// A longer line is no heading.
const LONGEST: usize = 40;

/// Sections of a paper that hold no findings.
const OTHER: &[&str] = &[
    "指导思想",
    "总体要求",
    "总体目标",
    "整改目标",
    "工作目标",
    "目标任务",
    "组织领导",
    "工作要求",
    "整改要求",
    "保障措施",
    "工作步骤",
    "方法步骤",
    "组织保障",
    "有关要求",
    "基本原则",
    "实施步骤",
    "整改原则",
    "工作原则",
    "整改步骤",
    "加强领导",
    "责任分工",
    "基本情况",
    "总体情况",
    "下一步打算",
    "下一步工作",
    "工作保障",
    "监督检查",
    "整改时间安排",
    "时间安排",
    "整改工作要求",
    "工作安排",
    "整改工作原则",
    "工作措施和要求",
    "整改保障",
    "推进机制",
    "整改机制",
    "成立领导小组",
    "整改工作领导小组",
    "要求",
    "前言",
];

/// What a heading is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// 共性问题, 个性问题.
    Commonness(Commonness),
    /// 立行立改的问题.
    Urgency(Urgency),
    /// 党建责任方面.
    Dimension(String),
    /// 市委反馈的问题, 自查发现的问题.
    Source(String),
    /// 指导思想, 整改要求: no findings below it.
    Other,
    /// 整改措施及责任分工, 问题清单: it says nothing of them.
    Plain,
}

/// What a line is as a heading; none where it is no heading by its words.
pub fn heading(text: &str) -> Option<Heading> {
    let bare = bare(text);
    if bare.is_empty() || bare.chars().count() > LONGEST || text.trim_end().ends_with(['。', '；', ';', '，', ',']) {
        return None;
    }
    let has = |word: &str| bare.contains(word);
    let is_short = bare.chars().count() <= 16;
    // 党建责任不实（共性） is a problem.
    let before = bare.split(['（', '(']).next().unwrap_or_default();
    let names = before.contains("性") || before.contains("问题") || before.is_empty();
    if is_short && names && has("共性") != has("个性") && !has("措施") {
        return Some(Heading::Commonness(if has("共性") { Commonness::Common } else { Commonness::Own }));
    }
    if OTHER.contains(&bare.as_str()) {
        return Some(Heading::Other);
    }
    if is_short && (has("问题") || has("整改") || has("事项") || has("任务") || has("类")) {
        let urgency = match () {
            () if has("立行立改") || has("立即") || has("即知即改") => Some(Urgency::AtOnce),
            () if has("长期") || has("持续") || has("常态") => Some(Urgency::Long),
            () if has("限期") || has("近期") || has("中期") || has("一定时间") || has("分阶段") => {
                Some(Urgency::Timed)
            }
            () => None,
        };
        if let Some(urgency) = urgency {
            return Some(Heading::Urgency(urgency));
        }
    }
    if let Some(source) = source(&bare) {
        return Some(Heading::Source(source));
    }
    if let Some(dimension) = dimension(&bare) {
        return Some(Heading::Dimension(dimension));
    }
    let is_plain = [
        "整改措施",
        "问题清单",
        "整改任务",
        "整改内容",
        "存在问题",
        "存在的问题",
        "主要问题",
        "问题及",
        "整改清单",
        "整改台账",
        "反馈问题",
        "突出问题",
        "具体问题",
        "整改事项",
    ];
    is_plain.iter().any(|word| has(word)).then_some(Heading::Plain)
}

/// Whether a heading opens a section without findings: 指导思想, 整改工作要求.
pub fn is_apart(text: &str) -> bool {
    let bare = bare(text);
    let count = bare.chars().count();
    let is_heading = count <= 14 && !bare.contains(['。', '；', '，', '：']);
    let holds_findings = bare.contains("问题") || bare.contains("措施");
    let is_other = |word: &str| {
        let is_long = word.chars().count() > 3;
        let begins = is_long && !holds_findings && bare.starts_with(word) && count <= word.chars().count() + 4;
        bare == word || begins || (is_long && bare.ends_with(word))
    };
    is_heading && OTHER.iter().any(|word| is_other(word))
}

/// Whether a short line, numbered or not, says that 共性 or 个性 problems follow.
pub fn is_common(text: &str) -> bool {
    matches!(heading(text), Some(Heading::Commonness(_)))
}

/// `市委反馈的问题`, `自查发现的问题`, `党员群众反映的问题`.
fn source(bare: &str) -> Option<String> {
    const WORDS: &[&str] = &["反馈", "自查", "发现", "指出", "反映", "查摆", "督查", "巡察", "征求"];
    let name = bare.strip_suffix("问题")?.trim_end_matches("的").trim_end_matches("存在");
    let is_name = (3..=16).contains(&name.chars().count()) && !name.contains(['，', '。', '；']);
    (is_name && WORDS.iter().any(|word| name.ends_with(word))).then(|| name.to_owned())
}

/// 党建责任 of `关于党建责任方面存在的问题`, of `党建责任落实方面`.
fn dimension(bare: &str) -> Option<String> {
    let (name, rest) = bare.split_once("方面")?;
    let rest = rest.trim_end_matches(['：', ':']);
    let says_little = ["", "的问题", "存在的问题", "存在问题", "问题", "（", "("].contains(&rest)
        || rest.starts_with(['（', '('])
        || (rest.chars().count() <= 8 && rest.contains("问题"));
    let name = name.trim_start_matches("关于").trim_start_matches('在').trim();
    let is_name = (2..=30).contains(&name.chars().count()) && !name.contains(['，', ',', '。', '；']);
    (says_little && is_name).then(|| name.to_owned())
}

/// A line without its number, brackets and white space.
pub fn bare(text: &str) -> String {
    let text = squeezed(text);
    let after = marker(&text).map_or(0, |marker| marker.end);
    let bare: String = text.chars().skip(after).collect();
    bare.trim_matches(|c: char| "【】[]：:".contains(c)).to_owned()
}

/// What the headings above say.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// 性质.
    pub commonness: Option<Commonness>,
    /// 三类.
    pub urgency: Option<Urgency>,
    /// 维度, and the numbering of the heading that says so.
    pub dimension: (String, Option<Style>),
    /// Where they came from, and the numbering of the heading that says so.
    pub source: (String, Option<Style>),
    /// The section holds no findings.
    pub is_other: bool,
}

impl Context {
    /// Goes below a heading.
    pub fn enter(&mut self, heading: &Heading, style: Option<Style>) {
        self.is_other = false;
        match heading {
            Heading::Commonness(commonness) => {
                self.commonness = Some(*commonness);
                self.dimension = (String::new(), None);
            }
            Heading::Urgency(urgency) => self.urgency = Some(*urgency),
            Heading::Dimension(name) => self.dimension = (name.clone(), style),
            Heading::Source(name) => self.source = (name.clone(), style),
            Heading::Other => *self = Self { is_other: true, ..Self::default() },
            Heading::Plain => {}
        }
    }

    /// Leaves what a heading of this numbering ends: a 维度 of the same or a lower one.
    pub fn leave(&mut self, style: Style) {
        if self.dimension.1.is_some_and(|known| known >= style) {
            self.dimension = (String::new(), None);
        }
        if self.source.1.is_some_and(|known| known >= style) {
            self.source = (String::new(), None);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("（二）个性问题", Some(Heading::Commonness(Commonness::Own)))]
    #[case("共性问题", Some(Heading::Commonness(Commonness::Common)))]
    #[case("一、指导思想", Some(Heading::Other))]
    #[case("整改要求", Some(Heading::Other))]
    #[case("整改措施及责任分工、时限要求", Some(Heading::Plain))]
    #[case("（一）关于党建责任方面存在的问题", Some(Heading::Dimension("党建责任".into())))]
    #[case("（一）市委反馈的问题", Some(Heading::Source("市委反馈".into())))]
    #[case("一、立行立改问题", Some(Heading::Urgency(Urgency::AtOnce)))]
    #[case("1.国有企业党组织作用发挥不充分。", None)]
    #[case("1、党建责任落实不够到位（共性）", None)]
    #[case("存在问题（共性）", Some(Heading::Commonness(Commonness::Common)))]
    #[case("2.党建活动亮点不突出，特色不明显", None)]
    fn headings(#[case] text: &str, #[case] expected: Option<Heading>) {
        assert_eq!(heading(text), expected);
    }
}
