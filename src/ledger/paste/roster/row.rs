//! One row: who it is about, and what it would change.

use super::branches::{Branches, Found};
use super::known::{Known, Members, Person};
use super::plan::{Place, Plan};
use super::reading::Reading;
use super::{BRANCH, Row, is_private, spec};
use crate::domain::dates::Date;
use crate::domain::kind::{FieldSpec, Id, Kind, Ref, Value};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::Level;
use crate::domain::table::Header;
use crate::ledger::paste::{Verdict, cells, is_blank, is_footer, names};
use crate::ledger::{Ledger, OrgTree};

/// What every row is compared with.
pub struct Reader<'a> {
    header: &'a Header,
    ledger: &'a Ledger,
    tree: &'a OrgTree,
    members: Members,
    me: Id,
    today: Date,
}

impl<'a> Reader<'a> {
    pub fn new(header: &'a Header, ledger: &'a Ledger, tree: &'a OrgTree, me: Id, today: Date) -> Self {
        Self { header, ledger, tree, members: Members::of(ledger, tree), me, today }
    }

    /// Reads one row.
    pub fn row(&self, line: usize, raw: &[String], branches: &mut Branches) -> Row {
        if let Some(why) = self.no_person(raw) {
            return bad(line, raw, Reading { problems: vec![why.to_owned()], ..Reading::default() });
        }
        let mut reading = Reading::of(self.header, raw, self.today);
        let found = self.branch(raw, branches, &mut reading);
        let branch = match found {
            Some(Found::Branch(id)) => Some(id),
            _ => None,
        };
        let known = self.who(branch, &mut reading);
        if known.is_none() && found.is_none() && !reading.bad.contains(&BRANCH) && reading.problems.is_empty() {
            reading.wrong(BRANCH, "没有写党支部".to_owned());
        }
        if !reading.problems.is_empty() {
            if let Some(Found::Unknown(name)) = found {
                reading.wrong(BRANCH, format!("没有“{name}”"));
            }
            return bad(line, raw, reading);
        }
        self.planned(line, raw, reading, known, found)
    }

    fn no_person(&self, raw: &[String]) -> Option<&'static str> {
        if is_blank(raw) {
            return Some("空行，不导入");
        }
        if self.header.is_said_again(raw) {
            return Some("又一行表头，不导入");
        }
        is_footer(raw).then_some("像是合计或说明，不导入")
    }

    /// The 党支部 of the row; none when the row names none and there is no default.
    fn branch(&self, raw: &[String], branches: &mut Branches, reading: &mut Reading) -> Option<Found> {
        let text = self.header.cell(raw, BRANCH);
        if cells::is_empty(text) {
            return branches.default().map(Found::Branch);
        }
        let found = branches.find(text);
        match &found {
            Found::Wrong(why) => reading.wrong(BRANCH, why.clone()),
            Found::Branch(id) if self.tree.name(*id) != text.split_whitespace().collect::<String>() => {
                reading.notes.push(format!("“{}”认作“{}”", text.trim(), self.tree.name(*id)));
            }
            _ => {}
        }
        Some(found)
    }

    /// The member that the row is about; none when it is new.
    fn who(&self, branch: Option<Id>, reading: &mut Reading) -> Option<&Known> {
        let name = reading.text(Member::name).unwrap_or_default().to_owned();
        let card = reading.card.clone();
        let id_card = card.as_ref().map(crate::domain::id_card::IdCard::as_str);
        let person = Person { name: &name, id_card, birth: reading.date(Member::birth), branch };
        let found = self.members.find(&person);
        match found.as_slice() {
            [] => {
                let elsewhere = self.members.namesake(&person).and_then(|other| other.branch);
                if let Some(branch) = elsewhere {
                    let place = self.tree.name(branch);
                    reading.notes.push(format!("{place}也有同名、同出生年月的党员，可能是同一个人"));
                }
                None
            }
            [only] if only.branch.is_none_or(|branch| self.tree.is_within(branch, self.me)) => Some(*only),
            [only] => {
                let place = only.branch.map_or("别处", |branch| self.tree.name(branch));
                reading.wrong(Member::name, format!("这个人在{place}的名册里，不归本单位填写；要转入，请上级来改"));
                None
            }
            several => {
                let say = |known: &&Known| {
                    let birth = known.member.birth.map_or("出生年月未填".to_owned(), |birth| birth.to_string());
                    format!(
                        "{}（{birth}，{}）",
                        known.member.name,
                        known.branch.map_or("—", |branch| self.tree.name(branch))
                    )
                };
                let all = several.iter().map(say).collect::<Vec<_>>().join("、");
                reading.wrong(Member::name, format!("名册里有 {} 个人对得上：{all}；请写上身份证号", several.len()));
                None
            }
        }
    }

    fn planned(
        &self,
        line: usize,
        raw: &[String],
        reading: Reading,
        known: Option<&Known>,
        found: Option<Found>,
    ) -> Row {
        let Reading { cells, given, derived, mut notes, card, .. } = reading;
        let birth = given.get(Member::birth).or_else(|| derived.get(Member::birth)).and_then(Value::as_str);
        let birth = birth.and_then(|birth| birth.parse().ok());
        let name = cells.name.clone();
        let (place, waits_for) = self.place(known, found, &mut notes);
        let mut writes = Vec::new();
        for (field, value) in given {
            let Some(spec) = spec(field) else { continue };
            let value = self.with_record(spec, value, known, &place);
            let old = self.old(known, spec);
            if cells::is_news(spec, old, &value) {
                if known.is_some() {
                    notes.push(cells::difference(spec, old, &value));
                }
                writes.push((spec, value));
            }
        }
        for (field, value) in derived {
            let Some(spec) = spec(field).filter(|spec| self.follows(known, spec)) else { continue };
            let why = if spec.name == Member::standing { "入党不满一年" } else { "按身份证号" };
            notes.push(format!("{why}，{}记为{}", spec.label, spec.show(&value)));
            writes.push((spec, value));
        }
        let lacks_id_card =
            card.is_none() && spec(MemberPrivate::id_card).is_none_or(|spec| self.old(known, spec).is_null());
        if lacks_id_card && self.header.has(MemberPrivate::id_card) {
            notes.push("缺身份证号，以姓名、出生年月、党支部认人".to_owned());
        }
        if let Some(left) = known.and_then(|known| known.member.left) {
            notes.push(format!("名册里记着 {left} 已离开"));
        }
        let would_be = match (known, writes.is_empty() && place == Place::Stay) {
            (None, _) => Verdict::New,
            (Some(_), false) => Verdict::Changed,
            (Some(_), true) => Verdict::Same,
        };
        let problems: Vec<String> = waits_for.iter().map(|name| format!("没有“{name}”")).collect();
        Row {
            line,
            verdict: if waits_for.is_some() { Verdict::Bad } else { would_be },
            cells,
            notes,
            problems,
            bad: waits_for.iter().map(|_| BRANCH).collect(),
            lacks_id_card,
            waits_for,
            plan: Some(Plan {
                member: known.map(|known| known.member.id),
                writes,
                place,
                branch: known.and_then(|known| known.branch),
                has_private: known.is_some_and(|known| known.private.is_some()),
                name,
                birth,
                id_card: card.map(|card| card.as_str().to_owned()),
            }),
            raw: raw.to_vec(),
        }
    }

    /// Where the member is to belong, and the unknown 党支部 for which the row waits.
    fn place(&self, known: Option<&Known>, found: Option<Found>, notes: &mut Vec<String>) -> (Place, Option<String>) {
        let before = known.and_then(|known| known.branch);
        match found {
            // A row that names no 党支部, pasted by one, moves nobody who stands in it already.
            Some(Found::Branch(id)) if known.is_some() && before == Some(id) => (Place::Stay, None),
            Some(Found::Branch(id)) => {
                if let Some(before) = before {
                    notes.push(format!("党支部 {} 改为 {}", self.tree.name(before), self.tree.name(id)));
                }
                (Place::In(id), None)
            }
            Some(Found::Unknown(name)) => (Place::Created(name.clone()), Some(name)),
            Some(Found::Wrong(_)) | None => (Place::Stay, None),
        }
    }

    /// What stands in the ledger.
    fn old(&self, known: Option<&Known>, spec: &FieldSpec) -> &'a Value {
        let Some(known) = known else { return &Value::Null };
        let record = if is_private(spec) {
            self.ledger.record(MemberPrivate::SPEC.name, MemberPrivate::id_of(known.member.id))
        } else {
            self.ledger.record(Member::SPEC.name, known.member.id)
        };
        record.map_or(&Value::Null, |record| record.value(spec.name))
    }

    /// Whether what follows from other cells fills an empty field. The standing is only guessed for new members.
    fn follows(&self, known: Option<&Known>, spec: &FieldSpec) -> bool {
        self.old(known, spec).is_null() && (known.is_none() || spec.name != Member::standing)
    }

    /// A 党小组 that is known below the 党支部 is referred to by its record.
    fn with_record(&self, spec: &FieldSpec, value: Value, known: Option<&Known>, place: &Place) -> Value {
        use crate::domain::kind::FieldValue;
        let Some(group) = Ref::from_value(&value).filter(|_| spec.name == Member::group) else { return value };
        let branch = match place {
            Place::In(id) => Some(*id),
            Place::Stay => known.and_then(|known| known.branch),
            Place::Created(_) => None,
        };
        let key = names::key(&group.name);
        let children = branch.map_or(&[][..], |branch| self.tree.children(Some(branch)));
        let groups = children.iter().filter_map(|id| self.tree.get(*id)).filter(|org| org.level == Level::Group);
        let mut same = groups.filter(|org| names::key(&org.name) == key);
        same.next().map_or(value, |org| Ref::to(org.id, org.name.as_str()).to_value())
    }
}

fn bad(line: usize, raw: &[String], reading: Reading) -> Row {
    Row {
        line,
        verdict: Verdict::Bad,
        cells: reading.cells,
        notes: reading.notes,
        problems: reading.problems,
        bad: reading.bad,
        lacks_id_card: false,
        waits_for: None,
        plan: None,
        raw: raw.to_vec(),
    }
}
