//! How much room there is, and the request not to be tidied away. Absent on plain http.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

use super::feature;

/// What the browser says about the room for this origin, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    /// Used by this origin.
    pub used: f64,
    /// What this origin may use; an estimate, not a promise.
    pub quota: f64,
}

/// The room for this origin; `None` where the browser does not say.
pub async fn storage_estimate() -> Option<Capacity> {
    let promise = manager()?.estimate().ok()?;
    let estimate: StorageEstimate = JsFuture::from(promise).await.ok()?.unchecked_into();
    Some(Capacity { used: estimate.get_usage()?, quota: estimate.get_quota()? })
}

/// Asks that this origin's data be kept when the disk runs full. `Some(true)` if it is granted, `None` where the
/// browser cannot be asked. The browser decides by itself, usually without asking the person.
pub async fn persist() -> Option<bool> {
    let promise = manager()?.persist().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

fn manager() -> Option<StorageManager> {
    feature::of_navigator("storage").map(JsCast::unchecked_into)
}
