//! 锁定结果, and 解锁.

use leptos::prelude::*;

use super::desk::Desk;
use crate::ledger::tour::lock::{before_lock, lock, unlock};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, TextInput};

/// Asks who locks, and says what is still open.
#[component]
pub fn LockDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let session = desk.session;
    let (by, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    Effect::new(move |_| {
        if open.get() {
            by.set(session.profile.with_untracked(|profile| profile.name.clone()));
            wrong.set(None);
        }
    });
    let left = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        desk.with(|reading| before_lock(&reading.book, &reading.standing)).unwrap_or_default()
    });
    let run = move |()| {
        let today = session.today.get_untracked();
        let by = by.get_untracked();
        let drafted =
            desk.look(|reading| session.look(|_, tree| lock(tree, &reading.book, &reading.standing, &by, today)));
        match drafted {
            Some(Ok(draft)) => {
                session.commit(draft);
                session.say("结果已经锁定，分类写到了各单位");
                open.set(false);
            }
            Some(Err(why)) => wrong.set(Some(why)),
            None => open.set(false),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="锁定结果" on_press=run/>
        }
    };
    let open_words = move || {
        let left = left.get();
        (!left.is_empty()).then(|| {
            let line = |words: String| view! { <li>{words}</li> };
            view! { <div class="ochre"><p>"还有没了结的，锁定以后就不再改："</p><ul class="plain-list">{left.into_iter().map(line).collect_view()}</ul></div> }
        })
    };
    let hidden = move || desk.with(|reading| reading.hidden()).unwrap_or(false);
    let goes = move || {
        let what = if hidden() { "分类" } else { "分类、得分和名次" };
        format!(
            "锁定以后，评委、路线、规则和评分表都不再改动；{what}写到各单位的“观摩分类”，作为评优评先依据。确要改，可以解锁，要写明原因，历史里留痕。"
        )
    };
    view! {
        <Dialog open title="锁定结果" foot>
            {open_words}
            <p class="quiet">{goes}</p>
            <Field label="锁定人" required=true error=wrong>
                <TextInput value=by on_input=move |text: String| by.set(text)/>
            </Field>
        </Dialog>
    }
}

/// Asks why.
#[component]
pub fn UnlockDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let session = desk.session;
    let (why, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    Effect::new(move |_| {
        if open.get() {
            why.set(String::new());
            wrong.set(None);
        }
    });
    let run = move |()| match session.look(|ledger, _| unlock(ledger, desk.tour, &why.get_untracked())) {
        Ok(draft) => {
            session.commit(draft);
            session.say("已解锁，各单位的分类收回了");
            open.set(false);
        }
        Err(words) => wrong.set(Some(words)),
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="解锁" on_press=run/>
        }
    };
    let filed = move || {
        let filed = desk.with(|reading| reading.book.tour.filed.is_some()).unwrap_or(false);
        filed.then(|| view! { <p class="ochre">"这次结果已经报过备案。解锁、改完、再锁定以后，要再报一次。"</p> })
    };
    view! {
        <Dialog open title="解锁结果" foot>
            {filed}
            <p class="quiet">"写到各单位的分类会收回。谁、什么时候、为什么解锁，都记在历史里。"</p>
            <Field label="解锁原因" required=true error=wrong>
                <TextInput value=why on_input=move |text: String| why.set(text) placeholder="例：一张评分表录错，重新核对"/>
            </Field>
        </Dialog>
    }
}
