//! What a paste brings: a table as the table it is, with merged cells, or text.

use leptos::ev::ClipboardEvent;

use crate::domain::html_table::{self, Block};
use crate::domain::tsv;

/// A table that was on the clipboard.
pub struct PastedTable {
    /// Its HTML.
    pub html: String,
    /// Its text, cells parted by tabs.
    pub text: String,
}

/// The table that a paste brings, which then is not pasted as text; without one the browser goes on.
pub fn pasted_table(event: &ClipboardEvent) -> Option<PastedTable> {
    let data = event.clipboard_data()?;
    let html = data.get_data("text/html").unwrap_or_default();
    let blocks = html_table::read(&html);
    if !blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        return None;
    }
    event.prevent_default();
    let text = data.get_data("text/plain").unwrap_or_default();
    let text = if text.trim().is_empty() { plain(&blocks) } else { text.replace("\r\n", "\n") };
    Some(PastedTable { html, text })
}

/// The text of lines and tables, cells parted by tabs.
fn plain(blocks: &[Block]) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for block in blocks {
        match block {
            Block::Line(text) => rows.push(vec![text.clone()]),
            Block::Table(table) => {
                let cells = |(row, places): (usize, &Vec<_>)| -> Vec<String> {
                    (0..places.len()).map(|column| table.text(row, column).to_owned()).collect()
                };
                rows.extend(table.rows.iter().enumerate().map(cells));
            }
        }
    }
    tsv::write(&rows).replace("\r\n", "\n")
}
