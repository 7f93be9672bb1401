//! 复制到 Excel: the rows as they are listed.

use leptos::prelude::*;

use super::desk::TaskDesk;
use crate::browser::clipboard::copy_text;
use crate::domain::tsv;
use crate::ui::lists::duties::{TaskRow, table};

/// Puts the listed rows on the clipboard.
pub fn copy_table(desk: TaskDesk) {
    let rows = desk.rows_now();
    let all: Vec<&TaskRow> = rows.iter().collect();
    let text = tsv::write(&table(&all, desk.session.today.get_untracked()));
    let session = desk.session;
    leptos::task::spawn_local(async move {
        session.say(if copy_text(&text).await {
            format!("已复制 {} 项任务，到 Excel 或 WPS 里粘贴", rows.len())
        } else {
            "浏览器不让复制。请改用“打印”，或者换一个浏览器。".to_owned()
        });
    });
}
