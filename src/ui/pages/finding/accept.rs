//! 验收: 通过 or 退回; and, with it, when somebody looks back.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::dates::Date;
use crate::domain::finding::Outcome;
use crate::ledger::rectify::deeds::{Accepts, Verdict, accept, may_accept, plan_recheck};
use crate::ui::components::{Choice, ChoiceOption, DateInput, Field, TextArea, TextInput, Tone};
use crate::ui::session::Session;

/// What the dialog holds.
#[derive(Clone, Copy)]
struct Asked {
    outcome: RwSignal<Outcome>,
    by: RwSignal<String>,
    opinion: RwSignal<String>,
    next: RwSignal<Option<Date>>,
    look: RwSignal<Option<Date>>,
    look_by: RwSignal<String>,
}

impl Asked {
    fn fill(self, one: OneFinding) {
        self.outcome.set(Outcome::Accepted);
        self.by.set(one.my_name());
        self.opinion.set(String::new());
        self.next.set(None);
        self.look.set(None);
        self.look_by.set(one.my_name());
    }

    fn run(self, one: OneFinding) -> Result<(), String> {
        let (name, opinion, outcome) =
            (self.by.get_untracked(), self.opinion.get_untracked(), self.outcome.get_untracked());
        let passed = outcome == Outcome::Accepted;
        let look = self.look.get_untracked().filter(|_| passed);
        if look.is_some_and(|look| look < one.session.today.get_untracked()) {
            return Err("回头看的日子应在今天或以后".to_owned());
        }
        let verdict = Verdict { outcome, opinion: &opinion, next: self.next.get_untracked() };
        let draft =
            one.make(&name, |ledger, tree, who| accept(ledger, tree, one.id, who, verdict, Session::new_id()))?;
        let words = draft.label.clone();
        one.session.commit(draft);
        let Some(due) = look else {
            one.session.say_with_undo(words);
            return Ok(());
        };
        // Only what is closed can be looked back at: a second step, taken back together with the first.
        let by = self.look_by.get_untracked();
        let draft = one.make(&name, |ledger, tree, (actor, _)| {
            plan_recheck(ledger, tree, one.id, actor, (due, &by), Session::new_id())
        })?;
        one.session.commit(draft);
        one.session.say_with_undo_of(format!("{words}，{due} 回头看"), 2);
        Ok(())
    }
}

/// The dialog.
#[component]
pub fn AcceptDialog() -> impl IntoView {
    let one = OneFinding::get();
    let asked = Asked {
        outcome: RwSignal::new(Outcome::Accepted),
        by: RwSignal::new(String::new()),
        opinion: RwSignal::new(String::new()),
        next: RwSignal::new(None),
        look: RwSignal::new(None),
        look_by: RwSignal::new(String::new()),
    };
    let own = Memo::new(move |_| {
        let me = one.session.me();
        one.session.tree.with(|tree| one.with(|finding| may_accept(tree, me, finding).ok())) == Some(Accepts::Own)
    });
    let long = Memo::new(move |_| one.with(|finding| finding.long));
    let passed = Memo::new(move |_| asked.outcome.get() == Outcome::Accepted);
    let title = Signal::derive(move || if own.get() { "自验".to_owned() } else { "验收".to_owned() });
    let verb = Signal::derive(move || {
        let verb = match (passed.get(), long.get()) {
            (false, _) => "退回",
            (true, true) => "阶段销号",
            (true, false) => "销号",
        };
        verb.to_owned()
    });
    let options = [(Outcome::Accepted, Tone::Plain), (Outcome::Returned, Tone::Mild)]
        .map(|(outcome, tone)| ChoiceOption { key: outcome.key().to_owned(), label: outcome.label().to_owned(), tone })
        .to_vec();
    let options = StoredValue::new(options);
    let value = Signal::derive(move || asked.outcome.get().key().to_owned());
    let choose = move |text: String| asked.outcome.set(Outcome::of(&text).unwrap_or_default());
    let set_next = Callback::new(move |day: Option<Date>| asked.next.set(day));
    let example = Signal::derive(move || {
        let example = if passed.get() {
            "例：制度已上墙，台账齐全，现场核对属实"
        } else {
            "例：制度上墙了，没有执行记录"
        };
        example.to_owned()
    });
    let by_label = Signal::derive(move || if own.get() { "自验人".to_owned() } else { "验收人".to_owned() });
    let opinion_label = Signal::derive(move || if passed.get() { "意见" } else { "哪里没有改到位" }.to_owned());
    view! {
        <Ask open=one.dialogs.accept title verb fill=move |()| asked.fill(one) run=move |()| asked.run(one)>
            <Told/>
            {move || own.get().then(|| view! { <p class="note">"上面没有党组织，自查的问题由本单位书记自验，会标明“自验”。"</p> })}
            <div class="field"><span class="label" aria-hidden="true">"结论"</span><Choice label="结论" options=options.get_value() value on_commit=choose/></div>
            <Field label=by_label><TextInput value=asked.by on_input=move |text: String| asked.by.set(text)/></Field>
            <Field label=opinion_label>
                <TextArea value=asked.opinion rows=3 on_input=move |text: String| asked.opinion.set(text)
                    placeholder=example/>
            </Field>
            {move || (passed.get() && long.get()).then(|| view! {
                <Field label="下一阶段到哪天" help="长期坚持的问题不会自动关闭，到这天再验收；不填就没有提醒">
                    <DateInput value=asked.next on_commit=set_next/>
                </Field>
            })}
            {move || passed.get().then(|| view! { <LookBack asked/> })}
        </Ask>
    }
}

/// When somebody looks back, and who.
#[component]
fn LookBack(asked: Asked) -> impl IntoView {
    let set_look = move |day: Option<Date>| asked.look.set(day);
    view! {
        <div class="form-grid">
            <Field label="哪天回头看" width="w3" help="空着也可以，以后再安排">
                <DateInput value=asked.look on_commit=set_look/>
            </Field>
            <Field label="谁去看" width="w3">
                <TextInput value=asked.look_by on_input=move |text: String| asked.look_by.set(text)/>
            </Field>
        </div>
    }
}

/// What the unit said when it reported last, to be read while judging.
#[component]
fn Told() -> impl IntoView {
    let one = OneFinding::get();
    let told = move || {
        one.with(|finding| {
            let last = finding.submissions.values().max_by_key(|one| (one.day, one.time))?;
            Some((last.text.clone(), last.by.clone()))
        })
    };
    let photos = move || one.photos.with(Vec::len);
    move || {
        told().map(|(text, by)| {
            view! { <blockquote class="finding-told"><p>{text}</p><p class="small faint">{format!("{by}　照片 {} 张", photos())}</p></blockquote> }
        })
    }
}
