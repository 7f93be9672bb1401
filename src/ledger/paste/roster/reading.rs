//! What the cells of one row say, before anyone is looked up.

use std::collections::BTreeMap;

use super::{Cells, spec};
use crate::domain::dates::{Date, PartialDate, add_months};
use crate::domain::id_card::{self, IdCard};
use crate::domain::kind::{FieldSpec, FieldValue, Value};
use crate::domain::member::{Gender, Member, MemberPrivate, Standing};
use crate::domain::table::Header;
use crate::ledger::paste::{cells, names};

/// Months of probation before a new member is confirmed (党章第七条).
const PROBATION: i32 = 12;
/// Years of age at which one can join (党章第一条).
const OLD_ENOUGH: i32 = 18;

/// What the cells say.
#[derive(Debug, Default)]
pub struct Reading {
    pub cells: Cells,
    /// What was given, by field.
    pub given: BTreeMap<&'static str, Value>,
    /// What follows from what was given; fills only what is empty.
    pub derived: BTreeMap<&'static str, Value>,
    pub notes: Vec<String>,
    pub problems: Vec<String>,
    pub bad: Vec<&'static str>,
    pub card: Option<IdCard>,
}

impl Reading {
    /// Reads the fields of a row; the 党支部 is left to others.
    pub fn of(header: &Header, row: &[String], today: Date) -> Self {
        let mut reading = Self::default();
        for spec in header.columns.iter().filter_map(|column| spec(column.field?)) {
            reading.field(spec, header.cell(row, spec.name));
        }
        reading.name(header.cell(row, Member::name));
        reading.card = reading.text(MemberPrivate::id_card).and_then(|card| IdCard::read(card).ok());
        reading.check_dates(today);
        reading.compare_with_card();
        reading.cells = reading.shown(header, row);
        reading
    }

    fn field(&mut self, spec: &'static FieldSpec, text: &str) {
        match cells::read(spec, text) {
            Ok(said) => {
                self.notes.extend(said.note);
                if !said.value.is_null() {
                    self.given.insert(spec.name, said.value);
                }
            }
            Err(why) => self.wrong(spec.name, why),
        }
    }

    /// Notes a problem and the field that it is about.
    pub fn wrong(&mut self, field: &'static str, why: String) {
        self.problems.push(why);
        if !self.bad.contains(&field) {
            self.bad.push(field);
        }
    }

    fn name(&mut self, text: &str) {
        let name = if cells::is_empty(text) { String::new() } else { names::person(text) };
        if name.is_empty() {
            self.wrong(Member::name, "没有写姓名".to_owned());
        } else if !name.chars().any(char::is_alphabetic) {
            self.wrong(Member::name, format!("“{name}”不是姓名"));
        }
        self.given.insert(Member::name, name.into());
    }

    /// A text that was given.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.given.get(field).and_then(Value::as_str)
    }

    /// A date that was given or follows.
    pub fn date(&self, field: &str) -> Option<PartialDate> {
        self.given.get(field).or_else(|| self.derived.get(field)).and_then(PartialDate::from_value)
    }

    fn check_dates(&mut self, today: Date) {
        for field in [Member::birth, Member::joined, Member::confirmed] {
            if self.given.get(field).is_some_and(|value| cells::is_future(value, today)) {
                let label = spec(field).map_or("", |spec| spec.label);
                self.wrong(field, format!("{label}在今天以后，请核对"));
            }
        }
        let (birth, joined) = (self.date(Member::birth), self.date(Member::joined));
        if let (Some(birth), Some(joined)) = (birth, joined)
            && joined.last_day() < add_months(birth.first_day(), OLD_ENOUGH * 12)
        {
            self.notes.push(format!("入党时不满 {OLD_ENOUGH} 岁，请核对"));
        }
        let fresh = joined.is_some_and(|joined| joined.first_day() > add_months(today, -PROBATION));
        if fresh && self.date(Member::confirmed).is_none() && !self.given.contains_key(Member::standing) {
            self.derived.insert(Member::standing, Standing::Probationary.to_value());
        }
    }

    fn compare_with_card(&mut self) {
        let Some(card) = &self.card else { return };
        let day = PartialDate::from(card.birth());
        let gender = card.gender();
        match self.date(Member::birth) {
            Some(birth) if !cells::agree(birth, day) => {
                self.notes.push(format!("出生年月 {birth} 与身份证号里的 {day} 不一致，按填写的记，请核对"));
            }
            Some(_) => {}
            // Only to the month: the day is what the 身份证号 keeps private.
            None if !self.bad.contains(&Member::birth) => {
                let month = day.to_string().chars().take(7).collect::<String>();
                self.derived.insert(Member::birth, month.into());
            }
            None => {}
        }
        match self.given.get(Member::gender).and_then(Gender::from_value) {
            Some(told) if told != Gender::Unknown && told != gender => {
                self.notes.push(format!(
                    "性别{}与身份证号里的{}不一致，按填写的记，请核对",
                    told.label(),
                    gender.label()
                ));
            }
            Some(_) => {}
            None => drop(self.derived.insert(Member::gender, gender.to_value())),
        }
    }

    fn shown(&self, header: &Header, row: &[String]) -> Cells {
        let cell = |field: &str| header.cell(row, field).split_whitespace().collect::<Vec<_>>().join(" ");
        let card = self.card.as_ref().map(|card| id_card::masked(card.as_str()));
        Cells {
            name: self.text(Member::name).unwrap_or_default().to_owned(),
            gender: cell(Member::gender),
            birth: cell(Member::birth),
            id_card: card.unwrap_or_else(|| cell(MemberPrivate::id_card)),
            joined: cell(Member::joined),
            branch: cell(super::BRANCH),
            phone: self.text(MemberPrivate::phone).map(id_card::masked_phone).unwrap_or_default(),
        }
    }
}
