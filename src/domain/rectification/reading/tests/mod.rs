#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
//! Whole papers, in wording of our own and in the shapes that public plans have.

use super::*;

#[test]
fn try_it() {
    if let Ok(path) = std::env::var("PLAN") {
        println!("{}", told(&read(&std::fs::read_to_string(path).unwrap(), 2026)));
    }
}

/// A reading as one reads it: the findings, then what is kept apart (`~`) and what was not understood (`?`).
fn told(reading: &Reading) -> String {
    let day = |day: Option<Date>| day.map_or("—".to_owned(), |day| day.to_string());
    let mut out = vec![format!("《{}》{} {}", reading.title, reading.unit, day(reading.day))];
    for (at, finding) in reading.findings.iter().enumerate() {
        let (common, urgency) = (finding.commonness.label(), finding.urgency.label());
        out.push(format!(
            "{} {common} [{}] {urgency} | {}",
            at + 1,
            finding.dimension,
            finding.text.replace('\n', " ⏎ ")
        ));
        for one in &finding.measures {
            let own = if one.due.is_some() || !one.person.is_empty() {
                format!(" （{} {}）", one.person, day(one.due))
            } else {
                String::new()
            };
            out.push(format!("    - {}|{}{own}", one.number, one.text.replace('\n', " ⏎ ")));
        }
        let limit = format!("{}{}", day(finding.due), if finding.long { " 长期" } else { "" });
        out.push(format!(
            "    领导 {} 责任人 {} 单位 {} 时限 {limit} “{}”",
            finding.leaders.join("+"),
            finding.persons.join("+"),
            finding.unit,
            finding.limit_note
        ));
        for (label, text) in [("要求", &finding.demand), ("依据", &finding.basis), ("来源", &finding.source)] {
            if !text.is_empty() {
                out.push(format!("    {label} {}", text.replace('\n', " ⏎ ")));
            }
        }
    }
    for line in &reading.lines {
        let text = line.text.replace('\n', " ⏎ ");
        match line.fate {
            Fate::NotUnderstood(why) => out.push(format!("? {}：{text}（{why}）", line.place)),
            Fate::Apart(why) => out.push(format!("~ {}：{text}（{why}）", line.place)),
            _ => {}
        }
    }
    out.join("\n")
}
