//! A table, row by row, into the tree.

use std::ops::Range;

use super::Fate;
use super::columns::Columns;
use super::head::{self, Head, Role};
use super::lines;
use super::marker::{Style, marker};
use super::naming::{Named, named};
use super::outline::Outline;
use super::outside;
use super::paper::{Grid, Own, Paper, PieceId};
use super::scan::squeezed;
use super::stated::{bracket, whole};
use super::tree::{PartTotal, Raw, Tree};
use super::units::{self, Entry};

/// A head stands within so many rows from the top.
const HEAD_WITHIN: usize = 12;

/// What is known across tables: open headings, and the columns of the last table.
#[derive(Debug, Default)]
pub struct Context {
    /// Open headings.
    pub outline: Outline,
    /// The columns of the last table, for one that goes on without head on the next page.
    pub columns: Option<Columns>,
}

/// Reads a table.
pub fn read(paper: &mut Paper, tree: &mut Tree, context: &mut Context, grid: &Grid) {
    let end = grid.rows.len();
    let mut head = Head::find(paper, grid, 0..end.min(HEAD_WITHIN));
    let mut row = titles(
        paper,
        tree,
        &mut context.outline,
        grid,
        head.as_ref().map_or(end.min(3), |head| head.from),
        head.is_some(),
    );
    loop {
        if let Some(head) = &head {
            take_head(paper, tree, grid, head);
            row = head.to;
        }
        let next = (row..end).find(|row| is_other_head(paper, grid, head.as_ref(), *row)).unwrap_or(end);
        let known = context.columns.take().filter(|known| head.is_none() && known.roles.len() == grid.width());
        let columns = known.unwrap_or_else(|| Columns::of(paper, grid, head.as_ref(), row..next));
        let is_main = is_main(paper, grid, &columns);
        let mut rows = Rows {
            is_main,
            paper,
            tree,
            outline: &mut context.outline,
            grid,
            head: head.as_ref(),
            columns,
            path: Vec::new(),
            entries: Vec::new(),
        };
        rows.read(row..next);
        context.columns = Some(rows.columns);
        if next >= end {
            return;
        }
        head = Head::find(paper, grid, next..next + 1);
        row = next;
    }
}

/// The rows above the head: the title, what is to be filled in, and headings. Gives the first row that is none of these.
fn titles(paper: &mut Paper, tree: &mut Tree, outline: &mut Outline, grid: &Grid, to: usize, has_head: bool) -> usize {
    for row in 0..to {
        let own = grid.own(row);
        let notes: Vec<Option<&str>> = own.iter().map(|own| outside::note(paper.text(own.piece))).collect();
        let is_first = tree.roots.is_empty();
        if notes.iter().all(Option::is_some) || (has_head && own.len() > 1) {
            for (own, why) in own.iter().zip(notes) {
                paper.set_fate(own.piece, Fate::Note(why.unwrap_or("表头上面的文字").to_owned()));
            }
            continue;
        }
        let [Own { piece, .. }] = own.as_slice() else { return row };
        let text = paper.text(*piece).to_owned();
        if has_head && lines::is_heading(&text) {
            lines::open(tree, outline, *piece, marker(&text).map(|marker| marker.style));
        } else if is_first && (outside::is_title(&text) || (has_head && tree.title.is_empty())) {
            take_title(paper, tree, *piece);
        } else if has_head {
            paper.set_fate(*piece, Fate::Note("表头上面的文字".to_owned()));
        } else {
            return row;
        }
    }
    to
}

/// Takes a piece as the title, and the total that it names.
pub fn take_title(paper: &mut Paper, tree: &mut Tree, piece: PieceId) {
    tree.full.extend(outside::title_total(paper.text(piece)));
    tree.title.push(piece);
    paper.set_fate(piece, Fate::Title);
}

fn take_head(paper: &mut Paper, tree: &mut Tree, grid: &Grid, head: &Head) {
    for row in head.from..head.to {
        for own in grid.own(row) {
            tree.full.extend(head::total(paper.text(own.piece)));
            paper.set_fate(own.piece, Fate::Header);
        }
    }
}

/// Whether a row further down is a head with other words, as a part of 加分项 may have.
fn is_other_head(paper: &Paper, grid: &Grid, head: Option<&Head>, row: usize) -> bool {
    let roles: Vec<Option<Role>> = grid.own(row).iter().map(|own| head::role_of(paper.text(own.piece))).collect();
    let rules = roles.iter().any(|role| matches!(role, Some(Role::Points | Role::Standard)));
    let all = roles.iter().all(Option::is_some);
    head::is_head(paper, grid, row)
        && rules
        && (all || roles.len() > 3)
        && !head.is_some_and(|head| head.is_again(paper, grid, row))
}

/// A level of names that is open: the cell, what it says, and its node.
#[derive(Debug, Clone)]
struct Step {
    piece: PieceId,
    name: String,
    points: Option<i64>,
    node: usize,
}

struct Rows<'a> {
    paper: &'a mut Paper,
    tree: &'a mut Tree,
    outline: &'a mut Outline,
    grid: &'a Grid,
    head: Option<&'a Head>,
    columns: Columns,
    /// The last column of 分值 speaks of the innermost names.
    is_main: bool,
    path: Vec<Option<Step>>,
    entries: Vec<Entry>,
}

impl Rows<'_> {
    fn read(&mut self, rows: Range<usize>) {
        for row in rows.clone() {
            let own = self.grid.own(row);
            let Some(first) = own.iter().find(|own| !self.is_number(own.piece)).or(own.first()).copied() else {
                continue;
            };
            let text = self.paper.text(first.piece).to_owned();
            if self.head.is_some_and(|head| head.is_again(self.paper, self.grid, row)) {
                self.all(&own, &Fate::Header);
            } else if let Some(total) = outside::total(&text) {
                self.total(row, &own, total);
            } else if let Some(why) = outside::note(&text)
                .filter(|_| own.len() == 1 || own.iter().all(|own| outside::note(self.paper.text(own.piece)).is_some()))
            {
                self.all(&own, &Fate::Note(why.to_owned()));
            } else if self.is_alone(row, first, &own) || self.leads(row, first, rows.end) {
                self.heading(row, first, &own, rows.end);
            } else {
                self.data(row, &own);
            }
        }
        let entries = std::mem::take(&mut self.entries);
        let can_span = self.columns.names.len() > 1;
        units::resolve(self.paper, self.tree, &entries, (self.grid.knows_merges, can_span));
    }

    fn all(&mut self, own: &[Own], fate: &Fate) {
        for own in own {
            self.paper.set_fate(own.piece, fate.clone());
        }
    }

    /// Only a number or the mark of one.
    fn is_number(&self, piece: PieceId) -> bool {
        let text = self.paper.text(piece);
        whole(text).is_some() || style_of_number(text).is_some()
    }

    /// 合计, 小计.
    fn total(&mut self, row: usize, own: &[Own], total: outside::Total) {
        self.all(own, &Fate::Total);
        let of_cell = |column: &usize| self.grid.at(row, *column).and_then(|piece| whole(self.paper.text(piece)));
        let cell = self.columns.points.iter().find_map(of_cell).map(|phrase| phrase.points);
        let any = || own.iter().find_map(|own| whole(self.paper.text(own.piece))).map(|phrase| phrase.points);
        let Some(points) = total.points.or(cell).or_else(any) else { return };
        if !total.of_part {
            self.tree.full.push(points);
            return;
        }
        let open = self.path.iter().flatten().map(|step| step.node).chain(self.outline.all()).collect();
        self.tree.parts.push(PartTotal { points, open, nodes: self.tree.nodes.len() });
    }

    /// Whether a row says one thing only, beside a number and a 分值, and says it where the first names stand.
    fn is_alone(&self, row: usize, text: Own, own: &[Own]) -> bool {
        let first_name = self.columns.names.first().copied().unwrap_or(0);
        let others = own
            .iter()
            .filter(|other| other.piece != text.piece)
            .all(|other| self.is_number(other.piece) && (self.columns.role(other.column) != Some(Role::Standard)));
        let more_names =
            self.columns.names.len() + self.roles(Role::Standard).len() + self.roles(Role::Method).len() > 1;
        let begins = text.column <= first_name && self.grid.at(row, first_name).is_none_or(|piece| piece == text.piece);
        others && begins && (more_names || text.columns > 1 || own.len() == 1)
    }

    /// Whether a row of a table with one level of names is numbered above the next, as `一、` is above `1.`.
    fn leads(&self, row: usize, text: Own, end: usize) -> bool {
        let is_name = self.columns.names.as_slice() == [text.column];
        let next = (row + 1..end).find(|row| !self.grid.own(*row).is_empty());
        let styles = self.style(row).zip(next.and_then(|next| self.style(next)));
        is_name && styles.is_some_and(|(style, next)| style < next)
    }

    fn roles(&self, role: Role) -> Vec<usize> {
        (0..self.grid.width()).filter(|column| self.columns.role(*column) == Some(role)).collect()
    }

    /// How a row is numbered: in its name, else in the column of numbers.
    fn style(&self, row: usize) -> Option<Style> {
        let own = self.grid.own(row);
        let first_name = self.columns.names.first().copied().unwrap_or(0);
        let name = own.iter().find(|own| own.column <= first_name && !self.is_number(own.piece))?;
        let number = own.iter().find(|own| own.column < name.column);
        let of_name = marker(self.paper.text(name.piece)).map(|marker| marker.style);
        of_name.or_else(|| style_of_number(self.paper.text(number?.piece)))
    }

    /// A row with one text: a heading of the rows below it, or a row without 评分标准.
    fn heading(&mut self, row: usize, text: Own, own: &[Own], end: usize) {
        let style = self.style(row);
        let points =
            self.points_piece(row).filter(|piece| *piece != text.piece && own.iter().any(|own| own.piece == *piece));
        let way = outside::way(&named(self.paper.text(text.piece), true).name);
        let is_level = self.is_level(row, text, end);
        let opens = !is_level && (style.is_some() || way.is_some() || self.opens(row, text, points, end));
        if opens {
            let tree = &*self.tree;
            self.outline.make_room(style, |node| !tree.at(node).children.is_empty());
        } else if let Some(style) = style {
            self.outline.make_room_for_row(style);
        }
        self.path = vec![None; self.columns.names.len()];
        let step = self.open(text.piece, 0);
        let node = step.node;
        if opens {
            self.outline.push(style, node);
        } else if is_level && let Some(first) = self.path.first_mut() {
            *first = Some(step);
        }
        if let Some(piece) = points {
            units::give(self.paper, self.tree, node, piece, self.columns.is_weight(self.points_column()));
        }
        for other in own.iter().filter(|other| other.piece != text.piece && Some(other.piece) != points) {
            match self.columns.role(other.column) {
                Some(Role::Standard) => self.tree.at_mut(node, |node| node.standard.push(vec![other.piece])),
                Some(Role::Method) => self.tree.at_mut(node, |node| node.method.push(other.piece)),
                _ => self.fate_of(*other),
            }
        }
    }

    /// Whether the next row leaves the place below this name blank, so that it belongs to it.
    fn is_level(&self, row: usize, text: Own, end: usize) -> bool {
        let is_first =
            self.columns.names.len() > 1 && self.columns.names.first() == Some(&text.column) && text.columns == 1;
        let Some(next) = (row + 1..end).find(|row| !self.grid.own(*row).is_empty()) else { return false };
        let own = self.grid.own(next);
        let second = self.columns.names.get(1).copied().unwrap_or(usize::MAX);
        is_first && self.grid.at(next, text.column).is_none() && own.iter().any(|own| own.column == second)
    }

    /// Whether a row without number is the heading of what follows.
    fn opens(&self, row: usize, text: Own, points: Option<PieceId>, end: usize) -> bool {
        let texts = self.columns.names.len() + self.roles(Role::Standard).len() + self.roles(Role::Method).len();
        let follows = (row + 1..end).find(|row| !self.grid.own(*row).is_empty());
        let Some(follows) = follows else { return false };
        let next = self.grid.own(follows);
        let next_alone =
            next.len() == 1 || next.first().is_some_and(|own| outside::total(self.paper.text(own.piece)).is_some());
        if next_alone {
            return false;
        }
        let named = bracket(&self.paper.text(text.piece).chars().collect::<Vec<_>>(), true);
        let said = points
            .and_then(|piece| whole(self.paper.text(piece)))
            .map(|phrase| phrase.points)
            .or(named.map(|stated| stated.points));
        let spans = text.columns > 1 && text.columns >= self.columns.names.len().max(2) && texts > 1;
        spans || said.is_none() || said == Some(self.sum_below(follows, end))
    }

    /// Sum of the 分值 of the rows that follow, to the next with one text only.
    fn sum_below(&self, from: usize, end: usize) -> i64 {
        let mut sum = 0;
        let mut last = None;
        for row in from..end {
            let own = self.grid.own(row);
            let Some(first) = own.iter().find(|own| !self.is_number(own.piece)) else { continue };
            if outside::total(self.paper.text(first.piece)).is_some() || self.is_alone(row, *first, &own) {
                break;
            }
            let piece = self.points_piece(row).filter(|piece| last != Some(*piece));
            last = piece.or(last);
            sum += piece.and_then(|piece| whole(self.paper.text(piece))).map_or(0, |phrase| phrase.points);
        }
        sum
    }

    fn points_column(&self) -> usize {
        self.columns.points.last().copied().unwrap_or(usize::MAX)
    }

    fn points_piece(&self, row: usize) -> Option<PieceId> {
        self.grid.at(row, self.points_column())
    }

    fn bare(&self, piece: PieceId) -> bool {
        let holds = |column: &&usize| self.grid.rows.iter().any(|line| line.get(**column) == Some(&Some(piece)));
        self.columns.names.iter().find(holds).is_some_and(|column| self.columns.has_points(*column))
    }

    /// A row of data: opens the levels whose names begin in it, and keeps its standards for the innermost.
    fn data(&mut self, row: usize, own: &[Own]) {
        let (node, names) = self.descend(row);
        let in_name = |piece: &PieceId| names.contains(piece);
        let mut entry = Entry { node, ..Entry::default() };
        for column in 0..self.grid.width() {
            let Some(piece) = self.grid.at(row, column).filter(|piece| !in_name(piece)) else { continue };
            match self.columns.role(column) {
                Some(Role::Standard) if !entry.standards.contains(&piece) => entry.standards.push(piece),
                Some(Role::Method) if !entry.methods.contains(&piece) => entry.methods.push(piece),
                _ => {}
            }
        }
        entry.top = self.path.iter().flatten().next().map(|step| step.node);
        self.upper_points(row);
        entry.points = self.points_piece(row).filter(|piece| !in_name(piece) && self.is_main);
        for own in own.iter().filter(|own| !in_name(&own.piece) && !entry.has(own.piece)) {
            self.fate_of(*own);
        }
        entry.is_weight = self.columns.is_weight(self.points_column());
        if node.is_none() {
            self.nameless(entry);
        } else {
            self.entries.push(entry);
        }
    }

    /// A row that has no name above it or in it: its standard is its name.
    fn nameless(&mut self, mut entry: Entry) {
        if entry.standards.is_empty() {
            if let Some(piece) = entry.points {
                self.paper.set_fate(piece, Fate::NotUnderstood("这一行只有分值".to_owned()));
            }
            return;
        }
        let name = vec![entry.standards.remove(0)];
        entry.node = Some(self.tree.add(Raw { parent: self.outline.top(), name, ..Raw::default() }));
        self.entries.push(entry);
    }

    /// What becomes of cells that are no part of a node.
    fn fate_of(&mut self, own: Own) {
        let head = self.columns.heads.get(own.column).cloned().unwrap_or_default();
        let fate = match self.columns.role(own.column) {
            Some(Role::Number) => Fate::Note("序号".to_owned()),
            Some(Role::Score) => Fate::Note(format!("“{head}”栏是打分时填的")),
            Some(Role::Note) => Fate::Note(format!("“{head}”栏不是评分的内容")),
            None if head.is_empty() => Fate::NotUnderstood("不知道这一栏是什么".to_owned()),
            None => Fate::NotUnderstood(format!("不知道“{head}”栏是什么")),
            _ => return,
        };
        self.paper.set_fate(own.piece, fate);
    }

    /// Follows the names of a row from left to right. Gives the innermost node, and the cells of names.
    fn descend(&mut self, row: usize) -> (Option<usize>, Vec<PieceId>) {
        self.path.resize(self.columns.names.len(), None);
        let mut names: Vec<PieceId> = Vec::new();
        let mut fresh = false;
        for (level, column) in self.columns.names.clone().into_iter().enumerate() {
            let piece = self.grid.at(row, column).filter(|piece| !names.contains(piece));
            let known = self.path.get(level).cloned().flatten();
            let merged = piece.is_none() && self.grid.at(row, column).is_some();
            let step = match (piece, known) {
                (Some(piece), Some(step)) if !fresh && (step.piece == piece || self.is_again(&step, piece)) => {
                    if step.piece != piece {
                        self.tree.at_mut(step.node, |node| node.also.push(piece));
                    }
                    Some(Step { piece, ..step })
                }
                (Some(piece), _) => {
                    if level == 0
                        && let Some(style) = self.style(row)
                    {
                        self.outline.make_room_for_row(style);
                    }
                    fresh = true;
                    Some(self.open(piece, level))
                }
                (None, known) => known.filter(|_| !fresh && !merged),
            };
            names.extend(piece);
            if let Some(place) = self.path.get_mut(level) {
                *place = step;
            }
            if fresh {
                self.path.iter_mut().skip(level + 1).for_each(|deeper| *deeper = None);
            }
        }
        (self.path.iter().flatten().next_back().map(|step| step.node), names)
    }

    /// Whether a cell says an open name again, as the first row of a page does.
    fn is_again(&self, step: &Step, piece: PieceId) -> bool {
        let Named { name, points, .. } = self.named(piece);
        let name = squeezed(&name).replace("（续）", "").replace("(续)", "");
        name == step.name && (points.is_none() || points == step.points)
    }

    fn named(&self, piece: PieceId) -> Named {
        named(self.paper.text(piece), self.bare(piece))
    }

    fn open(&mut self, piece: PieceId, level: usize) -> Step {
        let above = self.path.iter().take(level).flatten().next_back().map(|step| step.node);
        let parent = above.or(self.outline.top());
        let node = self.tree.add(Raw { parent, name: vec![piece], bare: self.bare(piece), ..Raw::default() });
        let Named { name, points, .. } = self.named(piece);
        Step { piece, name: squeezed(&name), points, node }
    }

    /// 分值 that stand beside an upper level: `类 | 分值 | 项 | 分值 | 标准`.
    fn upper_points(&mut self, row: usize) {
        for column in self.columns.points.clone() {
            let Some(piece) = self.grid.at(row, column).filter(|_| !(self.is_main && column == self.points_column()))
            else {
                continue;
            };
            let level = self.columns.names.iter().filter(|name| **name < column).count().saturating_sub(1);
            let step = self.path.iter().take(level + 1).flatten().next_back();
            let Some(node) = step.map(|step| step.node).filter(|node| !self.tree.at(*node).score.contains(&piece))
            else {
                continue;
            };
            units::give(self.paper, self.tree, node, piece, self.columns.is_weight(column));
        }
    }
}

/// Whether the last column of 分值 speaks of the innermost names: it stands behind them, or has more cells than the names to its left.
fn is_main(paper: &Paper, grid: &Grid, columns: &Columns) -> bool {
    let Some(points) = columns.points.last().copied() else { return false };
    let left: Vec<usize> = columns.names.iter().copied().filter(|name| *name < points).collect();
    let Some(beside) = left.last().copied().filter(|_| left.len() < columns.names.len()) else { return true };
    let count = |column: usize, numbers: bool| {
        let pieces = (0..grid.rows.len()).filter_map(|row| grid.at(row, column));
        let mut all: Vec<PieceId> = pieces.filter(|piece| !numbers || whole(paper.text(*piece)).is_some()).collect();
        all.dedup();
        all.len()
    };
    count(points, true) > count(beside, false)
}

/// How a cell is numbered that holds a number and nothing more: `一`, `（一）`, `1`, `1.1`.
fn style_of_number(text: &str) -> Option<Style> {
    let text = squeezed(text);
    let end = text.chars().count();
    if text.chars().all(|c| c.is_ascii_digit()) && !text.is_empty() && end < 4 {
        return Some(Style::Digit);
    }
    let dotted = marker(&format!("{text} 项"));
    let alone = marker(&text).filter(|marker| marker.end >= end).or(dotted.filter(|marker| marker.end >= end));
    alone.map(|marker| marker.style)
}
