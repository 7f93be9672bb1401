//! The head of a member's page.

use leptos::prelude::*;

use super::leave::Leave;
use crate::browser::page;
use crate::domain::dates::day_in_words;
use crate::domain::kind::{Id, Kind};
use crate::domain::member::{Member, MemberPrivate};
use crate::ledger::{Draft, Ledger, rights};
use crate::ui::components::{Button, ButtonKind, Crumb, PageHead};
use crate::ui::route::Route;
use crate::ui::session::Session;

/// Name, branch, and what can be done with the whole record.
#[component]
pub fn Head(id: Id, member: Memo<Option<Member>>) -> impl IntoView {
    let session = Session::get();
    let title = Signal::derive(move || {
        member
            .with(|member| member.as_ref().map(|member| member.name.clone()).filter(|name| !name.is_empty()))
            .unwrap_or_else(|| "未填姓名".to_owned())
    });
    let sub = Signal::derive(move || member.with(|member| member.as_ref().map(|member| sub_words(session, member))));
    let refusal = Signal::derive(move || {
        let me = session.me();
        session.read(|ledger, tree| {
            let owner = ledger.record(Member::SPEC.name, id).and_then(rights::owner);
            rights::may_write(tree, me, owner, Member::SPEC.fields.first()?).err()?;
            Some("由所在党支部或它的上级来做".to_owned())
        })
    });
    let has_left =
        Memo::new(move |_| member.with(|member| member.as_ref().is_some_and(|member| member.left.is_some())));
    let delete = move |()| {
        let draft = session.look(|ledger, _| deleted(ledger, id));
        page::set_hash(&Route::Members.href());
        session.commit_aloud(draft);
    };
    let crumb = Crumb { label: "党员".to_owned(), href: Route::Members.href() };
    view! {
        <PageHead title=title sub=sub crumb=crumb saved=session.saved>
            {move || (!has_left.get() && refusal.get().is_none()).then(|| view! { <Leave id/> })}
            <Button label="删除" kind=ButtonKind::Danger why_not=refusal on_press=delete/>
        </PageHead>
    }
}

fn sub_words(session: Session, member: &Member) -> String {
    let branch =
        member.org.map_or("未填党支部".to_owned(), |org| session.tree.with(|tree| tree.name(org).to_owned()));
    let standing = member.standing.label();
    match member.left {
        Some(day) => format!("{branch}　{standing}党员　{}起不在册", day_in_words(day)),
        None => format!("{branch}　{standing}党员"),
    }
}

/// The member with all that is private of them.
fn deleted(ledger: &Ledger, id: Id) -> Draft {
    let name = ledger.name_of(id).unwrap_or_default();
    let mut draft = Draft::new(format!("删除了党员“{name}”"));
    draft.delete(Member::SPEC.name, id);
    let private = MemberPrivate::id_of(id);
    if ledger.record(MemberPrivate::SPEC.name, private).is_some() {
        draft.delete(MemberPrivate::SPEC.name, private);
    }
    draft
}
