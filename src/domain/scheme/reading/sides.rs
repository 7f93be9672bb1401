//! 加分, 扣分 and 一票否决: what a heading says holds for all below it.

use super::Fate;
use super::outside::{Way, way};
use super::paper::Paper;
use super::tree::Tree;
use crate::domain::scheme::Side;
use crate::domain::scheme::cuts::{cuts, gains};

/// What a row is told by its own words only when these open them.
const OPENS: &[&str] = &["加分", "附加", "奖励", "扣分", "减分", "倒扣", "一票否决"];
/// A short name says what it is.
const SHORT: usize = 10;

/// Says of each node which way it counts, and takes out what is not counted.
pub fn tell(paper: &mut Paper, tree: &mut Tree) {
    for root in tree.roots.clone() {
        walk(paper, tree, root, None);
    }
    let vetoes: Vec<usize> = tree.order().into_iter().filter(|node| tree.at(*node).veto).collect();
    for node in vetoes {
        for piece in tree.at(node).pieces() {
            paper.set_fate(piece, Fate::Note("一票否决不计分，没有列为条".to_owned()));
        }
        tree.replace(node, &[]);
    }
    drop_empty(paper, tree);
}

fn walk(paper: &Paper, tree: &mut Tree, node: usize, above: Option<Way>) {
    let own = own_way(paper, tree, node);
    let here = match (above, own) {
        (Some(Way::Veto), _) => Some(Way::Veto),
        (_, Some(own)) => Some(own),
        (above, None) => above,
    };
    let children = tree.at(node).children.clone();
    let side = match here {
        Some(Way::Side(side)) => Some(side),
        Some(Way::Mixed) if children.is_empty() => Some(of_text(&text_of(paper, tree, node))),
        _ => None,
    };
    tree.at_mut(node, |node| {
        node.side = side;
        node.veto = here == Some(Way::Veto);
    });
    for child in children {
        walk(paper, tree, child, here);
    }
}

fn own_way(paper: &Paper, tree: &Tree, node: usize) -> Option<Way> {
    let raw = tree.at(node);
    let name = tree.named(paper, node).name;
    let tells =
        !raw.children.is_empty() || name.chars().count() <= SHORT || OPENS.iter().any(|word| name.starts_with(word));
    let of_cells = || {
        let cells = raw.score.iter().chain(raw.standard.iter().flatten()).map(|piece| paper.text(*piece));
        cells
            .filter(|text| text.trim_start().starts_with("一票否决") && text.chars().count() <= SHORT)
            .map(|_| Way::Veto)
            .next()
    };
    way(&name).filter(|_| tells).or_else(of_cells)
}

fn text_of(paper: &Paper, tree: &Tree, node: usize) -> String {
    let raw = tree.at(node);
    raw.name.iter().chain(raw.standard.iter().flatten()).map(|piece| paper.text(*piece)).collect::<Vec<_>>().join("；")
}

/// Of a row below 加减分项: what it takes or gives.
fn of_text(text: &str) -> Side {
    let takes = !cuts(text, None).is_empty() && !text.contains('加');
    if takes || (gains(text).is_empty() && text.contains('扣')) { Side::Deduct } else { Side::Bonus }
}

/// What has no name and nothing below it, as a line with a number only, is no 条.
fn drop_empty(paper: &mut Paper, tree: &mut Tree) {
    for node in tree.order().into_iter().rev() {
        let raw = tree.at(node);
        let says = raw.standard.iter().flatten().any(|piece| paper.text(*piece).contains(char::is_alphanumeric));
        if !raw.children.is_empty() || says || tree.named(paper, node).name.contains(char::is_alphanumeric) {
            continue;
        }
        for piece in raw.pieces() {
            if !paper.has_fate(piece) {
                paper.set_fate(piece, Fate::NotUnderstood("没有名称".to_owned()));
            }
        }
        tree.replace(node, &[]);
    }
}
