//! temp
/// t
pub fn term_years(_l: &str, _s: &str) -> i64 {
    5
}
