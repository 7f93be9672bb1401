#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::domain::kind::Kind;
use crate::domain::member::{Member, MemberPrivate};
use proptest::prelude::*;
use rstest::rstest;

fn meanings() -> Vec<Meaning> {
    [Member::SPEC.fields, MemberPrivate::SPEC.fields].into_iter().flat_map(Meaning::of_fields).collect()
}

fn header(text: &str) -> Option<Header> {
    Header::find(&rows(text), &meanings(), Member::name)
}

#[rstest]
#[case("姓名", "name")]
#[case("姓 名", "name")]
#[case("姓　名*", "name")]
#[case("＊姓名", "name")]
#[case("党员姓名", "name")]
#[case("\"出生\n年月\"", "birth")]
#[case("出生年月（年/月）", "birth")]
#[case("出生日期", "birth")]
#[case("【必填】入党日期：", "joined")]
#[case("公民身份号码", "id_card")]
#[case("身份证号\u{a0}", "id_card")]
#[case("是否为流动党员", "floating")]
#[case("手机号码(本人)", "phone")]
#[case("党员类别", "standing")]
#[case("序号", "")]
#[case("备注", "")]
fn header_words_are_known(#[case] word: &str, #[case] field: &str) {
    let rows = rows(&format!("{word}\t"));
    let found = meaning_of(&rows[0][0], &meanings()).map_or("", |meaning| meaning.field);
    assert_eq!(found, field);
}

#[test]
fn titles_stand_above_the_header() {
    let header = header("青岛路二社区党员名册\t\t\n2026年11月\t\t\n序号\t姓名\t性别\n1\t李长青\t男").unwrap();
    assert_eq!(header.row, 2);
    let fields: Vec<_> = header.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [None, Some("name"), Some("gender")]);
    assert_eq!(header.cell(&["1".into(), "李长青".into()], "name"), "李长青");
    assert_eq!(header.cell(&["1".into()], "name"), "");
    assert!(header.is_said_again(&["序号".into(), "姓 名".into(), "性别".into()]));
    assert!(!header.is_said_again(&["1".into(), "李长青".into(), "男".into()]));
}

#[test]
fn the_first_of_two_columns_is_used() {
    let header = header("姓名\t联系电话\t手机").unwrap();
    assert_eq!(header.columns[2].field, None);
    assert!(header.columns[2].is_repeated());
    assert_eq!(header.repetitions(), ["“联系电话”和“手机”都是电话，用的是前一列“联系电话”"]);
}

#[test]
fn without_a_name_there_is_no_header() {
    assert_eq!(header("李长青\t男\t1985.03"), None);
    assert_eq!(header("性别\t出生年月"), None);
    assert_eq!(header(""), None);
}

#[rstest]
#[case("甲,乙\r\n丙,\r\n", "甲|乙/丙|")]
#[case("\"甲,一\",\"他说\"\"好\"\"\"\n", "甲,一|他说\"好\"")]
#[case("\u{feff}甲,\"乙\n丙\"", "甲|乙\n丙")]
#[case("甲,乙\t丙", "甲,乙|丙")]
#[case("甲\n乙", "甲/乙")]
fn commas_part_cells_where_no_tab_is(#[case] text: &str, #[case] expected: &str) {
    let read: Vec<String> = rows(text).iter().map(|row| row.join("|")).collect();
    assert_eq!(read.join("/"), expected);
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC*|[姓名,\t\n\"（]*") {
        let _ = header(&text);
    }
}
