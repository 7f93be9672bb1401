//! Writing packs to files, and reading files as packs.

use crate::browser::clock;
use crate::browser::files::{self, PickedFile};
use crate::domain::kind::{Id, Ref};
use crate::exchange::{Chosen, Header, Moment, Opened, Purpose, Selection, Wanted, choose, open, pack};
use crate::ledger::{Action, Key};
use std::collections::{BTreeMap, BTreeSet};

use super::Session;

/// What is written on a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// The pack's id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it is for.
    pub to: Option<Ref>,
    /// The file's name.
    pub file: String,
}

/// Whose records were before, by record (see [`crate::exchange::select::former_organizations`]).
pub type Former = BTreeMap<Key, BTreeSet<Id>>;

/// A moment by this laptop's clock.
pub fn now() -> Moment {
    let now = clock::now_ms();
    Moment::new(now, clock::offset_minutes(now))
}

impl Session {
    /// Looks at what would leave.
    pub fn with_chosen<T>(&self, former: &Former, wanted: Wanted, f: impl FnOnce(&Chosen) -> T) -> T {
        self.look(|ledger, tree| f(&choose(ledger, tree, former, wanted)))
    }

    /// Writes a pack to a file. `history` goes into a backup.
    pub fn write_pack(&self, cover: &Cover, former: &Former, wanted: Wanted, history: &[Action]) -> bool {
        let me = self.me_now();
        let name = self.look(|_, tree| tree.get(me).map_or_else(|| self.unit_name(), |org| org.name.clone()));
        self.write_pack_from(Ref::to(me, name), cover, former, wanted, history)
    }

    /// The same in the name of another unit: that of a judge.
    pub fn write_pack_from(
        &self,
        from: Ref,
        cover: &Cover,
        former: &Former,
        wanted: Wanted,
        history: &[Action],
    ) -> bool {
        let text = self.look(|ledger, tree| {
            let chosen = choose(ledger, tree, former, wanted);
            let mut header = Header::new(cover.id, cover.title.clone(), cover.purpose, from, now());
            header.to = cover.to.clone();
            header.demo = self.demo;
            match cover.purpose {
                Purpose::Backup => pack::write_backup(&header, &chosen.records, ledger.actors(), history),
                _ => pack::write(&header, &chosen.records, ledger.actors()),
            }
        });
        files::download(&cover.file, text.as_bytes(), "application/json")
    }

    /// The name of the unit that works here.
    pub fn unit_name(&self) -> String {
        use leptos::prelude::WithUntracked;
        self.profile.with_untracked(|profile| profile.org_name.clone())
    }

    /// Writes everything to a file, private records too, with what of the history could be read.
    pub fn write_backup(&self, history: &[Action]) -> bool {
        let unit = self.unit_name();
        let day = clock::today().to_string();
        let file = pack::file_name(&unit, if self.demo { "示范备份" } else { "备份" }, &day);
        let cover =
            Cover {
                id: Self::new_id(), title: format!("{unit} 备份 {day}"), purpose: Purpose::Backup, to: None, file
            };
        let wanted = Wanted { selection: Selection::Backup, private: true, photos: false };
        let written = self.write_pack(&cover, &Former::new(), wanted, history);
        if written {
            self.note_backup(cover.file);
        }
        written
    }
}

/// Reads a file as a pack.
///
/// # Errors
/// What is wrong with the file, where, and what to do; nothing is changed.
pub async fn read_pack(file: &PickedFile) -> Result<Opened, String> {
    crate::exchange::open::check_size(file.size()).map_err(|refusal| refusal.to_string())?;
    let bytes = files::read_bytes(file, crate::exchange::open::MOST_BYTES, |_, _| {})
        .await
        .map_err(|error| error.to_string())?;
    open(&bytes, &file.name()).map_err(|refusal| refusal.to_string())
}
