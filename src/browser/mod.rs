//! Every call of web-sys. The other rooms see texts, bytes, keys and small typed values; nothing here knows a record.
//!
//! Everything runs on Chromium 83 and on plain http, where `crypto.subtle`, `randomUUID`, Web Locks,
//! `storage.persist` and the async clipboard are absent: what may be missing is found by feature test, never by
//! version or address, and then answers `None`, `false` or does nothing.

pub mod blobs;
pub mod capacity;
pub mod clipboard;
pub mod clock;
pub mod collation;
pub mod database;
pub mod events;
mod feature;
pub mod files;
pub mod images;
pub mod page;
pub mod random;
pub mod storage;
pub mod tabs;
pub mod timer;
pub mod witness;
