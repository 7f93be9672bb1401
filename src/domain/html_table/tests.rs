#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;
use rstest::rstest;

/// Lines as they are; tables as rows of `甲|乙`, `^` for what a merged cell covers, `~` for what is missing.
fn shown(html: &str) -> String {
    let place = |place: &Place| match place {
        Place::Cell { text, .. } => text.replace('\n', "/"),
        Place::Merged { .. } => "^".to_owned(),
        Place::Missing => "~".to_owned(),
    };
    let row = |row: &Vec<Place>| row.iter().map(place).collect::<Vec<_>>().join("|");
    let block = |block: &Block| match block {
        Block::Line(line) => line.clone(),
        Block::Table(table) => format!("[{}]", table.rows.iter().map(row).collect::<Vec<_>>().join("; ")),
    };
    read(html).iter().map(block).collect::<Vec<_>>().join(" ")
}

#[rstest]
#[case("", "")]
#[case("<p>甲</p><p>乙<br>丙</p>", "甲 乙 丙")]
#[case("<table><tr><td>甲</td><td>乙</td></tr></table>", "[甲|乙]")]
// Merged down, to the right, and both.
#[case("<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>", "[甲|乙; ^|丙]")]
#[case("<table><tr><td colspan='2'>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>", "[甲|^; 乙|丙]")]
#[case(
    "<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>丁<td>戊<td>己</table>",
    "[甲|^|乙; ^|^|丙; 丁|戊|己]"
)]
// To the end; beyond the end; no number.
#[case("<table><tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁</table>", "[甲|乙; ^|丙; ^|丁]")]
#[case("<table><tr><td rowspan=999>甲<td>乙<tr><td>丙</table>", "[甲|乙; ^|丙]")]
#[case("<table><tr><td rowspan=x colspan=''>甲<td>乙</table>", "[甲|乙]")]
// A column that all rows merge is none; a short row.
#[case("<table><tr><td colspan=2>甲<td>乙<tr><td colspan=2>丙</table>", "[甲|乙; 丙|~]")]
// Lines in a cell.
#[case("<td><p>甲</p><p>乙</p>丙<br/>丁</td>", "[甲/乙/丙/丁]")]
#[case("<td><ol><li>甲<li>乙</ol><ul><li>丙</ul></td>", "[1. 甲/2. 乙/丙]")]
#[case("<ol start=3><li><p>3. 甲</p></li></ol>", "3. 甲")]
// White space.
#[case("<td>\r\n  每少\r\n  <span lang=EN-US>1</span>次\n扣&nbsp; 1 分 </td>", "[每少1次扣 1 分]")]
#[case("<p>one\ntwo</p>", "one two")]
#[case("<pre>甲\n乙</pre>", "甲 乙")]
// Word.
#[case(
    "<!--[if gte mso 9]><xml><w:View>甲</w:View></xml><![endif]--><style>td{color:red}</style><p class=MsoNormal><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>乙<o:p></o:p></p>",
    "1. 乙"
)]
#[case("<html><head><title>甲</title></head><body><!--StartFragment--><p>乙</p><!--EndFragment--></body></html>", "乙")]
// Entities.
#[case(
    "<p>a&amp;b &lt;5&gt; &#20998;&#x5206;&ldquo;甲&rdquo; &unknown; & &#0; &#xffffffff;</p>",
    "a&b <5> 分分“甲” &unknown; & \u{fffd} &#xffffffff;"
)]
// Marks that are no tags.
#[case("<p>5<8，<=3</p>", "5<8，<=3")]
#[case("<p>甲<!-- 乙</p>", "甲 乙")]
#[case("<td style=\"color:red'>甲</td>", "[甲]")]
// A table in a cell; a table that lays out another.
#[case("<table><tr><td>甲<td>乙<td>丙<td>丁<table><tr><td>戊<td>己</table></table>", "[甲|乙|丙|丁/戊 己]")]
#[case("<table><tr><td>题<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>尾</table>", "题 [甲|乙; 丙|丁] 尾")]
// Text around, caption, several tables, a row outside.
#[case("前<table><caption>题</caption><tr><td>甲</table>后<table><tr><td>乙</table>", "前 题 [甲] 后 [乙]")]
#[case("<tr><td>甲<td>乙", "[甲|乙]")]
#[case("</td></tr></table></p>", "")]
fn blocks(#[case] html: &str, #[case] expected: &str) {
    assert_eq!(shown(html), expected);
}

#[test]
fn a_merged_place_gives_the_text_of_its_cell() {
    let blocks = read("<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>丁<td>戊<td>己</table>");
    let Some(Block::Table(table)) = blocks.first() else { panic!("no table") };
    assert_eq!(table.rows[0][0], Place::Cell { text: "甲".into(), rows: 2, columns: 2 });
    assert_eq!((table.text(1, 1), table.text(1, 2), table.text(9, 9)), ("甲", "丙", ""));
}

#[rstest]
#[case("<TABLE><TR><TD>甲", true)]
#[case("甲<p>乙", true)]
#[case("5<8\t甲", false)]
#[case("一、党建基础（20分）", false)]
fn html_or_not(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_html(text), is);
}

/// All text of the blocks, without white space.
fn all_text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Line(line) => text.push_str(line),
            Block::Table(table) => table.rows.iter().flatten().for_each(|place| {
                if let Place::Cell { text: cell, .. } = place {
                    text.push_str(cell);
                }
            }),
        }
    }
    text.retain(|c| !c.is_whitespace());
    text
}

proptest! {
    #[test]
    fn any_text_is_read(html in "\\PC{0,60}") {
        read(&html);
    }

    /// Whatever is open or closed where, all that is written is there, each place of a table is named once, and rows are equally long.
    #[test]
    fn no_word_is_lost(parts in prop::collection::vec((0..TAGS.len(), "[甲乙丙]{0,2}"), 0..40)) {
        let html: String = parts.iter().map(|(tag, text)| format!("{}{text}", TAGS[*tag])).collect();
        let blocks = read(&html);
        let (mut written, mut found): (Vec<char>, Vec<char>) =
            (parts.iter().flat_map(|(_, text)| text.chars()).collect(), all_text(&blocks).chars().collect());
        written.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(written, found, "{}", html);
        for block in &blocks {
            let Block::Table(table) = block else { continue };
            let width = table.rows.first().map_or(0, Vec::len);
            for (r, row) in table.rows.iter().enumerate() {
                prop_assert_eq!(row.len(), width);
                for (c, place) in row.iter().enumerate() {
                    if let Place::Merged { row, column } = place {
                        let origin = &table.rows[*row][*column];
                        let Place::Cell { rows, columns, .. } = origin else { panic!("no cell at {row} {column}") };
                        prop_assert!((*row..row + rows).contains(&r) && (*column..column + columns).contains(&c));
                    }
                }
            }
        }
    }
}

const TAGS: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "<td rowspan=3 colspan=2>",
    "<td rowspan=0>",
    "<td rowspan=99999999 colspan=99999999>",
    "<p>",
    "</p>",
    "<br>",
    "<div>",
    "</div>",
    "<ul>",
    "</ul>",
    "<li>",
    "<pre>",
    "</pre>",
    "<caption>",
    "<tbody>",
    "</tbody>",
    "<!-- x -->",
    "<o:p>",
    "<![if !x]>",
    "<b>",
];
