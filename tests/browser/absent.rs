//! What old browsers and plain http lack: hidden one by one, nothing may break.

use branch_ledger::browser::database::{Database, OpenError};
use branch_ledger::browser::storage::{self, Key};
use branch_ledger::browser::tabs::Tabs;
use branch_ledger::browser::witness::Witness;
use branch_ledger::browser::{capacity, clipboard};
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

/// Hides a property until it is dropped.
struct Hidden {
    owner: Object,
    name: &'static str,
    /// The descriptor of the property, if it is the owner's own and not its prototype's.
    original: Option<Object>,
}

/// Puts a getter with the body `code` in front of `owner.name`.
fn hide(owner: impl Into<Object>, name: &'static str, code: &str) -> Hidden {
    let owner = owner.into();
    let original = Reflect::get_own_property_descriptor(&owner, &name.into()).unwrap();
    let getter = Object::new();
    Reflect::set(&getter, &"get".into(), &Function::new_no_args(code)).unwrap();
    Reflect::set(&getter, &"configurable".into(), &true.into()).unwrap();
    Reflect::define_property(&owner, &name.into(), &getter).unwrap();
    Hidden { owner, name, original: original.dyn_into().ok() }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        let name = self.name.into();
        let restored = match &self.original {
            Some(original) => Reflect::define_property(&self.owner, &name, original),
            None => Reflect::delete_property(&self.owner, &name),
        };
        assert!(restored.unwrap(), "{} is lost to the tests after this", self.name);
    }
}

fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

#[wasm_bindgen_test]
fn without_local_storage_nothing_is_kept_and_nothing_breaks() {
    let _hidden = hide(window(), "localStorage", "throw new DOMException('blocked', 'SecurityError')");
    assert!(!storage::is_available());
    assert!(!storage::set(Key::LastDatabase, &"x"));
    assert_eq!(storage::get::<String>(Key::LastDatabase), None);
    storage::remove(Key::LastDatabase);
    storage::clear();
    assert!(!Witness::default().keep());
    assert_eq!(Witness::of("x"), None);
}

#[wasm_bindgen_test]
async fn without_a_storage_manager_nothing_is_known() {
    let _hidden = hide(window().navigator(), "storage", "return undefined");
    assert_eq!(capacity::storage_estimate().await, None);
    assert_eq!(capacity::persist().await, None);
}

#[wasm_bindgen_test]
async fn without_the_async_clipboard_the_old_way_is_tried_and_leaves_no_trace() {
    let _hidden = hide(window().navigator(), "clipboard", "return undefined");
    // Whether it works depends on a click, which a test cannot make.
    let _ = clipboard::copy_text("通知").await;
    let left = window().document().unwrap().query_selector("textarea");
    assert_eq!(left.unwrap(), None);
}

#[wasm_bindgen_test]
fn without_broadcast_channel_nobody_is_told() {
    let _hidden = hide(window(), "BroadcastChannel", "return undefined");
    Tabs::open("test-absent", |_| panic!("heard")).post("一");
}

#[wasm_bindgen_test]
async fn without_indexed_db_the_ledger_says_so() {
    let _hidden = hide(window(), "indexedDB", "return undefined");
    let error = Database::open("x", || ()).await.err();
    assert_eq!(error, Some(OpenError::Unavailable));
}
