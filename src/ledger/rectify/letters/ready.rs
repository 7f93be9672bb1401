//! What may be done with a notice now, and why not: what [`crate::ledger::rectify::notices`] would say, told before anything is pressed.

use chrono::Datelike;

use crate::domain::dates::{Date, day_in_table};
use crate::domain::finding::FindingState;
use crate::domain::kind::Id;
use crate::domain::rectification_notice::{NoticeCheck, NoticeStage, RectificationNotice as Notice};
use crate::ledger::OrgTree;
use crate::ledger::rectify::board::Board;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::limit::Stage;
use crate::ledger::rectify::notices::{lacks, not_void, only_issuer, only_unit, stage};

/// Something that may be done with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeDeed {
    /// Changing what it says.
    Edit,
    /// 签发.
    Issue,
    /// 下发.
    Send,
    /// 签收.
    Receive,
    /// 报告整改情况.
    Report,
    /// 报上级.
    ReportUp,
    /// 复查.
    Recheck,
    /// 作废.
    Void,
    /// Deleting a draft.
    Delete,
}

impl NoticeDeed {
    /// On screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Edit => "编辑",
            Self::Issue => "签发",
            Self::Send => "下发",
            Self::Receive => "签收",
            Self::Report => "报告整改情况",
            Self::ReportUp => "报上级",
            Self::Recheck => "复查",
            Self::Void => "作废",
            Self::Delete => "删除草稿",
        }
    }
}

/// Why `actor` cannot do it now; nothing when it can.
pub fn refusal(tree: &OrgTree, actor: Actor<'_>, notice: &Notice, deed: NoticeDeed) -> Option<String> {
    may(tree, actor, notice, deed).err()
}

fn may(tree: &OrgTree, actor: Actor<'_>, notice: &Notice, deed: NoticeDeed) -> Result<(), String> {
    match deed {
        NoticeDeed::Receive | NoticeDeed::Report | NoticeDeed::ReportUp => only_unit(tree, notice, actor.me)?,
        _ => only_issuer(tree, notice, actor.me)?,
    }
    let is = |refused: bool, why: &str| if refused { Err(why.to_owned()) } else { Ok(()) };
    let issued = notice.issued.is_some();
    match deed {
        NoticeDeed::Edit => is(issued, "已经签发，内容不再改。写错了就作废，再下一份。"),
        NoticeDeed::Issue => {
            is(issued, "已经签发")?;
            let lacks = lacks(notice, actor.name);
            is(!lacks.is_empty(), &format!("还缺{}，补上再签发", lacks.join("、")))
        }
        NoticeDeed::Send => is(!issued || notice.void.is_some(), "先签发，再下发"),
        NoticeDeed::Receive => {
            not_void(notice)?;
            is(!issued, "通知单还没有签发")?;
            is(notice.received.is_some(), "已经签收")
        }
        NoticeDeed::Report => {
            not_void(notice)?;
            is(notice.received.is_none(), "先签收，再报告整改情况")
        }
        NoticeDeed::ReportUp => {
            let own = notice.issuer.id.is_some_and(|issuer| tree.resolve(issuer) == tree.resolve(actor.me));
            is(own, "这份是本单位签发的，等责任单位报上来")?;
            is(notice.received.is_none(), "先签收，再报上级")
        }
        NoticeDeed::Recheck => {
            not_void(notice)?;
            is(notice.reported.is_none(), "责任单位还没有报告整改情况，报告以后再复查")
        }
        NoticeDeed::Void => {
            is(!issued, "草稿直接删除，不用作废")?;
            is(notice.void.is_some(), "已经作废")
        }
        NoticeDeed::Delete => is(issued, "已经签发的通知单不能删除，只能作废，编号保留"),
    }
}

/// The next thing that `me` has to do with a notice: the one ink button. What others have to do is not.
pub fn next(tree: &OrgTree, board: &Board, me: Id, notice: &Notice) -> Option<NoticeDeed> {
    let is_me = |org: Option<Id>| org.map(|org| tree.resolve(org)) == Some(tree.resolve(me));
    let (mine, theirs) = (is_me(notice.issuer.id), is_me(notice.org));
    let settled = super::super::notices::is_settled(board, notice);
    match stage(board, notice) {
        NoticeStage::Draft => mine.then_some(NoticeDeed::Issue),
        NoticeStage::Issued if theirs => Some(NoticeDeed::Receive),
        NoticeStage::Issued => (mine && notice.sent.is_none()).then_some(NoticeDeed::Send),
        NoticeStage::Delivered => theirs.then_some(NoticeDeed::Report),
        NoticeStage::Reported if theirs => Some(NoticeDeed::ReportUp),
        NoticeStage::Reported => (mine && settled).then_some(NoticeDeed::Recheck),
        NoticeStage::Rechecked if theirs && notice.check == NoticeCheck::Failed => Some(NoticeDeed::Report),
        NoticeStage::Rechecked => (mine && settled).then_some(NoticeDeed::Recheck),
        NoticeStage::Done | NoticeStage::Void => None,
    }
}

/// The stages, and which of them is the present one, from 0.
pub fn stages(board: &Board, notice: &Notice, presser: &str, today: Date) -> (Vec<Stage>, usize) {
    let short = |day: Option<Date>| day.map(|day| day_in_table(day, today.year())).unwrap_or_default();
    let now = match stage(board, notice) {
        NoticeStage::Draft => 0,
        NoticeStage::Issued => 2,
        NoticeStage::Delivered => 3,
        NoticeStage::Reported => 4,
        NoticeStage::Rechecked if notice.check == NoticeCheck::Failed => 4,
        NoticeStage::Rechecked | NoticeStage::Done => 5,
        NoticeStage::Void if notice.issued.is_none() => 0,
        NoticeStage::Void => 1,
    };
    let lacks = lacks(notice, presser);
    let draft = match (notice.issued, lacks.is_empty()) {
        (None, false) => format!("还缺{}", lacks.join("、")),
        (None, true) => "可以签发".to_owned(),
        (Some(_), _) => String::new(),
    };
    let delivered = match (notice.sent, notice.received) {
        (_, Some(day)) => format!("{} {}签收", short(Some(day)), notice.receiver),
        (Some(day), None) => format!("{} 下发，待签收", short(Some(day))),
        (None, None) if notice.issued.is_some() => "还没有下发".to_owned(),
        (None, None) => String::new(),
    };
    let report = match (notice.reported, notice.due) {
        (Some(day), _) => short(Some(day)),
        (None, Some(due)) => format!("时限 {}", short(Some(due))),
        (None, None) => String::new(),
    };
    let checked = match notice.check {
        NoticeCheck::Pending => String::new(),
        check => format!("{} {}", short(notice.rechecked), check.label()),
    };
    let open = notice.finding_ids().filter(|id| !board.state(*id).is_some_and(FindingState::is_settled)).count();
    let done = match open {
        _ if notice.issued.is_none() => String::new(),
        0 => "问题都已销号".to_owned(),
        open => format!("还有 {open} 个问题没有销号"),
    };
    let stage = |name, note| Stage { name, note };
    let stages = vec![
        stage("草稿", draft),
        stage("签发", short(notice.issued)),
        stage("送达", delivered),
        stage("整改报告", report),
        stage("复查", checked),
        stage("办结", done),
    ];
    (stages, now)
}
