use super::*;
use crate::domain::dates::parse_day;
use crate::domain::kind::{Kind, Ref};
use crate::domain::task::TaskReport;
use rstest::rstest;

fn day(text: &str) -> Date {
    parse_day(text).unwrap()
}

fn task(title: &str, cadence: Cadence, done: &[&str]) -> Task {
    let report = |key: &&str| ((*key).to_owned(), TaskReport { done: true, ..TaskReport::default() });
    Task {
        title: title.to_owned(),
        cadence,
        year: Some(2026),
        reports: done.iter().map(report).collect(),
        ..Task::blank(Id::natural(&["任务", title]))
    }
}

fn row(task: Task, today: &str) -> TaskRow {
    let today = day(today);
    TaskRow {
        state: task.state(today), boxes: boxes(&task, today), unit: "青岛路二社区党委".into(), parts: None, task
    }
}

#[test]
fn each_period_is_a_box_that_says_how_it_stands() {
    let mut quarterly = task("研究党建", Cadence::Quarterly, &["2026-Q1"]);
    quarterly.begins = Some(day("2026-02-01"));
    quarterly.reports.get_mut("2026-Q1").unwrap().text = "研究三次".to_owned();
    let all = boxes(&quarterly, day("2026-08-01"));
    let shown: Vec<(&str, BoxState)> = all.iter().map(|one| (one.sign.as_str(), one.state)).collect();
    assert_eq!(
        shown,
        [("1", BoxState::Done), ("2", BoxState::Missing), ("3", BoxState::Open), ("4", BoxState::Future)]
    );
    assert_eq!(all[0].words(), "第一季度　完成：研究三次");
    assert_eq!(all[1].words(), "第二季度　过期没有完成");
    quarterly.begins = Some(day("2026-07-01"));
    assert_eq!(boxes(&quarterly, day("2026-08-01"))[1].state, BoxState::Aside);
    // Done for good: nothing is owed any more.
    quarterly.begins = None;
    quarterly.done = Some(day("2026-07-01"));
    assert_eq!(boxes(&quarterly, day("2026-08-01"))[1].state, BoxState::Open);
}

#[rstest]
#[case(Cadence::Once, "办", 1)]
#[case(Cadence::Monthly, "123456789101112", 12)]
#[case(Cadence::HalfYearly, "上下", 2)]
#[case(Cadence::Yearly, "年", 1)]
fn the_signs_of_the_boxes(#[case] cadence: Cadence, #[case] signs: &str, #[case] count: usize) {
    let all = boxes(&task("任务", cadence, &[]), day("2026-01-10"));
    assert_eq!((all.iter().map(|one| one.sign.as_str()).collect::<String>().as_str(), all.len()), (signs, count));
}

#[rstest]
#[case(None, "2026-06-01", BoxState::Open)]
#[case(None, "2026-07-01", BoxState::Missing)]
#[case(Some("2026-06-02"), "2026-07-01", BoxState::Done)]
fn the_one_box_of_what_is_done_once(#[case] done: Option<&str>, #[case] today: &str, #[case] state: BoxState) {
    let mut once = task("换届", Cadence::Once, &[]);
    once.due = Some(day("2026-06-30"));
    once.done = done.map(day);
    assert_eq!(boxes(&once, day(today))[0].state, state);
}

#[rstest]
#[case(Cadence::Once, Some("2026-11-15"), &[], "11-15 逾期 5 天", Press::Late)]
#[case(Cadence::Once, Some("2026-11-20"), &[], "11-20 今天到期", Press::Soon)]
#[case(Cadence::Once, Some("2026-11-27"), &[], "11-27 还有 7 天", Press::Soon)]
#[case(Cadence::Once, Some("2027-01-31"), &[], "2027-01-31", Press::Plain)]
#[case(Cadence::Once, None, &[], "没有期限", Press::Plain)]
#[case(Cadence::Quarterly, None, &["2026-Q1", "2026-Q3"], "第二季度没有填", Press::Late)]
#[case(Cadence::Quarterly, None, &[], "第一季度等 3 期没有填", Press::Late)]
#[case(Cadence::Quarterly, None, &["2026-Q1", "2026-Q2", "2026-Q3"], "12-31 第四季度", Press::Plain)]
#[case(Cadence::Yearly, None, &["2026"], "各期都完成", Press::Done)]
fn limits_in_words(
    #[case] cadence: Cadence,
    #[case] due: Option<&str>,
    #[case] done: &[&str],
    #[case] words: &str,
    #[case] press: Press,
) {
    let mut task = task("任务", cadence, done);
    task.due = due.map(day);
    let today = day("2026-11-20");
    assert_eq!(due_words(&task, task.state(today), today), (words.to_owned(), press));
}

#[test]
fn the_month_that_runs_is_soon_due() {
    let months: Vec<String> = (1..=10).map(|month| format!("2026-{month:02}")).collect();
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    let task = task("主题党日", Cadence::Monthly, &months);
    let today = day("2026-11-20");
    assert_eq!(due_words(&task, task.state(today), today), ("11-30 11 月 还有 10 天".to_owned(), Press::Soon));
}

fn some() -> Vec<TaskRow> {
    let mut all = vec![
        task("书记讲党课", Cadence::Yearly, &["2026"]),
        task("专题研究党建", Cadence::Quarterly, &["2026-Q1"]),
        task("主题党日", Cadence::Monthly, &[]),
        task("换届", Cadence::Once, &[]),
    ];
    for (task, person) in all.iter_mut().zip(["李桂兰", "李桂兰", "孙长青", ""]) {
        task.person = Ref::named(person);
    }
    all[2].cancelled = Some(day("2026-03-01"));
    all[3].due = Some(day("2026-12-31"));
    all.into_iter().map(|task| row(task, "2026-06-30")).collect()
}

fn sounds(c: char) -> Option<char> {
    [('李', 'l'), ('桂', 'g'), ('兰', 'l'), ('换', 'h'), ('届', 'j')]
        .iter()
        .find(|(known, _)| *known == c)
        .map(|(_, s)| *s)
}

fn titles(filter: &Filter) -> Vec<String> {
    let rows = some();
    found(&rows, filter, &sounds).into_iter().map(|(at, _)| rows[at].task.title.clone()).collect()
}

#[test]
fn what_is_sought_is_found() {
    assert_eq!(titles(&Filter::default()), ["书记讲党课", "专题研究党建", "换届"]);
    let by = |query: &str| titles(&Filter { query: query.to_owned(), ..Filter::default() });
    assert_eq!(by("党课"), ["书记讲党课"]);
    assert_eq!(by("hj"), ["换届"]);
    assert_eq!(by("lgl"), ["书记讲党课", "专题研究党建"]);
    assert_eq!(by("二社区").len(), 3);
    assert!(by("没有的").is_empty());
}

#[test]
fn filters_narrow_it() {
    let show = |show: Show| titles(&Filter { show, ..Filter::default() });
    assert_eq!(show(Show::State(TaskState::Done)), ["书记讲党课"]);
    assert_eq!(show(Show::State(TaskState::Cancelled)), ["主题党日"]);
    assert_eq!(show(Show::Undone), ["专题研究党建", "换届"]);
    let person = Filter { person: Some("李桂兰".to_owned()), cadence: Some(Cadence::Yearly), ..Filter::default() };
    assert_eq!(titles(&person), ["书记讲党课"]);
    assert_eq!(persons(&some()), [("李桂兰".to_owned(), 2), ("孙长青".to_owned(), 1)]);
}

#[test]
fn each_filter_has_its_own_word() {
    let words: BTreeSet<&str> = Show::ALL.iter().map(|show| show.label()).collect();
    assert_eq!(words.len(), Show::ALL.len());
}

#[test]
fn rows_stay_where_they_are_while_they_are_ticked() {
    let id = |name: &str| Id::natural(&[name]);
    let (a, b, c) = (id("a"), id("b"), id("c"));
    assert_eq!(steady(None, vec![a, b]), [a, b]);
    assert_eq!(steady(Some(&vec![a, b]), vec![b, a]), [a, b]);
    assert_eq!(steady(Some(&vec![a, b]), vec![b]), [b]);
    assert_eq!(steady(Some(&vec![a, b]), vec![c, b, a]), [c, b, a]);
    assert_eq!(steady(Some(&vec![a, b]), vec![c, b]), [c, b]);
}

#[test]
fn the_table_for_excel_holds_what_the_list_shows() {
    let mut rows = some();
    rows[1].task.reports.get_mut("2026-Q1").unwrap().text = "研究三次".to_owned();
    rows[1].boxes = boxes(&rows[1].task, day("2026-06-30"));
    let all: Vec<&TaskRow> = rows.iter().collect();
    let table = table(&all, day("2026-06-30"));
    assert_eq!(table.len(), 5);
    assert!(table.iter().all(|line| line.len() == table[0].len()));
    let [_, _, second, ..] = table.as_slice() else { panic!() };
    assert_eq!(second[1..5], ["专题研究党建", "青岛路二社区党委", "李桂兰", "每季度"]);
    assert_eq!(second[12..], ["1 / 4", "进行中", "第一季度：研究三次"]);
}
