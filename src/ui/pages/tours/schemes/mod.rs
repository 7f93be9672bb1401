//! The 指标体系: the list, and what makes another.

mod new;
mod paste;
mod rows;

use leptos::prelude::*;

use crate::ledger::scheme::schemes;
use crate::ui::components::{Button, ButtonKind, Empty, LedgerTable};
use crate::ui::session::Session;
use new::{Begin, NewScheme};

/// The list.
#[component]
pub fn SchemeList() -> impl IntoView {
    let session = Session::get();
    let rows = Memo::new(move |_| {
        let me = session.me();
        session.read(|ledger, tree| {
            schemes(ledger).iter().map(|scheme| rows::row(ledger, tree, me, scheme)).collect::<Vec<_>>()
        })
    });
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let pasting = RwSignal::new(false);
    let paste = move |()| pasting.set(true);
    let body = move || {
        if none.get() {
            view! {
                <Empty title="还没有指标体系" text="从起步模板建一套，照本单位的办法改；已经有评分表的，从 Word、Excel 或 WPS 里整张复制，粘贴进来。">
                    <Button label="从起步模板新建" kind=ButtonKind::Main on_press=move |()| new::make(session, Begin::Starter(0))/>
                    <Button label="粘贴评分表" on_press=paste/>
                    <Button label="新建空白的" on_press=move |()| new::make(session, Begin::Blank)/>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <div class="toolbar">
                    <span class="quiet small">{move || format!("{} 套", rows.with(Vec::len))}</span>
                    <span class="push acts"><Button label="粘贴评分表" on_press=paste/><NewScheme/></span>
                </div>
                <div class="wide"><LedgerTable label="指标体系" columns=rows::heads() rows/></div>
            }
            .into_any()
        }
    };
    view! { {body}<paste::PasteScheme open=pasting/> }
}
