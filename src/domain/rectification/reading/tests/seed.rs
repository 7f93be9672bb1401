//! The real input of our users: seed 000, field by field.

use std::path::PathBuf;

use super::super::*;

/// The document, where it is beside the checkout.
fn seed() -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let mut files = std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let path = files.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("000_")))?;
    std::fs::read_to_string(path).ok()
}

/// What a finding of the seed is: 性质, text, how each measure is counted and begins, what stands before them, 责任领导, limit.
struct Expected {
    commonness: Commonness,
    text: &'static str,
    measures: [(&'static str, &'static str, &'static str); 3],
    lead: &'static str,
    leaders: &'static [&'static str],
    due: &'static str,
    long: bool,
    limit: &'static str,
}

const EXPECTED: [Expected; 5] = [
    Expected {
        commonness: Commonness::Common,
        text: "国有企业党组织作用发挥不充分",
        measures: [
            ("一是", "提高思想认识。将机关党建管理精力向企业党建倾斜", "抓好软弱涣散基层党组织整顿提升。"),
            ("二是", "发挥党组织领导作用。以党建引领企业高质量发展", "防范企业系统性风险。"),
            ("三是", "完善党建制度。督促企业学习贯彻", "为企业发展提供坚强的政治保障。"),
        ],
        lead: "加强对基层党组织尤其是XXX等国有企业党支部党支部的督促指导，规范国有企业党支部建设。",
        leaders: &["党委书记", "国有企业党支部书记"],
        due: "2020-06-30",
        long: false,
        limit: "2020年6月",
    },
    Expected {
        commonness: Commonness::Common,
        text: "对典型示范带动挖掘还不够",
        measures: [
            ("一是", "立足实际，深度挖掘。", "在实际工作中打造特色亮点。"),
            ("二是", "创新途径，加强宣传。", "形成比学赶超的工作氛围。"),
            ("三是", "以点带面，示范引领。", "在选树典型的过程中推进基层党建工作整体提升。"),
        ],
        lead: "",
        leaders: &["各党支部书记"],
        due: "2020-10-31",
        long: false,
        limit: "2020年10月",
    },
    Expected {
        commonness: Commonness::Own,
        text: "抓基层党建力度不够，存在重业务轻党建现象，对新形势下基层党建工作缺乏统筹谋划",
        measures: [
            ("一要", "强化职责，施加压力。", "党支部负责人给予诫勉谈话。"),
            ("二要", "突出重点，分类指导。", "抓好组织实施和跟踪督导。"),
            ("三要", "夯实基础，提高水平。", "切实提高“三会一课”特别是民主生活会的质量。"),
        ],
        lead: "建立抓党建责任清单，与各党支部签订党建工作目标责任书，把党建的第一责任落到实处。\
               党委班子成员落实好分管领域党建工作责任，完善责任细化分解、工作量化考核机制，做到双促进双落实。",
        leaders: &["各党支部书记"],
        due: "2020-06-30",
        long: true,
        limit: "2020年6月，长期坚持",
    },
    Expected {
        commonness: Commonness::Own,
        text: "党建活动亮点不突出，结合自身业务开展富有成效的载体活动较少、特色不明显",
        measures: [
            ("一是", "党建业务双促进。", "互相促进的局面。"),
            ("二是", "提供制度保障。", "把活动做实做细。"),
            ("三是", "丰富活动载体。", "增强党组织的凝聚力。"),
        ],
        lead: "",
        leaders: &["各党支部书记"],
        due: "2020-05-31",
        long: true,
        limit: "2020年5月，长期坚持",
    },
    Expected {
        commonness: Commonness::Own,
        text: "党委在检查指导基层党建工作上，现场监督、座谈了解多，调查研究、暗访回访比较少，持续跟踪督导做得不够好",
        measures: [
            ("一是", "灵活创新抓督查。", "提高督查的目的性和实效性。"),
            ("二是", "跟踪督导抓整改。", "派驻工作组督促整改提高。"),
            ("三是", "研判分析抓落实。", "组织党支部开展互学互查互评活动。"),
        ],
        lead: "",
        leaders: &["党委书记"],
        due: "2020-06-30",
        long: true,
        limit: "2020年6月，长期坚持",
    },
];

#[test]
fn seed_000_gives_its_five_findings() {
    let Some(text) = seed() else {
        eprintln!("跳过：检出目录旁边没有 shared/seeds，种子文件 000 没有试。");
        return;
    };
    let reading = read(&text);
    assert_eq!(reading.title, "关于党（工）委书记抓基层党建述职评议反馈问题的整改方案");
    assert_eq!(reading.year, Some(2020));
    assert_eq!(reading.findings.len(), 5);
    for (finding, expected) in reading.findings.iter().zip(&EXPECTED) {
        let name = expected.text;
        assert_eq!(finding.text, name);
        assert_eq!(finding.commonness, Some(expected.commonness), "{name}");
        assert_eq!(finding.urgency, expected.long.then_some(Urgency::Long), "{name}");
        assert_eq!(finding.demand, expected.lead, "{name}");
        assert_eq!(finding.measures.len(), 3, "{name}");
        for (measure, (number, begins, ends)) in finding.measures.iter().zip(expected.measures) {
            assert_eq!(measure.number, number, "{name}");
            assert!(measure.text.starts_with(begins) && measure.text.ends_with(ends), "{name}: {}", measure.text);
            assert!(measure.person.is_empty() && measure.due.is_none(), "{name}");
        }
        assert_eq!(finding.leaders, expected.leaders, "{name}");
        assert_eq!(finding.due.unwrap().to_string(), expected.due, "{name}");
        assert_eq!((finding.long, finding.limit_note.as_str()), (expected.long, expected.limit), "{name}");
        let empty = [&finding.dimension, &finding.unit, &finding.basis, &finding.told, &finding.source];
        assert!(empty.iter().all(|field| field.is_empty()) && finding.persons.is_empty(), "{name}");
    }
    assert_eq!(reading.not_understood().count(), 0);
}
