//! The text that Excel and WPS put on the clipboard: cells parted by tabs, rows by line ends.
//!
//! A cell that holds a tab, a line end or a quotation mark is quoted and its quotation marks are doubled, as in CSV.

/// Reads clipboard text into rows of cells. A line end at the very end opens no row; rows keep their own lengths.
///
/// A quotation mark opens a quoted cell only as its first character and only if the cell is closed again, so that
/// `"一好双强"支部` typed by hand stays as it is.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !row.is_empty() {
        let (cell, after) = take_cell(rest);
        row.push(cell);
        match after.strip_prefix('\t') {
            Some(next) => {
                rest = next;
                if rest.is_empty() {
                    row.push(String::new());
                } else {
                    continue;
                }
            }
            None => rest = strip_line_end(after),
        }
        rows.push(std::mem::take(&mut row));
    }
    rows
}

/// Writes rows of cells as clipboard text, each row closed by CR LF as Excel does.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            write_cell(&mut text, cell);
        }
        text.push_str("\r\n");
    }
    text
}

fn write_cell(text: &mut String, cell: &str) {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// The first cell, and what follows it: a tab, a line end, or nothing.
fn take_cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"').and_then(take_quoted) {
        return quoted;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.to_owned(), after)
}

/// A quoted cell after its opening mark; none if it is not closed before a tab, a line end, or the end of the text.
fn take_quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None if after.is_empty() || after.starts_with(['\t', '\n', '\r']) => return Some((unify(cell), after)),
            None => return None,
        }
    }
}

/// Line ends within a cell become `\n`.
fn unify(cell: String) -> String {
    if cell.contains('\r') { cell.replace("\r\n", "\n").replace('\r', "\n") } else { cell }
}

fn strip_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TABLES: &[(&str, &[&[&str]])] = &[
        // Empty.
        ("", &[]),
        // One.
        ("甲", &[&["甲"]]),
        // Block.
        ("甲\t乙\r\n丙\t丁\r\n", &[&["甲", "乙"], &["丙", "丁"]]),
        // No last line end.
        ("甲\n乙", &[&["甲"], &["乙"]]),
        // Old mac.
        ("甲\r乙\r", &[&["甲"], &["乙"]]),
        // Empty cells.
        ("\t\n\t甲", &[&["", ""], &["", "甲"]]),
        // Empty row within.
        ("甲\n\n乙\n", &[&["甲"], &[""], &["乙"]]),
        // Ends with tab.
        ("甲\t", &[&["甲", ""]]),
        // Ends with tab and line.
        ("甲\t\r\n", &[&["甲", ""]]),
        // Line end in cell.
        ("\"甲\n乙\"\t丙\n", &[&["甲\n乙", "丙"]]),
        // Crlf in cell.
        ("\"甲\r\n乙\"", &[&["甲\n乙"]]),
        // Tab in cell.
        ("\"甲\t乙\"\t丙", &[&["甲\t乙", "丙"]]),
        // Doubled quotes.
        ("\"他说\"\"好\"\"\n\"", &[&["他说\"好\"\n"]]),
        // Only quotes.
        ("\"\"\t甲", &[&["", "甲"]]),
        // Quote inside plain.
        ("他说\"好\"\t甲", &[&["他说\"好\"", "甲"]]),
        // Quoted word then more.
        ("\"一好双强\"支部\t甲", &[&["\"一好双强\"支部", "甲"]]),
        // Never closed.
        ("\"甲\t乙\n丙", &[&["\"甲", "乙"], &["丙"]]),
        // Byte order mark.
        ("\u{feff}甲", &[&["甲"]]),
    ];

    #[test]
    fn reads() {
        for (text, rows) in TABLES {
            assert_eq!(parse(text), *rows, "{text:?}");
        }
    }

    #[test]
    fn writes_as_excel_does() {
        let rows = [vec!["甲".to_owned(), "乙\n丙".to_owned()], vec!["\"丁\"".to_owned(), String::new()]];
        assert_eq!(write(&rows), "甲\t\"乙\n丙\"\r\n\"\"\"丁\"\"\"\t\r\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[甲\t\n\" a]{0,6}", 1..5), 0..5)) {
            prop_assert_eq!(parse(&write(&rows)), rows);
        }

        #[test]
        fn any_text_is_read(text in "\\PC*|[\t\r\n\"甲]*") {
            parse(&text);
        }
    }
}
