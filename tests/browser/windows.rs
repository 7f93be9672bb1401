//! Several windows on one database: saving at once, folding beside one another, taking over, being lost.

use std::cell::Cell;
use std::rc::Rc;

use branch_ledger::browser::database::{Database, DatabaseError, Lost, News, OpenError, delete_database};
use branch_ledger::browser::timer;
use futures_util::future::{FutureExt, join, join_all};
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::database::{new_database, open, rows_of_entries, texts, unused_name};

#[wasm_bindgen_test]
async fn two_connections_appending_at_once_overwrite_nothing() {
    let name = unused_name();
    let (a, b) = (open(&name).await.db, open(&name).await.db);
    let saves = (0..200).flat_map(|n| {
        let (a, b) = (a.save(&format!("a{n}"), None, &[]), b.save(&format!("b{n}"), None, &[]));
        [a.boxed_local(), b.boxed_local()]
    });
    let mut keys: Vec<u64> = (join_all(saves).await.into_iter()).map(Result::unwrap).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 400);
    assert_eq!(a.load().await.unwrap().journal.len(), 400);
}

#[wasm_bindgen_test]
async fn a_fold_beside_another_windows_saves_loses_nothing() {
    let name = unused_name();
    let (a, b) = (open(&name).await.db, open(&name).await.db);
    let saving = async {
        for n in 0..100 {
            b.save(&format!("b{n:03}"), None, &[]).await.unwrap();
        }
    };
    let folding = async {
        for _ in 0..20 {
            a.fold(rows_of_entries).await.unwrap();
        }
    };
    join(saving, folding).await;

    let loaded = a.load().await.unwrap();
    let mut all = texts(loaded.rows);
    all.extend(texts(loaded.journal));
    let expected: Vec<String> = (0..100).map(|n| format!("b{n:03}")).collect();
    assert_eq!(all, expected);
}

#[wasm_bindgen_test]
async fn news_are_the_later_entries_until_they_are_folded() {
    let db = new_database().await;
    let first = db.save("一", None, &[]).await.unwrap();
    let second = db.save("二", None, &[]).await.unwrap();
    let later = News::Entries(vec![(second, "二".to_owned())]);
    assert_eq!(db.journal_after(first).await.unwrap(), later);
    db.fold(rows_of_entries).await.unwrap();
    assert_eq!(db.journal_after(first).await.unwrap(), News::Folded);
    let nothing = News::Entries(Vec::new());
    assert_eq!(db.journal_after(second).await.unwrap(), nothing);
}

#[wasm_bindgen_test]
async fn a_database_deleted_elsewhere_is_told_and_then_refuses_saves() {
    let name = unused_name();
    let db = open(&name).await.db;
    let lost = Rc::new(Cell::new(None));
    let (told, last) = (lost.clone(), db.clone());
    db.on_lost(move |why| {
        told.set(Some(why));
        drop(last.save("最后一笔", None, &[]));
    });
    delete_database(&name, || ()).await.unwrap();
    assert_eq!(lost.get(), Some(Lost::Deleted));
    assert_eq!(db.save("x", None, &[]).await, Err(DatabaseError::Closed));
    assert_eq!(db.load().await, Err(DatabaseError::Closed));
    assert!(open(&name).await.fresh);
}

#[wasm_bindgen_test]
async fn a_newer_layout_takes_over_and_the_old_app_then_says_so() {
    let name = unused_name();
    let db = open(&name).await.db;
    let lost = Rc::new(Cell::new(None));
    let told = lost.clone();
    db.on_lost(move |why| told.set(Some(why)));
    let factory = idb::Factory::new().unwrap();
    let newer = factory.open(&name, Some(2)).unwrap().await.unwrap();
    assert_eq!(lost.get(), Some(Lost::Upgraded));
    newer.close();
    let error = Database::open(&name, || ()).await.err();
    assert_eq!(error, Some(OpenError::Newer));
}

#[wasm_bindgen_test]
async fn opening_waits_while_another_window_holds_the_name() {
    let name = unused_name();
    let factory = idb::Factory::new().unwrap();
    let other = open(&name).await.db;
    // An app that does not close when it is told: its own listener is none.
    let stubborn = factory.open(&name, None).unwrap().await.unwrap();
    other.close();
    let blocked = Rc::new(Cell::new(false));
    let told = blocked.clone();
    let deleting = delete_database(&name, move || told.set(true));
    let closing = async {
        while !blocked.get() {
            timer::pause(1).await;
        }
        stubborn.close();
    };
    join(deleting, closing).await.0.unwrap();
    assert!(blocked.get());
}

#[wasm_bindgen_test]
async fn clearing_the_sites_data_is_told_and_saves_are_strict() {
    let spy = Function::new_no_args(
        "const original = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...asked) {
             IDBDatabase.prototype.transaction = original;
             window.spied = { database: this, transaction: original.apply(this, asked) };
             return window.spied.transaction;
         }",
    );
    let db = new_database().await;
    spy.call0(&JsValue::UNDEFINED).unwrap();
    db.save("一", None, &[]).await.unwrap();
    let durability = Function::new_no_args("return window.spied.transaction.durability");
    assert_eq!(durability.call0(&JsValue::UNDEFINED).unwrap(), "strict");

    let lost = Rc::new(Cell::new(None));
    let told = lost.clone();
    db.on_lost(move |why| told.set(Some(why)));
    // What the browser does when the data are cleared cannot be done from a page; this is the event that it sends.
    let close = Function::new_no_args("window.spied.database.dispatchEvent(new Event('close'))");
    close.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(lost.get(), Some(Lost::Cleared));
}

#[wasm_bindgen_test]
async fn what_another_program_wrote_is_an_error_and_stays() {
    let name = unused_name();
    let db = open(&name).await.db;
    let foreign = idb::Factory::new().unwrap().open(&name, None).unwrap().await.unwrap();
    let transaction = foreign.transaction(&["journal"], idb::TransactionMode::ReadWrite).unwrap();
    let store = transaction.object_store("journal").unwrap();
    store.put(&JsValue::from(5), Some(&JsValue::from(1))).unwrap().await.unwrap();
    foreign.close();
    for _ in 0..2 {
        assert!(matches!(db.load().await, Err(DatabaseError::Other(_))));
        assert!(matches!(db.fold(rows_of_entries).await, Err(DatabaseError::Other(_))));
    }
}
