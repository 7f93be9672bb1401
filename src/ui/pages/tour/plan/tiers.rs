//! The tiers: their names, 分数线 and 比例, written as a whole.

use leptos::prelude::*;

use crate::domain::points;
use crate::domain::tour::{TierDef, TierRule};
use crate::ledger::tour::plan::set_tiers;
use crate::ui::components::{Button, ButtonKind, TextInput};
use crate::ui::pages::tour::desk::TourDesk;

/// What of a tier is typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    From,
    Share,
}

/// The tiers as they are shown: those of the tour, with what was typed last and refused laid over them.
#[derive(Clone, Copy)]
struct TierDesk {
    desk: TourDesk,
    shown: Memo<Vec<TierDef>>,
    refused: RwSignal<Option<(Vec<TierDef>, String)>>,
}

impl TierDesk {
    fn new(desk: TourDesk) -> Self {
        let refused = RwSignal::new(None::<(Vec<TierDef>, String)>);
        let shown = Memo::new(move |_| {
            refused.get().map_or_else(|| desk.tour.with(|tour| tour.tiers_in_order()), |(tiers, _)| tiers)
        });
        Self { desk, shown, refused }
    }

    /// Writes the tiers; what cannot be stays as it was typed, with the reason below.
    fn write(self, tiers: Vec<TierDef>) {
        let desk = self.desk;
        match desk.session.look(|ledger, _| set_tiers(ledger, desk.id, &tiers)) {
            Ok(draft) => {
                self.refused.set(None);
                desk.session.commit(draft);
            }
            Err(why) => self.refused.set(Some((tiers, why))),
        }
    }

    fn type_part(self, at: usize, part: Part, text: &str) {
        let mut tiers = self.shown.get_untracked();
        let Some(tier) = tiers.get_mut(at) else { return };
        match read(part, text) {
            Ok(Typed::Name(name)) => tier.name = name,
            Ok(Typed::From(from)) => tier.from = from,
            Ok(Typed::Share(share)) => tier.share = share,
            Err(why) => return self.refused.set(Some((tiers, why))),
        }
        self.write(tiers);
    }

    fn remove(self, at: usize) {
        let mut tiers = self.shown.get_untracked();
        if at < tiers.len() {
            tiers.remove(at);
            self.write(tiers);
        }
    }

    /// One more before the last, which takes the rest.
    fn add(self) {
        let mut tiers = self.shown.get_untracked();
        let new = TierDef { name: format!("第 {} 类", tiers.len()), ..TierDef::default() };
        tiers.insert(tiers.len().saturating_sub(1), new);
        self.write(tiers);
    }
}

enum Typed {
    Name(String),
    From(Option<i64>),
    Share(Option<i64>),
}

fn read(part: Part, text: &str) -> Result<Typed, String> {
    let text = text.trim();
    Ok(match part {
        Part::Name => Typed::Name(text.to_owned()),
        Part::From if text.is_empty() => Typed::From(None),
        Part::From => Typed::From(Some(points::read(text)?)),
        Part::Share if text.is_empty() => Typed::Share(None),
        Part::Share => {
            let plain = text.trim_end_matches(['%', '％']);
            Typed::Share(Some(points::read(plain).map_err(|_| format!("“{text}”不是整数，例：30"))? / 100))
        }
    })
}

/// The editor; nothing where nothing is cut into tiers.
#[component]
pub fn Tiers() -> impl IntoView {
    let desk = TourDesk::get();
    let tiers = TierDesk::new(desk);
    let rule = Memo::new(move |_| desk.tour.with(|tour| tour.tier_rule));
    let count = Memo::new(move |_| tiers.shown.with(Vec::len));
    let part = move || if rule.get() == TierRule::Share { Part::Share } else { Part::From };
    let head = move || if rule.get() == TierRule::Share { "比例（%）" } else { "分数线（分）" };
    let wrong = move || tiers.refused.get().map(|(_, why)| view! { <p class="wrong" role="alert">{why}</p> });
    let body = move || {
        view! {
            <table class="sheet tiers">
                <caption class="visually-hidden">"分类"</caption>
                <colgroup><col/><col class="t-figure"/><col class="t-act"/></colgroup>
                <thead><tr><th scope="col">"名称，从好到差"</th><th scope="col" class="num">{head}</th><th><span class="visually-hidden">"去掉"</span></th></tr></thead>
                <tbody>
                    <For each=move || 0..count.get() key=|at| *at let(at)><TierRow tiers at part=Signal::derive(part)/></For>
                </tbody>
            </table>
            {wrong}
            <Button label="加一类" kind=ButtonKind::Plain small=true why_not=desk.refusal on_press=move |()| tiers.add()/>
        }
    };
    move || (rule.get() != TierRule::None).then(body)
}

#[component]
fn TierRow(tiers: TierDesk, at: usize, part: Signal<Part>) -> impl IntoView {
    let off = Signal::derive(move || !tiers.desk.may());
    let tier = Memo::new(move |_| tiers.shown.with(|all| all.get(at).cloned().unwrap_or_default()));
    let is_last = Memo::new(move |_| tiers.shown.with(|all| at + 1 == all.len()));
    let name = Signal::derive(move || tier.with(|tier| tier.name.clone()));
    let figure = Signal::derive(move || {
        tier.with(|tier| match part.get() {
            Part::Share => tier.share.map(|share| share.to_string()),
            Part::Name | Part::From => tier.from.map(points::shown),
        })
        .unwrap_or_default()
    });
    let type_name = move |text: String| tiers.type_part(at, Part::Name, &text);
    let type_figure = move |text: String| tiers.type_part(at, part.get_untracked(), &text);
    let few = Signal::derive(move || {
        let few = tiers.shown.with(|all| all.len() <= 2);
        tiers.desk.refusal.get().or_else(|| few.then(|| "至少要有两类".to_owned()))
    });
    let label = move |what: &'static str| Signal::derive(move || format!("第 {} 类{what}", at + 1));
    view! {
        <tr>
            <td><TextInput value=name label=label("名称") on_commit=type_name disabled=off/></td>
            <td class="num">
                {move || if is_last.get() {
                    view! { <span class="faint rest">"其余的"</span> }.into_any()
                } else {
                    view! { <TextInput value=figure label=label("界线") number=true inputmode="decimal" on_commit=type_figure disabled=off/> }.into_any()
                }}
            </td>
            <td><Button label="去掉" kind=ButtonKind::Plain small=true why_not=few on_press=move |()| tiers.remove(at)/></td>
        </tr>
    }
}
