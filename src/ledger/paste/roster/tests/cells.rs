//! How cells are read, and what is wrong with them.

use super::*;

#[rstest]
#[case("1985.03", "1985-03", "")]
#[case("1985-3-1", "1985-03-01", "")]
#[case("1985/3/1", "1985-03-01", "")]
#[case("1985年3月", "1985-03", "")]
#[case("1985年3月1日", "1985-03-01", "")]
#[case("19850301", "1985-03-01", "")]
#[case("198503", "1985-03", "")]
#[case("１９８５．０３", "1985-03", "")]
#[case("31107", "1985-03-01", "出生年月 31107 按 Excel 日期读作 1985-03-01")]
#[case("1985.1", "1985-01", "出生年月 1985.1 读作 1985-01；如果是 10 月，请写成 1985-10")]
fn every_form_of_a_date_is_read(#[case] typed: &str, #[case] kept: &str, #[case] note: &str) {
    let mut world = World::new();
    for (words, field) in [("出生年月", "birth"), ("出生日期", "birth"), ("入党时间", "joined"), ("入党日期", "joined")]
    {
        let text = format!("姓名\t{words}\t支部名称\n李长青\t{typed}\t{FIRST}");
        let roster = world.read(&text);
        if field == "birth" {
            assert_eq!(roster.rows[0].notes.first().map_or("", String::as_str), note);
        }
        world.import(&text);
        let member = world.member("李长青");
        let date = if field == "birth" { member.birth } else { member.joined };
        assert_eq!(date.unwrap().to_string(), kept, "{words}");
        assert!(world.import(&text).is_empty());
    }
}

#[rstest]
#[case("姓名\t党支部\n\t第一网格党支部", "没有写姓名")]
#[case("姓名\t党支部\n12\t第一网格党支部", "“12”不是姓名")]
#[case("姓名\t党支部\n李长青\t", "没有写党支部")]
#[case("姓名\n李长青", "没有写党支部")]
#[case("姓名\t党支部\n李长青\t青岛路二社区党委", "“青岛路二社区党委”不是党支部，党员要写到支部")]
#[case("姓名\t党支部\n李长青\t江西社区党委", "没有“江西社区党委”；看名称不是党支部，党员要写到支部")]
#[case("姓名\t党支部\t入党时间\n李长青\t第一网格党支部\t2027-03", "入党时间在今天以后，请核对")]
#[case("姓名\t党支部\t性别\n李长青\t第一网格党支部\t先生", "性别：没有“先生”这一项，只有：未填、男、女")]
#[case(
    "姓名\t党支部\t手机\n李长青\t第一网格党支部\t1.38E+10",
    "电话：Excel 把号码改成了科学记数，请在 Excel 里把该列设为“文本”后重新填写"
)]
#[case("姓名\t党支部\t身份证号\n李长青\t第一网格党支部\t110105491231002", "身份证号：应为 18 位，现在是 15 位的旧号码")]
#[case("姓名\t党支部\n姓名\t党支部", "又一行表头，不导入")]
fn what_is_wrong_with_a_row_is_named(#[case] text: &str, #[case] problem: &str) {
    let mut world = World::new();
    let roster = world.read(text);
    assert_eq!(roster.rows[0].problems, [problem]);
    assert_eq!(roster.rows[0].verdict, Verdict::Bad);
    assert!(world.import(text).is_empty());
}

#[rstest]
#[case("", "还没有内容")]
#[case(" \n\t\n", "还没有内容")]
#[case("李长青\t男\t1985.03", "没有找到表头")]
#[case("姓名\t性别\n", "表头下面没有党员")]
#[case("姓名\t联系电话\t手机\t党支部\n李长青\t1\t2\t第一网格党支部", "“联系电话”和“手机”都是电话")]
fn what_is_wrong_with_the_table_is_said(#[case] text: &str, #[case] problem: &str) {
    let roster = World::new().read(text);
    assert!(roster.problems.iter().any(|said| said.starts_with(problem)), "{:?}", roster.problems);
}

#[test]
fn a_contradiction_with_the_id_card_is_a_note() {
    let text =
        format!("姓名\t性别\t出生年月\t身份证号\t党支部\n李长青\t女\t1986.03\t{}\t{FIRST}", card("19850301", "001"));
    let roster = World::new().read(&text);
    assert_eq!(verdicts(&roster), [Verdict::New]);
    assert_eq!(
        roster.rows[0].notes,
        [
            "出生年月 1986-03 与身份证号里的 1985-03-01 不一致，按填写的记，请核对",
            "性别女与身份证号里的男不一致，按填写的记，请核对"
        ]
    );
}

#[test]
fn birth_and_gender_follow_from_the_id_card() {
    let mut world = World::new();
    let text = format!("姓名\t身份证号\t党支部\n李长青\t{}\t{FIRST}", card("19850312", "002"));
    world.import(&text);
    let member = world.member("李长青");
    assert_eq!((member.birth.unwrap().to_string().as_str(), member.gender), ("1985-03", Gender::Female));
    assert!(world.import(&text).is_empty());
}
