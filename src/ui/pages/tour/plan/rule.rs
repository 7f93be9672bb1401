//! How the tour is ranked. Each choice says in one line what it does.

use leptos::prelude::*;

use super::tiers::Tiers;
use crate::domain::tour::{Extras, JudgeGroup, TieBreak, TierRule, Tour};
use crate::ui::components::SectionHead;
use crate::ui::forms::BoundField;
use crate::ui::pages::tour::desk::{TOUR, TourDesk};

/// The rule.
#[component]
pub fn Rule() -> impl IntoView {
    let desk = TourDesk::get();
    let (id, refusal) = (desk.id, desk.refusal);
    let weighted = Memo::new(move |_| desk.tour.with(|tour| tour.weighted));
    let extras = Signal::derive(move || Some(desk.tour.with(|tour| extras_words(tour.extras)).to_owned()));
    let tie = Signal::derive(move || Some(desk.tour.with(|tour| tie_words(tour.tie_break)).to_owned()));
    let tier = Signal::derive(move || Some(desk.tour.with(|tour| tier_words(tour.tier_rule)).to_owned()));
    let least = Signal::derive(move || {
        let wrong = desk.tour.with(|tour| tour.min_sheets.is_some_and(|least| least < 1));
        wrong.then(|| "至少写 1".to_owned())
    });
    let few = Signal::derive(move || {
        let short = desk.tour.with(|tour| tour.trim && (1..5).contains(&tour.judges.len()));
        short.then(|| "评委不到 5 人，不会去掉，照常平均".to_owned())
    });
    view! {
        <SectionHead title="结果怎么算"/>
        <div class="rule-list">
            <BoundField kind=&TOUR id name=Tour::trim help="整张表去掉，不逐条去；一个点有 5 张以上才去" warning=few why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::weighted help="先求各组的平均，再按权重合成一个分" why_not=refusal quiet=true/>
            {move || weighted.get().then(|| view! { <Weights/> })}
            <BoundField kind=&TOUR id name=Tour::extras help=extras why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::tie_break label="同分怎么排" help=tie why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::min_sheets help="完整的评分表不够这个数，这个点写“未完成”，不排名。空着就是 1 张" warning=least why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::tier_rule help=tier why_not=refusal quiet=true/>
            <Tiers/>
            <BoundField kind=&TOUR id name=Tour::hide_ranks label="不显示名次（减负）" help="结果、公布和打印里只写分类，不写名次" why_not=refusal quiet=true/>
        </div>
    }
}

fn extras_words(extras: Extras) -> &'static str {
    match extras {
        Extras::After => "加分项、扣分项各自平均，加在平均分之后",
        Extras::Within => "每张表先加减，再参加平均",
    }
}

fn tie_words(tie: TieBreak) -> &'static str {
    match tie {
        TieBreak::Shared => "同分同名次，下一名空出来",
        TieBreak::Classes => "先比第一类，再比第二类，都一样才并列",
        TieBreak::Leaders => "领导组平均分高的在前，还一样就并列",
    }
}

fn tier_words(rule: TierRule) -> &'static str {
    match rule {
        TierRule::Threshold => "折合百分制，够到分数线就归入；最后一类收下其余的",
        TierRule::Share => "每个排名组按比例分，压线同分的一律划入高一类",
        TierRule::None => "只排名，不分类",
    }
}

/// Weights of the three groups, in percent.
#[component]
fn Weights() -> impl IntoView {
    let desk = TourDesk::get();
    let (id, refusal) = (desk.id, desk.refusal);
    let words = move || desk.tour.with(weight_words);
    view! {
        <div class="form-grid weights">
            <BoundField kind=&TOUR id name=Tour::weight_leader width="w2" label="领导" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::weight_judge width="w2" label="评委" why_not=refusal quiet=true/>
            <BoundField kind=&TOUR id name=Tour::weight_peer width="w2" label="互评" why_not=refusal quiet=true/>
        </div>
        {move || words().into_iter().map(|(line, mind)| view! { <p class=if mind { "mind" } else { "help" }>{line}</p> }).collect_view()}
    }
}

/// What is to be known of the weights, and whether it is to be minded.
fn weight_words(tour: &Tour) -> Vec<(String, bool)> {
    let given = [tour.weight_leader, tour.weight_judge, tour.weight_peer];
    if given.iter().all(Option::is_none) {
        return vec![("没有写权重，三组一样重".to_owned(), false)];
    }
    let mut lines = Vec::new();
    if given.iter().flatten().any(|weight| !(0..=100).contains(weight)) {
        lines.push(("权重写 0 至 100".to_owned(), true));
    }
    let sum: i64 = JudgeGroup::ALL.iter().map(|group| tour.weight(*group)).sum();
    if sum != 100 {
        lines.push((format!("三组加起来是 {sum}%，按比例折算"), true));
    }
    for group in JudgeGroup::ALL {
        let judges = tour.judges.values().filter(|judge| judge.group == *group).count();
        match (tour.weight(*group), judges) {
            (0, 1..) => lines.push((format!("{} {judges} 人权重是 0，他们的分不计", group.label()), true)),
            (1.., 0) => lines.push((format!("{}组没有人，权重由其余的组分担", group.label()), true)),
            _ => {}
        }
    }
    lines
}
