//! Schemes to start from. They are data; nothing prescribes them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::domain::order_key::spread;
use crate::domain::scheme::{NodeLevel, SchemeNode, SchemeUse, Side};

/// A scheme that ships.
#[derive(Debug, Clone, PartialEq)]
pub struct Starter {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub used_for: SchemeUse,
    /// Where its lines come from.
    pub source: String,
    /// Its nodes with keys, which are the same on every laptop.
    pub nodes: Vec<(String, SchemeNode)>,
}

#[derive(Deserialize)]
struct Shipped {
    name: String,
    used_for: String,
    source: String,
    nodes: Vec<ShippedNode>,
}

#[derive(Deserialize)]
struct ShippedNode {
    key: String,
    #[serde(default)]
    parent: String,
    level: String,
    name: String,
    /// Hundredths.
    #[serde(default)]
    points: Option<i64>,
    #[serde(default)]
    side: String,
    #[serde(default)]
    standard: String,
    #[serde(default)]
    method: String,
}

static SHIPPED: LazyLock<Vec<Starter>> = LazyLock::new(|| {
    // A test holds that the shipped file is good.
    let all: Vec<Shipped> = serde_json::from_str(include_str!("../../../data/schemes.json")).unwrap_or_default();
    all.into_iter().map(starter).collect()
});

fn starter(shipped: Shipped) -> Starter {
    let orders = spread(shipped.nodes.len());
    let node = |(node, order): (ShippedNode, String)| {
        let read = SchemeNode {
            order,
            parent: node.parent,
            level: NodeLevel::of(&node.level).unwrap_or_default(),
            name: node.name,
            points: node.points,
            side: Side::of(&node.side).unwrap_or_default(),
            standard: node.standard,
            method: node.method,
        };
        (node.key, read)
    };
    Starter {
        name: shipped.name,
        used_for: SchemeUse::of(&shipped.used_for).unwrap_or_default(),
        source: shipped.source,
        nodes: shipped.nodes.into_iter().zip(orders).map(node).collect(),
    }
}

/// The schemes that ship.
pub fn starters() -> &'static [Starter] {
    &SHIPPED
}
