#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::kind::Ref;
use crate::exchange::select::former_organizations;
use crate::exchange::{Header, Moment, Note, Purpose, Selection, Wanted, choose, open, pack, preview};
use crate::ledger::ActorInfo;
use crate::ledger::tour::fixture::{UNITS, cross, judge, score, tour};
use crate::ledger::tour::lock::lock;
use crate::ledger::tour::standing::standing;
use crate::ledger::work::fixture::{House, day, id};

const NOW: i64 = 1_790_000_100_000;

fn written(house: &House, selection: Selection) -> String {
    let tree = house.tree();
    let former = former_organizations([]);
    let chosen = choose(&house.ledger, &tree, &former, Wanted { selection, private: false, photos: false });
    let header = Header::new(id("包"), "评分包", Purpose::Score, Ref::named("测试"), Moment::new(NOW, 480));
    pack::write(&header, &chosen.records, house.ledger.actors())
}

/// The laptop of a judge, opened from the pack made for them.
fn laptop(organizer: &House, n: usize) -> House {
    let out = written(organizer, Selection::JudgeOut { tour: tour(), judge: id(&format!("j{n}")) });
    let mut house = House::new();
    house.ledger = Ledger::new(id(&format!("评委电脑{n}")), NOW);
    let me = ActorInfo { name: format!("评委{n}"), ..ActorInfo::default() };
    house.ledger.become_actor(id(&format!("评委电脑{n}")), me);
    opened(&out).merge_into(&mut house.ledger);
    house
}

fn back(judge: &House, n: usize) -> String {
    written(judge, Selection::JudgeBack { tour: tour(), judge: id(&format!("j{n}")) })
}

fn opened(text: &str) -> Opened {
    open(text.as_bytes(), "评分.json").unwrap()
}

fn notes(house: &House, text: &str) -> Vec<Note> {
    preview(&house.ledger, &house.tree(), Some(id("区委组织部")), &opened(text), &[], Moment::new(NOW, 480)).notes
}

fn scores(notes: &[Note]) -> &Scores {
    notes.iter().find_map(|note| if let Note::Scores(scores) = note { Some(scores) } else { None }).unwrap()
}

#[test]
fn a_judge_takes_along_what_is_needed_and_brings_back_their_own_sheets_only() {
    let mut organizer = cross();
    score(&mut organizer, 1, UNITS[2], [3000, 1500, 3000], None);
    let mut laptop = laptop(&organizer, 2);
    assert_eq!(laptop.ledger.records_of(ScoreSheet::KIND).count(), 0, "nothing of another judge");
    assert_eq!(laptop.ledger.records_of("member").count(), 0, "nobody's members");
    score(&mut laptop, 2, UNITS[0], [3500, 1800, 3600], Some(200));
    score(&mut laptop, 2, UNITS[1], [3000, 1500, 3000], None);
    let text = back(&laptop, 2);
    let pack = opened(&text);
    assert!(pack.records.iter().all(|record| &*record.kind == ScoreSheet::KIND));
    assert_eq!(notes(&organizer, &text).len(), 1, "written by another unit, and no 越权");
    let said = scores(&notes(&organizer, &text)).clone();
    assert_eq!((said.sheets, said.counting, said.odd.len(), said.locked), (2, 2, 0, false));
    pack.merge_into(&mut organizer.ledger);
    let book = Book::read(&organizer.ledger, &organizer.tree(), tour()).unwrap();
    assert_eq!(book.sheet(1, 0).unwrap().weighed.total(), 9100);
    assert_eq!(book.progress().1, 3);
}

#[test]
fn a_second_version_replaces_the_first_and_shows_it() {
    let mut organizer = cross();
    let mut laptop = laptop(&organizer, 2);
    score(&mut laptop, 2, UNITS[0], [3500, 1800, 3600], None);
    opened(&back(&laptop, 2)).merge_into(&mut organizer.ledger);
    score(&mut laptop, 2, UNITS[0], [3900, 1800, 3600], None);
    let second = back(&laptop, 2);
    let seen = preview(&organizer.ledger, &organizer.tree(), None, &opened(&second), &[], Moment::new(NOW, 480));
    assert_eq!((seen.counts.changed, seen.counts.new, seen.counts.conflict), (1, 0, 0));
    let first = back(&laptop, 2);
    for text in [&second, &first] {
        opened(text).merge_into(&mut organizer.ledger);
    }
    let book = Book::read(&organizer.ledger, &organizer.tree(), tour()).unwrap();
    assert_eq!(book.sheet(1, 0).unwrap().weighed.base, 9300);
}

#[test]
fn figures_that_were_raised_by_hand_are_named_and_do_not_count() {
    let organizer = cross();
    let mut laptop = laptop(&organizer, 2);
    score(&mut laptop, 2, UNITS[0], [3500, 1800, 3600], None);
    let text = back(&laptop, 2).replace(": 3600", ": 999999");
    let notes = notes(&organizer, &text);
    assert!(notes.contains(&Note::Digest));
    let said = scores(&notes);
    assert_eq!(said.counting, 0);
    assert_eq!(said.odd, [("西评委评东一社区党委".to_owned(), vec![Fault::Beyond(vec!["第 3 条".into()])])]);
    assert!(said.text().contains("超出分值"), "{}", said.text());
}

#[test]
fn sheets_of_another_tour_or_scheme_or_of_ones_own_street_are_named() {
    let organizer = cross();
    let mut laptop = laptop(&organizer, 2);
    score(&mut laptop, 2, UNITS[0], [3500, 1800, 3600], None);
    let text = back(&laptop, 2);
    let elsewhere = notes(&House::new(), &text);
    assert_eq!(scores(&elsewhere).name, None);
    assert!(scores(&elsewhere).text().contains("另一次观摩"));
    let other = text.replace(&id("指标").to_string(), &id("别的指标").to_string());
    assert_eq!(scores(&notes(&organizer, &other)).odd[0].1, [Fault::OtherScheme]);
    let own = text.replace(
        &crate::ledger::tour::fixture::stop(UNITS[0]).to_string(),
        &crate::ledger::tour::fixture::stop(UNITS[2]).to_string(),
    );
    assert!(matches!(&scores(&notes(&organizer, &own)).odd[0].1[..], [Fault::Aside(_)]));
    let stranger = text.replace(&judge(2), &id("谁").to_string());
    let said = notes(&organizer, &stranger);
    assert_eq!(scores(&said).odd[0].1, [Fault::UnknownJudge]);
    assert!(scores(&said).text().contains("西评委评东一社区党委"));
}

#[test]
fn a_locked_tour_says_so() {
    let mut organizer = cross();
    let mut laptop = laptop(&organizer, 2);
    score(&mut organizer, 3, UNITS[0], [3000, 1500, 3000], None);
    let book = Book::read(&organizer.ledger, &organizer.tree(), tour()).unwrap();
    let standing = standing(&organizer.ledger, &organizer.tree(), &book);
    organizer.apply(lock(&organizer.tree(), &book, &standing, "周慧敏", day("2026-11-20")).unwrap());
    score(&mut laptop, 2, UNITS[0], [3500, 1800, 3600], None);
    let notes = notes(&organizer, &back(&laptop, 2));
    assert!(scores(&notes).locked && scores(&notes).text().contains("已经锁定"));
}
