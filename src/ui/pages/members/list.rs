//! The list.

use crate::domain::order::Gather;
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use super::columns::{self, HEAD};
use super::empty::NoMembers;
use super::list_view::ListView;
use super::new::NewMember;
use super::paste::PasteRoster;
use super::scope::ScopeSelect;
use crate::browser::{collation, page};
use crate::domain::dates::day_in_words;
use crate::domain::kind::Id;
use crate::ledger::work::hours::member_hours;
use crate::ui::components::{
    Button, ButtonKind, Check, FillFoot, LedgerTable, Page, PageHead, Row, ScrollRegion, SearchBox, Segment, Segmented,
    Sort, thousands,
};
use crate::ui::lists::members::{Filter, MemberRow, Sums, found, rows, sort, sums};
use crate::ui::session::Session;

/// A place in the list of all, and the characters that were found there.
type Found = (usize, Vec<(usize, usize)>);

/// What the page reads and what is asked of it.
#[derive(Clone, Copy)]
struct List {
    session: Session,
    view: RwSignal<ListView>,
    scope: Memo<Id>,
    all: Memo<Arc<Vec<MemberRow>>>,
    /// Places in `all` with the characters found, in the order of the screen.
    shown: Memo<Vec<Found>>,
    /// Whether private values are shown as they are.
    open: RwSignal<bool>,
}

impl List {
    fn new() -> Self {
        let session = Session::get();
        let view = RwSignal::new(ListView::last());
        Effect::new(move |_| view.with(ListView::keep));
        let wanted = Memo::new(move |_| view.with(|view| view.scope));
        let scope = Memo::new(move |_| wanted.get().unwrap_or_else(|| session.me()));
        let all = Memo::new(move |_| {
            let (scope, today) = (scope.get(), session.today.get());
            Arc::new(session.read(|ledger, tree| rows(ledger, tree, scope, today)))
        });
        let shown = Memo::new(move |_| all.with(|all| view.with(|view| shown(all, view))));
        Self { session, view, scope, all, shown, open: RwSignal::new(false) }
    }

    fn rows(self) -> Memo<Vec<Row>> {
        let hours = Memo::new(move |_| {
            let (scope, year) = (self.scope.get(), self.session.today.get().year());
            let rows = self.session.read(|ledger, tree| member_hours(ledger, tree, scope, year));
            rows.into_iter().filter_map(|row| Some((row.member.id?, row))).gather_map()
        });
        Memo::new(move |_| {
            let (all, open, month) = (self.all.get(), self.open.get(), self.session.today.get().month());
            let row = |(number, (at, marks)): (usize, &Found)| {
                hours.with(|hours| Some(columns::row(number + 1, (all.get(*at)?, marks.clone()), (hours, month), open)))
            };
            self.shown.with(|shown| shown.iter().enumerate().filter_map(row).collect())
        })
    }

    fn sums(self) -> Sums {
        let today = self.session.today.get();
        self.all.with(|all| self.shown.with(|shown| sums(shown.iter().filter_map(|(at, _)| all.get(*at)), today)))
    }

    fn segments(self) -> Vec<Segment> {
        let count = |filter: Filter| self.all.with(|all| all.iter().filter(|row| filter.shows(row)).count());
        let segment = |filter: Filter| {
            let count = count(filter);
            let always = matches!(filter, Filter::All) || self.view.with(|view| view.filter) == filter;
            let has_place = always || count > 0 || filter != Filter::Left;
            has_place.then(|| Segment {
                key: filter.label().to_owned(),
                label: filter.label().to_owned(),
                count: Some(count),
            })
        };
        Filter::ALL.into_iter().filter_map(segment).collect()
    }
}

fn shown(all: &[MemberRow], view: &ListView) -> Vec<(usize, Vec<(usize, usize)>)> {
    let mut hits: BTreeMap<Id, (usize, Vec<(usize, usize)>)> = BTreeMap::new();
    let mut rows: Vec<&MemberRow> = Vec::new();
    for (at, row) in all.iter().enumerate().filter(|(_, row)| view.filter.shows(row)) {
        if let Some(marks) = found(row, &view.query, &collation::initial) {
            hits.insert(row.member.id, (at, marks));
            rows.push(row);
        }
    }
    sort(&mut rows, view.sort.key, view.sort.descending, &collation::compare);
    rows.into_iter().filter_map(|row| hits.remove(&row.member.id)).collect()
}

/// The list of members.
#[component]
pub fn MembersPage() -> impl IntoView {
    let list = List::new();
    let session = list.session;
    let (pasting, adding) = (RwSignal::new(false), RwSignal::new(false));
    let sub = Signal::derive(move || {
        let name = session.tree.with(|tree| tree.name(list.scope.get()).to_owned());
        let count = list.all.with(|all| all.iter().filter(|row| Filter::All.shows(row)).count());
        format!("{name}　{} 名", thousands(count))
    });
    let is_empty = Memo::new(move |_| list.shown.with(Vec::is_empty));
    let body = move || {
        if is_empty.get() {
            let narrowed = Signal::derive(move || list.all.with(|all| !all.is_empty()));
            let clear = Callback::new(move |()| {
                list.view.update(|view| *view = ListView { scope: view.scope, ..ListView::default() })
            });
            view! {
                <NoMembers narrowed on_clear=clear on_paste=Callback::new(move |()| pasting.set(true))
                    on_new=Callback::new(move |()| adding.set(true))/>
            }
            .into_any()
        } else {
            view! { <Table list/> }.into_any()
        }
    };
    let kind = ButtonKind::Main;
    // Without members the page itself offers these, larger.
    let has_any = Memo::new(move |_| list.all.with(|all| !all.is_empty()));
    view! {
        <Page fill=true>
            <PageHead title="党员" sub=sub saved=session.saved>
                {move || has_any.get().then(|| view! {
                    <Button label="粘贴名册" on_press=move |()| pasting.set(true)/>
                    <Button label="打印" on_press=|()| page::print()/>
                    <Button label="新建" kind on_press=move |()| adding.set(true)/>
                })}
            </PageHead>
            <Tools list/>
            <p class="print-only">{move || day_in_words(session.today.get())}</p>
            {body}
            <PasteRoster open=pasting/>
            <NewMember open=adding near=list.scope/>
        </Page>
    }
}

#[component]
fn Tools(list: List) -> impl IntoView {
    let view = list.view;
    let choose = Callback::new(move |org: Id| view.update(|view| view.scope = Some(org)));
    let filter = move |key: String| {
        if let Some(filter) = Filter::ALL.into_iter().find(|filter| filter.label() == key) {
            view.update(|view| view.filter = filter);
        }
    };
    view! {
        <div class="toolbar">
            <SearchBox label="查找党员".to_owned() placeholder="姓名、拼音首字母（lgl）、电话尾号"
                value=Signal::derive(move || view.with(|view| view.query.clone()))
                on_input=move |text| view.update(|view| view.query = text)/>
            <span class="scope-select"><ScopeSelect scope=list.scope on_choose=choose/></span>
            <Segmented label="筛选" segments=Signal::derive(move || list.segments())
                value=Signal::derive(move || view.with(|view| view.filter.label().to_owned())) on_select=filter/>
            <span class="push">
                <Check label="显示身份证号" checked=list.open on_commit=move |open| list.open.set(open)/>
            </span>
        </div>
    }
}

#[component]
fn Table(list: List) -> impl IntoView {
    let extent = RwSignal::new(String::new());
    let sort = Signal::derive(move || Some(list.view.with(|view| view.sort)));
    let on_sort = move |sort: Sort| list.view.update(|view| view.sort = sort);
    let foot = Signal::derive(move || foot_words(&list.sums()));
    view! {
        <ScrollRegion label="党员名册">
            <LedgerTable label="党员名册" columns=columns::heads() rows=list.rows() sort=sort on_sort=on_sort head=HEAD extent/>
        </ScrollRegion>
        <FillFoot text=foot><span class="faint">{extent}</span></FillFoot>
    }
}

fn foot_words(sums: &Sums) -> String {
    let age = sums.age.map_or_else(|| "—".to_owned(), |age| format!("{age} 岁"));
    let number = |count: usize| thousands(count);
    format!(
        "正式 {}，预备 {}　男 {}，女 {}　平均年龄 {age}",
        number(sums.full),
        number(sums.probationary),
        number(sums.men),
        number(sums.women)
    )
}
