//! What has to be said of this day before anything else: 本月不开, 改期, 补开, 随上级一起开, 退回补充, two of one month.

use leptos::prelude::*;

use super::context::OneDay;
use super::doubles::Doubles;
use crate::domain::dates::month_day;
use crate::domain::party_day::{PartyDay, Verdict};
use crate::ledger::work::calendar::fixed_day_for;
use crate::ledger::work::day::applicable;
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::{DayTab, ExchangeTab, Route};

/// The banners.
#[component]
pub fn Notices() -> impl IntoView {
    view! {
        <div class="stack day-notices">
            <Skipped/>
            <Returned/>
            <Conflicts/>
            <Doubles/>
            <Standing/>
        </div>
    }
}

#[component]
fn Skipped() -> impl IntoView {
    let one = OneDay::get();
    let why = Memo::new(move |_| one.day.with(|day| day.not_applicable.clone()));
    let again = move |()| {
        let draft = one.session.look(|ledger, _| applicable(ledger, one.id));
        one.session.commit_aloud(draft);
    };
    move || {
        let why = why.get();
        (!why.is_empty()).then(|| {
            let words = format!("原因：{why}");
            view! {
                <Banner lead="本月不开。" text=words>
                    <Button label="照常开" why_not=one.refusal on_press=again/>
                </Banner>
            }
        })
    }
}

#[component]
fn Returned() -> impl IntoView {
    let one = OneDay::get();
    let said = Memo::new(move |_| {
        one.day.with(|day| (day.verdict == Verdict::Returned).then(|| format!("{}：{}", day.reviewer, day.opinion)))
    });
    let href = Route::PartyDay(one.id, DayTab::Review).href();
    move || {
        let href = href.clone();
        said.get().map(|words| {
            view! {
                <Banner kind=BannerKind::Wrong lead="退回补充。" text=words>
                    <a class="btn" href=href>"看审阅"</a>
                </Banner>
            }
        })
    }
}

/// Fields that two people wrote differently.
#[component]
fn Conflicts() -> impl IntoView {
    let one = OneDay::get();
    let count = Memo::new(move |_| {
        one.session.ledger.with(|ledger| ledger.conflicts_in(&(PartyDay::KIND.into(), one.id)).len())
    });
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <Banner kind=BannerKind::Wrong text=format!("有 {count} 处写法不一样，请选定或合成一份。没选的留在历史里。")>
                    <a class="btn" href=Route::Exchange(ExchangeTab::Conflicts).href()>"看冲突"</a>
                </Banner>
            }
        })
    }
}

/// 改期 and 补开, as a line.
#[component]
fn Standing() -> impl IntoView {
    let one = OneDay::get();
    let words = Memo::new(move |_| {
        let org = one.day.with(|day| day.org);
        let grace = one.session.read(|ledger, tree| org.map(|org| fixed_day_for(ledger, tree, org).grace));
        one.day.with(|day| standing(day, grace.unwrap_or(crate::domain::party_day::GRACE)))
    });
    move || {
        let words = words.get();
        (!words.is_empty()).then(|| view! { <p class="mind">{words.join("　")}</p> })
    }
}

fn standing(day: &PartyDay, grace: i64) -> Vec<String> {
    let mut words = Vec::new();
    if !day.moved_why.is_empty() {
        let from = day.rule_day.map_or_else(String::new, |day| format!("原定 {}，", month_day(day)));
        words.push(format!("已改期：{from}原因：{}", day.moved_why));
    }
    if day.is_late_held(grace) {
        words.push(format!("补开：超过固定日 {grace} 天才开展"));
    }
    words
}
