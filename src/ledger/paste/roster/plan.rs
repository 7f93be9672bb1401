//! What a row would write, and whether two rows are about the same person.

use std::collections::HashMap;

use super::{Row, Verdict};
use crate::domain::dates::PartialDate;
use crate::domain::kind::{FieldSpec, Id, Value};
use crate::domain::member::Member;

/// What a row would write.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The member it is about; none when new.
    pub member: Option<Id>,
    /// Fields with their new values.
    pub writes: Vec<(&'static FieldSpec, Value)>,
    pub place: Place,
    /// The 党支部 where the member is now.
    pub branch: Option<Id>,
    /// There is a private record already.
    pub has_private: bool,
    pub name: String,
    pub birth: Option<PartialDate>,
    pub id_card: Option<String>,
}

/// Where the member is to belong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Where they are.
    Stay,
    /// To this 党支部.
    In(Id),
    /// To an unknown one, by the name of [`UnknownBranch`].
    Created(String),
}

/// The same person twice in one paste: the first row without problems stands.
pub fn refuse_repetitions(rows: &mut [Row]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in rows.iter_mut() {
        let Some(plan) = row.plan.as_ref() else { continue };
        let first = plan.looked_up().find_map(|mark| seen.get(&mark));
        match first {
            Some(first) => {
                row.problems.push(format!("与第 {first} 行是同一个人"));
                row.bad.push(Member::name);
                row.verdict = Verdict::Bad;
                row.waits_for = None;
                row.plan = None;
            }
            None => seen.extend(plan.marks().map(|mark| (mark, row.line))),
        }
    }
}

impl Plan {
    /// Under these marks a row is remembered: the member it is about, the 身份证号, name with birth and 党支部; the
    /// last with a sign when a 身份证号 tells it from namesakes.
    fn marks(&self) -> impl Iterator<Item = String> {
        let sign = if self.id_card.is_some() { "有" } else { "缺" };
        let member = self.member.map(|id| id.to_string());
        member.into_iter().chain(self.id_card.clone()).chain([format!("{}{sign}", self.person())])
    }

    /// Under these marks an earlier row is the same person: namesakes only when one of the two has no 身份证号.
    fn looked_up(&self) -> impl Iterator<Item = String> {
        let signs: &[&str] = if self.id_card.is_some() { &["缺"] } else { &["有", "缺"] };
        let member = self.member.map(|id| id.to_string());
        let named = signs.iter().map(|sign| format!("{}{sign}", self.person()));
        member.into_iter().chain(self.id_card.clone()).chain(named)
    }

    fn person(&self) -> String {
        let birth = self.birth.map(|birth| birth.to_string()).unwrap_or_default();
        format!("{}\n{birth}\n{:?}", self.name, self.place)
    }
}
