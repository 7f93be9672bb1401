//! After 清除本机数据: nothing is left, and nothing is begun until somebody says so.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::components::Button;

/// Says that everything is gone. The database is not opened, or an empty one would stand there again.
#[component]
pub fn Removed() -> impl IntoView {
    view! {
        <main class="cover" id="page">
            <header class="cover-head">
                <span class="seal" aria-hidden="true">"账"</span>
                <h1>"已经清除"</h1>
            </header>
            <div class="rule"></div>
            <div class="stack cover-stack">
                <p role="status">"这个浏览器里的记录、历史、影像和设置都删掉了。报送出去的文件和备份文件不受影响。可以关掉本页了。"</p>
                <p><Button label="重新开始" on_press=|()| page::reload()/></p>
            </div>
        </main>
    }
}
