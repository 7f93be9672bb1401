//! 同一个: organizations and members that arrive under another id.

use leptos::prelude::*;

use super::{Content, Desk};
use crate::domain::kind_named;
use crate::exchange::SameCandidate;
use crate::ui::components::{Check, SectionHead};

/// The offers; each is accepted by a tick and can be undone.
#[component]
pub fn SameOnes(desk: Desk) -> impl IntoView {
    let offers = Memo::new(move |_| {
        let mut all: Vec<SameCandidate> = Vec::new();
        desk.files.with(|files| {
            for file in files.iter().filter(|file| file.ticked) {
                if let Content::Pack(_, preview) = &file.content {
                    all.extend(preview.same.iter().cloned());
                }
            }
        });
        all
    });
    let row = move |one: SameCandidate| {
        let pair = (one.kept(), one.other());
        let kind = kind_named(one.kind).map_or("", |spec| spec.label);
        let checked = Signal::derive(move || desk.same.with(|same| same.contains(&pair)));
        let set = move |on: bool| {
            desk.same.update(|same| {
                if on {
                    same.insert(pair);
                } else {
                    same.remove(&pair);
                }
            })
        };
        let label = format!("是同一个：{}", one.name);
        view! { <li><Check label=label checked=checked on_commit=set/><span class="quiet small">{format!("{kind}，{}", one.why)}</span></li> }
    };
    let all = move |_| {
        desk.same.update(|same| {
            same.extend(offers.with(|offers| offers.iter().map(|one| (one.kept(), one.other())).collect::<Vec<_>>()))
        })
    };
    move || {
        offers.with(|offers| !offers.is_empty()).then(|| {
            let count = offers.with(Vec::len);
            view! {
                <SectionHead title="是不是同一个" count=format!("{count} 个，两边各自建过")>
                    <button type="button" class="btn btn-small" on:click=all>"全部是"</button>
                </SectionHead>
                <p class="small quiet">"勾上的合成一个，以后两个编号都认；以后可以在历史里撤销。"</p>
                <ul class="same-list">{offers.get().into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}
