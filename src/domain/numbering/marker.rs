//! 一、 （一） 1. （1） ①: what numbers a line, and where the numbered parts of a text begin.

use super::scan::{digit, number_at, skip_space};

/// How a number is written; from the highest to the lowest as official papers use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 第一部分
    Part,
    /// 一、
    Han,
    /// （一）
    HanBracket,
    /// 1.
    Digit,
    /// 1.1
    Dotted,
    /// 1.1.1
    Dotted3,
    /// （1）
    DigitBracket,
    /// ①
    Circled,
}

/// The number of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// How it is written.
    pub style: Style,
    /// Its value; of `1.2` the last.
    pub number: i64,
    /// Where it ends, white space behind it included.
    pub end: usize,
}

/// The marker that begins at a place.
pub fn marker_at(chars: &[char], at: usize) -> Option<Marker> {
    let start = skip_space(chars, at);
    let found = match chars.get(start)? {
        '第' => part(chars, start),
        '(' | '（' | '〔' | '[' | '【' => bracketed(chars, start),
        c => circled(*c).map(|number| Marker { style: Style::Circled, number, end: start + 1 }),
    };
    let mut marker = found.or_else(|| bare(chars, start))?;
    // ①、 and （1）． are written too.
    if marker.style != Style::Digit && chars.get(marker.end).is_some_and(|c| "、.．，,：:".contains(*c)) {
        marker.end += 1;
    }
    marker.end = skip_space(chars, marker.end);
    Some(marker)
}

/// The marker at the beginning of a text; there a number and a space do as well: `1 党建引领`.
pub fn marker(text: &str) -> Option<Marker> {
    let chars: Vec<char> = text.chars().collect();
    marker_at(&chars, 0).or_else(|| spaced(&chars))
}

fn spaced(chars: &[char]) -> Option<Marker> {
    let start = skip_space(chars, 0);
    let number = number_at(chars, start).filter(|number| !number.is_han && number.end - start <= 2)?;
    let end = skip_space(chars, number.end);
    let is_word = chars.get(end).is_some_and(|c| !c.is_ascii() && c.is_alphabetic());
    let is_amount = amount_follows(chars, number.end);
    (end > number.end && is_word && !is_amount).then_some(Marker {
        style: Style::Digit,
        number: number.value / 100,
        end,
    })
}

/// The value of ① or ❶.
pub fn circled(c: char) -> Option<i64> {
    let from = |first: char| i64::from(u32::from(c) - u32::from(first) + 1);
    match c {
        '①'..='⑳' => Some(from('①')),
        '❶'..='❿' => Some(from('❶')),
        _ => None,
    }
}

/// 第一部分, 第二章, 第三条.
fn part(chars: &[char], at: usize) -> Option<Marker> {
    let number = number_at(chars, skip_space(chars, at + 1))?;
    let unit = skip_space(chars, number.end);
    let (style, len) = match chars.get(unit)? {
        '部' => (Style::Part, 2),
        '章' | '类' | '篇' => (Style::Part, 1),
        '条' | '项' => (Style::Digit, 1),
        _ => return None,
    };
    let end = unit + len;
    let end = if chars.get(end).is_some_and(|c| "：:、".contains(*c)) { end + 1 } else { end };
    Some(Marker { style, number: number.value / 100, end })
}

/// （一）, (1), 〔1〕. A number with 分 behind it is no marker.
fn bracketed(chars: &[char], at: usize) -> Option<Marker> {
    let number = number_at(chars, skip_space(chars, at + 1)).filter(|number| number.value % 100 == 0)?;
    let close = skip_space(chars, number.end);
    let is_closed = chars.get(close).is_some_and(|c| ")）〕]】".contains(*c));
    let style = if number.is_han { Style::HanBracket } else { Style::DigitBracket };
    let small = number.value < 10_000 && (number.is_han || number.end - at < 5);
    (is_closed && small).then_some(Marker { style, number: number.value / 100, end: close + 1 })
}

/// 一、 1. 1、 1） 1.2 1.2.3
fn bare(chars: &[char], at: usize) -> Option<Marker> {
    if digit(*chars.get(at)?).is_none() {
        let number = number_at(chars, at).filter(|number| number.value % 100 == 0)?;
        let next = chars.get(number.end)?;
        let ends = "、.．".contains(*next) || next.is_whitespace() || (*next == '：' || *next == ':');
        return (ends && *chars.get(at)? != '半').then_some(Marker {
            style: Style::Han,
            number: number.value / 100,
            end: number.end + 1,
        });
    }
    let mut parts: Vec<i64> = Vec::new();
    let mut end = at;
    loop {
        let run: Vec<i64> = chars.iter().skip(end).map_while(|c| digit(*c)).collect();
        if run.is_empty() || run.len() > 2 {
            break;
        }
        parts.push(run.iter().fold(0, |value, digit| value * 10 + digit));
        end += run.len();
        match chars.get(end) {
            Some('.' | '．') if chars.get(end + 1).is_some_and(|c| digit(*c).is_some()) => end += 1,
            _ => break,
        }
    }
    let number = *parts.last()?;
    let next = chars.get(end).copied();
    // 3.6月底前完成 is the third, until the end of June.
    if let ([first, _], Some('月')) = (parts.as_slice(), next) {
        let digits = chars.iter().skip(at).take_while(|c| digit(**c).is_some()).count();
        return Some(Marker { style: Style::Digit, number: *first, end: at + digits + 1 });
    }
    let style = match (parts.len(), next) {
        (1, Some(')' | '）')) => Style::DigitBracket,
        (1, Some('.' | '．' | '、' | '，' | ',' | ':' | '：')) => Style::Digit,
        // 1.5分 is a number, 1.5 主题党日 a marker.
        (2, Some(c)) if !"分%％-~～".contains(c) && !amount_follows(chars, end) => Style::Dotted,
        (3, Some(_)) => Style::Dotted3,
        _ => return None,
    };
    let end =
        if matches!(next, Some(')' | '）' | '.' | '．' | '、' | '，' | ',' | ':' | '：')) { end + 1 } else { end };
    // 1,5 and 1：3 are numbers.
    let splits_number = style == Style::Digit && chars.get(end).is_some_and(|c| digit(*c).is_some());
    let is_comma = matches!(next, Some(',' | '，' | ':' | '：'));
    (!(splits_number && is_comma)).then_some(Marker { style, number, end })
}

/// Whether a unit stands behind a number, so that `1.5 万元` is an amount.
fn amount_follows(chars: &[char], at: usize) -> bool {
    chars.get(skip_space(chars, at)).is_some_and(|c| {
        "分%％万元个次名人倍小天年月季周日项处例条份期篇件起户家场类块本轮批级星号楼岁点种位届至到".contains(*c)
    })
}

/// Where the numbered parts of a text begin: 1. 2. 3., counted up from 1 in one style. Empty unless there are two at least.
pub fn parts(chars: &[char]) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::new();
    for start in 0..chars.len() {
        let Some(first) = opening(chars, start).filter(|marker| marker.number == 1) else { continue };
        let run = run_from(chars, start, first);
        // The outermost numbering begins first; another is taken only where that one is alone.
        if run.len() >= 2 {
            best = run;
            break;
        }
    }
    best
}

fn run_from(chars: &[char], start: usize, first: Marker) -> Vec<usize> {
    let mut run = vec![start];
    let mut wanted = 2;
    let mut at = first.end;
    while at < chars.len() {
        match opening(chars, at).filter(|marker| marker.style == first.style && marker.number == wanted) {
            Some(marker) => {
                run.push(at);
                wanted += 1;
                at = marker.end.max(at + 1);
            }
            None => at += 1,
        }
    }
    run
}

/// A marker where a part may begin: at the start, or behind white space, an end of sentence or a closed bracket.
fn opening(chars: &[char], at: usize) -> Option<Marker> {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    if chars.get(at).is_some_and(|c| c.is_whitespace()) {
        return None;
    }
    let marker = marker_at(chars, at)?;
    let opens = match before {
        None => true,
        Some(c) if c.is_whitespace() => true,
        Some(c) if "。；;！!：:）)】]".contains(*c) => true,
        Some('，' | ',' | '、') => marker.style == Style::Circled || marker.style == Style::DigitBracket,
        Some('分') => marker.style == Style::Digit || marker.style == Style::Circled,
        Some(_) => matches!(marker.style, Style::Circled | Style::HanBracket | Style::DigitBracket),
    };
    opens.then_some(marker)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("一、党建基础", Some((Style::Han, 1, 2)))]
    #[case("十二、其他", Some((Style::Han, 12, 3)))]
    #[case("（三）换届", Some((Style::HanBracket, 3, 3)))]
    #[case("1. 主题党日", Some((Style::Digit, 1, 3)))]
    #[case("２、主题党日", Some((Style::Digit, 2, 2)))]
    #[case("3．主题党日", Some((Style::Digit, 3, 2)))]
    #[case("1.2 主题党日", Some((Style::Dotted, 2, 4)))]
    #[case("1.2.3主题党日", Some((Style::Dotted3, 3, 5)))]
    #[case("(4) 主题党日", Some((Style::DigitBracket, 4, 4)))]
    #[case("4）主题党日", Some((Style::DigitBracket, 4, 2)))]
    #[case("③、主题党日", Some((Style::Circled, 3, 2)))]
    #[case("第一部分 党建", Some((Style::Part, 1, 5)))]
    #[case("1 党建引领", Some((Style::Digit, 1, 2)))]
    #[case("1 次", None)]
    #[case("3.6月底前完成", Some((Style::Digit, 3, 2)))]
    #[case("1.5分", None)]
    #[case("1.5万元", None)]
    #[case("（5分）", None)]
    #[case("（2023）", None)]
    #[case("2023.1", None)]
    #[case("一个支部", None)]
    #[case("两新组织", None)]
    #[case("主题党日", None)]
    #[case("", None)]
    fn markers(#[case] text: &str, #[case] read: Option<(Style, i64, usize)>) {
        assert_eq!(marker(text).map(|marker| (marker.style, marker.number, marker.end)), read);
    }

    #[rstest]
    #[case("1.甲；2.乙", &[0, 4])]
    #[case("（5分）1.甲。2.乙\n3.丙", &[4, 8, 12])]
    #[case("①甲②乙③丙", &[0, 2, 4])]
    #[case("1.少1次扣1分2.少1项扣1分", &[0, 8])]
    #[case("1.每季1次，缺1、2项扣1分", &[])]
    #[case("甲乙丙", &[])]
    #[case("1.甲（1）子（2）丑；2.乙", &[0, 12])]
    fn numbered_parts(#[case] text: &str, #[case] starts: &[usize]) {
        assert_eq!(parts(&text.chars().collect::<Vec<_>>()), starts);
    }
}
