//! Why a file is not taken in. Every message names the place and says that the ledger was not changed.

use std::fmt;

/// A place in a text, as an editor shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// The place of a byte.
    pub fn at(text: &str, byte: usize) -> Self {
        let mut end = byte.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        Self { line: line_of(before.as_bytes()), column }
    }
}

/// The line, from 1, on which the next byte after these stands.
pub(super) fn line_of(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "第 {} 行第 {} 个字", self.line, self.column)
    }
}

/// Why a file is not taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing in it.
    #[error("这个文件是空的。请重新拷贝，或让对方重新导出。账本没有改动。")]
    Empty,
    /// Over 200 MB.
    #[error("文件有 {megabytes} MB，超过 200 MB，没有读。请让对方按月或按单位分几次导出，照片另存。账本没有改动。")]
    TooLarge {
        /// Its size.
        megabytes: u64,
    },
    /// It ends too early.
    #[error("文件不完整，读到第 {line} 行就断了。请重新拷贝，或让对方重新导出。账本没有改动。")]
    Truncated {
        /// The last line.
        line: usize,
    },
    /// A web page, such as a login page that was saved instead of the file.
    #[error("这不是交换包：第 {line} 行像网页（HTML）。请让对方从“数据交换”重新导出。账本没有改动。")]
    Html {
        /// Where it begins.
        line: usize,
    },
    /// A file of another program.
    #[error("这不是交换包：文件开头像{what}。交换包是从“数据交换”导出的 .json 文件。账本没有改动。")]
    Foreign {
        /// What it looks like.
        what: &'static str,
    },
    /// Text in another encoding.
    #[error(
        "从第 {line} 行起不是 UTF-8 编码，像 {encoding}。请用记事本打开，选“另存为”，编码选 UTF-8，再导入。账本没有改动。"
    )]
    Encoding {
        /// Its name.
        encoding: &'static str,
        /// The first line that shows it.
        line: usize,
    },
    /// No text at all.
    #[error("第 {line} 行有读不出的字节，文件可能在拷贝时坏了。请重新拷贝，或让对方重新导出。账本没有改动。")]
    Bytes {
        /// Where.
        line: usize,
    },
    /// The JSON is broken.
    #[error("{place}：{why}。文件可能被改过或拷坏了，请让对方重新导出。账本没有改动。")]
    NotJson {
        /// Where.
        place: Place,
        /// What is wrong.
        why: String,
    },
    /// One thing within another within another.
    #[error("{place}：括号一层套一层，超过 100 层。交换包不会这样，文件可能被改过。账本没有改动。")]
    TooDeep {
        /// Where.
        place: Place,
    },
    /// JSON, but no pack.
    #[error("这是 JSON 文件，但不是交换包：{why}。交换包是从“数据交换”导出的。账本没有改动。")]
    NotPack {
        /// What is missing.
        why: String,
    },
    /// A later program made it, and says that this one cannot read it.
    #[error(
        "这个包是用更新的版本做的（{source_name}，要求读包版本 {min_reader}），本机读不全，所以没有并入。请先更新本机的程序。账本没有改动。"
    )]
    Newer {
        /// The program that made it.
        source_name: String,
        /// What it asks for.
        min_reader: u64,
    },
    /// Something is wrong in the header.
    #[error("包头的“{field}”不对：{why}。请让对方重新导出。账本没有改动。")]
    Header {
        /// Which key.
        field: String,
        /// What is wrong.
        why: String,
    },
    /// The header promises other records than there are.
    #[error("包头写着{kind} {written} 条，里面是 {found} 条，包不完整或被改过。请让对方重新导出。账本没有改动。")]
    Counts {
        /// Label of the kind.
        kind: String,
        /// What the header says.
        written: String,
        /// What there is.
        found: usize,
    },
    /// Two records of a kind under one id.
    #[error(
        "{kind}有两条记录用了同一个 id（{id}）：第 {first} 行和第 {second} 行。请让对方查明后重新导出。账本没有改动。"
    )]
    Duplicate {
        /// Label of the kind.
        kind: String,
        /// The id.
        id: String,
        /// Line of the first.
        first: usize,
        /// Line of the second.
        second: usize,
    },
    /// A record that cannot be read.
    #[error("{place}：{why}。请让对方改好后重新导出。账本没有改动。")]
    Record {
        /// Which: `党员第 3 条（第 41 行，id …）`.
        place: String,
        /// What is wrong, with the field.
        why: String,
    },
    /// A pack of the demo, and a real ledger.
    #[error("这是示范数据的包，不能并入正式账本。要看它，请先打开示范数据，再导入。账本没有改动。")]
    Demo,
    /// A real pack, and the demo.
    #[error("现在打开的是示范数据，这是正式的包，不能并入。请先退出示范数据，再导入。账本没有改动。")]
    NotDemo,
}
