//! Small things of a ledger, by key.

use std::future::IntoFuture;

use wasm_bindgen::JsValue;

use super::connection::Database;
use super::errors::DatabaseError;
use super::stores::META;
use super::unit::Unit;

impl Database {
    /// The text kept under `key`.
    pub async fn meta_get(&self, key: &str) -> Result<Option<String>, DatabaseError> {
        let unit = Unit::read(self.raw(), &[META])?;
        let found = unit.store(META)?.get(JsValue::from(key))?.into_future();
        let found = found.await?;
        unit.seal().await?;
        found.map(|value| value.as_string().ok_or(DatabaseError::foreign(META))).transpose()
    }

    /// Keeps `text` under `key`.
    pub async fn meta_put(&self, key: &str, text: &str) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[META])?;
        put_texts(&unit, META, [(key, text)])?;
        unit.seal().await
    }

    /// Keeps `text` under `key` if `may` agrees with what stands there now, in one transaction: of two windows that do
    /// this at once, the second sees what the first kept. Gives whether it was kept.
    pub async fn meta_claim(
        &self,
        key: &str,
        text: &str,
        may: impl FnOnce(Option<&str>) -> bool,
    ) -> Result<bool, DatabaseError> {
        let unit = Unit::write(self.raw(), &[META])?;
        let found = unit.store(META)?.get(JsValue::from(key))?.into_future().await?;
        let kept = may(found.and_then(|value| value.as_string()).as_deref());
        if kept {
            put_texts(&unit, META, [(key, text)])?;
        }
        unit.seal().await?;
        Ok(kept)
    }

    /// Removes what is kept under `key`.
    pub async fn meta_remove(&self, key: &str) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[META])?;
        unit.store(META)?.delete(JsValue::from(key))?;
        unit.seal().await
    }
}

/// Queues texts to be put under keys.
pub(super) fn put_texts<'a, K: Into<JsValue>>(
    unit: &Unit,
    store: &str,
    texts: impl IntoIterator<Item = (K, &'a str)>,
) -> Result<(), DatabaseError> {
    let store = unit.store(store)?;
    for (key, text) in texts {
        store.put(&text.into(), Some(&key.into()))?;
    }
    Ok(())
}
