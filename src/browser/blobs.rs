//! Bytes handed to the browser.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// A `blob:` address for some bytes, for `<img src>`. Revoked when this is dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn of(blob: &Blob) -> Option<ObjectUrl> {
        Url::create_object_url_with_blob(blob).ok().map(ObjectUrl)
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// An address for `bytes` of type `mime`; `None` if the browser has no memory for them.
pub fn object_url(bytes: &[u8], mime: &str) -> Option<ObjectUrl> {
    ObjectUrl::of(&blob(bytes, mime)?)
}

pub(super) fn blob(bytes: &[u8], mime: &str) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
