//! What can be done with a line, as buttons; and the same as keys.

use leptos::prelude::*;

use super::desk::SchemeDesk;
use crate::domain::scheme::NodeLevel;
use crate::ui::components::Button;

/// The row of buttons above the sheet.
#[component]
pub fn Tools() -> impl IntoView {
    let desk = SchemeDesk::get();
    let here = move || {
        let name = desk.key().and_then(|key| desk.node(&key, |node| node.name.clone()));
        name.map(|name| if name.is_empty() { "没有名称的一行".to_owned() } else { format!("“{name}”") })
    };
    view! {
        <div class="toolbar no-print">
            <Button label="加条" on_press=move |()| desk.add(NodeLevel::Item)/>
            <Button label="加项" on_press=move |()| desk.add(NodeLevel::Section)/>
            <Button label="加类" on_press=move |()| desk.add(NodeLevel::Class)/>
            <span class="sep"></span>
            <span class="quiet small scheme-here cut" title=here>{here}</span>
            <Button label="上移" on_press=move |()| desk.shift(-1)/>
            <Button label="下移" on_press=move |()| desk.shift(1)/>
            <Button label="去掉" on_press=move |()| desk.remove()/>
        </div>
    }
}

/// The keys of the sheet.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <p class="small faint plan-keys no-print">
            <kbd>"Enter"</kbd>" 编辑、往下　"<kbd>"Tab"</kbd>" 往右　"<kbd>"Ctrl Enter"</kbd>" 加条　"
            <kbd>"Alt ↑"</kbd>" "<kbd>"Alt ↓"</kbd>" 移动　"<kbd>"Alt ←"</kbd>" "<kbd>"Alt →"</kbd>" 升降层次　"
            <kbd>"Ctrl Delete"</kbd>" 去掉　"<kbd>"Ctrl V"</kbd>" 从 Excel 粘贴"
        </p>
    }
}
