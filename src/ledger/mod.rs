//! All records: edit, merge, history, undo, query. Pure.
