//! Opening, first layout, deleting.

use std::cell::RefCell;
use std::rc::Rc;

use idb::event::VersionChangeEvent;
use idb::{DatabaseEvent, Factory, ObjectStoreParams};
use wasm_bindgen::JsCast;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbVersionChangeEvent};

use super::connection::Database;
use super::errors::{DatabaseError, OpenError};
use super::{VERSION, stores};
use crate::browser::feature;

/// A database just opened.
pub struct Opened {
    /// The database.
    pub db: Database,
    /// It did not exist before: a first run, or one after everything was lost. Ask the witness which.
    pub fresh: bool,
    /// The browser found the old database damaged and put an empty one in its place; its own words about it.
    pub data_loss: Option<String>,
}

/// What the `upgradeneeded` event told. Without that event the database was there already.
#[derive(Default)]
struct Birth {
    fresh: bool,
    data_loss: Option<String>,
    failed: Option<OpenError>,
}

impl Database {
    /// Opens the database `name`, and lays it out if it is new. A new one is tried out by a write and a read.
    ///
    /// `on_blocked` is called if another window keeps an older layout open; opening goes on by itself when that window
    /// is closed.
    pub async fn open(name: &str, on_blocked: impl FnOnce() + 'static) -> Result<Opened, OpenError> {
        let factory = Factory::new().map_err(|_| OpenError::Unavailable)?;
        let mut request = factory.open(name, Some(VERSION))?;
        let birth = Rc::new(RefCell::new(Birth::default()));
        let told = birth.clone();
        request.on_blocked(move |_| on_blocked());
        request.on_upgrade_needed(move |event| *told.borrow_mut() = lay_out(event));
        let opened = request.await;
        let birth = birth.take();
        if let Some(error) = birth.failed {
            return Err(error);
        }
        let db = Database::new(IdbDatabase::from(opened?));
        if birth.fresh {
            try_out(&db).await?;
        }
        Ok(Opened { db, fresh: birth.fresh, data_loss: birth.data_loss })
    }
}

/// Deletes the database `name` with all it holds. Close your own connections first; other windows close theirs when
/// they are told. `on_blocked` is called if one does not; deleting goes on by itself when that window is closed.
pub async fn delete_database(name: &str, on_blocked: impl FnOnce() + 'static) -> Result<(), DatabaseError> {
    let mut request = Factory::new()?.delete(name)?;
    request.on_blocked(move |_| on_blocked());
    Ok(request.await?)
}

fn lay_out(event: VersionChangeEvent) -> Birth {
    let created = event.database().and_then(|database| add_stores(&database));
    let fresh = event.old_version() == Ok(0);
    let event = IdbVersionChangeEvent::from(event);
    let failed = created.err().map(OpenError::from);
    if failed.is_some() {
        // Half a layout must not stay: without this it would be committed.
        let request = event.target().map(JsCast::unchecked_into::<IdbOpenDbRequest>);
        let transaction = request.and_then(|request| request.transaction());
        let _ = transaction.map(|transaction| transaction.abort());
    }
    Birth { fresh, data_loss: data_loss(&event), failed }
}

/// Adds the stores that are not there yet; none is ever taken away.
fn add_stores(database: &idb::Database) -> Result<(), idb::Error> {
    let present = database.store_names();
    for name in stores::ALL {
        if present.iter().all(|store| store != name) {
            let mut params = ObjectStoreParams::new();
            params.auto_increment(matches!(name, stores::JOURNAL | stores::HISTORY));
            database.create_object_store(name, params)?;
        }
    }
    Ok(())
}

/// Chromium only: `dataLoss` is `none` or `total`; `dataLossMessage` says why.
fn data_loss(event: &IdbVersionChangeEvent) -> Option<String> {
    let text = |name| feature::property(event, name)?.as_string();
    let loss = text("dataLoss").filter(|loss| loss != "none")?;
    Some(match text("dataLossMessage") {
        Some(message) if !message.is_empty() => message,
        _ => loss,
    })
}

/// Some browsers open a database that they then forbid to use.
async fn try_out(db: &Database) -> Result<(), OpenError> {
    const PROBE: (&str, &str) = ("probe", "探");
    let tried = async {
        db.meta_put(PROBE.0, PROBE.1).await?;
        let found = db.meta_get(PROBE.0).await?;
        db.meta_remove(PROBE.0).await?;
        Ok::<_, DatabaseError>(found)
    };
    match tried.await {
        Ok(Some(found)) if found == PROBE.1 => Ok(()),
        Ok(_) => Err(OpenError::Unavailable),
        Err(DatabaseError::Quota) => Err(OpenError::Full),
        Err(DatabaseError::Closed) => Err(OpenError::Other("Closed".to_owned())),
        Err(DatabaseError::Other(words)) => Err(OpenError::Other(words)),
    }
}
