//! 五、备份与本机存储.

use leptos::prelude::*;

use crate::browser::{capacity, clock};
use crate::domain::dates;
use crate::ui::components::{Button, SectionHead, thousands};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

/// How much is kept, and how safely.
#[component]
pub fn StoreSection() -> impl IntoView {
    let session = Session::get();
    let room = LocalResource::new(capacity::storage_estimate);
    let records = move || session.ledger.with(|ledger| ledger.len());
    let last = move || {
        session.backup.with(|backup| match &backup.last {
            Some(note) => format!(
                "{} {}，{}，{} 条",
                dates::day_in_words(clock::date_of(note.time)),
                clock::time_of_day(note.time),
                note.name,
                note.records
            ),
            None => "还没有导出过".to_owned(),
        })
    };
    let kept = RwSignal::new(None::<String>);
    let persist = move |()| {
        leptos::task::spawn_local(async move {
            kept.set(Some(match capacity::persist().await {
                Some(true) => "浏览器答应了：空间不够时不会自动清掉这本账。".to_owned(),
                Some(false) => "浏览器没有答应。账照常保存，请按时备份。".to_owned(),
                None => "这个浏览器或这种打开方式没有这项功能。账照常保存，请按时备份。".to_owned(),
            }));
        });
    };
    view! {
        <SectionHead title="五、备份与本机存储">
            <a class="btn btn-small" href=Route::History.href()>"历史"</a>
            <a class="btn btn-small" href=Route::Exchange(ExchangeTab::Export).href()>"去备份"</a>
        </SectionHead>
        <dl class="facts">
            <dt>"记录"</dt><dd>{move || format!("{} 条", thousands(records()))}</dd>
            <dt>"上次备份"</dt><dd>{last}</dd>
            <dt>"此后改动"</dt><dd>{move || format!("{} 处只存在这台电脑上", session.backup.with(|backup| backup.changes))}</dd>
            <dt>"占用空间"</dt>
            <dd>{move || match room.get().flatten() {
                Some(room) => format!("{}，浏览器允许 {}", megabytes(room.used), megabytes(room.quota)),
                None => "这种打开方式看不到；写满时会当场提示".to_owned(),
            }}</dd>
        </dl>
        <p class="acts-line">
            <Button label="请浏览器不要自动清理" on_press=persist/>
            <span class="small quiet after" role="status">{move || kept.get()}</span>
        </p>
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of storage are whole and far below 2^53"
)]
fn megabytes(bytes: impl Into<f64>) -> String {
    let tenths = (bytes.into() / 104_857.6).round() as u64;
    format!("{}.{} MB", thousands((tenths / 10) as usize), tenths % 10)
}
