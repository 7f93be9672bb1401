//! After merging: conflicts to settle, and the 回执 for each report.

use std::sync::Arc;

use leptos::prelude::*;

use super::Desk;
use crate::browser::page;
use crate::domain::kind::Ref;
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::exchange::{Invitation, Opened, Purpose, Selection, Wanted, invitation, pack, receipt_for};
use crate::ledger::Ledger;
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::{ExchangeTab, FindingsTab, Route};
use crate::ui::session::{Cover, Former, Session};

/// What to do next; nothing is shown before anything was merged.
#[component]
pub fn Done(desk: Desk) -> impl IntoView {
    let session = Session::get();
    let conflicts = move || session.ledger.with(Ledger::conflicted);
    let reports = move || {
        desk.merged.get().into_iter().filter(|opened| opened.header.purpose == Purpose::Report).collect::<Vec<_>>()
    };
    let some = move || desk.merged.with(|all| !all.is_empty());
    move || {
        some().then(|| {
            let settle = (conflicts() > 0).then(|| {
                view! {
                    <Banner kind=BannerKind::Warn text=format!("有 {} 条记录两边写法不一样，请定下来。", conflicts())>
                        <a class="btn" href=Route::Exchange(ExchangeTab::Conflicts).href()>"去定冲突"</a>
                    </Banner>
                }
            });
            let asked = desk.merged.get().iter().filter_map(|opened| invitation(opened)).collect::<Vec<_>>();
            view! {
                {settle}
                {asked.into_iter().map(|asked| view! { <Seat asked/> }).collect_view()}
                <Letters desk/>
                {reports().into_iter().map(|opened| view! { <ReceiptOffer opened/> }).collect_view()}
            }
        })
    }
}

/// A 评分包 that was sent to a judge: on to 现场打分, where the person here is that judge, or this is a judge's laptop.
#[component]
fn Seat(asked: Invitation) -> impl IntoView {
    let session = Session::get();
    let own = session.profile.with_untracked(|profile| profile.judge.is_some() || profile.name == asked.judge.name);
    let words = format!("“{}”的评分包已并入，评委 {}。", asked.name, asked.judge.name);
    let begin = move |()| {
        let seated = session.profile.with_untracked(|profile| profile.judge.is_some());
        if seated {
            session.take_seat(&asked);
        }
        page::set_hash(&Route::Scoring(asked.tour, asked.key, None).href());
    };
    own.then(|| view! { <Banner text=words><Button label="去打分" on_press=begin/></Banner> })
}

/// 整改通知单 that came in just now, each with the way to it; where many came, the way to the list.
#[component]
fn Letters(desk: Desk) -> impl IntoView {
    const NAMED: usize = 5;
    let session = Session::get();
    let all: Vec<Notice> = session.look(|ledger, _| {
        let merged = desk.merged.get_untracked();
        let ids = merged.iter().flat_map(|opened| &opened.records).filter(|record| &*record.kind == Notice::KIND);
        ids.filter_map(|record| ledger.read(record.id)).collect()
    });
    if all.len() > NAMED {
        let text = format!("并入了 {} 份整改通知单。", all.len());
        let href = Route::Findings(FindingsTab::Notices).href();
        return view! { <Banner text><a class="btn" href=href>"看通知单"</a></Banner> }.into_any();
    }
    let one = |notice: Notice| {
        let text = format!("整改通知单 {} 给{}，已并入。", notice.number_in_words(), notice.unit.name);
        view! { <Banner text><a class="btn" href=Route::Notice(notice.id).href()>"打开通知单"</a></Banner> }
    };
    all.into_iter().map(one).collect_view().into_any()
}

#[component]
fn ReceiptOffer(opened: Arc<Opened>) -> impl IntoView {
    let session = Session::get();
    let words = format!("已收到{}的“{}”。", opened.sender(), opened.header.title);
    let write = move |()| write_receipt(session, &opened);
    view! { <Banner text=words><Button label="写回执" on_press=write/></Banner> }
}

/// Records the receipt and writes it to a file for the sender.
fn write_receipt(session: Session, opened: &Opened) {
    let me = session.me_now();
    let by = Ref::to(me, session.look(|_, tree| tree.name(me).to_owned()));
    let person = session.profile.with_untracked(|profile| profile.name.clone());
    let Some((id, draft)) = receipt_for(opened, &by, &person, session.today.get_untracked()) else {
        session.say("这个包没有写明是谁发的，写不了回执");
        return;
    };
    session.commit(draft);
    let sender = opened.sender().to_owned();
    let cover = Cover {
        id: Session::new_id(),
        title: format!("回执：{}", opened.header.title),
        purpose: Purpose::Receipt,
        to: Some(opened.header.from.clone()),
        file: pack::file_name(&by.name, &format!("回执 {sender}"), &session.today.get_untracked().to_string()),
    };
    let wanted = Wanted { selection: Selection::Receipt(id), private: false, photos: false };
    if session.write_pack(&cover, &Former::new(), wanted, &[]) {
        session.say(format!("回执已导出：{}", cover.file));
    }
}
