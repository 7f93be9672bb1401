//! What papers call the fields of a finding.

use super::Part;
use crate::domain::numbering::marker::marker;
use crate::domain::numbering::scan::squeezed;

/// The longest label.
const LONGEST: usize = 14;

/// Labels as they stand before a colon, over a column, or alone on a line.
const LABELS: &[(Part, &[&str])] = &[
    (
        Part::Text,
        &[
            "问题",
            "存在问题",
            "存在的问题",
            "反馈问题",
            "反馈的问题",
            "问题描述",
            "问题表现",
            "具体问题",
            "主要问题",
            "整改问题",
            "问题内容",
            "问题清单",
            "存在的主要问题",
            "存在主要问题",
            "查摆问题",
            "查摆出的问题",
            "问题及表现",
            "具体表现",
            "存在的突出问题",
            "突出问题",
            "需整改问题",
            "发现问题",
            "发现的问题",
            "检查发现问题",
            "问题事项",
            "整改事项",
            "问题点",
            "问题和不足",
            "问题及不足",
            "存在不足",
            "不足",
            "存在的不足",
            "问题摘要",
            "反馈意见",
            "点评意见",
            "点评问题",
            "反馈内容",
            "主要表现",
            "巡察反馈问题",
            "巡视反馈问题",
            "具体问题表现",
            "共性问题描述",
            "差距不足",
            "短板不足",
            "对照检查问题",
            "问题名称",
        ],
    ),
    (
        Part::Sort,
        &[
            "性质",
            "类别",
            "问题类别",
            "问题类型",
            "问题性质",
            "类型",
            "方面",
            "问题分类",
            "分类",
            "维度",
            "所属方面",
            "整改类别",
            "整改类型",
            "领域",
            "项目",
            "问题方面",
            "所属领域",
            "所属类别",
        ],
    ),
    (
        Part::Measures,
        &[
            "整改措施",
            "措施",
            "具体措施",
            "整改举措",
            "主要措施",
            "解决措施",
            "整改具体措施",
            "具体整改措施",
            "下步整改措施",
            "下一步整改措施",
            "下一步措施",
            "下步措施",
            "整改办法",
            "改进措施",
            "工作措施",
            "整改内容",
            "整改工作措施",
            "整改方法",
            "拟采取措施",
            "拟采取的措施",
            "拟采取的整改措施",
            "举措",
            "整改措施及要求",
            "主要整改措施",
            "整改任务及措施",
            "整改计划",
            "整改落实措施",
            "整改",
            "任务清单",
            "措施清单",
            "解决办法",
            "对策措施",
            "整改方案",
            "改进举措",
            "整改措施和目标",
            "整改措施或整改情况",
            "采取的措施",
            "采取措施",
            "主要举措",
            "具体举措",
            "落实措施",
        ],
    ),
    (
        Part::Leaders,
        &[
            "责任领导",
            "牵头领导",
            "牵头",
            "分管领导",
            "包抓领导",
            "包保领导",
            "联系领导",
            "整改领导",
            "主管领导",
            "包案领导",
            "整改责任领导",
            "牵头责任领导",
            "领办领导",
            "分管责任领导",
            "牵头负责人",
            "牵头责任人",
            "第一责任人",
            "挂点领导",
            "挂钩领导",
        ],
    ),
    (
        Part::Persons,
        &[
            "责任人",
            "责任",
            "责任清单",
            "整改责任人",
            "具体责任人",
            "直接责任人",
            "经办人",
            "承办人",
            "负责人",
            "落实人",
            "责任人员",
            "整改人",
            "联系人",
            "具体负责人",
            "主要责任人",
            "责任分工",
            "整改负责人",
            "责任者",
            "具体承办人",
        ],
    ),
    (
        Part::Unit,
        &[
            "责任单位",
            "牵头单位",
            "责任部门",
            "责任科室",
            "整改单位",
            "承办单位",
            "责任支部",
            "牵头部门",
            "责任主体",
            "整改责任单位",
            "责任党支部",
            "整改主体",
            "牵头科室",
            "责任党组织",
            "责任单位及责任人",
            "承办部门",
            "承办科室",
            "责任处室",
            "牵头责任单位",
            "被检查单位",
            "所属支部",
            "整改部门",
            "单位",
            "党组织",
        ],
    ),
    (
        Part::Limit,
        &[
            "整改时限",
            "完成时限",
            "时限",
            "完成时间",
            "整改期限",
            "整改时间",
            "时间要求",
            "时间节点",
            "办结时限",
            "期限",
            "整改完成时限",
            "完成期限",
            "计划完成时间",
            "时限要求",
            "整改完成时间",
            "完成整改时限",
            "预计完成时间",
            "完成日期",
            "整改时限要求",
            "办理时限",
            "拟完成时间",
            "整改限期",
            "限期",
            "完成整改时间",
            "销号时限",
            "时间安排",
            "时间",
        ],
    ),
    (
        Part::Demand,
        &[
            "整改目标",
            "目标",
            "整改要求",
            "目标要求",
            "整改标准",
            "预期目标",
            "预期效果",
            "成效目标",
            "整改任务",
            "工作目标",
            "达到目标",
            "原因分析",
            "问题原因",
            "产生原因",
            "原因",
            "整改成效目标",
            "预期成效",
            "工作要求",
            "整改方向",
            "任务",
            "配合单位",
            "配合部门",
            "配合科室",
            "配合领导",
            "配合人",
            "协办单位",
            "协助单位",
            "监督单位",
            "督办单位",
            "督办领导",
            "工作任务",
        ],
    ),
    (Part::Basis, &["依据", "整改依据", "检查依据", "政策依据", "条款依据", "问题依据", "违反条款"]),
    (
        Part::Told,
        &[
            "整改情况",
            "整改进展",
            "整改成效",
            "完成情况",
            "进展情况",
            "目前进展",
            "整改落实情况",
            "整改进展情况",
            "整改完成情况",
            "整改结果",
            "落实情况",
            "整改进度",
            "进度",
            "工作进展",
            "进展",
            "目前整改情况",
            "整改效果",
            "已采取措施",
            "整改进展及成效",
            "销号情况",
            "完成进度",
            "整改进展成效",
            "成效",
            "取得成效",
            "是否完成",
            "是否完成整改",
        ],
    ),
    (
        Part::Source,
        &["问题来源", "来源", "反馈来源", "检查来源", "问题出处", "提出单位", "反馈单位", "检查单位", "来源渠道"],
    ),
];

/// Which field a label names; numbers, brackets and white space around it do not matter: `（二）整改措施`, `【责任人】`, `问题1`.
pub fn label(text: &str) -> Option<Part> {
    if text.chars().count() > LONGEST + 8 {
        return None;
    }
    let text = squeezed(text);
    let after = marker(&text).map_or(0, |marker| marker.end);
    let bare: String = text.chars().skip(after).collect();
    exact(&bare).or_else(|| exact(&text))
}

fn exact(text: &str) -> Option<Part> {
    let text = text.trim_matches(|c: char| "【】[]〔〕（）()：:*■●▲◆★※、.".contains(c));
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let text = text.split(['（', '(']).next().unwrap_or(text);
    // 问题一, 反馈问题二.
    [text, text.trim_end_matches(is_han_number)]
        .iter()
        .find_map(|text| LABELS.iter().find(|(_, words)| words.contains(text)).map(|(part, _)| *part))
}

fn is_han_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// 序号 and 备注, which no finding has.
pub fn is_number_head(text: &str) -> bool {
    matches!(squeezed(text).as_str(), "序号" | "编号" | "号" | "序" | "No" | "NO." | "No.")
}

/// Which field a column is, by its head; what a longer head ends with decides: `整改措施（具体到人）`, `需要整改的主要问题`.
pub fn column(text: &str) -> Option<Part> {
    let text = squeezed(text);
    if let Some(part) = label(&text) {
        return Some(part);
    }
    let bare = text.split(['（', '(']).next().unwrap_or(&text).to_owned();
    let holds = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    if bare.is_empty() || bare.chars().count() > LONGEST {
        return None;
    }
    Some(match () {
        () if holds(&["原因", "根源"]) => Part::Demand,
        () if holds(&["措施", "举措"]) => Part::Measures,
        () if holds(&["时限", "期限", "时间"]) => Part::Limit,
        () if holds(&["领导"]) => Part::Leaders,
        () if holds(&["责任人", "负责人"]) => Part::Persons,
        () if holds(&["单位", "部门", "科室", "支部"]) => Part::Unit,
        () if holds(&["来源"]) => Part::Source,
        () if holds(&["进展", "情况", "成效"]) => Part::Told,
        () if holds(&["目标", "要求"]) => Part::Demand,
        () if holds(&["类别", "类型"]) => Part::Sort,
        () if holds(&["问题", "不足"]) => Part::Text,
        () => return None,
    })
}

/// Whether one column holds both people and limits: 责任人及时限.
pub fn is_people_and_limit(text: &str) -> bool {
    let text = squeezed(text);
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    holds(&["责任人", "负责人", "领导", "责任单位"]) && holds(&["时限", "期限", "时间"])
}

/// Whether what a label names has no field of its own and keeps its name: 原因分析, 配合单位.
pub fn keeps_name(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let label = text.split(['：', ':']).next().unwrap_or_default();
    ["原因", "配合", "协办", "协助", "监督单位", "督办"].iter().any(|word| label.contains(word))
}

/// Whether one column holds both people and their units: 责任领导及责任单位.
pub fn is_people_and_unit(text: &str) -> bool {
    let text = squeezed(text);
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    holds(&["责任人", "负责人", "领导"]) && holds(&["单位", "部门", "科室"])
}

/// A place in a line where a field begins: where its label starts, and where what it says starts, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Where the label starts.
    pub from: usize,
    /// Where its text starts.
    pub to: usize,
    /// Which field.
    pub part: Part,
}

/// All labels with a colon in a line: at its beginning, or behind an end of a sentence, white space or an opening bracket.
pub fn labels_in(chars: &[char]) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match label_at(chars, at).filter(|_| opens(chars, at)) {
            Some(found) => {
                at = found.to;
                all.push(found);
            }
            None => at += 1,
        }
    }
    all
}

fn opens(chars: &[char], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| chars.get(before)) {
        None => true,
        Some(c) => c.is_whitespace() || "。；;，,！!）)（(【[“”、|".contains(*c) || chars.get(at) == Some(&'【'),
    }
}

fn label_at(chars: &[char], at: usize) -> Option<Found> {
    boxed(chars, at).or_else(|| before_colon(chars, at))
}

/// 【整改措施】, with or without a colon.
fn boxed(chars: &[char], at: usize) -> Option<Found> {
    let close = match chars.get(at)? {
        '【' => '】',
        '[' => ']',
        '〔' => '〕',
        _ => return None,
    };
    let most = (at + LONGEST + 4).min(chars.len());
    let end = (at..most).find(|n| chars.get(*n) == Some(&close))?;
    let part = label(&chars.get(at + 1..end)?.iter().collect::<String>())?;
    let is_colon = chars.get(end + 1).is_some_and(|c| "：:".contains(*c));
    Some(Found { from: at, to: end + 1 + usize::from(is_colon), part })
}

fn before_colon(chars: &[char], at: usize) -> Option<Found> {
    if chars.get(at).is_none_or(|c| c.is_whitespace() || "：:".contains(*c)) {
        return None;
    }
    let most = (at + LONGEST + 8).min(chars.len());
    let colon = (at..most).find(|n| chars.get(*n).is_some_and(|c| "：:".contains(*c)))?;
    let text: String = chars.get(at..colon)?.iter().collect();
    // Another mark in between: the label begins behind it.
    let inner = text.trim_start_matches(|c: char| "【[（(".contains(c));
    let count = |marks: [char; 2]| inner.matches(marks).count();
    // The label stands within a bracket that opens further on.
    let opens = count(['（', '(']) > count(['）', ')']);
    if opens || inner.contains(['。', '；', ';', '，', ',']) {
        return None;
    }
    let part = label(&text).or_else(|| loosely(&text))?;
    Some(Found { from: at, to: colon + 1, part })
}

/// What stands before a colon and names a field among other words: `整改措施及成效：`, `下一步打算和措施：`.
fn loosely(text: &str) -> Option<Part> {
    let text = squeezed(text);
    let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let opens = holds(&["以下", "如下", "制定", "提出", "下列"]);
    let is_label = text.chars().count() <= LONGEST && !opens && !holds(&["？", "！", "“", "《"]);
    Some(match () {
        () if !is_label => return None,
        () if holds(&["措施", "举措"]) => Part::Measures,
        () if holds(&["时限", "期限"]) => Part::Limit,
        () if holds(&["责任领导", "牵头领导", "分管领导"]) => Part::Leaders,
        () if holds(&["责任人"]) => Part::Persons,
        () if holds(&["责任单位", "责任部门", "责任科室", "责任处室", "牵头单位"]) => Part::Unit,
        () => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("整改措施", Some(Part::Measures))]
    #[case("（三）整改措施", Some(Part::Measures))]
    #[case("【责任领导】", Some(Part::Leaders))]
    #[case("完成 时限", Some(Part::Limit))]
    #[case("问题1", Some(Part::Text))]
    #[case("问题三", Some(Part::Text))]
    #[case("责任人（签字）", Some(Part::Persons))]
    #[case("整改措施及责任分工、时限要求", None)]
    #[case("我们认真分析问题", None)]
    fn names_of_fields(#[case] text: &str, #[case] part: Option<Part>) {
        assert_eq!(label(text), part);
    }

    #[rstest]
    #[case("需要整改的主要问题", Some(Part::Text))]
    #[case("整改措施（做什么、怎么做）", Some(Part::Measures))]
    #[case("责任领导", Some(Part::Leaders))]
    #[case("整改完成时限", Some(Part::Limit))]
    #[case("备注", None)]
    fn heads_of_columns(#[case] text: &str, #[case] part: Option<Part>) {
        assert_eq!(column(text), part);
    }

    #[test]
    fn fields_within_a_line() {
        let chars: Vec<char> = "学习不深。整改措施：每月学一次。责任人：张三　完成时限：6月底".chars().collect();
        let parts: Vec<Part> = labels_in(&chars).into_iter().map(|found| found.part).collect();
        assert_eq!(parts, [Part::Measures, Part::Persons, Part::Limit]);
    }
}
