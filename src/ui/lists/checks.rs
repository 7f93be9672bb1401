//! What does not fit together in what is recorded of a member. It warns and never blocks.

use super::members::age;
use crate::domain::dates::{Date, PartialDate, add_months};
use crate::domain::id_card::IdCard;
use crate::domain::member::{Gender, Member, Standing};

/// The least age of a member (《中国共产党章程》第一条).
const LEAST_AGE: i32 = 18;
/// Months of the 预备期 (《中国共产党章程》第七条).
const PROBATION: i32 = 12;

/// What is to be said of a field of a member; `id_card` is the number, empty when it is not here.
pub fn warning(field: &str, member: &Member, id_card: &str, today: Date) -> Option<String> {
    let card = IdCard::read(id_card).ok();
    match field {
        Member::birth => birth(member.birth?, card.as_ref()?),
        Member::gender => gender(member.gender, card.as_ref()?),
        Member::joined => joined(member.joined?, member.birth, today),
        Member::confirmed => confirmed(member, today),
        Member::standing => standing(member, today),
        _ => None,
    }
}

fn birth(birth: PartialDate, card: &IdCard) -> Option<String> {
    let by_card = card.birth();
    let fits = birth.first_day() <= by_card && by_card <= birth.last_day();
    (!fits).then(|| format!("和身份证号里的 {by_card} 不同，请核对"))
}

fn gender(gender: Gender, card: &IdCard) -> Option<String> {
    let by_card = card.gender();
    (gender != Gender::Unknown && gender != by_card).then(|| format!("身份证号里是“{}”，请核对", by_card.label()))
}

fn joined(joined: PartialDate, birth: Option<PartialDate>, today: Date) -> Option<String> {
    if joined.first_day() > today {
        return Some("比今天还晚，请核对".to_owned());
    }
    // The greatest age that half known dates allow: what may be right is not called wrong.
    let young = age(PartialDate::from(birth?.first_day()), joined.last_day()) < LEAST_AGE;
    young.then(|| "入党时不满 18 岁（党章第一条），请核对".to_owned())
}

fn confirmed(member: &Member, today: Date) -> Option<String> {
    let confirmed = member.confirmed?;
    if member.joined.is_some_and(|joined| confirmed.last_day() < joined.first_day()) {
        return Some("比入党时间还早，请核对".to_owned());
    }
    (confirmed.first_day() > today).then(|| "比今天还晚，请核对".to_owned())
}

fn standing(member: &Member, today: Date) -> Option<String> {
    let joined = member.joined.filter(|_| member.standing == Standing::Probationary)?;
    let ends = add_months(joined.last_day(), PROBATION);
    (ends <= today).then(|| format!("预备期一年（党章第七条），到 {ends} 已满，该讨论转正了"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::ui::lists::fixture::*;
    use rstest::rstest;

    const CARD: &str = "11010519491231002X";

    #[rstest]
    #[case(Member::birth, &[("birth", "1949-12")], CARD, None)]
    #[case(Member::birth, &[("birth", "1949-11")], CARD, Some("1949-12-31"))]
    #[case(Member::birth, &[("birth", "1949-11")], "", None)]
    #[case(Member::gender, &[("gender", "male")], CARD, Some("女"))]
    #[case(Member::gender, &[], CARD, None)]
    #[case(Member::joined, &[("birth", "1990-05"), ("joined", "2008-04")], "", Some("不满 18 岁"))]
    #[case(Member::joined, &[("birth", "1990"), ("joined", "2008")], "", None)]
    #[case(Member::joined, &[("joined", "2027-01-01")], "", Some("比今天还晚"))]
    #[case(Member::confirmed, &[("joined", "2020-07-01"), ("confirmed", "2019-07")], "", Some("还早"))]
    #[case(Member::standing, &[("standing", "probationary"), ("joined", "2025-11-21")], "", Some("转正"))]
    #[case(Member::standing, &[("standing", "probationary"), ("joined", "2025-11-22")], "", None)]
    #[case(Member::standing, &[("joined", "2000-01-01")], "", None)]
    fn what_does_not_fit_is_told(
        #[case] field: &str,
        #[case] fields: &[(&'static str, &str)],
        #[case] card: &str,
        #[case] expected: Option<&str>,
    ) {
        let mut house = House::new();
        house.member("甲", fields);
        let member: Member = house.ledger.read(id("甲")).unwrap();
        let said = warning(field, &member, card, day("2026-11-21"));
        assert_eq!(said.is_some(), expected.is_some(), "{said:?}");
        assert!(expected.is_none_or(|words| said.is_some_and(|said| said.contains(words))));
    }
}
