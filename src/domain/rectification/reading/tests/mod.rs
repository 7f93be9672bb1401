#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod laws;
mod seed;

use std::fmt::Write;
use std::path::PathBuf;

use super::*;

/// A reading as a person checks it against the paper.
fn shown(reading: &Reading) -> String {
    let mut out = format!("《{}》", reading.title);
    if let Some(day) = reading.day {
        let _ = write!(out, " {day}");
    }
    out.push('\n');
    for finding in &reading.findings {
        let _ = writeln!(out, "问题 {}", one_line(&finding.text));
        let sort: Vec<&str> = [finding.commonness.map(Commonness::label), finding.urgency.map(Urgency::label)]
            .into_iter()
            .flatten()
            .chain(Some(finding.dimension.as_str()).filter(|name| !name.is_empty()))
            .collect();
        let mut line = |name: &str, text: &str| {
            if !text.is_empty() {
                let _ = writeln!(out, "  {name} {}", one_line(text));
            }
        };
        line("类别", &sort.join(" "));
        line("要求", &finding.demand);
        for measure in &finding.measures {
            let due = measure.due.map_or(String::new(), |day| format!(" {day}"));
            line("措施", &format!("{}|{}{}{due}", measure.number, measure.text, with_space(&measure.person)));
        }
        line("领导", &finding.leaders.join("/"));
        line("责任人", &finding.persons.join("/"));
        line("单位", &finding.unit);
        let due = finding.due.map_or("—".to_owned(), |day| day.to_string());
        let long = if finding.long { " 长期" } else { "" };
        line("时限", &format!("{due}{long} [{}]", finding.limit_note));
        line("依据", &finding.basis);
        line("情况", &finding.told);
        line("来源", &finding.source);
    }
    for line in &reading.lines {
        let (mark, why) = match &line.fate {
            Fate::Finding(..) | Fate::Header => continue,
            Fate::Heading => ('#', ""),
            Fate::Title => ('《', ""),
            Fate::Note(why) => ('~', why.as_str()),
            Fate::NotUnderstood(why) => ('?', why.as_str()),
        };
        let _ = writeln!(out, "{mark} {}：{} {why}", line.place, one_line(&line.text));
    }
    out
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ⏎ ")
}

fn with_space(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" {text}") }
}

/// The papers beside this file, in wording of our own, with their names.
fn papers() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/domain/rectification/reading/tests/papers");
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| path.extension().is_some_and(|kind| kind != "read"));
    all.sort();
    all.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// Each paper is read as its `.read` beside it says; `UPDATE_READINGS=1` writes them anew, to be looked through.
#[test]
fn papers_are_read_as_a_person_reads_them() {
    let all = papers();
    assert!(all.len() >= 20, "{}", all.len());
    let mut wrong = String::new();
    for (path, text) in all {
        let (golden, read) = (path.with_extension("read"), shown(&read(&text)));
        if std::env::var_os("UPDATE_READINGS").is_some() {
            std::fs::write(&golden, &read).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default();
        if expected != read {
            let _ = writeln!(wrong, "{}\n--- 应读作\n{expected}\n--- 读作\n{read}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_no_plan_gives_no_finding_and_loses_nothing() {
    for text in ["", "   \n\n", "今天天气很好", "<table><tr><td>a</td><td>b</td></tr></table>", "姓名\t电话\n张三\t1\n"]
    {
        let reading = read(text);
        assert!(reading.findings.is_empty(), "{text}: {:?}", reading.findings);
    }
}

#[test]
fn a_line_that_was_not_understood_can_be_put_into_a_finding() {
    let mut reading = read("1.学习不深\n责任人：张三\n每月学一次，写心得\n");
    let line = reading.lines.iter().position(|line| matches!(line.fate, Fate::NotUnderstood(_))).unwrap();
    add_to(&mut reading, line, Some(0), Part::Measures);
    assert_eq!(reading.findings[0].measures[0].text, "每月学一次，写心得");
    assert_eq!(reading.lines[line].fate, Fate::Finding(0, Part::Measures));
    assert_eq!(reading.not_understood().count(), 0);
    add_to(&mut reading, line, None, Part::Text);
    assert_eq!(reading.findings[1].text, "每月学一次，写心得");
}

#[test]
fn a_finding_can_be_made_a_part_of_the_one_before_it() {
    let paper = "1.学习不深\n整改措施：每月学一次\n责任人：张三\n整改时限：2026年6月\n\
                 2.笔记不全\n整改措施：每月查一次\n责任人：李四、张三\n整改时限：2026年9月\n\
                 3.公开不及时\n整改措施：指定专人\n责任人：王五";
    let mut reading = read(paper);
    merge(&mut reading, 1);
    let [first, second] = reading.findings.as_slice() else { panic!("{:#?}", reading.findings) };
    assert_eq!((first.text.as_str(), second.text.as_str()), ("学习不深\n笔记不全", "公开不及时"));
    assert_eq!((first.measures.len(), first.persons.as_slice()), (2, &["张三".to_owned(), "李四".to_owned()][..]));
    assert_eq!(first.due.unwrap().to_string(), "2026-09-30");
    let places: Vec<usize> = reading
        .lines
        .iter()
        .filter_map(|line| if let Fate::Finding(at, _) = line.fate { Some(at) } else { None })
        .collect();
    assert_eq!(places, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    // The first has none before it.
    let whole = reading.clone();
    merge(&mut reading, 0);
    assert_eq!(reading, whole);
}

#[test]
fn a_month_without_a_year_is_of_this_one() {
    let paper = "1.学习不深\n整改措施：每月学一次\n整改时限：6月底";
    assert_eq!(read(paper).findings[0].due, None);
    assert_eq!(read_in(paper, Some(2026)).findings[0].due.unwrap().to_string(), "2026-06-30");
    let dated = format!("2025年度整改方案\n{paper}");
    assert_eq!(read_in(&dated, Some(2026)).findings[0].due.unwrap().to_string(), "2025-06-30");
}
