//! Words that tell what a line or a row is: a total, a note, a title, a heading of 加分 or 扣分.

use super::scan::{squeezed, text_of};
use super::stated::{bracket, phrase_at};
use crate::domain::scheme::Side;

const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "总分",
    "小计",
    "共计",
    "总得分",
    "最后得分",
    "最终得分",
    "得分合计",
    "累计得分",
    "实得总分",
    "考核总分",
    "考评总分",
    "综合得分",
    "总体得分",
    "分值合计",
    "本页小计",
    "得分总计",
    "满分合计",
    "满分",
    "评分合计",
    "自评总分",
    "最终评分",
    "得分",
];

/// A row or line of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// Of a part only: 小计.
    pub of_part: bool,
    /// What it says in the same text, in hundredths.
    pub points: Option<i64>,
}

/// Reads `合计`, `总分：100分`, `小计（20分）`.
pub fn total(text: &str) -> Option<Total> {
    let text = squeezed(text);
    let word = TOTALS.iter().filter(|word| text.starts_with(**word)).max_by_key(|word| word.len())?;
    let rest = text.get(word.len()..)?;
    let chars: Vec<char> = rest.chars().filter(|c| !"（()）：:【】[]_＿=/".contains(*c)).collect();
    let phrase = phrase_at(&chars, 0);
    let end = phrase.map_or(0, |phrase| phrase.end);
    let left: String = chars.iter().skip(end).collect();
    let is_rest = ["", "分", "得分", "数", "值", "项", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        .contains(&left.as_str());
    is_rest.then_some(Total { of_part: text.contains("小计"), points: phrase.map(|phrase| phrase.points) })
}

/// Why a line belongs to no 指标体系; none when it may.
pub fn note(text: &str) -> Option<&'static str> {
    let text = squeezed(text);
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_short = text.chars().count() <= 60;
    if starts(&[
        "注：",
        "注:",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "注意：",
        "附注",
        "注1",
        "注2",
        "填表说明",
        "评分说明：",
        "备注1",
        "使用说明",
        "★",
        "※",
        "*",
    ]) || text == "备注"
        || text == "注"
    {
        return Some("说明文字，不是评分的条目");
    }
    if starts(&["附件", "附表", "附："]) && text.chars().count() <= 12 || text == "（续表）" || text == "续表"
    {
        return Some("附件号");
    }
    let blanks = [
        "被考核单位",
        "被检查单位",
        "受检单位",
        "考核单位",
        "考核对象",
        "被考评单位",
        "考评单位",
        "考核时间",
        "考评时间",
        "检查时间",
        "填表人",
        "填报单位",
        "填报人",
        "填报时间",
        "填表时间",
        "单位名称",
        "单位（盖章）",
        "单位：",
        "单位:",
        "评分人",
        "考核人",
        "考评人",
        "检查人",
        "考核组",
        "检查组",
        "评委",
        "督查组",
        "组长",
        "负责人",
        "日期",
        "时间：",
        "观摩点",
        "观摩单位",
        "受观摩单位",
        "社区名称",
        "支部名称",
        "党组织名称",
        "制表",
        "考核得分",
        "考评总分",
        "总得分",
        "等次",
        "综合评价",
        "考核意见",
        "审核人",
        "监督人",
        "计分人",
        "姓名",
        "编号",
        "考评对象",
        "评定星级",
        "考核结果",
    ];
    let is_blank = blanks.iter().any(|word| text.starts_with(word)) && has(&["：", ":", "＿", "__", "签", "章"]);
    if is_short && (is_blank || has(&["签字", "签名", "签章", "（盖章）"]) || text.ends_with("年月日")) {
        return Some("填表用的栏目");
    }
    None
}

/// Whether a line over a table may be its title.
pub fn is_title(text: &str) -> bool {
    let text = squeezed(text);
    let ends = text.trim_end_matches(|c: char| "）)】".contains(c));
    let word = ["表", "细则", "标准", "办法", "体系", "方案", "指标", "清单", "细则表", "条件", "试行"]
        .iter()
        .any(|word| ends.ends_with(word) || text.contains(&format!("{word}（")) || text.contains(&format!("{word}(")));
    word && text.chars().count() <= 60
}

/// What a heading says about the way in which its rows count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// 加分项, 扣分项.
    Side(Side),
    /// 加减分项: each row says which.
    Mixed,
    /// 一票否决: not counted.
    Veto,
}

/// Reads the name of a heading or row; none where it counts as usual.
pub fn way(name: &str) -> Option<Way> {
    let name = squeezed(name);
    if name.chars().count() > 40 {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["一票否决", "否决项", "否决指标", "否决事项", "否决情形"]) {
        return Some(Way::Veto);
    }
    let (gives, takes) = (
        has(&["加分", "附加分", "附加项", "奖励分", "奖分", "奖励项", "奖励指标", "激励分"]),
        has(&[
            "扣分项",
            "减分",
            "扣减",
            "负面清单",
            "倒扣",
            "扣分事项",
            "扣分指标",
            "扣分情形",
            "惩戒项",
            "负向",
            "否定项",
            "扣分内容",
        ]),
    );
    match (gives, takes || name == "扣分") {
        (true, true) => Some(Way::Mixed),
        (true, false) if !has(&["不加分", "扣分"]) => Some(Way::Side(Side::Bonus)),
        _ if has(&["加减分", "加扣分", "奖惩项", "奖惩分", "奖惩指标"]) => Some(Way::Mixed),
        (false, true) if !has(&["不扣"]) => Some(Way::Side(Side::Deduct)),
        _ => None,
    }
}

/// A title without the total that it names.
pub fn bare_title(title: &str) -> String {
    let title = squeezed(title);
    let chars: Vec<char> = title.chars().collect();
    match bracket(&chars, false) {
        Some(stated) => [text_of(&chars, 0, stated.from), text_of(&chars, stated.to, chars.len())].concat(),
        None => title,
    }
}

/// The total that a title names: `（满分100分）`, `（100分制）`, `（百分制）`.
pub fn title_total(title: &str) -> Option<i64> {
    let title = squeezed(title);
    if title.contains("百分制") || title.contains("100分制") {
        return Some(10_000);
    }
    bracket(&title.chars().collect::<Vec<_>>(), false).map(|stated| stated.points).filter(|points| *points >= 10_00)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("合计", Some((false, None)))]
    #[case("合 计：100分", Some((false, Some(10_000))))]
    #[case("总分（100分）", Some((false, Some(10_000))))]
    #[case("总得分", Some((false, None)))]
    #[case("小计 20", Some((true, Some(2000))))]
    #[case("总分靠前的支部", None)]
    #[case("合计不少于4次", None)]
    #[case("得分高的", None)]
    #[case("党建基础", None)]
    fn totals(#[case] text: &str, #[case] read: Option<(bool, Option<i64>)>) {
        assert_eq!(total(text).map(|total| (total.of_part, total.points)), read);
    }

    #[rstest]
    #[case("注：本表一式两份", true)]
    #[case("备注：", true)]
    #[case("评委签字：", true)]
    #[case("被考核单位：＿＿＿＿", true)]
    #[case("附件2", true)]
    #[case("主题党日签到", false)]
    #[case("社区名称规范", false)]
    #[case("评委库建设", false)]
    fn notes(#[case] text: &str, #[case] is: bool) {
        assert_eq!(note(text).is_some(), is);
    }

    #[rstest]
    #[case("加分项（最高10分）", Some(Way::Side(Side::Bonus)))]
    #[case("六、附加分", Some(Way::Side(Side::Bonus)))]
    #[case("扣分项", Some(Way::Side(Side::Deduct)))]
    #[case("减分项（10分）", Some(Way::Side(Side::Deduct)))]
    #[case("加减分项", Some(Way::Mixed))]
    #[case("加分项和扣分项", Some(Way::Mixed))]
    #[case("一票否决项", Some(Way::Veto))]
    #[case("党建基础", None)]
    #[case("无故缺席的扣分", None)]
    fn ways(#[case] name: &str, #[case] read: Option<Way>) {
        assert_eq!(way(name), read);
    }
}
