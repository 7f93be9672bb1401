//! HTML into tags and texts. Tolerant: nothing is an error, and what is no tag is text.

use super::entities::decoded;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Text between tags, entities decoded.
    Text(String),
    /// A tag that opens, or stands alone: its name in small letters, and what else it says.
    Open(String, Vec<(String, String)>),
    /// A tag that closes.
    Close(String),
}

impl Token {
    /// The value of an attribute of a tag that opens.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        match self {
            Self::Open(_, attributes) => {
                attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }
}

/// Elements whose content is not shown.
const HIDDEN: &[&str] = &["style", "script", "title", "xml", "noscript", "template", "select", "svg", "object"];

/// Cuts a text into tags and texts. Comments go, Word's conditional ones too; so does what is not shown.
pub fn tokens(html: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let Some((token, after)) = tag_at(tag) else {
            text.push('<');
            rest = tag.strip_prefix('<').unwrap_or_default();
            continue;
        };
        rest = after;
        if let Some(token) = token {
            flush(&mut text, &mut all);
            if let Token::Open(name, _) = &token
                && HIDDEN.contains(&name.as_str())
            {
                rest = behind_element(rest, name);
            } else {
                all.push(token);
            }
        }
    }
    text.push_str(rest);
    flush(&mut text, &mut all);
    all
}

fn flush(text: &mut String, all: &mut Vec<Token>) {
    if !text.is_empty() {
        all.push(Token::Text(decoded(text)));
        text.clear();
    }
}

/// A tag, or a comment (no token), and what stands behind; none when the `<` opens neither.
fn tag_at(tag: &str) -> Option<(Option<Token>, &str)> {
    if let Some(comment) = tag.strip_prefix("<!--") {
        // Where a comment never ends, only its mark goes.
        return Some((None, comment.split_once("-->").map_or(comment, |(_, after)| after)));
    }
    let body = tag.strip_prefix('<')?;
    if body.starts_with(['!', '?']) {
        return Some((None, body.split_once('>').map_or("", |(_, after)| after)));
    }
    let (is_close, body) = body.strip_prefix('/').map_or((false, body), |body| (true, body));
    if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = body.find(|c: char| c.is_whitespace() || "/><".contains(c)).unwrap_or(body.len());
    let (name, mut rest) = body.split_at(end);
    let name = name.to_ascii_lowercase();
    let mut attributes = Vec::new();
    while let Some((attribute, after)) = attribute(rest) {
        attributes.push(attribute);
        rest = after;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    let after = rest.strip_prefix('>').unwrap_or(rest);
    Some((Some(if is_close { Token::Close(name) } else { Token::Open(name, attributes) }), after))
}

/// The next attribute of a tag, and what stands behind it; none at the end of the tag.
fn attribute(text: &str) -> Option<((String, String), &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    if text.is_empty() || text.starts_with(['>', '<']) {
        return None;
    }
    let end = text.char_indices().skip(1).find(|(_, c)| c.is_whitespace() || "=/><".contains(*c));
    let (name, rest) = text.split_at(end.map_or(text.len(), |(at, _)| at));
    let name = name.to_ascii_lowercase();
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some(((name, String::new()), rest)) };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some((value, after)) = value.strip_prefix(quote).and_then(|value| value.split_once(quote)) {
            return Some(((name, decoded(value)), after));
        }
    }
    let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    Some(((name, decoded(value)), after))
}

/// What stands behind the end of an element that is not shown. Where it is never closed, only the tag goes.
fn behind_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once("</") {
        let closes = tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if closes {
            return tag.split_once('>').map_or("", |(_, after)| after);
        }
        rest = tag;
    }
    text
}
