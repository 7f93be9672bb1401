//! The list without findings, or without any that fit.

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::ledger::rectify::filter::{Filter, Show};
use crate::ui::components::{Button, ButtonKind, Empty};

/// What is not there, and what to do.
#[component]
pub fn NoFindings(
    /// Opens 新建.
    adding: RwSignal<bool>,
    /// Whether there are findings at all.
    has_any: Memo<bool>,
) -> impl IntoView {
    let desk = ListDesk::get();
    let clear = move |()| desk.ask(|wanted| *wanted = Filter { show: wanted.show, ..Filter::default() });
    let all = move |()| desk.ask(|wanted| *wanted = Filter { show: Show::All, ..Filter::default() });
    move || {
        match (has_any.get(), desk.places.with(|places| places.is_empty())) {
        (true, true) => view! {
            <Empty title="没有符合的问题" text="换个词再找，或者清除筛选。">
                <Button label="清除筛选" on_press=clear/>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title="这一类没有问题" text="没有处在这个状态的问题。">
                <Button label="看全部" on_press=all/>
            </Empty>
        }
        .into_any(),
        (false, _) => view! {
            <Empty title="还没有整改问题"
                text="把上级的整改方案整篇粘贴进来，问题、措施、责任人和时限会自动分开；也可以一条一条新建。观摩里标为问题的点评会直接列在这里。">
                <Button label="新建" kind=ButtonKind::Main on_press=move |()| adding.set(true)/>
            </Empty>
        }
        .into_any(),
    }
    }
}
