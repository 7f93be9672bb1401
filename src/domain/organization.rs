//! 党组织: the tree from 区委 down to 党小组.

use super::dates::Date;
use super::kind::{Id, Keyed, Ref, field};
use super::rules;
use crate::{choice, group, kind};

choice! {
    /// Level in the tree.
    pub enum Level {
        Branch = "branch" "党支部",
        GeneralBranch = "general_branch" "党总支",
        Community = "community" "基层党委",
        Street = "street" "街道党工委",
        District = "district" "区委",
        Group = "group" "党小组",
    }
}

choice! {
    /// Field of work (domain.md §1.2: the term of office depends on it).
    pub enum Sector {
        Community = "community" "社区",
        Office = "office" "机关",
        School = "school" "学校",
        StateFirm = "state_firm" "国企",
        NewOrganization = "new_organization" "两新",
        Village = "village" "农村",
    }
}

choice! {
    /// Post in the 班子.
    pub enum Post {
        Member = "member" "委员",
        Secretary = "secretary" "书记",
        Deputy = "deputy" "副书记",
    }
}

group! {
    /// One person of the 班子.
    pub struct Leader {
        /// Who.
        person: Ref = field("姓名").must().to("member"),
        /// Which post.
        post: Post = field("职务"),
        /// Division of work: 组织, 宣传, 纪检 …
        duty: String = field("分工"),
    }
}

group! {
    /// 分类 that a 观摩 gave (评优评先依据). Its key is the tour.
    pub struct Rating {
        /// The tour: 2026 年第二轮交叉观摩.
        tour: String = field("观摩").upper(),
        /// 先进, 达标 …
        tier: String = field("分类").upper(),
        /// In hundredths out of 100.
        score: Option<i64> = field("得分").unit("分").upper(),
        /// Rank in its group.
        rank: Option<i64> = field("名次").upper(),
        /// Out of how many.
        of: Option<i64> = field("同组单位").unit("个").upper(),
        /// Day the results were locked.
        day: Option<Date> = field("日期").upper(),
    }
}

kind! {
    /// A Party organization. An organization with records is 撤销, not deleted.
    pub struct Organization("organization", "党组织") titled ["name"] {
        /// Full name.
        name: String = field("名称").must().search().column(280).paste(&["党组织名称", "组织名称", "党组织", "单位名称"]),
        /// Level in the tree.
        level: Level = field("层级").column(104).paste(&["级别", "组织类型", "组织类别", "类型"]),
        /// Field of work.
        sector: Sector = field("类别").column(72).paste(&["领域", "行业", "单位类别"]),
        /// The next higher organization.
        parent: Ref = field("上级党组织").column(200).to("organization").paste(&["上级", "上级组织", "隶属", "隶属党组织"]),
        /// 班子.
        leaders: Keyed<Leader> = field("班子").apart(),
        /// Day it was founded.
        founded: Option<Date> = field("成立日期").paste(&["成立日", "成立时间"]),
        /// First day of this term.
        term_start: Option<Date> = field("本届起").paste(&["届期开始", "本届开始", "换届时间", "选举时间"]),
        /// Last day of this term.
        term_end: Option<Date> = field("本届止").column(110).help("空着就按届期推算").paste(&["届满时间", "届期结束", "应换届时间", "到届时间"]),
        /// Telephone of the office, public.
        phone: String = field("联系电话").search().column(120).paste(&["电话", "办公电话"]),
        /// Address.
        address: String = field("地址").paste(&["办公地址"]),
        /// Day it was dissolved (撤销); its records stay.
        dissolved: Option<Date> = field("撤销日期").help("撤销的组织不再排计划，以前的记录都在"),
        /// 分类 by round of 观摩.
        ratings: Keyed<Rating> = field("观摩分类").upper().apart(),
        /// The same organization under another id (同一个); readers resolve through it.
        same_as: Option<Id> = field("同一个").apart(),
    }
}

impl Organization {
    /// The last day of this term: as written, else the start and the term of the kind (domain.md §1.2).
    pub fn term_ends(&self) -> Option<Date> {
        self.term_end.or_else(|| {
            let years = rules::term_years(self.level.key(), self.sector.key())?;
            super::dates::add_months(self.term_start?, i32::try_from(years).ok()? * 12).pred_opt()
        })
    }

    /// The 书记, where one is entered.
    pub fn secretary(&self) -> Option<&Ref> {
        self.leaders.values().find(|leader| leader.post == Post::Secretary).map(|leader| &leader.person)
    }

    /// Whether it holds 主题党日 of its own: 支部 do, and what stands above them only for listed 支部.
    pub fn is_branch(&self) -> bool {
        self.level == Level::Branch
    }

    /// Whether it existed in a month, going by its founding and its dissolution.
    pub fn existed_in(&self, month: super::dates::YearMonth) -> bool {
        self.founded.is_none_or(|day| day <= month.last_day())
            && self.dissolved.is_none_or(|day| day > month.first_day())
    }
}
