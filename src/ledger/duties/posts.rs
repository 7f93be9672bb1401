//! 责任清单: by post (书记, 副书记, 班子其他成员; 三级五岗 of seed 002) to person.

use crate::domain::kind::{Id, Ref};
use crate::domain::order::Ordered;
use crate::domain::organization::{Leader, Post};
use crate::domain::responsibility::{DutyPost, Responsibility};
use crate::ledger::{Draft, Ledger, OrgTree};

/// What a post answers for, to start from: it is data of ours, to be changed by the unit (seed 001 §二: 第一责任人、一岗双责).
pub fn usual_duties(post: DutyPost) -> &'static [&'static str] {
    match post {
        DutyPost::Secretary => &[
            "履行抓党建第一责任人责任，每季度研究一次党建工作",
            "每年至少讲 1 次党课",
            "主持制定三张清单，督促整改问题逐条销号",
            "每年述职，接受评议",
        ],
        DutyPost::Deputy => &["协助书记抓日常党务", "每月检查主题党日和三会一课记录", "按月更新整改台账"],
        DutyPost::Member => {
            &["履行“一岗双责”，抓好分管领域党建", "联系一个支部，参加其主题党日", "落实分管任务，按季报告"]
        }
        DutyPost::Branch => &["组织每月主题党日", "落实三会一课", "联系服务党员群众，管好流动党员"],
        DutyPost::Worker => &["做好台账和档案", "按时收集报送材料", "提醒换届、党费和发展党员节点"],
    }
}

/// Drafts the list of an organization from its 班子: one entry a person, with what the post usually answers for. Who has an entry already is
/// passed over.
///
/// # Errors
/// The organization has no 班子 entered, or everybody has an entry.
pub fn draft(
    ledger: &Ledger,
    tree: &OrgTree,
    org: Id,
    year: i32,
    fresh: &mut dyn FnMut() -> Id,
) -> Result<Draft, String> {
    let organization = tree.get(org).ok_or("没有这个党组织")?;
    if organization.leaders.is_empty() {
        return Err(format!("{}还没有填班子，先在“党组织”里填", organization.name));
    }
    let known = list(ledger, tree, org, year);
    let is_known = |person: &Ref| known.iter().any(|one| one.person.name == person.name);
    let mut draft = Draft::new(format!("按班子起草{}的责任清单", organization.name));
    for leader in organization.leaders.values().filter(|leader| !is_known(&leader.person)) {
        entry(&mut draft, organization.id, leader, (organization.is_branch(), year), fresh());
    }
    if draft.is_empty() { Err("班子成员都已经有责任清单".to_owned()) } else { Ok(draft) }
}

fn entry(draft: &mut Draft, org: Id, leader: &Leader, (is_branch, year): (bool, i32), id: Id) {
    let post = match leader.post {
        Post::Secretary if is_branch => DutyPost::Branch,
        Post::Secretary => DutyPost::Secretary,
        Post::Deputy => DutyPost::Deputy,
        Post::Member => DutyPost::Member,
    };
    let title = if leader.duty.is_empty() {
        leader.post.label().to_owned()
    } else {
        format!("{}（{}）", leader.post.label(), leader.duty)
    };
    let duties: Vec<String> = usual_duties(post).iter().map(|duty| (*duty).to_owned()).collect();
    draft
        .belongs::<Responsibility>(id, org)
        .set::<Responsibility, _>(id, Responsibility::post, &post)
        .set::<Responsibility, _>(id, Responsibility::title, &title)
        .set::<Responsibility, Ref>(id, Responsibility::person, &leader.person)
        .set::<Responsibility, _>(id, Responsibility::year, &i64::from(year))
        .set::<Responsibility, Vec<String>>(id, Responsibility::duties, &duties);
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
