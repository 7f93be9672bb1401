use super::form::{Column, Form, FormSheet, blank_sheets, filled_sheets, form};
use super::portrait::portraits;
use super::ranking::{Ranking, ranking};
use super::sign_in::sign_in;
use super::summary::{Cell, Fate, tables};
use super::*;
use crate::domain::kind::Id;
use crate::domain::points;
use crate::domain::scheme::{NodeLevel, Scheme, SchemeNode, SchemeUse, Side};
use crate::domain::score_sheet::{Entry, ScoreSheet};
use crate::domain::tour::{Extras, Stop, TierRule};
use crate::ledger::scheme as schemes;
use crate::ledger::tour::fixture::*;
use crate::ledger::tour::lock::lock;
use crate::ledger::tour::plan::{NewJudge, add_judges, set_stop};
use crate::ledger::tour::scoring::{Place, give_all, say};
use crate::ledger::tour::standing::{Standing, standing};
use crate::ledger::work::fixture::{House, day, id};
use rstest::rstest;

fn book(house: &House) -> Book {
    Book::read(&house.ledger, &house.tree(), tour()).unwrap()
}

fn framed(house: &House) -> Frame {
    frame(&house.tree(), &book(house))
}

fn set(house: &mut House, field: &str, value: &impl crate::domain::kind::FieldValue) {
    house.set::<Tour>(tour(), field, value);
}

fn stand(house: &House) -> (Book, Standing, Ranking) {
    let book = book(house);
    let standing = standing(&house.ledger, &house.tree(), &book);
    let ranking = ranking(&house.tree(), &book, &standing);
    (book, standing, ranking)
}

/// Every unit has two sheets that count: judge 3 scores all, 1 the west, 2 the east.
fn scored() -> House {
    let mut house = cross();
    for (unit, points) in
        UNITS.iter().zip([[4000, 2000, 4000], [3600, 1800, 3600], [2800, 1400, 2800], [3200, 1600, 3200]])
    {
        score(&mut house, 3, unit, points, None);
        score(&mut house, if unit.starts_with('东') { 2 } else { 1 }, unit, points, None);
    }
    house
}

#[test]
fn the_frame_says_what_is_known_and_leaves_the_rest_empty() {
    let mut house = cross();
    let plain = framed(&house);
    assert_eq!((plain.org.as_str(), plain.mode, plain.when.as_str()), (DISTRICT, "交叉观摩", ""));
    assert_eq!((plain.due, plain.leader, plain.locked), (String::new(), String::new(), None));
    assert_eq!(plain.scheme, "《评分表》，满分 100 分");
    assert_eq!(
        plain.judges.iter().map(|judge| judge.name.as_str()).collect::<Vec<_>>(),
        ["东评委", "西评委", "区领导"]
    );
    assert_eq!((plain.judges[0].unit.as_str(), plain.judges[2].group), (EAST, JudgeGroup::Leader));
    set(&mut house, Tour::due, &day("2026-11-30"));
    assert_eq!(framed(&house).due, "2026年11月30日前");
}

#[test]
fn a_unit_goes_by_the_name_that_it_has_now() {
    let mut house = cross();
    house.set::<crate::domain::organization::Organization>(id(EAST), "name", &"东城街道党工委".to_owned());
    assert_eq!(framed(&house).judges[0].unit, "东城街道党工委");
    assert_eq!(unit_name(&house.tree(), &Ref::named("某单位")), "某单位");
    assert_eq!(unit_name(&house.tree(), &Ref::to(id("不在这里"), "某单位")), "某单位");
}

#[rstest]
#[case(None, None, &[], "")]
#[case(Some("2026-11-18"), Some("2026-11-19"), &[], "2026年11月18日 至 2026年11月19日")]
#[case(Some("2026-11-18"), None, &["2026-11-20"], "2026年11月18日")]
#[case(Some("2026-11-18"), Some("2026-11-18"), &[], "2026年11月18日")]
#[case(None, Some("2026-11-19"), &[], "2026年11月19日")]
#[case(None, None, &["2026-11-20", "2026-11-18"], "2026年11月18日 至 2026年11月20日")]
#[case(None, None, &["2026-11-18"], "2026年11月18日")]
fn the_days_of_a_tour(
    #[case] from: Option<&str>,
    #[case] to: Option<&str>,
    #[case] days: &[&str],
    #[case] words: &str,
) {
    let mut house = cross();
    for (field, value) in [(Tour::from, from), (Tour::to, to)] {
        value.into_iter().for_each(|value| set(&mut house, field, &day(value)));
    }
    for (unit, on) in UNITS.iter().zip(days) {
        house.set::<Stop>(stop(unit), Stop::day, &day(on));
    }
    assert_eq!(framed(&house).when, words);
}

#[test]
fn scoring_and_tiers_are_said_apart_and_make_the_whole_rule() {
    let mut house = cross();
    let frame = framed(&house);
    assert!(!frame.scoring.contains("先进"), "{}", frame.scoring);
    assert_eq!(frame.tiers, "分类按百分制：85 分及以上先进、70 分及以上达标、其余落后");
    assert_eq!(frame.rule, frame.scoring.replace("，保留", &format!("，{}，保留", frame.tiers)));
    set(&mut house, Tour::tier_rule, &TierRule::None);
    let frame = framed(&house);
    assert_eq!((frame.tiers.as_str(), &frame.rule), ("不分类", &frame.scoring));
}

#[test]
fn the_timetable_goes_by_day_and_team_and_time() {
    let mut house = cross();
    for (unit, on, at, minutes, team) in [
        (UNITS[0], "2026-11-19", "10:00", "40", ""),
        (UNITS[1], "2026-11-19", "09:00", "", ""),
        (UNITS[2], "2026-11-18", "09:00", "30", "二组"),
    ] {
        let fields = [(Stop::day, on), (Stop::arrive, at), (Stop::minutes, minutes), (Stop::team, team)];
        for (field, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
            house.apply(set_stop(&house.ledger, stop(unit), field, text).unwrap());
        }
    }
    let stages = timetable(&house.tree(), &book(&house));
    let heads: Vec<(&str, &str)> = stages.iter().map(|stage| (stage.day.as_str(), stage.team.as_str())).collect();
    assert_eq!(heads, [("2026年11月18日（星期三）", "二组"), ("2026年11月19日（星期四）", ""), ("", "")]);
    let legs: Vec<[&str; 3]> = stages[1].legs.iter().map(|leg| [&*leg.unit, &*leg.time, &*leg.minutes]).collect();
    assert_eq!(legs, [[UNITS[1], "09:00–09:30", ""], [UNITS[0], "10:00–10:40", "40"]]);
    assert_eq!((stages[2].legs[0].unit.as_str(), stages[2].legs[0].time.as_str()), (UNITS[3], ""));
}

/// The tour by another scheme: so many 条 in classes of six, with a standard of so many letters.
fn with_scheme(items: usize, letters: usize) -> House {
    let mut house = cross();
    let node = |key: String, parent: &str, level, name: &str, points, standard: String| {
        let node = SchemeNode {
            order: key.clone(),
            parent: parent.to_owned(),
            level,
            name: name.to_owned(),
            points,
            standard,
            ..SchemeNode::default()
        };
        (key, node)
    };
    let mut nodes = Vec::new();
    for at in 0..items {
        let class = format!("c{:03}", at / 6);
        if at % 6 == 0 {
            nodes.push(node(class.clone(), "", NodeLevel::Class, "党建基础", None, String::new()));
        }
        nodes.push(node(format!("i{at:03}"), &class, NodeLevel::Item, "主题党日", Some(200), "查".repeat(letters)));
    }
    house.apply(schemes::create(id(DISTRICT), id("另一套"), ("长表", SchemeUse::Tour, 2026), &nodes));
    set(&mut house, Tour::scheme, &id("另一套"));
    house
}

fn blank(house: &House) -> (Form, Vec<FormSheet>) {
    let book = book(house);
    let form = form(&book);
    let sheets = blank_sheets(&house.tree(), &book, &form, None);
    (form, sheets)
}

#[test]
fn a_form_has_the_columns_that_its_scheme_needs() {
    let columns = |form: &Form| form.whole.columns.iter().map(|(column, _)| column.label()).collect::<Vec<_>>();
    let (plain, _) = blank(&cross());
    assert_eq!(columns(&plain), ["类别", "序", "评分内容", "分值", "得分", "扣分原因"]);
    let (long, _) = blank(&with_scheme(12, 8));
    assert_eq!(columns(&long), ["类别", "序", "评分内容", "评分标准", "分值", "得分", "扣分原因"]);
    for form in [plain, long] {
        for layout in [&form.whole, &form.long] {
            assert_eq!(layout.columns.iter().map(|(_, width)| width).sum::<u32>(), 100);
            assert!(layout.columns.iter().all(|(_, width)| *width > 0));
        }
        assert!(form.whole.columns.iter().any(|(column, _)| *column == Column::Class));
        assert!(form.long.columns.iter().all(|(column, _)| *column != Column::Class));
    }
}

#[test]
fn classes_stand_beside_their_rows() {
    let (form, _) = blank(&cross());
    let spans: Vec<(String, String, usize)> = form
        .rows
        .iter()
        .filter_map(|row| row.class.as_ref())
        .map(|span| (span.name.clone(), span.points.clone(), span.rows))
        .collect();
    let expected = [("基础", "60分", 2), ("活动", "40分", 1), ("加分项", "", 1)];
    assert_eq!(spans, expected.map(|(name, points, rows)| (name.to_owned(), points.to_owned(), rows)));
    let points: Vec<&str> = form.rows.iter().map(|row| row.points.as_str()).collect();
    assert_eq!(points, ["40", "20", "40", "加5"]);
    assert_eq!(form.full, "100");
}

/// A list without 类 has no column for them; a 类 that is scored itself says its name once.
#[test]
fn lists_without_classes() {
    let mut house = cross();
    let alone = |key: &str, level, side| {
        let node = SchemeNode {
            order: key.to_owned(),
            level,
            name: format!("名{key}"),
            points: Some(500),
            side,
            ..SchemeNode::default()
        };
        (key.to_owned(), node)
    };
    let nodes = [alone("a", NodeLevel::Item, Side::Base), alone("b", NodeLevel::Item, Side::Deduct)];
    house.apply(schemes::create(id(DISTRICT), id("平表"), ("平表", SchemeUse::Tour, 2026), &nodes));
    set(&mut house, Tour::scheme, &id("平表"));
    let (form, _) = blank(&house);
    assert!(form.whole.columns.iter().all(|(column, _)| *column != Column::Class));
    assert!(form.rows.iter().all(|row| row.class.is_none() && !row.name.is_empty()));
    assert_eq!(form.rows[1].points, "扣5");
    let mixed =
        [("a1".to_owned(), SchemeNode { parent: "a".to_owned(), ..alone("a1", NodeLevel::Item, Side::Base).1 })];
    let nodes: Vec<_> = [alone("a", NodeLevel::Class, Side::Base), alone("z", NodeLevel::Class, Side::Deduct)]
        .into_iter()
        .chain(mixed)
        .collect();
    house.apply(schemes::create(id(DISTRICT), id("混表"), ("混表", SchemeUse::Tour, 2026), &nodes));
    set(&mut house, Tour::scheme, &id("混表"));
    let (form, _) = blank(&house);
    let names: Vec<(&str, &str)> =
        form.rows.iter().map(|row| (row.class.as_ref().unwrap().name.as_str(), row.name.as_str())).collect();
    assert_eq!(names, [("名a", "名a1"), ("名z", "")]);
}

#[rstest]
#[case(20, 8, 100, false)]
#[case(30, 8, 80, false)] // closer type, still one page
#[case(60, 8, 100, true)]
#[case(40, 45, 90, true)]
fn a_sheet_is_set_as_large_as_a_page_allows(
    #[case] items: usize,
    #[case] letters: usize,
    #[case] least: u32,
    #[case] long: bool,
) {
    let (form, sheets) = blank(&with_scheme(items, letters));
    for sheet in &sheets {
        assert_eq!(sheet.long, long);
        assert!(sheet.font >= least, "{} is small", sheet.font);
        assert_eq!(form.layout(sheet).headings, long);
    }
    assert!(!sheets.is_empty());
}

/// More to print is never set larger, as long as it stands on one page.
#[test]
fn more_rows_are_never_set_larger() {
    let fonts = (6..40).step_by(3).map(|items| blank(&with_scheme(items, 20)).1.remove(0));
    let fonts: Vec<u32> = fonts.take_while(|sheet| !sheet.long).map(|sheet| sheet.font).collect();
    assert!(fonts.is_sorted_by(|a, b| a >= b), "{fonts:?}");
    assert!(fonts.len() > 3 && fonts.first() > fonts.last());
}

#[test]
fn every_judge_has_a_sheet_for_each_stop_to_score() {
    let house = cross();
    let (_, sheets) = blank(&house);
    let of: Vec<(&str, &str)> = sheets.iter().map(|sheet| (sheet.judge.as_str(), sheet.unit.as_str())).collect();
    let [east_1, east_2, west_1, west_2] = UNITS;
    let mut expected = vec![("东评委", west_1), ("东评委", west_2), ("西评委", east_1), ("西评委", east_2)];
    expected.extend(UNITS.map(|unit| ("区领导", unit)));
    assert_eq!(of, expected, "nobody scores their own side");
    let book = book(&house);
    let form = form(&book);
    let of_judge = |judge: Id| blank_sheets(&house.tree(), &book, &form, Some(judge)).len();
    assert_eq!((of_judge(id("j1")), of_judge(id("j3")), of_judge(id("谁"))), (2, 4, 0));
    assert!(sheets.iter().all(|sheet| sheet.marks.is_empty() && sheet.total.is_empty() && sheet.day.is_empty()));
}

#[test]
fn a_filled_sheet_says_what_was_given_and_why() {
    let mut house = cross();
    score(&mut house, 3, UNITS[0], [3500, 2000, 4000], Some(150));
    let key = judge(3);
    let place = Place { tour: tour(), judge: &key, stop: stop(UNITS[0]) };
    for (field, text) in
        [("scores.a1.reason", "缺2月记录 "), (ScoreSheet::merits, "议事会"), (ScoreSheet::advice, "推广\n写成一页纸\n")]
    {
        house.apply(say(&house.ledger, &house.tree(), place, field, text).unwrap());
    }
    let book = book(&house);
    let sheets = filled_sheets(&house.ledger, &house.tree(), &book, &form(&book), None);
    let [sheet] = sheets.as_slice() else { panic!("{sheets:?}") };
    let marks: Vec<(&str, &str)> =
        sheet.marks.iter().map(|mark| (mark.points.as_str(), mark.reason.as_str())).collect();
    assert_eq!(marks, [("35", "缺2月记录"), ("20", ""), ("40", ""), ("1.5", "")]);
    assert_eq!((sheet.total.as_str(), sheet.made_of.as_str()), ("96.5", "95 加 1.5"));
    assert_eq!(sheet.remarks, ["议事会".to_owned(), String::new(), "推广\n写成一页纸".to_owned()]);
    assert_eq!(sheet.note, "");
}

#[test]
fn what_is_not_finished_has_no_total() {
    let mut house = cross();
    let key = judge(3);
    let place = Place { tour: tour(), judge: &key, stop: stop(UNITS[0]) };
    let scores = [("a1".to_owned(), Some(4000))];
    house.apply(give_all(&house.ledger, &house.tree(), place, &scores, Entry::Judge, day("2026-11-18")).unwrap());
    let filled = |house: &House| {
        let book = book(house);
        filled_sheets(&house.ledger, &house.tree(), &book, &form(&book), Some(id("j3"))).remove(0)
    };
    let sheet = filled(&house);
    assert_eq!((sheet.total.as_str(), sheet.note.as_str(), sheet.marks[1].points.as_str()), ("", "", ""));
    house.set::<ScoreSheet>(place.sheet(), ScoreSheet::scheme, &id("别的指标"));
    assert!(filled(&house).note.contains("另一版"), "{}", filled(&house).note);
}

#[rstest]
#[case("街道党工委书记 李志远", &[("李志远", "街道党工委书记")])]
#[case("区委常委、组织部部长 李志远", &[("李志远", "区委常委、组织部部长")])]
#[case("李志远", &[("李志远", "")])]
#[case("组织科 王强、李红；区电视台　孙莉\n赵委", &[("王强", "组织科"), ("李红", ""), ("孙莉", "区电视台"), ("赵委", "")])]
#[case("副书记、王强", &[("王强", "副书记")])]
#[case("、，", &[])]
fn people_are_read_from_a_text(#[case] text: &str, #[case] expected: &[(&str, &str)]) {
    let mut house = cross();
    set(&mut house, Tour::party, &text.to_owned());
    let people = sign_in(&house.tree(), &book(&house)).people;
    let others: Vec<(&str, &str)> =
        people.iter().filter(|one| one.role.is_empty()).map(|one| (one.name.as_str(), one.post.as_str())).collect();
    assert_eq!(others, expected);
}

#[test]
fn the_party_signs_on_every_day() {
    let mut house = cross();
    set(&mut house, Tour::leader, &"区委组织部部长 区领导".to_owned());
    let open = sign_in(&house.tree(), &book(&house));
    assert_eq!(open.sheets, [vec![String::new(); 3]], "three days to be written");
    assert_eq!(open.people.len(), 3, "who leads and scores signs once");
    set(&mut house, Tour::leader, &"区委组织部部长 李志远".to_owned());
    set(&mut house, Tour::from, &day("2026-11-17"));
    set(&mut house, Tour::to, &day("2026-11-21"));
    let sheet = sign_in(&house.tree(), &book(&house));
    assert_eq!((sheet.people[0].role, sheet.people[0].name.as_str()), ("带队", "李志远"));
    let days: Vec<Vec<&str>> = sheet.sheets.iter().map(|days| days.iter().map(String::as_str).collect()).collect();
    let first = vec!["11月17日 周二", "11月18日 周三", "11月19日 周四", "11月20日 周五"];
    assert_eq!(days, [first, vec!["11月21日 周六"]]);
    house.set::<Stop>(stop(UNITS[0]), Stop::day, &day("2026-11-18"));
    assert_eq!(
        sign_in(&house.tree(), &book(&house)).sheets,
        [["11月18日 周三".to_owned()]],
        "the route says it better"
    );
}

fn names(ranking: &Ranking) -> Vec<&str> {
    ranking.tracks.iter().flat_map(|track| &track.rows).map(|row| row.unit.as_str()).collect()
}

#[test]
fn ranks_scores_and_tiers() {
    let house = scored();
    let (_, _, ranking) = stand(&house);
    let [east_1, east_2, west_1, west_2] = UNITS;
    assert_eq!(names(&ranking), [east_1, east_2, west_2, west_1]);
    let rows: Vec<(Option<usize>, &str, &str, usize)> = ranking.tracks[0]
        .rows
        .iter()
        .map(|row| (row.rank, row.score.as_str(), row.tier.as_str(), row.sheets))
        .collect();
    let expected = [
        (Some(1), "100.00", "先进", 2),
        (Some(2), "90.00", "先进", 2),
        (Some(3), "80.00", "达标", 2),
        (Some(4), "70.00", "达标", 2),
    ];
    assert_eq!(rows, expected);
    assert_eq!((ranking.scaled, ranking.extras, ranking.range()), (false, false, (60, 100)));
}

#[test]
fn without_ranks_the_order_tells_none() {
    let mut house = scored();
    set(&mut house, Tour::hide_ranks, &true);
    let (_, _, ranking) = stand(&house);
    let [east_1, east_2, west_1, west_2] = UNITS;
    assert_eq!(names(&ranking), [east_1, east_2, west_1, west_2], "by tier, then as on the route");
    assert!(ranking.tracks[0].rows.iter().all(|row| row.rank.is_none() && row.rise.is_none() && !row.tier.is_empty()));
}

#[test]
fn additions_stand_beside_the_mean() {
    let mut house = cross();
    score(&mut house, 3, UNITS[0], [3000, 2000, 4000], Some(100));
    score(&mut house, 2, UNITS[0], [3000, 2000, 4000], None);
    house.apply(crate::ledger::tour::plan::adjust(&house.ledger, stop(UNITS[0]), "k", Some(-150), "逾期").unwrap());
    let (_, _, ranking) = stand(&house);
    let row = &ranking.tracks[0].rows[0];
    // 0.5 in the mean of the sheets, less 1.5 that was agreed on.
    assert_eq!((row.mean.as_str(), row.extra.as_str(), row.raw.as_str()), ("90.00", "−1.00", "89.00"));
    assert!(ranking.extras);
}

#[test]
fn an_unfinished_stop_says_so() {
    let mut house = cross();
    set(&mut house, Tour::min_sheets, &2i64);
    score(&mut house, 3, UNITS[0], [3000, 2000, 4000], None);
    let (_, _, ranking) = stand(&house);
    let row = ranking.tracks[0].rows.iter().find(|row| row.unit == UNITS[0]).unwrap();
    assert_eq!((row.rank, row.tier.as_str(), row.score.as_str(), row.raw.as_str()), (None, "未完成（1/2 张）", "", ""));
    assert_eq!(row.mean, "90.00", "so far");
}

#[test]
fn locked_results_stay_what_they_were() {
    let mut house = scored();
    let (book, standing, _) = stand(&house);
    house.apply(lock(&house.tree(), &book, &standing, "周慧敏", day("2026-11-21")).unwrap());
    assert_eq!(framed(&house).locked.as_deref(), Some("结果已锁定：2026年11月21日，周慧敏"));
    assert_eq!(stand(&house).2.changed, Vec::<String>::new());
    // A file brings another figure afterwards.
    let late = ScoreSheet::id_of(tour(), &judge(3), stop(UNITS[0]));
    house.commit(|draft| {
        draft.put(ScoreSheet::KIND, late, "scores.a1.points", 0.into());
    });
    let (_, _, ranking) = stand(&house);
    assert_eq!(ranking.changed, [UNITS[0], UNITS[1], UNITS[3]], "its score, and the ranks of those it fell behind");
    let first = &ranking.tracks[0].rows[0];
    assert_eq!((first.unit.as_str(), first.rank, first.score.as_str()), (UNITS[0], Some(1), "100.00"));
}

/// More judges of the district, who score everything.
fn with_many_judges(count: usize) -> House {
    let mut house = cross();
    let new: Vec<NewJudge> = (0..count)
        .map(|at| NewJudge {
            name: format!("评委{at}"), unit: Ref::to(id(DISTRICT), DISTRICT), ..NewJudge::default()
        })
        .collect();
    let mut next = 3;
    let mut fresh = || {
        next += 1;
        id(&format!("j{next}"))
    };
    house.apply(add_judges(&house.ledger, tour(), &new, &mut fresh).unwrap());
    house
}

#[test]
fn the_summary_marks_what_was_left_out_and_what_does_not_count() {
    let mut house = with_many_judges(3);
    set(&mut house, Tour::trim, &true);
    set(&mut house, Tour::extras, &Extras::After);
    let east = UNITS[0];
    for (n, points, bonus) in [(2, 3000, None), (3, 4000, None), (4, 3200, Some(150)), (5, 3400, None), (6, 2000, None)]
    {
        score(&mut house, n, east, [points, 2000, 4000], bonus);
    }
    let (book, standing, ranking) = stand(&house);
    let tables = tables(&book, &standing, &ranking);
    let [table] = tables.as_slice() else { panic!("one track") };
    let row = &table.rows.iter().find(|(row, _)| row.unit == east).unwrap().1;
    let sheet = |shown: &str, added: &str, fate| Cell::Sheet(shown.to_owned(), added.to_owned(), fate);
    let expected = [
        Cell::Aside,
        sheet("90", "", Fate::Used),
        sheet("100", "", Fate::Highest),
        sheet("92", "+1.5", Fate::Used),
        sheet("94", "", Fate::Used),
        sheet("80", "", Fate::Lowest),
    ];
    assert_eq!(row.as_slice(), expected);
    assert_eq!(table.legend(), "高、低：去掉的最高分和最低分；避：回避；空格：还没有评分表；+、−：表上的加减分");
    // A sheet that lacks something is in brackets.
    house.commit(|draft| {
        draft.put(
            ScoreSheet::KIND,
            ScoreSheet::id_of(tour(), &judge(5), stop(east)),
            "scores.a2.points",
            crate::domain::kind::Value::Null,
        );
    });
    let (book, standing, ranking) = stand(&house);
    let table = super::summary::tables(&book, &standing, &ranking).remove(0);
    let row = &table.rows.iter().find(|(row, _)| row.unit == east).unwrap().1;
    assert_eq!(row[4], sheet("74", "", Fate::Out));
    assert_eq!(row[2], sheet("100", "", Fate::Used), "four sheets are too few to trim");
}

#[rstest]
#[case(0, 3, 3)]
#[case(13, 16, 16)]
#[case(14, 17, 9)]
#[case(27, 30, 15)]
#[case(40, 43, 15)]
fn many_judges_stand_on_even_lines(#[case] more: usize, #[case] judges: usize, #[case] line: usize) {
    let (book, standing, ranking) = stand(&with_many_judges(more));
    let table = tables(&book, &standing, &ranking).remove(0);
    assert_eq!((table.judges.len(), table.line), (judges, line));
    assert!(table.rows.iter().all(|(_, cells)| cells.len() == judges));
}

#[test]
fn a_portrait_compares_a_stop_with_its_group() {
    let (book, standing, ranking) = stand(&scored());
    let all = portraits(&book, &standing, &ranking.tracks[0]);
    assert_eq!(all.len(), 4);
    let second: Vec<(&str, &str, &str, &str)> = all[1]
        .dimensions
        .iter()
        .map(|one| (one.name.as_str(), one.shown.as_str(), one.group_shown.as_str(), one.full.as_str()))
        .collect();
    // 基础: 60, 54, 42, 48 in the four units; 活动: 40, 36, 28, 32. 加分项 has no full marks and is left out.
    assert_eq!(second, [("基础", "54.0", "51.0", "60"), ("活动", "36.0", "34.0", "40")]);
    assert!((all[1].dimensions[0].own - 0.9).abs() < 1e-9 && (all[1].dimensions[0].group - 0.85).abs() < 1e-9);
}

#[test]
fn another_scale_is_shown_beside_the_hundred() {
    let mut house = with_scheme(2, 4);
    let key = judge(3);
    let place = Place { tour: tour(), judge: &key, stop: stop(UNITS[0]) };
    let scores = ["i000", "i001"].map(|item| (item.to_owned(), Some(100)));
    house.apply(give_all(&house.ledger, &house.tree(), place, &scores, Entry::Judge, day("2026-11-18")).unwrap());
    let scheme: Scheme = house.ledger.read(id("另一套")).unwrap();
    assert_eq!(points::shown(crate::domain::scheme::outline(&scheme).full), "4");
    let (_, _, ranking) = stand(&house);
    assert!(ranking.scaled);
    let row = &ranking.tracks[0].rows[0];
    assert_eq!((row.raw.as_str(), row.score.as_str()), ("2.00", "50.00"));
}
