//! The published JSON Schema (draft 2020-12) of each kind and of the pack, read from the declarations.

use serde_json::{Map, Value, json};

use super::header::{FORMAT, MIN_READER, Purpose, VERSION};
use crate::domain::KINDS;
use crate::domain::kind::{FieldSpec, FieldType, KindSpec, Writer};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const UUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/// Every schema with the name of its file.
pub fn all() -> Vec<(String, Value)> {
    let kinds = KINDS.iter().map(|spec| (format!("{}.json", spec.name), of_kind(spec)));
    kinds.chain([("pack.json".to_owned(), of_pack())]).collect()
}

/// The schema of a record of one kind, as it stands in a pack. Unknown fields are allowed: they are kept.
pub fn of_kind(spec: &KindSpec) -> Value {
    let mut properties = Map::new();
    let mut patterns = Map::new();
    properties.insert("id".into(), json!({ "type": "string", "pattern": UUID, "description": "永远不变" }));
    properties.insert("org".into(), json!({ "type": ["string", "null"], "pattern": UUID, "title": "所属党组织" }));
    for field in spec.fields {
        if let FieldType::Keyed(parts) = field.ty {
            for part in parts {
                let pattern = format!("^{}\\.[^.]+\\.{}$", field.name, part.name);
                let mut schema = of_field(part);
                schema.insert("title".into(), format!("{} · {}", field.label, part.label).into());
                patterns.insert(pattern, Value::Object(schema));
            }
        } else {
            properties.insert(field.name.into(), Value::Object(of_field(field)));
        }
    }
    for (key, words) in MERGING {
        properties.insert((*key).into(), json!({ "description": words }));
    }
    json!({
        "$schema": DRAFT,
        "$id": format!("{}.json", spec.name),
        "title": spec.label,
        "description": if spec.private { "不外传：只有勾选了才随包带走" } else { "空着的项可以不写；null 表示清空" },
        "type": "object",
        "required": ["id"],
        "properties": properties,
        "patternProperties": patterns,
        "x-title": spec.title,
        "x-private": spec.private,
    })
}

const MERGING: &[(&str, &str)] = &[
    ("_vv", "这条记录看到过谁的第几次写入：[[第几个写入者, 次数], …]。没有 _ 开头的项，就当作 source 所写"),
    ("_d", "多数字段是谁、第几次、什么时候（毫秒）写的"),
    ("_f", "其余字段各自是谁写的"),
    ("_c", "同时写下、没有显示的其他写法"),
    ("_del", "删除：删除的人看到过的写入；null 表示没有删除"),
];

fn of_field(spec: &FieldSpec) -> Map<String, Value> {
    let mut schema = of_type(spec.ty);
    schema.insert("title".into(), spec.label.into());
    let notes = [
        ("description", spec.help),
        ("x-unit", spec.unit),
        ("x-target", spec.target),
        ("x-writer", writer_word(spec.writer)),
    ];
    for (key, text) in notes.into_iter().filter(|(_, text)| !text.is_empty()) {
        schema.insert(key.into(), text.into());
    }
    if spec.must {
        schema.insert("x-must".into(), true.into());
    }
    schema
}

fn writer_word(writer: Writer) -> &'static str {
    match writer {
        Writer::Own => "own",
        Writer::Upper => "upper",
        Writer::Named => "named",
    }
}

fn of_type(ty: FieldType) -> Map<String, Value> {
    let party = || json!({ "type": "object", "properties": { "id": { "type": "string", "pattern": UUID }, "name": { "type": "string" } } });
    let schema = match ty {
        FieldType::Text => json!({ "type": ["string", "null"] }),
        FieldType::Int => json!({ "type": ["integer", "null"] }),
        FieldType::Bool => json!({ "type": ["boolean", "null"] }),
        FieldType::Date => json!({ "type": ["string", "null"], "format": "date", "examples": ["2026-11-03"] }),
        FieldType::PartialDate => {
            json!({ "type": ["string", "null"], "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?$", "examples": ["1985", "1985-03", "1985-03-01"] })
        }
        FieldType::Month => {
            json!({ "type": ["string", "null"], "pattern": "^\\d{4}-\\d{2}$", "examples": ["2026-11"] })
        }
        FieldType::Time => json!({ "type": ["string", "null"], "pattern": "^\\d{2}:\\d{2}$", "examples": ["14:30"] }),
        FieldType::Choice(choices) => {
            let one = |(key, label): (Value, &str)| json!({ "const": key, "title": label });
            let all = choices.iter().map(|choice| (Value::from(choice.key), choice.label)).chain([(Value::Null, "空")]);
            json!({ "oneOf": all.map(one).collect::<Vec<_>>() })
        }
        FieldType::Ref => {
            let mut party = party();
            if let Some(kind) = party.get_mut("type") {
                *kind = json!(["object", "null"]);
            }
            party
        }
        FieldType::Refs => json!({ "type": ["array", "null"], "items": party() }),
        FieldType::Texts => json!({ "type": ["array", "null"], "items": { "type": "string" } }),
        FieldType::Keyed(_) | FieldType::Json => json!({}),
    };
    schema.as_object().cloned().unwrap_or_default()
}

/// The schema of a pack.
pub fn of_pack() -> Value {
    let party = json!({ "type": ["object", "string", "null"], "properties": { "id": { "type": "string", "pattern": UUID }, "name": { "type": "string" } } });
    let kinds: Map<String, Value> = KINDS
        .iter()
        .map(|spec| {
            (
                spec.name.to_owned(),
                json!({ "type": "array", "title": spec.label, "items": { "$ref": format!("{}.json", spec.name) } }),
            )
        })
        .collect();
    let purposes: Vec<Value> =
        Purpose::CHOICES.iter().map(|one| json!({ "const": one.key, "title": one.label })).collect();
    json!({
        "$schema": DRAFT,
        "$id": "pack.json",
        "title": "交换包",
        "type": "object",
        "required": ["format", "records"],
        "properties": {
            "format": { "const": FORMAT },
            "version": { "type": "integer", "description": format!("现在是 {VERSION}") },
            "min_reader": { "type": "integer", "description": format!("读得懂它的最低版本，现在是 {MIN_READER}") },
            "id": { "type": "string", "pattern": UUID },
            "title": { "type": "string", "description": "例：青岛路二社区 2026年11月主题党日" },
            "purpose": { "oneOf": purposes },
            "source": { "type": "string", "description": "做这个包的程序。没有 _ 开头各项的记录，算它所写" },
            "from": party,
            "to": party,
            "made_at": { "type": "string", "description": "例：2026-11-21T09:00:00+08:00。没有 _ 开头各项的记录，以它分先后" },
            "demo": { "type": "boolean", "description": "示范数据；正式账本不收" },
            "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
            "digest": { "type": "string", "description": "sha256: 加 records 的值按原样的字节算出的校验，可以不写" },
            "actors": { "type": "array", "items": { "type": "object", "required": ["id"], "properties": {
                "id": { "type": "string", "pattern": UUID }, "org": { "type": "string" },
                "name": { "type": "string" }, "post": { "type": "string" } } } },
            "records": { "type": "object", "properties": kinds, "additionalProperties": { "type": "array" } },
        },
    })
}
