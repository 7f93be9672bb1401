//! 整改通知单 on today's page: what is to be signed for, sent, looked at again.

use super::rectify::is_ours;
use super::{Item, Sort, Target, TodayPage, View};
use crate::domain::kind::Id;
use crate::domain::rectification_notice::{NoticeCheck, RectificationNotice as Notice};
use crate::ledger::rectify::notices::{doubles, notices};

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    for notice in notices(view.ledger).into_iter().filter(|notice| notice.void.is_none()) {
        let issuer = notice.issuer.id.map(|issuer| view.tree.resolve(issuer));
        if is_ours(view, notice.org) && notice.issued.is_some() && notice.received.is_none() {
            let line = item(&notice, "收到了，还没有签收。", "去签收");
            page.missing.push(line);
        }
        if issuer == Some(view.me) {
            issued(view, page, &notice);
        }
    }
    for same in doubles(view.ledger, view.tree) {
        let ours = same.iter().any(|one| one.issuer.id.map(|issuer| view.tree.resolve(issuer)) == Some(view.me));
        if let Some(first) = same.first().filter(|_| ours) {
            let words =
                format!("有 {} 份通知单都是{}，没有下发的那一份要改编号。", same.len(), first.number_in_words());
            page.missing.push(Item::new(Sort::Notices, view.my_name(), words, ("去改编号", Target::Notices)));
        }
    }
}

/// What the issuer has to do next.
fn issued(view: &View, page: &mut TodayPage, notice: &Notice) {
    match () {
        () if notice.issued.is_none() => page.missing.push(item(notice, "还是草稿，没有签发。", "去签发")),
        () if notice.sent.is_none() && notice.received.is_none() => {
            page.missing.push(item(notice, "已签发，还没有下发。", "去下发"));
        }
        () if notice.reported.is_some() && notice.check == NoticeCheck::Pending => {
            page.missing.push(item(notice, "报告了整改情况，还没有复查。", "去复查"));
        }
        () if notice.reported.is_none() => {
            let Some(due) = notice.due.filter(|due| *due <= view.horizon()) else { return };
            let line = item(notice, "还没有报告整改情况。", "看通知单").by(due);
            if due < view.today { page.late.push(line) } else { page.soon.push(line) }
        }
        () => {}
    }
}

fn item(notice: &Notice, said: &str, action: &'static str) -> Item {
    let number = notice.number_in_words();
    let name = if number.is_empty() { "整改通知单".to_owned() } else { format!("整改通知单{number}") };
    let id: Id = notice.id;
    Item::new(Sort::Notices, &notice.unit.name, format!("{name}{said}"), (action, Target::Notice(id)))
}

#[cfg(test)]
#[path = "letters_tests.rs"]
mod tests;
