//! What the head of a column says about it.

use super::paper::{Grid, Paper, PieceId};
use super::scan::squeezed;
use super::stated::{bracket, whole};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 序号
    Number,
    /// 类, 项, 条: from left to right.
    Name,
    /// 分值
    Points,
    /// 评分标准
    Standard,
    /// 考评方式
    Method,
    /// 得分: to be filled in.
    Score,
    /// 备注, 责任单位.
    Note,
}

/// A longer text is no head.
const LONGEST: usize = 16;
const BASES: &[&str] = &[
    "评分", "计分", "扣分", "记分", "打分", "赋分", "得分", "加分", "减分", "评价", "评定", "评议", "考核", "考评",
    "考查", "检查", "验收", "评估", "评比", "达标", "创建", "量化", "测评", "星级", "定级", "评审", "认定", "督查",
    "观摩", "工作", "建设", "具体", "奖惩",
];
const RULES: &[&str] = &["标准", "细则", "办法", "规则", "准则", "尺度"];
const WAYS: &[&str] =
    &["方式", "途径", "形式", "渠道", "手段", "资料", "材料", "佐证", "台账", "印证", "来源", "方法", "载体"];
const SCORES: &[&str] = &[
    "得分",
    "自评",
    "自查",
    "复评",
    "初评",
    "终评",
    "打分",
    "评分",
    "考评分",
    "考核分",
    "测评分",
    "评定分",
    "实得",
    "评委",
    "专家",
    "互评",
    "考核组",
    "检查组",
    "考评组",
    "扣分",
    "复核",
    "审核",
    "评价结果",
    "考核结果",
    "评定结果",
    "加减分",
    "核定分",
    "评价得",
    "扣减分",
    "验收分",
    "检查分",
];
const NOTES: &[&str] = &[
    "备注", "责任", "牵头", "配合", "时限", "时间", "频次", "周期", "完成", "问题", "整改", "签", "单位", "部门",
    "科室", "人员", "联系", "说明", "依据", "情况", "原因", "理由", "附件",
];
const POINTS: &[&str] = &[
    "分值",
    "标准分",
    "满分",
    "权重",
    "配分",
    "基准分",
    "基础分",
    "赋分",
    "标分",
    "应得分",
    "规定分",
    "总分",
    "分数",
    "最高分",
    "上限",
    "限分",
    "权数",
    "比重",
    "占比",
    "参考分",
    "设定分",
    "目标分",
    "额定分",
];
const NAMES: &[&str] = &[
    "指标",
    "项目",
    "内容",
    "要点",
    "任务",
    "事项",
    "类别",
    "类型",
    "分类",
    "维度",
    "要素",
    "条目",
    "因素",
    "名称",
    "方面",
    "模块",
    "板块",
    "领域",
    "子项",
    "小项",
    "大项",
    "分项",
    "考核点",
    "观测点",
    "评价点",
    "考评点",
    "评估点",
    "得分点",
    "检查项",
    "考核项",
    "评分项",
    "加分项",
    "扣分项",
    "减分项",
    "考评项",
    "要求",
    "一级",
    "二级",
    "三级",
    "四级",
    "目标",
    "措施",
    "环节",
    "检查点",
    "关键点",
    "评价项",
    "评定项",
    "大类",
    "小类",
    "种类",
    "条款",
    "情形",
];

/// A head without white space, brackets and marks.
fn key(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    for c in squeezed(text).chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && !"：:*※、/·".contains(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// What a head says; none when it says nothing that is known.
pub fn role_of(head: &str) -> Option<Role> {
    let key = key(head);
    if key.is_empty() || key.chars().count() > LONGEST {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    let is = |words: &[&str]| words.contains(&key.as_str());
    let ends = |words: &[&str]| words.iter().any(|word| key.ends_with(word));
    let joined = ["及", "与", "和", "暨"].iter().any(|word| key.contains(word));
    if is(&["序号", "编号", "序", "号", "项次", "No", "NO", "no", "No."]) || ends(&["序号", "编号"]) {
        return Some(Role::Number);
    }
    if joined && has(&["内容", "项目", "指标", "要点", "事项"]) {
        return Some(Role::Name);
    }
    if ends(&[
        "考核方法",
        "考评方法",
        "检查方法",
        "检查办法",
        "考核办法",
        "考评办法",
        "评价方法",
        "评估方法",
        "测评办法",
        "验收方法",
        "督查方法",
    ]) {
        return Some(Role::Method);
    }
    if is(&["标准", "细则", "办法", "标准要求", "说明及标准"])
        || (has(BASES) && has(RULES))
        || (has(&["评分", "计分", "扣分"]) && has(&["说明", "方法", "依据"]))
    {
        return Some(Role::Standard);
    }
    if has(&["扣分要点", "评分要求", "加分条件", "扣分条件", "扣分情形", "评分细化"]) {
        return Some(Role::Standard);
    }
    if has(WAYS) || is(&["查看", "查阅"]) {
        return Some(Role::Method);
    }
    if ends(NAMES) || is(&["类", "项", "条", "大项", "考核", "评价"]) {
        return Some(Role::Name);
    }
    if (has(POINTS) && !has(&["实得", "自评", "得分情况"])) || is(&["分", "分值", "加分值", "扣分值"])
    {
        return Some(Role::Points);
    }
    if has(SCORES) || is(&["加分", "减分", "得", "评", "分档", "等次"]) {
        return Some(Role::Score);
    }
    if has(NOTES) {
        return Some(Role::Note);
    }
    has(NAMES).then_some(Role::Name)
}

/// Whether the names of a column have their 分值 in brackets without 分: `项目（分值）`, `考核内容及分值`.
pub fn has_points(head: &str) -> bool {
    let head = squeezed(head);
    role_of(&head) == Some(Role::Name) && (head.contains("分值") || head.contains("标准分") || head.contains("满分"))
}

/// The total that the head of 分值 names: `分值（100分）`.
pub fn total(head: &str) -> Option<i64> {
    let squeezed = squeezed(head);
    let chars: Vec<char> = squeezed.chars().collect();
    let said = bracket(&chars, true).map(|stated| stated.points);
    let behind = || {
        squeezed
            .find(|c: char| c.is_ascii_digit())
            .and_then(|at| squeezed.get(at..))
            .and_then(whole)
            .map(|phrase| phrase.points)
    };
    match role_of(&squeezed)? {
        Role::Points => said.or_else(behind).filter(|points| *points > 0),
        Role::Name | Role::Standard => {
            bracket(&chars, false).map(|stated| stated.points).filter(|points| *points >= 50_00)
        }
        _ => None,
    }
}

/// Whether the cells that begin in a row are all heads: two at least, of which one says more than a name.
pub fn is_head(paper: &Paper, grid: &Grid, row: usize) -> bool {
    let own = grid.own(row);
    let roles: Vec<Option<Role>> = own.iter().map(|own| role_of(paper.text(own.piece))).collect();
    let known: Vec<Role> = roles.iter().copied().flatten().collect();
    let telling = known.iter().any(|role| *role != Role::Name && *role != Role::Note);
    let levels = own.iter().filter(|own| squeezed(paper.text(own.piece)).ends_with("指标")).count() > 1;
    let naming = known.iter().any(|role| matches!(role, Role::Name | Role::Standard));
    // A row of data may hold a word of a head; most of its cells do not.
    known.len() >= 2 && known.len() * 3 >= roles.len() * 2 && naming && (telling || levels)
}

/// The rows of the head, and what stands over each column from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The first row of the head.
    pub from: usize,
    /// The row behind it.
    pub to: usize,
    /// The heads of each column.
    pub columns: Vec<Vec<PieceId>>,
}

impl Head {
    /// The head that begins in a row or below it, within `rows`.
    pub fn find(paper: &Paper, grid: &Grid, rows: std::ops::Range<usize>) -> Option<Self> {
        let from = rows.into_iter().find(|row| is_head(paper, grid, *row))?;
        let mut to = from + 1;
        // A head that reaches down takes the rows it covers; and a row of heads below merged ones belongs to it.
        let covered = |to: usize| {
            let above = grid.rows.get(to - 1).into_iter().flatten().flatten();
            let below: Vec<PieceId> = grid.rows.get(to).into_iter().flatten().flatten().copied().collect();
            above.copied().any(|piece| below.contains(&piece))
        };
        while to < grid.rows.len() && (covered(to) || is_below(paper, grid, from, to)) {
            to += 1;
        }
        let over = |column: usize| {
            let mut pieces: Vec<PieceId> = (from..to).filter_map(|row| grid.at(row, column)).collect();
            pieces.dedup();
            pieces
        };
        let mut columns: Vec<Vec<PieceId>> = (0..grid.width()).map(over).collect();
        if !grid.knows_merges && to - from > 1 {
            spread_upper(grid, from, &mut columns);
        }
        Some(Self { from, to, columns })
    }

    /// The role of a column by its heads: the lower one, unless the upper is 得分.
    pub fn role(&self, paper: &Paper, column: usize) -> Option<Role> {
        let heads = self.columns.get(column)?;
        let roles: Vec<Role> = heads.iter().filter_map(|piece| role_of(paper.text(*piece))).collect();
        if roles.first() == Some(&Role::Score) { Some(Role::Score) } else { roles.last().copied() }
    }

    /// The heads of a column as one text.
    pub fn text(&self, paper: &Paper, column: usize) -> String {
        let heads = self.columns.get(column).into_iter().flatten();
        heads.map(|piece| squeezed(paper.text(*piece))).collect::<Vec<_>>().join("/")
    }

    /// Whether a row says the head again.
    pub fn is_again(&self, paper: &Paper, grid: &Grid, row: usize) -> bool {
        let own = grid.own(row);
        let says = |column: usize, piece: PieceId| {
            let text = squeezed(paper.text(piece));
            self.columns.get(column).is_some_and(|heads| heads.iter().any(|head| squeezed(paper.text(*head)) == text))
        };
        !own.is_empty() && own.iter().all(|own| says(own.column, own.piece))
    }
}

/// Whether a row below the first of the head holds heads only, and leaves alone the columns that have theirs.
fn is_below(paper: &Paper, grid: &Grid, from: usize, row: usize) -> bool {
    let own = grid.own(row);
    let blank_above = |column: usize| grid.at(from, column).is_none();
    let in_group = |column: usize| match grid.at(from, column) {
        None => true,
        Some(piece) => {
            grid.at(from, column + 1) == Some(piece)
                || grid.at(from, column.wrapping_sub(1)) == Some(piece)
                || blank_above(column + 1)
        }
    };
    let known = |text: &str| role_of(text).is_some() || squeezed(text).chars().count() <= 4;
    let any_known = own.iter().any(|own| role_of(paper.text(own.piece)).is_some());
    let numbers = own.iter().any(|own| whole(paper.text(own.piece)).is_some());
    row == from + 1
        && !own.is_empty()
        && any_known
        && !numbers
        && own.iter().all(|own| in_group(own.column) && known(paper.text(own.piece)))
}

/// In tab-separated text an upper head stands in the first of its columns only.
fn spread_upper(grid: &Grid, from: usize, columns: &mut [Vec<PieceId>]) {
    let mut upper = None;
    for (column, heads) in columns.iter_mut().enumerate() {
        match grid.at(from, column) {
            Some(piece) => upper = Some(piece),
            None => {
                if let Some(upper) = upper.filter(|_| !heads.is_empty()) {
                    heads.insert(0, upper);
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("序号", Role::Number)]
    #[case("考核内容", Role::Name)]
    #[case("考评项目", Role::Name)]
    #[case("一级指标", Role::Name)]
    #[case("评价要点", Role::Name)]
    #[case("考评项目及标准分", Role::Name)]
    #[case("考核项目（分值）", Role::Name)]
    #[case("类 别", Role::Name)]
    #[case("分  值", Role::Points)]
    #[case("标准分", Role::Points)]
    #[case("分值（100分）", Role::Points)]
    #[case("权重", Role::Points)]
    #[case("满分", Role::Points)]
    #[case("评分标准", Role::Standard)]
    #[case("评分\n细则", Role::Standard)]
    #[case("扣分标准", Role::Standard)]
    #[case("计分办法", Role::Standard)]
    #[case("考核评分标准", Role::Standard)]
    #[case("评分标准及分值", Role::Standard)]
    #[case("考评方式", Role::Method)]
    #[case("检查方法", Role::Method)]
    #[case("考核办法", Role::Method)]
    #[case("佐证材料", Role::Method)]
    #[case("得分", Role::Score)]
    #[case("自评分", Role::Score)]
    #[case("考评得分", Role::Score)]
    #[case("实得分", Role::Score)]
    #[case("扣分", Role::Score)]
    #[case("扣分原因", Role::Score)]
    #[case("备注", Role::Note)]
    #[case("责任单位", Role::Note)]
    fn heads(#[case] head: &str, #[case] role: Role) {
        assert_eq!(role_of(head), Some(role));
    }

    #[rstest]
    #[case("党建基础")]
    #[case("5")]
    #[case("每少1次扣1分，扣完为止，未开展的不得分，有记录")]
    #[case("")]
    fn no_heads(#[case] text: &str) {
        assert_eq!(role_of(text), None);
    }

    #[rstest]
    #[case("分值（100分）", Some(10_000))]
    #[case("分值(100)", Some(10_000))]
    #[case("满分100分", Some(10_000))]
    #[case("分值", None)]
    #[case("项目（20分）", None)]
    fn totals(#[case] head: &str, #[case] points: Option<i64>) {
        assert_eq!(total(head), points);
    }
}
