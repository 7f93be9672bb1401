//! The desk: rail, banners, keys, and the page that the address names.

use leptos::prelude::*;

use super::components::{
    Banner, BannerKind, Button, DateKit, DayMark, Key, KeyHint, KeysHelp, NavEntry, Shell, Who, hotkey,
};
use super::pages;
use super::route::{ExchangeTab, Route};
use super::session::{JudgeSeat, PhaseSignal, REAL, Session, Trouble, open_named};
use crate::browser::{clock, page};
use crate::domain::dates::{Date, read_loose};
use crate::domain::work_calendar::DayKind;

/// The context that says which page is open.
#[derive(Clone, Copy)]
pub struct RouteSignal(pub RwSignal<Route>);

/// Everything once a ledger is open.
#[component]
pub fn Desk() -> impl IntoView {
    let session = Session::get();
    let route = RwSignal::new(Route::of(&page::hash()));
    let listener = page::on_hash_change(move |hash| route.set(Route::of(&hash)));
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || listener.dispose());
    // Text still being typed is saved before the page is gone.
    let leaving = StoredValue::new_local(page::on_page_hide(page::settle_focus));
    on_cleanup(move || leaving.dispose());
    provide_context(RouteSignal(route));
    provide_context(date_kit(session));
    let due = pages::today::TodaySignal::empty();
    provide_context(due);
    provide_context(pages::find::FindOpen(RwSignal::new(false)));
    let wanted = pages::findings::Wanted::default();
    wanted.begin_at_home(session);
    provide_context(wanted);
    global_keys(session);
    let seat = Memo::new(move |_| session.profile.with(|profile| profile.judge));
    let route = Signal::derive(move || seated(route.get(), seat.get()));
    let paper = Memo::new(move |_| {
        matches!(
            route.get(),
            Route::Print(..) | Route::TourPrint(..) | Route::Reveal(_) | Route::RectifyPrint(..) | Route::DutyPrint(..)
        )
    });
    let page = move || {
        if paper.get() {
            (move || pages::page(route.get())).into_any()
        } else {
            view! { <Screen session route seat/> }.into_any()
        }
    };
    // A judge's desk has no 今日.
    let today = move || seat.get().is_none().then(|| pages::follow_today(session, due));
    view! { {today}{page} }
}

/// Where an address leads: at a judge's laptop to 现场打分, but for the few pages that are of use there.
fn seated(route: Route, seat: Option<JudgeSeat>) -> Route {
    match (route, seat) {
        (Route::Exchange(_) | Route::History | Route::Settings, _) | (_, None) => route,
        (Route::Scoring(tour, judge, _), Some(seat)) if (tour, judge) == (seat.tour, seat.judge) => route,
        (_, Some(seat)) => Route::Scoring(seat.tour, seat.judge, None),
    }
}

/// A page beside the rail.
#[component]
fn Screen(session: Session, route: Signal<Route>, seat: Memo<Option<JudgeSeat>>) -> impl IntoView {
    let who = Signal::derive(move || {
        session.profile.with(|profile| Who {
            organization: session
                .tree
                .with(|tree| tree.get(profile.org).map_or(profile.org_name.clone(), |org| org.name.clone())),
            person: [profile.name.as_str(), profile.post.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
        })
    });
    let nav = Signal::derive(move || match seat.get() {
        Some(_) => judge_nav(session, route.get()),
        None => nav(session, route.get()),
    });
    let on_who = move |()| page::set_hash(&Route::Settings.href());
    view! {
        <Shell who on_who nav foot=move || view! { <Foot session/> }>
            <Banners session/>
            {move || pages::page(route.get())}
        </Shell>
        <KeysHelp hints=key_hints()/>
        {move || seat.get().is_none().then(|| view! { <pages::find::Find/> })}
    }
}

fn nav(session: Session, route: Route) -> Vec<NavEntry> {
    let (due, late) = expect_context::<pages::today::TodaySignal>().counts();
    let conflicts = session.ledger.with(crate::ledger::Ledger::conflicted);
    let entry = |label, href, count, late, current| NavEntry { label, href, count, late, current };
    vec![
        entry("今日", "#/today", due, late, route == Route::Today),
        entry("党组织", "#/organizations", 0, false, matches!(route, Route::Organizations | Route::Organization(_))),
        entry("党员", "#/members", 0, false, matches!(route, Route::Members | Route::Member(_))),
        entry(
            "主题党日",
            "#/party-days/plan",
            0,
            false,
            matches!(
                route,
                Route::Plan(..) | Route::Calendar(..) | Route::Matrix(_) | Route::Hours(_) | Route::PartyDay(..)
            ),
        ),
        entry(
            "逐社观摩",
            "#/tours/list",
            0,
            false,
            matches!(
                route,
                Route::Tours(_) | Route::Scheme(_) | Route::Tour(..) | Route::Scoring(..) | Route::PaperEntry(..)
            ),
        ),
        entry(
            "整改台账",
            "#/findings/list",
            0,
            false,
            matches!(route, Route::Findings(_) | Route::Finding(_) | Route::Notice(_)),
        ),
        entry(
            "三张清单",
            "#/duties/tasks",
            0,
            false,
            matches!(route, Route::Duties(_) | Route::Task(_) | Route::Contact(_)),
        ),
        entry("数据交换", "#/exchange/export", conflicts, conflicts > 0, matches!(route, Route::Exchange(_))),
        entry("设置", "#/settings", 0, false, matches!(route, Route::Settings | Route::History)),
    ]
}

/// What a judge's laptop needs.
fn judge_nav(session: Session, route: Route) -> Vec<NavEntry> {
    let conflicts = session.ledger.with(crate::ledger::Ledger::conflicted);
    let entry = |label, href, count, current| NavEntry { label, href, count, late: count > 0, current };
    vec![
        entry("现场打分", "#/today", 0, matches!(route, Route::Scoring(..))),
        entry("数据交换", "#/exchange/export", conflicts, matches!(route, Route::Exchange(_))),
        entry("设置", "#/settings", 0, matches!(route, Route::Settings | Route::History)),
    ]
}

/// The foot of the rail: the last backup.
#[component]
fn Foot(session: Session) -> impl IntoView {
    let words = move || {
        session.backup.with(|backup| match (backup.days(clock::now_ms()), &backup.last) {
            (Some(days), Some(note)) => {
                let day = crate::domain::dates::month_day(clock::date_of(note.time));
                let ago = if days == 0 { "今天".to_owned() } else { format!("{days} 天前") };
                view! { "上次备份 "{day}<br/><span class="faint">{ago}</span>" · " }.into_any()
            }
            _ => view! { "还没有备份过"<br/> }.into_any(),
        })
    };
    view! { {words}<a href=Route::Exchange(ExchangeTab::Export).href()>"备份"</a> }
}

/// What the whole app must say: above every page.
#[component]
fn Banners(session: Session) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let leave_demo = move |()| {
        page::set_hash("#/");
        open_named(phase, REAL);
    };
    let trouble = move || {
        session.trouble.get().map(|trouble| match trouble {
            Trouble::NotSaved(why) => view! {
                <Banner kind=BannerKind::Wrong text=why>
                    <Button label="再试" on_press=move |()| session.save_again()/>
                    <Button label="存成文件" on_press=move |()| pages::rescue(session)/>
                </Banner>
            }
            .into_any(),
            Trouble::Lost(why) => view! {
                <Banner kind=BannerKind::Wrong text=why>
                    <Button label="存成文件" on_press=move |()| pages::rescue(session)/>
                    <Button label="重新打开" on_press=|()| page::reload()/>
                </Banner>
            }
            .into_any(),
        })
    };
    let demo = session.demo.then(|| {
        view! {
            <Banner kind=BannerKind::Warn lead="这是示范。" text="里面的单位和人都是编的，改什么都不影响正式的账。">
                <Button label="离开示范" on_press=leave_demo/>
            </Banner>
        }
    });
    let urgent = move || session.trouble.with(Option::is_some);
    view! { <div class="banners no-print" class:is-urgent=urgent>{demo}{trouble}</div> }
}

/// What every date box knows: today, how dates are written, and which days are free.
fn date_kit(session: Session) -> DateKit {
    let parse = |text: String| {
        let read = read_loose(&text)?;
        read.date.day_if_known().ok_or_else(|| format!("“{text}”要写到日，例：2026-11-03"))
    };
    let mark = move |day: Date| {
        session.calendar.with(|calendar| match calendar.kind(day) {
            DayKind::Holiday(name) => DayMark { rest: true, free: true, note: name.to_owned(), ..DayMark::default() },
            DayKind::MakeUp(name) => DayMark { work: true, note: format!("{name}调休上班"), ..DayMark::default() },
            DayKind::Weekend => DayMark { rest: true, ..DayMark::default() },
            DayKind::Work => DayMark::default(),
        })
    };
    DateKit { today: session.today.get_untracked(), parse: Callback::new(parse), mark: Callback::new(mark) }
}

fn global_keys(session: Session) {
    hotkey(Key::ctrl("z"), move |_| session.undo_last());
    hotkey(Key::ctrl("y"), move |_| session.redo_last());
}

fn key_hints() -> Vec<KeyHint> {
    let hint = |group, keys, does| KeyHint { group, keys, does };
    vec![
        hint("到处", "Ctrl K", "查找"),
        hint("到处", "Ctrl Z", "撤销"),
        hint("到处", "Ctrl Y", "重做"),
        hint("到处", "Ctrl P", "打印"),
        hint("到处", "Esc", "关掉最上面的一层，写过的字不会丢"),
        hint("列表", "↑ ↓", "上一行、下一行"),
        hint("列表", "Enter", "打开"),
        hint("列表", "/", "到查找框"),
        hint("表格", "方向键", "移动"),
        hint("表格", "Enter", "编辑；写完往下一格"),
        hint("表格", "Tab", "写完往右一格"),
        hint("表格", "Esc", "恢复原样"),
        hint("表格", "Del", "清空"),
        hint("表格", "Ctrl C、Ctrl V", "和 Excel 互相复制"),
        hint("议程", "Alt ↑ ↓", "移动环节"),
        hint("签到", "1 2 3 …", "记出席，跳到下一人"),
        hint("打分", "数字、Enter", "打一条，到下一条"),
        hint("打分", "↑ ↓", "上一条、下一条"),
        hint("打分", "F", "满分"),
        hint("打分", "−", "用扣分项，再按一次换下一个"),
        hint("打分", "Esc", "恢复这一条原来的分"),
        hint("打分", "Ctrl ← →", "上一个点、下一个点"),
        hint("纸表录入", "Alt PgUp PgDn", "上一个点、下一个点"),
    ]
}
