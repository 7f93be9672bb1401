//! The list without members.

use leptos::prelude::*;

use crate::ui::components::{Button, ButtonKind, Empty};

/// No members at all, or none that were asked for.
#[component]
pub fn NoMembers(
    /// Whether there are members that the search or the filter leaves out.
    narrowed: Signal<bool>,
    /// 清除筛选 was pressed.
    on_clear: Callback<()>,
    /// 粘贴名册 was pressed.
    on_paste: Callback<()>,
    /// 新建 was pressed.
    on_new: Callback<()>,
) -> impl IntoView {
    move || {
        if narrowed.get() {
            view! {
                <Empty title="没有符合的记录" text="换一个词，或者清除筛选。">
                    <Button label="清除筛选" on_press=on_clear/>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty title="还没有党员" text="从 Excel 或 WPS 里把名册连同表头一起复制，粘贴到这里；列的次序不限，先预览，确认后才导入。">
                    <Button label="粘贴名册" kind=ButtonKind::Main on_press=on_paste/>
                    <Button label="逐个新建" on_press=on_new/>
                </Empty>
            }
            .into_any()
        }
    }
}
