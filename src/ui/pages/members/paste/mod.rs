//! 粘贴名册: paste, look, import.

mod branches;
mod pasted;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files;
use crate::ledger::paste::roster::bad_rows_as_text;
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind, Dialog, Field, TextArea};
use crate::ui::forms::PastePreview;
use crate::ui::session::Session;
use branches::UnknownBranches;
use pasted::Pasted;

/// The values that the preview shows, with their widths.
const COLUMNS: &[(&str, u32)] =
    &[("姓名", 76), ("性别", 48), ("出生年月", 98), ("身份证号", 150), ("入党时间", 92), ("党支部", 0), ("电话", 104)];

/// The dialog. What was pasted stays when it is closed without importing.
#[component]
pub fn PasteRoster(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let session = Session::get();
    let pasted = Pasted::new(session);
    let import = move |()| {
        if pasted.import() {
            open.set(false);
        }
    };
    let label = Signal::derive(move || format!("导入 {} 行", pasted.chosen()));
    let none = Signal::derive(move || (pasted.chosen() == 0).then(|| "没有选中可以导入的行".to_owned()));
    let foot = move || {
        view! {
            <span class="push">
                {move || (pasted.bad() > 0).then(|| view! {
                    <Button label=format!("下载有问题的 {} 行", pasted.bad()) on_press=move |()| download(pasted)/>
                })}
            </span>
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label kind=ButtonKind::Main why_not=none on_press=import/>
        }
    };
    view! { <Dialog open title="粘贴名册" wide=true foot><Body pasted/></Dialog> }
}

#[component]
fn Body(pasted: Pasted) -> impl IntoView {
    let has_text = Memo::new(move |_| pasted.text.with(|text| !text.trim().is_empty()));
    let has_rows = Memo::new(move |_| pasted.roster.with(|roster| !roster.rows.is_empty()));
    view! {
        {move || pasted.done.get().map(|done| view! { <Banner text=done/> })}
        <Field label="名册内容" help="在 Excel 或 WPS 里连同表头一起复制，粘贴到这里。列的次序不限，日期怎么写都行；确认以前什么都不改。">
            <TextArea value=pasted.text rows=5 on_input=move |text| pasted.put(text)
                placeholder="姓名　性别　出生年月　身份证号　入党时间　所在支部　联系电话"/>
        </Field>
        {move || has_text.get().then(|| view! { <Problems pasted/> })}
        <UnknownBranches pasted/>
        {move || has_rows.get().then(|| view! {
            <PastePreview id="roster" columns=COLUMNS rows=pasted.rows ticked=pasted.ticked/>
        })}
    }
}

/// What concerns the table as a whole, and columns that are not used.
#[component]
fn Problems(pasted: Pasted) -> impl IntoView {
    let unused = move || {
        let names: Vec<String> = pasted.roster.with(|roster| {
            roster
                .columns
                .iter()
                .filter(|one| one.field.is_none() && !one.is_repeated())
                .map(|one| one.header.clone())
                .collect()
        });
        (!names.is_empty()).then(|| format!("这些列没有用到：{}", names.join("、")))
    };
    move || {
        let mut all = pasted.roster.with(|roster: &Arc<_>| roster.problems.clone());
        all.extend(unused());
        (!all.is_empty()).then(|| view! { <Banner kind=BannerKind::Warn text=all.join("。")/> })
    }
}

/// Gives the rows that cannot be imported back as a text that Excel opens and that can be pasted again.
fn download(pasted: Pasted) {
    let text =
        pasted.roster.with_untracked(|roster| pasted.create.with_untracked(|create| bad_rows_as_text(roster, create)));
    // Excel takes a text for UTF-8 only when it begins with this mark.
    let bytes = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    files::download("名册_有问题的行.txt", &bytes, "text/tab-separated-values");
}
