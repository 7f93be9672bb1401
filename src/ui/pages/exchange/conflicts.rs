//! 冲突: what people wrote differently without knowing of one another. Nothing is lost until a person chooses.

use leptos::prelude::*;

use super::diff::differing;
use crate::browser::clock;
use crate::domain::kind::Value;
use crate::domain::{dates, kind_named};
use crate::ledger::{Conflict, DELETED, Draft, Write};
use crate::ui::components::{Button, ButtonKind, Empty, Field, SectionHead, TextArea};
use crate::ui::session::Session;

/// The list at the left, the two sides at the right.
#[component]
pub fn Conflicts() -> impl IntoView {
    let session = Session::get();
    let all = Memo::new(move |_| session.ledger.with(|ledger| ledger.conflicts()));
    let at = RwSignal::new(0usize);
    let current = Memo::new(move |_| all.with(|all| all.get(at.get().min(all.len().saturating_sub(1))).cloned()));
    let row = move |(index, conflict): (usize, Conflict)| {
        let (title, field) = session.look(|ledger, _| {
            let (key, field) = &conflict.key;
            (format!("{} {}", ledger.kind_label(&key.0), ledger.title(key)), ledger.field_label(key, field))
        });
        let is_current = move || current.with(|current| current.as_ref().is_some_and(|current| *current == conflict));
        view! {
            <li>
                <button type="button" class="pick" aria-current=move || is_current().then_some("true") on:click=move |_| at.set(index)>
                    <b>{field}</b><span>{title}</span><span class="state s-late">"待定"</span>
                </button>
            </li>
        }
    };
    let panel = move || {
        match current.get() {
        Some(conflict) => {
            let place = format!("第 {} 处，共 {} 处", at.get_untracked() + 1, all.with_untracked(Vec::len));
            view! { <Panel conflict place/> }.into_any()
        }
        None => view! { <Empty title="没有冲突" text="两边都改过、彼此没看到过对方的改动，才算冲突。有了会列在这里，哪一边都不会丢。"/> }.into_any(),
    }
    };
    let some = move || all.with(|all| !all.is_empty());
    view! {
        <div class="cols cols-conflict">
            {move || some().then(|| view! {
                <nav aria-label="冲突">
                    <ul class="picklist">{move || all.get().into_iter().enumerate().map(row).collect_view()}</ul>
                    <p class="small faint">"两边都改过、彼此没看到过对方的改动，才算冲突。哪一边都不会丢：没选的留在“历史”里。"</p>
                </nav>
            })}
            <section aria-label="冲突详情">{panel}</section>
        </div>
    }
}

/// One conflict: its sides, and a third way.
#[component]
fn Panel(conflict: Conflict, place: String) -> impl IntoView {
    let session = Session::get();
    let (key, field) = conflict.key.clone();
    let deleted = &*field == DELETED;
    let (title, label) = session.look(|ledger, _| (ledger.title(&key), ledger.field_label(&key, &field)));
    let spec = kind_named(&key.0).and_then(|spec| spec.field(&field));
    let sides = if deleted { Vec::new() } else { distinct(&conflict.sides) };
    let words: Vec<String> =
        sides.iter().map(|write| session.look(|ledger, _| ledger.value_label(&key, &field, &write.value))).collect();
    let settle = {
        let (key, label) = (key.clone(), label.clone());
        Callback::new(move |value: Value| {
            let mut draft = Draft::new(format!("定冲突：{label}"));
            match kind_named(&key.0) {
                Some(spec) if deleted && value == Value::Bool(true) => drop(draft.delete(spec.name, key.1)),
                Some(spec) if deleted => drop(draft.restore(spec.name, key.1)),
                Some(spec) => drop(draft.put(spec.name, key.1, field.clone(), value)),
                None => return,
            }
            session.commit_aloud(draft);
        })
    };
    let side = |(index, write): (usize, &Write)| {
        let other =
            words.iter().enumerate().find(|(at, _)| *at != index).map(|(_, text)| text.clone()).unwrap_or_default();
        let text = words.get(index).cloned().unwrap_or_default();
        view! { <Side write=write.clone() text other settle/> }
    };
    let shown = sides.iter().enumerate().map(side).collect_view();
    view! {
        <SectionHead title=label count=title><span class="small">{place}</span></SectionHead>
        {if deleted { view! { <Deletion settle/> }.into_any() } else { view! { <div class="sides">{shown}</div> }.into_any() }}
        {(!deleted).then(|| spec.map(|spec| view! { <Third spec settle/> }))}
    }
}

/// Equal values are one side to a person.
fn distinct(sides: &[Write]) -> Vec<Write> {
    let mut all: Vec<Write> = Vec::new();
    for write in sides {
        if !all.iter().any(|known| known.value == write.value) {
            all.push(write.clone());
        }
    }
    all
}

#[component]
fn Side(write: Write, text: String, other: String, settle: Callback<Value>) -> impl IntoView {
    let session = Session::get();
    let who = session.look(|ledger, _| {
        let mine = ledger.actor() == write.dot.actor;
        let info = ledger.actors().get(&write.dot.actor).cloned().unwrap_or_default();
        let own_unit = session.profile.with_untracked(|profile| profile.org_name == info.org);
        let side = if mine || own_unit { "本机" } else { "对方" };
        (side, [info.org, info.name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　"))
    });
    let when = format!("{} {}", dates::month_day(clock::date_of(write.time)), clock::time_of_day(write.time));
    let piece = |(differs, text): (bool, String)| {
        if differs { view! { <ins>{text}</ins> }.into_any() } else { view! { {text} }.into_any() }
    };
    let value = write.value.clone();
    let label = format!("用{}的", who.0);
    view! {
        <div class="side">
            <div class="side-head">
                <b>{who.0}</b>{who.1}"　"{when}
                <Button small=true label=label on_press=move |()| settle.run(value.clone())/>
            </div>
            <p class="side-text">{differing(&text, &other).into_iter().map(piece).collect_view()}</p>
        </div>
    }
}

/// 删除与修改冲突.
#[component]
fn Deletion(settle: Callback<Value>) -> impl IntoView {
    view! {
        <p>"一边删了这条记录，另一边在不知道的时候改过它。现在它还显示着，请定下来。"</p>
        <p class="acts-line">
            <Button label="保留" on_press=move |()| settle.run(Value::Null)/>
            <Button label="删除" kind=ButtonKind::Danger on_press=move |()| settle.run(Value::Bool(true))/>
        </p>
    }
}

/// A third text, written from both.
#[component]
fn Third(spec: &'static crate::domain::kind::FieldSpec, settle: Callback<Value>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let take = move |()| match spec.read_text(&text.get_untracked()) {
        Ok(Value::Null) => wrong.set(Some("先写好合成的内容".to_owned())),
        Ok(value) => settle.run(value),
        Err(why) => wrong.set(Some(why)),
    };
    view! {
        <Field label="或者合成一份" error=wrong>
            <TextArea value=text rows=2 placeholder="从上面任一边复制过来，改成两边都认可的写法" on_input=move |typed: String| text.set(typed)/>
        </Field>
        <p class="acts-line"><Button label="用合成的" on_press=take/></p>
    }
}
