//! What stands in a cell or outside tables, line by line.

use super::Block;

/// Lines and tables as they come in.
#[derive(Debug, Default)]
pub struct Content {
    blocks: Vec<Block>,
    /// The line that is not ended yet, white space as it came.
    line: String,
    /// Open lists; those with numbers have the next one.
    lists: Vec<Option<usize>>,
    /// The number of the list item that begins with this line.
    number: Option<usize>,
}

impl Content {
    /// Adds text to the line; with `keep` its line ends stay.
    pub fn push(&mut self, text: &str, keep: bool) {
        if !keep {
            return self.line.push_str(text);
        }
        for (n, line) in text.lines().enumerate() {
            if n > 0 {
                self.end_line();
            }
            self.line.push_str(line);
        }
        if text.ends_with('\n') {
            self.end_line();
        }
    }

    /// Ends the line.
    pub fn end_line(&mut self) {
        let line = collapsed(&std::mem::take(&mut self.line));
        if line.is_empty() {
            return;
        }
        // Word writes the numbers of lists as text as well.
        let has_own = line.starts_with(|c: char| c.is_ascii_digit() || "（(①②③④⑤⑥⑦⑧⑨⑩".contains(c));
        let line = match self.number.take() {
            Some(number) if !has_own => format!("{number}. {line}"),
            _ => line,
        };
        self.blocks.push(Block::Line(line));
    }

    /// Adds what was read in between.
    pub fn add(&mut self, block: Block) {
        self.end_line();
        self.blocks.push(block);
    }

    /// A list begins; `Some` with its first number.
    pub fn open_list(&mut self, first: Option<usize>) {
        self.end_line();
        self.lists.push(first);
    }

    /// A list ends.
    pub fn close_list(&mut self) {
        self.end_line();
        self.lists.pop();
    }

    /// A list item begins.
    pub fn item(&mut self) {
        self.end_line();
        let next = self.lists.last_mut().and_then(Option::as_mut);
        self.number = next.as_deref().copied();
        if let Some(next) = next {
            *next = next.saturating_add(1);
        }
    }

    /// All that stands there.
    pub fn finish(mut self) -> Vec<Block> {
        self.end_line();
        self.blocks
    }
}

/// White space as one space. A line end of the source beside a Chinese character is nothing: Word breaks its source there.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap: Option<bool> = None;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = Some(gap.unwrap_or(false) || c == '\n' || c == '\r');
        } else if !"\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}".contains(c) {
            if let Some(is_line_end) = gap.take() {
                let beside = [out.chars().last(), Some(c)].into_iter().flatten().any(is_wide);
                if !(out.is_empty() || is_line_end && beside) {
                    out.push(' ');
                }
            }
            out.push(c);
        }
    }
    out
}

/// A Chinese character or mark.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '①'..='⑳')
}
