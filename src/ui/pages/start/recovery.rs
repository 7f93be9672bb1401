//! 恢复: a database that holds less than the witness remembers. Never a welcome.

use std::sync::Arc;

use leptos::prelude::*;

use super::join::JoinFile;
use crate::browser::witness::Witness;
use crate::browser::{clock, page};
use crate::domain::dates;
use crate::ui::components::{Banner, BannerKind, Button, ButtonKind, Field, TextInput};
use crate::ui::session::{Missing, Opening, Phase, PhaseSignal};

/// Says what was there and what is left, and the ways out, the safest first.
#[component]
pub fn Recovery(opening: Opening, missing: Missing) -> impl IntoView {
    let from_file = opening.clone();
    let found = missing.found;
    let rest = opening.clone();
    view! {
        <main class="cover" id="page">
            <header class="cover-head">
                <span class="seal" aria-hidden="true">"账"</span>
                <h1>"账本没有读出来"</h1>
                <p class="quiet">"这台电脑以前记过账，现在浏览器里的数据不见了，或者不全。"</p>
            </header>
            <div class="rule"></div>
            <div class="cover-body">
                <section>
                    <Banner kind=BannerKind::Wrong lead="本页没有改动任何东西。" text="多半是浏览器数据被清理软件删过，或上次关机时没有写完。"/>
                    <h2 class="cover-next">"先试这三步"</h2>
                    <ol class="ways">
                        <li>
                            <b>"从备份恢复"</b>
                            <p>{last_backup(&missing.witness)}</p>
                            <div class="way-do"><JoinFile opening=from_file/></div>
                        </li>
                        <li>
                            <b>"再读一次"</b>
                            <p>"如果刚才另一个窗口开着，关掉它再试。"</p>
                            <Button label="再读一次" on_press=|()| page::reload()/>
                        </li>
                        <li>
                            <b>"用读得出的部分接着记"</b>
                            <p>{format!("读到 {found} 条记录。先存成文件，日后可以和备份并在一起；两边都有的不会重复。")}</p>
                            <GoOn opening=rest found/>
                        </li>
                    </ol>
                </section>
                <section class="cover-side">
                    <Clues missing=missing.clone()/>
                    <StartOver opening missing/>
                </section>
            </div>
            <footer class="cover-foot">{format!("请把这一行告诉技术人员：{}", page::user_agent())}</footer>
        </main>
    }
}

fn day_and_time(ms: i64) -> String {
    format!("{} {}", dates::day_in_words(clock::date_of(ms)), clock::time_of_day(ms))
}

/// When the last backup left this browser, and the name of its file.
pub(super) fn last_backup(witness: &Witness) -> String {
    match &witness.last_backup {
        Some(note) => {
            format!("最近一次备份是 {}，文件名是 {}，{} 条记录。", day_and_time(note.time), note.name, note.records)
        }
        None => "这台电脑上没有导出过备份。报送给上级的文件、上级发来的组织包，也能找回一部分。".to_owned(),
    }
}

/// What the witness says, beside what is found.
#[component]
fn Clues(missing: Missing) -> impl IntoView {
    let Missing { witness, found, browser_says } = missing;
    view! {
        <h2>"对得上的线索"</h2>
        <dl class="facts">
            <dt>"单位"</dt><dd>{if witness.unit.is_empty() { "没有记下".to_owned() } else { witness.unit }}</dd>
            <dt>"上次打开"</dt>
            <dd>{if witness.last_opened > 0 { day_and_time(witness.last_opened) } else { "没有记下".to_owned() }}</dd>
            <dt>"当时记录"</dt><dd>{format!("{} 条", witness.records)}</dd>
            <dt>"现在读到"</dt><dd class="red">{format!("{found} 条")}</dd>
            <dt>"备份之后"</dt><dd>{format!("有 {} 处改动没有备份", witness.changes_since_backup)}</dd>
            {browser_says.map(|words| view! { <dt>"浏览器说"</dt><dd>{words}</dd> })}
        </dl>
    }
}

/// Goes on with what could be read, when it is known who works here.
#[component]
fn GoOn(opening: Opening, found: usize) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let profile = opening.profile.clone();
    let why_not = match (&profile, found) {
        (_, 0) => Some("一条也没有读到".to_owned()),
        (None, _) => Some("没有读到单位和姓名，请从备份恢复".to_owned()),
        _ => None,
    };
    let go_on = move |()| {
        if let Some(profile) = profile.clone() {
            let deed = Arc::new(crate::ui::pages::exchange::rescue);
            phase.set(Phase::Ready(opening.clone(), profile, Some(deed)));
        }
    };
    view! { <Button label="存成文件再接着记" why_not=why_not on_press=go_on/> }
}

/// A new ledger, once the unit's name is typed.
#[component]
fn StartOver(opening: Opening, missing: Missing) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let wanted =
        StoredValue::new(if missing.witness.unit.is_empty() { "开新账".to_owned() } else { missing.witness.unit });
    let typed = RwSignal::new(String::new());
    let why_not = move || (typed.get().trim() != wanted.get_value()).then(|| format!("先输入“{}”", wanted.get_value()));
    let begin = move |()| {
        Witness::forget(opening.name);
        phase.set(Phase::FirstRun(opening.clone()));
    };
    view! {
        <div class="cover-last">
            <h2>"都不行，才开新账"</h2>
            <p class="quiet small">{format!("请输入“{}”确认。读到的记录留在账里，以后找到备份还能并进来。", wanted.get_value())}</p>
            <Field label="单位名称">
                <TextInput value=typed on_input=move |text: String| typed.set(text)/>
            </Field>
            <Button kind=ButtonKind::Danger label="开一本新账" why_not=Signal::derive(why_not) on_press=begin/>
        </div>
    }
}
