//! 历史: what was done here, by whom, and 撤销 of any of it.

mod entry;
mod trim;

use leptos::prelude::*;

use crate::ui::components::{Button, Crumb, Empty, Page, PageHead, SearchBox};
use crate::ui::session::{Line, Session};

/// Lines read at once.
const PAGE: u32 = 60;

/// The page.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let session = Session::get();
    let lines = RwSignal::new(Vec::<Line>::new());
    let ended = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let query = RwSignal::new(String::new());
    let read = move |afresh: bool| {
        leptos::task::spawn_local(async move {
            let before = if afresh { None } else { lines.with_untracked(|lines| lines.last().map(|(at, _)| *at)) };
            match session.history(before, PAGE).await {
                Ok(more) => {
                    ended.set(more.len() < PAGE as usize);
                    lines.update(|lines| {
                        if afresh {
                            lines.clear();
                        }
                        lines.extend(more);
                    });
                }
                Err(why) => wrong.set(Some(why)),
            }
        });
    };
    // A save that has come to its end may have brought a new line.
    Effect::new(move |_| {
        session.saved.track();
        read(true);
    });
    let shown = Memo::new(move |_| {
        let query = query.get();
        lines.with(|lines| {
            lines.iter().filter(|(_, action)| action.label.contains(query.trim())).cloned().collect::<Vec<_>>()
        })
    });
    let crumb = Crumb { label: "设置".to_owned(), href: "#/settings".to_owned() };
    view! {
        <Page>
            <PageHead title="历史" crumb=crumb sub="谁在什么时候做了什么，只存在本机，备份里带着" saved=session.saved/>
            <div class="toolbar">
                <SearchBox label="查找历史" placeholder="做过的事，如 签到、并入" value=query on_input=move |text: String| query.set(text)/>
                <trim::Trim lines read=Callback::new(move |()| read(true))/>
            </div>
            <p class="wrong" role="alert">{move || wrong.get()}</p>
            <ul class="history">
                <For each=move || shown.get() key=|(at, _)| *at let((_, action))>
                    <entry::Entry action/>
                </For>
            </ul>
            {move || shown.with(Vec::is_empty).then(|| match lines.with(Vec::is_empty) {
                true => view! { <Empty title="还没有历史" text="做过的每一步都会记在这里，随时可以撤销。"/> }.into_any(),
                false => view! {
                    <Empty title="没有符合的历史" text="只在已经列出的里面找；更早的按下面的按钮接着列。">
                        <Button label="清除查找" on_press=move |()| query.set(String::new())/>
                    </Empty>
                }.into_any(),
            })}
            {move || (!ended.get() && !lines.with(Vec::is_empty)).then(|| view! {
                <p class="acts-line"><Button label="更早的" on_press=move |()| read(false)/></p>
            })}
        </Page>
    }
}
