//! What records, fields and values are called in conflicts, history and previews.

use super::record::DELETED;
use super::{Key, Ledger, ORG, Record};
use crate::domain::finding::Finding;
use crate::domain::kind::{FieldType, Id, Value};
use crate::domain::rectification_notice::RectificationNotice;
use crate::domain::scheme::{Scheme, SchemeNode};
use crate::domain::score_sheet::ScoreSheet;
use crate::domain::text::shortened;
use crate::domain::{self};

impl Ledger {
    /// The kind in words; an unknown one as it is written.
    pub fn kind_label(&self, kind: &str) -> String {
        domain::kind_named(kind).map_or_else(|| format!("不认识的种类 {kind}"), |spec| spec.label.to_owned())
    }

    /// A field in words: `签到 · 李建国 · 出席`.
    pub fn field_label(&self, key: &Key, field: &str) -> String {
        match field {
            "" => return "整条记录".to_owned(),
            DELETED => return "删除".to_owned(),
            ORG => return "所属党组织".to_owned(),
            _ => {}
        }
        let Some(spec) = domain::kind_named(&key.0) else { return field.to_owned() };
        let mut parts = field.splitn(3, '.');
        let outer = parts.next().unwrap_or_default();
        let outer_label = spec.field(outer).map_or(outer, |spec| spec.label);
        match (parts.next(), parts.next()) {
            (Some(part), Some(inner)) => {
                let inner_label = spec.field(field).map_or(inner, |spec| spec.label);
                format!("{outer_label} · {} · {inner_label}", self.part_label(key, outer, part))
            }
            _ => outer_label.to_owned(),
        }
    }

    /// The name of one part of a keyed field: a person by name, an agenda item by its title.
    fn part_label(&self, key: &Key, group: &str, part: &str) -> String {
        if let Some(title) = part.parse().ok().and_then(|id: Id| self.name_of(id)) {
            return title;
        }
        let record = self.record(&key.0, key.1);
        let said = |field: &str| {
            let value = record?.value(&format!("{group}.{part}.{field}"));
            let text = value.as_str().or_else(|| value.get("name")?.as_str())?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        if let Some(name) = record.and_then(|record| self.item_name(record, group, part)) {
            return name;
        }
        ["title", "name", "person"].into_iter().find_map(said).unwrap_or_else(|| part.to_owned())
    }

    /// The name of the 条 for which a 评分表 gives something.
    fn item_name(&self, record: &Record, group: &str, part: &str) -> Option<String> {
        let scheme: Id =
            record.value(ScoreSheet::scheme).as_str().filter(|_| group == ScoreSheet::scores)?.parse().ok()?;
        let name = self.record(Scheme::KIND, scheme)?.value(&format!("{}.{part}.{}", Scheme::nodes, SchemeNode::name));
        name.as_str().map(str::to_owned)
    }

    /// The name of a member or an organization by id.
    pub fn name_of(&self, id: Id) -> Option<String> {
        let record = self.record("member", id).or_else(|| self.record("organization", id))?;
        record.value("name").as_str().map(str::to_owned)
    }

    /// The findings of a notice by what is wrong; those that are not here are counted.
    fn findings_label(&self, value: &Value) -> String {
        let ids: Vec<Id> = value.as_array().into_iter().flatten().filter_map(|id| id.as_str()?.parse().ok()).collect();
        let text =
            |id: &Id| self.record(Finding::KIND, *id)?.value(Finding::text).as_str().map(|text| shortened(text, 20));
        let known: Vec<String> = ids.iter().filter_map(text).collect();
        match (known.len(), ids.len() - known.len()) {
            (0, 0) => "（空）".to_owned(),
            (0, others) => format!("{others} 个问题"),
            (_, 0) => known.join("；"),
            (_, others) => format!("{}；另有 {others} 个", known.join("；")),
        }
    }

    /// A value in words.
    pub fn value_label(&self, key: &Key, field: &str, value: &Value) -> String {
        if field == DELETED {
            return (if value.is_null() { "保留" } else { "删除" }).to_owned();
        }
        if *key.0 == *RectificationNotice::KIND && field == RectificationNotice::findings {
            return self.findings_label(value);
        }
        let spec = domain::kind_named(&key.0).and_then(|spec| spec.field(field));
        let as_id = |text: &str| text.parse().ok().and_then(|id: Id| self.name_of(id));
        match (spec, value) {
            (_, Value::Null) => "（空）".to_owned(),
            (None, Value::String(text)) => as_id(text).unwrap_or_else(|| text.clone()),
            (None, other) => other.to_string(),
            (Some(spec), Value::String(text)) if matches!(spec.ty, FieldType::Text) => {
                as_id(text).unwrap_or_else(|| text.clone())
            }
            (Some(spec), value) => spec.show(value),
        }
    }
}
