//! Tables with a column for each field, and forms with a label beside each field.

use super::build::Build;
use super::labels::{column, is_number_head, is_people_and_limit, is_people_and_unit, keeps_name, label};
use super::measures::people;
use super::paper::{Line, Table};
use super::sections::{Context, Heading, heading};
use super::{Fate, Part};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A field of the finding.
    Field(Part),
    /// People and limits in one column.
    Both,
    /// People and their units in one column.
    Mixed(Part),
    /// 序号.
    Number,
    /// 备注 and whatever else.
    Other,
}

/// The columns of a table, and the rows of its head.
struct Head {
    roles: Vec<Role>,
    first: usize,
    rows: usize,
}

/// Reads a table.
pub fn read(table: &Table, build: &mut Build, context: &mut Context) {
    match head(table) {
        Some(head) => Rows { table, build, context, head, finding: None, row: 0 }.run(),
        None if is_form(table) => form(table, build, context),
        None => super::lines::read(&table.cells, build, context, false),
    }
}

/// The first row in which several cells name fields, with the row below it where that goes into detail.
fn head(table: &Table) -> Option<Head> {
    for first in 0..table.rows.len().min(8) {
        let roles = roles(table, first);
        let fields = |roles: &[Role]| {
            let mut parts: Vec<Part> =
                roles.iter().filter_map(|role| if let Role::Field(part) = role { Some(*part) } else { None }).collect();
            parts.sort_unstable();
            parts.dedup();
            parts
        };
        let parts = fields(&roles);
        let names_problem = parts.contains(&Part::Text) || parts.contains(&Part::Measures);
        if parts.len() < 2 || !names_problem || is_form(table) {
            continue;
        }
        let below = self::roles(table, first + 1);
        // A second row of the head stands under cells that cover several columns, or that reach over it.
        let covered = |column: usize| {
            let above = table.at(first, column).map(|(cell, _)| cell);
            let next = table.at(first + 1, column).map(|(cell, _)| cell);
            next.is_none() || above == next || label_like(table.text(first + 1, column))
        };
        let width = table.width();
        let detail = fields(&below).len() >= 2 && (0..width).all(covered);
        let mut merged = roles.clone();
        if detail {
            for (column, role) in below.iter().enumerate() {
                if let (Some(place), Role::Field(_)) = (merged.get_mut(column), role) {
                    *place = *role;
                }
            }
        }
        return Some(Head { roles: only_one_text(table, first, merged), first, rows: 1 + usize::from(detail) });
    }
    None
}

fn label_like(text: &str) -> bool {
    text.trim().is_empty() || column(text).is_some() || is_number_head(text) || text.chars().count() <= 6
}

fn roles(table: &Table, row: usize) -> Vec<Role> {
    let role = |at: usize| {
        let text = table.text(row, at);
        match column(text) {
            _ if is_number_head(text) => Role::Number,
            Some(_) if is_people_and_limit(text) => Role::Both,
            Some(_) if is_people_and_unit(text) => {
                Role::Mixed(if text.contains("领导") { Part::Leaders } else { Part::Persons })
            }
            Some(part) => Role::Field(part),
            None => Role::Other,
        }
    };
    (0..table.width()).map(role).collect()
}

/// Without a column 问题, the one that names the task is it: 整改任务, 整改内容, 整改目标.
fn only_one_text(table: &Table, first: usize, mut roles: Vec<Role>) -> Vec<Role> {
    if roles.contains(&Role::Field(Part::Text)) {
        return roles;
    }
    let names = |at: usize, words: &[&str]| words.iter().any(|word| table.text(first, at).contains(word));
    let task = ["任务", "事项", "内容", "意见", "项目", "指标"];
    let place = (0..roles.len()).find(|at| {
        let is_free = !matches!(
            roles.get(*at),
            Some(Role::Field(Part::Measures | Part::Limit | Part::Persons | Part::Leaders | Part::Unit))
        );
        is_free && names(*at, &task)
    });
    if let Some(role) = place.and_then(|at| roles.get_mut(at)) {
        *role = Role::Field(Part::Text);
    }
    roles
}

struct Rows<'a> {
    table: &'a Table,
    build: &'a mut Build,
    context: &'a mut Context,
    head: Head,
    finding: Option<usize>,
    /// The row of the finding.
    row: usize,
}

impl Rows<'_> {
    fn run(mut self) {
        for row in 0..self.table.rows.len() {
            match () {
                () if row < self.head.first => self.above(row),
                () if row < self.head.first + self.head.rows || self.is_head_again(row) => {
                    self.lines_of(row, |_| Fate::Header);
                }
                () => self.row(row),
            }
        }
    }

    /// The cells that begin in a row, each with its first column.
    fn own(&self, row: usize) -> Vec<(usize, usize)> {
        let mut all: Vec<(usize, usize)> = Vec::new();
        for (column, cell) in self.table.rows.get(row).into_iter().flatten().enumerate() {
            let Some(cell) = *cell else { continue };
            let above = row.checked_sub(1).and_then(|above| self.table.rows.get(above));
            let is_above = above.is_some_and(|above| above.contains(&Some(cell)));
            if !is_above && !all.iter().any(|(known, _)| *known == cell) {
                all.push((cell, column));
            }
        }
        all
    }

    fn lines_of(&mut self, row: usize, fate: impl Fn(&str) -> Fate) {
        for (cell, _) in self.own(row) {
            if let Some(line) = self.table.cells.get(cell) {
                self.build.line(&line.place, &line.text, fate(&line.text));
            }
        }
    }

    /// What stands over the head: the title, or whose table it is.
    fn above(&mut self, row: usize) {
        let begun = self.build.has_begun();
        let alone = self.table.cells_of(row).len() == 1;
        let fate = move |text: &str| match () {
            () if alone && !begun && !text.contains(['：', ':']) => Fate::Title,
            () => Fate::Note("表头上面的文字".to_owned()),
        };
        self.lines_of(row, fate);
    }

    fn is_head_again(&self, row: usize) -> bool {
        let same = |column: usize| self.table.text(row, column) == self.table.text(self.head.first, column);
        let filled = self.table.cells_of(row).len();
        filled > 1 && (0..self.table.width()).all(same)
    }

    fn row(&mut self, row: usize) {
        let cells = self.table.cells_of(row);
        if let [only] = cells.as_slice()
            && self.own(row).len() == 1
        {
            let covers =
                self.table.rows.get(row).map_or(0, |line| line.iter().filter(|cell| **cell == Some(*only)).count());
            let is_wide = covers > 1 || !self.table.knows_merges;
            if let Some(line) = self.table.cells.get(*only).filter(|_| is_wide)
                && self.heading(line, covers)
            {
                return;
            }
        }
        if self.begins(row) {
            self.finding = Some(self.build.begin(self.context));
            self.row = 0;
            self.inherit(row);
        } else {
            self.row += 1;
        }
        for (cell, column) in self.own(row) {
            self.cell(row, cell, column);
        }
    }

    /// A row of one cell over the whole width: 共性问题, 党建责任方面, a total.
    fn heading(&mut self, line: &Line, covers: usize) -> bool {
        let known = heading(&line.text);
        let is_short = line.text.chars().count() <= 30 && !line.text.contains(['。', '；']);
        let is_full = covers > 2 || (!self.table.knows_merges && known.is_some());
        match known {
            Some(known) => {
                self.context.enter(&known, None);
                self.build.line(&line.place, &line.text, Fate::Heading);
            }
            None if is_full && is_short => {
                let name = super::sections::bare(&line.text);
                self.context.enter(&Heading::Dimension(name), None);
                self.build.line(&line.place, &line.text, Fate::Heading);
            }
            None if is_full => self.build.line(&line.place, &line.text, Fate::Note("表格里的说明".to_owned())),
            None => return false,
        }
        self.finding = None;
        true
    }

    fn columns(&self, part: Part) -> impl Iterator<Item = usize> + '_ {
        self.head.roles.iter().enumerate().filter(move |(_, role)| **role == Role::Field(part)).map(|(at, _)| at)
    }

    /// Whether a finding begins in a row: a cell of its problem begins there.
    fn begins(&self, row: usize) -> bool {
        let own: Vec<usize> = self.own(row).into_iter().map(|(_, column)| column).collect();
        let names: Vec<usize> = self.columns(Part::Text).collect();
        if names.is_empty() {
            return self.finding.is_none() || self.columns(Part::Measures).any(|column| own.contains(&column));
        }
        // The last column of several: 问题类别 and 具体问题 side by side.
        names.iter().any(|column| own.contains(column)) || self.finding.is_none()
    }

    /// Cells from above that cover this row too.
    fn inherit(&mut self, row: usize) {
        let Some(finding) = self.finding else { return };
        let own: Vec<usize> = self.own(row).into_iter().map(|(cell, _)| cell).collect();
        for (column, role) in self.head.roles.iter().enumerate() {
            let Role::Field(part) = *role else { continue };
            let here = self.table.at(row, column).filter(|(cell, _)| !own.contains(cell));
            if let Some((_, line)) = here {
                self.build.say(finding, (0, part), &line.text);
            }
            // Without known merges, a blank 类别 is that of the row above.
            if !self.table.knows_merges && part == Part::Sort && self.table.at(row, column).is_none() {
                let above = (0..row).rev().find_map(|above| self.table.at(above, column));
                if let Some((_, line)) = above.filter(|_| row > self.head.first + self.head.rows) {
                    self.build.say(finding, (0, part), &line.text);
                }
            }
        }
    }

    fn cell(&mut self, row: usize, cell: usize, column: usize) {
        let Some(line) = self.table.cells.get(cell) else { return };
        let role = self.head.roles.get(column).copied().unwrap_or(Role::Other);
        match (role, self.finding) {
            (Role::Field(part), Some(finding)) => {
                let head = self.table.text(self.head.first, column);
                let text = match part == Part::Demand && keeps_name(head) {
                    true => format!("{}：{}", head.trim(), line.text),
                    false => unnumbered(part, &line.text),
                };
                self.build.field(finding, (self.row, part), &line.place, (&line.text, &text));
            }
            (Role::Mixed(part), Some(finding)) => {
                let (units, names): (Vec<String>, Vec<String>) =
                    people(&line.text).into_iter().partition(|name| is_unit(name));
                self.build.say(finding, (self.row, Part::Unit), &units.join("、"));
                self.build.field(finding, (self.row, part), &line.place, (&line.text, &names.join("、")));
            }
            (Role::Both, Some(finding)) => {
                let people: Vec<&str> =
                    line.text.split([' ', '\n', '，', '；', '　', '\u{a0}']).filter(|word| is_people(word)).collect();
                self.build.say(finding, (self.row, Part::Persons), &people.join("、"));
                self.build.field(finding, (self.row, Part::Limit), &line.place, (&line.text, &line.text));
            }
            (Role::Number, _) => self.build.line(&line.place, &line.text, Fate::Note("序号".to_owned())),
            (Role::Other, _) => {
                let head = self.table.text(self.head.first, column);
                let fate = match head {
                    "" => Fate::NotUnderstood("这一栏没有表头".to_owned()),
                    head => Fate::Note(format!("“{head}”栏没有对应的内容")),
                };
                self.build.line(&line.place, &line.text, fate);
            }
            (Role::Field(_) | Role::Both | Role::Mixed(_), None) => {
                let fate = Fate::NotUnderstood(format!("第 {} 行没有问题", row + 1));
                self.build.line(&line.place, &line.text, fate);
            }
        }
    }
}

/// Whether a word names a unit, and no person.
fn is_unit(name: &str) -> bool {
    let name = name.split(['（', '(']).next().unwrap_or_default();
    ["办", "室", "科", "部", "局", "中心", "社区", "党委", "工委", "支部", "总支", "街道", "公司", "单位"]
        .iter()
        .any(|word| name.ends_with(word))
}

/// Whether a word of a mixed cell names people, and no day.
fn is_people(word: &str) -> bool {
    let read = super::times::limit(word, Some(2000));
    !word.chars().any(|c| c.is_ascii_digit()) && read == super::times::Limit::default()
}

/// `1.学习不深` in a cell of its own is 学习不深; a cell with several keeps its numbers.
fn unnumbered(part: Part, text: &str) -> String {
    let is_one = part == Part::Text && text.lines().count() == 1;
    let after = if is_one { crate::domain::numbering::marker::marker(text).map_or(0, |marker| marker.end) } else { 0 };
    text.chars().skip(after).collect()
}

/// A form: labels stand before what they name, in the same row.
fn is_form(table: &Table) -> bool {
    let mut pairs = 0;
    for row in 0..table.rows.len() {
        let cells = table.cells_of(row);
        let texts: Vec<&str> =
            cells.iter().filter_map(|cell| table.cells.get(*cell)).map(|line| line.text.as_str()).collect();
        for pair in texts.chunks(2) {
            if let [name, value] = pair
                && label(name).is_some()
                && label(value).is_none()
            {
                pairs += 1;
            }
        }
    }
    pairs >= 2 && pairs * 2 >= table.rows.len()
}

fn form(table: &Table, build: &mut Build, context: &mut Context) {
    let mut finding: Option<usize> = None;
    let mut done: Vec<usize> = Vec::new();
    for row in 0..table.rows.len() {
        let mut cells =
            table.cells_of(row).into_iter().filter(|cell| !done.contains(cell)).collect::<Vec<_>>().into_iter();
        while let Some(cell) = cells.next() {
            done.push(cell);
            let Some(line) = table.cells.get(cell) else { continue };
            let Some(part) = label(&line.text) else {
                let fate = match heading(&line.text) {
                    Some(known) => {
                        context.enter(&known, None);
                        Fate::Heading
                    }
                    None if finding.is_none() && !build.has_begun() => Fate::Title,
                    None => Fate::NotUnderstood("前面没有栏目名".to_owned()),
                };
                build.line(&line.place, &line.text, fate);
                continue;
            };
            build.line(&line.place, &line.text, Fate::Header);
            let Some((value, line)) = cells.next().and_then(|value| Some((value, table.cells.get(value)?))) else {
                continue;
            };
            done.push(value);
            if finding.is_none() || (part == Part::Text && finding.is_some_and(|at| !build.is_empty(at, Part::Text))) {
                finding = Some(build.begin(context));
            }
            if let Some(finding) = finding {
                build.field(finding, (0, part), &line.place, (&line.text, &unnumbered(part, &line.text)));
            }
        }
    }
}
