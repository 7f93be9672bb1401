//! Rows and journal: where the ledger lives.
//!
//! A save only adds to the journal, so windows cannot overwrite one another. Now and then the journal is folded into
//! the rows, in one transaction that reads both and writes both: an entry that another window adds meanwhile waits for
//! its end, and stays.

use std::future::{Future, IntoFuture};

use idb::request::AddStoreRequest;
use idb::{KeyRange, Request};
use wasm_bindgen::JsValue;

use super::connection::Database;
use super::errors::DatabaseError;
use super::meta::put_texts;
use super::stores::{HISTORY, JOURNAL, META, ROWS};
use super::unit::{Listing, Unit, number, serial, serial_key, through};

/// All that a start needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The folded ledger, by number.
    pub rows: Vec<(u32, String)>,
    /// What was saved since, oldest first.
    pub journal: Vec<(u64, String)>,
    /// Small things, by key.
    pub meta: Vec<(String, String)>,
}

/// What a fold writes. The default changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// Rows to write, new or changed.
    pub put: Vec<(u32, String)>,
    /// Rows to remove.
    pub remove: Vec<u32>,
    /// The last journal entry that the rows now hold; it and all before it are removed. 0 removes none.
    pub journal_through: u64,
}

/// What other windows have saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The entries, oldest first.
    Entries(Vec<(u64, String)>),
    /// Some of them are folded into rows already: load everything again.
    Folded,
}

/// The key in `meta` under which a fold leaves the last entry that it removed.
const FOLDED_THROUGH: &str = "folded-through";

impl Database {
    /// Saves one action of the person: an entry of the journal, a line of history if there is one, and small things,
    /// all or nothing. Answers the key of the entry once it is on disk.
    ///
    /// Everything is queued before this returns, so it may be called while the page is being left; the future then
    /// need not be awaited.
    pub fn save(
        &self,
        journal: &str,
        history: Option<&str>,
        meta: &[(String, String)],
    ) -> impl Future<Output = Result<u64, DatabaseError>> + use<> {
        self.save_lines(journal, history.as_slice(), meta)
    }

    /// Like [`Database::save`], with any number of lines of history, oldest first: those of saves that failed before.
    pub fn save_lines(
        &self,
        journal: &str,
        history: &[&str],
        meta: &[(String, String)],
    ) -> impl Future<Output = Result<u64, DatabaseError>> + use<> {
        let queued = self.queue(journal, history, meta);
        let queued = queued.map(|(entry, unit)| (entry, unit.seal()));
        async move {
            let (entry, ended) = queued?;
            ended.await?;
            serial(&entry.result()?).ok_or_else(|| DatabaseError::foreign(JOURNAL))
        }
    }

    /// The request of the entry is not awaited but looked at after the end: a future of it that is dropped early would
    /// leave an event handler that throws, and that aborts a transaction.
    fn queue(
        &self,
        journal: &str,
        history: &[&str],
        meta: &[(String, String)],
    ) -> Result<(AddStoreRequest, Unit), DatabaseError> {
        let unit = Unit::write(self.raw(), &[JOURNAL, HISTORY, META])?;
        let entry = unit.store(JOURNAL)?.add(&journal.into(), None)?;
        let lines = unit.store(HISTORY)?;
        for line in history {
            lines.add(&(*line).into(), None)?;
        }
        let meta = meta.iter().map(|(key, text)| (key.as_str(), text.as_str()));
        put_texts(&unit, META, meta)?;
        Ok((entry, unit))
    }

    /// Reads rows, journal and small things, as they are at one moment.
    pub async fn load(&self) -> Result<Loaded, DatabaseError> {
        let unit = Unit::read(self.raw(), &[ROWS, JOURNAL, META])?;
        let rows = Listing::start(&unit, ROWS, None)?;
        let journal = Listing::start(&unit, JOURNAL, None)?;
        let meta = Listing::start(&unit, META, None)?;
        let rows = rows.finish(number).await;
        let journal = journal.finish(serial).await;
        let meta = meta.finish(JsValue::as_string).await;
        unit.seal().await?;
        Ok(Loaded { rows: rows?, journal: journal?, meta: meta? })
    }

    /// What was saved after the entry `key`, by this window or others.
    pub async fn journal_after(&self, key: u64) -> Result<News, DatabaseError> {
        let unit = Unit::read(self.raw(), &[JOURNAL, META])?;
        let folded = unit.store(META)?.get(JsValue::from(FOLDED_THROUGH))?;
        let folded = folded.into_future();
        let range = KeyRange::lower_bound(&serial_key(key), Some(true))?;
        let entries = Listing::start(&unit, JOURNAL, Some(range))?;
        let (folded, entries) = (folded.await, entries.finish(serial).await);
        unit.seal().await?;
        let folded = folded?.and_then(|value| value.as_string()?.parse().ok());
        Ok(match folded {
            Some(through) if key < through => News::Folded,
            _ => News::Entries(entries?),
        })
    }

    /// Folds the journal into the rows: reads both, asks the pure `f` for what to write, writes it, all in one
    /// transaction. `f` runs while the transaction is open, so it must not wait for anything.
    pub async fn fold(
        &self,
        f: impl FnOnce(Vec<(u32, String)>, Vec<(u64, String)>) -> Folded,
    ) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[ROWS, JOURNAL, META])?;
        let rows = Listing::start(&unit, ROWS, None)?;
        let journal = Listing::start(&unit, JOURNAL, None)?;
        // Awaited in the order in which they were asked: the last answer leaves the transaction open for what follows.
        let (rows, journal) = (rows.finish(number).await, journal.finish(serial).await);
        write_folded(&unit, &f(rows?, journal?))?;
        unit.seal().await
    }
}

fn write_folded(unit: &Unit, folded: &Folded) -> Result<(), DatabaseError> {
    let rows = unit.store(ROWS)?;
    let put = folded.put.iter().map(|(key, text)| (*key, text.as_str()));
    put_texts(unit, ROWS, put)?;
    for key in &folded.remove {
        rows.delete(JsValue::from(*key))?;
    }
    if folded.journal_through > 0 {
        let last = folded.journal_through;
        unit.store(JOURNAL)?.delete(through(last)?)?;
        put_texts(unit, META, [(FOLDED_THROUGH, last.to_string().as_str())])?;
    }
    Ok(())
}
