//! The promise of the reader, kept for papers of whatever make: what a line says is in the node it was read into, and every node stands on a
//! line. Where the rules lost a word, the line is put whole into the 评分标准; where they made a node out of nothing, it goes again.

use super::scan::{self, number_at, squeezed};
use super::{Fate, ReadNode, Reading};

/// Makes the promise true.
pub fn hold(reading: &mut Reading) {
    for line in &reading.lines {
        let (Fate::Item(at) | Fate::Heading(at)) = line.fate else { continue };
        if let Some(node) = reading.nodes.get_mut(at).filter(|node| !is_held(&line.text, node)) {
            if !node.standard.is_empty() {
                node.standard.push('\n');
            }
            node.standard.push_str(line.text.trim());
        }
    }
    while let Some(at) = reading.nodes.iter().position(|node| node.sources.is_empty()) {
        let child = reading.nodes.iter().find(|node| node.parent == Some(at) && !node.sources.is_empty());
        match child.map(|child| child.sources.clone()) {
            Some(sources) => reading.nodes.get_mut(at).into_iter().for_each(|node| node.sources.clone_from(&sources)),
            None => drop_node(reading, at),
        }
    }
}

/// Takes a node out; what stood below it stands where it stood.
fn drop_node(reading: &mut Reading, at: usize) {
    let gone = reading.nodes.remove(at);
    let moved = |place: usize| if place > at { place - 1 } else { place };
    for node in &mut reading.nodes {
        node.parent = if node.parent == Some(at) { gone.parent } else { node.parent }.map(moved);
    }
    for line in &mut reading.lines {
        if let Fate::Item(place) | Fate::Heading(place) = &mut line.fate {
            *place = moved(*place);
        }
    }
}

/// Whether every part of a text between marks is in the node, or numbers it, or is its 分值.
pub fn is_held(text: &str, node: &ReadNode) -> bool {
    let letters = |text: &str| -> String { text.chars().filter(|c| is_letter(*c)).collect() };
    let held: Vec<String> = [&node.name, &node.standard, &node.method].iter().map(|text| letters(text)).collect();
    let holds = |part: &str| held.iter().any(|text| text.contains(&letters(part)));
    if holds(&letters(text)) {
        return true;
    }
    let is_in =
        |part: &String| part.is_empty() || part == "续" || holds(part) || is_number(part) || is_points(part, node);
    // A narrow cell breaks words, another parts words by spaces.
    let whole = parts(&squeezed(text));
    let apart: Vec<String> = text.split_whitespace().flat_map(parts).collect();
    whole.iter().all(is_in) || apart.iter().all(is_in)
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
            c if is_letter(*c) || is_point(at) => parts.last_mut().into_iter().for_each(|part| part.push(*c)),
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
