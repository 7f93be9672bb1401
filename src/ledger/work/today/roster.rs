//! The people of today's page, each told in one line: who is behind with 学时, and what the roster lacks.

use chrono::Datelike;

use super::super::hours::member_hours;
use super::super::people::members_of;
use super::{Item, Sort, Target, TodayPage, View};
use crate::domain::member::{Member, MemberPrivate};

pub(super) fn gather(view: &View, page: &mut TodayPage) {
    hours(view, page);
    gaps(view, page);
}

/// Members who have less 学时 than the seasons that are over ask for. A year of which nothing was recorded tells
/// nothing about anybody.
fn hours(view: &View, page: &mut TodayPage) {
    let seasons = (view.today.month() - 1) / 3;
    if seasons == 0 {
        return;
    }
    let here = |row: &super::super::hours::HoursRow| {
        row.member.id.and_then(|id| view.ledger.read::<Member>(id)).is_some_and(|one| one.belongs_on(view.today))
    };
    let rows = member_hours(view.ledger, view.tree, view.me, view.today.year());
    let behind = rows.iter().filter(|row| row.is_behind(seasons * 3) && here(row)).count();
    if behind > 0 && rows.iter().any(|row| row.hours > 0) {
        let season = ["", "一季度", "二季度", "三季度"].get(seasons as usize).unwrap_or(&"");
        let words = format!("{behind} 名党员的学时到{season}末还不够按时间应有的数，请安排补课。");
        let to = ("看名单", Target::Hours(view.today.year()));
        page.missing.push(Item::new(Sort::Hours, view.my_name(), words, to));
    }
}

/// What a roster must say and does not, and 身份证号 that cannot be right.
fn gaps(view: &View, page: &mut TodayPage) {
    let mut lacking: Vec<(&'static str, usize)> = Vec::new();
    let mut members = 0;
    for member in members_of(view.ledger, view.tree, view.me).iter().filter(|one| one.belongs_on(view.today)) {
        let private = view.ledger.read::<MemberPrivate>(MemberPrivate::id_of(member.id));
        let wrong = private.is_some_and(|private| private.has_wrong_card()).then_some("身份证号校验不对的");
        let found: Vec<&'static str> = member.lacking().into_iter().chain(wrong).collect();
        members += usize::from(!found.is_empty());
        for what in found {
            match lacking.iter_mut().find(|(known, _)| *known == what) {
                Some((_, count)) => *count += 1,
                None => lacking.push((what, 1)),
            }
        }
    }
    if members > 0 {
        let named: Vec<String> = lacking.iter().map(|(what, count)| format!("{what} {count} 名")).collect();
        let words = format!("{members} 名党员的资料要补：{}。", named.join("、"));
        page.missing.push(Item::new(Sort::Roster, view.my_name(), words, ("看名单", Target::Incomplete)));
    }
}
