//! Findings in a paper with labels: between what is said of one finding and what is said of the next stands the next one.

use super::Part;
use super::pieces::Piece;
use super::plan::{Role, is_wrong};
use super::sections::{Heading, bare, heading, is_common};
use crate::domain::numbering::marker::Style;

struct Plan<'a, 'b> {
    pieces: &'a [Piece<'b>],
    roles: &'a mut [Option<Role>],
    /// How findings are numbered.
    style: Option<Style>,
    /// The first thing that is said of a finding.
    opener: Option<Part>,
    /// Number of the last finding.
    number: Option<i64>,
    /// Of several findings with one list of measures: how many they are, and the number of the next measure.
    listed: Option<(i64, i64)>,
    any: bool,
}

/// What begins in a stretch of pieces.
#[derive(Debug, Default)]
struct Found {
    /// The findings.
    heads: Vec<usize>,
    /// How the measures are numbered that go on before them.
    measures: Option<Style>,
    /// The findings share what is said behind them.
    shares: bool,
    /// They stand behind 问题：, so that a short numbered line before one is a heading.
    named: bool,
}

/// Gives each piece that has none its role.
pub fn plan(pieces: &[Piece<'_>], roles: &mut [Option<Role>]) {
    let free = |roles: &[Option<Role>], at: usize| roles.get(at).is_some_and(Option::is_none);
    let detail = |roles: &[Option<Role>], at: usize| free(roles, at) && pieces.get(at).is_some_and(Piece::is_detail);
    let opener = (0..pieces.len()).find(|at| detail(roles, *at)).and_then(|at| pieces.get(at)?.part);
    let mut plan = Plan { pieces, roles, style: None, opener, number: None, listed: None, any: false };
    let (mut at, mut last) = (0, None);
    while at < pieces.len() {
        let end = (at..pieces.len()).find(|at| detail(plan.roles, *at)).unwrap_or(pieces.len());
        let run: Vec<usize> = (at..end).filter(|at| free(plan.roles, *at)).collect();
        plan.run(&run, last, end);
        at = end;
        while at < pieces.len() && (detail(plan.roles, at) || !free(plan.roles, at)) {
            if detail(plan.roles, at) {
                // 类别 and 来源 may stand before the finding of which they speak.
                plan.set(at, Role::Say);
                last = pieces.get(at).and_then(|piece| piece.part);
            }
            at += 1;
        }
    }
}

/// Whether what a label names may go on over several lines.
fn is_long(part: Option<Part>) -> bool {
    matches!(part, Some(Part::Measures | Part::Demand | Part::Told | Part::Basis | Part::Source))
}

impl Plan<'_, '_> {
    fn piece(&self, at: usize) -> Option<&Piece<'_>> {
        self.pieces.get(at)
    }

    fn set(&mut self, at: usize, role: Role) {
        self.roles.get_mut(at).into_iter().for_each(|place| *place = Some(role));
    }

    fn style_at(&self, at: usize) -> Option<Style> {
        self.piece(at)?.style()
    }

    fn number_at(&self, at: usize) -> Option<i64> {
        self.piece(at)?.marker.map(|marker| marker.number)
    }

    fn is_problem(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.part == Some(Part::Text) && !tells_more(piece))
    }

    fn is_common(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.part.is_none() && is_common(&piece.shown))
    }

    /// Pieces between what is said of one finding and, at `end`, of the next.
    fn run(&mut self, run: &[usize], last: Option<Part>, end: usize) {
        let problems: Vec<usize> = run.iter().copied().filter(|at| self.is_problem(*at)).collect();
        let says = |at: &usize| self.piece(*at).is_some_and(|piece| !piece.is_bare());
        let with_text: Vec<usize> = problems.iter().copied().filter(says).collect();
        if !with_text.is_empty() {
            let heads = self.named(run, &with_text, last);
            let shares = heads.len() > 1 && self.is_list_next(&heads, end);
            let measures = self.measures_of(run, last);
            return self.assign(run, &Found { heads, measures, shares, named: true }, last, end);
        }
        let Some(announced) = problems.last().copied() else {
            let mut found = self.heads(run, last, end);
            found.shares = found.heads.len() > 1 && self.is_list_next(&found.heads, end);
            return self.assign(run, &found, last, end);
        };
        self.announced(run, announced, last, end);
    }

    /// `问题：学习不深`; below `1.关于学习的问题` it belongs to that finding.
    fn named(&mut self, run: &[usize], problems: &[usize], last: Option<Part>) -> Vec<usize> {
        let mut heads: Vec<usize> = Vec::new();
        for at in problems {
            let before = at.checked_sub(1).filter(|before| run.contains(before) && !problems.contains(before));
            let is_own = |before: &usize| {
                let Some(piece) = self.piece(*before) else { return false };
                let deeper = self.style.is_some() && piece.style() == self.style && self.any;
                piece.style() >= Some(Style::Digit)
                    && piece.part.is_none()
                    && heading(&piece.shown).is_none()
                    && (!self.any || deeper)
                    && (last.is_none() || !is_long(last) || deeper)
            };
            match before.filter(is_own) {
                Some(before) => {
                    self.style = self.style_at(before);
                    heads.push(before);
                }
                None => heads.push(*at),
            }
        }
        self.number = None;
        heads
    }

    /// `存在问题：` and then the problems.
    fn announced(&mut self, run: &[usize], announced: usize, last: Option<Part>, end: usize) {
        let (before, behind): (Vec<usize>, Vec<usize>) = run.iter().partition(|at| **at <= announced);
        self.assign(&before, &Found::default(), last, end);
        // The next section answers to them: 二、整改措施及责任人.
        let rank = self.style_at(announced);
        let is_as_high = |at: &usize| rank.is_some() && self.style_at(*at).is_some() && self.style_at(*at) <= rank;
        let cut = behind.iter().position(is_as_high).filter(|cut| *cut > 0);
        let (behind, answers) = behind.split_at(cut.unwrap_or(behind.len()));
        self.list(behind, if answers.is_empty() { end } else { 0 });
        if !answers.is_empty() {
            self.style = None;
            let marked: Vec<usize> = answers.iter().copied().filter(|at| self.style_at(*at).is_some()).collect();
            let heads = self.first_heads(answers, &marked);
            self.assign(answers, &Found { heads, ..Found::default() }, None, end);
        }
    }

    /// A list of problems; at `end` stands what is said of all of them, 0 where nothing is.
    fn list(&mut self, behind: &[usize], end: usize) {
        let marked: Vec<usize> =
            behind.iter().copied().filter(|at| self.style_at(*at).is_some() && !self.is_common(*at)).collect();
        let deepest = marked.iter().filter_map(|at| self.style_at(*at)).max();
        let mut heads: Vec<usize> = marked.into_iter().filter(|at| self.style_at(*at) == deepest).collect();
        if heads.is_empty() {
            heads.extend(behind.iter().copied().find(|at| !self.is_heading(*at, None)));
        }
        self.style = deepest.or(self.style);
        let shares = heads.len() > 1 && end > 0 && end < self.pieces.len();
        self.assign(behind, &Found { heads, shares, ..Found::default() }, None, end);
    }

    /// Whether a piece stands above findings.
    fn is_heading(&self, at: usize, measures: Option<Style>) -> bool {
        let Some(piece) = self.piece(at) else { return false };
        if piece.part.is_some() {
            return self.is_problem(at) && piece.is_bare();
        }
        let style = self.style_at(at);
        let is_above = style.is_some() && style != measures && self.style.is_none_or(|own| style < Some(own));
        let known = heading(&piece.shown).is_some_and(|known| match known {
            // A problem may speak of an 方面.
            Heading::Plain | Heading::Dimension(_) | Heading::Urgency(_) | Heading::Source(_) => {
                style.is_none() || style < self.style || self.style.is_none()
            }
            _ => true,
        });
        known || is_above
    }

    /// The findings that begin in a stretch, and how the measures before them are numbered.
    fn heads(&mut self, run: &[usize], last: Option<Part>, end: usize) -> Found {
        let next = self.pieces.get(end).and_then(|piece| piece.part);
        let marked: Vec<usize> =
            run.iter().copied().filter(|at| self.style_at(*at).is_some() && !self.is_common(*at)).collect();
        if !self.any {
            let heads = if next.is_some_and(|part| !matches!(part, Part::Sort | Part::Source)) || self.opener == next {
                self.first_heads(run, &marked)
            } else {
                Vec::new()
            };
            return Found { heads, ..Found::default() };
        }
        let style = self.style;
        let mut own: Vec<usize> = Vec::new();
        for at in marked.iter().copied() {
            if style.is_none() || self.style_at(at) != style {
                continue;
            }
            // 1. 2. 3. below 整改措施 answer to the problems one by one.
            match self.listed.filter(|(count, next)| next <= count && self.number_at(at) == Some(*next)) {
                Some((count, next)) => self.listed = Some((count, next + 1)),
                None => own.push(at),
            }
        }
        let measures = self.measures_of(run, last);
        let opens = next.is_some() && next == self.opener;
        let heads = match () {
            // Without a number, the line before what opens each finding.
            () if own.is_empty() => {
                let free = |at: &usize| !self.is_heading(*at, None);
                let found = run.iter().rev().copied().find(|at| opens && !is_long(last) && free(at));
                found.into_iter().collect()
            }
            () if measures.is_none() || measures != style => own,
            () => self.counted(&own, opens),
        };
        Found { heads, measures, ..Found::default() }
    }

    /// How the list is numbered that goes on with the measures.
    fn measures_of(&self, run: &[usize], last: Option<Part>) -> Option<Style> {
        let first = run.first().copied().filter(|_| is_long(last))?;
        let (style, number) = (self.style_at(first)?, self.number_at(first));
        let is_next = self.number.is_some_and(|known| number == Some(known + 1)) && Some(style) == self.style;
        let is_deep = self.style.is_none_or(|own| style >= own);
        let is_list = || run.iter().filter(|at| self.style_at(**at) == Some(style)).count() > 1;
        let begins = number == Some(1) && (is_deep || is_list());
        (begins || (is_deep && !is_next)).then_some(style)
    }

    /// Where measures and findings are numbered alike, the count tells where the next finding begins.
    fn counted(&self, own: &[usize], opens: bool) -> Vec<usize> {
        let mut wanted = own.first().and_then(|at| self.number_at(*at));
        let mut heads: Vec<usize> = Vec::new();
        for at in own {
            if !heads.is_empty() || self.number_at(*at) != wanted {
                heads.push(*at);
            }
            wanted = wanted.map(|number| number + 1);
        }
        if heads.is_empty() && opens {
            heads.extend(own.last());
        }
        heads
    }

    /// The findings in what stands before the first label.
    fn first_heads(&mut self, run: &[usize], marked: &[usize]) -> Vec<usize> {
        let Some(last) = marked.last().copied().filter(|at| !self.says_aspect(*at)) else {
            return run.iter().rev().copied().find(|at| !self.is_heading(*at, None)).into_iter().collect();
        };
        let style = self.style_at(last);
        // Those that count up to it.
        let mut heads = vec![last];
        for at in marked.iter().rev().skip(1).copied() {
            let follows = heads.last().and_then(|at| self.number_at(*at)).map(|number| number - 1);
            if self.style_at(at) == style {
                if self.number_at(at) != follows {
                    break;
                }
                heads.push(at);
            } else if self.style_at(at) < style {
                // Several descriptions below one heading are one finding.
                let wrong = |at: usize| self.piece(at).is_some_and(|piece| is_wrong(&piece.text));
                let is_deep = style >= Some(Style::DigitBracket) || (wrong(at) && !wrong(last));
                if (heads.len() > 1 || is_deep) && self.names_finding(at) {
                    self.style = self.style_at(at);
                    return vec![at];
                }
                break;
            }
        }
        heads.reverse();
        self.style = style;
        heads
    }

    /// 党建责任方面, 共性问题.
    fn says_aspect(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| heading(&piece.shown).is_some_and(|known| known != Heading::Plain))
    }

    /// Whether a heading says what is wrong.
    fn names_finding(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| heading(&piece.shown).is_none() && bare(&piece.text).chars().count() > 4)
    }

    /// Problems one after the other, and then one list of measures.
    fn is_list_next(&self, heads: &[usize], end: usize) -> bool {
        let together = heads.windows(2).all(|pair| matches!(pair, [a, b] if b == &(a + 1)));
        together && self.piece(end).is_some_and(|piece| piece.part == Some(Part::Measures) && piece.is_bare())
    }

    /// Whether a numbered line right below a problem says what is done.
    fn is_answer(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.part.is_none() && piece.marker.is_some() && !is_wrong(&piece.text))
    }

    /// Whether a piece is a heading over the findings of a stretch.
    fn is_over(&self, at: usize, found: &Found, in_finding: bool) -> bool {
        let style = self.style_at(at);
        let is_short = |piece: &Piece<'_>| piece.part.is_none() && piece.count() <= 20 && !piece.is_sentence();
        let over_named =
            found.named && style.is_some() && style != found.measures && self.piece(at).is_some_and(is_short);
        (over_named && found.heads.contains(&(at + 1)))
            || (self.is_heading(at, found.measures) && (!in_finding || self.is_common(at)))
    }

    /// Gives the pieces of a stretch their roles.
    fn assign(&mut self, run: &[usize], found: &Found, last: Option<Part>, end: usize) {
        if !found.heads.is_empty() {
            let count = i64::try_from(found.heads.len()).unwrap_or(i64::MAX);
            self.listed = found.shares.then_some((count, 1));
        }
        let was_any = self.any;
        let is_tail = end >= self.pieces.len();
        let (mut in_detail, mut in_finding, mut below) = (last.is_some() && was_any, false, false);
        let mut first = true;
        for at in run.iter().copied() {
            let is_head = found.heads.contains(&at);
            let role =
                if is_head && is_tail && below && was_any && self.piece(at).is_some_and(|piece| piece.part.is_none()) {
                    Role::Lost("后面没有措施、责任和时限，不知道是不是问题")
                } else if is_head {
                    self.any = true;
                    self.number = self.number_at(at);
                    (in_detail, in_finding) = (false, true);
                    let shares = found.shares && !first;
                    first = false;
                    Role::Head { shares }
                } else if self.is_over(at, found, in_finding) {
                    (in_detail, in_finding, below) = (false, false, true);
                    Role::Heading
                } else if in_finding && found.named && self.is_answer(at) {
                    Role::Measure
                } else if in_finding {
                    Role::Text
                } else if in_detail {
                    Role::GoOn
                } else {
                    Role::Note("正文里的说明")
                };
            self.set(at, role);
        }
    }
}

/// 具体表现 goes on with the problem.
fn tells_more(piece: &Piece<'_>) -> bool {
    let label = piece.shown.split(['：', ':']).next().unwrap_or_default();
    label.contains("表现") && !label.contains("问题")
}
