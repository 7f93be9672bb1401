//! 评分包 of a tour: one file for each judge, and what comes back.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, timer};
use crate::domain::dates::month_day;
use crate::domain::kind::{Id, Ref};
use crate::domain::order::Gather;
use crate::domain::score_sheet::ScoreSheet;
use crate::exchange::{Opened, Purpose, Selection, Wanted, pack, returned};
use crate::ledger::scheme::freeze;
use crate::ledger::tour::book::Book;
use crate::ledger::tour::packs::{handed, judges_named, may_send, oddities};
use crate::ui::components::{Banner, BannerKind, Button, Check, Progress, SectionHead};
use crate::ui::pages::exchange::{Belongs, Importer};
use crate::ui::route::Route;
use crate::ui::session::{Cover, Former, Passed, Session, now};

/// Milliseconds between two downloads: browsers drop those that come too quickly one after the other.
const BETWEEN: u32 = 250;

/// A judge, and what passed.
#[derive(Clone, PartialEq)]
struct Line {
    key: String,
    name: String,
    unit: String,
    asked: usize,
    counting: usize,
    handed_in: usize,
    sent: String,
}

/// What the parts share. Cheap to copy.
#[derive(Clone, Copy)]
struct PackDesk {
    session: Session,
    tour: Id,
    book: Memo<Option<Arc<Book>>>,
    lines: Memo<Vec<Line>>,
    /// Judges who get no file.
    left_out: RwSignal<BTreeSet<String>>,
    progress: RwSignal<Option<(usize, usize)>>,
    stopped: StoredValue<bool>,
}

/// Sending files to the judges, and taking them in.
#[component]
pub fn ScorePacks(id: Id) -> impl IntoView {
    let session = Session::get();
    let book = Memo::new(move |_| session.read(|ledger, tree| Book::read(ledger, tree, id).map(Arc::new)));
    let lines =
        Memo::new(move |_| book.with(|book| book.as_ref().map(|book| lines(session, book)).unwrap_or_default()));
    let desk = PackDesk {
        session,
        tour: id,
        book,
        lines,
        left_out: RwSignal::default(),
        progress: RwSignal::new(None),
        stopped: StoredValue::new(false),
    };
    let odd = RwSignal::new(Vec::<String>::new());
    let belongs: Belongs = Arc::new(move |opened: &Opened| returned(opened, id).map(drop));
    let merged = move |all: Vec<Arc<Opened>>| {
        odd.set(untrack(|| {
            book.with(|book| book.as_ref().map(|book| oddities(book, &sheets(&all))).unwrap_or_default())
        }));
    };
    view! {
        <section class="score-packs" aria-label="评分包">
            <SectionHead title="评分包" count=Signal::derive(move || Some(returned_words(&lines.get())))/>
            <GoScore id/>
            <Send desk/>
            <Importer label="收回评分包" hint="评委交回的文件，一次可以选很多个，也可以拖到这里。先看清会改什么，确认了才并入"
                belongs=belongs on_merged=merged/>
            <Odd odd/>
        </section>
    }
}

fn lines(session: Session, book: &Book) -> Vec<Line> {
    let line = |(at, (key, judge)): (usize, &(String, crate::domain::tour::Judge))| {
        let handed = handed(book, at);
        let title = title(&book.tour.name, &judge.name);
        let sent = session.passed.with(|all| {
            all.iter().find(|passed| passed.out && passed.title == title).map(|passed| clock::date_of(passed.at))
        });
        Line {
            key: key.clone(),
            name: judge.name.clone(),
            unit: judge.unit.name.clone(),
            asked: handed.asked,
            counting: handed.counting,
            handed_in: handed.handed_in,
            sent: sent.map(month_day).unwrap_or_default(),
        }
    };
    book.judges.iter().enumerate().map(line).collect()
}

/// Who handed in, and who has not.
fn returned_words(lines: &[Line]) -> String {
    const NAMED: usize = 6;
    let asked: Vec<&Line> = lines.iter().filter(|line| line.asked > 0).collect();
    let open: Vec<&str> = asked
        .iter()
        .filter(|line| line.handed_in == 0 && line.counting < line.asked)
        .map(|line| line.name.as_str())
        .collect();
    let more = if open.len() > NAMED { " 等" } else { "" };
    let names = open.iter().take(NAMED).copied().collect::<Vec<_>>().join("、");
    match (asked.len(), open.len()) {
        (0, _) => "发给评委，各在自己的电脑上打分，打完收回来".to_owned(),
        (all, 0) => format!("{all} 位评委都已交回"),
        (all, open) => format!("{all} 位评委，还没交回 {open} 位：{names}{more}"),
    }
}

fn title(tour: &str, judge: &str) -> String {
    format!("{tour} 评分包 {judge}")
}

/// The sheets of packs.
fn sheets(all: &[Arc<Opened>]) -> Vec<Id> {
    let records = all.iter().flat_map(|opened| &opened.records);
    records.filter(|record| &*record.kind == ScoreSheet::KIND).map(|record| record.id).collect()
}

/// 去打分: the person here is a judge of the tour.
#[component]
pub fn GoScore(id: Id) -> impl IntoView {
    let session = Session::get();
    let seats = Memo::new(move |_| {
        let name = session.profile.with(|profile| profile.name.clone());
        let book = session.read(|ledger, tree| Book::read(ledger, tree, id));
        book.map(|book| judges_named(&book, &name).into_iter().map(str::to_owned).collect::<Vec<_>>())
            .unwrap_or_default()
    });
    let link = move |key: String| {
        let judge: Option<Id> = key.parse().ok();
        let name = session.profile.with(|profile| profile.name.clone());
        judge.map(|judge| {
            view! {
                <Banner text=format!("评委名单里有 {name}，可以在这台电脑上打分。")>
                    <a class="btn" href=Route::Scoring(id, judge, None).href()>"去打分"</a>
                </Banner>
            }
        })
    };
    move || seats.get().into_iter().map(link).collect_view()
}

/// 导出评分包, for all judges or those that are ticked.
#[component]
fn Send(desk: PackDesk) -> impl IntoView {
    let why_not = Memo::new(move |_| {
        desk.book.with(|book| match book {
            Some(book) => may_send(book).err(),
            None => Some("这次观摩已经删除，可以在历史里恢复。".to_owned()),
        })
    });
    let chosen = Memo::new(move |_| {
        desk.left_out.with(|out| desk.lines.get().into_iter().filter(|line| !out.contains(&line.key)).count())
    });
    let refused =
        Signal::derive(move || why_not.get().or_else(|| (chosen.get() == 0).then(|| "先勾上评委".to_owned())));
    let busy = Signal::derive(move || desk.progress.get().map(|_| "正在导出".to_owned()));
    let send = move |()| leptos::task::spawn_local(send_all(desk));
    let running = move || {
        desk.progress.get().map(|(at, all)| {
            #[allow(clippy::cast_precision_loss, reason = "a few files")]
            let done = at as f64 / all.max(1) as f64;
            let stop = move |()| desk.stopped.set_value(true);
            view! { <Progress text=format!("正在导出第 {} 个，共 {all} 个", at + 1) done=done on_stop=stop/> }
        })
    };
    view! {
        <p class="acts-line">
            <Button label="导出评分包" why_not=refused busy=busy on_press=send/>
            <span class="small quiet after">{move || format!("给 {} 位评委，一人一个文件", chosen.get())}</span>
            {move || why_not.get().map(|why| view! { <span class="small ochre after">{why}</span> })}
        </p>
        {running}
        <details class="small score-who">
            <summary>"只给几位评委，看谁收过、谁交回"</summary>
            <Judges desk/>
        </details>
    }
}

#[component]
fn Judges(desk: PackDesk) -> impl IntoView {
    let keys =
        Memo::new(move |_| desk.lines.with(|lines| lines.iter().map(|line| line.key.clone()).collect::<Vec<_>>()));
    let all = Signal::derive(move || desk.left_out.with(BTreeSet::is_empty));
    let tick_all = move |on: bool| {
        desk.left_out.set(if on { BTreeSet::new() } else { keys.get_untracked().into_iter().gather_set() });
    };
    view! {
        <div class="wide" tabindex="0" role="region" aria-label="评委">
            <table class="ledger ledger-tight level">
                <thead><tr>
                    <th><Check label="评委" checked=all on_commit=tick_all/></th><th>"单位"</th>
                    <th class="num">"要打的点"</th><th class="num">"计入的表"</th><th>"导出"</th><th>"交回"</th>
                </tr></thead>
                <tbody>
                    <For each=move || keys.get() key=Clone::clone let(key)><JudgeLine desk key/></For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn JudgeLine(desk: PackDesk, key: String) -> impl IntoView {
    let own = key.clone();
    let line = Memo::new(move |_| desk.lines.with(|lines| lines.iter().find(|line| line.key == own).cloned()));
    let read = move |read: fn(&Line) -> String| move || line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let own = key.clone();
    let ticked = Signal::derive(move || desk.left_out.with(|out| !out.contains(&own)));
    let tick = move |on: bool| {
        desk.left_out.update(|out| {
            if on {
                out.remove(&key);
            } else {
                out.insert(key.clone());
            }
        });
    };
    let handed = |line: &Line| match line.handed_in {
        0 => "—".to_owned(),
        count => format!("{count} 张"),
    };
    view! {
        <tr>
            <td><Check label=Signal::derive(read(|line| line.name.clone())) checked=ticked on_commit=tick/></td>
            <td class="quiet">{read(|line| line.unit.clone())}</td>
            <td class="num">{read(|line| line.asked.to_string())}</td>
            <td class="num">{read(|line| line.counting.to_string())}</td>
            <td class="quiet">{read(|line| if line.sent.is_empty() { "—".to_owned() } else { line.sent.clone() })}</td>
            <td class="quiet">{read(handed)}</td>
        </tr>
    }
}

/// Freezes the scheme and writes a file for each judge who is ticked.
async fn send_all(desk: PackDesk) {
    let session = desk.session;
    let Some(book) = desk.book.get_untracked() else { return };
    if let Some(scheme) = book.tour.scheme {
        session.commit(session.look(|ledger, _| freeze(ledger, scheme, session.today.get_untracked())));
    }
    let out = desk.left_out.get_untracked();
    let chosen: Vec<_> = book.judges.iter().filter(|(key, _)| !out.contains(key)).collect();
    desk.stopped.set_value(false);
    let (all, mut written) = (chosen.len(), 0);
    for (key, judge) in chosen {
        desk.progress.set(Some((written, all)));
        let Ok(key) = key.parse::<Id>() else { continue };
        if !send_one(desk, &book, key, &judge.name, &judge.unit.name) {
            session.say("浏览器不让下载文件。请在浏览器设置里允许下载多个文件，再点一次。");
            break;
        }
        written += 1;
        timer::pause(BETWEEN).await;
        if desk.stopped.try_get_value() != Some(false) {
            break;
        }
    }
    desk.progress.try_set(None);
    if written > 0 {
        let rest = if written < all { format!("，还有 {} 个没有导出", all - written) } else { String::new() };
        session.say(format!("已导出 {written} 个评分包{rest}，请确认都在下载文件夹里，再分给评委"));
    }
}

fn send_one(desk: PackDesk, book: &Book, judge: Id, name: &str, unit: &str) -> bool {
    let session = desk.session;
    let cover = Cover {
        id: Session::new_id(),
        title: title(&book.tour.name, name),
        purpose: Purpose::Score,
        to: Some(Ref::to(judge, name)),
        file: pack::file_name(&book.tour.name, &format!("评分包 {name}"), unit),
    };
    let selection = Selection::JudgeOut { tour: desk.tour, judge };
    let wanted = Wanted { selection, private: false, photos: false };
    let written = session.write_pack(&cover, &Former::new(), wanted, &[]);
    if written {
        session.note_passed(Passed {
            at: clock::now_ms(),
            out: true,
            pack: cover.id.to_string(),
            title: cover.title,
            who: name.to_owned(),
            who_id: None,
            file: cover.file,
            records: session.with_chosen(&Former::new(), wanted, |chosen| chosen.records.len()),
            made_at: now().to_string(),
            action: None,
        });
    }
    written
}

/// What is odd about the sheets that came back just now.
#[component]
fn Odd(odd: RwSignal<Vec<String>>) -> impl IntoView {
    move || {
        let all = odd.get();
        (!all.is_empty()).then(|| {
            let text = format!("收回的评分表有 {} 处要看一看：", all.len());
            view! {
                <Banner kind=BannerKind::Warn text=text><Button label="知道了" on_press=move |()| odd.set(Vec::new())/></Banner>
                <ul class="small score-odd">{all.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul>
            }
        })
    }
}
