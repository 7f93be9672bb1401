//! Opening: what stands in the database, and whether it is what stood there last time.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::passed::{PASSED, Passed};
use super::{BackupState, Keeper, Profile, Session};
use crate::browser::database::{Database, Loaded, Lost, OpenError};
use crate::browser::storage::{self, Key};
use crate::browser::tabs::Tabs;
use crate::browser::witness::Witness;
use crate::browser::{clock, page, timer};
use crate::domain::work_calendar::WorkCalendar;
use crate::exchange::{folding, stored};
use crate::ledger::rectify::board::Board;
use crate::ledger::{ActorInfo, Ledger, OrgTree};
use crate::ui::components::{SaveState, Toasts};
use crate::ui::session::keeper::{ACTOR, Trouble};

/// Name of the real ledger's database.
pub const REAL: &str = "branch-ledger";
/// Name of the demo's database.
pub const DEMO: &str = "branch-ledger-demo";
/// Key of the profile in `meta`.
pub const PROFILE: &str = "profile";
/// All databases of the app.
pub const DATABASES: [&str; 2] = [REAL, DEMO];
/// Journal entries beyond which a start folds them into rows.
const FOLD_AT: usize = 64;

/// Where the app stands.
#[derive(Clone)]
pub enum Phase {
    /// The database is being read.
    Loading,
    /// Nothing was ever written here.
    FirstRun(Opening),
    /// Something was written here and is not there any more.
    Recovery(Opening, Missing),
    /// The database cannot be opened.
    Closed(String),
    /// Everything on this machine was removed on purpose; nothing is opened until it is asked for.
    Removed,
    /// Open; a session begins with this person, and does this first.
    Ready(Opening, Profile, Option<FirstDeed>),
}

/// What is done as soon as the session stands: the organization of a new ledger, a pack, a backup.
pub type FirstDeed = Arc<dyn Fn(Session) + Send + Sync>;

/// The context through which pages change where the app stands.
#[derive(Clone, Copy)]
pub struct PhaseSignal(pub RwSignal<Phase>);

/// What is missing, against what the witness says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What was last known.
    pub witness: Witness,
    /// Records that could be read.
    pub found: usize,
    /// The browser's own words, when it found the database damaged.
    pub browser_says: Option<String>,
}

/// An open database and what was read from it, before a session stands.
#[derive(Clone)]
pub struct Opening {
    /// Name of the database.
    pub name: &'static str,
    /// The database.
    pub db: StoredValue<Database, LocalStorage>,
    /// What was read.
    pub ledger: StoredValue<Ledger>,
    /// The last entry of the journal that was read.
    pub read_through: u64,
    /// Who worked here, when known.
    pub profile: Option<Profile>,
    /// Packs that left and came in.
    pub passed: Vec<Passed>,
}

/// Opens the database that was open last and goes on from there.
pub fn open(phase: RwSignal<Phase>) {
    let name = match storage::get::<String>(Key::LastDatabase).as_deref() {
        Some(DEMO) => DEMO,
        _ => REAL,
    };
    open_named(phase, name);
}

/// Opens this database.
pub fn open_named(phase: RwSignal<Phase>, name: &'static str) {
    phase.set(Phase::Loading);
    storage::set(Key::LastDatabase, &name);
    spawn_local(async move {
        let next = read(phase, name).await.unwrap_or_else(Phase::Closed);
        phase.set(next);
    });
}

/// Begins on this ledger as this person, with this first deed; unless another window of the browser has begun on it
/// since this one read it. Then what that one began is opened, and said: two organizations would stand in one ledger.
pub fn begin_first(phase: RwSignal<Phase>, opening: Opening, profile: Profile, deed: FirstDeed) {
    spawn_local(async move {
        let (db, known) = (opening.db.get_value(), opening.profile.clone());
        let text = serde_json::to_string(&profile).unwrap_or_default();
        let as_read = |there: Option<&str>| there.and_then(|text| serde_json::from_str(text).ok()) == known;
        // What cannot be kept at all is told by the session, whose saves fail likewise.
        if db.meta_claim(PROFILE, &text, as_read).await.unwrap_or(true) {
            phase.set(Phase::Ready(opening, profile, Some(deed)));
            return;
        }
        db.close();
        let say: FirstDeed = Arc::new(|session: Session| {
            session.say("另一个窗口刚刚已经开账，这里打开的就是那一本。刚才填的没有保存。");
        });
        phase.set(match read(phase, opening.name).await {
            Ok(Phase::Ready(opening, profile, None)) => Phase::Ready(opening, profile, Some(say)),
            Ok(other) => other,
            Err(why) => Phase::Closed(why),
        });
    });
}

/// Begins on the demo's own database with a pack of the demo, where nothing was begun yet; `refused` is told why not.
pub fn begin_demo(phase: RwSignal<Phase>, profile: Profile, deed: FirstDeed, refused: impl FnOnce(String) + 'static) {
    spawn_local(async move {
        match read(phase, DEMO).await {
            Ok(Phase::FirstRun(opening)) => {
                storage::set(Key::LastDatabase, &DEMO);
                begin_first(phase, opening, profile, deed);
            }
            Ok(Phase::Ready(opening, ..) | Phase::Recovery(opening, _)) => {
                opening.db.get_value().close();
                refused(
                    "这是示范数据的包，示范在这台电脑上已经打开过。请点“打开示范数据”，再到“数据交换”的“导入”里打开它。"
                        .to_owned(),
                );
            }
            Ok(_) => {}
            Err(why) => refused(why),
        }
    });
}

async fn read(phase: RwSignal<Phase>, name: &'static str) -> Result<Phase, String> {
    let blocked =
        move || phase.set(Phase::Closed("别的窗口正开着这个账本的旧版。请关掉其他窗口，本页会自己继续。".to_owned()));
    // Before the database is read: another window may add records meanwhile.
    let witness = Witness::of(name).unwrap_or_default();
    let opened = Database::open(name, blocked).await.map_err(|error: OpenError| error.to_string())?;
    let loaded = opened.db.load().await.map_err(|error| error.to_string())?;
    let (ledger, unread) = ledger_of(&loaded);
    let journal = loaded.journal.len();
    if journal > FOLD_AT && unread.is_none() {
        fold(&opened.db).await;
    }
    let profile = small(&loaded, PROFILE);
    let passed = small(&loaded, PASSED).unwrap_or_default();
    let found = ledger.len();
    let opening = Opening {
        name,
        db: StoredValue::new_local(opened.db),
        ledger: StoredValue::new(ledger),
        read_through: loaded.journal.last().map_or(0, |(key, _)| *key),
        profile,
        passed,
    };
    let browser_says = opened.data_loss.or(unread);
    if browser_says.is_some() || (found as u64) < witness.records {
        return Ok(Phase::Recovery(opening, Missing { witness, found, browser_says }));
    }
    Ok(match &opening.profile {
        Some(profile) => Phase::Ready(opening.clone(), profile.clone(), None),
        None => Phase::FirstRun(opening),
    })
}

/// A small thing of `meta`; nothing when it is not there or not of that shape.
fn small<T: serde::de::DeserializeOwned>(loaded: &Loaded, key: &str) -> Option<T> {
    loaded.meta.iter().find(|(known, _)| known == key).and_then(|(_, text)| serde_json::from_str(text).ok())
}

/// Reads rows and journal. What cannot be read is told, and the rest is read all the same.
fn ledger_of(loaded: &Loaded) -> (Ledger, Option<String>) {
    let mut ledger = Ledger::new(Session::new_id(), clock::now_ms());
    let mut unread = None;
    let rows = loaded.rows.iter().map(|(_, text)| text);
    for text in rows.chain(loaded.journal.iter().map(|(_, text)| text)) {
        match stored::decode_entry(text) {
            Ok(records) => drop(ledger.absorb(records)),
            Err(why) => unread = Some(why),
        }
    }
    for (key, text) in &loaded.meta {
        let actor = key.strip_prefix(ACTOR).and_then(|id| id.parse().ok());
        if let (Some(actor), Ok(info)) = (actor, serde_json::from_str::<ActorInfo>(text)) {
            ledger.know_actor(actor, info);
        }
    }
    (ledger, unread)
}

/// Folds the journal into rows. When it cannot be done the journal stays, and the next start tries again.
async fn fold(db: &Database) {
    let done = db.fold(|rows, journal| match folding::fold(&rows, &journal, clock::now_ms()) {
        Ok(fold) => {
            crate::browser::database::Folded { put: fold.put, remove: Vec::new(), journal_through: fold.through }
        }
        Err(_) => Default::default(),
    });
    let _ = done.await;
}

impl Session {
    /// Starts a session on an open database. What it makes belongs to the current owner.
    pub fn begin(opening: &Opening, profile: Profile, toasts: Toasts) -> Self {
        let saved = RwSignal::new(SaveState::Idle);
        let trouble = RwSignal::new(None);
        let keeper = Keeper::new(opening.db.get_value(), saved, trouble);
        let mut ledger = opening.ledger.get_value();
        ledger.become_actor(Self::new_id(), profile.actor());
        let ledger = RwSignal::new(ledger);
        let session = Self {
            ledger,
            tree: Memo::new(move |_| Arc::new(ledger.with(OrgTree::of))),
            findings: Memo::new(move |before: Option<&Arc<Board>>| {
                Arc::new(ledger.with(|ledger| Board::read(ledger, before.map(Arc::as_ref))))
            }),
            calendar: Memo::new(move |_| Arc::new(WorkCalendar::shipped().clone())),
            profile: RwSignal::new(profile),
            today: RwSignal::new(clock::today()),
            saved,
            trouble,
            backup: RwSignal::new(BackupState::of(opening.name)),
            demo: opening.name == DEMO,
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            passed: RwSignal::new(opening.passed.clone()),
            toasts,
            keeper: StoredValue::new_local(keeper.clone()),
        };
        keeper.set_tabs(Tabs::open(opening.name, move |text| session.hear(&text)));
        session.catch_up(opening.read_through);
        keeper.on_saved(move || session.note_witness());
        keeper.db().on_lost(move |lost| {
            // What is in memory is now all that there is of what was cleared.
            page::confirm_leave(lost == Lost::Cleared);
            trouble.set(Some(Trouble::Lost(lost_words(lost).to_owned())));
        });
        session.note_opened();
        session.recall();
        session.watch_the_day();
        session
    }

    /// Looks at the clock every minute, so that a page left open over night says the right day.
    fn watch_the_day(self) {
        timer::after(60_000, move || {
            if self.today.try_get_untracked().is_some_and(|day| day != clock::today()) {
                self.today.set(clock::today());
            }
            self.watch_the_day();
        })
        .keep();
    }
}

fn lost_words(lost: Lost) -> &'static str {
    match lost {
        Lost::Cleared => "浏览器里的数据刚被清理掉了。内容还在本页，请马上存成文件，再重新打开。",
        Lost::Deleted => "账本在另一个窗口里被清除了。内容还在本页，需要的话先存成文件。",
        Lost::Upgraded => "另一个窗口打开了更新的版本。本页不能再保存，请重新打开本页。",
    }
}
