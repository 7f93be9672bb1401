//! Beginning from a file: the upper level's 组织包, one's own backup, or a judge's 评分包. And the demo.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::files::PickedFile;
use crate::domain::kind::{Id, Kind};
use crate::domain::organization::Organization;
use crate::exchange::pictures::{Picture, sha256};
use crate::exchange::{Invitation, Opened, Purpose, invitation};
use crate::ledger::{Ledger, OrgTree, Source, demo};
use crate::ui::components::{Button, ButtonKind, Dialog, Field, FileDrop, Select, TextInput};
use crate::ui::session::{
    DEMO, FirstDeed, JudgeSeat, Opening, Phase, PhaseSignal, Profile, Session, begin_demo, begin_first, judge_unit,
    read_pack,
};

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
    /// The judge for whom the file is.
    judge: Option<Invitation>,
}

/// The button, and the dialog that asks who one is.
#[component]
pub fn JoinFile(
    opening: Opening,
    /// Whether nothing was ever begun here: then a pack of the demo begins the demo.
    #[prop(optional)]
    fresh: bool,
) -> impl IntoView {
    let phase = expect_context::<PhaseSignal>().0;
    let wrong = RwSignal::new(None::<String>);
    let chosen = RwSignal::new(None::<Chosen>);
    let open = RwSignal::new(false);
    let who = Who::new(opening.profile.as_ref());
    let in_demo = opening.name == DEMO;
    let read = move |file: PickedFile| {
        leptos::task::spawn_local(async move {
            match read_pack(&file).await.and_then(|opened| usable(opened, in_demo, fresh)) {
                Ok(found) => {
                    wrong.set(None);
                    who.fill(&found);
                    chosen.set(Some(found));
                    open.set(true);
                }
                Err(why) => wrong.set(Some(why)),
            }
        });
    };
    let on_files = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            read(PickedFile::from(file));
        }
    };
    let begin = move |()| {
        let Some(found) = chosen.get_untracked() else { return };
        let Some(profile) = who.profile(&found) else { return };
        let demo = found.opened.header.demo;
        let deed = deed(found.opened, profile.clone());
        if demo && !in_demo {
            begin_demo(phase, profile, deed, move |why| {
                open.set(false);
                wrong.set(Some(why));
            });
        } else {
            begin_first(phase, opening.clone(), profile, deed);
        }
    };
    let judge = move || chosen.with(|found| found.as_ref().and_then(|found| found.judge.clone()));
    let foot = move || {
        let begin = begin.clone();
        let label = if judge().is_some() { "开始打分" } else { "开始记账" };
        view! {
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button kind=ButtonKind::Main label=label why_not=who.why_not() on_press=begin/>
        }
    };
    let title = Signal::derive(move || {
        chosen.with(|found| found.as_ref().map(|found| found.opened.header.title.clone()).unwrap_or_default())
    });
    let listed = Signal::derive(move || {
        chosen.with(|found| found.as_ref().map(|found| found.organizations.clone()).unwrap_or_default())
    });
    let fields = move || match judge() {
        Some(judge) => view! { <JudgeFacts judge name=who.name/> }.into_any(),
        None => view! {
            <p class="quiet small">{move || chosen.with(|found| found.as_ref().map(summary))}</p>
            <UnitFields who listed/>
        }
        .into_any(),
    };
    view! {
        <FileDrop label="打开组织包或备份" accept=".json,application/json"
            hint="评委收到的评分包也在这里打开。也可以把文件拖到这里" on_files=on_files/>
        <p class="wrong" role="alert">{move || wrong.get()}</p>
        <Dialog open title=title foot>{fields}</Dialog>
    }
}

/// What the dialog asks.
#[derive(Clone, Copy)]
struct Who {
    org: RwSignal<String>,
    name: RwSignal<String>,
    post: RwSignal<String>,
}

impl Who {
    fn new(known: Option<&Profile>) -> Self {
        let text = |of: fn(&Profile) -> &String| RwSignal::new(known.map(of).cloned().unwrap_or_default());
        Self { org: RwSignal::new(String::new()), name: text(|known| &known.name), post: text(|known| &known.post) }
    }

    /// What the file says already.
    fn fill(self, found: &Chosen) {
        match &found.judge {
            Some(invited) => {
                self.org.set(judge_unit(invited).to_string());
                self.name.set(invited.judge.name.clone());
                self.post.set(invited.judge.post.clone());
            }
            None => self.org.set(first_guess(found)),
        }
    }

    fn why_not(self) -> Signal<Option<String>> {
        Signal::derive(move || match () {
            () if self.org.get().is_empty() => Some("请点出哪个是本单位".to_owned()),
            () if self.name.get().trim().is_empty() => Some("请填姓名".to_owned()),
            () => None,
        })
    }

    fn profile(self, found: &Chosen) -> Option<Profile> {
        let org: Id = self.org.get_untracked().parse().ok()?;
        let listed = found.organizations.iter().find(|(key, _)| *key == org.to_string());
        let listed = listed.map(|(_, name)| name.trim().trim_start_matches('　').to_owned());
        let invited = found.judge.as_ref();
        let named = invited.map(|invited| invited.judge.unit.name.clone());
        Some(Profile {
            org,
            org_name: named.filter(|name| !name.is_empty()).or(listed).unwrap_or_default(),
            name: self.name.get_untracked().trim().to_owned(),
            post: self.post.get_untracked().trim().to_owned(),
            judge: invited.map(JudgeSeat::of),
        })
    }
}

/// Which unit, name and post.
#[component]
fn UnitFields(who: Who, listed: Signal<Vec<(String, String)>>) -> impl IntoView {
    view! {
        <div class="form-grid">
            <Field label="哪个是本单位" required=true width="w6">
                <Select value=who.org options=listed empty="请选" on_commit=move |key: String| who.org.set(key)/>
            </Field>
            <Field label="我的姓名" required=true width="w3">
                <TextInput value=who.name on_input=move |text: String| who.name.set(text)/>
            </Field>
            <Field label="我的职务" width="w3">
                <TextInput value=who.post on_input=move |text: String| who.post.set(text)/>
            </Field>
        </div>
    }
}

/// What a judge is asked to do. Everything is known but whether it is the right person.
#[component]
fn JudgeFacts(judge: Invitation, name: RwSignal<String>) -> impl IntoView {
    let unit = judge.judge.unit.name.clone();
    view! {
        <dl class="facts judge-facts">
            <dt>"观摩"</dt><dd>{judge.name}</dd>
            <dt>"点位"</dt><dd>{format!("路线上共 {} 个点，自己应当回避的会标出来", judge.stops)}</dd>
            {(!unit.is_empty()).then(|| view! { <dt>"评委单位"</dt><dd>{unit}</dd> })}
        </dl>
        <Field label="我的姓名" required=true>
            <TextInput value=name on_input=move |text: String| name.set(text)/>
        </Field>
        <p class="small faint">"打的分只存在这台电脑上，打完用“交出评分包”存成文件带回。"</p>
    }
}

fn usable(opened: Opened, in_demo: bool, fresh: bool) -> Result<Chosen, String> {
    if !(fresh && opened.header.demo) {
        opened.check_demo(in_demo).map_err(|refusal| refusal.to_string())?;
    }
    let (organizations, judge) = (organizations(&opened), invitation(&opened));
    let title = &opened.header.title;
    if opened.header.purpose == Purpose::Score && judge.is_none() {
        return Err(format!("“{title}”是评委交回的评分包，不能从它开账。请由组织观摩的单位在“打分”里收回。"));
    }
    if organizations.is_empty() && judge.is_none() {
        return Err(format!("“{title}”里没有党组织，不能从它开账。请打开上级发来的组织包，或本单位的备份文件。"));
    }
    Ok(Chosen { opened: Arc::new(opened), organizations, judge })
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
    let profile =
        Profile { org: profile.org, org_name: profile.org_name, name: profile.name, post: profile.post, judge: None };
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
