//! The judges of a tour, typed and pasted.

use super::{EAST_1, EAST_2, WEST_1};
use crate::domain::kind::Ref;
use crate::domain::tour::JudgeGroup;
use crate::ledger::paste::Verdict;
use crate::ledger::tour::fixture::{EAST, cross, judge, read_tour, tour};
use crate::ledger::tour::plan::*;
use crate::ledger::work::fixture::{House, id};
use rstest::rstest;

fn judges(house: &House) -> Vec<(String, String, JudgeGroup)> {
    let tour = read_tour(house);
    tour.judges_in_order().into_iter().map(|(_, one)| (one.name.clone(), one.unit.name.clone(), one.group)).collect()
}

fn names(house: &House) -> Vec<String> {
    judges(house).into_iter().map(|(name, ..)| name).collect()
}

#[test]
fn judges_are_added_once_moved_and_taken_off() {
    let mut house = cross();
    let new = |name: &str, unit: &str| NewJudge { name: name.into(), unit: Ref::named(unit), ..NewJudge::default() };
    let all = [new("东评委", EAST), new("东评委", EAST_2), new(" 新评委 ", ""), new("新评委", ""), new(" ", EAST)];
    let mut fresh = 0;
    let draft = add_judges(&house.ledger, tour(), &all, &mut || {
        fresh += 1;
        id(&format!("新{fresh}"))
    })
    .unwrap();
    assert_eq!(draft.label, "加评委 2 人");
    house.apply(draft);
    assert_eq!(names(&house), ["东评委", "西评委", "区领导", "东评委", "新评委"]);
    house.apply(move_judge(&house.ledger, tour(), 4, 0).unwrap());
    house.apply(move_judge(&house.ledger, tour(), 1, 9).unwrap());
    assert_eq!(names(&house), ["新评委", "西评委", "区领导", "东评委", "东评委"]);
    assert!(move_judge(&house.ledger, tour(), 5, 0).is_err());
    house.apply(remove_judge(&house.ledger, tour(), &judge(1)).unwrap());
    assert_eq!(names(&house), ["新评委", "西评委", "区领导", "东评委"]);
}

#[rstest]
#[case::as_typed("张三\t东一社区党委\t书记\t互评\t甲组", "张三", EAST_1, "书记", JudgeGroup::Peer, "甲组")]
#[case::the_group_is_no_header("1\t张三\t东一社区\t书记\t评委", "张三", EAST_1, "书记", JudgeGroup::Judge, "")]
#[case::with_a_number("1\t张 三\t东一社区", "张三", EAST_1, "", JudgeGroup::Judge, "")]
#[case::header("职务\t姓名\t单位\n书记\t李四\t中共西一社区委员会", "李四", WEST_1, "书记", JudgeGroup::Judge, "")]
#[case::group_word("王五\t东街道\t副书记\t领导组", "王五", EAST, "副书记", JudgeGroup::Leader, "")]
#[case::other_unit("赵六\t市委党校\t教师", "赵六", "市委党校", "教师", JudgeGroup::Judge, "")]
fn judges_are_read_from_excel(
    #[case] text: &str,
    #[case] name: &str,
    #[case] unit: &str,
    #[case] post: &str,
    #[case] group: JudgeGroup,
    #[case] team: &str,
) {
    let house = cross();
    let read = read_judges(text, &house.tree(), &read_tour(&house));
    let [one] = read.as_slice() else { panic!("{read:?}") };
    let judge = &one.judge;
    assert_eq!((judge.name.as_str(), judge.unit.name.as_str()), (name, unit));
    assert_eq!((judge.post.as_str(), judge.group, judge.team.as_str()), (post, group, team));
    assert_eq!(one.verdict, Verdict::New);
    assert_eq!(judge.unit.id.is_some(), unit != "市委党校");
}

#[test]
fn a_row_that_ends_in_a_word_of_the_header_is_no_header() {
    let text = "张三\t东街道党工委\t副书记\t评委\n李四\t西街道党工委\t书记\t领导";
    let house = cross();
    let read = read_judges(text, &house.tree(), &read_tour(&house));
    let names: Vec<&str> = read.iter().map(|row| row.judge.name.as_str()).collect();
    assert_eq!(names, ["张三", "李四"]);
}

#[test]
fn what_is_odd_in_a_pasted_list_is_said() {
    let house = cross();
    let text =
        "姓名\t单位\t计分组\n东评委\t东街道党工委\t评委\n甲\t市委党校\t专家\n甲\t市委党校\t\n\t\t\n\t东一社区\t评委";
    let read = read_judges(text, &house.tree(), &read_tour(&house));
    let said: Vec<(usize, Verdict, String)> =
        read.iter().map(|one| (one.line, one.verdict, one.notes.join("；"))).collect();
    assert_eq!(
        said,
        [
            (2, Verdict::Same, "名单里已经有".to_owned()),
            (
                3,
                Verdict::New,
                "党组织里没有“市委党校”，只按名称判断回避；“专家”不是计分组（领导、评委、互评），记作评委".to_owned()
            ),
            (4, Verdict::Same, "党组织里没有“市委党校”，只按名称判断回避；和第 3 行相同".to_owned()),
            (6, Verdict::Bad, "没有姓名".to_owned()),
        ]
    );
    assert!(read_judges("", &house.tree(), &read_tour(&house)).is_empty());
}

#[test]
fn one_field_of_a_part_is_changed_as_typed() {
    let mut house = cross();
    let field = |name: &str| format!("judges.{}.{name}", judge(1));
    let set =
        |house: &House, name: &str, text: &str| set_part(&house.ledger, &house.tree(), tour(), &field(name), text);
    house.apply(set(&house, "unit", "西一社区").unwrap());
    house.apply(set(&house, "group", "领导").unwrap());
    let read = read_tour(&house);
    let one = read.judges.get(&judge(1)).unwrap();
    assert_eq!((one.unit.id, one.group), (Some(id(WEST_1)), JudgeGroup::Leader));
    assert_eq!(set(&house, "name", " ").unwrap_err(), "“姓名”必填，原来的没有改动");
    assert!(set(&house, "group", "专家").is_err());
    assert!(set(&house, "没有的", "").is_err());
}
