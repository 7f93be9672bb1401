//! What can be sent, and sending it.

use leptos::prelude::*;

use super::Choice;
use crate::domain::dates::YearMonth;
use crate::domain::kind::Ref;
use crate::exchange::{Purpose, Selection, Wanted, pack};
use crate::ledger::work::day::report;
use crate::ui::session::{Cover, Former, Session};

/// What can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A month's 主题党日, up.
    Month,
    /// A year's, up.
    Year,
    /// A month's 主题党日 as reviewed and mended here, back down.
    Back,
    /// 计划要点, down.
    Plan,
    /// 组织包, down.
    Organizations,
    /// 整改: findings, 每月进展, 通知单, up.
    Findings,
    /// The same, down: what was issued, accepted and returned here.
    FindingsBack,
}

impl What {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Month, Self::Year, Self::Findings, Self::Back, Self::FindingsBack, Self::Organizations, Self::Plan];

    /// As the list's key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Year => "year",
            Self::Back => "back",
            Self::Plan => "plan",
            Self::Organizations => "organizations",
            Self::Findings => "findings",
            Self::FindingsBack => "findings-back",
        }
    }

    /// As the list shows it, with whom it is for.
    pub fn label(self, session: Session) -> String {
        let upper = session.tree.with(|tree| tree.parent(session.me()).map(|upper| tree.name(upper).to_owned()));
        let upper = upper.unwrap_or_else(|| "上级".to_owned());
        match self {
            Self::Month => format!("上报一个月的主题党日，给{upper}"),
            Self::Year => format!("上报一年的主题党日，给{upper}"),
            Self::Back => "发回一个月的主题党日和审阅，给所有下级".to_owned(),
            Self::Plan => "下发年度计划要点，给所有下级".to_owned(),
            Self::Organizations => "下发组织包，给所有下级".to_owned(),
            Self::Findings => format!("上报整改台账，给{upper}"),
            Self::FindingsBack => "下发整改台账和验收结论，给所有下级".to_owned(),
        }
    }

    /// Whether the photos go along unless that is unticked: evidence of what was mended belongs to its report.
    pub fn brings_photos(self) -> bool {
        self == Self::Findings
    }

    fn is_report(self) -> bool {
        matches!(self, Self::Month | Self::Year | Self::Findings)
    }
}

/// The selection and what is ticked beside it.
pub fn wanted(session: Session, choice: Choice) -> Wanted {
    let me = session.me_now();
    let selection = match choice.what {
        What::Month | What::Back => Selection::Month(me, choice.month),
        What::Year => Selection::Year(me, choice.year),
        What::Plan => Selection::Plan(me, choice.year),
        What::Organizations => Selection::Organizations { org: me, members: choice.members },
        What::Findings | What::FindingsBack => Selection::Findings(me),
    };
    Wanted { selection, private: choice.private, photos: choice.photos }
}

/// What is written on the pack.
pub fn cover(session: Session, choice: Choice) -> Cover {
    let unit = session
        .look(|_, tree| tree.get(session.me_now()).map(|org| org.name.clone()))
        .unwrap_or_else(|| session.unit_name());
    let (content, period) = match choice.what {
        What::Month => (format!("{}月主题党日", choice.month.month()), choice.month.to_string()),
        What::Year => ("全年主题党日".to_owned(), choice.year.to_string()),
        What::Back => (format!("{}月主题党日审阅", choice.month.month()), choice.month.to_string()),
        What::Plan => ("主题党日计划要点".to_owned(), choice.year.to_string()),
        What::Organizations => ("组织包".to_owned(), session.today.get_untracked().to_string()),
        What::Findings => ("整改台账".to_owned(), session.today.get_untracked().to_string()),
        What::FindingsBack => ("整改台账和验收结论".to_owned(), session.today.get_untracked().to_string()),
    };
    let to = choice
        .what
        .is_report()
        .then(|| session.look(|_, tree| tree.parent(session.me_now()).map(|upper| Ref::to(upper, tree.name(upper)))));
    Cover {
        id: Session::new_id(),
        title: format!("{unit} {period} {content}"),
        purpose: if choice.what.is_report() { Purpose::Report } else { Purpose::Assign },
        to: to.flatten(),
        file: pack::file_name(&unit, &content, &period),
    }
}

/// Marks what is reported as 已报送, writes the file, and notes that it left.
pub async fn outgoing(session: Session, choice: Choice, former: RwSignal<Former>) {
    let cover = cover(session, choice);
    // Findings have no mark of their own: the log of what left says when.
    if matches!(choice.what, What::Month | What::Year) {
        mark_sent(session, choice, &cover);
    }
    session.send(&cover, &former.get_untracked(), wanted(session, choice), "下级党组织").await;
}

fn mark_sent(session: Session, choice: Choice, cover: &Cover) {
    let (me, today) = (session.me_now(), session.today.get_untracked());
    let within = |month: YearMonth| match choice.what {
        What::Month => month == choice.month,
        _ => month.year() == choice.year,
    };
    session.commit(session.look(|ledger, tree| report(ledger, tree, me, within, (cover.id, &cover.title), today)));
}
