//! The law of the reader: nothing is dropped, and what is said to be in a node is in it.

use super::*;
use crate::domain::html_table;
use crate::domain::{table, tsv};
use scan::squeezed;

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
        assert!(hold::is_held(&line.text, found), "“{}” is not in {found:?}", line.text);
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
