//! Differences of two texts.
