#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use rstest::rstest;

use super::data::DATA;
use super::*;
use crate::domain::dates::{YearMonth, add_days, parse_day};
use crate::domain::id_card::IdCard;
use crate::domain::kind_named;
use crate::domain::member::{Member, MemberPrivate, Standing};
use crate::domain::organization::Organization;
use crate::domain::party_day::{Beside, GRACE, PartyDay, Stage, Status, Verdict, status};
use crate::domain::photo::Photo;
use crate::domain::plan_item::PlanItem;
use crate::domain::receipt::Receipt;
use crate::domain::task::Task;
use crate::ledger::work::upper_plan::differences;
use crate::ledger::{DELETED, ORG, OrgTree};
use chrono::Datelike;

/// Days of a year that ask for different things: no month past yet, the middle, the year's end, the year after.
const DAYS: [&str; 8] =
    ["2026-11-21", "2026-01-05", "2027-03-31", "2026-12-31", "2026-06-01", "2026-02-28", "2027-01-01", "2028-02-29"];

fn made(today: Date) -> Ledger {
    ledger(today, ["here", "there"].map(|name| Id::natural(&["actor", name]))).0
}

/// Made once, and only read.
static MADE: LazyLock<Vec<(Date, Ledger)>> = LazyLock::new(|| {
    let days = DAYS.into_iter().map(|day| parse_day(day).unwrap());
    days.map(|today| (today, made(today))).collect()
});

fn everyday() -> impl Iterator<Item = (Date, &'static Ledger)> {
    MADE.iter().map(|(today, ledger)| (*today, ledger))
}

fn slot(ledger: &Ledger, key: &str, month: YearMonth) -> PartyDay {
    ledger.read(PartyDay::id_of(world::org_id(key), month)).unwrap()
}

#[test]
fn the_shipped_words_are_good() {
    assert_eq!(DATA.surnames.chars().count(), 60);
    let distinct: BTreeSet<char> = DATA.surnames.chars().collect();
    assert_eq!(distinct.len(), 60);
    for given in [&DATA.men, &DATA.women] {
        assert_eq!(given.split(',').collect::<BTreeSet<_>>().len(), 40);
    }
    assert!(include_str!("../../../data/demo.json").len() + PHOTO.len() < 28_000);
    assert_eq!(PHOTO.get(1..4), Some(&b"PNG"[..]));
}

#[test]
fn the_same_day_gives_the_same_ledger() {
    let today = parse_day("2026-11-21").unwrap();
    let (one, other) = (made(today), made(today));
    assert!(one.records().eq(other.records()));
}

#[test]
fn the_district_is_of_the_size_it_should_be() {
    for (today, ledger) in everyday() {
        let tree = OrgTree::of(ledger);
        assert!((66..=76).contains(&tree.len()), "{today}: {} organizations", tree.len());
        assert_eq!(tree.children(None).len(), 1, "{today}");
        assert!(tree.cycles().is_empty());
        let members: Vec<Member> = ledger.all();
        assert!((380..=460).contains(&members.len()), "{today}: {} members", members.len());
        let names: BTreeSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names.len(), members.len(), "{today}: no two of one name");
        let count = |is: fn(&Member) -> bool| members.iter().filter(|member| is(member)).count();
        assert!(count(|member| member.standing == Standing::Probationary) > 5, "{today}");
        assert!(count(|member| member.floating) > 5, "{today}");
        assert!(count(|member| member.retired) > 50, "{today}");
        assert!(count(|member| member.joined.is_none()) > 2, "{today}");
        assert_eq!(count(|member| member.left.is_some()), 1, "{today}");
        assert!(ledger.all::<MemberPrivate>().len() > 150, "{today}");
    }
}

#[test]
fn every_value_is_of_its_field() {
    for (today, ledger) in everyday() {
        for record in ledger.records() {
            let spec = kind_named(&record.kind).unwrap();
            assert!(&*record.kind == "organization" || record.org().is_some(), "{today}: {record:?}");
            for (field, register) in record.registers().filter(|(field, _)| ![ORG, DELETED].contains(&&***field)) {
                let declared = spec.field(field).unwrap_or_else(|| panic!("{} has no {field}", record.kind));
                for write in register {
                    assert_eq!(declared.examine(&write.value), Ok(()), "{today}: {} {field}", record.kind);
                    assert!(write.time <= millis(today), "{today}: {} {field} in the future", record.kind);
                }
            }
        }
    }
}

#[test]
fn references_lead_somewhere() {
    for (today, ledger) in everyday() {
        let orgs: BTreeSet<Id> = ledger.all::<Organization>().iter().map(|org| org.id).collect();
        let members: BTreeMap<Id, Id> =
            ledger.all::<Member>().iter().map(|member| (member.id, member.org.unwrap())).collect();
        let days: BTreeSet<Id> = ledger.all::<PartyDay>().iter().map(|day| day.id).collect();
        assert!(ledger.records().filter_map(|record| record.org()).all(|org| orgs.contains(&org)), "{today}");
        for day in ledger.all::<PartyDay>() {
            assert!(day.roll.iter().all(|person| members.get(&person.id.unwrap()) == day.org.as_ref()), "{today}");
            let on_roll = |key: &String| day.roll.iter().any(|person| person.id.unwrap().to_string() == *key);
            assert!(day.attendance.keys().all(on_roll), "{today}");
            assert!(day.joint.is_none_or(|host| days.contains(&host)), "{today}");
            assert!(day.from_plan.is_none_or(|item| ledger.read::<PlanItem>(item).is_some()), "{today}");
            assert!(day.minutes.keys().all(|key| day.agenda.contains_key(key)), "{today}");
        }
        let decided = ledger.all::<Task>().into_iter().filter_map(|task| task.source).collect::<Vec<_>>();
        assert!(!decided.is_empty() && decided.iter().all(|source| days.contains(source)), "{today}");
        assert!(ledger.all::<Photo>().iter().all(|photo| days.contains(&photo.party_day.unwrap())), "{today}");
        assert!(!ledger.all::<Receipt>().is_empty(), "{today}");
    }
}

#[test]
fn nothing_is_done_in_the_future_and_all_in_its_order() {
    for (today, ledger) in everyday() {
        for day in ledger.all::<PartyDay>() {
            let sent = day.reports.values().find_map(|report| report.day);
            let done = [day.notified, day.held, day.archived, sent, day.reviewed];
            let done: Vec<Date> = done.into_iter().flatten().collect();
            assert!(done.iter().all(|day| *day <= today), "{today}: {day:?}");
            assert!(done.is_sorted(), "{today}: {day:?}");
            assert!(day.month.unwrap().year() <= today.year(), "{today}: next year is not drafted");
            assert!(
                day.archived.is_none()
                    || day.joint.is_some()
                    || day.lacks(Beside { photos: 1, ..Beside::default() }).len() <= 1,
                "{today}: {day:?}"
            );
        }
    }
}

#[test]
fn identity_numbers_are_valid_and_of_no_place() {
    for (today, ledger) in everyday() {
        for private in ledger.all::<MemberPrivate>() {
            let card = IdCard::read(&private.id_card).unwrap();
            assert!(card.as_str().starts_with("9999"));
            let member: Member = ledger.read(private.member.unwrap()).unwrap();
            assert_eq!(member.birth.unwrap().month_if_known(), Some(YearMonth::of(card.birth())), "{today}");
            assert_eq!(member.gender, card.gender());
            assert!(private.phone.len() == 11 && private.phone.starts_with("1230000"));
        }
    }
}

#[test]
fn exactly_one_conflict_waits() {
    for (today, ledger) in everyday() {
        let conflicts = ledger.conflicts();
        let [conflict] = conflicts.as_slice() else { panic!("{today}: {conflicts:?}") };
        assert_eq!((&*conflict.key.0.0, &*conflict.key.1), ("party_day", "content"));
        assert_eq!(conflict.sides.len(), 2);
        let who: BTreeSet<&str> =
            conflict.sides.iter().map(|side| ledger.actors()[&side.dot.actor].name.as_str()).collect();
        assert_eq!(who, BTreeSet::from(["陈桂兰", "王雅琴"]));
    }
}

#[test]
fn the_matrix_shows_every_status() {
    for (today, ledger) in everyday() {
        let world = World::new(today);
        let mut seen: BTreeMap<Status, usize> = BTreeMap::new();
        for org in world.orgs.iter().filter(|org| org.is_branch()) {
            let known: Organization = ledger.read(org.id).unwrap();
            for month in world.months() {
                let slot = ledger.read::<PartyDay>(PartyDay::id_of(org.id, month));
                let due = Some(org.place(month).day);
                *seen.entry(status(slot.as_ref(), known.existed_in(month), month, due, today, GRACE)).or_default() += 1;
            }
        }
        let all = [
            Status::NotFounded,
            Status::NotApplicable,
            Status::Archived,
            Status::Held,
            Status::Planned,
            Status::Overdue,
            Status::Unplanned,
        ];
        assert!(all.iter().all(|status| seen.contains_key(status)), "{today}: {seen:?}");
        let archived = seen[&Status::Archived];
        assert!(archived > 120 && seen[&Status::Overdue] >= 4, "{today}: {seen:?}");
        assert_eq!(seen[&Status::NotApplicable], usize::try_from(world.last.year() - world.first.year()).unwrap() + 1);
    }
}

#[test]
fn the_pages_find_what_the_mock_pages_show() {
    for (today, ledger) in everyday() {
        let world = World::new(today);
        let branch = world.org("qd2-1").unwrap();
        let last = slot(ledger, "qd2-1", branch.due);
        assert!(last.is_held() && last.archived.is_none() && last.notes.is_none(), "{today}");
        assert_eq!(last.roll.len(), 20, "{today}");
        assert_eq!(ledger.all_in::<Member>(|org| org == branch.id).iter().filter(|one| one.is_exempt()).count(), 4);

        let moved = slot(ledger, "qd2-5", world.month());
        assert!(!moved.moved_why.is_empty() && moved.date.unwrap() > today, "{today}");

        let joint: Vec<PartyDay> = fate::JOINT.iter().map(|key| slot(ledger, key, branch.due.prev())).collect();
        let host = slot(ledger, "qd2", branch.due.prev());
        assert!(joint.iter().all(|day| day.joint == Some(host.id) && day.is_held() && !day.roll.is_empty()));
        assert_eq!(host.branches.len(), 3);

        assert_eq!(slot(ledger, "qd2-1", branch.due.prev()).verdict, Verdict::Passed, "{today}");
        let returned = ledger.all::<PartyDay>().iter().filter(|day| day.verdict == Verdict::Returned).count();
        assert_eq!(returned, 1, "{today}");

        let decided: Vec<Task> = ledger.all::<Task>().into_iter().filter(|task| task.source.is_some()).collect();
        let open = || decided.iter().filter(|task| task.done.is_none());
        assert!(open().any(|task| task.due.unwrap() < today), "{today}: late");
        assert!(open().any(|task| task.due.unwrap() == add_days(today, 1)), "{today}: soon");
        assert!(decided.len() > open().count(), "{today}: done");
    }
}

#[test]
fn some_adopted_what_was_revised_since_and_some_did_not() {
    for (today, ledger) in everyday() {
        let (tree, year) = (OrgTree::of(ledger), today.year());
        let asked = |key: &str| differences(ledger, &tree, world::org_id(key), year);
        // Where the year's last month is held already, only the branch that moved its day is asked.
        let found = asked("qd2-5");
        assert!(
            matches!(found.as_slice(), [one] if one.field == "content" && one.now == DATA.revised),
            "{today}: {found:?}"
        );
        assert!(asked("qd2-6").is_empty(), "{today}: not adopted");
        let days: Vec<PartyDay> = ledger.all();
        assert!(days.iter().any(|day| day.from_plan.is_some() && day.stage() == Stage::Archived), "{today}");
        assert!(days.iter().any(|day| day.from_plan.is_none()), "{today}");
    }
}

#[test]
fn terms_run_out() {
    for (today, ledger) in everyday() {
        let orgs: Vec<Organization> = ledger.all();
        let ends: Vec<Date> = orgs.iter().filter_map(Organization::term_ends).collect();
        assert!(ends.len() > 50, "{today}");
        assert_eq!(ends.iter().filter(|end| **end < today).count(), 1, "{today}");
        let soon = ends.iter().filter(|end| **end >= today && **end <= add_days(today, 181)).count();
        assert_eq!(soon, 1, "{today}");
        assert!(orgs.iter().all(|org| org.founded.unwrap() < today), "{today}");
        assert!(orgs.iter().all(|org| org.term_start.is_none_or(|start| start >= org.founded.unwrap())), "{today}");
    }
}

#[rstest]
#[case("青岛路二社区党委")]
#[case("江西社区党委")]
#[case("环卫局党支部")]
#[case("第二小学党支部")]
#[case("市心理咨询师协会党支部")]
fn the_organizations_of_seed_001_are_there(#[case] name: &str) {
    let ledger = made(parse_day("2026-11-21").unwrap());
    assert!(ledger.all::<Organization>().iter().any(|org| org.name == name));
}

#[test]
fn the_profile_is_of_an_organization_of_the_ledger() {
    let actors = ["here", "there"].map(|name| Id::natural(&["actor", name]));
    let (ledger, profile) = ledger(parse_day("2026-11-21").unwrap(), actors);
    let org: Organization = ledger.read(profile.org).unwrap();
    assert_eq!(org.name, profile.org_name);
    assert_eq!(ledger.actors()[&actors[0]].name, profile.name);
    assert!(ledger.all::<Member>().iter().any(|member| member.name == profile.name));
}

#[test]
fn one_tour_is_locked_and_one_is_half_scored() {
    use crate::domain::finding::Finding;
    use crate::ledger::tour::book::Book;
    use crate::ledger::tour::standing::standing;
    for (today, ledger) in everyday() {
        let tree = OrgTree::of(ledger);
        let books: Vec<Book> =
            crate::ledger::tour::tours(ledger).iter().map(|tour| Book::read(ledger, &tree, tour.id).unwrap()).collect();
        assert_eq!(books.len(), 2, "{today}");
        let (locked, open) = (
            books.iter().find(|book| book.tour.is_locked()).unwrap(),
            books.iter().find(|book| !book.tour.is_locked()).unwrap(),
        );
        assert_eq!((locked.stops.len(), locked.judges.len()), (5, 5), "{today}");
        assert_eq!((open.stops.len(), open.judges.len()), (18, 15), "{today}");
        let done = standing(ledger, &tree, locked);
        assert!(done.is_finished() && done.changed_since_lock(locked).is_empty(), "{today}");
        let half = standing(ledger, &tree, open);
        assert!(!half.is_finished() && half.results.stops.iter().any(|stop| stop.place.is_some()), "{today}");
        assert_eq!(half.correction.components, 1, "{today}");
        assert!(half.correction.standouts.len() <= 4, "{today}: {:?}", half.correction.standouts.len());
        let rated = ledger.read::<Organization>(world::org_id("qd2")).unwrap().ratings;
        assert_eq!(rated.len(), 1, "{today}");
        assert!(ledger.all::<Finding>().len() > 2, "{today}");
        assert!(!crate::ledger::tour::comments::practices(ledger).is_empty(), "{today}");
    }
}

#[test]
fn findings_are_in_every_state_and_their_lives_are_in_order() {
    use crate::domain::finding::FindingState;
    use crate::ledger::rectify::board::Board;
    use crate::ledger::rectify::notices::notices;
    for (today, ledger) in everyday() {
        let board = Board::read(ledger, None);
        let states: BTreeSet<FindingState> = board.all().map(|(_, state)| state).collect();
        let most = [FindingState::Unclaimed, FindingState::Doing, FindingState::Waiting, FindingState::Closed];
        assert!(most.iter().all(|state| states.contains(state)), "{today}: {states:?}");
        assert!(states.contains(&FindingState::Staged), "{today}: {states:?}");
        assert!(board.all().any(|(entry, state)| entry.is_late(state, today)), "{today}");
        assert!(board.all().any(|(entry, _)| entry.life.returned == 1), "{today}");
        assert!(board.all().any(|(entry, _)| entry.life.reopened == 1), "{today}");
        for (entry, _) in board.all() {
            assert!(entry.life.events.iter().all(|event| event.day <= today), "{today}: {:?}", entry.finding.text);
        }
        let all = notices(ledger);
        assert_eq!(all.len(), 2, "{today}");
        assert_eq!(all.iter().filter(|notice| notice.received.is_some()).count(), 1, "{today}");
    }
}

#[test]
fn the_lists_are_alive_for_the_street_and_the_community() {
    use crate::domain::task::TaskState;
    use crate::ledger::duties::{book, contacts, hand, list, posts};
    for (today, ledger) in everyday() {
        let tree = OrgTree::of(ledger);
        let year = today.year();
        for key in ["qd", "qd2"] {
            let org = world::org_id(key);
            let tasks = list::list(ledger, &tree, (org, list::Reach::Own), year, today);
            assert!(tasks.len() > 10, "{today} {key}: {} tasks", tasks.len());
            assert!(tasks.iter().any(|(task, _)| !task.person.is_empty()), "{today}");
            assert!(posts::lacking(ledger, &tree, org, year).is_empty(), "{today}");
            assert!(posts::below(ledger, &tree, org, year).iter().any(|one| !one.lacking.is_empty()), "{today}");
            let rows = contacts::rows(ledger, &tree, org, year, today);
            assert!(rows.len() > 3 && !contacts::without(ledger, &tree, org, year).is_empty(), "{today} {key}");
            let lines = book::book(ledger, &tree, org, year, today);
            assert!(lines.iter().all(|line| line.day <= today), "{today}");
            if today.month() > 6 {
                assert!(rows.iter().any(|row| row.visits > 1) && rows.iter().any(|row| row.visits == 0), "{today}");
                let has = |state| tasks.iter().any(|(_, one)| *one == state);
                let states = [TaskState::Late, TaskState::Doing, TaskState::Done];
                assert!(states.into_iter().all(has), "{today} {key}");
                assert!(
                    book::Chapter::ALL.into_iter().filter(|one| lines.iter().any(|line| line.chapter == *one)).count()
                        > 3
                );
            }
        }
        assert!(hand::counts(ledger, today).values().any(|(all, _)| *all > 3), "{today}");
    }
}
