//! One member.

mod branch;
mod head;
mod leave;
mod private;
mod year;

use leptos::prelude::*;

use crate::domain::kind::{Id, Kind};
use crate::domain::member::{Member, MemberPrivate};
use crate::domain::organization::Level;
use crate::ledger::Same;
use crate::ledger::work::people::stand_alone;
use crate::ui::components::{Banner, BannerKind, Button, Empty, Page, PageHead, SectionHead, Suggestion};
use crate::ui::forms::{FormField, RecordForm, suggest_organizations};
use crate::ui::lists::checks::warning;
use crate::ui::route::Route;
use crate::ui::session::Session;
use branch::BranchField;
use head::Head;
use private::Private;
use year::Year;

/// The page of a member.
#[component]
pub fn MemberPage(id: Id) -> impl IntoView {
    let session = Session::get();
    let member = Memo::new(move |_| session.read(|ledger, _| ledger.read::<Member>(id)));
    let is_there = Memo::new(move |_| member.with(Option::is_some));
    move || {
        if is_there.get() { view! { <There id member/> }.into_any() } else { view! { <Gone/> }.into_any() }
    }
}

/// No such member.
#[component]
fn Gone() -> impl IntoView {
    let back = |()| crate::browser::page::set_hash(&Route::Members.href());
    view! {
        <Page>
            <PageHead title="党员"/>
            <Empty title="这里没有这名党员" text="可能已经删除，或者还没有并入他的记录。删除可以在“历史”里撤销。">
                <Button label="回到名册" on_press=back/>
            </Empty>
        </Page>
    }
}

#[component]
fn There(id: Id, member: Memo<Option<Member>>) -> impl IntoView {
    let session = Session::get();
    let warn = move |field: &'static str| {
        let today = session.today.get();
        let card = session.read(|ledger, _| {
            ledger.read::<MemberPrivate>(MemberPrivate::id_of(id)).map(|own| own.id_card).unwrap_or_default()
        });
        member.with(|member| warning(field, member.as_ref()?, &card, today))
    };
    let warn = Callback::new(warn);
    let suggest = Callback::new(move |(_, text): (&'static str, String)| groups(session, id, &text));
    let form =
        move |fields: Vec<FormField>, quiet| view! { <RecordForm kind=&Member::SPEC id fields warn suggest quiet/> };
    view! {
        <Page>
            <Head id member/>
            <SameAs id/>
            <div class="cols cols-rank">
                <div>
                    <SectionHead title="基本情况"/>
                    {form(of(&[Member::name, Member::gender, Member::birth, Member::ethnicity, Member::education]), false)}
                    <SectionHead title="组织关系"/>
                    <BranchField id/>
                    {form(of(&[
                        Member::standing, Member::joined, Member::confirmed, Member::group, Member::post, Member::job,
                    ]), true)}
                    <SectionHead title="流动、退休、考勤"/>
                    {form(vec![
                        Member::floating.into(), (Member::floating_to, "w4").into(), Member::retired.into(),
                        (Member::exempt, "w4").into(),
                    ], true)}
                    <SectionHead title="离开"/>
                    {form(vec![Member::left.into(), (Member::left_why, "w4").into()], true)}
                    {rest().map(|fields| form(fields, true))}
                </div>
                <div>
                    <Private id/>
                    <Year id/>
                </div>
            </div>
        </Page>
    }
}

/// Fields that were declared since: they need no change here to be seen.
fn rest() -> Option<Vec<FormField>> {
    const PLACED: [&str; 17] = [
        Member::name,
        Member::gender,
        Member::birth,
        Member::ethnicity,
        Member::education,
        Member::standing,
        Member::joined,
        Member::confirmed,
        Member::group,
        Member::post,
        Member::job,
        Member::floating,
        Member::floating_to,
        Member::retired,
        Member::exempt,
        Member::left,
        Member::left_why,
    ];
    let fields = Member::SPEC.fields.iter().filter(|spec| spec.form && !PLACED.contains(&spec.name));
    let fields: Vec<FormField> = fields.map(|spec| spec.name.into()).collect();
    (!fields.is_empty()).then_some(fields)
}

fn of(names: &[&'static str]) -> Vec<FormField> {
    names.iter().map(|name| (*name).into()).collect()
}

/// The 党小组 of the member's branch.
fn groups(session: Session, id: Id, text: &str) -> Vec<Suggestion> {
    session.look(|ledger, tree| {
        let Some(branch) = ledger.record(Member::SPEC.name, id).and_then(|record| record.org()) else {
            return Vec::new();
        };
        suggest_organizations(session, text, &|org| org.level == Level::Group && tree.is_within(org.id, branch))
    })
}

/// 同一个: the record stands for another.
#[component]
fn SameAs(id: Id) -> impl IntoView {
    let session = Session::get();
    let other = Memo::new(move |_| {
        let stands = session.ledger.with(|ledger| Same::members(ledger).resolve(id));
        (stands != id).then_some(stands)
    });
    let undo = move |()| session.commit_aloud(session.look(|ledger, _| stand_alone(ledger, id)));
    move || {
        other.get().map(|other| {
            let name = session.read(|ledger, _| ledger.name_of(other)).unwrap_or_else(|| "另一条记录".to_owned());
            view! {
                <Banner kind=BannerKind::Warn text=format!("这条记录已认作“{name}”，名册和统计都算在那一条上。")>
                    <Button label="打开那一条" on_press=move |()| crate::browser::page::set_hash(&Route::Member(other).href())/>
                    <Button label="取消同一个" on_press=undo/>
                </Banner>
            }
        })
    }
}
