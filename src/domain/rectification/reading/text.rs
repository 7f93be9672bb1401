//! Lines outside tables.

use super::builder::{Builder, Piece};
use super::front;
use super::headings::{is_common_heading, is_plain_heading};
use super::labels::Label;
use super::plan::{Role, is_detail, plan};
use super::source::Raw;
use super::tokens::{Token, tokens};
use super::{Fate, Reading};
use crate::domain::scheme::reading::marker::Style;

/// A longer line is no heading of a table.
const HEADING: usize = 40;

/// Reads a run of lines of a paper, with or without tables.
pub fn read(builder: &mut Builder, lines: &[Raw], has_table: bool) {
    let tokens = tokens(lines);
    let told = tokens.iter().any(|token| {
        is_detail(token.label) && !token.value.is_empty()
            || token.label == Some(Label::Problem) && token.marker.is_none()
    });
    let roles = if has_table && !told { around(builder, &tokens) } else { plan(&tokens) };
    for (token, role) in tokens.iter().zip(roles) {
        take(builder, token, role);
    }
}

/// Lines around tables: title, headings, unit and day.
fn around(builder: &Builder, tokens: &[Token]) -> Vec<Role> {
    let mut roles = vec![None; tokens.len()];
    if builder.reading.lines.is_empty() {
        front::head(tokens, &mut roles);
    }
    front::tail(tokens, &mut roles);
    let role = |(token, role): (&Token, Option<Role>)| {
        let high = token.marker.is_some_and(|marker| marker.style <= Style::HanBracket);
        let heads = (high && token.count() <= HEADING && !token.is_sentence())
            || is_common_heading(token)
            || is_plain_heading(token);
        role.unwrap_or(if heads { Role::Heading } else { Role::Apart("表格外面的文字") })
    };
    tokens.iter().zip(roles).map(role).collect()
}

/// Puts a token where it belongs.
pub fn take(builder: &mut Builder, token: &Token, role: Role) {
    let piece = Piece { place: &token.place, text: &token.text, value: &token.value, word: &token.word };
    let whole = Piece { word: "", value: &token.text, ..piece };
    let note = |builder: &mut Builder, fate: Fate| builder.note(&token.place, &token.text, fate);
    match role {
        Role::Title => {
            title(&mut builder.reading, &token.text);
            note(builder, Fate::Title);
        }
        Role::Unit => {
            builder.reading.unit = token.value.trim_end_matches(['：', ':']).to_owned();
            note(builder, Fate::Unit);
        }
        Role::Day => {
            builder.reading.day = builder.reading.day.or(front::day(token));
            note(builder, Fate::Day);
        }
        Role::Apart(why) => note(builder, Fate::Apart(why)),
        Role::Lost(why) => note(builder, Fate::NotUnderstood(why)),
        Role::Heading => {
            builder.headings.begin(token.marker.map(|marker| marker.style), &token.value);
            note(builder, Fate::Heading);
        }
        Role::Head { shares } => {
            builder.begin(shares);
            builder.say(Label::Problem, if token.value.is_empty() { whole } else { piece });
        }
        Role::Text => builder.say(Label::Aspect, if token.label == Some(Label::Aspect) { piece } else { whole }),
        Role::Say => builder.say(token.label.unwrap_or(Label::More), piece),
        Role::GoOn => builder.go_on(whole),
        Role::Measure => builder.say(Label::Measure, whole),
    }
}

fn title(reading: &mut Reading, text: &str) {
    reading.title.push_str(text.trim());
}
