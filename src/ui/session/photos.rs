//! 影像: the pictures themselves. Their records are part of the ledger; their bytes are kept beside it under their sha256,
//! sent and taken in through files of their own.

use super::{Cover, Session};
use crate::browser::blobs::{ObjectUrl, object_url};
use crate::browser::database::Photo;
use crate::browser::files;
use crate::exchange::pictures::{self, Picture, sha256};

impl Session {
    /// Keeps the bytes of a picture and gives their sha256 in hex, under which its record names them.
    ///
    /// # Errors
    /// Why they could not be kept; then nothing was.
    pub async fn keep_photo(self, bytes: Vec<u8>, mime: &str) -> Result<String, String> {
        let sha256 = sha256(&bytes);
        self.put_photo(&sha256, bytes, mime).await?;
        Ok(sha256)
    }

    /// An address for a picture, for `<img src>`; `None` if the picture is not on this machine.
    ///
    /// # Errors
    /// Why the database could not be read.
    pub async fn photo_url(self, sha256: &str) -> Result<Option<ObjectUrl>, String> {
        let found = self.get_photo(sha256).await?;
        Ok(found.and_then(|photo| object_url(&photo.bytes, &photo.mime)))
    }

    /// Keeps pictures that a file brought; how many were kept.
    pub async fn take_pictures(self, all: &[Picture]) -> usize {
        let mut kept = 0;
        for picture in all {
            let put = self.put_photo(&picture.sha256, picture.bytes.clone(), &picture.mime).await;
            kept += usize::from(put.is_ok());
        }
        kept
    }

    /// Writes the pictures with these sha256 to files of at most 100 MB; how many files, and how many pictures are
    /// not here.
    pub async fn write_pictures(self, cover: &Cover, wanted: &[String]) -> (usize, usize) {
        let mut found = Vec::new();
        for sha256 in wanted {
            if let Ok(Some(photo)) = self.get_photo(sha256).await {
                found.push(Picture { sha256: sha256.clone(), mime: photo.mime, bytes: photo.bytes });
            }
        }
        let texts = pictures::write(&cover.id.to_string(), &found);
        let stem = cover.file.trim_end_matches(".json");
        for (at, text) in texts.iter().enumerate() {
            files::download(&format!("{stem}_影像{}.json", at + 1), text.as_bytes(), "application/json");
        }
        (texts.len(), wanted.len() - found.len())
    }

    async fn put_photo(self, sha256: &str, bytes: Vec<u8>, mime: &str) -> Result<(), String> {
        let photo = Photo { bytes, mime: mime.to_owned() };
        self.keeper().db().put_photo(sha256, &photo).await.map_err(|error| error.to_string())
    }

    async fn get_photo(self, sha256: &str) -> Result<Option<Photo>, String> {
        self.keeper().db().get_photo(sha256).await.map_err(|error| error.to_string())
    }
}
