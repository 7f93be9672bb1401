//! Clock, random bytes, timers, windows, witness, page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use branch_ledger::browser::storage::{self, Key};
use branch_ledger::browser::tabs::Tabs;
use branch_ledger::browser::witness::{BackupNote, Witness};
use branch_ledger::browser::{capacity, clock, page, random, timer};
use chrono::{Datelike, NaiveDate};
use wasm_bindgen_test::wasm_bindgen_test;

/// Waits until `done`; the test runner's own time limit ends a wait in vain.
async fn until(done: impl Fn() -> bool) {
    while !done() {
        timer::pause(1).await;
    }
}

#[wasm_bindgen_test]
fn the_clock_tells_local_time() {
    let noon = js_sys::Date::new_with_year_month_day_hr_min_sec(2026, 10, 21, 9, 5, 7);
    let ms = noon.get_time() as i64;
    assert_eq!(clock::date_of(ms), NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    assert_eq!(clock::time_of_day(ms), "09:05");
    let iso = clock::iso_local(ms);
    assert!(iso.starts_with("2026-11-21T09:05:07"), "{iso}");
    assert_eq!(iso.len(), 25);
    assert_eq!(js_sys::Date::parse(&iso) as i64, ms);
    assert!(clock::today().year() >= 2026);
    assert!((clock::now_ms() - js_sys::Date::now() as i64).abs() < 1000);
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    let (a, b): ([u8; 16], [u8; 16]) = (random::random_bytes(), random::random_bytes());
    assert_ne!(a, b);
    assert_ne!(a, [0; 16]);
}

#[wasm_bindgen_test]
async fn timers_fire_once_unless_dropped() {
    let fired = Rc::new(RefCell::new(Vec::new()));
    let note = |name: &'static str| {
        let fired = fired.clone();
        move || fired.borrow_mut().push(name)
    };
    let held = timer::after(1, note("held"));
    timer::after(1, note("kept")).keep();
    timer::after(1, note("cancelled")).cancel();
    until(|| fired.borrow().len() == 2).await;
    timer::pause(5).await;
    assert_eq!(fired.take(), ["held", "kept"]);
    drop(held);
}

#[wasm_bindgen_test]
async fn windows_hear_one_another_but_not_themselves() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (one, two) = (heard.clone(), heard.clone());
    let first = Tabs::open("test-tabs", move |text| one.borrow_mut().push(("first", text)));
    let second = Tabs::open("test-tabs", move |text| two.borrow_mut().push(("second", text)));
    first.post("一");
    until(|| heard.borrow().len() == 1).await;
    second.post("二");
    until(|| heard.borrow().len() == 2).await;
    let expected = [("second", "一".to_owned()), ("first", "二".to_owned())];
    assert_eq!(heard.take(), expected);
}

#[wasm_bindgen_test]
fn the_witness_survives_and_is_forgotten() {
    let database = "test-witness";
    assert_eq!(Witness::of(database), None);
    let witness = Witness {
        database: database.to_owned(),
        unit: "江西社区党委".to_owned(),
        records: 93,
        generation: 2,
        last_opened: 1_800_000_000_000,
        last_backup: Some(BackupNote { name: "备份.json".to_owned(), time: 1_790_000_000_000, records: 90 }),
        changes_since_backup: 12,
    };
    assert!(witness.keep());
    assert_eq!(Witness::of(database), Some(witness));
    Witness::forget(database);
    assert_eq!(Witness::of(database), None);
}

#[wasm_bindgen_test]
fn preferences_keep_their_type_and_others_keys_are_left_alone() {
    let key = Key::Screen("test-columns");
    assert!(storage::set(key, &vec![1, 2]));
    assert_eq!(storage::get::<Vec<u8>>(key), Some(vec![1, 2]));
    assert_eq!(storage::get::<String>(key), None);
    let raw = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    raw.set_item("test-foreign", "x").unwrap();
    storage::clear();
    assert_eq!(storage::get::<Vec<u8>>(key), None);
    assert_eq!(raw.get_item("test-foreign").unwrap().as_deref(), Some("x"));
}

#[wasm_bindgen_test]
async fn the_address_is_read_written_and_heard() {
    let heard = Rc::new(RefCell::new(String::new()));
    let told = heard.clone();
    let listener = page::on_hash_change(move |hash| *told.borrow_mut() = hash);
    page::set_hash("/党员?q=李");
    until(|| !heard.borrow().is_empty()).await;
    assert_eq!(heard.take(), "/党员?q=李");
    assert_eq!(page::hash(), "/党员?q=李");
    drop(listener);
}

#[wasm_bindgen_test]
fn leaving_is_questioned_only_while_asked_for() {
    let window = web_sys::window().unwrap();
    let leave = || {
        let event = web_sys::Event::new_with_event_init_dict("beforeunload", &{
            let init = web_sys::EventInit::new();
            init.set_cancelable(true);
            init
        });
        // False if a listener has stopped it.
        window.dispatch_event(&event.unwrap()).unwrap()
    };
    assert!(leave());
    page::confirm_leave(true);
    page::confirm_leave(true);
    assert!(!leave());
    page::confirm_leave(false);
    assert!(leave());
}

#[wasm_bindgen_test]
fn hiding_the_page_is_heard_until_the_listeners_are_dropped() {
    let window = web_sys::window().unwrap();
    let hide = || {
        let event = web_sys::Event::new("pagehide").unwrap();
        window.dispatch_event(&event).unwrap();
    };
    let times = Rc::new(Cell::new(0));
    let told = times.clone();
    let listeners = page::on_page_hide(move || told.set(told.get() + 1));
    hide();
    assert_eq!(times.get(), 1);
    drop(listeners);
    hide();
    assert_eq!(times.get(), 1);
}

#[wasm_bindgen_test]
async fn the_browser_tells_about_itself() {
    assert!(page::user_agent().contains("Chrom"));
    assert!(page::origin().starts_with("http"));
    assert!(page::is_secure_context());
    let capacity = capacity::storage_estimate().await.unwrap();
    assert!(capacity.quota > capacity.used);
    assert!(capacity::persist().await.is_some());
}
