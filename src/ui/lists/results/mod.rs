//! 观摩结果: what the ranking, the charts and 当场公布 show.
//!
//! | module | what it answers |
//! |---|---|
//! | [`ranking`] | the rows of a 排名组, by the total or by one 类 |
//! | [`notes`] | what was left out and which weights were used, in words |
//! | [`sheets`] | the sheets of one stop, and one sheet 条 by 条 |
//! | [`judges`] | who is mild and who is strict, and which sheets to look at |
//! | [`heat`] | judges against stops in five steps |
//! | [`charts`] | where scales begin, the radar of a stop, the route |
//! | [`reveal`] | 当场公布, one place after the other |
//! | [`filed`] | many tours side by side |

pub mod charts;
pub mod filed;
pub mod heat;
pub mod judges;
pub mod notes;
pub mod ranking;
pub mod reveal;
pub mod sheets;

#[cfg(test)]
mod tests;

use crate::domain::points;

/// Points with their sign: `+1.13`, `−0.34`, `0.00`.
pub fn signed(hundredths: i64) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", points::fixed(hundredths))
}

/// A name without what all of its kind share at the end, for where there is little room: 青岛路二社区党委 is 青岛路二社区.
pub fn short_name(name: &str) -> &str {
    const ENDS: [&str; 8] = ["党总支委员会", "党支部委员会", "委员会", "党工委", "党总支", "党支部", "党委", "工委"];
    let cut = ENDS.iter().find_map(|end| name.strip_suffix(end));
    cut.filter(|short| short.chars().count() >= 2).unwrap_or(name)
}
