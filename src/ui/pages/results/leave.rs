//! What leaves the house: 报备案 to the upper level, and the whole tour for anybody else.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::kind::{FieldValue, Ref, Value};
use crate::domain::tour::Tour;
use crate::exchange::{Purpose, Selection, Wanted, pack};
use crate::ledger::Draft;
use crate::ledger::tour::lock::file;
use crate::ui::components::{Button, ButtonKind, Dialog, thousands};
use crate::ui::session::{Cover, Former, Session};

fn wanted(desk: Desk) -> Wanted {
    Wanted { selection: Selection::Tour(desk.tour), private: false, photos: false }
}

fn cover(desk: Desk, purpose: Purpose, to: Option<Ref>) -> Cover {
    let session = desk.session;
    let unit = session
        .look(|_, tree| tree.get(session.me_now()).map(|org| org.name.clone()))
        .unwrap_or_else(|| session.unit_name());
    let name = desk.look(|reading| reading.book.tour.name.clone()).unwrap_or_default();
    let what = if purpose == Purpose::Report { format!("{name}备案") } else { name };
    Cover {
        id: Session::new_id(),
        title: format!("{unit} {what}"),
        purpose,
        to,
        file: pack::file_name(&unit, &what, &session.today.get_untracked().to_string()),
    }
}

/// To whom a report goes.
fn upper(session: Session) -> Option<Ref> {
    session.look(|_, tree| tree.parent(session.me_now()).map(|upper| Ref::to(upper, tree.name(upper))))
}

/// What is in it, by kind.
#[component]
fn Contents() -> impl IntoView {
    let desk = Desk::get();
    let counts = desk.session.with_chosen(&Former::new(), wanted(desk), |chosen| chosen.counts.clone());
    let line = |one: crate::exchange::select::KindCount| {
        view! { <dt>{one.label}</dt><dd>{format!("{} 条", thousands(one.count))}</dd> }
    };
    view! { <dl class="facts">{counts.into_iter().map(line).collect_view()}</dl> }
}

/// 报备案: notes the day, and writes the pack.
#[component]
pub fn FileDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let session = desk.session;
    let busy = RwSignal::new(None::<String>);
    let wrong = RwSignal::new(None::<String>);
    let run = move |()| {
        let before = desk.look(|reading| reading.book.tour.filed).flatten();
        match session.look(|ledger, _| file(ledger, desk.tour, session.today.get_untracked())) {
            Ok(draft) => drop(session.commit(draft)),
            Err(why) => return wrong.set(Some(why)),
        }
        busy.set(Some("正在导出".to_owned()));
        leptos::task::spawn_local(async move {
            let cover = cover(desk, Purpose::Report, upper(session));
            if !session.send(&cover, &Former::new(), wanted(desk), "上级党组织").await {
                // No file, no filing.
                let mut back = Draft::new("报备案没有导出");
                back.put(Tour::KIND, desk.tour, Tour::filed, before.map_or(Value::Null, |day| day.to_value()));
                session.commit(back);
            }
            busy.set(None);
            open.set(false);
        });
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="报备案" busy on_press=run/>
        }
    };
    let to = move || upper(session).map_or("上级党组织".to_owned(), |upper| upper.name);
    view! {
        <Dialog open title="报备案" foot>
            <p>{move || format!("把锁定的结果写成一个文件，交给{}。里面有：", to())}</p>
            <Contents/>
            <p class="small quiet">"不带身份证号、电话、住址。"</p>
            {move || wrong.get().map(|why| view! { <p class="wrong">{why}</p> })}
        </Dialog>
    }
}

/// 导出: the whole tour, for 下级, 兄弟单位, or another laptop of one's own.
#[component]
pub fn ShareDialog(open: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::get();
    let session = desk.session;
    let busy = RwSignal::new(None::<String>);
    let run = move |()| {
        busy.set(Some("正在导出".to_owned()));
        leptos::task::spawn_local(async move {
            let cover = cover(desk, Purpose::Share, None);
            session.send(&cover, &Former::new(), wanted(desk), "下级和兄弟单位").await;
            busy.set(None);
            open.set(false);
        });
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="导出" busy on_press=run/>
        }
    };
    view! {
        <Dialog open title="导出这次观摩" foot>
            <p>"把整次观摩写成一个文件，给下级、兄弟单位或者自己的另一台电脑。里面有每位评委给每个点的分和点评："</p>
            <Contents/>
            <p class="small quiet">"不带身份证号、电话、住址。给评委打分用的文件在“打分”里导出，那里只带各人自己的评分表。"</p>
        </Dialog>
    }
}
