//! Quorums and majorities. The denominators differ from vote to vote and must not be mixed; all comparisons are of whole numbers.
//!
//! 应到 (`due`) are the full members with a vote, less those who by approval are not counted; 实到 (`present`) are those of them who came.

/// Which rule a vote follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteRule {
    /// 党员大会 on an ordinary matter.
    PartyMeeting,
    /// 党员大会 on admitting a probationary member or on 转正.
    Admission,
    /// 支部委员会; no majority is prescribed, so only the counts are reported.
    Committee,
    /// An election; the counts are those of one candidate.
    Election,
}

/// The counts of one vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 应到会 with a vote.
    pub due: u32,
    /// 实到会 with a vote.
    pub present: u32,
    /// 赞成.
    pub yes: u32,
    /// 反对.
    pub no: u32,
    /// 弃权.
    pub abstain: u32,
}

/// What a vote came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether enough came for the vote to be valid.
    pub quorum: bool,
    /// Whether it passed; none when nothing was voted yet, the counts are wrong, or no majority is prescribed.
    pub passed: Option<bool>,
    /// The result and its reason as a person reads it.
    pub words: String,
}

impl Counts {
    /// Checks that the counts can belong together.
    ///
    /// # Errors
    /// A Chinese sentence that names the counts that do not.
    pub fn check(&self) -> Result<(), String> {
        if self.present > self.due {
            return Err(format!("实到 {} 人多于应到 {} 人（列席和预备党员不计入）", self.present, self.due));
        }
        let votes = self.votes();
        if votes > u64::from(self.present) {
            return Err(format!("赞成、反对、弃权共 {votes} 票，多于实到 {} 人", self.present));
        }
        Ok(())
    }

    fn votes(&self) -> u64 {
        u64::from(self.yes) + u64::from(self.no) + u64::from(self.abstain)
    }
}

impl VoteRule {
    /// The name of the rule.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::PartyMeeting => "党员大会一般表决",
            Self::Admission => "接收预备党员、转正表决",
            Self::Committee => "支部委员会",
            Self::Election => "选举",
        }
    }

    /// What is prescribed, and where.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::PartyMeeting => {
                "《中国共产党支部工作条例（试行）》第十一条：有表决权党员半数以上到会方可表决，赞成人数超过应到会有表决权党员半数为通过"
            }
            Self::Admission => {
                "《中国共产党发展党员工作细则》：到会有表决权党员超过应到会半数方可开会，赞成人数超过应到会有表决权党员半数为通过"
            }
            Self::Committee => "《中国共产党支部工作条例（试行）》第十二条：半数以上委员到会方可开会；通过票数未作规定",
            Self::Election => {
                "《中国共产党基层组织选举工作条例》：有选举权到会人数不少于应到会五分之四，得赞成票超过实到会有选举权人数半数当选"
            }
        }
    }

    /// Whether enough came. With nobody due nothing can be said, so no.
    #[must_use]
    pub fn has_quorum(self, due: u32, present: u32) -> bool {
        present >= self.present_needed(due) && due > 0
    }

    /// The least number that has to come.
    #[must_use]
    pub fn present_needed(self, due: u32) -> u32 {
        match self {
            // 半数以上 includes the half.
            Self::PartyMeeting | Self::Committee => due.div_ceil(2),
            // 超过半数 does not.
            Self::Admission => more_than_half(due),
            // 不少于五分之四 is due less a fifth, rounded down: 4/5 of 8 is 6.4, so 7.
            Self::Election => due - due / 5,
        }
    }

    /// The least number of 赞成 to pass; none where none is prescribed.
    #[must_use]
    pub fn yes_needed(self, due: u32, present: u32) -> Option<u32> {
        match self {
            Self::PartyMeeting | Self::Admission => Some(more_than_half(due)),
            Self::Committee => None,
            Self::Election => Some(more_than_half(present)),
        }
    }

    /// Judges a vote. Wrong counts give no verdict but say what is wrong.
    #[must_use]
    pub fn judge(self, counts: &Counts) -> Outcome {
        let quorum = self.has_quorum(counts.due, counts.present);
        let passed = self.passed(counts, quorum);
        Outcome { quorum, passed, words: self.words(counts, quorum, passed) }
    }

    fn passed(self, counts: &Counts, quorum: bool) -> Option<bool> {
        let voted = counts.check().is_ok() && counts.votes() > 0;
        let needed = self.yes_needed(counts.due, counts.present).filter(|_| voted)?;
        Some(quorum && counts.yes >= needed)
    }

    fn words(self, counts: &Counts, quorum: bool, passed: Option<bool>) -> String {
        let Counts { due, present, yes, no, abstain } = *counts;
        if due == 0 {
            return "应到人数未填，无法判断".to_owned();
        }
        if let Err(wrong) = counts.check() {
            return format!("人数对不上：{wrong}");
        }
        if !quorum {
            return format!("应到 {due} 人，实到 {present} 人，至少 {} 人到会才有效", self.present_needed(due));
        }
        let came = format!("应到 {due} 人，实到 {present} 人，到会有效");
        if counts.votes() == 0 {
            return format!("{came}；票数未填");
        }
        let said = format!("{came}；赞成 {yes} 票，反对 {no} 票，弃权 {abstain} 票");
        let needed = self.yes_needed(due, present).map_or(String::new(), |n| format!("（至少 {n} 票）"));
        match (passed, self) {
            (Some(true), Self::Election) => format!("{said}，当选{needed}"),
            (Some(false), Self::Election) => format!("{said}，未当选{needed}"),
            (Some(true), _) => format!("{said}，通过{needed}"),
            (Some(false), _) => format!("{said}，未通过{needed}"),
            (None, _) => said,
        }
    }
}

fn more_than_half(of: u32) -> u32 {
    of / 2 + 1
}

#[cfg(test)]
#[path = "voting_tests.rs"]
mod tests;
