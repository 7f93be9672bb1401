//! 第一次打开: join with the upper level's 组织包, begin alone, look at the demo, or go on from a backup.

use leptos::prelude::*;

use super::begin::BeginForm;
use super::join::JoinFile;
use crate::ui::components::Button;
use crate::ui::session::{DEMO, Opening, PhaseSignal, open_named};

/// The first page that anybody sees.
#[component]
pub fn FirstRun(opening: Opening) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    if opening.name == DEMO {
        return view! { <super::join::PrepareDemo opening/> }.into_any();
    }
    let begun = opening.clone();
    view! {
        <main class="cover" id="page">
            <header class="cover-head">
                <span class="seal" aria-hidden="true">"账"</span>
                <h1>"党建一本账"</h1>
                <p class="quiet">"一次录入，处处可用。不联网，不丢数。"</p>
            </header>
            <div class="rule"></div>
            <div class="cover-body">
                <section>
                    <h2>"一、独立开始"</h2>
                    <p class="quiet small cover-lead">"先写清是谁的账。上级发来过组织包的，不用填这里，从右边打开它。"</p>
                    <BeginForm opening=begun/>
                </section>
                <section class="cover-side">
                    <h2>"二、打开上级发来的组织包"</h2>
                    <p class="quiet">"单位、上下级、固定日都在里面，只要点出哪个是自己。换了电脑的，从备份文件接着记，也在这里打开。"</p>
                    <p class="quiet">"评委打开收到的评分包，点一下就开始打分，什么都不用填。"</p>
                    <JoinFile opening fresh=true/>
                    <h2 class="cover-next">"三、先看看示范"</h2>
                    <p class="quiet">"一个区、两个街道、几个社区，一年的主题党日办了一半。随时离开，不影响正式的账。"</p>
                    <Button label="打开示范数据" on_press=move |()| open_named(phase, DEMO)/>
                </section>
            </div>
            <footer class="cover-foot">"所有内容只存在这台电脑的这个浏览器里，不上传到任何地方。请定期导出备份。"</footer>
        </main>
    }
    .into_any()
}
