//! The notice of a 主题党日 as plain text, to be pasted into a chat group.

use super::day::{guests, start_times};
use crate::domain::dates::{day_in_words, weekday_full_zh};
use crate::domain::kind::Id;
use crate::domain::party_day::PartyDay;
use crate::ledger::{Ledger, OrgTree};

/// The notice of a 主题党日: 主题、时间、地点、参加范围、议程、请带资料、主持人, and who gives it. A part that is not known yet is left
/// out. `None` when the record is gone.
pub fn notice(ledger: &Ledger, tree: &OrgTree, id: Id) -> Option<String> {
    let day: PartyDay = ledger.read(id)?;
    let mut lines = vec![heading(&day)];
    let mut say = |label: &str, text: &str| {
        if !text.trim().is_empty() {
            lines.push(format!("{label}：{}", text.trim()));
        }
    };
    say("主题", &day.theme);
    say("时间", &when(&day));
    say("地点", &day.place);
    say("参加范围", if day.scope.is_empty() { "全体党员" } else { &day.scope });
    let branches: Vec<String> = guests(ledger, tree, &day).into_iter().map(|guest| guest.branch.name).collect();
    say("参加支部", &branches.join("、"));
    say("主持人", &day.host.name);
    say("记录人", &day.recorder.name);
    let agenda = agenda(&day);
    if !agenda.is_empty() {
        lines.push("议程：".to_owned());
        lines.extend(agenda);
    }
    if !day.materials.is_empty() {
        lines.push(format!("请带资料：{}", day.materials.join("、")));
    }
    if !day.supplies.is_empty() {
        lines.push(format!("物资：{}", day.supplies.join("、")));
    }
    lines.push("请准时参加。不能参加的，请提前向主持人请假。".to_owned());
    if let Some(org) = day.org {
        lines.push(tree.name(org).to_owned());
    }
    lines.extend(day.notified.map(day_in_words));
    Some(lines.join("\n"))
}

fn heading(day: &PartyDay) -> String {
    match day.month {
        Some(month) => format!("【{}主题党日通知】", month.in_words()),
        None => "【主题党日通知】".to_owned(),
    }
}

/// `2026年11月3日（星期二）14:30`; empty when no day is set.
pub fn when(day: &PartyDay) -> String {
    let Some(date) = day.day() else { return String::new() };
    let time = if day.held.is_some() { day.held_from.or(day.time) } else { day.time };
    let time = time.map_or(String::new(), |time| time.to_string());
    format!("{}（{}）{time}", day_in_words(date), weekday_full_zh(date))
}

fn agenda(day: &PartyDay) -> Vec<String> {
    let items = day.agenda_in_order().into_iter().zip(start_times(day)).enumerate();
    items
        .map(|(at, ((_, item), start))| {
            let mut line = format!("{}. ", at + 1);
            if let Some(start) = start {
                line.push_str(&format!("{start}　"));
            }
            line.push_str(item.kind_label());
            if !item.title.is_empty() {
                line.push_str(&format!("：{}", item.title));
            }
            if !item.person.name.is_empty() {
                line.push_str(&format!("（{}）", item.person.name));
            }
            line
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::ledger::work::day::set_field;
    use crate::ledger::work::fixture::*;

    #[test]
    fn a_notice_says_what_is_known_and_nothing_else() {
        let mut house = House::new();
        let slot = house.slot(BRANCH, "2026-11", "2026-11-03", "消防安全月");
        let fields = [
            ("time", "14:30"),
            ("place", "二楼会议室"),
            ("host", "李建国"),
            ("materials", "消防法\n笔记本"),
            ("agenda.a.order", "A"),
            ("agenda.a.kind", "集中学习"),
            ("agenda.a.title", "学习《消防法》"),
            ("agenda.a.person", "陈桂兰"),
            ("agenda.a.minutes", "30"),
            ("agenda.b.order", "B"),
            ("agenda.b.kind", "交纳党费"),
        ];
        for (field, text) in fields {
            house.apply(set_field(&house.ledger, &house.tree(), slot, field, text).unwrap());
        }
        let expected = "【2026年11月主题党日通知】\n\
            主题：消防安全月\n\
            时间：2026年11月3日（星期二）14:30\n\
            地点：二楼会议室\n\
            参加范围：全体党员\n\
            主持人：李建国\n\
            议程：\n\
            1. 14:30　集中学习：学习《消防法》（陈桂兰）\n\
            2. 15:00　交纳党费\n\
            请带资料：消防法、笔记本\n\
            请准时参加。不能参加的，请提前向主持人请假。\n\
            第一网格党支部";
        assert_eq!(notice(&house.ledger, &house.tree(), slot).unwrap(), expected);
        assert_eq!(notice(&house.ledger, &house.tree(), id(BRANCH)), None);
    }
}
