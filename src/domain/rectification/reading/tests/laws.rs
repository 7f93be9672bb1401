//! Nothing of a paper disappears unseen, whatever it is.

use proptest::prelude::*;

use super::super::*;
use super::papers;

fn letters(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    all.sort_unstable();
    all
}

/// What a finding says in all its fields.
fn all_of(finding: &ReadFinding) -> String {
    let measures = finding.measures.iter().map(|one| format!("{}{}", one.number, one.text));
    let lists = finding.leaders.iter().chain(&finding.persons).cloned();
    let sorts = [finding.commonness.map(Commonness::label), finding.urgency.map(Urgency::label)];
    let fields = [
        &finding.text,
        &finding.dimension,
        &finding.unit,
        &finding.demand,
        &finding.basis,
        &finding.told,
        &finding.source,
        &finding.limit_note,
    ];
    let fields = fields.into_iter().cloned().chain(sorts.into_iter().flatten().map(str::to_owned));
    fields.chain(measures).chain(lists).collect()
}

fn is_han(c: char) -> bool {
    ('一'..='龥').contains(&c)
}

/// Whether what is missing of a line stands in its number and its label.
fn is_label(missing: &str, line: &str) -> bool {
    let label: String = line.chars().take(18).collect();
    let label = label.rsplit_once(['：', ':', '】', '.', '、', '）', '，', '\t', ' ']).map_or("", |(label, _)| label);
    missing.chars().all(|c| label.contains(c))
}

/// Every letter of the paper stands in a line, and every line of a finding, but for its label and number, in its fields.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text);
    let shown: String = reading.lines.iter().map(|line| line.text.as_str()).collect();
    if !crate::domain::html_table::is_html(text) {
        prop_assert_eq!(letters(&shown), letters(text));
    }
    for line in &reading.lines {
        let Fate::Finding(at, part) = line.fate else { continue };
        prop_assert!(at < reading.findings.len());
        if part == Part::Sort {
            continue;
        }
        let finding = &reading.findings[at];
        // Every character of its words, too.
        let kept = all_of(finding);
        let missing: String = line.text.chars().filter(|c| is_han(*c) && !kept.contains(*c)).collect();
        prop_assert!(is_label(&missing, &line.text), "{} 不见了：{} / {}", missing, line.text, kept);
        // The longest clause of the line, without the label before it.
        let said = line.text.rsplit(['：', ':', '】']).next().unwrap_or_default();
        let clause =
            said.split(|c: char| !c.is_alphanumeric()).max_by_key(|clause| clause.chars().count()).unwrap_or_default();
        let tail: String = clause.chars().skip(2).collect();
        prop_assert!(kept.contains(&tail), "{} 不见了：{} / {}", tail, line.text, kept);
    }
    Ok(())
}

#[test]
fn papers_lose_nothing() {
    for (path, text) in papers() {
        if let Err(why) = holds(&text) {
            panic!("{}: {why}", path.display());
        }
    }
}

/// Lines as plans have them, in any order.
const POOL: &[&str] = &[
    "一、指导思想",
    "共性问题",
    "（二）个性问题",
    "（一）党建责任方面",
    "1.学习不够深入。",
    "2.活动亮点不突出，特色不明显。",
    "问题3：记录不规范",
    "整改措施：一是集中学习。二是每月检查。",
    "整改措施：",
    "（1）建立台账；",
    "1.每季度通报一次",
    "责任领导：党委书记、各支部书记",
    "责任人：张三（责任科室：党建办）",
    "整改时限：2026年6月，长期坚持",
    "【完成时限】立行立改",
    "整改要求",
    "坚持问题导向，逐条对账销号。",
    "序号\t问题\t整改措施\t时限",
    "1\t阵地被占用\t清理杂物\t6月底",
    "中共某某社区委员会",
    "2026年3月15日",
];

proptest! {
    #[test]
    fn lines_in_any_order_lose_nothing(picked in proptest::collection::vec(0..POOL.len(), 0..24)) {
        let text: Vec<&str> = picked.into_iter().map(|at| POOL[at]).collect();
        holds(&text.join("\n"))?;
    }

    #[test]
    fn any_text_is_read(text in "[一二三1-9（）().、：:；。\t\n问题措施责任时限年月a-z<>/ ]{0,120}") {
        let _ = read(&text);
    }
}
