//! 报进展: what was done for it in a month.

use leptos::prelude::*;

use super::context::OneFinding;
use super::dialogs::Ask;
use crate::domain::dates::YearMonth;
use crate::domain::kind::Kind;
use crate::domain::progress::Progress;
use crate::ledger::rectify::monthly::{Words, report};
use crate::ui::components::{Field, Select, TextArea, TextInput};

/// What the dialog holds.
#[derive(Clone, Copy)]
struct Asked {
    month: RwSignal<YearMonth>,
    text: RwSignal<String>,
    quality: RwSignal<String>,
    effect: RwSignal<String>,
    percent: RwSignal<String>,
    /// What was written when it was filled in.
    before: RwSignal<Option<Option<Progress>>>,
}

impl Asked {
    /// What is written for the month already.
    fn fill(self, one: OneFinding, month: YearMonth) {
        let known = written(one, month);
        self.before.set(Some(known.clone()));
        let written = known.unwrap_or_else(|| Progress::blank(one.id));
        self.month.set(month);
        self.text.set(written.text);
        self.quality.set(written.quality);
        self.effect.set(written.effect);
        self.percent.set(written.percent.map_or_else(String::new, |percent| percent.to_string()));
    }

    /// What was typed before stays, unless something else was written for the month since.
    fn open(self, one: OneFinding, this_month: YearMonth) {
        match self.before.get_untracked() {
            None => self.fill(one, this_month),
            Some(before) if before != written(one, self.month.get_untracked()) => self.fill(one, this_month),
            Some(_) => {}
        }
    }

    fn run(self, one: OneFinding) -> Result<(), String> {
        let (text, quality, effect) =
            (self.text.get_untracked(), self.quality.get_untracked(), self.effect.get_untracked());
        let percent = percent(&self.percent.get_untracked())?;
        let words = Words { text: &text, quality: &quality, effect: &effect, percent };
        one.act(&one.my_name(), |ledger, _, (actor, when)| {
            report(ledger, one.id, self.month.get_untracked(), words, (actor.name, when.day))
        })?;
        // Also after an undo: the next opening shows what is recorded.
        self.before.set(None);
        Ok(())
    }
}

fn percent(text: &str) -> Result<Option<i64>, String> {
    let text = text.trim().trim_end_matches(['%', '％']).trim_end();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("完成写 0 至 100 的整数，“{text}”读不懂"))
}

/// What is written for a month.
pub fn written(one: OneFinding, month: YearMonth) -> Option<Progress> {
    one.progress.with_untracked(|all| all.iter().find(|known| known.month == Some(month)).cloned())
}

/// The dialog.
#[component]
pub fn ReportDialog() -> impl IntoView {
    let one = OneFinding::get();
    let now = YearMonth::of(one.session.today.get_untracked());
    let asked = Asked {
        month: RwSignal::new(now),
        text: RwSignal::new(String::new()),
        quality: RwSignal::new(String::new()),
        effect: RwSignal::new(String::new()),
        percent: RwSignal::new(String::new()),
        before: RwSignal::new(None),
    };
    let this_month = move || YearMonth::of(one.session.today.get_untracked());
    let months = Signal::derive(move || {
        let now = YearMonth::of(one.session.today.get());
        [now, now.prev(), now.prev().prev()].map(|month| (month.to_string(), month.in_words())).to_vec()
    });
    let value = Signal::derive(move || asked.month.get().to_string());
    let choose = move |key: String| {
        if let Ok(month) = key.parse() {
            asked.fill(one, month);
        }
    };
    view! {
        <Ask open=one.dialogs.report title="报进展" verb="记进展" anew=true fill=move |()| asked.open(one, this_month()) run=move |()| asked.run(one)>
            <div class="form-grid">
                <Field label="月份" width="w3"><Select value options=months on_commit=choose/></Field>
                <Field label="完成" width="w3">
                    <TextInput value=asked.percent number=true inputmode="numeric" unit="%" on_input=move |text: String| asked.percent.set(text)/>
                </Field>
            </div>
            <Field label="进度" required=true help="做了什么，做到哪一步">
                <TextArea value=asked.text rows=3 placeholder="例：制度已修订，11 月起按新制度执行" on_input=move |text: String| asked.text.set(text)/>
            </Field>
            <Field label="质量"><TextArea value=asked.quality rows=2 placeholder="例：街道抽查 3 处，都按新制度执行" on_input=move |text: String| asked.quality.set(text)/></Field>
            <Field label="效果"><TextArea value=asked.effect rows=2 placeholder="例：到会率由 72% 升到 91%" on_input=move |text: String| asked.effect.set(text)/></Field>
        </Ask>
    }
}
