//! What must be known of an organization before anything else: dissolved, or the same as another.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::dates::day_in_words;
use crate::domain::kind::{Id, Kind, Value};
use crate::domain::organization::Organization;
use crate::ledger::Draft;
use crate::ui::components::{Banner, BannerKind, Button};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// The banners under the head.
#[component]
pub fn Lead(id: Id, org: Memo<Option<Organization>>) -> impl IntoView {
    let session = Session::get();
    let dissolved = Memo::new(move |_| org.with(|org| org.as_ref().and_then(|org| org.dissolved)));
    let same_as = Memo::new(move |_| org.with(|org| org.as_ref().and_then(|org| org.same_as)));
    let others = Memo::new(move |_| session.read(|ledger, _| standing_for(ledger, id)));
    let name = move || org.with_untracked(|org| org.as_ref().map(|org| org.name.clone()).unwrap_or_default());
    let revive = move |()| {
        let mut draft = Draft::new(format!("恢复了党组织“{}”", name()));
        draft.put(Organization::SPEC.name, id, Organization::dissolved, Value::Null);
        session.commit_aloud(draft);
    };
    view! {
        {move || dissolved.get().map(|day| {
            let text = format!("这个党组织从{}起已经撤销，不再排计划，以前的记录都在。", day_in_words(day));
            view! { <Banner text><Button label="恢复" on_press=revive/></Banner> }
        })}
        {move || same_as.get().map(|other| {
            let name = session.read(|ledger, _| ledger.name_of(other)).unwrap_or_else(|| "另一个党组织".to_owned());
            let text = format!("这一条已认作同一个：“{name}”。名单和统计都算在那一条上。");
            view! {
                <Banner kind=BannerKind::Warn text>
                    <Button label="打开那一条" on_press=move |()| page::set_hash(&Route::Organization(other).href())/>
                    <Button label="取消同一个" on_press=move |()| part(session, id)/>
                </Banner>
            }
        })}
        {move || others.get().into_iter().map(|(other, name)| {
            let text = format!("“{name}”（另一份账里的编号）已认作同一个，它的记录都算在这里。");
            view! { <Banner text><Button label="取消同一个" on_press=move |()| part(session, other)/></Banner> }
        }).collect_view()}
    }
}

/// The records that were said to be this one, with their names.
fn standing_for(ledger: &crate::ledger::Ledger, id: Id) -> Vec<(Id, String)> {
    let same = |org: &Organization| org.same_as == Some(id) && org.id != id;
    ledger.all::<Organization>().into_iter().filter(same).map(|org| (org.id, org.name)).collect()
}

/// The record stands for itself again.
fn part(session: Session, id: Id) {
    let name = session.look(|ledger, _| ledger.name_of(id)).unwrap_or_default();
    let mut draft = Draft::new(format!("取消了党组织“{name}”的“同一个”"));
    draft.put(Organization::SPEC.name, id, Organization::same_as, Value::Null);
    session.commit_aloud(draft);
}
