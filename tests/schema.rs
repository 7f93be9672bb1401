//! The published schemas are those of the declarations. `UPDATE_SCHEMA=1 cargo test --test schema` writes them anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use branch_ledger::exchange::schema;

#[test]
fn docs_schema_is_not_stale() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema");
    let update = std::env::var_os("UPDATE_SCHEMA").is_some();
    let mut names = BTreeSet::new();
    for (name, schema) in schema::all() {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = folder.join(&name);
        if update {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "docs/schema/{name} is stale: run UPDATE_SCHEMA=1 cargo test --test schema");
        names.insert(name);
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(names.contains(&name), "docs/schema/{name} belongs to no kind any more: delete it");
    }
}
