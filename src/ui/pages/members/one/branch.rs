//! The branch to which a member belongs.

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::Level;
use crate::ledger::{Draft, Ledger, OrgTree, rights};
use crate::ui::components::{Combo, Field, Named};
use crate::ui::forms::{reference, suggest_organizations};
use crate::ui::pages::members::new::wrong_branch;
use crate::ui::session::Session;

/// Shows the branch; choosing another moves the member there.
#[component]
pub fn BranchField(id: Id) -> impl IntoView {
    let session = Session::get();
    let error = RwSignal::new(None::<String>);
    let name = Memo::new(move |_| {
        session.read(|ledger, tree| branch(ledger, id).map_or(String::new(), |org| tree.name(org).to_owned()))
    });
    let disabled = Signal::derive(move || {
        let me = session.me();
        session.read(|ledger, tree| {
            let spec = Member::SPEC.fields.first();
            spec.is_some_and(|spec| rights::may_write(tree, me, branch(ledger, id), spec).is_err())
        })
    });
    let suggest = move |text: String| suggest_organizations(session, &text, &|org| org.level != Level::Group);
    let commit = move |named: Named| {
        let to = reference(named);
        let Some(org) = to.id else { return error.set(Some(wrong_branch(&to.name))) };
        error.set(None);
        let draft = session.look(|ledger, tree| moved(ledger, tree, id, org));
        if let Some(draft) = draft {
            session.commit_aloud(draft);
        }
    };
    view! {
        <div class="form-grid bottom-gap">
            <Field label="所在党支部" required=true width="w4" error=error>
                <Combo value=name suggest on_commit=commit disabled=disabled/>
            </Field>
        </div>
    }
}

fn branch(ledger: &Ledger, id: Id) -> Option<Id> {
    ledger.record(Member::SPEC.name, id)?.org()
}

/// The member, and what is private of them, to another branch; nothing when they are there already.
fn moved(ledger: &Ledger, tree: &OrgTree, id: Id, org: Id) -> Option<Draft> {
    let from = branch(ledger, id);
    if from.map(|from| tree.resolve(from)) == Some(tree.resolve(org)) {
        return None;
    }
    let name = ledger.name_of(id).unwrap_or_default();
    let mut draft = Draft::new(format!("把党员“{name}”转到{}", tree.name(org)));
    draft.belongs::<Member>(id, org);
    let private = MemberPrivate::id_of(id);
    if ledger.record(MemberPrivate::SPEC.name, private).is_some() {
        draft.belongs::<MemberPrivate>(private, org);
    }
    // A 党小组 belongs to its branch.
    draft.put(Member::SPEC.name, id, Member::group, crate::domain::kind::Value::Null);
    Some(draft)
}
