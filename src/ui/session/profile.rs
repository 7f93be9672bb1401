//! Who works at this laptop. Kept in the database's `meta`, not in the ledger: it is a matter of this machine.

use serde::{Deserialize, Serialize};

use crate::domain::kind::Id;
use crate::exchange::Invitation;
use crate::ledger::ActorInfo;

/// Who works here. Chosen, not proved: an office rule, no security.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The organization.
    pub org: Id,
    /// Its name when it was chosen.
    pub org_name: String,
    /// The person's name.
    pub name: String,
    /// The person's post.
    pub post: String,
    /// The seat of a judge whose laptop this is: then the desk holds nothing but 现场打分.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge: Option<JudgeSeat>,
}

/// A judge of a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeSeat {
    /// The tour.
    pub tour: Id,
    /// The judge's key in it.
    pub judge: Id,
}

impl JudgeSeat {
    /// The seat that a 评分包 is for.
    pub fn of(invited: &Invitation) -> Self {
        Self { tour: invited.tour, judge: invited.key }
    }
}

/// The unit of a judge; one that the organizer only wrote by name gets an id from it.
pub fn judge_unit(invited: &Invitation) -> Id {
    let unit = &invited.judge.unit;
    unit.id.unwrap_or_else(|| Id::natural(&["unit", &unit.name]))
}

impl Profile {
    /// As histories and packs name them.
    pub fn actor(&self) -> ActorInfo {
        ActorInfo { org: self.org_name.clone(), name: self.name.clone(), post: self.post.clone() }
    }
}
