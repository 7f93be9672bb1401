//! One 任务. It is one record wherever it appears: here it is changed, and here stands where it appears.

mod acts;
mod hand;
mod head;
mod links;
mod periods;

use leptos::prelude::*;

use super::tasks::FinishDialog;
use crate::domain::kind::{Id, Kind, KindSpec};
use crate::domain::task::{Task, TaskState};
use crate::ledger::duties::tasks::{LAYERS, may};
use crate::ui::components::{Empty, Page, PageHead, SectionHead, Suggestion};
use crate::ui::forms::{FormField, RecordForm, suggest_members, suggest_organizations};
use crate::ui::route::{DutiesTab, Route};
use crate::ui::session::Session;

static TASK: KindSpec = Task::SPEC;

/// What the parts of the page share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct OneTask {
    pub session: Session,
    pub id: Id,
    pub task: Memo<Option<Task>>,
    pub state: Memo<Option<TaskState>>,
    /// Why it cannot be written here.
    pub refusal: Memo<Option<String>>,
    /// The 办结 dialog.
    pub finishing: RwSignal<bool>,
    /// The 分解下达 dialog.
    pub handing: RwSignal<bool>,
}

impl OneTask {
    fn new(id: Id) -> Self {
        let session = Session::get();
        let task = Memo::new(move |_| session.ledger.with(|ledger| ledger.read::<Task>(id)));
        let state = Memo::new(move |_| task.with(|task| task.as_ref().map(|task| task.state(session.today.get()))));
        let refusal = Memo::new(move |_| {
            let me = session.me();
            session.tree.with(|tree| task.with(|task| may(tree, me, task.as_ref()?).err()))
        });
        Self { session, id, task, state, refusal, finishing: RwSignal::new(false), handing: RwSignal::new(false) }
    }

    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// Something of the task, while it is there.
    pub fn with<T: Default>(self, f: impl FnOnce(&Task) -> T) -> T {
        self.task.with(|task| task.as_ref().map(f).unwrap_or_default())
    }
}

/// The page.
#[component]
pub fn TaskPage(id: Id) -> impl IntoView {
    let one = OneTask::new(id);
    provide_context(one);
    let there = Memo::new(move |_| one.task.with(Option::is_some));
    move || if there.get() { view! { <There/> }.into_any() } else { view! { <Gone/> }.into_any() }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Page>
            <PageHead title="任务"/>
            <Empty title="这里没有这个任务" text="可能已经删除，或者还没有并入它的记录。删除可以在“历史”里撤销。">
                <a class="btn" href=Route::Duties(DutiesTab::Tasks).href()>"回到任务清单"</a>
            </Empty>
        </Page>
    }
}

#[component]
fn There() -> impl IntoView {
    let one = OneTask::get();
    let (session, id) = (one.session, one.id);
    let suggest = Callback::new(move |(field, text): (&'static str, String)| suggestions(one, field, &text));
    let fields = vec![
        (Task::title, "w6").into(),
        Task::unit.into(),
        Task::person.into(),
        Task::cadence.into(),
        Task::due.into(),
        FormField { name: Task::begins, width: "" },
    ];
    let layers: Vec<FormField> = LAYERS.into_iter().map(FormField::from).collect();
    let task = Signal::derive(move || Some(id));
    let ended = move || one.with(|task| task.done.is_some() || !task.result.is_empty());
    let _ = session;
    view! {
        <Page>
            <head::Head/>
            <acts::StateLine/>
            <div class="cols cols-rank">
                <div>
                    <SectionHead title="任务"/>
                    <RecordForm kind=&TASK id fields suggest/>
                    <div class="duty-gap"><RecordForm kind=&TASK id fields=vec![Task::standard.into()] quiet=true/></div>
                    <periods::Periods/>
                    {move || ended().then(|| view! {
                        <SectionHead title="办结"/>
                        <RecordForm kind=&TASK id fields=vec![Task::done.into(), (Task::result, "w4").into()] quiet=true/>
                    })}
                    <SectionHead title="五层联动" count="区委统一领导、部门牵头抓总、成员单位密切配合、党工委统筹推进、基层主抓落实"/>
                    <RecordForm kind=&TASK id fields=layers quiet=true/>
                </div>
                <aside aria-label="出现在哪里"><links::Links/></aside>
            </div>
            <FinishDialog open=one.finishing task/>
            <hand::HandDialog open=one.handing/>
        </Page>
    }
}

fn suggestions(one: OneTask, field: &str, text: &str) -> Vec<Suggestion> {
    let org = one.task.with_untracked(|task| task.as_ref().and_then(|task| task.org));
    if field == Task::unit {
        return suggest_organizations(one.session, text, &|_| true);
    }
    suggest_members(one.session, text, org)
}
