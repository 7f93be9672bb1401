//! 观摩点: one organization that is visited, when, and by whom it is scored.

use crate::domain::dates::{Date, Time};
use crate::domain::kind::{Id, Keyed, Ref, field};
use crate::{group, kind};

group! {
    /// 加减分 that the 观摩团 agreed on for a stop, after the mean.
    pub struct Adjustment {
        /// In hundredths; less than zero takes off.
        points: Option<i64> = field("加减分").unit("分"),
        /// Why.
        reason: String = field("事由"),
    }
}

kind! {
    /// 观摩点. A record of its own: there may be a thousand of them in a tour.
    pub struct Stop("stop", "观摩点") titled ["unit"] {
        /// The tour.
        tour: Option<Id> = field("观摩").apart(),
        /// Where it stands on the route; ties by id.
        order: String = field("次序").apart(),
        /// Who is visited.
        unit: Ref = field("单位").must().to("organization").search(),
        /// 排名组: 街道社区, 机关, 学校, 两新; those of one group are ranked together.
        track: String = field("排名组"),
        /// 分组: judges and stops of one team go together; empty for all.
        team: String = field("分组"),
        /// Day of the visit.
        day: Option<Date> = field("日期"),
        /// 到达.
        arrive: Option<Time> = field("到达"),
        /// How long.
        minutes: Option<i64> = field("停留").unit("分钟"),
        /// 地点, where it is not the unit's own.
        place: String = field("地点"),
        /// 讲解人.
        guide: String = field("讲解人"),
        /// 看点.
        sights: String = field("看点"),
        /// Keys of the judges who score it; empty for all of its team who need not stand aside.
        judges: Vec<String> = field("评委").apart(),
        /// 加减分 after the mean.
        adjustments: Keyed<Adjustment> = field("加减分").apart(),
        /// Day it was visited.
        visited: Option<Date> = field("观摩日期").apart(),
        /// The score when the results were locked, in hundredths out of 100.
        score: Option<i64> = field("得分").apart(),
        /// The rank in its group when the results were locked.
        rank: Option<i64> = field("名次").apart(),
        /// The tier when the results were locked.
        tier: String = field("分类").apart(),
    }
}

impl Stop {
    /// The id of the stop at an organization in a tour, so that two laptops that add it meet.
    pub fn id_of(tour: Id, unit: Id) -> Id {
        Id::natural(&["stop", &tour.to_string(), &unit.to_string()])
    }
}
