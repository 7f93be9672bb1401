//! Which column holds what: by the head, and by what stands below it.

use std::ops::Range;

use super::head::{self, Head, Role};
use super::marker::marker;
use super::paper::{Grid, Paper, PieceId};
use super::scan::squeezed;
use super::stated::{phrase_at, whole};

/// The columns of a table, or of a part of it that has a head of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// What each column holds; none where that is not known.
    pub roles: Vec<Option<Role>>,
    /// What stands over each column.
    pub heads: Vec<String>,
    /// Columns of names, from left to right.
    pub names: Vec<usize>,
    /// Columns of 分值.
    pub points: Vec<usize>,
}

/// What stands in a column.
#[derive(Debug, Default)]
struct Content {
    filled: usize,
    numbers: usize,
    counted: usize,
    ways: usize,
    letters: usize,
    /// 1, 2, 3 or 一, 二, 三.
    in_sequence: bool,
}

impl Content {
    fn most(&self, part: usize) -> bool {
        self.filled > 0 && part * 2 > self.filled
    }

    fn average(&self) -> usize {
        self.letters.checked_div(self.filled).unwrap_or(0)
    }
}

impl Columns {
    /// The columns of some rows below a head.
    pub fn of(paper: &Paper, grid: &Grid, head: Option<&Head>, rows: Range<usize>) -> Self {
        let width = grid.width();
        let contents: Vec<Content> = (0..width).map(|column| content(paper, grid, column, rows.clone())).collect();
        let said = |column: usize| head.and_then(|head| head.role(paper, column));
        let mut columns = Self {
            roles: (0..width).map(said).collect(),
            heads: (0..width).map(|column| head.map_or(String::new(), |head| head.text(paper, column))).collect(),
            ..Self::default()
        };
        columns.correct(&contents);
        columns.guess(&contents);
        columns.need_name(&contents);
        columns.choose_points();
        columns.gather();
        columns.fold_pairs(grid, rows, &contents);
        columns
    }

    /// Where the head says one thing and the cells another, the cells are right.
    fn correct(&mut self, contents: &[Content]) {
        let any_points =
            self.roles.iter().zip(contents).any(|(role, content)| *role == Some(Role::Points) && content.filled > 0);
        for ((role, content), head) in self.roles.iter_mut().zip(contents).zip(&self.heads) {
            let tells = content.most(content.counted) && content.average() > 4;
            let is_filled_in = ["得分", "自评", "原因", "理由"].iter().any(|word| head.contains(word));
            *role = match *role {
                Some(Role::Score) if tells && !is_filled_in => Some(Role::Standard),
                Some(Role::Note | Role::Method) if tells => Some(Role::Standard),
                Some(Role::Score) if !any_points && content.most(content.numbers) && !is_filled_in => {
                    Some(Role::Points)
                }
                Some(Role::Points) if content.filled > 0 && !content.most(content.numbers) && content.average() > 8 => {
                    Some(Role::Standard)
                }
                other => other,
            };
        }
    }

    fn has(&self, role: Role) -> bool {
        self.roles.contains(&Some(role))
    }

    /// Columns whose head says nothing.
    fn guess(&mut self, contents: &[Content]) {
        for (column, content) in contents.iter().enumerate() {
            if self.roles.get(column).copied().flatten().is_some() || content.filled == 0 {
                continue;
            }
            let points_before = self.has(Role::Points);
            let names_before = self.roles.iter().take(column).any(|role| *role == Some(Role::Name));
            let role = if content.in_sequence && !names_before {
                Some(Role::Number)
            } else if content.most(content.numbers) {
                Some(if points_before { Role::Score } else { Role::Points })
            } else if content.most(content.counted) && names_before {
                Some(Role::Standard)
            } else if content.most(content.ways) && names_before && content.average() < 16 {
                Some(Role::Method)
            } else if names_before && (points_before || self.has(Role::Standard)) {
                // Behind the 分值 stands what explains it.
                (!self.has(Role::Standard)).then_some(Role::Standard)
            } else {
                Some(Role::Name)
            };
            self.roles.get_mut(column).into_iter().for_each(|place| *place = role);
        }
    }

    /// Something has to be the name: the first standard, or the first text at all.
    fn need_name(&mut self, contents: &[Content]) {
        if self.roles.iter().zip(contents).any(|(role, content)| *role == Some(Role::Name) && content.filled > 0) {
            return;
        }
        for wanted in [Some(Role::Standard), Some(Role::Method), Some(Role::Note), None] {
            let found =
                self.roles.iter().zip(contents).position(|(role, content)| *role == wanted && content.filled > 0);
            if let Some(place) = found.and_then(|at| self.roles.get_mut(at)) {
                *place = Some(Role::Name);
                return;
            }
        }
    }

    /// 权重 beside 分值 is not what is given.
    fn choose_points(&mut self) {
        let is_weight = |head: &str| ["权重", "权数", "比重", "占比"].iter().any(|word| head.contains(word));
        let named = self.roles.iter().zip(&self.heads);
        let both = named.clone().any(|(role, head)| *role == Some(Role::Points) && !is_weight(head));
        let weights: Vec<usize> = named
            .enumerate()
            .filter(|(_, (role, head))| **role == Some(Role::Points) && is_weight(head))
            .map(|(at, _)| at)
            .collect();
        for at in weights.into_iter().filter(|_| both) {
            self.roles.get_mut(at).into_iter().for_each(|role| *role = Some(Role::Note));
        }
    }

    fn gather(&mut self) {
        let with = |role: Role| {
            self.roles.iter().enumerate().filter(move |(_, known)| **known == Some(role)).map(|(at, _)| at).collect()
        };
        let (names, points) = (with(Role::Name), with(Role::Points));
        (self.names, self.points) = (names, points);
    }

    /// A last column of names with one long cell beside each of the column before says what these ask for.
    fn fold_pairs(&mut self, grid: &Grid, rows: Range<usize>, contents: &[Content]) {
        while let [.., before, last] = self.names.as_slice() {
            let (before, last) = (*before, *last);
            let begins = |row: usize, column: usize| grid.own(row).iter().any(|own| own.column == column);
            let paired = rows.clone().all(|row| begins(row, before) == begins(row, last) || !begins(row, last));
            let long = |column: usize| contents.get(column).map_or(0, Content::average);
            let is_level = self.heads.get(last).is_some_and(|head| head.ends_with("级指标"));
            if !paired || is_level || long(last) <= 12 || contents.get(before).map_or(0, |content| content.filled) < 2 {
                return;
            }
            self.roles.get_mut(last).into_iter().for_each(|role| *role = Some(Role::Standard));
            self.names.pop();
        }
    }

    /// The role of a column.
    pub fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// Whether the names of a column have a 分值 in brackets without 分.
    pub fn has_points(&self, column: usize) -> bool {
        self.heads.get(column).is_some_and(|head| head::has_points(head))
    }

    /// Whether the column of 分值 holds shares of one.
    pub fn is_weight(&self, column: usize) -> bool {
        self.heads
            .get(column)
            .is_some_and(|head| head.contains("权重") || head.contains("比重") || head.contains("占比"))
    }
}

fn content(paper: &Paper, grid: &Grid, column: usize, rows: Range<usize>) -> Content {
    let mut content = Content::default();
    let mut sequence: Vec<i64> = Vec::new();
    let mut seen: Option<PieceId> = None;
    for row in rows {
        // A row with one cell is a heading or a title.
        if grid
            .rows
            .get(row)
            .is_none_or(|line| line.iter().flatten().collect::<std::collections::BTreeSet<_>>().len() < 2)
        {
            continue;
        }
        let Some(piece) = grid.at(row, column).filter(|piece| seen != Some(*piece)) else { continue };
        seen = Some(piece);
        let text = squeezed(paper.text(piece));
        let chars: Vec<char> = text.chars().collect();
        let number = whole(&text);
        content.filled += 1;
        content.letters += chars.len();
        content.numbers += usize::from(number.is_some());
        content.counted += usize::from(counts(&chars));
        content.ways += usize::from(
            ["查", "看", "听", "访", "谈", "资料", "台账", "问卷", "实地", "测评"]
                .iter()
                .any(|word| text.contains(word)),
        );
        let ordinal = number.filter(|phrase| !phrase.has_unit).map(|phrase| phrase.points / 100);
        let alone =
            || marker(&format!("{text}、")).filter(|marker| marker.end > chars.len()).map(|marker| marker.number);
        sequence.extend(ordinal.or_else(alone));
    }
    let steps = sequence.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1 || *b == 1));
    content.in_sequence =
        content.filled > 1 && sequence.len() == content.filled && sequence.first() == Some(&1) && steps;
    content
}

/// Whether a text takes off, adds or gives points.
fn counts(chars: &[char]) -> bool {
    let says = |at: usize| {
        chars.get(at).is_some_and(|c| "扣加得减".contains(*c))
            && phrase_at(chars, at + 1).is_some_and(|phrase| phrase.has_unit)
    };
    (0..chars.len()).any(says) || chars.iter().collect::<String>().contains("不得分")
}
