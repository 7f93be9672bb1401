//! What holds for any text and for papers that were damaged on their way.

use super::holding::assert_law;
use super::papers::PAPERS;
use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

/// Bits of which scoring papers are made.
const BITS: &[&str] = &[
    "一、",
    "（一）",
    "1.",
    "2、",
    "（1）",
    "①",
    "②",
    "1 ",
    "党建基础",
    "主题党日",
    "（20分）",
    "【10分】",
    "（满分5分）",
    "5",
    "5分",
    "0-5分",
    "10%",
    "，",
    "。",
    "；",
    "：",
    "\n",
    "\n",
    "\t",
    "\t",
    "每少1次扣1分",
    "得3分",
    "不得分",
    "最多加2分",
    "合计",
    "小计",
    "总分：100分",
    "加分项",
    "扣分项",
    "加减分项",
    "一票否决",
    "序号",
    "考核内容",
    "分值",
    "评分标准",
    "考评方式",
    "得分",
    "备注",
    "注：",
    "评委签字：",
    "附件1",
    "评分表",
    "（续）",
    "\"",
    "／",
    "—",
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "</table>",
    "<p>",
    "<br>",
    "&nbsp;",
    "<",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        assert_law(&text, &read(&text));
    }

    #[test]
    fn any_paper(bits in prop::collection::vec(0..BITS.len(), 0..60)) {
        let text: String = bits.iter().map(|bit| BITS[*bit]).collect();
        assert_law(&text, &read(&text));
    }

    /// Rows of a table in which anything may stand anywhere.
    #[test]
    fn any_table(rows in prop::collection::vec(prop::collection::vec(prop::option::of(0..BITS.len()), 4), 1..12)) {
        let cell = |bit: &Option<usize>| bit.map_or("", |bit| BITS[bit]).replace(['\t', '\n', '"', '<'], "");
        let text: String = rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n").collect();
        assert_law(&text, &read(&text));
    }

    #[test]
    fn damaged_papers(paper in any::<Index>(), cuts in prop::collection::vec((any::<Index>(), 1usize..12), 1..6), moved in any::<(Index, Index)>()) {
        let mut chars: Vec<char> = PAPERS[paper.index(PAPERS.len())].1.chars().collect();
        for (at, len) in cuts {
            let from = at.index(chars.len());
            chars.drain(from..(from + len).min(chars.len()));
        }
        let (from, to) = (moved.0.index(chars.len()), moved.1.index(chars.len()));
        let taken: Vec<char> = chars.drain(from..(from + 30).min(chars.len())).collect();
        let to = to.min(chars.len());
        chars.splice(to..to, taken);
        let text: String = chars.into_iter().collect();
        assert_law(&text, &read(&text));
    }

    /// Rows that are lost or stand twice.
    #[test]
    fn shuffled_rows(paper in any::<Index>(), picks in prop::collection::vec(any::<Index>(), 1..16)) {
        let lines: Vec<&str> = PAPERS[paper.index(PAPERS.len())].1.lines().collect();
        let text: String = picks.iter().map(|pick| format!("{}\n", lines[pick.index(lines.len())])).collect();
        assert_law(&text, &read(&text));
    }
}
