//! 导入: read everything, look at what it would do, then merge in one go. The same for a tour's 评分包.

mod done;
mod effects;
mod files;
mod same;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::files::{PickedFile, read_bytes};
use crate::exchange::open::{MOST_BYTES, check_size};
use crate::exchange::pictures::{self, Picture};
use crate::exchange::{Note, Opened, Preview, accept_same, open, preview};
use crate::ledger::{Action, Source, undone_import};
use crate::ui::components::{Button, ButtonKind, FileDrop, Progress};
use crate::ui::session::{Passed, Session, now};

/// What a file turned out to be.
#[derive(Clone)]
pub enum Content {
    /// A pack, and what merging it would do.
    Pack(Arc<Opened>, Arc<Preview>),
    /// Pictures.
    Pictures(Arc<Vec<Picture>>),
    /// Neither: why, and what to do.
    Wrong(String),
}

/// A file that was chosen.
#[derive(Clone)]
pub struct Incoming {
    /// Its name.
    pub name: String,
    /// What it is.
    pub content: Content,
    /// Whether it is to be merged.
    pub ticked: bool,
    /// The undo of this very pack's import, when it stands.
    pub undone: Option<Arc<Action>>,
}

/// Refuses a pack that does not belong where it is taken in: what it is, and where it belongs.
pub type Belongs = Arc<dyn Fn(&Opened) -> Result<(), String> + Send + Sync>;

/// What the importer holds.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The chosen files.
    pub files: RwSignal<Vec<Incoming>>,
    /// 同一个 that were accepted: the two ids.
    pub same: RwSignal<BTreeSet<(crate::domain::kind::Id, crate::domain::kind::Id)>>,
    /// Packs that were merged just now.
    pub merged: RwSignal<Vec<Arc<Opened>>>,
    belongs: StoredValue<Option<Belongs>>,
}

/// The leaf.
#[component]
pub fn Import() -> impl IntoView {
    view! { <Importer label="导入文件" hint="一个或几个都行，也可以拖到这里。先看清会改什么，确认了才并入"/> }
}

/// Choosing files, looking at what they would do, and merging them.
#[component]
pub fn Importer(
    /// The words of the file input.
    #[prop(into)]
    label: String,
    /// What can be dropped here.
    #[prop(into)]
    hint: String,
    /// Which packs belong here; all where nothing is said.
    #[prop(optional)]
    belongs: Option<Belongs>,
    /// Told what was merged just now.
    #[prop(optional, into)]
    on_merged: Option<Callback<Vec<Arc<Opened>>>>,
) -> impl IntoView {
    let session = Session::get();
    let desk = Desk {
        files: RwSignal::new(Vec::new()),
        same: RwSignal::new(BTreeSet::new()),
        merged: RwSignal::new(Vec::new()),
        belongs: StoredValue::new(belongs),
    };
    let progress = RwSignal::new(None::<(usize, usize)>);
    let on_files = move |chosen: Vec<web_sys::File>| {
        leptos::task::spawn_local(async move {
            let total = chosen.len();
            for (at, file) in chosen.into_iter().enumerate() {
                progress.set(Some((at, total)));
                let incoming = read(session, desk, PickedFile::from(file)).await;
                desk.files.update(|files| files.push(incoming));
            }
            progress.set(None);
        });
    };
    let any = move || desk.files.with(|files| !files.is_empty());
    let ready = move || desk.files.with(|files| files.iter().filter(|file| file.ticked).count());
    let merge = move |()| {
        leptos::task::spawn_local(async move {
            let before = desk.merged.with_untracked(Vec::len);
            merge_all(session, desk).await;
            if let Some(on_merged) = on_merged {
                on_merged.run(desk.merged.with_untracked(|all| all.iter().skip(before).cloned().collect()));
            }
        });
    };
    let merge_label = Signal::derive(move || format!("并入 {} 个文件", ready()));
    let why_not = Signal::derive(move || (ready() == 0).then(|| "没有可以并入的文件".to_owned()));
    let reading = move || {
        progress.get().map(|(at, total)| {
            #[allow(clippy::cast_precision_loss, reason = "a few files")]
            let done = at as f64 / total.max(1) as f64;
            view! { <Progress text=format!("正在读第 {} 个文件，共 {total} 个", at + 1) done=done/> }
        })
    };
    view! {
        <div class="import-drop">
            <FileDrop label=label accept=".json,application/json" multiple=true hint=hint on_files=on_files/>
        </div>
        {reading}
        {move || any().then(|| view! {
            <files::Files desk/>
            <same::SameOnes desk/>
            <effects::Effects desk/>
            <div class="fill-foot">
                <span>{move || foot(desk)}</span>
                <span class="acts">
                    <Button label="取消" on_press=move |()| desk.files.set(Vec::new())/>
                    <Button kind=ButtonKind::Main label=merge_label why_not=why_not on_press=merge/>
                </span>
            </div>
        })}
        <done::Done desk/>
    }
}

async fn read(session: Session, desk: Desk, file: PickedFile) -> Incoming {
    let name = file.name();
    let (content, undone) = match content(session, desk, &file).await {
        Ok(read) => read,
        Err(why) => (Content::Wrong(why), None),
    };
    let ticked = match &content {
        Content::Pack(_, preview) => {
            !preview.notes.iter().any(|note| matches!(note, Note::Again { .. } | Note::Undone { .. }))
        }
        Content::Pictures(_) => true,
        Content::Wrong(_) => false,
    };
    Incoming { name, content, ticked, undone }
}

async fn content(session: Session, desk: Desk, file: &PickedFile) -> Result<(Content, Option<Arc<Action>>), String> {
    let belongs = desk.belongs.get_value();
    check_size(file.size()).map_err(|refusal| refusal.to_string())?;
    let bytes = read_bytes(file, MOST_BYTES, |_, _| {}).await.map_err(|error| error.to_string())?;
    if pictures::is_pictures(&bytes) && belongs.is_none() {
        return pictures::open(&bytes).map(|all| (Content::Pictures(Arc::new(all)), None));
    }
    let opened = open(&bytes, &file.name()).map_err(|refusal| refusal.to_string())?;
    opened.check_demo(session.demo).map_err(|refusal| refusal.to_string())?;
    belongs.map_or(Ok(()), |belongs| belongs(&opened))?;
    let pack = opened.header.id;
    let history = session.whole_history().await;
    let undone = undone_import(&history, pack).cloned().map(Arc::new);
    let known = session.known_packs(undone.is_some().then_some(pack));
    let seen = session.look(|ledger, tree| preview(ledger, tree, Some(session.me_now()), &opened, &known, now()));
    Ok((Content::Pack(Arc::new(opened), Arc::new(seen)), undone))
}

fn foot(desk: Desk) -> String {
    let mut sums = [0usize; 3];
    desk.files.with(|files| {
        for file in files.iter().filter(|file| file.ticked) {
            if let Content::Pack(_, preview) = &file.content {
                sums[0] += preview.counts.new;
                sums[1] += preview.counts.changed;
                sums[2] += preview.counts.conflict;
            }
        }
    });
    let conflicts = if sums[2] > 0 {
        format!("有 {} 处冲突，可以先并入，稍后在“冲突”里定。", sums[2])
    } else {
        String::new()
    };
    format!("并入后：新增 {} 条，改动 {} 条。{conflicts}", sums[0], sums[1])
}

/// Merges the ticked files one after another, each as one action, and then joins what was accepted as 同一个.
async fn merge_all(session: Session, desk: Desk) {
    let files: Vec<Incoming> =
        desk.files.with_untracked(|files| files.iter().filter(|file| file.ticked).cloned().collect());
    let before = session.undoable();
    let mut pictures = 0;
    for file in &files {
        match &file.content {
            Content::Pack(opened, _) => merge_one(session, desk, opened, &file.name),
            Content::Pictures(all) => pictures += session.take_pictures(all).await,
            Content::Wrong(_) => {}
        }
    }
    let accepted = desk.same.get_untracked();
    for file in &files {
        let Content::Pack(_, preview) = &file.content else { continue };
        for one in preview.same.iter().filter(|one| accepted.contains(&(one.kept(), one.other()))) {
            session.commit(session.look(|ledger, _| accept_same(ledger, one)));
        }
    }
    desk.files.set(Vec::new());
    desk.same.set(BTreeSet::new());
    let more = if pictures > 0 { format!("，影像 {pictures} 张") } else { String::new() };
    let done = session.undoable().saturating_sub(before);
    session.say_with_undo_of(format!("已并入 {} 个文件{more}", files.len()), done);
}

fn merge_one(session: Session, desk: Desk, opened: &Arc<Opened>, file: &str) {
    let header = &opened.header;
    let (title, from) = (header.title.clone(), opened.sender().to_owned());
    let source = Source::Import { pack: header.id, title: title.clone(), from: from.clone() };
    let label = format!("并入“{title}”（{from}）");
    let merged = session.merge(opened.records.clone(), opened.actors.clone(), label, source);
    let action = merged.map(|merged| (merged.action.actor, merged.action.n)).filter(|(_, n)| *n > 0);
    session.note_passed(Passed {
        at: clock::now_ms(),
        out: false,
        pack: header.id.to_string(),
        title,
        who: from,
        who_id: header.from.id,
        file: file.to_owned(),
        records: opened.records.len(),
        made_at: header.made_at.map(|moment| moment.to_string()).unwrap_or_default(),
        action,
    });
    desk.merged.update(|all| all.push(opened.clone()));
}
