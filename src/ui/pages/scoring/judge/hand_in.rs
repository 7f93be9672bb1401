//! 交出评分包: the judge's sheets as a file. What is still open is named before; it may be handed in all the same.

use leptos::prelude::*;

use super::desk::ScoreDesk;
use crate::browser::{clock, page};
use crate::domain::kind::Ref;
use crate::exchange::{Purpose, Selection, Wanted, pack};
use crate::ledger::tour::scoring;
use crate::ui::components::{Button, ButtonKind, Dialog};
use crate::ui::route::{Route, TourTab};
use crate::ui::session::{Cover, Former, Passed, Session, now};

/// The act. Cheap to copy.
#[derive(Clone, Copy)]
pub struct HandIn {
    /// The desk whose sheets are handed in.
    pub desk: ScoreDesk,
    asks: RwSignal<bool>,
    /// The organizer's own ledger holds the sheets already: nothing need be carried anywhere.
    here: Memo<bool>,
}

impl HandIn {
    /// Puts it into the context.
    pub fn provide(desk: ScoreDesk) -> Self {
        let session = desk.session;
        let here = Memo::new(move |_| {
            let organizer = desk.with(|standing| standing.round.tour.org);
            let seated = session.profile.with(|profile| profile.judge.is_some());
            let me = session.me();
            !seated && organizer.is_some_and(|org| session.tree.with(|tree| tree.resolve(org) == me))
        });
        let hand_in = Self { desk, asks: RwSignal::new(false), here };
        provide_context(hand_in);
        hand_in
    }

    /// The one of the page.
    pub fn get() -> Self {
        expect_context()
    }

    /// What the button says.
    pub fn label(self) -> &'static str {
        if self.here.get() { "回到打分" } else { "交出评分包" }
    }

    /// The button was pressed.
    pub fn press(self) {
        page::settle_focus();
        self.desk.settle();
        if self.here.get_untracked() {
            page::set_hash(&Route::Tour(self.desk.tour, TourTab::Sheets).href());
        } else if self.open().is_empty() {
            self.write();
        } else {
            self.asks.set(true);
        }
    }

    /// What is open, stop by stop.
    fn open(self) -> Vec<(String, String)> {
        self.desk.with(|standing| standing.round.open(&standing.stages))
    }

    /// Whether anything is given at all.
    fn any(self) -> bool {
        self.desk.with(|standing| standing.stages.iter().any(|(_, stage)| stage.begun))
    }

    /// Marks the sheets and writes the file.
    fn write(self) {
        let session = self.desk.session;
        let (tour, judge) = (self.desk.tour, self.desk.judge);
        let draft =
            session.look(|ledger, _| scoring::hand_in(ledger, tour, &judge.to_string(), session.today.get_untracked()));
        match draft {
            Ok(draft) => drop(session.commit(draft)),
            Err(why) => return session.say(why),
        }
        let Some((from, cover)) = untrack(|| self.cover(session)) else { return };
        let wanted = Wanted { selection: Selection::JudgeBack { tour, judge }, private: false, photos: false };
        if !session.write_pack_from(from, &cover, &Former::new(), wanted, &[]) {
            return session.say("浏览器不让下载文件。请在浏览器设置里允许下载，再点一次。");
        }
        let records = session.with_chosen(&Former::new(), wanted, |chosen| chosen.records.len());
        let who = cover.to.clone().unwrap_or_default();
        session.note_passed(Passed {
            at: clock::now_ms(),
            out: true,
            pack: cover.id.to_string(),
            title: cover.title.clone(),
            who: who.name.clone(),
            who_id: who.id,
            file: cover.file.clone(),
            records,
            made_at: now().to_string(),
            action: None,
        });
        let to = if who.name.is_empty() { "组织观摩的单位".to_owned() } else { who.name };
        session.say(format!("已存成 {}，在下载文件夹里，请交给{to}", cover.file));
    }

    fn cover(self, session: Session) -> Option<(Ref, Cover)> {
        self.desk.with(|standing| {
            let (tour, judge) = (&standing.round.tour, &standing.round.judge);
            let to = tour.org.map(|org| Ref::to(org, session.tree.with(|tree| tree.name(org).to_owned())));
            let cover = Cover {
                id: Session::new_id(),
                title: format!("{} 评分表 {}", tour.name, judge.name),
                purpose: Purpose::Score,
                to,
                file: pack::file_name(&judge.unit.name, &judge.name, &tour.name),
            };
            Some((judge.unit.clone(), cover))
        })
    }
}

/// Names what is open, before the file is written.
#[component]
pub fn Open(hand_in: HandIn) -> impl IntoView {
    let asks = hand_in.asks;
    let none = move || !hand_in.any();
    let why_not = Signal::derive(move || none().then(|| "还没有打过分，没有可交的".to_owned()));
    let foot = move || {
        let write = move |()| {
            asks.set(false);
            hand_in.write();
        };
        view! {
            <Button label="接着打" on_press=move |()| asks.set(false)/>
            <Button kind=ButtonKind::Main label="交出评分包" why_not=why_not on_press=write/>
        }
    };
    let list = move || {
        let row = |(name, open): (String, String)| view! { <dt title=name.clone()>{name.clone()}</dt><dd>{open}</dd> };
        hand_in.open().into_iter().map(row).collect_view()
    };
    let lead = move || {
        let words = if none() {
            "还没有打过分。"
        } else {
            "没打完的表交上去也不计分；可以先交，打完再交一次，后交的换下先交的。"
        };
        format!("还有 {} 个点没有打完。{words}", hand_in.open().len())
    };
    view! {
        <Dialog open=asks title="还没有打完" foot>
            <p>{lead}</p>
            <dl class="facts score-open">{list}</dl>
        </Dialog>
    }
}
