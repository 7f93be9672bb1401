#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cells;
mod importing;
mod matching;

use super::*;
use crate::domain::dates::parse_day;
use crate::domain::kind::Ref;
use crate::domain::member::{Gender, Standing};
use crate::domain::organization::{Level, Organization};
use crate::ledger::{Action, Draft};
use proptest::prelude::*;
use rstest::rstest;

const COMMUNITY: &str = "青岛路二社区党委";
const FIRST: &str = "第一网格党支部";
const SECOND: &str = "第二网格党支部";

fn id(name: &str) -> Id {
    Id::natural(&["test", name])
}

/// A number with its check digit, of an invented person.
fn card(birth: &str, order: &str) -> String {
    let body = format!("411202{birth}{order}");
    let digits = "0123456789X";
    let last = digits.chars().find(|c| crate::domain::id_card::IdCard::read(&format!("{body}{c}")).is_ok());
    format!("{body}{}", last.unwrap())
}

struct World {
    ledger: Ledger,
    me: Id,
    next: u128,
}

impl World {
    /// A community with two 党支部, and another community beside it, below a street.
    fn new() -> Self {
        let mut world = Self { ledger: Ledger::new(id("actor"), 1_790_000_000_000), me: id(COMMUNITY), next: 0 };
        let tree = [
            ("前进街道党工委", Level::Street, ""),
            (COMMUNITY, Level::Community, "前进街道党工委"),
            (FIRST, Level::Branch, COMMUNITY),
            (SECOND, Level::Branch, COMMUNITY),
            ("第一党小组", Level::Group, FIRST),
            ("江西社区党委", Level::Community, "前进街道党工委"),
            ("江西第一党支部", Level::Branch, "江西社区党委"),
        ];
        let mut draft = Draft::new("建组织");
        for (name, level, parent) in tree {
            draft.set::<Organization, _>(id(name), Organization::name, &name.to_owned());
            draft.set::<Organization, _>(id(name), Organization::level, &level);
            if !parent.is_empty() {
                draft.set::<Organization, _>(id(name), Organization::parent, &Ref::to(id(parent), parent));
            }
        }
        world.ledger.apply(draft);
        world
    }

    fn read(&self, text: &str) -> Roster {
        let tree = OrgTree::of(&self.ledger);
        read(text, &self.ledger, &tree, self.me, parse_day("2026-11-21").unwrap())
    }

    fn import(&mut self, text: &str) -> Action {
        let roster = self.read(text);
        let all = roster.unknown_branches.iter().map(|branch| branch.name.clone()).collect();
        self.import_some(&roster, &|_| true, &all)
    }

    fn import_some(&mut self, roster: &Roster, chosen: &dyn Fn(usize) -> bool, create: &BTreeSet<String>) -> Action {
        let mut next = self.next;
        let draft = draft(roster, chosen, create, &mut || {
            next += 1;
            id(&format!("fresh {next}"))
        });
        self.next = next;
        self.ledger.apply(draft)
    }

    fn member(&self, name: &str) -> Member {
        let all = self.ledger.all::<Member>();
        all.into_iter().find(|member| member.name == name).unwrap_or_else(|| panic!("没有 {name}"))
    }

    fn private(&self, name: &str) -> MemberPrivate {
        self.ledger.read(MemberPrivate::id_of(self.member(name).id)).unwrap()
    }
}

/// The roster of the mock page, with a title, a column of numbers and one of remarks.
fn roster_text() -> String {
    let row = |cells: [&str; 9]| cells.join("\t");
    [
        "青岛路二社区党员名册\t\t\t\t\t\t\t\t".to_owned(),
        row(["序号", "姓 名*", "性别", "\"出生\n日期\"", "身份证号", "入党日期", "所在支部", "手机（本人）", "备注"]),
        row(["1", "李长青", "男", "1985.03", &card("19850301", "001"), "2008-07-01", FIRST, "13812342210", ""]),
        row(["2", "王慧敏", "女", "1979-11", "4112021979110800X4", "2003.6.28", SECOND, "", ""]),
        row([
            "3",
            "张永福",
            "男",
            "31048",
            &card("19850101", "003"),
            "2005年12月",
            "中共第二网格支部",
            "139 1111 2222",
            "",
        ]),
        row(["4", "陈素珍", "女", "1971-02", "", "1996-07-01", FIRST, "", "长期患病"]),
        row(["5", "周红旗", "男", "1990-13", &card("19900301", "001"), "2015-07-01", "第七网格党支部", "", ""]),
        row(["", "", "", "", "", "", "", "", ""]),
        row(["6", "马小军", "男", "１９９４年８月", &card("19940801", "001"), "2026-06-30", "第七网格党支部", "", ""]),
        "合计\t6 人\t\t\t\t\t\t\t".to_owned(),
        "\t\t\t\t\t\t\t\t\r\n".to_owned(),
    ]
    .join("\r\n")
}

fn verdicts(roster: &Roster) -> Vec<Verdict> {
    roster.rows.iter().map(|row| row.verdict).collect()
}
