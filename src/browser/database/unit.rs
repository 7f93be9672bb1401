//! A unit of work: one transaction, whole or not at all.

use std::future::{Future, IntoFuture};

use idb::request::futures::{GetAllKeysStoreRequestFuture, GetAllStoreRequestFuture};
use idb::{KeyRange, ObjectStore};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use super::errors::DatabaseError;

#[wasm_bindgen]
extern "C" {
    /// The same object as [`IdbDatabase`]; web-sys offers the options of `transaction` only as unstable.
    #[wasm_bindgen(extends = IdbDatabase)]
    type DatabaseWithOptions;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &DatabaseWithOptions,
        names: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// One transaction. Dropped before [`Unit::seal`], it is aborted and nothing of it happens; idb would let it commit
/// what was queued so far.
pub(super) struct Unit {
    transaction: IdbTransaction,
    /// Settled by the `complete` and `abort` events. It is made at the start, so that neither can be missed; idb's own
    /// future takes an error of a request for one of the transaction, and forgets the reason of an abort.
    ended: Option<JsFuture>,
}

impl Unit {
    /// Begins to read.
    pub fn read(database: &IdbDatabase, stores: &[&str]) -> Result<Unit, DatabaseError> {
        Unit::begin(database, stores, "readonly", &Object::new())
    }

    /// Begins to write. Complete then means that it is on disk, not in a buffer of the system: Chromium's default
    /// says so earlier. Browsers before 83 ignore the option.
    pub fn write(database: &IdbDatabase, stores: &[&str]) -> Result<Unit, DatabaseError> {
        let options = Object::new();
        let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        Unit::begin(database, stores, "readwrite", &options)
    }

    fn begin(database: &IdbDatabase, stores: &[&str], mode: &str, options: &Object) -> Result<Unit, DatabaseError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let transaction = database
            .unchecked_ref::<DatabaseWithOptions>()
            .transaction(&names, mode, options)
            .map_err(|error| DatabaseError::from_js(&error))?;
        let ended = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        Ok(Unit { transaction, ended: Some(ended.into()) })
    }

    /// A store of this transaction.
    pub fn store(&self, name: &str) -> Result<ObjectStore, DatabaseError> {
        self.transaction.object_store(name).map(ObjectStore::from).map_err(|error| DatabaseError::from_js(&error))
    }

    /// Ends the transaction: nothing can be added to it, and it is committed at once, even if the page is being left.
    /// The future tells whether everything is on disk; it need not be awaited for that to happen.
    pub fn seal(mut self) -> impl Future<Output = Result<(), DatabaseError>> + use<> {
        let ended = self.ended.take();
        let transaction = self.transaction.clone();
        // An error means that it has ended already, or that the browser is too old to be asked: it commits by itself.
        let _ = idb::Transaction::from(transaction.clone()).commit();
        async move {
            let Some(ended) = ended else { return Ok(()) };
            ended.await.map(|_| ()).map_err(|_| reason(&transaction))
        }
    }
}

impl Drop for Unit {
    fn drop(&mut self) {
        if self.ended.is_some() {
            let _ = self.transaction.abort();
        }
    }
}

fn reason(transaction: &IdbTransaction) -> DatabaseError {
    // Aborted without an error: the browser closed the database under us, for instance when its data are cleared.
    (transaction.error()).map_or(DatabaseError::Closed, |error| DatabaseError::from_exception(&error))
}

/// Keys and texts of a store, or of a range of it; both are asked for at once.
pub(super) struct Listing {
    store: &'static str,
    keys: GetAllKeysStoreRequestFuture,
    values: GetAllStoreRequestFuture,
}

impl Listing {
    /// Asks.
    pub fn start(unit: &Unit, store: &'static str, range: Option<KeyRange>) -> Result<Listing, DatabaseError> {
        let object = unit.store(store)?;
        let range = range.map(idb::Query::from);
        Ok(Listing {
            store,
            keys: object.get_all_keys(range.clone(), None)?.into_future(),
            values: object.get_all(range, None)?.into_future(),
        })
    }

    /// Waits for the answers. `key` reads a key; what is no such key or no text was not written by this app.
    pub async fn finish<K>(self, key: impl Fn(&JsValue) -> Option<K>) -> Result<Vec<(K, String)>, DatabaseError> {
        // Both are awaited before either is looked at: dropping the second would leave its event without a listener.
        let (keys, values) = (self.keys.await, self.values.await);
        let pairs = keys?.into_iter().zip(values?);
        let pairs = pairs.map(|(k, value)| Some((key(&k)?, value.as_string()?)));
        pairs.collect::<Option<Vec<_>>>().ok_or_else(|| DatabaseError::foreign(self.store))
    }
}

/// A key that the browser gave. Read as a float: a `u64` would cross as a BigInt, which older browsers lack.
pub(super) fn serial(key: &JsValue) -> Option<u64> {
    key.as_f64().map(|number| number as u64)
}

/// A key that the caller gave.
pub(super) fn number(key: &JsValue) -> Option<u32> {
    key.as_f64().map(|number| number as u32)
}

/// A [`serial`] as a key.
pub(super) fn serial_key(serial: u64) -> JsValue {
    JsValue::from_f64(serial as f64)
}

/// All serials up to and including one.
pub(super) fn through(serial: u64) -> Result<KeyRange, DatabaseError> {
    Ok(KeyRange::upper_bound(&serial_key(serial), Some(false))?)
}
