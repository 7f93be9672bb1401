//! Pictures: kept beside the ledger under their sha256, sent and taken in through files of their own.

use super::{Cover, Session};
use crate::browser::database::Photo;
use crate::browser::files;
use crate::exchange::pictures::{self, Picture};

impl Session {
    /// Keeps pictures that a file brought; how many were kept.
    pub async fn take_pictures(self, all: &[Picture]) -> usize {
        let keeper = self.keeper();
        let mut kept = 0;
        for picture in all {
            let photo = Photo { bytes: picture.bytes.clone(), mime: picture.mime.clone() };
            if keeper.db().put_photo(&picture.sha256, &photo).await.is_ok() {
                kept += 1;
            }
        }
        kept
    }

    /// Writes the pictures with these sha256 to files of at most 100 MB; how many files, and how many pictures are
    /// not here.
    pub async fn write_pictures(self, cover: &Cover, wanted: &[String]) -> (usize, usize) {
        let keeper = self.keeper();
        let mut found = Vec::new();
        for sha256 in wanted {
            if let Ok(Some(photo)) = keeper.db().get_photo(sha256).await {
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
}
