//! What can go wrong, told so that a person knows what was kept and what to do.

use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why something was not read from or written to the database. A write that fails changes nothing on disk.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DatabaseError {
    /// The disk, or what the browser allows this app, is full.
    #[error("磁盘空间不够，刚才这一处没有存上。内容还在本页。清出空间后再试，或先存成文件。")]
    Quota,
    /// The connection is closed: the data were cleared, or another window took over.
    #[error("本页与本机数据库断开了，刚才这一处没有存上。内容还在本页。请先存成文件，再重新打开本页。")]
    Closed,
    /// Anything else, with the browser's own words.
    #[error("本机数据库出错，这一步没有做成（{0}）。以前存上的没有动，内容还在本页。请先存成文件，再重新打开本页。")]
    Other(String),
}

/// Why a database could not be opened. Nothing on disk was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// The browser has no IndexedDB, or forbids it.
    #[error("浏览器不让本页保存数据，账本打不开，也没有改动。请在浏览器设置里允许本页使用本地存储，或换一个浏览器。")]
    Unavailable,
    /// A newer version of the app has used this database.
    #[error("这个账本被更新的版本打开过，本页的版本旧，没有动它。请关掉本页，用新版打开。")]
    Newer,
    /// The files of the database are damaged beyond what the browser mends, and with them every database of this origin:
    /// neither deleting nor another name helps, only the browser's own settings do.
    #[error(
        "本机数据库的文件坏了，浏览器打不开（{0}）。导出过的备份不受影响。请换一个浏览器打开本页，或者在浏览器设置里清除本站的数据，再从最近的备份恢复。"
    )]
    Broken(String),
    /// The disk is full.
    #[error("磁盘空间不够，账本打不开。以前存上的没有动。请清出空间，再重新打开本页。")]
    Full,
    /// Anything else, with the browser's own words.
    #[error("账本打不开（{0}）。以前存上的没有动。请关掉浏览器的所有窗口，再重新打开。")]
    Other(String),
}

impl DatabaseError {
    /// Tells the kinds apart by the name of the exception, or by the codes that older browsers give for a full disk.
    pub fn classify(name: &str, code: u16, message: &str) -> DatabaseError {
        match (name, code) {
            ("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED", _) | (_, 22 | 1014) => DatabaseError::Quota,
            ("InvalidStateError", _) => DatabaseError::Closed,
            _ => DatabaseError::Other(words(name, message)),
        }
    }

    pub(super) fn from_exception(exception: &DomException) -> DatabaseError {
        DatabaseError::classify(&exception.name(), exception.code(), &exception.message())
    }

    pub(super) fn from_js(value: &JsValue) -> DatabaseError {
        value
            .dyn_ref::<DomException>()
            .map_or_else(|| DatabaseError::Other(format!("{value:?}")), DatabaseError::from_exception)
    }

    /// What was found is not what this app writes. On file:// every local page can write here.
    pub(super) fn foreign(store: &str) -> DatabaseError {
        DatabaseError::Other(format!("{store} 里有别的程序写的内容"))
    }
}

impl OpenError {
    /// Tells the kinds apart by the name of the exception.
    pub fn classify(name: &str, code: u16, message: &str) -> OpenError {
        match (name, code) {
            ("VersionError", _) => OpenError::Newer,
            ("UnknownError", _) => OpenError::Broken(words(name, message)),
            ("SecurityError", _) => OpenError::Unavailable,
            ("QuotaExceededError", _) | (_, 22 | 1014) => OpenError::Full,
            _ => OpenError::Other(words(name, message)),
        }
    }
}

fn words(name: &str, message: &str) -> String {
    if message.is_empty() { name.to_owned() } else { format!("{name}: {message}") }
}

/// The exception inside an error of idb, if it holds one.
fn exception(error: &idb::Error) -> Option<&DomException> {
    use idb::Error as E;
    match error {
        E::DomException(exception) => Some(exception),
        E::AddFailed(value)
        | E::UpdateFailed(value)
        | E::DeleteFailed(value)
        | E::ClearFailed(value)
        | E::GetFailed(value)
        | E::GetAllFailed(value)
        | E::GetAllKeysFailed(value)
        | E::KeyRangeCreateFailed(value)
        | E::OpenCursorFailed(value)
        | E::CursorAdvanceFailed(value)
        | E::ObjectStoreNotFound(value)
        | E::ObjectStoreCreateFailed(value)
        | E::IndexedDbOpenFailed(value)
        | E::IndexedDbDeleteFailed(value) => value.dyn_ref(),
        _ => None,
    }
}

impl From<idb::Error> for DatabaseError {
    fn from(error: idb::Error) -> Self {
        exception(&error).map_or_else(|| DatabaseError::Other(error.to_string()), DatabaseError::from_exception)
    }
}

impl From<idb::Error> for OpenError {
    fn from(error: idb::Error) -> Self {
        match exception(&error) {
            Some(found) => OpenError::classify(&found.name(), found.code(), &found.message()),
            None => OpenError::Other(error.to_string()),
        }
    }
}
