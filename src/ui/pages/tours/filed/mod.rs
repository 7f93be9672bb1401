//! 备案汇总: what the 组织部 sees of many tours.

mod desk;
mod one_list;
mod side;

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::components::{Button, Empty, Segment, Segmented, Select};
use crate::ui::lists::results::filed::{modes, tracks};
use crate::ui::route::{ExchangeTab, Route};
use crate::ui::session::Session;

use desk::FiledDesk;

#[component]
pub fn Filed() -> impl IntoView {
    let desk = FiledDesk::new(Session::get());
    provide_context(desk);
    let none = Memo::new(move |_| desk.years.with(Vec::is_empty));
    move || {
        if none.get() {
            view! {
                <Empty title="还没有锁定的观摩结果" text="各单位锁定结果、报备案以后，把他们的文件并进来，这里就并排列出各自的名次。">
                    <a class="btn btn-main" href=Route::Exchange(ExchangeTab::Import).href()>"导入备案文件"</a>
                </Empty>
            }
            .into_any()
        } else {
            view! { <Tools/><side::SideBySide/><one_list::OneList/> }.into_any()
        }
    }
}

/// Year, mode, 排名组.
#[component]
fn Tools() -> impl IntoView {
    let desk = FiledDesk::get();
    let years = Signal::derive(move || {
        desk.years.with(|years| years.iter().map(|year| (year.to_string(), format!("{year} 年"))).collect::<Vec<_>>())
    });
    let year = Signal::derive(move || desk.year.get().to_string());
    let set_year = move |key: String| desk.choose_year(key.parse().ok());
    let kinds = Signal::derive(move || {
        let one = |key: &str, label: &str, count| Segment {
            key: key.to_owned(),
            label: label.to_owned(),
            count: Some(count),
        };
        desk.all.with(|all| {
            let each = modes(all).into_iter().map(|(mode, count)| one(mode.key(), mode.label(), count));
            std::iter::once(one("", "全部", all.len())).chain(each).collect::<Vec<_>>()
        })
    });
    let kind = Signal::derive(move || desk.mode.get().map(|mode| mode.key().to_owned()).unwrap_or_default());
    let set_kind = move |key: String| desk.choose_mode(&key);
    let groups = Signal::derive(move || {
        let one = |(name, count): (String, usize)| Segment { key: name.clone(), label: name, count: Some(count) };
        desk.with_shown(|shown| tracks(shown).into_iter().map(one).collect::<Vec<_>>())
    });
    let set_group = move |key: String| desk.choose_track(key);
    view! {
        <div class="toolbar">
            <Select label="年度" value=year options=years on_commit=set_year/>
            <Segmented label="方式" segments=kinds value=kind on_select=set_kind/>
            <Segmented label="排名组" segments=groups value=desk.track on_select=set_group/>
            <span class="push"><Button label="打印" on_press=|()| page::print()/></span>
        </div>
    }
}
