//! Long work: how far it is, and the way to stop it.

use leptos::prelude::*;

/// A bar with what is being done, and 停止 where it can be stopped. Show it after 400 ms.
#[component]
pub fn Progress(
    /// What is being done: `正在读第 2 个文件，共 3 个　1,240 / 3,000 行`.
    #[prop(into)]
    text: Signal<String>,
    /// How far, 0 to 1.
    #[prop(into)]
    done: Signal<f64>,
    /// 停止 was pressed.
    #[prop(optional, into)]
    on_stop: Option<Callback<()>>,
) -> impl IntoView {
    let percent = move || (done.get().clamp(0.0, 1.0) * 100.0).round() as u32;
    let stop = on_stop.map(|on_stop| {
        view! { <button type="button" class="btn btn-plain btn-small" on:click=move |_| on_stop.run(())>"停止"</button> }
    });
    view! {
        <div class="progress">
            <p class="small quiet">{text}{stop}</p>
            <span class="bar" role="progressbar" aria-label=text aria-valuemin="0" aria-valuemax="100" aria-valuenow=percent>
                <i style:width=move || format!("{}%", percent())></i>
            </span>
        </div>
    }
}
