//! 责任清单: by post (书记, 副书记, 班子其他成员; 三级五岗 of seed 002) to person.

use super::names::Names;
use crate::domain::kind::{Id, Kind, Ref};
use crate::domain::order::Ordered;
use crate::domain::organization::{Leader, Level, Organization, Post, Sector};
use crate::domain::responsibility::{DutyPost, Responsibility};
use crate::ledger::{Draft, Ledger, Life, OrgTree, rights};

/// What a post answers for, to start from: it is data of ours, to be changed by the unit (seed 001 §二: 第一责任人、一岗双责; seed 002 for
/// 三级五岗).
pub fn usual_duties(post: DutyPost) -> &'static [&'static str] {
    match post {
        DutyPost::Secretary => &[
            "履行抓党建第一责任人责任，每季度研究一次党建工作",
            "每年至少讲 1 次党课",
            "主持制定三张清单，督促整改问题逐条销号",
            "每年述职，接受评议",
        ],
        DutyPost::Office => &[
            "主持机关党委（总支）工作，落实机关党建责任",
            "每季度听取支部书记汇报，推进支部标准化规范化建设",
            "每年述职，接受评议",
        ],
        DutyPost::FullTime => &[
            "专职抓日常党务，落实书记和班子的安排",
            "每月检查主题党日和三会一课记录",
            "按月更新整改台账，按季汇总任务清单",
        ],
        DutyPost::Deputy => &["协助书记抓日常党务", "每月检查主题党日和三会一课记录", "按月更新整改台账"],
        DutyPost::Inspection => &["监督党内政治生活和纪律执行", "督查整改落实，参加回头看", "抓党员纪律教育"],
        DutyPost::Member => {
            &["履行“一岗双责”，抓好分管领域党建", "联系一个支部，参加其主题党日", "落实分管任务，按季报告"]
        }
        DutyPost::Branch => &["组织每月主题党日", "落实三会一课", "联系服务党员群众，管好流动党员"],
        DutyPost::Worker => &["做好台账和档案", "按时收集报送材料", "提醒换届、党费和发展党员节点"],
    }
}

/// The post of a leader: by what it is called in the 班子, its 分工, and the kind of organization.
pub fn post_of(organization: &Organization, leader: &Leader) -> DutyPost {
    let is_office =
        organization.sector == Sector::Office && matches!(organization.level, Level::Community | Level::GeneralBranch);
    match leader.post {
        Post::Secretary if organization.is_branch() => DutyPost::Branch,
        Post::Secretary if is_office => DutyPost::Office,
        Post::Secretary if leader.duty.contains("纪") => DutyPost::Inspection,
        Post::Secretary => DutyPost::Secretary,
        Post::Deputy if leader.duty.contains("专职") => DutyPost::FullTime,
        Post::Deputy => DutyPost::Deputy,
        Post::Member if leader.duty.contains("纪委书记") => DutyPost::Inspection,
        Post::Member => DutyPost::Member,
    }
}

/// The 班子 of an organization without a 责任清单 of the year, by post.
pub fn lacking(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<Leader> {
    let Some(organization) = tree.get(org) else { return Vec::new() };
    let known = list(ledger, tree, org, year);
    let has = |person: &Ref| known.iter().any(|one| is_same(&one.person, person));
    let mut all: Vec<Leader> = organization
        .leaders
        .values()
        .filter(|leader| !leader.person.is_empty() && !has(&leader.person))
        .cloned()
        .collect();
    all.order_by(|a, b| {
        let place = |leader: &Leader| post_of(organization, leader);
        place(a).cmp(&place(b)).then_with(|| a.person.name.cmp(&b.person.name))
    });
    all
}

/// Whether two references are one person: by record, else by name.
fn is_same(one: &Ref, other: &Ref) -> bool {
    match (one.id, other.id) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name,
    }
}

/// Drafts the list of an organization from its 班子: one entry a person, with what the post usually answers for. Who has an entry already is
/// passed over.
///
/// # Errors
/// The organization has no 班子 entered, everybody has an entry, or it is another unit's.
pub fn draft(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32, me: Id) -> Result<Draft, String> {
    let organization = tree.get(org).ok_or("没有这个党组织")?;
    may(tree, me, organization.id)?;
    if organization.leaders.values().all(|leader| leader.person.is_empty()) {
        return Err(format!("{}还没有填班子，先在“党组织”里填", organization.name));
    }
    let mut draft = Draft::new(format!("按班子起草{}的责任清单", organization.name));
    for leader in lacking(ledger, tree, org, year) {
        let post = post_of(organization, &leader);
        let title = match leader.duty.as_str() {
            "" => leader.post.label().to_owned(),
            duty => format!("{}（{duty}）", leader.post.label()),
        };
        entry(&mut draft, ledger, organization.id, year, (&leader.person, post, &title));
    }
    if draft.is_empty() { Err("班子成员都已经有责任清单".to_owned()) } else { Ok(draft) }
}

/// Adds the list of one person, who may stand outside the 班子: 党务工作者.
///
/// # Errors
/// Nobody is named, the person has one already, or the list is another unit's.
pub fn add(
    ledger: &Ledger,
    tree: &OrgTree,
    (org, year): (Id, i32),
    (person, post, title): (&Ref, DutyPost, &str),
    me: Id,
) -> Result<Draft, String> {
    let org = tree.resolve(org);
    may(tree, me, org)?;
    if person.is_empty() {
        return Err("请写责任人的姓名".to_owned());
    }
    if list(ledger, tree, org, year).iter().any(|one| is_same(&one.person, person)) {
        return Err(format!("{}已经有 {year} 年的责任清单", person.name));
    }
    let mut draft = Draft::new(format!("加{}的责任清单", person.name));
    let title = if title.trim().is_empty() { post.label() } else { title.trim() };
    entry(&mut draft, ledger, org, year, (person, post, title));
    Ok(draft)
}

fn entry(draft: &mut Draft, ledger: &Ledger, org: Id, year: i32, (person, post, title): (&Ref, DutyPost, &str)) {
    let id = Responsibility::id_of(org, year, person);
    if ledger.record(Responsibility::KIND, id).is_some_and(|record| record.life() == Life::Deleted) {
        draft.restore(Responsibility::KIND, id);
    }
    let duties: Vec<String> = usual_duties(post).iter().map(|duty| (*duty).to_owned()).collect();
    draft
        .belongs::<Responsibility>(id, org)
        .set::<Responsibility, _>(id, Responsibility::post, &post)
        .set::<Responsibility, _>(id, Responsibility::title, &title.to_owned())
        .set::<Responsibility, Ref>(id, Responsibility::person, person)
        .set::<Responsibility, _>(id, Responsibility::year, &i64::from(year))
        .set::<Responsibility, Vec<String>>(id, Responsibility::duties, &duties);
}

/// Deletes a person's list.
///
/// # Errors
/// It is gone or another unit's.
pub fn remove(ledger: &Ledger, tree: &OrgTree, id: Id, me: Id) -> Result<Draft, String> {
    let one: Responsibility = ledger.read(id).ok_or_else(|| "这份责任清单已经删除，可以在历史里恢复。".to_owned())?;
    may(tree, me, one.org.unwrap_or(me))?;
    let mut draft = Draft::new(format!("已删除{}的责任清单", one.person.name));
    draft.delete(Responsibility::KIND, id);
    Ok(draft)
}

/// Whether a unit may write the lists of an organization.
///
/// # Errors
/// A sentence that says who may.
pub fn may(tree: &OrgTree, me: Id, org: Id) -> Result<(), String> {
    let spec = Responsibility::SPEC.field(Responsibility::duties);
    let allowed = spec.map_or(Ok(()), |spec| rights::may_write(tree, me, Some(org), spec));
    allowed.map_err(|_| format!("{}的责任清单由它自己和它的上级来写，本单位只能看。", tree.name(org)))
}

/// The list of one organization and year, by post.
pub fn list(ledger: &Ledger, tree: &OrgTree, org: Id, year: i32) -> Vec<Responsibility> {
    let org = tree.resolve(org);
    let mut all: Vec<Responsibility> = ledger
        .all_in::<Responsibility>(|id| tree.resolve(id) == org)
        .into_iter()
        .filter(|one| one.year == Some(i64::from(year)))
        .collect();
    all.order_by(|a, b| a.post.cmp(&b.post).then_with(|| a.person.name.cmp(&b.person.name)).then(a.id.cmp(&b.id)));
    all
}

/// How far an organization has come with its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub org: Id,
    /// Its name.
    pub name: String,
    /// How many are in its 班子.
    pub leaders: usize,
    /// How many lists there are.
    pub lists: usize,
    /// How many of them have a signed 责任书.
    pub signed: usize,
    /// Who of the 班子 has none.
    pub lacking: Vec<String>,
}

/// The standing of the organizations below one, in the order of the tree, without 党小组 and dissolved ones.
pub fn below(ledger: &Ledger, tree: &OrgTree, top: Id, year: i32) -> Vec<Standing> {
    let top = tree.resolve(top);
    let within = tree.ids_within(top);
    let all = ledger.all_in::<Responsibility>(|org| within.contains(&org));
    let of_year: Vec<Responsibility> = all.into_iter().filter(|one| one.year == Some(i64::from(year))).collect();
    let names = Names::within(tree, top);
    let one = |(id, _): (Id, usize)| {
        let org = tree.get(id).filter(|org| org.level != Level::Group && org.dissolved.is_none())?;
        let own: Vec<&Responsibility> =
            of_year.iter().filter(|one| one.org.map(|org| tree.resolve(org)) == Some(id)).collect();
        let people = org.leaders.values().map(|leader| &leader.person).filter(|person| !person.is_empty());
        let has = |person: &Ref| own.iter().any(|one| is_same(&one.person, person));
        Some(Standing {
            org: id,
            name: names.name(id),
            leaders: people.clone().count(),
            lists: own.len(),
            signed: own.iter().filter(|one| one.signed.is_some()).count(),
            lacking: people.filter(|person| !has(person)).map(|person| person.name.clone()).collect(),
        })
    };
    tree.subtree(top).into_iter().filter(|(id, _)| *id != top).filter_map(one).collect()
}
