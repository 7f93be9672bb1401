//! 责任清单 and 联系点: who answers for what, and which leader looks after which organization (seed 001 §二; seed 002: 三级五岗, 1+1+2 结对包建).

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use crate::domain::order::Ordered;
use crate::{choice, group, kind};

choice! {
    /// The post that answers: 书记、副书记、班子其他成员 of seed 001; 三级五岗 of seed 002 are 书记、机关党委书记、专职副书记、纪委书记、支部书记.
    pub enum DutyPost {
        Secretary = "secretary" "书记",
        Office = "office" "机关党委（总支）书记",
        FullTime = "full_time" "专职副书记",
        Deputy = "deputy" "副书记",
        Inspection = "inspection" "纪委书记",
        Member = "member" "班子其他成员",
        Branch = "branch" "支部书记",
        Worker = "worker" "党务工作者",
    }
}

kind! {
    /// 责任清单 of one person.
    pub struct Responsibility("responsibility", "责任清单") titled ["person", "title"] {
        /// Which post.
        post: DutyPost = field("岗位"),
        /// The post in the unit's own words: 组织委员.
        title: String = field("职务"),
        /// Who.
        person: Ref = field("责任人").must().to("member").search(),
        /// Of which year.
        year: Option<i64> = field("年度").apart(),
        /// What, one a line.
        duties: Vec<String> = field("责任事项").help("一行一条"),
        /// Day the 目标责任书 was signed.
        signed: Option<Date> = field("责任书签订日期"),
        /// With whom.
        signed_with: String = field("签订对象"),
    }
}

choice! {
    /// In which part somebody looks after an organization (seed 001: 联系点; seed 002: 1+1+2).
    pub enum ContactRole {
        Leader = "leader" "联系领导",
        Department = "department" "结对部门",
        Model = "model" "先进支部",
        Instructor = "instructor" "党建指导员",
    }
}

group! {
    /// One who looks after it.
    pub struct ContactPerson {
        /// Where it stands among the others; ties by key.
        order: String = field("次序").apart(),
        /// In which part.
        role: ContactRole = field("角色"),
        /// Who: a person or a unit.
        who: Ref = field("姓名或单位").must(),
        /// Post.
        post: String = field("职务"),
    }
}

group! {
    /// A visit.
    pub struct Visit {
        /// When.
        day: Option<Date> = field("日期"),
        /// Who came.
        by: String = field("到点人员"),
        /// What was done.
        text: String = field("指导情况").long(),
    }
}

kind! {
    /// 联系点: an organization that a leader, or the four of 1+1+2, look after. Its tasks are `Task`s that name it.
    pub struct Contact("contact", "联系点") titled ["organization"] {
        /// Which organization.
        organization: Ref = field("联系的党组织").must().to("organization").search(),
        /// Of which year.
        year: Option<i64> = field("年度").apart(),
        /// Who looks after it.
        people: Keyed<ContactPerson> = field("联系人").apart(),
        /// Visits.
        visits: Keyed<Visit> = field("到点指导").apart(),
        /// What is agreed on.
        note: String = field("说明").long(),
    }
}

impl ContactRole {
    /// Whether it is a unit that looks after it, and not a person.
    pub fn is_unit(self) -> bool {
        matches!(self, Self::Department | Self::Model)
    }
}

impl Responsibility {
    /// The id of a person's 责任清单 at an organization in a year: two offices that draft it meet.
    pub fn id_of(organization: Id, year: i32, person: &Ref) -> Id {
        let who = person.id.map_or_else(|| person.name.trim().to_owned(), |id| id.to_string());
        Id::natural(&["responsibility", &organization.to_string(), &year.to_string(), &who])
    }
}

impl Contact {
    /// The people in order, with keys.
    pub fn people_in_order(&self) -> Vec<(&str, &ContactPerson)> {
        let mut all: Vec<_> = self.people.iter().map(|(key, one)| (key.as_str(), one)).collect();
        all.order_by(|(a_key, a), (b_key, b)| (a.role, &a.order, a_key).cmp(&(b.role, &b.order, b_key)));
        all
    }

    /// The names of those in a role.
    pub fn names_of(&self, role: ContactRole) -> Vec<&str> {
        let of_role = self.people_in_order().into_iter().filter(|(_, one)| one.role == role);
        of_role.map(|(_, one)| one.who.name.as_str()).collect()
    }

    /// The visits, newest first; those without a day stand at the end.
    pub fn visits_in_order(&self) -> Vec<(&str, &Visit)> {
        let mut all: Vec<_> = self.visits.iter().map(|(key, one)| (key.as_str(), one)).collect();
        all.order_by(|(a_key, a), (b_key, b)| b.day.cmp(&a.day).then_with(|| a_key.cmp(b_key)));
        all
    }

    /// The id of an organization's 联系点 of a year.
    pub fn id_of(organization: Id, year: i32) -> Id {
        Id::natural(&["contact", &organization.to_string(), &year.to_string()])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::domain::dates::parse_day;
    use crate::domain::kind::Kind;

    #[test]
    fn people_stand_by_role_and_visits_newest_first() {
        let mut contact = Contact::blank(Id::natural(&["联系点"]));
        let person = |order: &str, role, name: &str| ContactPerson {
            order: order.to_owned(),
            role,
            who: Ref::named(name),
            post: String::new(),
        };
        contact.people.insert("a".into(), person("b", ContactRole::Model, "先进支部"));
        contact.people.insert("b".into(), person("c", ContactRole::Leader, "后到的领导"));
        contact.people.insert("c".into(), person("a", ContactRole::Leader, "先到的领导"));
        let names: Vec<&str> = contact.people_in_order().iter().map(|(_, one)| one.who.name.as_str()).collect();
        assert_eq!(names, ["先到的领导", "后到的领导", "先进支部"]);
        assert_eq!(contact.names_of(ContactRole::Leader), ["先到的领导", "后到的领导"]);
        assert!(contact.names_of(ContactRole::Instructor).is_empty());
        let visit = |day: &str| Visit { day: parse_day(day).ok(), ..Visit::default() };
        for (key, day) in [("1", "2026-03-01"), ("2", ""), ("3", "2026-09-01")] {
            contact.visits.insert(key.into(), visit(day));
        }
        assert_eq!(contact.visits_in_order().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["3", "1", "2"]);
    }

    #[test]
    fn an_entry_is_one_for_person_and_year() {
        let org = Id::natural(&["社区"]);
        let (li, same) = (Ref::to(org, "李桂兰"), Ref::to(org, "李桂兰（改名）"));
        assert_eq!(Responsibility::id_of(org, 2026, &li), Responsibility::id_of(org, 2026, &same));
        assert_ne!(Responsibility::id_of(org, 2026, &li), Responsibility::id_of(org, 2027, &li));
        assert_ne!(Responsibility::id_of(org, 2026, &li), Responsibility::id_of(org, 2026, &Ref::named("李桂兰")));
    }
}
