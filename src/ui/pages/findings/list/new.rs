//! 新建: a finding of one's own, or of a unit below (代录). Labels and choices come from the declaration.

use leptos::prelude::*;

use super::desk::ListDesk;
use crate::browser::{clock, collation, page};
use crate::domain::finding::{Commonness, Finding, FindingSource, Urgency};
use crate::domain::kind::{Choice, Id, Kind, Ref};
use crate::domain::organization::Level;
use crate::ledger::rectify::When;
use crate::ledger::rectify::deeds::Actor;
use crate::ledger::rectify::entering::{Entering, limit_of, measures_of, unit_of};
use crate::ui::components::{
    Button, ButtonKind, Combo, DateInput, Dialog, Field, Named, Select, Suggestion, TextArea, TextInput,
};
use crate::ui::forms::{reference, suggest_organizations};
use crate::ui::lists::findings::dimensions;
use crate::ui::route::Route;
use crate::ui::session::Session;

/// What the dialog holds.
#[derive(Clone, Copy)]
struct Sheet {
    session: Session,
    form: RwSignal<Entering>,
    tried: RwSignal<bool>,
    /// Why it could not be made, beyond what stands at the fields.
    wrong: RwSignal<Option<String>>,
    /// 来源 was chosen by hand, and does not follow the unit any more.
    chosen: RwSignal<bool>,
}

impl Sheet {
    fn new(session: Session) -> Self {
        let (form, tried) = (RwSignal::default(), RwSignal::new(false));
        Self { session, form, tried, wrong: RwSignal::new(None), chosen: RwSignal::new(false) }
    }

    /// An empty sheet for a unit.
    fn begin(self, unit: Id) {
        let session = self.session;
        let unit = session.look(|_, tree| Ref::to(tree.resolve(unit), tree.name(unit)));
        self.form.set(Entering { found: Some(session.today.get_untracked()), ..Entering::default() });
        self.tried.set(false);
        self.wrong.set(None);
        self.chosen.set(false);
        self.choose_unit(unit);
    }

    /// The unit's own are 自查, those of a unit below 督查 of one's own.
    fn choose_unit(self, unit: Ref) {
        let (session, me) = (self.session, self.session.me_now());
        let own = unit.id.is_none_or(|unit| session.look(|_, tree| tree.resolve(unit)) == me);
        let follow = !self.chosen.get_untracked();
        self.form.update(|form| {
            form.unit = unit;
            if follow {
                form.source = if own { FindingSource::Own } else { FindingSource::Oversight };
                form.issuer = match own {
                    true => Ref::default(),
                    false => Ref::to(me, session.look(|_, tree| tree.name(me).to_owned())),
                };
            }
        });
    }

    fn make(self) -> bool {
        self.tried.set(true);
        let session = self.session;
        let name = session.profile.with_untracked(|profile| profile.name.clone());
        let actor = Actor { me: session.me_now(), name: &name };
        let when = When { day: session.today.get_untracked(), time: clock::now_ms() };
        let form = self.form.get_untracked();
        match session.look(|ledger, tree| form.draft((ledger, tree), actor, when, &mut Session::new_id)) {
            Ok((id, draft)) => {
                session.commit(draft);
                page::set_hash(&Route::Finding(id).href());
                true
            }
            Err(why) => {
                self.wrong.set(Some(why));
                false
            }
        }
    }

    fn text(self, of: fn(&Entering) -> &String) -> Signal<String> {
        Signal::derive(move || self.form.with(|form| of(form).clone()))
    }

    fn put(self, put: impl FnOnce(&mut Entering)) {
        self.wrong.set(None);
        self.form.update(put);
    }
}

/// The label that the declaration gives a field.
fn label(name: &str) -> &'static str {
    Finding::SPEC.field(name).map_or("", |spec| spec.label)
}

/// The dialog.
#[component]
pub fn NewFinding(open: RwSignal<bool>) -> impl IntoView {
    let desk = ListDesk::get();
    let sheet = Sheet::new(desk.session);
    Effect::new(move |_| {
        if open.get() {
            // The unit that is looked at, where one may write for it.
            let (top, me) = (untrack(|| desk.top()), desk.session.me_now());
            let may = desk.session.look(|_, tree| tree.is_within(top, me));
            sheet.begin(if may { top } else { me });
        }
    });
    let make = move |()| {
        if sheet.make() {
            open.set(false);
        }
    };
    let foot = move || {
        view! {
            {move || sheet.wrong.get().map(|why| view! { <p class="finding-wrong red" role="alert">{why}</p> })}
            <Button label="取消" on_press=move |()| open.set(false)/>
            <Button label="建立" kind=ButtonKind::Main on_press=make/>
        }
    };
    view! {
        <Dialog open title="新建问题" wide=true foot>
            <div class="form-grid">
                <Problem sheet/>
                <Origin sheet/>
                <Mending sheet/>
            </div>
        </Dialog>
    }
}

/// What is wrong, whose it is, and of which sort.
#[component]
fn Problem(sheet: Sheet) -> impl IntoView {
    let session = sheet.session;
    let no_text = move || {
        let lacks = sheet.tried.get() && sheet.form.with(|form| form.text.trim().is_empty());
        lacks.then(|| "请写问题，例：流动党员联系记录停在 8 月".to_owned())
    };
    let no_unit = move || {
        let me = session.me();
        let why = session.tree.with(|tree| sheet.form.with(|form| unit_of(tree, me, &form.unit).err()));
        why.filter(|_| sheet.tried.get() || sheet.form.with(|form| !form.unit.is_empty()))
    };
    let mine = move |text: String| {
        let me = session.me_now();
        session.look(|_, tree| {
            suggest_organizations(session, &text, &|org| org.level != Level::Group && tree.is_within(org.id, me))
        })
    };
    let known = move |text: String| -> Vec<Suggestion> {
        let all = session.findings.with_untracked(|board| dimensions(board, &collation::compare));
        let fits = all.into_iter().filter(|one| !one.is_empty() && one.contains(text.trim()));
        fits.take(10).map(|label| Suggestion { label, ..Suggestion::default() }).collect()
    };
    view! {
        <Field label=label(Finding::text) required=true width="w6" error=Signal::derive(no_text)>
            <TextArea rows=2 value=sheet.text(|form| &form.text) on_input=move |text| sheet.put(|form| form.text = text)/>
        </Field>
        <Field label=label(Finding::unit) required=true width="w2" error=Signal::derive(no_unit)>
            <Combo value=Signal::derive(move || sheet.form.with(|form| form.unit.name.clone())) suggest=mine
                on_commit=move |named: Named| { sheet.wrong.set(None); sheet.choose_unit(reference(named)); }/>
        </Field>
        <Field label=label(Finding::dimension) width="w2">
            <Combo value=sheet.text(|form| &form.dimension) suggest=known
                on_commit=move |named: Named| sheet.put(|form| form.dimension = named.name)/>
        </Field>
        <Field label=label(Finding::commonness) width="w1">
            <Select value=Signal::derive(move || sheet.form.with(|form| form.commonness.key().to_owned()))
                options=options(Commonness::CHOICES)
                on_commit=move |key: String| sheet.put(|form| form.commonness = Commonness::of(&key).unwrap_or_default())/>
        </Field>
        <Field label=label(Finding::urgency) width="w1">
            <Select value=Signal::derive(move || sheet.form.with(|form| form.urgency.key().to_owned()))
                options=options(Urgency::CHOICES)
                on_commit=move |key: String| sheet.put(|form| form.urgency = Urgency::of(&key).unwrap_or_default())/>
        </Field>
    }
}

fn options(choices: &[Choice]) -> Vec<(String, String)> {
    choices.iter().map(|one| (one.key.to_owned(), one.label.to_owned())).collect()
}

/// Where it came from.
#[component]
fn Origin(sheet: Sheet) -> impl IntoView {
    let session = sheet.session;
    let choose = move |key: String| {
        sheet.chosen.set(true);
        sheet.put(|form| {
            form.source = FindingSource::of(&key).unwrap_or_default();
            if form.source == FindingSource::Own {
                form.issuer = Ref::default();
            }
        });
    };
    // Above, beside or below: whoever said it.
    let anybody = move |text: String| suggest_organizations(session, &text, &|_| true);
    let accepts = move || {
        let own = sheet.form.with(|form| form.issuer.is_empty());
        Some(if own { "不填的由上级验收，没有上级的自验" } else { "由它验收" }.to_owned())
    };
    view! {
        <Field label=label(Finding::source) width="w1">
            <Select value=Signal::derive(move || sheet.form.with(|form| form.source.key().to_owned()))
                options=options(FindingSource::CHOICES) on_commit=choose/>
        </Field>
        <Field label=label(Finding::source_note) width="w2">
            <TextInput value=sheet.text(|form| &form.source_note) placeholder="文件、通报或意见的名称和文号"
                on_input=move |text| sheet.put(|form| form.source_note = text)/>
        </Field>
        <Field label=label(Finding::issuer) width="w2" help=Signal::derive(accepts)>
            <Combo value=Signal::derive(move || sheet.form.with(|form| form.issuer.name.clone())) suggest=anybody
                on_commit=move |named: Named| { sheet.chosen.set(true); sheet.put(|form| form.issuer = reference(named)); }/>
        </Field>
        <Field label=label(Finding::found) width="w1">
            <DateInput value=Signal::derive(move || sheet.form.with(|form| form.found))
                on_commit=move |day| sheet.put(|form| form.found = day)/>
        </Field>
    }
}

/// Until when, by whom, and how.
#[component]
fn Mending(sheet: Sheet) -> impl IntoView {
    let today = sheet.session.today;
    let read = Memo::new(move |_| sheet.form.with(|form| limit_of(&form.limit, today.get())));
    let no_limit = move || read.with(|read| read.as_ref().err().cloned());
    let limit = move || {
        let limit = read.get().ok()?;
        let due = limit.due.map(|due| format!("到 {due}"));
        let words: Vec<String> = due.into_iter().chain(limit.long.then(|| "长期坚持".to_owned())).collect();
        Some(if words.is_empty() { "哪天、哪月，或长期坚持".to_owned() } else { words.join("，") })
    };
    let counted = move || {
        let count = sheet.form.with(|form| measures_of(&form.measures).len());
        Some(if count == 0 {
            "整段粘贴，按一是、二是或换行分开".to_owned()
        } else {
            format!("分成 {count} 条")
        })
    };
    view! {
        <Field label=label(Finding::due) width="w2" error=Signal::derive(no_limit) help=Signal::derive(limit)>
            <TextInput value=sheet.text(|form| &form.limit) placeholder="2026-12-15；2026年12月，长期坚持"
                on_input=move |text| sheet.put(|form| form.limit = text)/>
        </Field>
        <Field label=label(Finding::leaders) width="w2">
            <TextInput value=sheet.text(|form| &form.leaders) placeholder="姓名或职务，几个用、隔开"
                on_input=move |text| sheet.put(|form| form.leaders = text)/>
        </Field>
        <Field label=label(Finding::persons) width="w2">
            <TextInput value=sheet.text(|form| &form.persons) placeholder="姓名，几个用、隔开"
                on_input=move |text| sheet.put(|form| form.persons = text)/>
        </Field>
        <Field label=label(Finding::measures) width="w6" help=Signal::derive(counted)>
            <TextArea rows=4 value=sheet.text(|form| &form.measures)
                on_input=move |text| sheet.put(|form| form.measures = text)/>
        </Field>
    }
}
