//! 评委 × 观摩点: who scores what, and what has come in.

use crate::domain::points;
use crate::ledger::tour::aside::Seat;
use crate::ledger::tour::book::{Book, Fault, Filled};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// Not asked to score it.
    #[default]
    Elsewhere,
    /// Stands aside.
    Aside,
    /// Scores it.
    Scores,
    /// Is to score it, and nothing has come in.
    Waiting,
    /// Something has come in and is not whole.
    Missing,
    /// Counts.
    Counts,
    /// Does not count for another reason, or counts and is to be looked at.
    Odd,
}

/// One judge at one stop.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardCell {
    /// `评`, `避`, `·`, `92.5`, `缺 3`.
    pub text: String,
    /// How it looks.
    pub look: Look,
    /// The whole of it in words.
    pub title: String,
}

/// A seat, where only who scores what is shown.
pub fn seat_cell(seat: &Seat) -> BoardCell {
    let (text, look, title) = match seat {
        Seat::Scores => ("评", Look::Scores, "打分".to_owned()),
        Seat::Aside(why) => ("避", Look::Aside, format!("回避：{why}")),
        Seat::Elsewhere => ("·", Look::Elsewhere, "不打分".to_owned()),
    };
    BoardCell { text: text.to_owned(), look, title }
}

/// What has come in from a judge for a stop.
pub fn sheet_cell(book: &Book, judge: usize, stop: usize) -> BoardCell {
    match (book.sheet(judge, stop), book.seat(judge, stop)) {
        (Some(sheet), _) => filled_cell(sheet),
        (None, Seat::Scores) => {
            BoardCell { text: String::new(), look: Look::Waiting, title: "还没有打分".to_owned() }
        }
        (None, seat) => seat_cell(seat),
    }
}

fn filled_cell(sheet: &Filled) -> BoardCell {
    let total = points::shown(sheet.weighed.total());
    let said = sheet.faults.iter().map(Fault::text).collect::<Vec<_>>().join("；");
    match sheet.faults.as_slice() {
        [] => BoardCell { title: format!("{total} 分，已计"), text: total, look: Look::Counts },
        [Fault::Missing(count)] => BoardCell { text: format!("缺 {count}"), look: Look::Missing, title: said },
        faults => {
            let aside = faults.iter().any(|fault| matches!(fault, Fault::Aside(_)));
            let text = if aside { "避".to_owned() } else { total };
            BoardCell { text, look: Look::Odd, title: said }
        }
    }
}

/// Something odd about a sheet, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd {
    /// The sheet.
    pub sheet: crate::domain::kind::Id,
    /// Name of the judge.
    pub judge: String,
    /// Name of the unit.
    pub unit: String,
    /// Places of judge and stop, where both are known.
    pub place: Option<(usize, usize)>,
    /// What is odd, each in a sentence.
    pub words: Vec<String>,
    /// Whether it counts all the same.
    pub counts: bool,
}

/// The sheets of which something is to be said beyond 条 that are still missing: those that do not count first.
pub fn odd(book: &Book) -> Vec<Odd> {
    let is_odd = |sheet: &&Filled| sheet.faults.iter().any(|fault| !matches!(fault, Fault::Missing(_)));
    let one = |sheet: &Filled| Odd {
        sheet: sheet.id,
        judge: sheet
            .judge
            .and_then(|at| book.judges.get(at))
            .map_or(sheet.judge_name.clone(), |(_, one)| one.name.clone()),
        unit: sheet.stop.and_then(|at| book.stops.get(at)).map_or(sheet.unit.clone(), |stop| stop.unit.name.clone()),
        place: sheet.judge.zip(sheet.stop),
        words: sheet.faults.iter().map(Fault::text).collect(),
        counts: sheet.counts(),
    };
    let (counting, rest): (Vec<Odd>, Vec<Odd>) = book.sheets.iter().filter(is_odd).map(one).partition(|odd| odd.counts);
    rest.into_iter().chain(counting).collect()
}

/// How a unit stands over a narrow column: 青岛路二 for 青岛路二社区党委.
pub fn short_name(name: &str) -> String {
    const TAILS: [&str; 7] = ["党支部委员会", "党总支", "党支部", "党工委", "委员会", "党委", "支部"];
    let plain = name.strip_prefix("中共").unwrap_or(name);
    let plain = TAILS.iter().find_map(|tail| plain.strip_suffix(tail)).filter(|core| !core.is_empty()).unwrap_or(plain);
    let core = plain.strip_suffix("社区").filter(|core| core.chars().count() > 1).unwrap_or(plain);
    core.to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::kind::Id;
    use crate::domain::score_sheet::Weighed;
    use rstest::rstest;

    #[rstest]
    #[case("青岛路二社区党委", "青岛路二")]
    #[case("中共江西社区委员会", "江西")]
    #[case("文明路街道党工委", "文明路街道")]
    #[case("市心理咨询师协会党支部", "市心理咨询师协会")]
    #[case("城市管理局党总支", "城市管理局")]
    #[case("某社区", "某社区")]
    #[case("党委", "党委")]
    fn units_have_short_names(#[case] name: &str, #[case] short: &str) {
        assert_eq!(short_name(name), short);
    }

    fn sheet(faults: Vec<Fault>) -> Filled {
        Filled {
            id: Id::natural(&["表"]),
            judge: Some(0),
            stop: Some(0),
            judge_name: "甲".to_owned(),
            unit: "某社区".to_owned(),
            weighed: Weighed { base: 9000, extra: 250, ..Weighed::default() },
            faults,
            handed_in: None,
        }
    }

    #[rstest]
    #[case::counts(vec![], "92.5", Look::Counts)]
    #[case::not_whole(vec![Fault::Missing(3)], "缺 3", Look::Missing)]
    #[case::to_be_looked_at(vec![Fault::Conflict(1)], "92.5", Look::Odd)]
    #[case::own_unit(vec![Fault::Aside("本单位".to_owned())], "避", Look::Odd)]
    #[case::missing_and_more(vec![Fault::Missing(3), Fault::NotAsked], "92.5", Look::Odd)]
    fn a_sheet_is_one_cell(#[case] faults: Vec<Fault>, #[case] text: &str, #[case] look: Look) {
        let cell = filled_cell(&sheet(faults));
        assert_eq!((cell.text.as_str(), cell.look), (text, look));
        assert!(!cell.title.is_empty());
    }

    #[test]
    fn a_seat_is_one_cell() {
        assert_eq!(seat_cell(&Seat::Aside("本单位".to_owned())).title, "回避：本单位");
        let letters = [Seat::Scores, Seat::Aside(String::new()), Seat::Elsewhere].map(|seat| seat_cell(&seat).text);
        assert_eq!(letters, ["评", "避", "·"]);
    }
}
