//! Who changed what: lines of text, newest read first.

use std::future::IntoFuture;

use idb::{CursorDirection, KeyRange, ObjectStore};

use super::connection::Database;
use super::errors::DatabaseError;
use super::stores::HISTORY;
use super::unit::{Listing, Unit, serial, serial_key, through};

impl Database {
    /// At most `n` lines of history before the line `before` (the newest, if `None`), newest first.
    pub async fn history_page(&self, before: Option<u64>, n: u32) -> Result<Vec<(u64, String)>, DatabaseError> {
        if n == 0 {
            return Ok(Vec::new());
        }
        let unit = Unit::read(self.raw(), &[HISTORY])?;
        let first = nth_before(&unit.store(HISTORY)?, before, n).await?;
        let lines = Listing::start(&unit, HISTORY, span(first, before)?)?;
        let lines = lines.finish(serial).await;
        unit.seal().await?;
        let mut lines = lines?;
        lines.reverse();
        Ok(lines)
    }

    /// Removes the line `through` and all before it.
    pub async fn trim_history(&self, last: u64) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[HISTORY])?;
        unit.store(HISTORY)?.delete(through(last)?)?;
        unit.seal().await
    }
}

/// The key `n` lines before `before`, or `None` if there are fewer. A cursor that jumps: it reads no text on its way.
async fn nth_before(store: &ObjectStore, before: Option<u64>, n: u32) -> Result<Option<u64>, DatabaseError> {
    let range = span(None, before)?.map(idb::Query::from);
    let newest = store.open_key_cursor(range, Some(CursorDirection::Prev))?;
    let newest = newest.into_future().await?;
    let (Some(newest), true) = (&newest, n > 1) else {
        return Ok(newest.and_then(|cursor| serial(&cursor.key().ok()?)));
    };
    let nth = newest.advance(n - 1)?.into_future().await?;
    Ok(nth.and_then(|cursor| serial(&cursor.key().ok()?)))
}

/// The lines from `first` on and before `before`, where given.
fn span(first: Option<u64>, before: Option<u64>) -> Result<Option<KeyRange>, DatabaseError> {
    Ok(match (first.map(serial_key), before.map(serial_key)) {
        (None, None) => None,
        (Some(first), None) => Some(KeyRange::lower_bound(&first, Some(false))?),
        (None, Some(before)) => Some(KeyRange::upper_bound(&before, Some(true))?),
        (Some(first), Some(before)) => Some(KeyRange::bound(&first, &before, Some(false), Some(true))?),
    })
}
