//! From the preview to the ledger and back.

use super::*;

#[test]
fn columns_are_recognised_and_others_named() {
    let roster = World::new().read(&roster_text());
    let used: Vec<_> = roster.columns.iter().map(|column| (column.header.as_str(), column.meaning)).collect();
    assert_eq!(used[0], ("序号", None));
    assert_eq!(used[1], ("姓名*", Some("姓名")));
    assert_eq!(used[3], ("出生日期", Some("出生年月")));
    assert_eq!(used[5], ("入党日期", Some("入党时间")));
    assert_eq!(used[6], ("所在支部", Some("党支部")));
    assert_eq!(used[7], ("手机（本人）", Some("电话")));
    assert_eq!(used[8], ("备注", None));
    assert_eq!(roster.problems, Vec::<String>::new());
}

#[test]
fn every_row_has_its_verdict_and_its_problems() {
    use Verdict::{Bad, New};
    let roster = World::new().read(&roster_text());
    assert_eq!(verdicts(&roster), [New, Bad, New, New, Bad, Bad, Bad, Bad]);
    let problems: Vec<_> = roster.rows.iter().map(|row| row.problems.join("；")).collect();
    assert_eq!(problems[1], "身份证号：第 17 位是 X，X 只能在最后一位");
    assert_eq!(problems[4], "出生年月：没有 13 月，例：1985-03；没有“第七网格党支部”");
    assert_eq!(problems[5], "空行，不导入");
    assert_eq!(problems[6], "没有“第七网格党支部”");
    assert_eq!(problems[7], "像是合计或说明，不导入");
    assert_eq!(roster.rows[4].bad, ["birth", BRANCH]);
    assert_eq!(roster.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(
        roster.rows[2].notes,
        ["出生年月 31048 按 Excel 日期读作 1985-01-01", "“中共第二网格支部”认作“第二网格党支部”"]
    );
    assert_eq!(roster.rows[3].notes, ["缺身份证号，以姓名、出生年月、党支部认人"]);
    assert!(roster.rows[3].lacks_id_card);
}

#[test]
fn private_numbers_are_masked_unless_they_are_wrong() {
    let roster = World::new().read(&roster_text());
    let first = &roster.rows[0].cells;
    assert!(first.id_card.starts_with("4112**********00"), "{}", first.id_card);
    assert_eq!(first.phone, "138****2210");
    assert_eq!(first.birth, "1985.03");
    assert_eq!(roster.rows[1].cells.id_card, "4112021979110800X4");
}

#[test]
fn unknown_branches_are_offered_and_nothing_else_is_created() {
    let mut world = World::new();
    let roster = world.read(&roster_text());
    let unknown = &roster.unknown_branches;
    assert_eq!(unknown.len(), 1);
    assert_eq!((unknown[0].name.as_str(), unknown[0].parent_name.as_str()), ("第七网格党支部", COMMUNITY));
    assert_eq!(unknown[0].rows, [9]);
    let none = BTreeSet::new();
    let created: BTreeSet<String> = ["第七网格党支部".to_owned()].into();
    assert_eq!((roster.count(Verdict::New, &none), roster.count(Verdict::New, &created)), (3, 4));

    let action = world.import_some(&roster, &|_| true, &created);
    assert_eq!(action.label, "粘贴名册：新增 4 名，改动 0 名，新建党支部 1 个");
    let tree = OrgTree::of(&world.ledger);
    let seventh = world.member("马小军").org.unwrap();
    assert_eq!((tree.name(seventh), tree.parent(seventh)), ("第七网格党支部", Some(id(COMMUNITY))));
    assert_eq!(world.member("马小军").standing, Standing::Probationary);
    assert_eq!(world.ledger.all::<Member>().len(), 4);
    let private = world.ledger.record("member_private", world.private("李长青").id).unwrap();
    assert_eq!(private.org(), Some(id(FIRST)));
    assert_eq!(world.private("李长青").phone, "13812342210");
    assert_eq!(world.private("李长青").member, Some(world.member("李长青").id));
}

#[test]
fn a_second_paste_changes_nothing() {
    let mut world = World::new();
    world.import(&roster_text());
    let before: Vec<_> = world.ledger.records().cloned().collect();
    let roster = world.read(&roster_text());
    assert_eq!(roster.count(Verdict::Same, &BTreeSet::new()), 4);
    assert_eq!(roster.count(Verdict::New, &BTreeSet::new()) + roster.count(Verdict::Changed, &BTreeSet::new()), 0);
    assert!(roster.unknown_branches.is_empty());
    let action = world.import(&roster_text());
    assert!(action.is_empty());
    assert_eq!(world.ledger.records().cloned().collect::<Vec<_>>(), before);
}

#[test]
fn one_action_is_taken_back_at_once() {
    let mut world = World::new();
    let action = world.import(&roster_text());
    world.ledger.undo(&action);
    assert_eq!(world.ledger.all::<Member>().len(), 0);
    assert_eq!(OrgTree::of(&world.ledger).len(), 7);
}

#[test]
fn only_ticked_rows_are_imported() {
    let mut world = World::new();
    let roster = world.read(&roster_text());
    let action = world.import_some(&roster, &|index| index == 2, &BTreeSet::new());
    assert_eq!(action.label, "粘贴名册：新增 1 名，改动 0 名");
    assert_eq!(world.member("张永福").org, Some(id(SECOND)));
    assert_eq!(world.ledger.all::<Member>().len(), 1);
}

#[test]
fn only_what_is_given_and_differs_is_changed() {
    let mut world = World::new();
    world.import(&roster_text());
    let again = format!(
        "手机\t姓名\t身份证号\t性别\t学历\t所在支部\n13911117781\t李长青\t{}\t\t大专\t{SECOND}",
        card("19850301", "001")
    );
    let roster = world.read(&again);
    assert_eq!(verdicts(&roster), [Verdict::Changed]);
    let expected = ["党支部 第一网格党支部 改为 第二网格党支部", "补上学历 大专", "电话 138****2210 改为 139****7781"];
    assert_eq!(roster.rows[0].notes, expected);
    let action = world.import(&again);
    assert_eq!(action.label, "粘贴名册：新增 0 名，改动 1 名");
    let member = world.member("李长青");
    assert_eq!((member.org, member.gender, member.education.as_str()), (Some(id(SECOND)), Gender::Male, "大专"));
    let private = world.ledger.record("member_private", world.private("李长青").id).unwrap();
    assert_eq!(private.org(), Some(id(SECOND)));
    assert!(world.import(&again).is_empty());
}

#[test]
fn good_rows_go_in_and_bad_ones_come_back_as_text() {
    let mut world = World::new();
    let roster = world.read(&roster_text());
    world.import_some(&roster, &|_| true, &BTreeSet::new());
    let text = bad_rows_as_text(&roster, &BTreeSet::new());
    assert!(text.contains("第 17 位是 X"), "{text}");
    let back = world.read(&text);
    assert_eq!(back.rows.len(), 4, "the empty row is gone");
    let mended = text.replace("4112021979110800X4", &card("19791108", "002")).replace("1990-13", "1990-03");
    let action = world.import(&mended);
    assert_eq!(action.label, "粘贴名册：新增 3 名，改动 0 名，新建党支部 1 个");
    assert_eq!(
        bad_rows_as_text(&back, &BTreeSet::new()).matches("说明").count(),
        2,
        "one column, and the total's reason"
    );
}
