//! Making a tour.

use super::{EAST_1, EAST_2, WEST_1, WEST_2, all_stops};
use crate::domain::kind::{FieldValue, Ref, Value};
use crate::domain::organization::Level;
use crate::domain::scheme::{Scheme, SchemeUse};
use crate::domain::tour::{GatheringKind, JudgeGroup, Stop, Supervision, TierDef, Tour, TourMode};
use crate::ledger::Draft;
use crate::ledger::paste::Verdict;
use crate::ledger::scheme;
use crate::ledger::tour::fixture::{
    DISTRICT, EAST, UNITS, cross, district, judge, read_tour, route, score, stop, tour,
};
use crate::ledger::tour::plan::*;
use crate::ledger::tour::tours;
use crate::ledger::work::fixture::{COMMUNITY, House, STREET, day, id};
use rstest::rstest;

#[rstest]
#[case(1, "第一轮")]
#[case(10, "第十轮")]
#[case(11, "第 11 轮")]
#[case(0, "第 0 轮")]
fn rounds_in_words(#[case] round: i64, #[case] words: &str) {
    assert_eq!(round_in_words(round), words);
}

fn new_tour(house: &mut House, org: &str, mode: TourMode, when: &str, name: &str) -> Tour {
    house.apply(create(&house.ledger, &house.tree(), id(org), mode, day(when), id(name)));
    house.ledger.read(id(name)).unwrap()
}

#[test]
fn a_tour_is_the_next_round_of_its_mode_and_year() {
    let mut house = district();
    assert_eq!(usual_mode(&house.tree(), id(DISTRICT)), TourMode::Cross);
    assert_eq!(usual_mode(&house.tree(), id(EAST)), TourMode::Circuit);
    let name = |house: &mut House, org: &str, mode, when: &str, id: &str| new_tour(house, org, mode, when, id).name;
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2026-03-01", "a"), "2026 年第一轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2026-09-01", "b"), "2026 年第二轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Model, "2026-09-01", "c"), "2026 年第一轮示范观摩");
    assert_eq!(name(&mut house, EAST, TourMode::Cross, "2026-09-01", "d"), "2026 年第一轮交叉观摩");
    assert_eq!(name(&mut house, DISTRICT, TourMode::Cross, "2027-01-05", "e"), "2027 年第一轮交叉观摩");
    let order: Vec<String> = tours(&house.ledger).into_iter().map(|tour| tour.name).collect();
    assert_eq!(order.first().unwrap(), "2027 年第一轮交叉观摩", "newest first");
}

#[test]
fn a_new_tour_uses_the_scheme_of_the_last_one_else_one_that_is_made_for_it() {
    let mut house = district();
    house.apply(scheme::create(id(DISTRICT), id("五化"), ("五化标准", SchemeUse::FiveForms, 2027), &[]));
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-03-01", "a").scheme, Some(id("指标")));
    house.apply(scheme::create(id(EAST), id("新的"), ("新评分表", SchemeUse::Tour, 2027), &[]));
    house.set::<Tour>(id("a"), Tour::scheme, &id("新的"));
    house.apply(scheme::create(id(EAST), id("更新"), ("还没用的", SchemeUse::Tour, 2028), &[]));
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-06-01", "b").scheme, Some(id("新的")));
    house.commit(|draft| {
        draft.delete(Scheme::KIND, id("新的"));
    });
    assert_eq!(new_tour(&mut house, EAST, TourMode::Circuit, "2026-08-01", "c").scheme, Some(id("更新")));
}

#[test]
fn the_scheme_is_fixed_once_something_was_scored() {
    let mut house = cross();
    house.apply(scheme::create(id(DISTRICT), id("另一套"), ("另一套", SchemeUse::Tour, 2026), &[]));
    assert_eq!(scheme_is_fixed(&house.ledger, tour()), None);
    house.apply(set_scheme(&house.ledger, tour(), Some(id("另一套"))).unwrap());
    house.apply(set_scheme(&house.ledger, tour(), Some(id("指标"))).unwrap());
    score(&mut house, 3, WEST_1, [4000, 2000, 4000], None);
    let why = set_scheme(&house.ledger, tour(), Some(id("另一套"))).unwrap_err();
    assert!(why.starts_with("已有 1 张评分表"), "{why}");
    assert!(set_scheme(&house.ledger, tour(), Some(id("指标"))).is_ok(), "the same one again");
    assert!(set_scheme(&house.ledger, tour(), Some(id("没有的"))).is_err());
}

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

#[rstest]
#[case("东一社区党委", Some(EAST_1))]
#[case(" 东一社区 ", Some(EAST_1))]
#[case("中共东一社区委员会", Some(EAST_1))]
#[case("东街道", Some(EAST))]
#[case("社区党委", None)]
#[case("", None)]
fn an_organization_is_known_by_the_ways_it_is_called(#[case] name: &str, #[case] unit: Option<&str>) {
    assert_eq!(organization(&district().tree(), name).id, unit.map(id));
}

#[test]
fn a_name_that_two_bear_is_neither() {
    let mut house = district();
    house.org("东一社区党支部", Level::Branch, Some(EAST));
    assert_eq!(organization(&house.tree(), "东一社区"), Ref::named("东一社区"));
    assert_eq!(organization(&house.tree(), EAST_1).id, Some(id(EAST_1)));
}

#[test]
fn stops_are_added_once_moved_taken_off_and_come_back() {
    let mut house = cross();
    assert_eq!(route(&house), UNITS);
    let draft = add_stops(&house.ledger, &house.tree(), tour(), &[id(EAST_1), id(COMMUNITY), id(COMMUNITY)]).unwrap();
    assert_eq!(draft.label, "加观摩点 1 个");
    house.apply(draft);
    assert_eq!(all_stops(&house).last().unwrap().track, "社区");
    house.apply(move_stop(&house.ledger, tour(), 4, 1).unwrap());
    assert_eq!(route(&house), [EAST_1, COMMUNITY, EAST_2, WEST_1, WEST_2]);
    assert!(move_stop(&house.ledger, tour(), 1, 1).unwrap().is_empty());
    assert!(move_stop(&house.ledger, tour(), 9, 1).is_err());
    house.apply(set_stop(&house.ledger, stop(EAST_1), Stop::sights, "红色网格").unwrap());
    house.apply(remove_stop(&house.ledger, stop(EAST_1)).unwrap());
    assert_eq!(route(&house), [COMMUNITY, EAST_2, WEST_1, WEST_2]);
    house.apply(add_stops(&house.ledger, &house.tree(), tour(), &[id(EAST_1)]).unwrap());
    assert_eq!(route(&house), [COMMUNITY, EAST_2, WEST_1, WEST_2, EAST_1]);
    assert_eq!(all_stops(&house).last().unwrap().sights, "红色网格", "what was known of it is known again");
}

#[test]
fn names_of_stops_are_read_from_excel() {
    let tree = district().tree();
    let read = |text: &str| {
        let found = read_units(text, &tree);
        found.into_iter().map(|one| (one.line, one.typed, one.unit)).collect::<Vec<_>>()
    };
    let row = |line, typed: &str, unit: Option<&str>| (line, typed.to_owned(), unit.map(id));
    assert_eq!(
        read("东一社区\n\n西二社区党委"),
        [row(1, "东一社区", Some(EAST_1)), row(3, "西二社区党委", Some(WEST_2))]
    );
    assert_eq!(
        read("序号\t单位\t地址\n1\t东一社区\t解放路 1 号\n2\t没听说社区\t"),
        [row(2, "东一社区", Some(EAST_1)), row(3, "没听说社区", None)]
    );
    assert_eq!(read("单位\n东一社区"), [row(2, "东一社区", Some(EAST_1))]);
    assert_eq!(read("没听说社区\n东一社区"), [row(1, "没听说社区", None), row(2, "东一社区", Some(EAST_1))]);
    assert_eq!(read(" \n"), []);
}

#[rstest]
#[case(Stop::minutes, "40", Ok("40"))]
#[case(Stop::minutes, "40 分钟", Ok("40"))]
#[case(Stop::minutes, "0", Err("停留时间写 1 至 600 分钟"))]
#[case(Stop::minutes, "601", Err("停留时间写 1 至 600 分钟"))]
#[case(Stop::minutes, "半小时", Err("“半小时”不是整数，例：30"))]
#[case(Stop::arrive, "9：30", Ok("09:30"))]
#[case(Stop::arrive, "9.30", Ok("09:30"))]
#[case(Stop::arrive, "930", Ok("09:30"))]
#[case(Stop::arrive, "1430", Ok("14:30"))]
#[case(Stop::arrive, "9", Ok("09:00"))]
#[case(Stop::arrive, "9点", Ok("09:00"))]
#[case(Stop::arrive, "9点半", Ok("09:30"))]
#[case(Stop::arrive, "14时20分", Ok("14:20"))]
#[case(Stop::arrive, "25:00", Err("“25:00”不是时间，例：14:30"))]
#[case(Stop::arrive, "下午", Err("“下午”不是时间，例：14:30"))]
#[case(Stop::day, "11.12", Ok("2026-11-12"))]
#[case(Stop::day, "11月2日", Ok("2026-11-02"))]
#[case(Stop::day, "１１－１２", Ok("2026-11-12"))]
#[case(Stop::day, "2027/1/5", Ok("2027-01-05"))]
#[case(Stop::day, "13-01", Err("没有 13 月，例：1985-03"))]
#[case(Stop::day, "2-30", Err("2 月没有 30 日"))]
#[case(Stop::unit, "别处", Err("单位不能改成别的。去掉这个点，再加要去的单位"))]
#[case("没有的", "", Err("没有“没有的”这一项"))]
fn a_stop_is_changed_as_typed(#[case] field: &str, #[case] text: &str, #[case] expected: Result<&str, &str>) {
    let mut house = cross();
    let made = set_stop_cell(&house.ledger, stop(EAST_1), field, text);
    match expected {
        Err(why) => assert_eq!(made.unwrap_err(), why),
        Ok(shown) => {
            house.apply(made.unwrap());
            let record = house.ledger.record(Stop::KIND, stop(EAST_1)).unwrap();
            let value = record.value(field);
            assert_eq!(value.as_str().map_or_else(|| value.to_string(), str::to_owned), shown);
        }
    }
}

#[test]
fn visits_are_noted_one_by_one_and_a_day_at_once() {
    let mut house = cross();
    let day = day("2026-11-12");
    let draft = mark_visited(&house.ledger, &[stop(EAST_1), stop(EAST_2)], Some(day)).unwrap();
    assert_eq!(draft.label, "2 个观摩点已观摩");
    house.apply(draft);
    let draft = mark_visited(&house.ledger, &[stop(EAST_2)], None).unwrap();
    assert_eq!(draft.label, "“东二社区党委”还没有观摩");
    house.apply(draft);
    let visited: Vec<_> = all_stops(&house).into_iter().map(|stop| stop.visited).collect();
    assert_eq!(visited, [Some(day), None, None, None]);
}

fn tier(name: &str, from: Option<i64>, share: Option<i64>) -> TierDef {
    TierDef { name: name.to_owned(), from, share, ..TierDef::default() }
}

#[test]
fn tiers_are_written_as_a_whole() {
    let mut house = cross();
    let names = |house: &House| {
        read_tour(house).tiers_in_order().into_iter().map(|tier| (tier.name, tier.from)).collect::<Vec<_>>()
    };
    let three = [tier("优", Some(9000), None), tier("良", Some(7500), None), tier(" 差 ", None, None)];
    house.apply(set_tiers(&house.ledger, tour(), &three).unwrap());
    let row = |name: &str, from| (name.to_owned(), from);
    assert_eq!(names(&house), [row("优", Some(9000)), row("良", Some(7500)), row("差", None)]);
    let two = [tier("合格", Some(6000), None), tier("不合格", None, None)];
    house.apply(set_tiers(&house.ledger, tour(), &two).unwrap());
    assert_eq!(names(&house), [row("合格", Some(6000)), row("不合格", None)]);
    house.apply(set_tiers(&house.ledger, tour(), &three).unwrap());
    assert_eq!(names(&house).len(), 3);
}

#[rstest]
#[case(&[tier("先进", Some(8500), None)], "至少要有两类")]
#[case(&[tier("先进", Some(8500), None), tier("先进", None, None)], "第 2 类要有名称")]
#[case(&[tier("", Some(8500), None), tier("达标", None, None)], "第 1 类要有名称")]
#[case(&[tier("先进", Some(7000), None), tier("达标", Some(8500), None)], "分数线要从高到低")]
#[case(&[tier("先进", Some(7000), None), tier("达标", Some(7000), None)], "分数线要从高到低")]
#[case(&[tier("先进", Some(10_001), None), tier("达标", None, None)], "“先进”的分数线")]
#[case(&[tier("先进", Some(-1), None), tier("达标", None, None)], "“先进”的分数线")]
#[case(&[tier("先进", None, Some(60)), tier("达标", None, Some(50))], "各类比例加起来")]
#[case(&[tier("先进", None, Some(101)), tier("达标", None, None)], "“先进”的比例")]
fn tiers_that_cannot_be_are_refused(#[case] tiers: &[TierDef], #[case] why: &str) {
    let said = set_tiers(&cross().ledger, tour(), tiers).unwrap_err();
    assert!(said.starts_with(why), "{said}");
}

#[test]
fn meetings_and_supervision_follow_the_tour_even_when_it_is_locked() {
    let mut house = cross();
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    for (sort, name) in [(GatheringKind::Comment, "点评"), (GatheringKind::Kickoff, "动员")] {
        house.apply(create_gathering(&house.ledger, tour(), sort, id(name)).unwrap());
    }
    house.set::<crate::domain::tour::Gathering>(id("动员"), "day", &day("2026-11-08"));
    let titles: Vec<String> = gatherings(&house.ledger, tour()).into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["2026 年第一轮交叉观摩动员会", "2026 年第一轮交叉观摩集中点评会"]);
    let org = gatherings(&house.ledger, tour()).first().unwrap().org;
    assert_eq!(org, Some(id(DISTRICT)), "it belongs to the organizer");
    house.apply(delete_gathering(&house.ledger, id("动员")).unwrap());
    assert_eq!(gatherings(&house.ledger, tour()).len(), 1);
    assert!(delete_gathering(&house.ledger, id("动员")).is_err());
    let said = |when: Option<&str>, text: &str| Supervision {
        day: when.map(day),
        by: "王督导".to_owned(),
        text: text.to_owned(),
    };
    for (when, text, key) in [(Some("2026-11-12"), "晚", "b"), (Some("2026-11-10"), "早", "a"), (None, "没写日期", "c")]
    {
        house.apply(add_supervision(&house.ledger, tour(), &said(when, text), id(key)).unwrap());
    }
    assert!(add_supervision(&house.ledger, tour(), &said(None, " "), id("d")).is_err());
    let texts =
        |house: &House| supervisions(&read_tour(house)).into_iter().map(|(_, entry)| entry.text).collect::<Vec<_>>();
    assert_eq!(texts(&house), ["没写日期", "晚", "早"]);
    house.apply(remove_supervision(tour(), &id("b").to_string()));
    assert_eq!(texts(&house), ["没写日期", "早"]);
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

#[test]
fn a_locked_tour_is_not_changed() {
    let mut house = cross();
    house.set::<Tour>(tour(), Tour::locked, &day("2026-11-20"));
    let (ledger, tree) = (&house.ledger, &house.tree());
    let key = judge(1);
    let two = [tier("合格", Some(6000), None), tier("不合格", None, None)];
    let new = NewJudge { name: "新".into(), ..NewJudge::default() };
    let all: Vec<(&str, Result<Draft, String>)> = vec![
        ("delete", delete(ledger, tour())),
        ("set_scheme", set_scheme(ledger, tour(), None)),
        ("set_part", set_part(ledger, tree, tour(), &format!("judges.{key}.post"), "书记")),
        ("add_judges", add_judges(ledger, tour(), &[new], &mut || id("新"))),
        ("remove_judge", remove_judge(ledger, tour(), &key)),
        ("move_judge", move_judge(ledger, tour(), 0, 1)),
        ("add_stops", add_stops(ledger, tree, tour(), &[id(STREET)])),
        ("set_stop", set_stop(ledger, stop(EAST_1), Stop::guide, "张三")),
        ("move_stop", move_stop(ledger, tour(), 0, 1)),
        ("remove_stop", remove_stop(ledger, stop(EAST_1))),
        ("mark_visited", mark_visited(ledger, &[stop(EAST_1)], None)),
        ("adjust", adjust(ledger, stop(EAST_1), "a", Some(100), "省级表彰")),
        ("set_tiers", set_tiers(ledger, tour(), &two)),
    ];
    for (name, made) in all {
        assert!(made.unwrap_err().starts_with("结果已经锁定"), "{name}");
    }
}

#[test]
fn adjustments_want_a_reason_and_are_removed_without_points() {
    let mut house = cross();
    let points = |house: &House| {
        all_stops(house).first().unwrap().adjustments.values().map(|one| one.points).collect::<Vec<_>>()
    };
    assert!(adjust(&house.ledger, stop(EAST_1), "a", Some(100), " ").is_err());
    house.apply(adjust(&house.ledger, stop(EAST_1), "a", Some(100), "省级表彰").unwrap());
    assert_eq!(points(&house), [Some(100)]);
    house.apply(adjust(&house.ledger, stop(EAST_1), "a", None, "").unwrap());
    assert_eq!(points(&house), []);
}

#[test]
fn a_deleted_tour_takes_its_stops_along_and_brings_them_back() {
    let mut house = cross();
    let draft = delete(&house.ledger, tour()).unwrap();
    let action = house.ledger.apply(draft);
    assert!(all_stops(&house).is_empty());
    assert!(delete(&house.ledger, tour()).unwrap_err().contains("已经删除"));
    house.ledger.undo(&action);
    assert_eq!(route(&house), UNITS);
    let record = house.ledger.record(Tour::KIND, tour()).unwrap();
    assert_eq!(record.value(Tour::mode), &TourMode::Cross.to_value());
    assert_ne!(record.value(Tour::name), &Value::Null);
}
