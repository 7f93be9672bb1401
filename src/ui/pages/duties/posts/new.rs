//! 加一个人: somebody outside the 班子, such as a 党务工作者.

use leptos::prelude::*;

use super::PostsDesk;
use crate::domain::kind::{Kind, Ref};
use crate::domain::responsibility::{DutyPost, Responsibility};
use crate::ledger::duties::posts::add;
use crate::ui::components::{Button, ButtonKind, Combo, Dialog, Field, Named, Select, TextInput};
use crate::ui::forms::{reference, suggest_members};

/// What the dialog holds.
#[derive(Clone, Default)]
struct Typed {
    person: Ref,
    post: Option<DutyPost>,
    title: String,
}

#[component]
pub fn NewPost(open: RwSignal<bool>) -> impl IntoView {
    let desk = PostsDesk::get();
    let session = desk.session;
    let typed = RwSignal::new(Typed::default());
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if open.get() {
            typed.set(Typed::default());
            wrong.set(None);
        }
    });
    let make = move |()| {
        let Typed { person, post, title } = typed.get_untracked();
        let (me, post) = (session.me_now(), post.unwrap_or(DutyPost::Worker));
        let made = session.look(|ledger, tree| add(ledger, tree, desk.scope.now(), (&person, post, &title), me));
        match made {
            Ok(draft) => {
                session.commit_aloud(draft);
                open.set(false);
            }
            Err(why) => wrong.set(Some(why)),
        }
    };
    let foot = move || {
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="加入" kind=ButtonKind::Main on_press=make/>
        }
    };
    let label = |field: &str| Responsibility::SPEC.field(field).map_or("", |spec| spec.label);
    let name = Signal::derive(move || typed.with(|typed| typed.person.name.clone()));
    let suggest = move |text: String| suggest_members(session, &text, Some(desk.scope.org.get_untracked()));
    let all: Vec<(String, String)> =
        DutyPost::ALL.iter().map(|post| (post.key().to_owned(), post.label().to_owned())).collect();
    let posts = Signal::stored(all);
    let post = Signal::derive(move || typed.with(|typed| typed.post.unwrap_or(DutyPost::Worker).key().to_owned()));
    let title = Signal::derive(move || typed.with(|typed| typed.title.clone()));
    view! {
        <Dialog open title="加一个人的责任清单" foot>
            <div class="form-grid">
                <Field label=label(Responsibility::person) required=true width="w6" error=wrong>
                    <Combo value=name suggest on_commit=move |named: Named| typed.update(|typed| typed.person = reference(named))/>
                </Field>
                <Field label=label(Responsibility::post) width="w3">
                    <Select value=post options=posts on_commit=move |key: String| typed.update(|typed| typed.post = DutyPost::of(&key))/>
                </Field>
                <Field label=label(Responsibility::title) width="w3" help="空着就写岗位名称">
                    <TextInput value=title on_input=move |text| typed.update(|typed| typed.title = text)/>
                </Field>
            </div>
        </Dialog>
    }
}
