//! 影像: the pictures themselves. Their records are part of the ledger, their bytes are kept beside it.

use super::Session;
use crate::browser::blobs::{ObjectUrl, object_url};
use crate::browser::database::Photo;
use crate::exchange::pictures::sha256;

impl Session {
    /// Keeps the bytes of a picture and gives their sha256 in hex, under which its record names them.
    ///
    /// # Errors
    /// Why they could not be kept; then nothing was.
    pub async fn keep_photo(self, bytes: Vec<u8>, mime: &str) -> Result<String, String> {
        let sha256 = sha256(&bytes);
        let photo = Photo { bytes, mime: mime.to_owned() };
        self.keeper().db().put_photo(&sha256, &photo).await.map_err(|error| error.to_string())?;
        Ok(sha256)
    }

    /// An address for a picture, for `<img src>`; `None` if the picture is not on this machine.
    ///
    /// # Errors
    /// Why the database could not be read.
    pub async fn photo_url(self, sha256: &str) -> Result<Option<ObjectUrl>, String> {
        let found = self.keeper().db().get_photo(sha256).await.map_err(|error| error.to_string())?;
        Ok(found.and_then(|photo| object_url(&photo.bytes, &photo.mime)))
    }
}
