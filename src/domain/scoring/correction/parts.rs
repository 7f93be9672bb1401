//! Which stops can be compared: the connected parts of the graph in which a sheet joins its stop and its judge.

/// The connected parts of a graph with two sides.
pub(super) struct Parts {
    /// The part of each node of the left side; `None` of one that nothing joins.
    pub left: Vec<Option<usize>>,
    /// The part of each node of the right side.
    pub right: Vec<Option<usize>>,
    /// How many there are. They are numbered by their first left node.
    pub count: usize,
}

/// Finds the parts. `edges` name nodes below `left` and `right`.
pub(super) fn parts(left: usize, right: usize, edges: &[(usize, usize)]) -> Parts {
    let mut forest: Vec<usize> = (0..left + right).collect();
    for (a, b) in edges {
        let (a, b) = (root(&mut forest, *a), root(&mut forest, left + b));
        forest.get_mut(a.max(b)).into_iter().for_each(|above| *above = a.min(b));
    }
    let mut joined = vec![false; left + right];
    for (a, b) in edges {
        joined.get_mut(*a).into_iter().for_each(|joined| *joined = true);
        joined.get_mut(left + b).into_iter().for_each(|joined| *joined = true);
    }
    // The root of a part is its lowest node, and so comes first.
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(forest.len());
    let mut count = 0;
    for (node, joined) in joined.into_iter().enumerate() {
        let root = root(&mut forest, node);
        let known = numbers.get(root).copied().flatten();
        let fresh = || {
            count += 1;
            count - 1
        };
        numbers.push(joined.then(|| known.unwrap_or_else(fresh)));
    }
    let right = numbers.split_off(left);
    Parts { left: numbers, right, count }
}

/// The root of a node; shortens the way for the next time.
fn root(forest: &mut [usize], node: usize) -> usize {
    let mut at = node;
    while let Some(above) = forest.get(at).copied().filter(|above| *above != at) {
        let higher = forest.get(above).copied().unwrap_or(above);
        forest.get_mut(at).into_iter().for_each(|above| *above = higher);
        at = higher;
    }
    at
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_hangs_together() {
        // Stops 0 and 3 share judge 2; stops 1 and 2 share judge 0; stop 4 and judge 1 have no sheet.
        let found = parts(5, 3, &[(3, 2), (2, 0), (0, 2), (1, 0)]);
        assert_eq!(found.left, [Some(0), Some(1), Some(1), Some(0), None]);
        assert_eq!(found.right, [Some(1), None, Some(0)]);
        assert_eq!(found.count, 2);
    }

    #[test]
    fn a_chain_is_one() {
        let found = parts(3, 2, &[(2, 1), (1, 0), (0, 0), (1, 1)]);
        assert_eq!((found.left, found.right, found.count), (vec![Some(0); 3], vec![Some(0); 2], 1));
    }
}
