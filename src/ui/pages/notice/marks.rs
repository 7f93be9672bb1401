//! The shapes of stages and states.

use crate::domain::finding::FindingState;
use crate::domain::rectification_notice::NoticeStage;
use crate::ledger::rectify::limit::Press;
use crate::ui::components::Mark;

/// Of a finding.
pub fn finding_mark(state: FindingState, late: bool) -> Mark {
    match state {
        _ if late => Mark::Late,
        FindingState::Unclaimed => Mark::None,
        FindingState::Listed => Mark::Open,
        FindingState::Doing => Mark::Doing,
        FindingState::Waiting => Mark::Wait,
        FindingState::Closed => Mark::Done,
        FindingState::Staged => Mark::Long,
    }
}

/// Of a notice.
pub fn notice_mark(stage: NoticeStage, late: bool) -> Mark {
    match stage {
        _ if late => Mark::Late,
        NoticeStage::Draft | NoticeStage::Void => Mark::None,
        NoticeStage::Issued => Mark::Open,
        NoticeStage::Delivered => Mark::Doing,
        NoticeStage::Reported | NoticeStage::Rechecked => Mark::Wait,
        NoticeStage::Done => Mark::Done,
    }
}

/// The class of a limit.
pub fn press_class(press: Press) -> &'static str {
    match press {
        Press::Late => "nowrap red",
        Press::Soon | Press::Lacking => "nowrap ochre",
        Press::Long => "nowrap blue",
        Press::Plain => "nowrap",
        Press::Done => "nowrap faint",
    }
}
