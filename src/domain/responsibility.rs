//! 责任清单 and 联系点: who answers for what, and which leader looks after which organization (seed 001 §二; seed 002: 三级五岗, 1+1+2 结对包建).

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use crate::{choice, group, kind};

choice! {
    /// The post that answers (seed 001: 书记、副书记、班子其他成员; seed 002: 三级五岗).
    pub enum DutyPost {
        Secretary = "secretary" "书记",
        Deputy = "deputy" "副书记",
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

impl Contact {
    /// The id of an organization's 联系点 of a year.
    pub fn id_of(organization: Id, year: i32) -> Id {
        Id::natural(&["contact", &organization.to_string(), &year.to_string()])
    }
}
