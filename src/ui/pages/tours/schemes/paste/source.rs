//! The box into which the table is pasted, and what is said of where it came from.

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use super::pasted::{Origin, Pasted};
use crate::domain::html_table::{self, Block};
use crate::ui::components::{Button, ButtonKind, Field, FieldLink};
use crate::ui::forms::pasted_table;

/// The box. A table on the clipboard is taken as the table it is; the box shows its text.
#[component]
pub fn SourceBox(pasted: Pasted) -> impl IntoView {
    view! {
        <Field label="评分表内容">
            <TextBox pasted/>
        </Field>
        <Whence pasted/>
    }
}

#[component]
fn TextBox(pasted: Pasted) -> impl IntoView {
    let link = FieldLink::find();
    let has_text = Memo::new(move |_| pasted.text.with(|text| !text.trim().is_empty()));
    let rows = move || if has_text.get() { "3" } else { "9" };
    view! {
        <textarea class="area" id=link.id() rows=rows prop:value=pasted.text
            aria-describedby=move || link.described_by()
            placeholder="在 Word、Excel、WPS 或网页里选中整张评分表，复制，在这里粘贴。合并的格子照原样认；写在括号里的分值、一格里的几条扣分都会读。\n没有表格的文字也行，一行一条：\n一、组织建设（34分）\n1.班子配备齐全（4分），每少1人扣1分"
            on:input=move |event| pasted.type_text(event_target_value(&event))
            on:paste=move |event| take_table(pasted, &event)></textarea>
    }
}

/// Takes the table that is on the clipboard; without one the browser pastes the text.
fn take_table(pasted: Pasted, event: &ClipboardEvent) {
    if let Some(table) = pasted_table(event) {
        pasted.put_html(&table.html, table.text);
    }
}

/// What is read, in words.
#[component]
fn Whence(pasted: Pasted) -> impl IntoView {
    let rows = move |html: &str| {
        let count = |block: &Block| match block {
            Block::Line(_) => 1,
            Block::Table(table) => table.rows.len(),
        };
        html_table::read(html).iter().map(count).sum::<usize>()
    };
    let lines = move || pasted.text.with(|text| text.lines().filter(|line| !line.trim().is_empty()).count());
    let words = Memo::new(move |_| match pasted.origin.get() {
        Origin::Html(html) => {
            format!("从剪贴板读到表格，{} 行。上面显示的是它的文字，合并的格子已照原样认下。", rows(&html))
        }
        Origin::Changed(_) => format!("文字改过了，现在按上面的文字读，{} 行，合并的格子认不出来。", lines()),
        Origin::Box => pasted.text.with(|text| match text.trim() {
            "" => "先预览，确认后才建立。".to_owned(),
            text if html_table::is_html(text) => format!("读到 HTML 表格，{} 行。", rows(text)),
            _ => format!("读到文字，{} 行。", lines()),
        }),
    });
    let changed = Memo::new(move |_| pasted.origin.with(|origin| matches!(origin, Origin::Changed(_))));
    view! {
        <p class="small quiet paste-whence" role="status">
            {words}
            {move || changed.get().then(|| view! {
                <Button kind=ButtonKind::Plain small=true label="照剪贴板的表格读" on_press=move |()| pasted.back_to_html()/>
            })}
        </p>
    }
}
