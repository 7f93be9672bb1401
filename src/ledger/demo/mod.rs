//! The demo district: what 打开示范数据 shows, made anew around any `today`.
//!
//! Its shape is that of seed 001 (区 › 街道 › 社区 › 网格党支部 › 楼栋党小组; 机关, 学校, 两新; 每月第一个周二); apart from the
//! organizations named there, everything is invented. Nothing is thrown: the same day gives the same ledger.
//!
//! Two people write it. The 街道 set everything up and keeps the others' records; the 社区 keeps its own branches. Their
//! ledgers are merged once, with one conflict left to settle.

mod carry;
mod conduct;
mod data;
mod duties;
mod fate;
mod organizations;
mod people;
mod plans;
mod rectify;
mod reviews;
mod steps;
mod tasks;
mod tours;
mod world;

pub use steps::Step;

use std::fmt::Write;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::{ActorInfo, Ledger};
use crate::domain::dates::Date;
use crate::domain::kind::Id;
use steps::{Pen, millis, run};
use world::World;

/// The picture behind every photo of the demo, a drawing of a meeting.
pub const PHOTO: &[u8] = include_bytes!("../../../data/demo-photo.png");

/// The type of [`PHOTO`].
pub const PHOTO_MIME: &str = "image/png";

/// Who works in the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoProfile {
    /// The organization.
    pub org: Id,
    /// Its name.
    pub org_name: String,
    /// The person.
    pub name: String,
    /// Post of the person.
    pub post: String,
}

/// The demo as what two people do. Neither has seen what the other does until both are merged.
pub struct Demo {
    /// Who works here: the 社区.
    pub profile: DemoProfile,
    /// Who made the rest: the 街道.
    pub upper: ActorInfo,
    /// What the 社区 does, in order of time.
    pub here: Vec<Step>,
    /// What the 街道 does, in order of time.
    pub there: Vec<Step>,
}

/// The demo around a day: the year so far is carried out, the rest of it is planned, next year's plan is not drafted.
/// In the first months of a year the year before is there too.
pub fn demo(today: Date) -> Demo {
    let world = World::new(today);
    let slots = fate::slots(&world);
    let mut pen = Pen::default();
    organizations::write(&world, &mut pen);
    people::write(&world, &mut pen);
    plans::write(&world, &mut pen);
    carry::write(&world, &slots, &mut pen);
    tasks::write(&world, &slots, &mut pen);
    reviews::write(&world, &slots, &mut pen);
    let name_of = |key| world.org(key).map_or(String::new(), |org| org.name.clone());
    Demo {
        profile: DemoProfile {
            org: world::org_id("qd2"),
            org_name: name_of("qd2"),
            name: "陈桂兰".to_owned(),
            post: "专职副书记".to_owned(),
        },
        upper: ActorInfo { org: name_of("qd"), name: reviews::REVIEWER.to_owned(), post: "组织干事".to_owned() },
        here: pen.here.into_list(),
        there: pen.there.into_list(),
    }
}

/// The finished ledger of the demo. The actors, of the 社区 and the 街道, are new ones; whoever goes on writing is a third.
/// The records are to be stored as rows, and [`PHOTO`] under [`PHOTO_SHA256`].
pub fn ledger(today: Date, [here, there]: [Id; 2]) -> (Ledger, DemoProfile) {
    let Demo { profile, upper, here: ours, there: theirs } = demo(today);
    let us = ActorInfo { org: profile.org_name.clone(), name: profile.name.clone(), post: profile.post.clone() };
    let mut community = Ledger::new(here, 0);
    run(&mut community, ours);
    let mut ledger = Ledger::new(there, 0);
    ledger.know_actor(there, upper);
    ledger.know_actor(here, us);
    run(&mut ledger, theirs);
    ledger.set_now(millis(today));
    ledger.absorb(community.records().cloned().collect());
    let world = World::new(today);
    tours::play(&mut ledger, &world);
    rectify::play(&mut ledger, &world);
    duties::play(&mut ledger, &world);
    ledger.set_now(millis(today));
    (ledger, profile)
}

/// Hex of the sha256 of [`PHOTO`], under which the database keeps it.
pub static PHOTO_SHA256: LazyLock<String> = LazyLock::new(|| {
    Sha256::digest(PHOTO).iter().fold(String::new(), |mut hex, byte| {
        // Writing into a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
});

#[cfg(test)]
mod tests;
