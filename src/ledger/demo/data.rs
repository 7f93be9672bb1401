//! What the demo is told with: names, places and sentences from `data/demo.json`, picked by a mixing of indices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// One line of the list of organizations.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct OrgRow {
    /// Its natural key.
    pub key: String,
    /// Key of the next higher one.
    pub up: String,
    /// Key of its level.
    pub level: String,
    /// Key of its field of work.
    pub sector: String,
    /// Name.
    pub name: String,
    /// Year of its founding.
    pub founded: i32,
    /// How many 网格党支部 stand below it, with the keys `<key>-1` and on.
    pub branches: usize,
    /// How many members it has, when it is a 支部 named in the list.
    pub members: usize,
}

/// The file. Lists of words are lists that [`pick`] chooses from.
#[derive(Deserialize, Default)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Data {
    pub organizations: Vec<OrgRow>,
    pub surnames: String,
    pub men: String,
    pub women: String,
    /// `name gender age ethnicity`, in the order of the roster of 青岛路二社区第一网格.
    pub first_branch: Vec<String>,
    /// People scattered among the branches, written in the same way.
    pub guests: Vec<String>,
    /// 班子 of those without members of their own, by key: 书记, 副书记, 委员 …
    pub leaders: BTreeMap<String, Vec<String>>,
    pub jobs: Vec<String>,
    pub educations: Vec<String>,
    pub cities: Vec<String>,
    pub leave: Vec<String>,
    pub absent: Vec<String>,
    pub places: Vec<String>,
    pub office_places: Vec<String>,
    pub times: Vec<String>,
    pub materials: Vec<String>,
    pub supplies: Vec<String>,
    /// What is done in an agenda item, by the key of its kind.
    pub agenda: BTreeMap<String, Vec<String>>,
    pub topics: Vec<String>,
    pub talks: Vec<String>,
    pub resolutions: Vec<String>,
    pub tasks: Vec<String>,
    pub results: Vec<String>,
    pub photos: Vec<String>,
    pub not_applicable: String,
    pub moved_why: String,
    pub late_why: String,
    pub demands: Vec<String>,
    pub revised: String,
    pub street_items: Vec<String>,
    pub street_content: String,
    pub passed: Vec<String>,
    pub returned: String,
    pub joint_theme: String,
    pub joint_content: String,
    /// What judges say on their sheets.
    pub merits: Vec<String>,
    pub faults: Vec<String>,
    pub advice: Vec<String>,
    pub ours: String,
    pub theirs: String,
}

/// The shipped words. A test holds that the file is good.
pub static DATA: LazyLock<Data> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../data/demo.json")).unwrap_or_default());

/// A number that looks thrown, and is always the same for the same indices.
pub fn mix(parts: &[usize]) -> usize {
    let stir = |hash: u32, part: &usize| {
        let hash = (hash ^ u32::try_from(*part).unwrap_or(0)).wrapping_mul(0x9E37_79B1);
        hash ^ (hash >> 15)
    };
    // Once more, so that neighbours as the last index fall far apart.
    stir(parts.iter().fold(0x2545_F491, stir), &7) as usize
}

/// The same below a limit, for days and months.
pub fn below(limit: usize, parts: &[usize]) -> i32 {
    i32::try_from(mix(parts) % limit.max(1)).unwrap_or(0)
}

/// One of the words; empty when there are none.
pub fn pick(words: &[String], at: usize) -> &str {
    words.get(at % words.len().max(1)).map_or("", String::as_str)
}

/// Whether this happens, in so many of a hundred cases.
pub fn chance(percent: usize, parts: &[usize]) -> bool {
    mix(parts) % 100 < percent
}
