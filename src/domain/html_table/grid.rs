//! Rows of cells that reach over places, as a table in which every place is named.

use std::collections::BTreeMap;

use super::{Block, Place, Table};

/// No cell covers more columns or rows than this, whatever it says.
const WIDEST: usize = 64;
const TALLEST: usize = 4096;
/// Behind so many columns a cell covers one.
const WIDE: usize = 512;

/// A cell as it was written.
#[derive(Debug)]
pub struct Cell {
    /// Its lines, and tables within it.
    pub blocks: Vec<Block>,
    /// How many rows it asks for; 0 for all that follow.
    pub rows: usize,
    /// How many columns it asks for.
    pub columns: usize,
}

/// A table, or what stands in it when it only lays out others.
pub fn resolve(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let own = rows.iter().map(Vec::len).sum::<usize>();
    let blocks = || rows.iter().flatten().flat_map(|cell| &cell.blocks);
    let nested: usize = blocks().map(|block| if let Block::Table(table) = block { cells(table) } else { 0 }).sum();
    if nested > own {
        return rows.into_iter().flatten().flat_map(|cell| cell.blocks).collect();
    }
    let table = spread(rows);
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

fn cells(table: &Table) -> usize {
    table.rows.iter().flatten().filter(|place| matches!(place, Place::Cell { .. })).count()
}

/// Lets each cell cover its places.
fn spread(rows: Vec<Vec<Cell>>) -> Table {
    let height = rows.len();
    let mut texts: Vec<String> = Vec::new();
    let mut grid: Vec<Vec<Option<usize>>> = vec![Vec::new(); height];
    for (row, cells) in rows.into_iter().enumerate() {
        let mut column = 0;
        for cell in cells {
            while grid.get(row).and_then(|line| line.get(column)).is_some_and(Option::is_some) {
                column += 1;
            }
            let columns = if column > WIDE { 1 } else { cell.columns.clamp(1, WIDEST) };
            let rows = if cell.rows == 0 { TALLEST } else { cell.rows.min(TALLEST) };
            for line in grid.iter_mut().skip(row).take(rows) {
                cover(line, column, columns, texts.len());
            }
            texts.push(text_of(cell.blocks));
            column += columns;
        }
    }
    drop_empty_columns(&mut grid);
    places(&grid, &mut texts)
}

/// Covers free places; where two cells claim one, the earlier keeps it.
fn cover(line: &mut Vec<Option<usize>>, from: usize, count: usize, cell: usize) {
    if line.len() < from + count {
        line.resize(from + count, None);
    }
    for place in line.iter_mut().skip(from).take(count) {
        place.get_or_insert(cell);
    }
}

/// Drops the columns in which no cell begins, as they are left when all rows merge them.
fn drop_empty_columns(grid: &mut [Vec<Option<usize>>]) {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (column, cell) in grid.iter().flat_map(|line| line.iter().enumerate()) {
        if let Some(cell) = cell {
            let known = first.entry(*cell).or_insert(column);
            *known = column.min(*known);
        }
    }
    let used: Vec<usize> = first.into_values().collect();
    for line in grid {
        let mut column = 0;
        line.retain(|_| {
            column += 1;
            used.contains(&(column - 1))
        });
    }
}

fn places(grid: &[Vec<Option<usize>>], texts: &mut [String]) -> Table {
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    let mut origins: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut reach: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (row, line) in grid.iter().enumerate() {
        for (column, cell) in line.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let (top, left) = *origins.entry(*cell).or_insert((row, column));
            let reach = reach.entry(*cell).or_insert((1, 1));
            *reach = (reach.0.max(row - top + 1), reach.1.max((column + 1).saturating_sub(left)));
        }
    }
    let place = |row: usize, column: usize, cell: usize, texts: &mut [String]| {
        let (top, left) = origins.get(&cell).copied().unwrap_or((row, column));
        if (top, left) != (row, column) {
            return Place::Merged { row: top, column: left };
        }
        let (rows, columns) = reach.get(&cell).copied().unwrap_or((1, 1));
        let text = texts.get_mut(cell).map(std::mem::take).unwrap_or_default();
        Place::Cell { text, rows, columns }
    };
    let line = |(row, line): (usize, &Vec<Option<usize>>), texts: &mut [String]| {
        let at = |column: usize| line.get(column).copied().flatten();
        let mut places = Vec::with_capacity(width);
        for column in 0..width {
            places.push(at(column).map_or(Place::Missing, |cell| place(row, column, cell, texts)));
        }
        places
    };
    Table { rows: grid.iter().enumerate().map(|numbered| line(numbered, texts)).collect() }
}

/// The lines of a cell; a table within it gives a line for each row.
fn text_of(blocks: Vec<Block>) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => lines.push(line),
            Block::Table(table) => {
                for row in table.rows {
                    let cells = row.into_iter().filter_map(|place| match place {
                        Place::Cell { text, .. } if !text.is_empty() => Some(text),
                        _ => None,
                    });
                    let line = cells.collect::<Vec<_>>().join(" ");
                    if !line.is_empty() {
                        lines.push(line);
                    }
                }
            }
        }
    }
    lines.join("\n")
}
