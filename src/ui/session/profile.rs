//! Who works at this laptop. Kept in the database's `meta`, not in the ledger: it is a matter of this machine.

use serde::{Deserialize, Serialize};

use crate::domain::kind::Id;
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
}

impl Profile {
    /// As histories and packs name them.
    pub fn actor(&self) -> ActorInfo {
        ActorInfo { org: self.org_name.clone(), name: self.name.clone(), post: self.post.clone() }
    }
}
