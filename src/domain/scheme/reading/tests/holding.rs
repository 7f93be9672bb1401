//! The law of the reader: nothing is dropped, and what is said to be in a node is in it.

use super::*;
use crate::domain::html_table;
use crate::domain::{table, tsv};
use scan::{number_at, squeezed};

/// The cells and lines of a source that are not blank, without white space.
pub fn source(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    if html_table::is_html(text) {
        for block in html_table::read(text) {
            match block {
                html_table::Block::Line(line) => all.push(line),
                html_table::Block::Table(table) => {
                    all.extend(table.rows.into_iter().flatten().filter_map(|place| match place {
                        html_table::Place::Cell { text, .. } => Some(text),
                        _ => None,
                    }))
                }
            }
        }
    } else if text.contains('\t') {
        all.extend(tsv::parse(text).concat());
    } else if table::rows(text).len() > 1 {
        all.extend(table::rows(text).concat());
    } else {
        all.extend(text.lines().map(str::to_owned));
    }
    all.iter().map(|text| squeezed(text)).filter(|text| !text.is_empty()).collect()
}

/// Asserts the law for a reading of a source.
pub fn assert_law(text: &str, reading: &Reading) {
    let lines = &reading.lines;
    // Each cell and line is there once, whole or in parts, in its order.
    let said: String = lines.iter().map(|line| squeezed(&line.text)).collect();
    let given = source(text).concat();
    // A comma parts cells only where all rows have as many.
    let same = said == given || said == squeezed(text).trim_start_matches('\u{feff}');
    assert!(same, "dropped or doubled:\n{said}\n{given}");
    assert!(lines.iter().all(|line| !line.text.trim().is_empty() && line.place.starts_with('第')));
    for (at, line) in lines.iter().enumerate() {
        let (Fate::Item(node) | Fate::Heading(node)) = line.fate else { continue };
        let found = &reading.nodes[node];
        assert!(found.sources.contains(&at), "{line:?} is no source of {found:?}");
        assert_in(&line.text, found);
    }
    for (at, node) in reading.nodes.iter().enumerate() {
        assert!(!node.sources.is_empty() && node.sources.iter().all(|source| *source < lines.len()), "{node:?}");
        assert!(!node.name.trim().is_empty(), "no name: {node:?}");
        for source in &node.sources {
            let line = &lines[*source];
            assert!(matches!(line.fate, Fate::Item(_) | Fate::Heading(_)), "{line:?} is a source of {node:?}");
        }
        match node.parent {
            None => assert_ne!(node.level, NodeLevel::Section),
            Some(parent) => assert!(parent < at && reading.nodes[parent].level > node.level, "{node:?}"),
        }
    }
}

/// Every part of a text between marks is in the node, or numbers it, or is its 分值.
fn assert_in(text: &str, node: &ReadNode) {
    let letters = |text: &str| -> String { text.chars().filter(|c| is_letter(*c)).collect() };
    let held: Vec<String> = [&node.name, &node.standard, &node.method].iter().map(|text| letters(text)).collect();
    let holds = |part: &str| held.iter().any(|text| text.contains(&letters(part)));
    if holds(&letters(text)) {
        return;
    }
    let is_in =
        |part: &String| part.is_empty() || part == "续" || holds(part) || is_number(part) || is_points(part, node);
    // A narrow cell breaks words, another parts words by spaces.
    let whole = parts(&squeezed(text));
    let apart: Vec<String> = text.split_whitespace().flat_map(parts).collect();
    assert!(whole.iter().all(is_in) || apart.iter().all(is_in), "“{text}” is not in {node:?}");
}

/// No mark, and no ①.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !('①'..='⑳').contains(&c)
}

/// A text between its marks; a point within a number is none.
fn parts(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_point = |at: usize| {
        let digit = |at: usize| chars.get(at).is_some_and(|c| scan::digit(*c).is_some());
        matches!(chars.get(at), Some('.' | '．')) && at > 0 && digit(at - 1) && digit(at + 1)
    };
    let mut parts = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        match c {
            c if is_letter(*c) || is_point(at) => parts.last_mut().unwrap().push(*c),
            _ => parts.push(String::new()),
        }
    }
    parts
}

/// 一, 1, 第三部分: what numbers a line.
fn is_number(part: &str) -> bool {
    let chars: Vec<char> = part.trim_start_matches('第').chars().collect();
    let end = number_at(&chars, 0).map_or(0, |number| number.end);
    let rest: String = chars.iter().skip(end).collect();
    end > 0 && ["", "部分", "章", "类", "条", "项"].contains(&rest.as_str())
}

/// 满分20分, 20, 10%: the 分值 of the node, or a number that is joined with it in one phrase.
fn is_points(part: &str, node: &ReadNode) -> bool {
    let words = [
        "满分",
        "总分",
        "共计",
        "共",
        "计",
        "分值",
        "标准分",
        "权重",
        "最高",
        "不超过",
        "上限",
        "加",
        "扣",
        "分",
        "以内",
        "封顶",
        "值",
        "累计",
        "至",
        "到",
        "最多",
    ];
    let mut rest = part.to_owned();
    for word in words {
        rest = rest.replace(word, "");
    }
    let chars: Vec<char> = rest.chars().collect();
    rest.is_empty()
        || number_at(&chars, 0)
            .is_some_and(|number| number.end == chars.len() && node.points.is_some_and(|points| number.value <= points))
}
