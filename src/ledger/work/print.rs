//! What the printed forms of one 主题党日 show: 活动方案, 签到表, 会议记录, 活动纪实; gathered once, for all of them.

use super::day::{Guest, guests, outcome_of, start_times, tasks_of};
use super::hours::hours_of;
use super::people::members_of;
use super::slots::photos_of;
use super::words::when;
use crate::domain::dates::{Date, Time, day_in_words};
use crate::domain::kind::{Id, Ref};
use crate::domain::order::Ordered;
use crate::domain::party_day::{Attendance, Minutes, PartyDay, Presence, Tally, expected, tally};
use crate::domain::photo::Photo;
use crate::domain::task::Task;
use crate::domain::text::shortened;
use crate::ledger::{Ledger, OrgTree, Same};

/// One 主题党日 for printing.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintDay {
    /// `2026年11月主题党日`.
    pub title: String,
    /// The names of those above the organization, highest first, and its own last.
    pub org_path: Vec<String>,
    /// The organization itself.
    pub org: String,
    /// The record, for what is printed as it is.
    pub day: PartyDay,
    /// Label and text of each fact, those that are not known left out: 主题, 时间, 地点, 主持人 …
    pub facts: Vec<(&'static str, String)>,
    /// The agenda in order.
    pub agenda: Vec<PrintItem>,
    /// 应到, or before it was held those who are expected, in groups.
    pub roll: Vec<PrintPerson>,
    /// 列席.
    pub observers: Vec<PrintPerson>,
    /// Members who are not expected (免于考勤), with the reason.
    pub exempt: Vec<(String, String)>,
    /// The counts of the roll; all came where nothing was marked.
    pub tally: Tally,
    /// 学时 credited to each, in hundredths.
    pub hours: i64,
    /// The meetings.
    pub minutes: Vec<PrintMinutes>,
    /// 议定事项.
    pub tasks: Vec<Task>,
    /// 影像.
    pub photos: Vec<Photo>,
}

/// One agenda item.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintItem {
    /// Its key.
    pub key: String,
    /// 环节 in words.
    pub kind: String,
    /// 内容.
    pub title: String,
    /// 负责人.
    pub person: String,
    /// When it begins.
    pub start: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<i64>,
}

/// One person of the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintPerson {
    /// Who.
    pub person: Ref,
    /// 党小组, else empty.
    pub group: String,
    /// How the person took part.
    pub presence: Presence,
    /// Why not.
    pub reason: String,
    /// 补课.
    pub makeup: Option<Date>,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct PrintMinutes {
    /// Its key.
    pub key: String,
    /// As it was taken.
    pub minutes: Minutes,
    /// What the vote came to, in words; empty when none was taken.
    pub verdict: String,
}

/// Gathers what is printed of one 主题党日; `None` when the record is gone.
pub fn print_data(ledger: &Ledger, tree: &OrgTree, id: Id) -> Option<PrintDay> {
    let day: PartyDay = ledger.read(id)?;
    let mut org_path: Vec<String> = Vec::new();
    if let Some(org) = day.org {
        org_path.extend(tree.ancestors(org).into_iter().rev().map(|upper| tree.name(upper).to_owned()));
        org_path.push(tree.name(org).to_owned());
    }
    let host = day.joint.and_then(|host| ledger.read::<PartyDay>(host));
    let with = guests(ledger, tree, &day);
    let (roll, exempt) = roll(ledger, tree, &day, with.is_empty());
    let refs: Vec<Ref> = roll.iter().map(|one| one.person.clone()).collect();
    Some(PrintDay {
        title: day.month.map_or("主题党日".to_owned(), |month| format!("{}主题党日", month.in_words())),
        org: org_path.last().cloned().unwrap_or_default(),
        org_path,
        facts: facts(&day, &with),
        agenda: agenda(&day),
        tally: tally(&refs, &day.attendance),
        observers: observers(&day, &refs),
        roll,
        exempt,
        hours: hours_of(&day, host.as_ref()),
        minutes: minutes(&day),
        tasks: tasks_of(ledger, id),
        photos: photos_of(ledger, id),
        day,
    })
}

fn facts(day: &PartyDay, with: &[Guest]) -> Vec<(&'static str, String)> {
    let time = |time: Option<Time>| time.map_or(String::new(), |time| time.to_string());
    let lasted = match (day.held_from, day.held_to) {
        (Some(_), Some(_)) => format!("{} 至 {}", time(day.held_from), time(day.held_to)),
        _ => String::new(),
    };
    let money =
        |cents: Option<i64>| cents.map_or(String::new(), |cents| format!("{}.{:02} 元", cents / 100, cents % 100));
    let branches: Vec<&str> = with.iter().map(|guest| guest.branch.name.as_str()).collect();
    let scope = if day.scope.is_empty() { "全体党员".to_owned() } else { day.scope.clone() };
    let all = [
        ("主题", day.theme.clone()),
        ("时间", when(day)),
        ("起止", lasted),
        ("地点", day.place.clone()),
        ("主持人", day.host.name.clone()),
        ("记录人", day.recorder.name.clone()),
        ("参加范围", scope),
        ("参加支部", branches.join("、")),
        ("内容", day.content.clone()),
        ("学习资料", day.materials.join("、")),
        ("物资", day.supplies.join("、")),
        ("预算", money(day.budget)),
        ("实际支出", money(day.spent)),
        ("改期原因", day.moved_why.clone()),
        ("归档日期", day.archived.map_or(String::new(), day_in_words)),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn agenda(day: &PartyDay) -> Vec<PrintItem> {
    let items = day.agenda_in_order().into_iter().zip(start_times(day));
    items
        .map(|((key, item), start)| PrintItem {
            key: key.to_owned(),
            kind: item.kind_label().to_owned(),
            title: item.title.clone(),
            person: item.person.name.clone(),
            start,
            minutes: item.minutes,
        })
        .collect()
}

/// The roll by 党小组, and apart from it who is 免于考勤.
fn roll(ledger: &Ledger, tree: &OrgTree, day: &PartyDay, alone: bool) -> (Vec<PrintPerson>, Vec<(String, String)>) {
    let Some(org) = day.org else { return (Vec::new(), Vec::new()) };
    let members = members_of(ledger, tree, org);
    let refs = match day.day() {
        Some(on) if !day.is_held() && alone => expected(&members, on),
        _ => day.roll.clone(),
    };
    let same = Same::members(ledger);
    let group_of = |person: &Ref| {
        let id = same.resolve(person.id?);
        let member = members.iter().find(|member| member.id == id)?;
        Some(member.group.id.map_or(member.group.name.clone(), |group| tree.name(group).to_owned()))
    };
    let mut people: Vec<PrintPerson> = refs
        .into_iter()
        .map(|person| {
            let entry = person.id.and_then(|id| day.attendance.get(&id.to_string()));
            let group = group_of(&person).unwrap_or_default();
            with_attendance(person, group, entry)
        })
        .collect();
    // Stable: within a group people keep the order of the roster; who is in none stands last.
    people.order_by(|a, b| (a.group.is_empty(), &a.group).cmp(&(b.group.is_empty(), &b.group)));
    let on = day.day().unwrap_or_default();
    let exempt = members.iter().filter(|member| member.is_exempt() && member.belongs_on(on));
    (people, exempt.map(|member| (member.name.clone(), shortened(&member.exempt, 20))).collect())
}

fn with_attendance(person: Ref, group: String, entry: Option<&Attendance>) -> PrintPerson {
    PrintPerson {
        person,
        group,
        presence: entry.map_or(Presence::Present, |entry| entry.presence),
        reason: entry.map_or(String::new(), |entry| entry.reason.clone()),
        makeup: entry.and_then(|entry| entry.makeup),
    }
}

/// 列席 who are not on the roll.
fn observers(day: &PartyDay, roll: &[Ref]) -> Vec<PrintPerson> {
    let apart = day.attendance.iter().filter(|(_, entry)| entry.presence == Presence::Observer);
    apart
        .map(|(key, entry)| (Ref { id: key.parse().ok(), name: entry.name.clone() }, entry))
        .filter(|(person, _)| !roll.iter().any(|one| one.id == person.id))
        .map(|(person, entry)| with_attendance(person, String::new(), Some(entry)))
        .collect()
}

/// The meetings in the order of the agenda, then those of their own.
fn minutes(day: &PartyDay) -> Vec<PrintMinutes> {
    let order: Vec<&str> = day.agenda_in_order().into_iter().map(|(key, _)| key).collect();
    let mut all: Vec<PrintMinutes> = day
        .minutes
        .iter()
        .map(|(key, minutes)| PrintMinutes {
            key: key.clone(),
            minutes: minutes.clone(),
            verdict: outcome_of(minutes).map_or(String::new(), |outcome| outcome.words),
        })
        .collect();
    all.order_by_key(|one| (order.iter().position(|key| *key == one.key).unwrap_or(usize::MAX), one.minutes.start));
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::member::Member;
    use crate::ledger::work::day::{hold, mark, set_field};
    use crate::ledger::work::fixture::*;

    fn house() -> (House, Id) {
        let mut house = House::new();
        let slot = house.slot(BRANCH, "2026-11", "2026-11-03", "消防安全月");
        house.set::<Member>(id("孙长青"), Member::exempt, &"年老体弱".to_owned());
        house.set::<Member>(id("陈桂兰"), Member::group, &Ref::named("一小组"));
        (house, slot)
    }

    fn printed(house: &House, slot: Id) -> PrintDay {
        print_data(&house.ledger, &house.tree(), slot).unwrap()
    }

    #[test]
    fn before_the_day_the_sign_in_sheet_has_the_names_ready() {
        let (house, slot) = house();
        let print = printed(&house, slot);
        let names: Vec<&str> = print.roll.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!(names, ["陈桂兰", "李建国"], "groups first");
        assert_eq!(print.exempt, [("孙长青".to_owned(), "年老体弱".to_owned())]);
        assert_eq!(print.org_path, [STREET, COMMUNITY, BRANCH]);
        assert_eq!(print.title, "2026年11月主题党日");
        assert_eq!(print.facts[0], ("主题", "消防安全月".to_owned()));
        assert!(print.facts.iter().all(|(_, text)| !text.is_empty()));
    }

    #[test]
    fn after_it_the_record_has_counts_and_votes() {
        let (mut house, slot) = house();
        let tree = house.tree();
        house.apply(hold(&house.ledger, &tree, slot, day("2026-11-03"), None, None).unwrap());
        house.member("来客", OTHER);
        for (name, presence) in [("陈桂兰", Presence::Leave), ("来客", Presence::Observer)] {
            house.apply(mark(&house.ledger, slot, &member(name), presence, "").unwrap());
        }
        for (field, text) in [
            ("spent", "12.05"),
            ("minutes.b.title", "会议二"),
            ("minutes.b.start", "15:00"),
            ("minutes.a.title", "会议三"),
            ("minutes.a.start", "16:00"),
            ("minutes.z.title", "议事"),
            ("minutes.z.vote", "party_meeting"),
            ("minutes.z.voters_due", "7"),
            ("minutes.z.voters_present", "4"),
            ("minutes.z.yes", "4"),
            ("agenda.z.title", "议事"),
        ] {
            house.apply(set_field(&house.ledger, &tree, slot, field, text).unwrap());
        }
        let print = printed(&house, slot);
        assert_eq!((print.tally.due, print.tally.came, print.observers.len()), (2, 1, 1));
        let titles: Vec<&str> = print.minutes.iter().map(|one| one.minutes.title.as_str()).collect();
        assert_eq!(titles, ["议事", "会议二", "会议三"]);
        assert!(print.minutes[0].verdict.contains("通过（至少 4 票）"), "{}", print.minutes[0].verdict);
        assert!(print.facts.contains(&("实际支出", "12.05 元".to_owned())));
        assert!(print_data(&house.ledger, &tree, id(BRANCH)).is_none());
    }
}
