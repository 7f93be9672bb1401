//! localStorage: small things of this browser that are no part of the ledger. All keys stand in one place, [`Key`].

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Everything that the app keeps in localStorage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key<'a> {
    /// What was last known of the database of this name.
    Witness(&'a str),
    /// Which database was open last: the real ledger or the demo.
    LastDatabase,
    /// A preference of the screen: columns, density, filters.
    Screen(&'a str),
}

/// On file:// all local pages share one localStorage, so every key begins with this.
const PREFIX: &str = "branch-ledger/";

impl Key<'_> {
    fn text(self) -> String {
        match self {
            Key::Witness(database) => format!("{PREFIX}witness/{database}"),
            Key::LastDatabase => format!("{PREFIX}last-database"),
            Key::Screen(name) => format!("{PREFIX}screen/{name}"),
        }
    }
}

/// What is kept under `key`; `None` if there is nothing, if it is of another shape, or if localStorage is blocked.
pub fn get<T: DeserializeOwned>(key: Key) -> Option<T> {
    is_available().then_some(())?;
    LocalStorage::get(key.text()).ok()
}

/// Keeps `value` under `key`. `false` if localStorage is blocked or full; nothing is changed then.
pub fn set<T: Serialize>(key: Key, value: &T) -> bool {
    is_available() && LocalStorage::set(key.text(), value).is_ok()
}

/// Removes what is kept under `key`.
pub fn remove(key: Key) {
    if is_available() {
        LocalStorage::delete(key.text());
    }
}

/// Removes every key of the app, and none of others: a part of 清除本机数据.
pub fn clear() {
    if !is_available() {
        return;
    }
    let raw = LocalStorage::raw();
    let names: Vec<String> = (0..raw.length().unwrap_or_default())
        .filter_map(|index| raw.key(index).ok().flatten())
        .filter(|name| name.starts_with(PREFIX))
        .collect();
    for name in names {
        LocalStorage::delete(name);
    }
}

/// Whether localStorage can be used. gloo-storage throws where the browser blocks it, so this is asked first.
pub fn is_available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
