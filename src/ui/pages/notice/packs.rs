//! What leaves the house: a notice down to its unit, what the unit reports up.

use leptos::prelude::*;

use crate::browser::timer;
use crate::domain::kind::{Id, Ref};
use crate::domain::rectification_notice::RectificationNotice as Notice;
use crate::exchange::{Purpose, Selection, Wanted, pack, select};
use crate::ledger::rectify::notices;
use crate::ui::session::{Cover, Former, Session};

/// Milliseconds between two downloads: browsers drop those that come too quickly one after the other.
const BETWEEN: u32 = 250;

/// 下发: a file for each of these notices, which are noted as sent before, so that the file says so too. `progress` tells how far it is.
pub async fn send_down(session: Session, ids: Vec<Id>, progress: RwSignal<Option<(usize, usize)>>) {
    let (all, mut written) = (ids.len(), 0);
    for id in ids {
        progress.try_set(Some((written, all)));
        if !send_one(session, id).await {
            break;
        }
        written += 1;
        if written < all {
            timer::pause(BETWEEN).await;
        }
    }
    progress.try_set(None);
    if written > 1 {
        session.say(format!("已导出 {written} 份通知单，一份一个文件，请确认都在下载文件夹里，再分给各单位"));
    }
}

async fn send_one(session: Session, id: Id) -> bool {
    let Some(notice) = session.look(|ledger, _| ledger.read::<Notice>(id)) else { return false };
    let mut noted = false;
    if notice.sent.is_none() {
        match session.look(|ledger, _| notices::send(ledger, id, session.today.get_untracked())) {
            Ok(draft) => noted = session.commit(draft),
            Err(why) => {
                session.say(why);
                return false;
            }
        }
    }
    let (number, unit) = (notice.number_in_words(), unit_of(session, &notice));
    let cover = Cover {
        id: Session::new_id(),
        title: format!("整改通知单 {number} 给{}", unit.name),
        purpose: Purpose::Assign,
        file: pack::file_name(&unit.name, &format!("整改通知单 {number}"), &session.today.get_untracked().to_string()),
        to: Some(unit),
    };
    let wanted = Wanted { selection: Selection::Notice(id), private: false, photos: true };
    let written = session.send(&cover, &Former::new(), wanted, "").await;
    if !written && noted {
        // It did not leave, so it is not sent.
        session.undo_last();
        session.say("浏览器不让下载文件，没有下发。请在浏览器设置里允许下载，再点一次。");
    }
    written
}

fn unit_of(session: Session, notice: &Notice) -> Ref {
    let id = notice.org.or(notice.unit.id);
    session.look(|_, tree| match id.filter(|id| tree.get(*id).is_some()) {
        Some(id) => Ref::to(tree.resolve(id), tree.name(id)),
        None => notice.unit.clone(),
    })
}

/// What is written on the pack in which a unit reports on a notice.
pub fn report_cover(session: Session, notice: &Notice) -> Cover {
    let (number, unit) = (notice.number_in_words(), unit_of(session, notice));
    Cover {
        id: Session::new_id(),
        title: format!("{} 整改情况 {number}", unit.name),
        purpose: Purpose::Report,
        file: pack::file_name(&unit.name, &format!("整改情况 {number}"), &session.today.get_untracked().to_string()),
        to: Some(notice.issuer.clone()).filter(|issuer| !issuer.is_empty()),
    }
}

/// 报上级: the notice with its findings, their progress and their photos.
pub async fn send_up(session: Session, notice: Notice) {
    let cover = report_cover(session, &notice);
    let wanted = Wanted { selection: Selection::Notice(notice.id), private: false, photos: true };
    session.send(&cover, &Former::new(), wanted, "上级").await;
}

/// 报上级: all findings of the unit that works here and of those below it.
pub async fn send_all_up(session: Session, period: String) {
    let me = session.me_now();
    let (name, upper) = session.look(|_, tree| {
        let upper = tree.parent(me).map(|upper| Ref::to(upper, tree.name(upper)));
        (tree.name(me).to_owned(), upper)
    });
    let cover = Cover {
        id: Session::new_id(),
        title: format!("{name} {period} 整改进展"),
        purpose: Purpose::Report,
        file: pack::file_name(&name, "整改进展", &period),
        to: upper,
    };
    let history = session.whole_history().await;
    let former = select::former_organizations(&history);
    let wanted = Wanted { selection: Selection::Findings(me), private: false, photos: true };
    session.send(&cover, &former, wanted, "上级").await;
}
