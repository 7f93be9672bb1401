//! 六、清除本机数据.

use leptos::prelude::*;

use crate::browser::{page, storage};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, SectionHead, TextInput};
use crate::ui::session::{Phase, PhaseSignal, Session};

/// Leaves nothing behind on this machine. Asks for the unit's name, and offers the backup first.
#[component]
pub fn ClearSection() -> impl IntoView {
    let session = Session::get();
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let wanted = Signal::derive(move || session.profile.with(|profile| profile.org_name.clone()));
    let why_not =
        Signal::derive(move || (typed.get().trim() != wanted.get()).then(|| format!("先输入“{}”", wanted.get())));
    let phase = expect_context::<PhaseSignal>().0;
    let clear = move |()| {
        let keeper = session.keeper();
        let blocked =
            move || wrong.set(Some("记录已经清空。还有别的窗口开着这本账，请关掉它们，本页会接着清完。".to_owned()));
        leptos::task::spawn_local(async move {
            match keeper.remove_all(blocked).await {
                Ok(()) => {
                    storage::clear();
                    page::confirm_leave(false);
                    page::set_hash("");
                    phase.set(Phase::Removed);
                }
                Err(error) => wrong.set(Some(error.to_string())),
            }
        });
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::DangerMain label="全部清除" why_not=why_not on_press=clear/>
        }
    };
    view! {
        <SectionHead title="六、清除本机数据" count="换人、交回电脑前用。清除后只能从备份恢复">
            <Button small=true kind=ButtonKind::Danger label="清除本机数据" on_press=move |()| open.set(true)/>
        </SectionHead>
        <Dialog open title="清除这台电脑上的账本？" foot>
            <p>"记录、历史、影像和本页的设置都会从这个浏览器里删掉，什么也不留。报送出去的文件和备份文件不受影响。"</p>
            <p class="acts-line"><Button label="先存一份备份" on_press=move |()| crate::ui::pages::exchange::rescue(session)/></p>
            <Field label="输入单位名称确认" help=Signal::derive(move || Some(wanted.get()))>
                <TextInput value=typed on_input=move |text: String| typed.set(text)/>
            </Field>
            <p class="wrong" role="alert">{move || wrong.get()}</p>
        </Dialog>
    }
}
