//! 党员, and apart from them what is private (domain.md §1.10).

pub use super::gender::Gender;

use super::dates::{Date, PartialDate};
use super::kind::{Id, Ref, Value, field};
use super::{id_card, kind as declared};
use crate::{choice, kind};

choice! {
    /// 人员类别.
    pub enum Standing { Full = "full" "正式", Probationary = "probationary" "预备" }
}

kind! {
    /// A Party member. `org` is the 支部, `group` the 党小组.
    pub struct Member("member", "党员") titled ["name"] {
        /// Name.
        name: String = field("姓名").must().search().column(110).paste(&["党员姓名", "名字"]),
        /// 性别.
        gender: Gender = field("性别").column(48),
        /// Birth, as exactly as it is known.
        birth: Option<PartialDate> = field("出生年月").column(88).paste(&["出生日期", "生日", "出生时间", "出生"]),
        /// 民族.
        ethnicity: String = field("民族"),
        /// 学历.
        education: String = field("学历").paste(&["文化程度", "最高学历"]),
        /// 正式 or 预备.
        standing: Standing = field("人员类别").column(72).paste(&["党员类别", "类别", "党员类型", "党员身份"]),
        /// Day of joining (大会通过日); 政治生日 and, with `confirmed`, 党龄 are read from it.
        joined: Option<PartialDate> = field("入党时间").column(90).paste(&["入党日期", "入党年月"]),
        /// Day of becoming a full member; 党龄 counts from it.
        confirmed: Option<PartialDate> = field("转正时间").paste(&["转正日期", "转为正式党员日期"]),
        /// 党小组.
        group: Ref = field("党小组").to("organization").paste(&["所在党小组", "小组"]),
        /// 党内职务.
        post: String = field("党内职务").column(104).search().paste(&["职务", "党内职务名称"]),
        /// 工作岗位.
        job: String = field("工作岗位").paste(&["工作单位及职务", "工作单位", "单位职务", "岗位"]),
        /// 流动党员.
        floating: bool = field("流动党员").paste(&["是否流动党员", "流动", "是否流动"]),
        /// Where a 流动党员 is.
        floating_to: String = field("流向").paste(&["流动去向", "外出地点"]),
        /// Retired.
        retired: bool = field("退休").paste(&["是否退休", "离退休"]),
        /// Why attendance is not counted: 年老体弱, 长期患病 (党员教育管理工作条例第二十三条). Empty: it is counted.
        exempt: String = field("免于考勤的原因").help("填了原因就不计考勤和学时，例：年老体弱（条例第二十三条）").paste(&["免于考勤", "豁免原因"]),
        /// Day from which the member belongs elsewhere (转出、去世、出党); the records stay.
        left: Option<Date> = field("离开日期").help("转出、去世等，从这一天起不再计入名册"),
        /// Why.
        left_why: String = field("离开原因"),
        /// The same person under another id (同一个); readers resolve through it.
        same_as: Option<Id> = field("同一个").apart(),
    }
}

fn check_id_card(value: &Value) -> Result<(), String> {
    id_card::IdCard::read(value.as_str().unwrap_or_default()).map(drop)
}

kind! {
    /// What is private of a member: leaves the machine only when ticked. Its id follows from the member's.
    pub struct MemberPrivate("member_private", "党员（不外传）") titled [] private true {
        /// Whose.
        member: Option<Id> = field("党员").apart(),
        /// 18 digits, checked by GB 11643. Never required.
        id_card: String = field("身份证号").column(144).check(check_id_card).help("可以不填；只存在本机，报送时默认不带").paste(&["公民身份号码", "身份证", "身份证号码", "证件号码"]),
        /// Telephone.
        phone: String = field("电话").column(100).paste(&["联系电话", "手机", "手机号", "手机号码", "联系方式"]),
        /// Home address.
        address: String = field("家庭住址").paste(&["住址", "现居住地", "家庭地址"]),
    }
}

impl MemberPrivate {
    /// The id of a member's private record.
    pub fn id_of(member: Id) -> Id {
        declared::Id::natural(&["member_private", &member.to_string()])
    }
}

impl MemberPrivate {
    /// Whether a 身份证号 is written that cannot be right: its form, date of birth or check digit. An import takes it all
    /// the same.
    pub fn has_wrong_card(&self) -> bool {
        !self.id_card.is_empty() && id_card::IdCard::read(&self.id_card).is_err()
    }
}

impl Member {
    /// What a roster must say of a member and does not (domain.md §1.10), in words; 身份证号 is never asked for.
    pub fn lacking(&self) -> Vec<&'static str> {
        let all = [
            (self.gender == Gender::Unknown, "缺性别"),
            (self.birth.is_none(), "缺出生年月"),
            (self.joined.is_none(), "缺入党时间"),
        ];
        all.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
    }

    /// Whether attendance and hours are counted.
    pub fn is_exempt(&self) -> bool {
        !self.exempt.is_empty()
    }

    /// Whether the member belongs to the branch on this day.
    pub fn belongs_on(&self, day: Date) -> bool {
        self.left.is_none_or(|left| day < left)
    }
}
