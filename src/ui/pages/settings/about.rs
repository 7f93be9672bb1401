//! 七、关于本机.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::components::SectionHead;

/// Where data lives, who can read it, and what to tell a technician.
#[component]
pub fn AboutSection() -> impl IntoView {
    let origin = page::origin();
    let is_file = origin == "null" || origin.starts_with("file");
    let home = if is_file { "U 盘或本机文件（file://）".to_owned() } else { origin };
    view! {
        <SectionHead title="七、数据在哪里，谁能看到"/>
        <ul class="plain-list">
            <li>"所有内容只存在这台电脑的这个浏览器里，不上传。换浏览器、换网址、换电脑，看到的是另一本账；用备份文件可以搬过去。"</li>
            <li>"能用这台电脑这个账户的人，都能打开这本账。离开时请锁屏。单位和姓名是自己选的，用来注明谁写的，不是密码。"</li>
            {is_file.then(|| view! {
                <li class="ochre">"现在是双击文件打开的：这台电脑上其他网页文件也能读到这里的数据。身份证号可以不填；能放到内网网站上更稳妥。"</li>
            })}
        </ul>
        <dl class="facts">
            <dt>"版本"</dt><dd>{env!("CARGO_PKG_VERSION")}</dd>
            <dt>"打开方式"</dt><dd>{home}</dd>
            <dt>"浏览器"</dt><dd class="small">{page::user_agent()}</dd>
        </dl>
    }
}
