//! Who a row is about, and where they belong.

use super::*;

#[test]
fn a_person_twice_in_one_paste_is_refused_once() {
    let number = card("19850301", "001");
    let text = format!(
        "姓名\t身份证号\t出生年月\t党支部\n李长青\t{number}\t1985.03\t{FIRST}\n李长青\t{number}\t\t{FIRST}\n\
         李长青\t\t1985.03\t{FIRST}\n李长青\t{}\t1985.03\t{FIRST}",
        card("19850322", "003")
    );
    let roster = World::new().read(&text);
    assert_eq!(verdicts(&roster), [Verdict::New, Verdict::Bad, Verdict::Bad, Verdict::New]);
    assert_eq!(roster.rows[1].problems, ["与第 2 行是同一个人"]);
    assert_eq!(roster.rows[2].problems, ["与第 2 行是同一个人"]);
}

#[test]
fn a_row_that_fits_two_members_is_refused() {
    let mut world = World::new();
    let two = format!(
        "姓名\t身份证号\t党支部\n李长青\t{}\t{FIRST}\n李长青\t{}\t{FIRST}",
        card("19850301", "001"),
        card("19850322", "003")
    );
    world.import(&two);
    let roster = world.read(&format!("姓名\t出生年月\t党支部\n李长青\t1985.3\t{FIRST}"));
    assert!(roster.rows[0].problems[0].starts_with("名册里有 2 个人对得上：李长青（1985-03，第一网格党支部）、"));
    assert_eq!(verdicts(&world.read(&two)), [Verdict::Same, Verdict::Same]);
}

#[rstest]
#[case::less_exact("1985.03.12", "1985.03", Verdict::Same)]
#[case::more_exact("1985.03", "1985.03.12", Verdict::Changed)]
#[case::missing_here("", "1985.03", Verdict::Changed)]
#[case::missing_there("1985.03", "", Verdict::Same)]
#[case::another_person("1985.03", "1990.03", Verdict::New)]
fn without_id_cards_name_birth_and_branch_tell(#[case] here: &str, #[case] pasted: &str, #[case] verdict: Verdict) {
    let mut world = World::new();
    world.import(&format!("姓名\t出生年月\t党支部\n李 长青\t{here}\t{FIRST}"));
    let roster = world.read(&format!("姓名\t出生年月\t党支部\n李长青\t{pasted}\t{FIRST}"));
    assert_eq!(verdicts(&roster), [verdict]);
}

#[test]
fn a_namesake_elsewhere_is_pointed_out() {
    let mut world = World::new();
    world.import(&format!("姓名\t出生年月\t党支部\n李长青\t1985.03\t{FIRST}"));
    let roster = world.read(&format!("姓名\t出生年月\t党支部\n李长青\t1985.03\t{SECOND}"));
    assert_eq!(verdicts(&roster), [Verdict::New]);
    assert_eq!(roster.rows[0].notes, ["第一网格党支部也有同名、同出生年月的党员，可能是同一个人"]);
}

#[test]
fn a_member_of_another_community_is_left_alone() {
    let mut world = World::new();
    world.me = id("江西社区党委");
    let number = card("19850301", "001");
    world.import(&format!("姓名\t身份证号\t党支部\n李长青\t{number}\t江西第一党支部"));
    world.me = id(COMMUNITY);
    let roster = world.read(&format!("姓名\t身份证号\t党支部\n李长青\t{number}\t{FIRST}"));
    assert_eq!(roster.rows[0].problems, ["这个人在江西第一党支部的名册里，不归本单位填写；要转入，请上级来改"]);
}

#[test]
fn a_branch_is_the_default_of_its_own_roster() {
    let mut world = World::new();
    world.me = id(FIRST);
    let text = "姓名,性别,党小组,免于考勤\n李长青,男,第一党小组,\n陈素珍,女,,年老体弱\n";
    world.import(text);
    assert_eq!(world.member("李长青").org, Some(id(FIRST)));
    assert_eq!(world.member("李长青").group.id, Some(id("第一党小组")));
    assert!(world.member("陈素珍").is_exempt());
    assert!(world.import(text).is_empty());
    let other = world.read("姓名\t党支部\n周红旗\t第八党支部");
    assert_eq!(other.rows[0].problems, ["“第八党支部”不是本支部，支部下面不能新建支部"]);
}

#[rstest]
#[case("江西社区第一党支部", "第一党支部", false)]
#[case("中共江西社区委员会第一支部", "第一党支部", false)]
#[case("江西社区党委 第九党支部", "第九党支部", true)]
#[case("江西社区/老党员/第九党支部", "江西社区/老党员/第九党支部", true)]
#[case("江西社区党委/第九党支部", "第九党支部", true)]
#[case("江西社区第九党支部", "江西社区第九党支部", true)]
fn the_upper_organization_may_stand_before_a_branch(#[case] text: &str, #[case] name: &str, #[case] unknown: bool) {
    let mut world = World::new();
    world.me = id("前进街道党工委");
    let mut draft = Draft::new("改名");
    draft.set::<Organization, _>(id("江西第一党支部"), Organization::name, &"第一党支部".to_owned());
    draft.set::<Organization, _>(id(FIRST), Organization::name, &"第一党支部".to_owned());
    world.ledger.apply(draft);
    let table = format!("姓名\t党支部\n李长青\t{text}");
    let roster = world.read(&table);
    assert_eq!(!roster.unknown_branches.is_empty(), unknown);
    world.import(&table);
    let tree = OrgTree::of(&world.ledger);
    let branch = world.member("李长青").org.unwrap();
    assert_eq!((tree.name(branch), tree.parent(branch)), (name, Some(id("江西社区党委"))));
    assert!(world.import(&table).is_empty());
    let either = world.read("姓名\t党支部\n李长青\t第一党支部");
    assert!(either.rows[0].problems[0].starts_with("有 2 个“第一党支部”"), "{:?}", either.rows[0].problems);
}

#[rstest]
#[case("是", true)]
#[case("√", true)]
#[case("退休", true)]
#[case("否", false)]
#[case("在职", false)]
#[case("", false)]
fn yes_and_no_are_read(#[case] typed: &str, #[case] retired: bool) {
    let mut world = World::new();
    let text = format!("姓名\t退休\t人员类别\t党支部\n李长青\t{typed}\t预备党员\t{FIRST}");
    world.import(&text);
    assert_eq!((world.member("李长青").retired, world.member("李长青").standing), (retired, Standing::Probationary));
    assert!(world.import(&text).is_empty());
}

#[test]
fn no_takes_back_an_earlier_yes_and_an_empty_cell_does_not() {
    let mut world = World::new();
    let text = |typed: &str| format!("姓名\t退休\t党支部\n李长青\t{typed}\t{FIRST}");
    world.import(&text("是"));
    assert!(world.import(&text("")).is_empty());
    assert_eq!(world.read(&text("否")).rows[0].notes, ["退休 是 改为否"]);
    world.import(&text("否"));
    assert!(!world.member("李长青").retired);
}

#[test]
fn five_thousand_rows_are_read() {
    let mut world = World::new();
    let mut text = "姓名\t身份证号\t党支部\n".to_owned();
    for n in 0..5_000 {
        text.push_str(&format!("李{n}甲\t\t{FIRST}\n"));
    }
    let action = world.import(&text);
    assert_eq!(action.changes.len(), 5_000);
    assert!(world.import(&text).is_empty());
}

proptest! {
    #[test]
    fn any_text_is_answered(body in "(\\PC|\t|\n){0,80}") {
        let mut world = World::new();
        let text = format!("姓名\t出生年月\t身份证号\t党支部\t流动\n{body}");
        world.import(&text);
        prop_assert!(world.import(&text).is_empty());
        prop_assert_eq!(world.read(&text).unknown_branches, Vec::new());
        let _ = bad_rows_as_text(&world.read(&text), &BTreeSet::new());
    }
}

#[test]
fn values_are_written_as_the_declarations_say() {
    let mut world = World::new();
    world.import(&roster_text());
    for record in world.ledger.live("member").chain(world.ledger.live("member_private")) {
        for (field, register) in record.registers().filter(|(field, _)| &***field != "org") {
            let declared = crate::domain::kind_named(&record.kind).unwrap().field(field).unwrap();
            assert_eq!(declared.examine(&register[0].value), Ok(()), "{field}");
        }
    }
}
