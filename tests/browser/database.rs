//! One connection: what is saved, folded, paged, replaced.

use std::cell::RefCell;
use std::rc::Rc;

use branch_ledger::browser::database::{Contents, Database, DatabaseError, Folded, OpenError, Opened, Photo};
use branch_ledger::browser::random;
use wasm_bindgen_test::wasm_bindgen_test;

/// A name that no other test uses.
pub fn unused_name() -> String {
    format!("test-{:?}", random::random_bytes::<8>())
}

pub async fn open(name: &str) -> Opened {
    Database::open(name, || panic!("blocked")).await.unwrap()
}

pub async fn new_database() -> Database {
    open(&unused_name()).await.db
}

pub fn texts<K>(pairs: Vec<(K, String)>) -> Vec<String> {
    pairs.into_iter().map(|(_, text)| text).collect()
}

/// A fold that makes one row of each entry, numbered by its key.
pub fn rows_of_entries(_: Vec<(u32, String)>, journal: Vec<(u64, String)>) -> Folded {
    Folded {
        journal_through: journal.last().map_or(0, |(key, _)| *key),
        put: (journal.into_iter()).map(|(key, text)| (key as u32, text)).collect(),
        remove: Vec::new(),
    }
}

#[wasm_bindgen_test]
async fn what_was_saved_is_loaded_by_the_next_connection() {
    let name = unused_name();
    let first = open(&name).await;
    assert!(first.fresh);
    assert_eq!(first.data_loss, None);
    let meta = [("单位".to_owned(), "青岛路二社区".to_owned())];
    let key = first.db.save("主题党日", Some("新建"), &meta).await.unwrap();
    first.db.close();

    let second = open(&name).await;
    assert!(!second.fresh);
    let loaded = second.db.load().await.unwrap();
    assert_eq!(loaded.journal, [(key, "主题党日".to_owned())]);
    assert_eq!(loaded.meta, meta);
    assert!(loaded.rows.is_empty());
    let history = second.db.history_page(None, 10).await.unwrap();
    assert_eq!(texts(history), ["新建"]);
}

#[wasm_bindgen_test]
async fn a_save_is_queued_before_its_future_is_awaited() {
    let db = new_database().await;
    drop(db.save("离开时", None, &[]));
    assert_eq!(texts(db.load().await.unwrap().journal), ["离开时"]);
}

#[wasm_bindgen_test]
async fn a_fold_puts_and_removes_rows_and_keeps_later_entries() {
    let db = new_database().await;
    let rows = vec![(1, "旧".to_owned()), (2, "留".to_owned())];
    let contents = Contents { rows: rows.clone(), ..Contents::default() };
    db.replace_all(&contents).await.unwrap();
    let first = db.save("一", None, &[]).await.unwrap();
    let second = db.save("二", None, &[]).await.unwrap();
    let seen = Rc::new(RefCell::new(None));
    let told = seen.clone();
    db.fold(move |rows, journal| {
        *told.borrow_mut() = Some((rows, journal));
        Folded { put: vec![(7, "新".to_owned())], remove: vec![1], journal_through: first }
    })
    .await
    .unwrap();

    let entries = vec![(first, "一".to_owned()), (second, "二".to_owned())];
    assert_eq!(seen.take(), Some((rows, entries)));
    let loaded = db.load().await.unwrap();
    assert_eq!(loaded.rows, [(2, "留".to_owned()), (7, "新".to_owned())]);
    assert_eq!(loaded.journal, [(second, "二".to_owned())]);
}

#[wasm_bindgen_test]
async fn history_is_read_in_pages_and_trimmed() {
    let db = new_database().await;
    for n in 1..=5 {
        db.save("", Some(&format!("h{n}")), &[]).await.unwrap();
    }
    let newest = db.history_page(None, 2).await.unwrap();
    assert_eq!(texts(newest.clone()), ["h5", "h4"]);
    let before = newest.last().map(|(key, _)| *key);
    assert_eq!(texts(db.history_page(before, 1).await.unwrap()), ["h3"]);
    let rest = db.history_page(before, 100).await.unwrap();
    assert_eq!(texts(rest.clone()), ["h3", "h2", "h1"]);
    assert!(db.history_page(None, 0).await.unwrap().is_empty());

    db.trim_history(rest[1].0).await.unwrap();
    let left = db.history_page(None, 100).await.unwrap();
    assert_eq!(texts(left), ["h5", "h4", "h3"]);
}

#[wasm_bindgen_test]
async fn photos_are_kept_byte_for_byte() {
    let db = new_database().await;
    let photo = Photo { bytes: (0..=255).collect(), mime: "image/jpeg".to_owned() };
    db.put_photo("abc", &photo).await.unwrap();
    assert_eq!(db.get_photo("abc").await.unwrap(), Some(photo));
    assert_eq!(db.get_photo("xyz").await.unwrap(), None);
    assert_eq!(db.photo_keys().await.unwrap(), ["abc"]);
    db.delete_photo("abc").await.unwrap();
    assert!(db.photo_keys().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn replacing_leaves_nothing_of_the_old_but_photos() {
    let db = new_database().await;
    let old = db.save("旧", Some("旧"), &[("k".into(), "旧".into())]).await;
    let photo = Photo { bytes: vec![1], mime: "image/png".to_owned() };
    db.put_photo("p", &photo).await.unwrap();
    let contents = Contents {
        rows: vec![(3, "新".to_owned())],
        history: vec!["甲".to_owned(), "乙".to_owned()],
        meta: vec![("n".to_owned(), "新".to_owned())],
    };
    db.replace_all(&contents).await.unwrap();

    let loaded = db.load().await.unwrap();
    assert_eq!(loaded.rows, contents.rows);
    assert_eq!(loaded.meta, contents.meta);
    assert!(loaded.journal.is_empty());
    assert_eq!(texts(db.history_page(None, 9).await.unwrap()), ["乙", "甲"]);
    assert_eq!(db.photo_keys().await.unwrap(), ["p"]);
    assert!(db.save("再", None, &[]).await.unwrap() > old.unwrap());

    db.clear_all().await.unwrap();
    assert_eq!(db.load().await.unwrap(), Default::default());
    assert!(db.photo_keys().await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn small_things_come_and_go() {
    let db = new_database().await;
    assert_eq!(db.load().await.unwrap().meta, []);
    db.meta_put("k", "一").await.unwrap();
    db.meta_put("k", "二").await.unwrap();
    assert_eq!(db.meta_get("k").await.unwrap().as_deref(), Some("二"));
    db.meta_remove("k").await.unwrap();
    assert_eq!(db.meta_get("k").await.unwrap(), None);
}

#[wasm_bindgen_test]
fn exceptions_are_told_apart() {
    let cases = [
        ("QuotaExceededError", 0, DatabaseError::Quota),
        ("", 22, DatabaseError::Quota),
        ("NS_ERROR_DOM_QUOTA_REACHED", 1014, DatabaseError::Quota),
        ("InvalidStateError", 11, DatabaseError::Closed),
        ("UnknownError", 0, DatabaseError::Other("UnknownError".into())),
    ];
    for (name, code, expected) in cases {
        assert_eq!(DatabaseError::classify(name, code, ""), expected, "{name}");
    }
    let broken = OpenError::Broken("UnknownError: x".to_owned());
    assert_eq!(OpenError::classify("UnknownError", 0, "x"), broken);
    assert_eq!(OpenError::classify("VersionError", 0, ""), OpenError::Newer);
    assert_eq!(OpenError::classify("QuotaExceededError", 22, ""), OpenError::Full);
}
