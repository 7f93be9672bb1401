//! Beginning from a file: the upper level's 组织包, or one's own backup. And the demo.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files::PickedFile;
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;
use crate::exchange::pictures::{Picture, sha256};
use crate::exchange::{Opened, Purpose};
use crate::ledger::{Ledger, OrgTree, Source, demo};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, FileDrop, Select, TextInput};
use crate::ui::session::{FirstDeed, Opening, Phase, PhaseSignal, Profile, Session, begin_first, read_pack};

/// The organizations of a pack, as the list to choose oneself from.
fn organizations(opened: &Opened) -> Vec<(String, String)> {
    let mut ledger = Ledger::new(Session::new_id(), 0);
    let records = opened.records.iter().filter(|record| &*record.kind == Organization::SPEC.name).cloned().collect();
    ledger.absorb(records);
    let tree = OrgTree::of(&ledger);
    let named = |(id, depth): (Id, usize)| (id.to_string(), format!("{}{}", "　".repeat(depth), tree.name(id)));
    tree.flat().into_iter().map(named).collect()
}

/// A file, and who one is in it.
#[derive(Clone)]
struct Chosen {
    opened: Arc<Opened>,
    organizations: Vec<(String, String)>,
}

/// The button, and the dialog that asks who one is.
#[component]
pub fn JoinFile(opening: Opening) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let wrong = RwSignal::new(None::<String>);
    let chosen = RwSignal::new(None::<Chosen>);
    let open = RwSignal::new(false);
    let known = opening.profile.clone();
    let (org, name, post) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let read = move |file: PickedFile| {
        let known = known.clone();
        leptos::task::spawn_local(async move {
            match read_pack(&file).await.and_then(|opened| usable(opened, opening.name == crate::ui::session::DEMO)) {
                Ok(found) => {
                    wrong.set(None);
                    org.set(first_guess(&found));
                    if let Some(known) = known {
                        name.set(known.name);
                        post.set(known.post);
                    }
                    chosen.set(Some(found));
                    open.set(true);
                }
                Err(why) => wrong.set(Some(why)),
            }
        });
    };
    let on_files = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            read.clone()(PickedFile::from(file));
        }
    };
    let opening_now = opening.clone();
    let begin = move |()| {
        let Some(found) = chosen.get_untracked() else { return };
        let Ok(id) = org.get_untracked().parse::<Id>() else { return };
        let label =
            found.organizations.iter().find(|(key, _)| *key == id.to_string()).map(|(_, name)| name.trim().to_owned());
        let profile = Profile {
            org: id,
            org_name: label.unwrap_or_default().trim_start_matches('　').to_owned(),
            name: name.get_untracked().trim().to_owned(),
            post: post.get_untracked().trim().to_owned(),
        };
        let deed = deed(found.opened, profile.clone());
        begin_first(phase, opening_now.clone(), profile, deed);
    };
    let why_not = Signal::derive(move || match () {
        () if org.get().is_empty() => Some("请点出哪个是本单位".to_owned()),
        () if name.get().trim().is_empty() => Some("请填姓名".to_owned()),
        () => None,
    });
    let foot = move || {
        let begin = begin.clone();
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label="开始记账" why_not=why_not on_press=begin/>
        }
    };
    let title = Signal::derive(move || {
        chosen.with(|found| found.as_ref().map(|found| found.opened.header.title.clone()).unwrap_or_default())
    });
    let listed = Signal::derive(move || {
        chosen.with(|found| found.as_ref().map(|found| found.organizations.clone()).unwrap_or_default())
    });
    view! {
        <FileDrop label="打开组织包或备份" accept=".json,application/json" hint="也可以把文件拖到这里" on_files=on_files/>
        <p class="wrong" role="alert">{move || wrong.get()}</p>
        <Dialog open title=title foot>
            <p class="quiet small">{move || chosen.with(|found| found.as_ref().map(summary))}</p>
            <div class="form-grid">
                <Field label="哪个是本单位" required=true width="w6">
                    <Select value=org options=listed empty="请选" on_commit=move |key: String| org.set(key)/>
                </Field>
                <Field label="我的姓名" required=true width="w3">
                    <TextInput value=name on_input=move |text: String| name.set(text)/>
                </Field>
                <Field label="我的职务" width="w3">
                    <TextInput value=post on_input=move |text: String| post.set(text)/>
                </Field>
            </div>
        </Dialog>
    }
}

fn usable(opened: Opened, demo: bool) -> Result<Chosen, String> {
    opened.check_demo(demo).map_err(|refusal| refusal.to_string())?;
    let organizations = organizations(&opened);
    if organizations.is_empty() {
        return Err(format!(
            "“{}”里没有党组织，不能从它开账。请打开上级发来的组织包，或本单位的备份文件。",
            opened.header.title
        ));
    }
    Ok(Chosen { opened: Arc::new(opened), organizations })
}

/// In a backup one is who made it; in a 组织包 one is whom it is for.
fn first_guess(found: &Chosen) -> String {
    let header = &found.opened.header;
    let who = if header.purpose == Purpose::Backup { Some(&header.from) } else { header.to.as_ref() };
    let id = who.and_then(|who| who.id).map(|id| id.to_string());
    id.filter(|id| found.organizations.iter().any(|(key, _)| key == id)).unwrap_or_default()
}

fn summary(found: &Chosen) -> String {
    let header = &found.opened.header;
    let made = header
        .made_at
        .map(|moment| format!("，{}制作", crate::domain::dates::day_in_words(moment.date())))
        .unwrap_or_default();
    format!(
        "来自{}{made}，{} 条记录，{} 个党组织。",
        found.opened.sender(),
        found.opened.records.len(),
        found.organizations.len()
    )
}

fn deed(opened: Arc<Opened>, profile: Profile) -> FirstDeed {
    Arc::new(move |session: Session| {
        session.keep_profile(profile.clone());
        let header = &opened.header;
        let (title, from) = (header.title.clone(), opened.sender().to_owned());
        let source = Source::Import { pack: header.id, title: title.clone(), from: from.clone() };
        session.take_history(&opened.history);
        session.merge(opened.records.clone(), opened.actors.clone(), format!("并入“{title}”（{from}）"), source);
    })
}

/// The one drawing behind every photo of the demo.
fn demo_picture() -> Picture {
    let bytes = demo::PHOTO.to_vec();
    Picture { sha256: sha256(&bytes), mime: demo::PHOTO_MIME.to_owned(), bytes }
}

/// The demo's own database, filled when it is opened for the first time.
#[component]
pub fn PrepareDemo(opening: Opening) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let (ledger, profile) = demo::ledger(crate::browser::clock::today(), [Session::new_id(), Session::new_id()]);
    let profile = Profile { org: profile.org, org_name: profile.org_name, name: profile.name, post: profile.post };
    let records: Vec<_> = ledger.records().cloned().collect();
    let actors: Vec<_> = ledger.actors().iter().map(|(id, info)| (*id, info.clone())).collect();
    let kept = profile.clone();
    let deed: FirstDeed = Arc::new(move |session: Session| {
        session.keep_profile(kept.clone());
        session.fill(records.clone(), actors.clone());
        leptos::task::spawn_local(async move {
            session.take_pictures(&[demo_picture()]).await;
        });
    });
    Effect::new(move |_| phase.set(Phase::Ready(opening.clone(), profile.clone(), Some(deed.clone()))));
    view! { <p class="loading" role="status">"正在准备示范数据"</p> }
}
