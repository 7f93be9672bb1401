//! The tree of organizations.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::list_view::TreeView;
use super::new::NewOrganization;
use super::paste::PasteOrganizations;
use super::rows::{Making, heads};
use super::tools::Tools;
use crate::browser::{collation::initial, page};
use crate::domain::dates::day_in_words;
use crate::domain::kind::{Id, Ref};
use crate::ui::components::{
    Banner, BannerKind, Button, ButtonKind, Empty, FillFoot, LedgerTable, Page, PageHead, Row, ScrollRegion, thousands,
};
use crate::ui::lists::organizations::{Wanted, level_counts, lines, member_counts};
use crate::ui::session::Session;

/// The tree.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    let session = Session::get();
    let view = RwSignal::new(TreeView::last());
    Effect::new(move |_| view.with(TreeView::keep));
    let (pasting, adding) = (RwSignal::new(false), RwSignal::new(false));
    let rows = rows(session, view);
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let unfold = Callback::new(move |()| view.update(|view| view.folded = Some(BTreeSet::new())));
    let fold = Callback::new(move |()| {
        let all = session
            .look(|_, tree| tree.all().map(|org| org.id).filter(|id| !tree.children(Some(*id)).is_empty()).collect());
        view.update(|view| view.folded = Some(all));
    });
    let sub = Signal::derive(move || format!("{} 个", session.tree.with(|tree| thousands(tree.len()))));
    let under = Signal::derive(move || {
        let me = session.me();
        session.tree.with(|tree| Ref::to(me, tree.name(me)))
    });
    let body = move || {
        if is_empty.get() {
            let clear = move |()| view.update(|view| view.wanted = Wanted::default());
            view! {
                <Empty title="没有符合的记录" text="换一个词，或者清除筛选。"><Button label="清除筛选" on_press=clear/></Empty>
            }
            .into_any()
        } else {
            view! {
                <ScrollRegion label="党组织"><LedgerTable label="党组织" columns=heads() rows/></ScrollRegion>
            }
            .into_any()
        }
    };
    view! {
        <Page fill=true>
            <PageHead title="党组织" sub=sub saved=session.saved>
                <Button label="从 Excel 粘贴" on_press=move |()| pasting.set(true)/>
                <Button label="打印" on_press=|()| page::print()/>
                <Button label="新建" kind=ButtonKind::Main on_press=move |()| adding.set(true)/>
            </PageHead>
            <Cycles/>
            <Tools view on_unfold=unfold on_fold=fold/>
            <p class="print-only">{move || day_in_words(session.today.get())}</p>
            {body}
            <FillFoot text=Signal::derive(move || foot(session, view))>
                <span class="faint"><kbd>"←"</kbd>" "<kbd>"→"</kbd>" 收起、展开"</span>
            </FillFoot>
            <PasteOrganizations open=pasting/>
            <NewOrganization open=adding under/>
        </Page>
    }
}

fn rows(session: Session, view: RwSignal<TreeView>) -> Memo<Vec<Row>> {
    let counts = Memo::new(move |_| {
        let today = session.today.get();
        session.read(|ledger, tree| member_counts(ledger, tree, today))
    });
    let on_fold = Callback::new(move |key: String| {
        let Ok(id) = key.parse::<Id>() else { return };
        let me = session.me_now();
        let mut folded = session.look(|_, tree| view.with_untracked(|view| view.folded(tree, me)));
        if !folded.remove(&id) {
            folded.insert(id);
        }
        view.update(|view| view.folded = Some(folded));
    });
    Memo::new(move |_| {
        let (me, today) = (session.me(), session.today.get());
        session.tree.with(|tree| {
            counts.with(|counts| {
                let lines = view.with(|view| lines(tree, &view.wanted, &view.folded(tree, me), &initial));
                let making = Making { tree, counts, me, today, on_fold };
                lines.iter().filter_map(|line| making.row(line)).collect()
            })
        })
    })
}

/// Organizations whose upper ones were moved below them.
#[component]
fn Cycles() -> impl IntoView {
    let session = Session::get();
    move || {
        let names: Vec<String> =
            session.tree.with(|tree| tree.cycles().iter().map(|id| format!("“{}”", tree.name(*id))).collect());
        (!names.is_empty()).then(|| {
            let text = format!(
                "{}和它的上级互为上下级，已按较新的一次改动断开，暂时排在最上面。请打开它，重填上级党组织。",
                names.join("、")
            );
            view! { <Banner kind=BannerKind::Warn text/> }
        })
    }
}

fn foot(session: Session, view: RwSignal<TreeView>) -> String {
    let (me, today) = (session.me(), session.today.get());
    let levels = view.with(|view| session.tree.with(|tree| level_counts(tree, &view.wanted, &initial)));
    let words: Vec<String> =
        levels.iter().map(|(level, count)| format!("{} {}", level.label(), thousands(*count))).collect();
    let members = session.read(|ledger, tree| member_counts(ledger, tree, today).get(&me).copied().unwrap_or_default());
    format!("{}　本单位党员 {} 名", words.join("，"), thousands(members))
}
