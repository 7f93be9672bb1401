//! The list of members.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::Datelike;

use crate::domain::dates::{Date, PartialDate};
use crate::domain::kind::{FieldSpec, Fields, Id, Kind};
use crate::domain::member::{Gender, Member, MemberPrivate, Standing};
use crate::domain::organization::Level;
use crate::domain::{id_card, kind_named};
use crate::ledger::work::people::{Initials, each_once, matches};
use crate::ledger::{Ledger, Life, OrgTree, Record, Same};

/// A column of the list, as the declarations give it.
#[derive(Debug, Clone, Copy)]
pub struct ListColumn {
    /// The field.
    pub spec: &'static FieldSpec,
    /// Whether it is of the private record, and so masked until asked for.
    pub private: bool,
}

/// The columns that the declarations give: those of the member, then those of the private record.
pub fn columns() -> Vec<ListColumn> {
    let of = |kind: &'static str, private| {
        let fields = kind_named(kind).map_or(&[] as &[FieldSpec], |kind| kind.fields);
        fields.iter().filter(|spec| spec.column > 0).map(move |spec| ListColumn { spec, private })
    };
    of(Member::SPEC.name, false).chain(of(MemberPrivate::SPEC.name, true)).collect()
}

/// One member in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRow {
    /// The member.
    pub member: Member,
    /// The branch, 同一个 resolved.
    pub branch: Option<Id>,
    /// Its name, or 未填.
    pub branch_name: String,
    /// Its place in the tree's order.
    pub branch_at: usize,
    /// The values of [`columns`], in words; private ones as they are.
    pub cells: Vec<String>,
    /// What else a search looks at: phone, number, and the fields declared for it.
    pub sought: Vec<String>,
    /// What is not filled in or cannot be right, in words.
    pub lacking: Vec<&'static str>,
    /// Whether the member belongs elsewhere by now.
    pub has_left: bool,
}

/// Which members are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All who belong here.
    #[default]
    All,
    /// 预备.
    Probationary,
    /// 流动.
    Floating,
    /// 退休.
    Retired,
    /// 免于考勤.
    Exempt,
    /// 资料不全.
    Lacking,
    /// Those who left.
    Left,
}

impl Filter {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Probationary, Self::Floating, Self::Retired, Self::Exempt, Self::Lacking, Self::Left];

    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::Probationary => "预备",
            Self::Floating => "流动",
            Self::Retired => "退休",
            Self::Exempt => "免于考勤",
            Self::Lacking => "资料不全",
            Self::Left => "已离开",
        }
    }

    /// Whether it shows this member.
    pub fn shows(self, row: &MemberRow) -> bool {
        let member = &row.member;
        match self {
            Self::Left => row.has_left,
            _ if row.has_left => false,
            Self::All => true,
            Self::Probationary => member.standing == Standing::Probationary,
            Self::Floating => member.floating,
            Self::Retired => member.retired,
            Self::Exempt => member.is_exempt(),
            Self::Lacking => !row.lacking.is_empty(),
        }
    }
}

/// The members of an organization and of all below it, by branch in the tree's order.
pub fn rows(ledger: &Ledger, tree: &OrgTree, scope: Id, today: Date) -> Vec<MemberRow> {
    // The members of a 党小组 belong to its 支部.
    let group = tree.get(scope).filter(|org| org.level == Level::Group).map(|org| org.id);
    let top = group.and_then(|group| tree.parent(group)).unwrap_or(scope);
    let in_group = |member: &Member| group.is_none() || member.group.id.map(|id| tree.resolve(id)) == group;
    let places: BTreeMap<Id, usize> = tree.subtree(top).into_iter().enumerate().map(|(at, (id, _))| (id, at)).collect();
    let within = |org: Option<Id>| org.and_then(|org| places.get(&tree.resolve(org)).copied());
    let columns = columns();
    let same = Same::members(ledger);
    let mut rows: Vec<MemberRow> = each_once(ledger, &same)
        .filter_map(|record| {
            let member = Member::read(record.id, record.org(), record);
            let branch_at = within(member.org)?;
            in_group(&member).then(|| row(ledger, tree, record, member, branch_at, &columns, today))
        })
        .collect();
    rows.sort_by_key(|row| row.branch_at);
    rows
}

fn row(
    ledger: &Ledger,
    tree: &OrgTree,
    record: &Record,
    member: Member,
    branch_at: usize,
    columns: &[ListColumn],
    today: Date,
) -> MemberRow {
    let private = ledger
        .record(MemberPrivate::SPEC.name, MemberPrivate::id_of(member.id))
        .filter(|record| record.life() != Life::Deleted);
    let value = |column: &ListColumn| {
        let from = if column.private { private } else { Some(record) };
        from.and_then(|from| from.field(column.spec.name)).map_or_else(String::new, |value| column.spec.show(value))
    };
    let searched = columns.iter().filter(|column| column.private || column.spec.search);
    let branch = member.org.map(|org| tree.resolve(org));
    MemberRow {
        cells: columns.iter().map(value).collect(),
        sought: searched.map(value).filter(|text| !text.is_empty()).collect(),
        lacking: lacking(&member, private),
        has_left: !member.belongs_on(today),
        branch,
        branch_name: branch.map_or("未填", |branch| tree.name(branch)).to_owned(),
        branch_at,
        member,
    }
}

/// What is to be mended of a member, in words.
fn lacking(member: &Member, private: Option<&Record>) -> Vec<&'static str> {
    let is_wrong = |record: &Record| MemberPrivate::read(record.id, record.org(), record).has_wrong_card();
    let wrong = private.is_some_and(is_wrong).then_some("身份证号不对");
    member.lacking().into_iter().chain(wrong).collect()
}

/// Which characters of the name fit the search; `None` when the member is not sought.
pub fn found(row: &MemberRow, query: &str, initials: Initials) -> Option<Vec<(usize, usize)>> {
    let sought: Vec<&str> = row.sought.iter().map(String::as_str).collect();
    matches(query, &row.member.name, initials, &sought)
}

/// A private value as it stands in a list until it is asked for.
pub fn masked(field: &str, text: &str) -> String {
    match field {
        _ if text.is_empty() => String::new(),
        MemberPrivate::id_card => id_card::masked(text),
        MemberPrivate::phone => id_card::masked_phone(text),
        _ => "已填".to_owned(),
    }
}

/// The key by which the list is sorted by branch.
pub const BY_BRANCH: &str = "branch";

/// Sorts by a column, or by branch; rows that are empty there come last either way.
pub fn sort(rows: &mut [&MemberRow], key: &str, descending: bool, compare: &dyn Fn(&str, &str) -> Ordering) {
    let turn = |order: Ordering| if descending { order.reverse() } else { order };
    let Some(at) = columns().iter().position(|column| column.spec.name == key) else {
        return rows.sort_by(|a, b| turn(a.branch_at.cmp(&b.branch_at)));
    };
    let text = |row: &MemberRow| row.cells.get(at).cloned().unwrap_or_default();
    rows.sort_by_cached_key(|row| text(row).is_empty());
    let filled = rows.iter().take_while(|row| !text(row).is_empty()).count();
    if let Some(filled) = rows.get_mut(..filled) {
        filled.sort_by(|a, b| turn(compare(&text(a), &text(b))));
    }
}

/// What a list adds up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// 正式.
    pub full: usize,
    /// 预备.
    pub probationary: usize,
    /// 男.
    pub men: usize,
    /// 女.
    pub women: usize,
    /// The mean age in full years, of those whose year of birth is known.
    pub age: Option<i32>,
}

/// Adds a list up.
pub fn sums<'a>(rows: impl IntoIterator<Item = &'a MemberRow>, today: Date) -> Sums {
    let mut sums = Sums::default();
    let (mut years, mut known) = (0, 0);
    for MemberRow { member, .. } in rows {
        match member.standing {
            Standing::Full => sums.full += 1,
            Standing::Probationary => sums.probationary += 1,
        }
        match member.gender {
            Gender::Male => sums.men += 1,
            Gender::Female => sums.women += 1,
            Gender::Unknown => {}
        }
        if let Some(birth) = member.birth {
            years += age(birth, today);
            known += 1;
        }
    }
    sums.age = (known > 0).then(|| years / known);
    sums
}

/// Full years of life on a day; what is not known of the birth counts as not yet reached.
pub fn age(birth: PartialDate, today: Date) -> i32 {
    let last = birth.last_day();
    today.year() - last.year() - i32::from((today.month(), today.day()) < (last.month(), last.day()))
}

#[cfg(test)]
#[path = "members_tests.rs"]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;
