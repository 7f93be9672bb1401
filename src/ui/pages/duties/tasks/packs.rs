//! What leaves the house: 导出下发 to the units below, 报上级 to the one above. Both are the lists of the own organization and all below it.

use leptos::prelude::*;

use super::desk::TaskDesk;
use crate::domain::kind::Ref;
use crate::exchange::select::KindCount;
use crate::exchange::{Purpose, Selection, Wanted, pack};
use crate::ui::components::{Button, ButtonKind, Dialog, thousands};
use crate::ui::session::{Cover, Former, Session};

fn wanted(session: Session, year: i32) -> Wanted {
    Wanted { selection: Selection::Duties(session.me_now(), year), private: false, photos: false }
}

fn cover(session: Session, year: i32, purpose: Purpose) -> Cover {
    let me = session.me_now();
    let unit = session.look(|_, tree| tree.get(me).map(|org| org.name.clone())).unwrap_or_else(|| session.unit_name());
    let content = if purpose == Purpose::Report { "三张清单完成情况" } else { "三张清单" };
    let to = (purpose == Purpose::Report).then(|| upper(session)).flatten();
    Cover {
        id: Session::new_id(),
        title: format!("{unit} {year} 年{content}"),
        purpose,
        to,
        file: pack::file_name(&unit, content, &year.to_string()),
    }
}

fn upper(session: Session) -> Option<Ref> {
    session.look(|_, tree| tree.parent(session.me_now()).map(|upper| Ref::to(upper, tree.name(upper))))
}

/// What is in it, by kind.
#[component]
fn Contents(year: i32) -> impl IntoView {
    let session = Session::get();
    let counts = session.with_chosen(&Former::new(), wanted(session, year), |chosen| chosen.counts.clone());
    let line = |one: KindCount| view! { <dt>{one.label}</dt><dd>{format!("{} 条", thousands(one.count))}</dd> };
    view! {
        <dl class="facts">{counts.into_iter().map(line).collect_view()}</dl>
        <p class="small quiet">"不带身份证号、电话、住址。议定事项随主题党日走，不在里面。"</p>
    }
}

/// A dialog that shows what leaves and writes the file.
#[component]
fn Leaving(
    open: RwSignal<bool>,
    purpose: Purpose,
    title: &'static str,
    verb: &'static str,
    whom: &'static str,
    text: Signal<String>,
) -> impl IntoView {
    let desk = TaskDesk::get();
    let session = desk.session;
    let busy = RwSignal::new(None::<String>);
    let run = move |()| {
        busy.set(Some("正在导出".to_owned()));
        leptos::task::spawn_local(async move {
            let year = desk.scope.year.get_untracked();
            session.send(&cover(session, year, purpose), &Former::new(), wanted(session, year), whom).await;
            busy.set(None);
            open.set(false);
        });
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label=verb busy on_press=run/>
        }
    };
    view! {
        <Dialog open title foot>
            <p class="bottom-gap">{text}</p>
            <Contents year=desk.scope.year.get_untracked()/>
        </Dialog>
    }
}

/// 导出下发.
#[component]
pub fn AssignDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = TaskDesk::get();
    let text = Signal::derive(move || {
        let (name, year) = (desk.session.unit_name(), desk.scope.year.get());
        format!(
            "把{name}和下级的 {year} 年任务清单、责任清单、联系点写成一个文件，发给下级。下级并入以后，下达给它的任务就在它自己的清单里，填好再报上来。"
        )
    });
    view! { <Leaving open purpose=Purpose::Assign title="导出下发" verb="导出下发" whom="下级党组织" text/> }
}

/// 报上级.
#[component]
pub fn ReportDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = TaskDesk::get();
    let text = Signal::derive(move || {
        let upper = upper(desk.session).map_or_else(|| "上级党组织".to_owned(), |upper| upper.name);
        format!("把本单位和下级的 {} 年清单写成一个文件，交给{upper}。每季度末报一次就行。", desk.scope.year.get())
    });
    view! { <Leaving open purpose=Purpose::Report title="报上级" verb="报上级" whom="上级党组织" text/> }
}
