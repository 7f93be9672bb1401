//! Replacing or emptying everything at once.

use super::connection::Database;
use super::errors::DatabaseError;
use super::meta::put_texts;
use super::stores::{self, HISTORY, JOURNAL, META, ROWS};
use super::unit::Unit;

/// What a restored ledger holds. Photos are put one by one, before or after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The ledger, by number.
    pub rows: Vec<(u32, String)>,
    /// Lines of history, oldest first; they get new keys.
    pub history: Vec<String>,
    /// Small things, by key.
    pub meta: Vec<(String, String)>,
}

impl Database {
    /// Puts `contents` in the place of rows, journal, history and small things, all or nothing. Photos stay. Keys of
    /// the journal go on rising. Other windows must be told to start afresh.
    pub async fn replace_all(&self, contents: &Contents) -> Result<(), DatabaseError> {
        const REPLACED: [&str; 4] = [ROWS, JOURNAL, HISTORY, META];
        let unit = Unit::write(self.raw(), &REPLACED)?;
        empty(&unit, &REPLACED)?;
        let rows = contents.rows.iter().map(|(key, text)| (*key, text.as_str()));
        put_texts(&unit, ROWS, rows)?;
        let meta = contents.meta.iter();
        put_texts(&unit, META, meta.map(|(key, text)| (key, text.as_str())))?;
        let history = unit.store(HISTORY)?;
        for line in &contents.history {
            history.add(&line.into(), None)?;
        }
        unit.seal().await
    }

    /// Empties every store, photos too: a part of 清除本机数据. The database itself stays.
    pub async fn clear_all(&self) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &stores::ALL)?;
        empty(&unit, &stores::ALL)?;
        unit.seal().await
    }
}

fn empty(unit: &Unit, names: &[&str]) -> Result<(), DatabaseError> {
    for name in names {
        unit.store(name)?.clear()?;
    }
    Ok(())
}
