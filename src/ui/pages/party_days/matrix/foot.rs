//! The foot: the month one looks at in one line, and the reminder for those who are missing.

use leptos::prelude::*;

use super::board::Board;
use crate::browser::clipboard::copy_text;
use crate::ui::components::{Button, Dialog, TextArea, thousands};
use crate::ui::lists::matrix::{Missing, missing, reminder};

/// Names in the foot.
const NAMED: usize = 4;

/// The foot.
#[component]
pub fn Foot() -> impl IntoView {
    let board = Board::get();
    let session = board.session;
    let lacking = Memo::new(move |_| {
        let month = board.month.get();
        board.found.with(|found| session.tree.with(|tree| missing(found, tree, board.top, month)))
    });
    let total = move || {
        let at = usize::from(board.month.get()).saturating_sub(1);
        board.found.with(|found| found.totals.get(at).copied().unwrap_or_default())
    };
    let words =
        move || format!("{} 月应开 {}，已开 {}", board.month.get(), thousands(total().due), thousands(total().held));
    let red = move || {
        let all = lacking.get();
        (!all.is_empty())
            .then(|| view! { "，"<b class="red">{format!("未开 {}", thousands(all.len()))}</b>"："{names(&all)} })
    };
    let rule = move || {
        board.found.with(|found| found.rule.clone()).map(|rule| {
        view! { <span class="faint small foot-rule" title=rule.source class:ochre=rule.undercut>{rule.words}</span> }
    })
    };
    let by_hand = RwSignal::new(false);
    let text = move || {
        let sender = session.tree.with_untracked(|tree| tree.name(board.top).to_owned());
        let (month, today) = (board.month.get_untracked(), session.today.get_untracked());
        lacking.with_untracked(|all| reminder(all, board.year, month, today, &sender))
    };
    let copy = move |()| {
        leptos::task::spawn_local(async move {
            if copy_text(&text()).await {
                session
                    .say(format!("提醒文字已复制，写了 {} 个党支部，可以贴到群里", lacking.with_untracked(Vec::len)));
            } else {
                by_hand.set(true);
            }
        });
    };
    let remind =
        move || lacking.with(|all| !all.is_empty()).then(|| view! { <Button label="复制提醒文字" on_press=copy/> });
    view! {
        <div class="fill-foot">
            <span class="cut" title=move || lacking.with(|all| whole(all))>{words}{red}</span>
            <span class="acts">{rule}{remind}</span>
        </div>
        <ByHand open=by_hand text=Signal::derive(text)/>
    }
}

fn names(all: &[Missing]) -> String {
    let named: Vec<&str> = all.iter().take(NAMED).map(|one| one.name.as_str()).collect();
    let rest = if all.len() > NAMED { format!(" 等 {} 个", all.len()) } else { String::new() };
    format!("{}{rest}", named.join("、"))
}

fn whole(all: &[Missing]) -> String {
    all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、")
}

/// Where the browser does not let a page copy: the text, to be copied by hand.
#[component]
fn ByHand(open: RwSignal<bool>, text: Signal<String>) -> impl IntoView {
    let foot = move || view! { <Button label="关闭" on_press=move |()| open.set(false)/> };
    view! {
        <Dialog open title="提醒文字" foot=foot>
            <p class="quiet">"浏览器不让程序直接复制。请点进框里，按 Ctrl A 全选、Ctrl C 复制。"</p>
            <TextArea value=text label="提醒文字" rows=10/>
        </Dialog>
    }
}
