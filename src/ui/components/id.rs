//! Ids for elements that must name one another.

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An element id that no other element of this page has, such as `field-12`.
pub fn fresh_id(stem: &str) -> String {
    format!("{stem}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
