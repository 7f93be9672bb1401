//! Chinese order, and the first letter of a character's pinyin. Both come from the browser's own collation tables: a
//! pinyin table of ours would cost a fifth of the app's size.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// For each letter, characters that may stand first under it. Which one does differs between versions of the tables,
/// so the collator itself picks the least of each group. None of a group may be sorted under an earlier letter anywhere.
const FIRSTS: [(char, &str); 23] = [
    ('a', "吖阿啊"),
    ('b', "丷八仈巴"),
    ('c', "嚓擦"),
    ('d', "咑哒"),
    ('e', "妸婀屙"),
    ('f', "发発"),
    ('g', "旮嘎"),
    ('h', "哈铪"),
    ('j', "丌击讥"),
    ('k', "咔喀"),
    ('l', "垃拉"),
    ('m', "呣孖妈"),
    ('n', "拏拿"),
    ('o', "喔噢"),
    ('p', "妑趴"),
    ('q', "七柒"),
    ('r', "呥蚺"),
    ('s', "仨撒"),
    ('t', "他它她"),
    ('w', "屲穵挖"),
    ('x', "夕兮"),
    ('y', "丫圧"),
    ('z', "帀匝"),
];

/// Characters of the last syllable, zuo. What stands after the greatest of them has no pinyin in the tables.
const LASTS: &str = "咗糳座做";

struct Collation {
    function: Option<Function>,
    /// The least character of each letter, in rising order; empty where the tables are not sorted by pinyin.
    firsts: Vec<(char, String)>,
    last: String,
    known: RefCell<HashMap<char, Option<char>>>,
}

thread_local! {
    static COLLATION: Collation = Collation::new();
}

/// Compares two texts as a Chinese reader expects, Han characters by pinyin; by code point where the browser cannot.
pub fn compare(a: &str, b: &str) -> Ordering {
    COLLATION.with(|collation| collation.compare(a, b))
}

/// The first letter of a character's pinyin, in lower case; letters and digits of ASCII stand for themselves. `None`
/// for other characters, and for Han characters in a browser without the tables. A character with several readings
/// gives the commonest: 单 is `d`, though the surname is read shan.
pub fn initial(character: char) -> Option<char> {
    if character.is_ascii_alphanumeric() {
        return Some(character.to_ascii_lowercase());
    }
    if !is_han(character) {
        return None;
    }
    COLLATION.with(|collation| {
        let known = collation.known.borrow().get(&character).copied();
        known.unwrap_or_else(|| {
            let letter = collation.letter(character);
            collation.known.borrow_mut().insert(character, letter);
            letter
        })
    })
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3007}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

impl Collation {
    fn new() -> Collation {
        let mut collation =
            Collation { function: collator(), firsts: Vec::new(), last: String::new(), known: RefCell::default() };
        let firsts = FIRSTS.map(|(letter, group)| (letter, collation.least(group)));
        let rising = (firsts.iter().zip(firsts.iter().skip(1))).all(|((_, a), (_, b))| collation.compare(a, b).is_lt());
        if rising {
            collation.firsts = firsts.into();
        }
        collation.last = singles(LASTS).max_by(|a, b| collation.compare(a, b)).unwrap_or_default();
        collation
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        let Some(function) = &self.function else {
            return a.cmp(b);
        };
        let answer = function.call2(&JsValue::UNDEFINED, &a.into(), &b.into());
        let order = answer.ok().and_then(|value| value.as_f64());
        order.and_then(|order| order.partial_cmp(&0.0)).unwrap_or_else(|| a.cmp(b))
    }

    fn least(&self, group: &str) -> String {
        singles(group).min_by(|a, b| self.compare(a, b)).unwrap_or_default()
    }

    fn letter(&self, character: char) -> Option<char> {
        let text = character.to_string();
        if self.compare(&text, &self.last).is_gt() {
            return None;
        }
        let after = self.firsts.partition_point(|(_, first)| self.compare(first, &text).is_le());
        let (letter, _) = self.firsts.get(after.checked_sub(1)?)?;
        Some(*letter)
    }
}

fn singles(text: &str) -> impl Iterator<Item = String> + '_ {
    text.chars().map(String::from)
}

/// The bound `compare` function of `new Intl.Collator("zh-CN-u-co-pinyin")`.
fn collator() -> Option<Function> {
    let intl = super::feature::global("Intl")?;
    let constructor: Function = super::feature::property(&intl, "Collator")?.dyn_into().ok()?;
    let arguments = Array::of2(&"zh-CN-u-co-pinyin".into(), &Object::new());
    let collator = Reflect::construct(&constructor, &arguments).ok()?;
    super::feature::property(&collator, "compare")?.dyn_into().ok()
}
