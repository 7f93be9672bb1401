//! What is odd about a sheet.

/// What is odd about a sheet. Each is named; none is settled by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The tour has no such judge.
    UnknownJudge,
    /// The tour has no such stop.
    UnknownStop,
    /// The judge must stand aside.
    Aside(String),
    /// The judge was not asked to score it; it counts all the same.
    NotAsked,
    /// The judge has another sheet for the same stop.
    Twice,
    /// The tour's scheme is not here, or has nothing to score.
    NoScheme,
    /// It was scored by another scheme.
    OtherScheme,
    /// Scores beyond what the scheme gives: names of the 条.
    Beyond(Vec<String>),
    /// Scores for 条 that the scheme does not have.
    UnknownItems(usize),
    /// 条 without a score.
    Missing(usize),
    /// 条 that people wrote differently, not settled yet.
    Conflict(usize),
    /// 条 for which the second reading of the paper differs.
    SecondDiffers(usize),
}

impl Fault {
    /// Whether the sheet does not count while this stands.
    pub fn bars(&self) -> bool {
        !matches!(self, Self::NotAsked | Self::Conflict(_) | Self::SecondDiffers(_) | Self::UnknownItems(_))
    }

    /// In words, what it is and what to do.
    pub fn text(&self) -> String {
        match self {
            Self::UnknownJudge => "评委不在名单里，不计。核对评委名单后再定".to_owned(),
            Self::UnknownStop => "观摩点不在路线里，不计".to_owned(),
            Self::Aside(why) => format!("应当回避（{why}），不计"),
            Self::NotAsked => "配对里没有安排这位评委，打全了照样计入，请核对".to_owned(),
            Self::Twice => "同一位评委对同一个点有两张表，这一张不计。留一张，另一张作废".to_owned(),
            Self::NoScheme => "指标体系不在本机，没法计分。先并入带指标体系的包，或在“方案和评委”里选".to_owned(),
            Self::OtherScheme => "用的是另一版指标体系，不计。请按现在的指标体系重新打".to_owned(),
            Self::Beyond(names) => format!("超出分值：{}，不计。请和评委核对", names.join("、")),
            Self::UnknownItems(count) => format!("有 {count} 条不是这套指标里的，没有计入"),
            Self::Missing(count) => format!("还差 {count} 条，打完才计"),
            Self::Conflict(count) => format!("有 {count} 条两边写得不一样，先按显示的算，请到“冲突”里定"),
            Self::SecondDiffers(count) => format!("有 {count} 条两遍录入不一致"),
        }
    }
}
