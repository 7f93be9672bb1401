//! 班子.

use crate::domain::order::Ordered;
use leptos::prelude::*;

use super::leader_row::LeaderRow;
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::{Leader, Organization, Post};
use crate::ledger::{Draft, rights};
use crate::ui::components::{Button, SectionHead};
use crate::ui::session::Session;

/// The rows, 书记 first, and a button for one more.
#[component]
pub fn Leaders(id: Id, org: Memo<Option<Organization>>) -> impl IntoView {
    let session = Session::get();
    let keys = Memo::new(move |_| org.with(|org| org.as_ref().map(ordered).unwrap_or_default()));
    let count = Signal::derive(move || Some(format!("{} 名", keys.with(Vec::len))));
    let refusal = Signal::derive(move || {
        let me = session.me();
        session
            .tree
            .with(|tree| rights::may_write(tree, me, Some(id), Organization::SPEC.field(Organization::leaders)?).err())
    });
    let add = move |()| {
        let has_secretary = org.with_untracked(|org| org.as_ref().is_some_and(|org| org.secretary().is_some()));
        let post = if has_secretary { Post::Member } else { Post::Secretary };
        let mut draft = Draft::new("在班子里加一名");
        let key = Session::new_id().to_string();
        draft.set_part::<Organization, _>(id, Organization::leaders, &key, Leader::post, &post);
        session.commit(draft);
    };
    view! {
        <SectionHead title="班子" count=count>
            <Button label="添加" small=true why_not=refusal on_press=add/>
        </SectionHead>
        <div class="leaders">
            {move || (!keys.with(Vec::is_empty)).then(|| view! {
                <div class="leader leader-head" aria-hidden="true"><span>"姓名"</span><span>"职务"</span><span>"分工"</span></div>
            })}
            <For each=move || keys.get() key=Clone::clone let(key)>
                <LeaderRow id key refusal/>
            </For>
        </div>
        {move || keys.with(Vec::is_empty).then(|| view! { <p class="faint">"还没有填。先加书记，再加副书记和委员。"</p> })}
    }
}

/// The keys of the 班子: 书记, 副书记, 委员; within them as they were added.
fn ordered(org: &Organization) -> Vec<String> {
    let rank = |leader: &Leader| match leader.post {
        Post::Secretary => 0,
        Post::Deputy => 1,
        Post::Member => 2,
    };
    let mut all: Vec<(i32, &String)> = org.leaders.iter().map(|(key, leader)| (rank(leader), key)).collect();
    all.order_by(Ord::cmp);
    all.into_iter().map(|(_, key)| key.clone()).collect()
}

/// Takes a person out of the 班子.
pub(super) fn removed(org: &Organization, key: &str) -> Draft {
    let name = org.leaders.get(key).map(|leader| leader.person.name.clone()).filter(|name| !name.is_empty());
    let who = name.map_or_else(|| "没填姓名的一名".to_owned(), |name| format!("“{name}”"));
    let mut draft = Draft::new(format!("把{who}移出{}的班子", org.name));
    for field in [Leader::person, Leader::post, Leader::duty] {
        draft.set_part::<Organization, _>(org.id, Organization::leaders, key, field, &String::new());
    }
    draft
}
