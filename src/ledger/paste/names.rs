//! Names of organizations: when two are the same, and what a name tells of level and field of work.

use crate::domain::organization::{Level, Sector};
use crate::domain::text::half_width;

/// How the ends of names are written, and the one way in which they are compared. Longer ones first.
const TAILS: &[(&str, &str)] = &[
    ("党总支部委员会", "党总支"),
    ("总支部委员会", "党总支"),
    ("总支委员会", "党总支"),
    ("党总支部", "党总支"),
    ("总支部", "党总支"),
    ("党总支", "党总支"),
    ("总支", "党总支"),
    ("党支部委员会", "党支部"),
    ("支部委员会", "党支部"),
    ("党支部", "党支部"),
    ("支部", "党支部"),
    ("党工作委员会", "党工委"),
    ("工作委员会", "党工委"),
    ("党工委", "党工委"),
    ("工委", "党工委"),
    ("社区委员会", "社区党委"),
    ("区委员会", "区委"),
    ("县委员会", "县委"),
    ("市委员会", "市委"),
    ("党委员会", "党委"),
    ("委员会", "党委"),
    ("党委", "党委"),
];

/// A name as it is compared: without spaces, full-width forms, the prefix 中共 or 中国共产党, and differences such as
/// 支部, 党支部 and 支部委员会.
pub fn key(name: &str) -> String {
    let plain: String =
        half_width(name).chars().filter(|c| !c.is_whitespace() && !matches!(c, '/' | '>' | '→')).collect();
    let plain = plain.strip_prefix("中国共产党").or_else(|| plain.strip_prefix("中共")).unwrap_or(&plain);
    match TAILS.iter().find_map(|(tail, one)| Some((plain.strip_suffix(tail)?, one))) {
        Some((core, one)) => format!("{core}{one}"),
        None => plain.to_owned(),
    }
}

/// A key without the word for the kind of organization: 青岛路二社区 of 青岛路二社区党委.
pub fn core(key: &str) -> &str {
    ["党总支", "党支部", "党工委", "党委"].iter().find_map(|tail| key.strip_suffix(tail)).unwrap_or(key)
}

/// The level that a name tells.
pub fn level_of(name: &str) -> Option<Level> {
    let plain = half_width(name);
    let key = key(plain.split('(').next().unwrap_or_default());
    let ends = |words: &[&str]| words.iter().any(|word| key.ends_with(word));
    if ends(&["党小组", "小组"]) {
        Some(Level::Group)
    } else if ends(&["党总支"]) {
        Some(Level::GeneralBranch)
    } else if ends(&["党支部"]) {
        Some(Level::Branch)
    } else if ends(&["党工委", "街道"]) {
        Some(Level::Street)
    } else if ends(&["社区党委", "党委", "社区", "社区委"]) {
        Some(Level::Community)
    } else if ends(&["区委", "县委", "市委", "委组织部"]) {
        Some(Level::District)
    } else {
        None
    }
}

/// The field of work that a name tells.
pub fn sector_of(name: &str) -> Option<Sector> {
    const WORDS: &[(Sector, &[&str])] = &[
        (Sector::School, &["学校", "小学", "中学", "高中", "幼儿园", "大学", "学院"]),
        (Sector::StateFirm, &["国有", "国企", "国资"]),
        (Sector::NewOrganization, &["公司", "协会", "商会", "两新", "非公", "社会组织", "事务所", "民营"]),
        (Sector::Community, &["社区", "居委"]),
        (Sector::Office, &["机关", "局"]),
        (Sector::Village, &["村"]),
    ];
    WORDS.iter().find(|(_, words)| words.iter().any(|word| name.contains(word))).map(|(sector, _)| *sector)
}

/// How high a level stands; the greater is above.
pub fn rank(level: Level) -> u8 {
    match level {
        Level::Group => 0,
        Level::Branch => 1,
        Level::GeneralBranch => 2,
        Level::Community => 3,
        Level::Street => 4,
        Level::District => 5,
    }
}

/// A person's name as it is compared and kept: Chinese names without spaces (`张　三`), others trimmed.
pub fn person(name: &str) -> String {
    let plain = half_width(name);
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(if plain.is_ascii() { " " } else { "" })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("中共青岛路二社区委员会", "青岛路二社区党委")]
    #[case("中国共产党青岛路二社区 第一支部委员会", "青岛路二社区第一党支部")]
    #[case("第１党支部", "第1支部")]
    #[case("前进街道党工委", "中共前进街道工作委员会")]
    #[case("中共湖滨区委", "中国共产党湖滨区委员会")]
    #[case("实验小学总支部", "实验小学党总支")]
    fn the_same_name(#[case] one: &str, #[case] other: &str) {
        assert_eq!(key(one), key(other));
    }

    #[rstest]
    #[case("第一网格党支部", Some(Level::Branch))]
    #[case("第一网格党支部（退休）", Some(Level::Branch))]
    #[case("机关党总支", Some(Level::GeneralBranch))]
    #[case("青岛路二社区党委", Some(Level::Community))]
    #[case("中共青岛路二社区委员会", Some(Level::Community))]
    #[case("青岛路二社区", Some(Level::Community))]
    #[case("前进街道党工委", Some(Level::Street))]
    #[case("前进街道工委", Some(Level::Street))]
    #[case("中共湖滨区委", Some(Level::District))]
    #[case("区委组织部", Some(Level::District))]
    #[case("第三党小组", Some(Level::Group))]
    #[case("老干部", None)]
    fn a_name_tells_the_level(#[case] name: &str, #[case] level: Option<Level>) {
        assert_eq!(level_of(name), level);
    }

    #[rstest]
    #[case("青岛路二社区党委", Some(Sector::Community))]
    #[case("实验小学党支部", Some(Sector::School))]
    #[case("区教育局机关党支部", Some(Sector::Office))]
    #[case("青岛路社区惠民物业公司党支部", Some(Sector::NewOrganization))]
    #[case("会兴村党支部", Some(Sector::Village))]
    #[case("第一党支部", None)]
    fn a_name_tells_the_sector(#[case] name: &str, #[case] sector: Option<Sector>) {
        assert_eq!(sector_of(name), sector);
    }

    #[test]
    fn people_are_named_without_spaces() {
        assert_eq!(person("张　三"), "张三");
        assert_eq!(person(" John  Smith "), "John Smith");
    }
}
