//! Findings in a paper with labels: between what is said of one finding and what is said of the next stands the next one.

use super::headings::{bare, commonness, is_common_heading, is_plain_heading};
use super::labels::Label;
use super::plan::{Role, is_detail};
use super::tokens::Token;
use crate::domain::scheme::reading::marker::Style;

struct Plan<'a> {
    tokens: &'a [Token],
    roles: &'a mut [Option<Role>],
    /// How findings are numbered.
    style: Option<Style>,
    /// The first thing that is said of a finding.
    opener: Option<Label>,
    /// Number of the last finding.
    number: Option<i64>,
    any: bool,
}

/// Gives each token that has none its role.
pub fn plan(tokens: &[Token], roles: &mut [Option<Role>]) {
    let free = |roles: &[Option<Role>], at: usize| roles.get(at).is_some_and(Option::is_none);
    let detail = |roles: &[Option<Role>], at: usize| {
        free(roles, at) && tokens.get(at).is_some_and(|token| is_detail(token.label))
    };
    let opener = (0..tokens.len()).find(|at| detail(roles, *at)).and_then(|at| tokens.get(at)?.label);
    let mut plan = Plan { tokens, roles, style: None, opener, number: None, any: false };
    let (mut at, mut last) = (0, None);
    while at < tokens.len() {
        let end = (at..tokens.len()).find(|at| detail(plan.roles, *at)).unwrap_or(tokens.len());
        let run: Vec<usize> = (at..end).filter(|at| free(plan.roles, *at)).collect();
        plan.run(&run, last, end);
        at = end;
        while detail(plan.roles, at) {
            plan.set(at, if plan.any { Role::Say } else { Role::Lost("前面没有问题") });
            last = tokens.get(at).and_then(|token| token.label);
            at += 1;
        }
        if at < tokens.len() && !free(plan.roles, at) {
            at += 1;
        }
    }
}

/// Whether what a label announces may go on over several lines.
fn is_long(label: Option<Label>) -> bool {
    matches!(label, Some(Label::Measure | Label::Demand | Label::More | Label::Basis | Label::Source))
}

impl Plan<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    fn set(&mut self, at: usize, role: Role) {
        self.roles.get_mut(at).into_iter().for_each(|place| *place = Some(role));
    }

    fn style_at(&self, at: usize) -> Option<Style> {
        self.token(at)?.marker.map(|marker| marker.style)
    }

    fn number_at(&self, at: usize) -> Option<i64> {
        self.token(at)?.marker.map(|marker| marker.number)
    }

    fn label_at(&self, at: usize) -> Option<Label> {
        self.token(at)?.label
    }

    /// Tokens between what is said of one finding and, at `end`, of the next.
    fn run(&mut self, run: &[usize], last: Option<Label>, end: usize) {
        let problems: Vec<usize> =
            run.iter().copied().filter(|at| self.label_at(*at) == Some(Label::Problem)).collect();
        let with_text =
            problems.iter().copied().filter(|at| self.token(*at).is_some_and(|token| !token.value.is_empty()));
        let with_text: Vec<usize> = with_text.collect();
        if !with_text.is_empty() {
            self.number = None;
            return self.assign(run, &with_text, last, (None, false), end);
        }
        let Some(announced) = problems.last().copied() else {
            let (heads, measures) = self.heads(run, last, end);
            let shares = heads.len() > 1 && self.is_list_shared(&heads, end);
            return self.assign(run, &heads, last, (measures, shares), end);
        };
        // 存在问题： and then the problems.
        let (before, behind): (Vec<usize>, Vec<usize>) = run.iter().partition(|at| **at <= announced);
        self.assign(&before, &[], last, (None, false), end);
        let marked: Vec<usize> =
            behind.iter().copied().filter(|at| self.style_at(*at).is_some() && !self.is_common(*at)).collect();
        let deepest = marked.last().and_then(|at| self.style_at(*at));
        let mut heads: Vec<usize> = marked.into_iter().filter(|at| self.style_at(*at) == deepest).collect();
        if heads.is_empty() {
            heads.extend(behind.iter().copied().find(|at| !self.is_heading(*at, None)));
        }
        if heads.is_empty() {
            return self.assign(&behind, &[announced], None, (None, false), end);
        }
        self.style = deepest;
        let shares = heads.len() > 1 && end < self.tokens.len();
        self.assign(&behind, &heads, None, (None, shares), end);
    }

    fn is_common(&self, at: usize) -> bool {
        self.token(at).is_some_and(is_common_heading)
    }

    /// Whether a token stands above findings.
    fn is_heading(&self, at: usize, measures: Option<Style>) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.label == Some(Label::Problem) {
            return token.value.is_empty();
        }
        let style = self.style_at(at);
        let is_above = style.is_some() && style != measures && self.style.is_none_or(|own| style < Some(own));
        is_plain_heading(token) || is_common_heading(token) || is_above
    }

    /// The findings that begin in a run, and how the measures before them are numbered.
    fn heads(&mut self, run: &[usize], last: Option<Label>, end: usize) -> (Vec<usize>, Option<Style>) {
        let next = self.tokens.get(end).and_then(|token| token.label);
        let marked: Vec<usize> =
            run.iter().copied().filter(|at| self.style_at(*at).is_some() && !self.is_common(*at)).collect();
        if !self.any {
            return (self.first_heads(run, &marked), None);
        }
        let plain = || {
            let closed = !is_long(last) && next.is_some() && next == self.opener;
            let free = |at: &usize| !self.is_heading(*at, None);
            run.iter().rev().copied().find(|at| closed && free(at)).into_iter().collect::<Vec<_>>()
        };
        let own: Vec<usize> = match self.style {
            Some(style) => marked.iter().copied().filter(|at| self.style_at(*at) == Some(style)).collect(),
            None => Vec::new(),
        };
        let opens_list = run.first().copied().filter(|at| is_long(last) && self.style_at(*at).is_some());
        let measures = opens_list.filter(|at| {
            let goes_on = self.number.is_some_and(|number| self.number_at(*at) == Some(number + 1));
            self.number_at(*at) == Some(1) || (self.style_at(*at) != self.style || !goes_on)
        });
        let measures = measures.filter(|at| {
            self.style.is_none_or(|own| {
                self.style_at(*at) >= Some(own) || self.number_at(*at) == Some(1) && self.listed_deep(run, *at)
            })
        });
        let measure_style = measures.and_then(|at| self.style_at(at));
        if own.is_empty() {
            return (plain(), measure_style);
        }
        if measure_style != self.style {
            return (own, measure_style);
        }
        // Measures and findings are numbered alike: the count tells where the next finding begins.
        let mut wanted = self.number_at(own.first().copied().unwrap_or_default());
        let mut heads: Vec<usize> = Vec::new();
        for at in &own {
            if !heads.is_empty() || self.number_at(*at) != wanted {
                heads.push(*at);
            }
            wanted = wanted.map(|number| number + 1);
        }
        if heads.is_empty() && next.is_some() && next == self.opener {
            heads.extend(own.last());
        }
        (heads, measure_style)
    }

    /// Whether a list of a higher style than the findings' stands below a label before the next finding.
    fn listed_deep(&self, run: &[usize], from: usize) -> bool {
        let style = self.style_at(from);
        run.iter().filter(|at| self.style_at(**at) == style).count() > 1
    }

    /// The finding in what stands before the first label.
    fn first_heads(&mut self, run: &[usize], marked: &[usize]) -> Vec<usize> {
        let Some(last) = marked.last().copied() else {
            return run.iter().rev().copied().find(|at| !self.is_heading(*at, None)).into_iter().collect();
        };
        let style = self.style_at(last);
        // Those that count up to it.
        let mut heads = vec![last];
        for at in marked.iter().rev().skip(1) {
            let follows = heads.last().and_then(|at| self.number_at(*at)).map(|number| number - 1);
            match self.style_at(*at) == style {
                true if self.number_at(*at) == follows => heads.push(*at),
                true => break,
                false if self.style_at(*at) < style => {
                    // Several descriptions below one heading are one finding.
                    let names = self.token(*at).map(|token| bare(&token.value)).unwrap_or_default();
                    let one = heads.len() > 1
                        && names.chars().count() > 4
                        && !self.says_aspect(*at)
                        && !self.is_heading_only(*at);
                    if one {
                        self.style = self.style_at(*at);
                        return vec![*at];
                    }
                    break;
                }
                false => {}
            }
        }
        heads.reverse();
        self.style = style;
        heads
    }

    /// 党建责任方面.
    fn says_aspect(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.value.contains("方面") || commonness(&token.value).is_some())
    }

    fn is_heading_only(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            let words = bare(&token.value);
            ["问题", "整改", "措施", "任务", "清单", "台账", "存在", "主要"].iter().any(|word| words.starts_with(word))
        })
    }

    /// Problems one after the other, and then one list of measures.
    fn is_list_shared(&self, heads: &[usize], end: usize) -> bool {
        let together = heads.windows(2).all(|pair| matches!(pair, [a, b] if b == &(a + 1)));
        together
            && self.tokens.get(end).is_some_and(|token| token.label == Some(Label::Measure) && token.value.is_empty())
    }

    /// Gives the tokens of a run their roles.
    fn assign(
        &mut self,
        run: &[usize],
        heads: &[usize],
        last: Option<Label>,
        (measures, shares): (Option<Style>, bool),
        end: usize,
    ) {
        let was_any = self.any;
        let is_tail = end >= self.tokens.len();
        let (mut in_detail, mut in_finding, mut below) = (last.is_some(), false, false);
        let mut first = true;
        for at in run.iter().copied() {
            let role = if heads.contains(&at) && !(is_tail && below && was_any && self.label_at(at).is_none()) {
                self.any = true;
                self.number = self.number_at(at);
                (in_detail, in_finding) = (false, true);
                let shares = shares && !first;
                first = false;
                Role::Head { shares }
            } else if heads.contains(&at) {
                Role::Lost("后面没有措施、责任和时限，不知道是不是问题")
            } else if self.is_heading(at, measures) && (!in_finding || self.is_common(at)) {
                (in_detail, in_finding, below) = (false, false, true);
                Role::Heading
            } else if in_finding {
                Role::Text
            } else if in_detail {
                Role::GoOn
            } else if !was_any && !below {
                Role::Apart("前言")
            } else {
                Role::Apart("标题下面的文字")
            };
            self.set(at, role);
        }
    }
}
