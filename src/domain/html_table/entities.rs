//! Character references: `&nbsp;`, `&#20998;`, `&#x5206;`.

/// Those that office programs and Chinese sites write.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("minus", '−'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("deg", '°'),
    ("permil", '‰'),
    ("frac12", '½'),
    ("sect", '§'),
    ("para", '¶'),
    ("yen", '¥'),
    ("copy", '©'),
    ("reg", '®'),
    ("rarr", '→'),
    ("larr", '←'),
    ("radic", '√'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("sim", '∼'),
];

/// A text with its character references as characters; what is none stays as it is.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match reference(after) {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character that a reference names, and what stands behind it. The `;` may be missing.
fn reference(text: &str) -> Option<(char, &str)> {
    let (c, rest) = match text.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => {
            let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
            let (name, rest) = text.split_at(end);
            let known = NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)?;
            (known, rest)
        }
    };
    Some((c, rest.strip_prefix(';').unwrap_or(rest)))
}

fn numbered(text: &str) -> Option<(char, &str)> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (number, rest) = digits.split_at(end);
    let c = char::from_u32(u32::from_str_radix(number, radix).ok()?)?;
    Some((if c == '\0' { '\u{fffd}' } else { c }, rest))
}
