//! 责任领导 and 责任人: several names or posts in one line.

/// What a post ends in, so that `党委书记 张三` stays one.
const POSTS: [&str; 12] =
    ["书记", "主任", "委员", "长", "员", "干事", "同志", "干部", "经理", "主席", "负责人", "代表"];

/// Cuts a line into names and posts. What stands in brackets stays with its name.
pub fn split(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let cuts = depth == 0 && "、，,；;/／\n\u{b}|".contains(c);
        match parts.last_mut() {
            Some(last) if !cuts => last.push(c),
            _ => parts.push(String::new()),
        }
    }
    let mut out: Vec<String> = Vec::new();
    for part in parts {
        for name in by_space(&part) {
            if !name.is_empty() && !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// `张三 李四` are two; `张 三` is one, and so is `党委书记 张三`.
fn by_space(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| {
        (2..=4).contains(&word.chars().count())
            && word.chars().all(|c| c.is_alphabetic() && !c.is_ascii())
            && !POSTS.iter().any(|post| word.ends_with(post))
    };
    if words.len() > 1 && words.iter().all(is_name) {
        return words.into_iter().map(str::to_owned).collect();
    }
    let single = |word: &&str| word.chars().count() == 1;
    let mut out = String::new();
    let mut before: Option<&str> = None;
    let mut names: Vec<String> = Vec::new();
    for word in words {
        // A name set out as wide as the others: 张 三.
        let joins = before.is_some_and(|before| single(&before) && single(&word));
        if !out.is_empty() && !joins {
            out.push(' ');
        }
        out.push_str(word);
        before = Some(word);
    }
    let trimmed = out.trim_matches(|c: char| "。：:.".contains(c)).trim();
    names.push(trimmed.to_owned());
    names
}
