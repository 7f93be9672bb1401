//! What other windows of this browser saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Session, keeper};
use crate::browser::database::{Database, DatabaseError, News};
use crate::exchange::stored;

impl Session {
    /// Takes in what another window told: records that it saved, or who it is.
    pub(super) fn hear(&self, text: &str) {
        match stored::decode_entry(text) {
            Ok(records) => self.ledger.update(|ledger| drop(ledger.absorb(records))),
            Err(_) => self.hear_name(text),
        }
    }

    /// Takes in who an actor of another window is; packs that leave from here name it too.
    fn hear_name(&self, text: &str) {
        let Some((actor, info)) = text.strip_prefix(keeper::ACTOR).and_then(|rest| rest.split_once(keeper::NAMED))
        else {
            return;
        };
        if let (Ok(actor), Ok(info)) = (actor.parse(), serde_json::from_str(info)) {
            self.ledger.update(|ledger| ledger.know_actor(actor, info));
        }
    }

    /// Takes in what other windows saved after this one read the database, and before it could hear them.
    pub(super) fn catch_up(self, read_through: u64) {
        let db = self.keeper().db().clone();
        spawn_local(async move {
            // What cannot be read now is read at the next start.
            for text in missed(&db, read_through).await.unwrap_or_default() {
                self.hear(&text);
            }
        });
    }
}

async fn missed(db: &Database, read_through: u64) -> Result<Vec<String>, DatabaseError> {
    let texts = |entries: Vec<(u64, String)>| entries.into_iter().map(|(_, text)| text);
    Ok(match db.journal_after(read_through).await? {
        News::Entries(entries) => texts(entries).collect(),
        News::Folded => {
            let loaded = db.load().await?;
            loaded.rows.into_iter().map(|(_, text)| text).chain(texts(loaded.journal)).collect()
        }
    })
}
