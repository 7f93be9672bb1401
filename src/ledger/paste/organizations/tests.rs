use super::*;
use crate::domain::kind::Ref;
use crate::domain::organization::{Level, Sector};
use crate::ledger::{Action, Draft, Ledger};
use proptest::prelude::*;
use rstest::rstest;

const STREET: &str = "前进街道党工委";

fn id(name: &str) -> Id {
    Id::natural(&["test", name])
}

struct World {
    ledger: Ledger,
    me: Id,
    next: usize,
}

impl World {
    /// A street that has just begun.
    fn new() -> Self {
        let mut world = Self { ledger: Ledger::new(id("actor"), 1_790_000_000_000), me: id(STREET), next: 0 };
        world.add(STREET, Level::Street, "");
        world
    }

    fn add(&mut self, name: &str, level: Level, parent: &str) {
        let mut draft = Draft::new("建组织");
        draft.set::<Organization, _>(id(name), Organization::name, &name.to_owned());
        draft.set::<Organization, _>(id(name), Organization::level, &level);
        if !parent.is_empty() {
            draft.set::<Organization, _>(id(name), Organization::parent, &Ref::to(id(parent), parent));
        }
        self.ledger.apply(draft);
    }

    fn tree(&self) -> OrgTree {
        OrgTree::of(&self.ledger)
    }

    fn read(&self, text: &str) -> Organizations {
        read(text, &self.tree(), self.me)
    }

    fn import(&mut self, text: &str) -> Action {
        self.import_some(text, &|_| true)
    }

    fn import_some(&mut self, text: &str, chosen: &dyn Fn(usize) -> bool) -> Action {
        let (tree, pasted) = (self.tree(), self.read(text));
        let mut next = self.next;
        let draft = draft(&pasted, &tree, chosen, &mut || {
            next += 1;
            id(&format!("fresh {next}"))
        });
        self.next = next;
        self.ledger.apply(draft)
    }

    /// The tree as indented lines, sorted within each upper organization by name.
    fn drawn(&self) -> Vec<String> {
        let tree = self.tree();
        let path = |id: Id| {
            let mut names: Vec<&str> = tree.ancestors(id).into_iter().map(|id| tree.name(id)).collect();
            names.reverse();
            names.push(tree.name(id));
            names.join("/")
        };
        let mut all: Vec<String> = tree.all().map(|org| path(org.id)).collect();
        all.sort();
        all
    }

    fn org(&self, name: &str) -> Organization {
        let tree = self.tree();
        tree.all().find(|org| org.name == name).cloned().unwrap_or_else(|| panic!("没有 {name}"))
    }
}

const TABLE: &str = "前进街道党组织一览表\t\t\t\t\t\t\t\t
序号\t党组织名称\t上级党组织\t层级\t类别\t成立时间\t本届起\t办公电话\t书记
1\t第一党支部\t青岛路二社区\t\t\t2015.6\t2021-10-12\t0398-2812345\t李 长青
2\t青岛路二社区党委\t前进街道工委\t\t\t\t44481\t\t王慧敏
3\t第一党支部\t中共江西社区委员会\t\t\t\t\t\t
4\t江西社区党委\t\t基层党委\t社区\t\t\t\t
5\t实验小学党支部\t前进街道党工委\t党支部\t学校\t\t\t\t周红旗
合计\t5 个\t\t\t\t\t\t\t";

#[test]
fn a_table_is_read_in_any_order() {
    let mut world = World::new();
    let pasted = world.read(TABLE);
    assert_eq!(pasted.rows.iter().map(|row| row.problems.join("；")).collect::<String>(), "");
    assert_eq!(pasted.count(Verdict::New), 5);
    assert_eq!(pasted.rows[0].cells.parent, "青岛路二社区党委");
    assert_eq!(
        pasted.rows[0].notes,
        ["成立日期 2015.6 只写到月，记为 2015-06-01", "层级按名称看作党支部", "类别按名称看作社区"]
    );
    let action = world.import(TABLE);
    assert_eq!(action.label, "粘贴党组织：新增 5 个，改动 0 个");
    assert_eq!(
        world.drawn(),
        [
            "前进街道党工委",
            "前进街道党工委/实验小学党支部",
            "前进街道党工委/江西社区党委",
            "前进街道党工委/江西社区党委/第一党支部",
            "前进街道党工委/青岛路二社区党委",
            "前进街道党工委/青岛路二社区党委/第一党支部",
        ]
    );
    let community = world.org("青岛路二社区党委");
    assert_eq!((community.level, community.sector), (Level::Community, Sector::Community));
    assert_eq!(community.term_start.unwrap().to_string(), "2021-10-12");
    assert_eq!(community.secretary().unwrap().name, "王慧敏");
    assert_eq!(world.org("实验小学党支部").sector, Sector::School);
}

#[test]
fn a_second_paste_changes_nothing() {
    let mut world = World::new();
    for text in [TABLE, LIST] {
        world.import(text);
        assert_eq!(world.read(text).count(Verdict::Same), world.read(text).rows.len());
        assert!(world.import(text).is_empty());
    }
}

#[test]
fn only_what_differs_is_changed() {
    let mut world = World::new();
    world.import(TABLE);
    let text = "名称\t书记\t联系电话\t地址\n实验小学党支部\t吴德胜\t\t大岭路 1 号\n青岛路二社区党委\t王慧敏\t\t";
    let pasted = world.read(text);
    assert_eq!(pasted.rows.iter().map(|row| row.verdict).collect::<Vec<_>>(), [Verdict::Changed, Verdict::Same]);
    assert_eq!(pasted.rows[0].notes, ["补上地址 大岭路 1 号", "书记 周红旗 改为 吴德胜"]);
    world.import(text);
    let leaders = world.org("实验小学党支部").leaders;
    assert_eq!(leaders.len(), 1);
    assert_eq!(leaders["secretary"].person.name, "吴德胜");
}

const LIST: &str = "一、中共前进街道工作委员会
（一）青岛路二社区党委
1. 第一网格党支部
2. 第二网格党支部
第一党小组
（二）江西社区党委
江西社区物业公司党总支
物业党支部
";

const TREE: [&str; 8] = [
    "前进街道党工委",
    "前进街道党工委/江西社区党委",
    "前进街道党工委/江西社区党委/江西社区物业公司党总支",
    "前进街道党工委/江西社区党委/江西社区物业公司党总支/物业党支部",
    "前进街道党工委/青岛路二社区党委",
    "前进街道党工委/青岛路二社区党委/第一网格党支部",
    "前进街道党工委/青岛路二社区党委/第二网格党支部",
    "前进街道党工委/青岛路二社区党委/第二网格党支部/第一党小组",
];

#[rstest]
#[case::plain(LIST)]
#[case::with_header(&format!("党组织名称\n{LIST}"))]
#[case::spaces(
    "前进街道党工委\n  青岛路二社区党委\n    第一网格党支部\n    第二网格党支部\n      第一党小组\n  江西社区党委\n    \
     江西社区物业公司党总支\n      物业党支部"
)]
#[case::columns(
    "前进街道党工委\n\t青岛路二社区党委\n\t\t第一网格党支部\n\t\t第二网格党支部\n\t\t\t第一党小组\n\t江西社区党委\n\t\t\
     江西社区物业公司党总支\n\t\t\t物业党支部"
)]
#[case::drawn(
    "前进街道党工委\n├─青岛路二社区党委\n│ ├─第一网格党支部\n│ └─第二网格党支部\n│    └─第一党小组\n└─江西社区党委\n   └─\
     江西社区物业公司党总支\n      └─物业党支部"
)]
#[case::numbered(
    "1\t前进街道党工委\n2\t青岛路二社区党委\n3\t第一网格党支部\n4\t第二网格党支部\n5\t第一党小组\n6\t江西社区党委\n7\t江西社区物业公司党总支\n8\t物业党支部"
)]
fn a_list_is_a_tree(#[case] text: &str) {
    let mut world = World::new();
    world.import(text);
    assert_eq!(world.drawn(), TREE);
    assert!(world.import(text).is_empty());
    assert_eq!(world.org("物业党支部").sector, Sector::NewOrganization);
}

#[test]
fn depth_shows_the_tree() {
    let depths: Vec<usize> = World::new().read(LIST).rows.iter().map(|row| row.depth).collect();
    assert_eq!(depths, [0, 1, 2, 2, 3, 1, 2, 3]);
}

#[test]
fn what_is_lower_than_me_stands_below_me() {
    let mut world = World::new();
    world.import("青岛路二社区党委\n江西社区党委\n中共湖滨区委");
    let expected = ["中共湖滨区委", STREET, "前进街道党工委/江西社区党委", "前进街道党工委/青岛路二社区党委"];
    assert_eq!(world.drawn(), expected);
}

#[test]
fn one_that_stands_alone_gets_its_upper_organization() {
    let mut world = World::new();
    world.add("青岛路二社区党委", Level::Community, "");
    let text = "名称\t上级\n中共青岛路二社区委员会\t前进街道党工委\n前进街道党工委\t湖滨区委\n湖滨区委\t";
    let pasted = world.read(text);
    assert_eq!(
        pasted.rows.iter().map(|row| row.verdict).collect::<Vec<_>>(),
        [Verdict::Changed, Verdict::Changed, Verdict::New]
    );
    world.import(text);
    assert_eq!(world.drawn(), ["湖滨区委", "湖滨区委/前进街道党工委", "湖滨区委/前进街道党工委/青岛路二社区党委"]);
    assert!(world.import(text).is_empty());
}

#[rstest]
#[case("名称\t上级\n第一党支部\t不存在党委", &["没有上级“不存在党委”，粘贴的内容里和本机都没有"])]
#[case("名称\t上级\n\t前进街道党工委", &["没有写名称"])]
#[case("名称\t上级\n甲党委\t甲党委", &["上级“甲党委”就是它自己"])]
#[case("名称\t上级\n甲党委\t乙党委\n乙党委\t甲党委\n丙党支部\t甲党委", &[
    "上级写成了一个圈：甲党委 → 乙党委 → 甲党委",
    "上级写成了一个圈：乙党委 → 甲党委 → 乙党委",
    "上级在第 2 行，那一行有问题",
])]
#[case("名称\t上级\n甲支部\t前进街道党工委\n甲党支部\t前进街道工委", &["", "与第 2 行重复"])]
#[case("名称\t层级\n甲党支部\t处级", &["层级：没有“处级”，只有：党支部、党总支、基层党委、街道党工委、区委、党小组"])]
#[case("名称\t成立日期\n甲党支部\t2015", &["成立日期：“2015”只有年，要写到月或日，例：2026-11-03"])]
#[case("名称\t成立日期\n甲党支部\t2015-13-01", &["成立日期：没有 13 月，例：1985-03"])]
fn what_is_wrong_with_a_row_is_named(#[case] text: &str, #[case] problems: &[&str]) {
    let world = World::new();
    let said: Vec<String> = world.read(text).rows.iter().map(|row| row.problems.join("；")).collect();
    assert_eq!(said, problems);
}

#[rstest]
#[case("", "还没有党组织")]
#[case("第一党支部\t李长青\n第二党支部\t王慧敏", "没有找到表头")]
#[case("名称\t电话\t办公电话\n甲党支部\t1\t2", "“电话”和“办公电话”都是联系电话")]
fn what_is_wrong_with_the_text_is_said(#[case] text: &str, #[case] problem: &str) {
    let pasted = World::new().read(text);
    assert!(pasted.problems.iter().any(|said| said.starts_with(problem)), "{:?}", pasted.problems);
}

#[test]
fn good_rows_go_in_without_the_bad_ones() {
    let mut world = World::new();
    let action = world.import("名称\t上级\n甲党委\t\n甲一支部\t甲党委\n乙一支部\t乙党委");
    assert_eq!(action.label, "粘贴党组织：新增 2 个，改动 0 个");
    assert_eq!(world.tree().len(), 3);
}

#[test]
fn what_stands_below_an_unticked_one_is_left_out_with_it() {
    let mut world = World::new();
    let action = world.import_some(LIST, &|at| at != 1);
    assert_eq!(action.label, "粘贴党组织：新增 3 个，改动 0 个");
    assert!(world.drawn().iter().all(|path| !path.contains("青岛路")));
}

#[test]
fn a_ring_through_known_organizations_is_refused() {
    let mut world = World::new();
    world.add("甲党委", Level::Community, STREET);
    let text = "名称\t上级\n前进街道党工委\t新党委\n新党委\t甲党委";
    let pasted = world.read(text);
    assert_eq!(pasted.rows[0].problems, ["上级写成了一个圈：它的上级现在就在它下面"]);
    world.import(text);
    assert!(world.tree().cycles().is_empty());
}

#[test]
fn namesakes_without_an_upper_organization_are_not_guessed() {
    let mut world = World::new();
    world.import(TABLE);
    let pasted = world.read("名称\t电话\n第一党支部\t123");
    assert_eq!(pasted.rows[0].problems, ["本机有 2 个同名的，请加一列“上级党组织”写明是哪一个"]);
}

#[test]
fn another_community_is_left_alone() {
    let mut world = World::new();
    world.import(TABLE);
    world.me = world.org("江西社区党委").id;
    let pasted = world.read("名称\t电话\n青岛路二社区党委\t123\n江西社区党委\t456");
    assert_eq!(pasted.rows[0].verdict, Verdict::Bad);
    assert!(pasted.rows[0].problems[0].contains("由青岛路二社区党委填写"), "{:?}", pasted.rows[0].problems);
    assert_eq!(pasted.rows[1].verdict, Verdict::Changed);
}

#[test]
fn a_thousand_are_read() {
    let mut world = World::new();
    let mut text = "名称\t上级党组织\n".to_owned();
    for community in 0..50 {
        text.push_str(&format!("第{community}社区党委\t前进街道党工委\n"));
        for branch in 0..20 {
            text.push_str(&format!("第{branch}党支部\t第{community}社区\n"));
        }
    }
    assert_eq!(world.import(&text).changes.len(), 1050);
    assert_eq!(world.read(&text).count(Verdict::Same), 1050);
}

proptest! {
    #[test]
    fn any_text_is_answered(body in "([甲乙丙党支部委\t\n ]|\\PC){0,60}", header in any::<bool>()) {
        let mut world = World::new();
        let text = format!("{}{body}", if header { "名称\t上级\t层级\n" } else { "" });
        world.import(&text);
        prop_assert!(world.tree().cycles().is_empty());
        prop_assert!(world.import(&text).is_empty());
    }
}
