//! Tasks pasted from Excel.

use super::*;
use crate::ledger::duties::pasting::{PastedTask, PastedTasks, cadence_of, due_of, read as read_pasted};
use crate::ledger::paste::Verdict;
use crate::ledger::work::fixture::{BRANCH, STREET};
use rstest::rstest;

fn pasted(house: &House, text: &str) -> PastedTasks {
    read_pasted(&house.ledger, &house.tree(), text, (id(COMMUNITY), 2026), day("2026-01-05"))
}

fn first(house: &House, text: &str) -> PastedTask {
    pasted(house, text).rows.into_iter().next().unwrap()
}

#[test]
fn a_table_with_a_header_in_any_order() {
    let house = House::new();
    let text = "2026年基层党建任务清单\n序号\t责任单位\t工作任务\t牵头部门\t责任领导\t完成时限\t完成频次\t目标要求\t配合单位\t经费\n\
                1\t第一网格党支部\t排查台账\t组织办\t李 建国\t2026年6月\t一次\t有记录\t民政所\t0\n\
                2\t\t专题研究党建\t\t党委书记\t\t每季度\t有议题\t\t\n\
                \t\t\t\t\t\t\t\t\t\n\
                3\t区民政局\t结对共建\t\t\t年底前\t\t\t\t\n";
    let read = pasted(&house, text);
    assert_eq!(read.problems, ["没有用到的列：“经费”"]);
    let [one, two, three] = read.rows.as_slice() else { panic!("{:?}", read.rows) };
    assert_eq!((one.line, one.verdict, one.task.title.as_str()), (3, Verdict::New, "排查台账"));
    assert_eq!((one.task.unit.id, one.task.person.id), (Some(id(BRANCH)), Some(id("李建国"))));
    assert_eq!((one.task.due, one.task.cadence), (Some(day("2026-06-30")), Cadence::Once));
    assert_eq!(
        (one.task.standard.as_str(), one.task.layers[1].as_str(), one.task.layers[2].as_str()),
        ("有记录", "组织办", "民政所")
    );
    assert!(one.notes.is_empty(), "{:?}", one.notes);
    assert_eq!(
        (two.task.cadence, two.task.due, two.task.person.clone()),
        (Cadence::Quarterly, None, named("党委书记"))
    );
    assert_eq!((three.task.due, three.task.unit.clone()), (Some(day("2026-12-31")), named("区民政局")));
    assert!(three.notes.iter().any(|note| note.contains("不在本级和下级党组织里")), "{:?}", three.notes);
}

#[test]
fn lines_without_a_header() {
    let house = House::new();
    let rows = pasted(&house, "每月开展主题党日\n书记讲党课\n").rows;
    let [one, two] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((one.task.cadence, one.task.due), (Cadence::Monthly, None));
    assert_eq!((two.task.cadence, two.task.due), (Cadence::Once, Some(day("2026-12-31"))));
    assert_eq!(two.notes, ["没有期限，记为 2026-12-31"]);
    let row = first(&house, "1\t讲党课\t第一网格党支部\t李建国\t每年\t\t有讲稿");
    assert_eq!((row.task.title.as_str(), row.task.unit.id), ("讲党课", Some(id(BRANCH))));
    assert_eq!((row.task.cadence, row.task.standard.as_str()), (Cadence::Yearly, "有讲稿"));
}

#[test]
fn what_is_listed_or_said_twice_is_not_added_again() {
    let mut house = House::new();
    put(&mut house, COMMUNITY, &new("书记讲党课", Cadence::Yearly, None), "2026-01-01");
    let rows = pasted(&house, "任务\t责任单位\n书记 讲党课\t\n换届\t\n换届\t\n书记讲党课\t第一网格党支部").rows;
    let verdicts: Vec<Verdict> = rows.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::Same, Verdict::New, Verdict::Same, Verdict::New]);
    assert!(rows[0].notes[0].contains("已经有"));
    assert_eq!(rows[2].notes[0], "和第 3 行相同");
}

#[test]
fn headings_and_empty_tasks_are_shown_and_left_out() {
    let house = House::new();
    let rows = pasted(&house, "任务\t责任人\n一、组织建设\t\n（二）责任落实\t\n\t李建国\n三会一课落实\t李建国").rows;
    let verdicts: Vec<Verdict> = rows.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::Bad, Verdict::Bad, Verdict::Bad, Verdict::New]);
    assert!(rows[0].notes[0].contains("小标题"));
    let merged = first(&house, "序号\t任务\t责任人\n一、组织建设\t\t");
    assert_eq!((merged.verdict, merged.notes), (Verdict::Bad, vec!["“一、组织建设”像小标题，没有当成任务".to_owned()]));
    assert_eq!(rows[2].notes[0], "没有写任务");
}

#[test]
fn what_is_not_understood_is_said() {
    let house = House::new();
    let row = first(&house, "任务\t频次\t期限\n换届\t看情况\t等通知");
    assert_eq!((row.verdict, row.task.due), (Verdict::New, Some(day("2026-12-31"))));
    assert!(row.notes[0].contains("“看情况”没有读懂"), "{:?}", row.notes);
    assert!(row.notes[1].contains("“等通知”没有读懂"), "{:?}", row.notes);
}

#[test]
fn a_unit_above_or_beside_is_no_unit_of_the_list() {
    let house = House::new();
    let row = first(&house, &format!("任务\t责任单位\n报备\t{STREET}"));
    assert_eq!(row.task.unit, named(STREET));
    assert!(pasted(&house, "").rows.is_empty());
}

#[rstest]
#[case("2026-11-30", Some("2026-11-30"))]
#[case("2026年6月", Some("2026-06-30"))]
#[case("2026年6月底前", Some("2026-06-30"))]
#[case("2026.6", Some("2026-06-30"))]
#[case("2026年", Some("2026-12-31"))]
#[case("6月", Some("2026-06-30"))]
#[case("6月底", Some("2026-06-30"))]
#[case("6月15日前", Some("2026-06-15"))]
#[case("2月末", Some("2026-02-28"))]
#[case("9月上旬", Some("2026-09-10"))]
#[case("9月中旬", Some("2026-09-20"))]
#[case("9月下旬", Some("2026-09-30"))]
#[case("三季度末", Some("2026-09-30"))]
#[case("第2季度", Some("2026-06-30"))]
#[case("上半年", Some("2026-06-30"))]
#[case("年底前", Some("2026-12-31"))]
#[case("全年", Some("2026-12-31"))]
#[case("13月", None)]
#[case("2月30日", None)]
#[case("每季度末", None)]
#[case("长期坚持", None)]
#[case("", None)]
fn limits_as_people_write_them(#[case] text: &str, #[case] due: Option<&str>) {
    assert_eq!(due_of(text, 2026), due.map(day), "{text}");
}

#[rstest]
#[case("每季度一次", false, Some(Cadence::Quarterly))]
#[case("每季度末前", false, Some(Cadence::Quarterly))]
#[case("季度", true, Some(Cadence::Quarterly))]
#[case("季度", false, None)]
#[case("按月", false, Some(Cadence::Monthly))]
#[case("每月1次", true, Some(Cadence::Monthly))]
#[case("半年", true, Some(Cadence::HalfYearly))]
#[case("每半年", false, Some(Cadence::HalfYearly))]
#[case("年度", true, Some(Cadence::Yearly))]
#[case("长期坚持", false, Some(Cadence::Yearly))]
#[case("一次", true, Some(Cadence::Once))]
#[case("一次性", true, Some(Cadence::Once))]
#[case("2026年6月", false, None)]
#[case("", true, None)]
fn how_often_as_people_write_it(#[case] text: &str, #[case] own: bool, #[case] cadence: Option<Cadence>) {
    assert_eq!(cadence_of(text, own), cadence, "{text}");
}
