//! A connection to a database, and how it is lost.

use std::cell::RefCell;
use std::rc::Rc;

use idb::event::VersionChangeEvent;
use web_sys::{Event, IdbDatabase, IdbVersionChangeEvent};

/// Why a connection was closed by someone else. What is in memory is all that this window has now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The browser closed it: the site's data were cleared, or its files cannot be used any more.
    Cleared,
    /// Another window of the app deletes the database.
    Deleted,
    /// Another window of the app is newer and changes the layout.
    Upgraded,
}

type Listener = Rc<dyn Fn(Lost)>;

/// An open database. Clones share one connection, which is closed with the last of them.
#[derive(Clone)]
pub struct Database {
    connection: Rc<Connection>,
}

struct Connection {
    raw: IdbDatabase,
    lost: Rc<RefCell<Option<Listener>>>,
    /// Holds the closures of the event handlers.
    _handlers: idb::Database,
}

impl Database {
    pub(super) fn new(raw: IdbDatabase) -> Database {
        let lost: Rc<RefCell<Option<Listener>>> = Rc::default();
        let mut handlers = idb::Database::from(raw.clone());
        let told = lost.clone();
        handlers.on_close(move |_| tell(&told, Lost::Cleared));
        let (told, connection) = (lost.clone(), raw.clone());
        handlers.on_version_change(move |event| {
            tell(&told, reason(event));
            // After the listener, so that it can still queue a last save. Otherwise the other window would wait for us.
            connection.close();
        });
        Database { connection: Rc::new(Connection { raw, lost, _handlers: handlers }) }
    }

    /// Sets who is told, once, when the connection is lost. The listener may still call [`Database::save`] when it is
    /// [`Lost::Deleted`] or [`Lost::Upgraded`]; the connection is closed as soon as it returns.
    pub fn on_lost(&self, listener: impl Fn(Lost) + 'static) {
        *self.connection.lost.borrow_mut() = Some(Rc::new(listener));
    }

    /// Closes the connection for all clones, after what is being written is on disk.
    pub fn close(&self) {
        self.connection.raw.close();
    }

    /// The name of the database.
    pub fn name(&self) -> String {
        self.connection.raw.name()
    }

    pub(super) fn raw(&self) -> &IdbDatabase {
        &self.connection.raw
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.raw.close();
    }
}

fn tell(lost: &RefCell<Option<Listener>>, why: Lost) {
    // Taken out first: the listener may set another.
    let listener = lost.borrow_mut().take();
    if let Some(listener) = listener {
        listener(why);
    }
}

fn reason(event: Event) -> Lost {
    use wasm_bindgen::JsCast;
    let event = VersionChangeEvent::from(event.unchecked_into::<IdbVersionChangeEvent>());
    match event.new_version() {
        Ok(Some(_)) => Lost::Upgraded,
        _ => Lost::Deleted,
    }
}
