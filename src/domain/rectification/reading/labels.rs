//! The words that say what follows: 整改措施：、责任领导：, and what the head of a column says.

use crate::domain::scheme::reading::scan::{number_at, squeezed};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// 问题.
    Problem,
    /// 具体表现: goes on with the text of the finding.
    Aspect,
    /// 整改措施.
    Measure,
    /// 责任领导.
    Leaders,
    /// 责任人.
    Persons,
    /// 责任单位.
    Unit,
    /// 时限.
    Limit,
    /// 整改目标.
    Demand,
    /// 依据.
    Basis,
    /// 来源.
    Source,
    /// 类别、方面.
    Dimension,
    /// 性质.
    Commonness,
    /// 三类.
    Urgency,
    /// 序号.
    Number,
    /// 原因、配合单位、进展: kept behind its label.
    More,
    /// 填报单位.
    PaperUnit,
    /// 填报时间.
    PaperDay,
    /// 填表人、签字: a place to fill in.
    Form,
}

/// The noun that a label ends in; longer ones first where one ends another.
const NOUNS: &[(&str, Label)] = &[
    ("原因分析", Label::More),
    ("原因", Label::More),
    ("根源", Label::More),
    ("问题描述", Label::Problem),
    ("问题内容", Label::Problem),
    ("问题表现", Label::Aspect),
    ("表现形式", Label::Aspect),
    ("表现", Label::Aspect),
    ("问题来源", Label::Source),
    ("来源", Label::Source),
    ("依据", Label::Basis),
    ("问题类别", Label::Dimension),
    ("问题类型", Label::Commonness),
    ("问题性质", Label::Commonness),
    ("整改类别", Label::Urgency),
    ("整改类型", Label::Urgency),
    ("整改方式", Label::Urgency),
    ("类别", Label::Dimension),
    ("方面", Label::Dimension),
    ("维度", Label::Dimension),
    ("领域", Label::Dimension),
    ("性质", Label::Commonness),
    ("措施", Label::Measure),
    ("举措", Label::Measure),
    ("办法", Label::Measure),
    ("做法", Label::Measure),
    ("对策", Label::Measure),
    ("思路", Label::Measure),
    ("第一责任人", Label::Leaders),
    ("领导", Label::Leaders),
    ("责任书记", Label::Leaders),
    ("责任人员", Label::Persons),
    ("责任人", Label::Persons),
    ("负责人", Label::Persons),
    ("承办人", Label::Persons),
    ("经办人", Label::Persons),
    ("整改人", Label::Persons),
    ("责任同志", Label::Persons),
    ("负责同志", Label::Persons),
    ("单位", Label::Unit),
    ("部门", Label::Unit),
    ("科室", Label::Unit),
    ("股室", Label::Unit),
    ("处室", Label::Unit),
    ("支部", Label::Unit),
    ("党组织", Label::Unit),
    ("主体", Label::Unit),
    ("时限要求", Label::Limit),
    ("时间要求", Label::Limit),
    ("时间节点", Label::Limit),
    ("时间安排", Label::Limit),
    ("时限", Label::Limit),
    ("期限", Label::Limit),
    ("时间", Label::Limit),
    ("日期", Label::Limit),
    ("目标", Label::Demand),
    ("标准", Label::Demand),
    ("要求", Label::Demand),
    ("问题", Label::Problem),
    ("不足", Label::Problem),
    ("短板", Label::Problem),
    ("事项", Label::Problem),
    ("意见", Label::Problem),
    ("任务", Label::Problem),
    ("内容", Label::Problem),
    ("进展情况", Label::More),
    ("落实情况", Label::More),
    ("完成情况", Label::More),
    ("进展", Label::More),
    ("情况", Label::More),
    ("成效", Label::More),
    ("效果", Label::More),
    ("结果", Label::More),
    ("进度", Label::More),
    ("备注", Label::More),
];

/// What may stand before the noun.
const MODIFIERS: &[&str] = &[
    "整改",
    "具体",
    "主要",
    "存在",
    "的",
    "下一步",
    "改进",
    "反馈",
    "计划",
    "工作",
    "责任",
    "牵头",
    "分管",
    "包抓",
    "包联",
    "主管",
    "直接",
    "第一",
    "完成",
    "预计",
    "总体",
    "预期",
    "阶段",
    "落实",
    "主体",
    "问题",
    "承办",
    "落地",
    "县级",
    "市级",
    "区级",
    "校级",
    "镇级",
    "党委",
    "党组",
    "班子",
    "个人",
    "突出",
    "点评",
    "意见",
    "政策",
    "基本",
    "领导",
    "目前",
    "当前",
    "已",
    "取得",
    "采取",
    "拟",
    "解决",
    "对应",
    "相关",
    "和",
    "及",
    "、",
    "/",
    "方向",
    "成果",
    "党支部",
    "支部",
    "配合",
    "协办",
    "协同",
    "协助",
    "监督",
    "督导",
    "督办",
    "督查",
    "验收",
    "产生",
    "深层次",
    "思想",
    "工作进展",
    "时限",
];

/// Words with these stand beside the one who answers.
const BESIDE: &[&str] = &["配合", "协办", "协同", "协助", "监督", "督导", "督办", "督查", "验收"];

const FORMS: &[(&str, Label)] = &[
    ("填报单位", Label::PaperUnit),
    ("填表单位", Label::PaperUnit),
    ("报送单位", Label::PaperUnit),
    ("单位名称", Label::PaperUnit),
    ("单位", Label::PaperUnit),
    ("党组织名称", Label::PaperUnit),
    ("填报时间", Label::PaperDay),
    ("填报日期", Label::PaperDay),
    ("填表时间", Label::PaperDay),
    ("填表日期", Label::PaperDay),
    ("制表时间", Label::PaperDay),
    ("填表人", Label::Form),
    ("填报人", Label::Form),
    ("制表人", Label::Form),
    ("审核人", Label::Form),
    ("审签人", Label::Form),
    ("联系人", Label::Form),
    ("联系电话", Label::Form),
    ("签字", Label::Form),
    ("书记签字", Label::Form),
    ("主要负责人签字", Label::Form),
    ("单位负责人签字", Label::Form),
];

/// What a word announces; none when it is no label.
pub fn label(word: &str) -> Option<Label> {
    let word = plain(word);
    if let Some((_, label)) = FORMS.iter().find(|(form, _)| *form == word) {
        return Some(*label);
    }
    NOUNS.iter().find_map(|(noun, label)| {
        let before = word.strip_suffix(noun)?;
        let of_person = matches!(label, Label::Leaders | Label::Unit);
        if !is_modifiers(before) || (of_person && before.is_empty()) {
            return None;
        }
        let beside = of_person || *label == Label::Persons;
        Some(if beside && BESIDE.iter().any(|word| before.contains(word)) { Label::More } else { *label })
    })
}

/// A label without spaces, brackets and its number: 问题 of `【问题 1】`.
fn plain(word: &str) -> String {
    let word = squeezed(word);
    let word = word.trim_matches(|c: char| "【】[]〔〕「」*＊●■◆▶·".contains(c));
    let word = word.split(['（', '(']).next().unwrap_or_default();
    let chars: Vec<char> = word.chars().collect();
    let end = (1..chars.len()).find(|at| number_at(&chars, *at).is_some_and(|number| number.end == chars.len()));
    let from = usize::from(chars.first() == Some(&'第'));
    // 第一个问题.
    let ordinal = (from > 0).then(|| number_at(&chars, from)).flatten();
    let from = ordinal.map_or(0, |number| number.end + usize::from(chars.get(number.end) == Some(&'个')));
    chars.iter().take(end.unwrap_or(chars.len())).skip(from).collect()
}

fn is_modifiers(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    MODIFIERS.iter().any(|word| text.strip_prefix(word).is_some_and(is_modifiers))
}

/// What the head of a column says; the first of these words that it contains decides.
const HEADS: &[(&[&str], Label)] = &[
    (&["序号", "编号"], Label::Number),
    (&["配合", "协办", "监督", "督导", "督办", "验收", "销号", "备注", "原因", "佐证", "电话"], Label::More),
    (&["时限", "期限", "时间", "日期", "节点", "完成时"], Label::Limit),
    (&["措施", "举措", "办法", "做法", "对策"], Label::Measure),
    (&["来源"], Label::Source),
    (&["依据"], Label::Basis),
    (&["责任领导", "领导", "第一责任人", "书记"], Label::Leaders),
    (&["责任人", "负责人", "承办人", "经办人", "整改人", "责任同志", "人员"], Label::Persons),
    (&["单位", "部门", "科室", "股室", "处室", "支部", "党组织", "主体", "社区"], Label::Unit),
    (&["目标", "标准", "要求"], Label::Demand),
    (&["整改类别", "整改类型", "整改方式"], Label::Urgency),
    (&["性质", "类型", "共性"], Label::Commonness),
    (&["类别", "方面", "维度", "领域", "分类"], Label::Dimension),
    (&["表现"], Label::Aspect),
    (&["进展", "情况", "成效", "效果", "结果", "进度", "是否", "状态"], Label::More),
    (&["问题", "不足", "短板", "事项", "任务", "内容", "意见"], Label::Problem),
    (&["责任"], Label::Persons),
];

/// What a column holds whose head says this.
pub fn head(text: &str) -> Option<Label> {
    let text = squeezed(text);
    let count = text.chars().count();
    if text.is_empty() || count > 18 || text.contains('。') {
        return None;
    }
    if text == "序" || text.eq_ignore_ascii_case("no.") {
        return Some(Label::Number);
    }
    let of = |text: &str| {
        HEADS.iter().find(|(words, _)| words.iter().any(|word| text.contains(word))).map(|(_, label)| *label)
    };
    // What stands in brackets explains.
    let first = text.split(['（', '(']).next().unwrap_or_default();
    // Of 存在问题情况 and 问题整改情况 the noun at the end decides.
    let exact = label(first).filter(|label| !matches!(label, Label::Form | Label::PaperDay));
    let exact = exact.map(|label| if label == Label::PaperUnit { Label::Unit } else { label });
    exact.or_else(|| of(first)).or_else(|| of(&text))
}
