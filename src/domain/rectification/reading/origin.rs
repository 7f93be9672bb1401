//! Where the findings of a paper come from, as its title says.

use crate::domain::finding::FindingSource;

/// Words of titles; the first that is there decides, so that 巡察反馈 is 巡察.
const WORDS: &[(&str, FindingSource)] = &[
    ("述职", FindingSource::Feedback),
    ("巡察", FindingSource::Inspection),
    ("巡视", FindingSource::Inspection),
    ("观摩", FindingSource::Tour),
    ("暗访", FindingSource::Covert),
    ("督查", FindingSource::Oversight),
    ("督导", FindingSource::Oversight),
    ("检查", FindingSource::Oversight),
    ("考核", FindingSource::Assessment),
    ("考评", FindingSource::Assessment),
    ("通报", FindingSource::Circular),
    ("群众", FindingSource::Public),
    ("风险", FindingSource::Risk),
    ("生活会", FindingSource::Own),
    ("自查", FindingSource::Own),
    ("检视", FindingSource::Own),
    ("反馈", FindingSource::Feedback),
];

/// The 来源 that a title tells.
pub fn source_of(title: &str) -> Option<FindingSource> {
    WORDS.iter().find(|(word, _)| title.contains(word)).map(|(_, source)| *source)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("关于党（工）委书记抓基层党建述职评议反馈问题的整改方案", Some(FindingSource::Feedback))]
    #[case("关于区委巡察反馈意见的整改方案", Some(FindingSource::Inspection))]
    #[case("2025年度专题组织生活会整改清单", Some(FindingSource::Own))]
    #[case("整改方案", None)]
    fn titles(#[case] title: &str, #[case] source: Option<FindingSource>) {
        assert_eq!(source_of(title), source);
    }
}
