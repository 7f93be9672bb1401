//! Photos, by the sha256 of their bytes.

use std::future::IntoFuture;

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::connection::Database;
use super::errors::DatabaseError;
use super::stores::PHOTOS;
use super::unit::Unit;
use crate::browser::feature;

/// The bytes of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their type, such as `image/jpeg`.
    pub mime: String,
}

impl Photo {
    fn to_js(&self) -> JsValue {
        let value = Object::new();
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&value, &"mime".into(), &self.mime.as_str().into());
        let bytes = Uint8Array::from(self.bytes.as_slice());
        let _ = Reflect::set(&value, &"bytes".into(), &bytes);
        value.into()
    }

    fn from_js(value: &JsValue) -> Option<Photo> {
        let bytes = feature::property(value, "bytes")?;
        Some(Photo {
            bytes: bytes.dyn_into::<Uint8Array>().ok()?.to_vec(),
            mime: feature::property(value, "mime")?.as_string()?,
        })
    }
}

impl Database {
    /// Keeps a photo under `sha256`, the hash of its bytes. The same photo twice is kept once.
    pub async fn put_photo(&self, sha256: &str, photo: &Photo) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[PHOTOS])?;
        let store = unit.store(PHOTOS)?;
        store.put(&photo.to_js(), Some(&sha256.into()))?;
        unit.seal().await
    }

    /// The photo `sha256`; `None` if it is not here, for instance because it travels in a file that has not come yet.
    pub async fn get_photo(&self, sha256: &str) -> Result<Option<Photo>, DatabaseError> {
        let unit = Unit::read(self.raw(), &[PHOTOS])?;
        let found = unit.store(PHOTOS)?.get(JsValue::from(sha256))?;
        let found = found.into_future().await?;
        unit.seal().await?;
        let photo = |value| Photo::from_js(&value).ok_or(DatabaseError::foreign(PHOTOS));
        found.map(photo).transpose()
    }

    /// The sha256 of every photo that is here.
    pub async fn photo_keys(&self) -> Result<Vec<String>, DatabaseError> {
        let unit = Unit::read(self.raw(), &[PHOTOS])?;
        let keys = unit.store(PHOTOS)?.get_all_keys(None, None)?;
        let keys = keys.into_future().await?;
        unit.seal().await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// Removes the photo `sha256`.
    pub async fn delete_photo(&self, sha256: &str) -> Result<(), DatabaseError> {
        let unit = Unit::write(self.raw(), &[PHOTOS])?;
        unit.store(PHOTOS)?.delete(JsValue::from(sha256))?;
        unit.seal().await
    }
}
