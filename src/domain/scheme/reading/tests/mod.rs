#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Whole papers, in wording of our own and in the shapes that public scoring tables have.

mod holding;
mod laws;
mod papers;

use super::*;
use crate::domain::points::shown;

/// A reading as one reads it: the nodes indented, then what is wrong (`!`), what was not understood (`?`) and what is noted (`~`).
fn told(reading: &Reading) -> String {
    let mut out = vec![format!(
        "《{}》{}",
        reading.title,
        reading.full.map_or(String::new(), |full| format!("满分 {}", shown(full)))
    )];
    for node in &reading.nodes {
        let mut depth = 0;
        let mut above = node.parent;
        while let Some(at) = above {
            (depth, above) = (depth + 1, reading.nodes[at].parent);
        }
        let points = node.points.map_or("—".to_owned(), shown);
        let side = match node.side {
            Side::Base => "",
            Side::Bonus => "加",
            Side::Deduct => "扣",
        };
        let mut line = format!("{}{} {} {side}{points}", "  ".repeat(depth), node.level.label(), node.name);
        for text in [&node.standard, &node.method] {
            line.push_str(&format!(" | {}", text.replace('\n', " ⏎ ")));
        }
        out.push(line.trim_end_matches([' ', '|']).to_owned());
    }
    out.extend(reading.troubles.iter().map(|trouble| format!("! {trouble}")));
    for line in &reading.lines {
        let text = line.text.replace('\n', " ⏎ ");
        match &line.fate {
            Fate::NotUnderstood(why) => out.push(format!("? {}：{text}（{why}）", line.place)),
            Fate::Note(why) if why != "序号" => out.push(format!("~ {}：{text}（{why}）", line.place)),
            Fate::Total => out.push(format!("= {}：{text}", line.place)),
            _ => {}
        }
    }
    out.join("\n")
}
