//! How closely a 评分表 is set: as large as one page of A4 allows, from 10 pt down to 8 pt. Lengths are tenths of a point.
//!
//! Paper cannot be asked while it is still a list of records, so the height is reckoned from the words: every Chinese letter is as
//! wide as it is high, everything else half as wide. The reckoning errs on the high side.

/// Width of the table: A4 less margins of 16 mm.
pub const WIDTH: u32 = 5045;
/// Height of the page less margins of 15 and 14 mm, and a little that is kept free.
const HEIGHT: u32 = 7590 - 70;
/// What padding and lines take of a cell's width, and of a row's height.
const CELL: u32 = 65;
const ROW: u32 = 25;

/// A size of type and what goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Size of type.
    pub font: u32,
    /// From line to line.
    pub line: u32,
    /// Least height of a row.
    pub row: u32,
    /// Least height of 亮点, 不足, 建议.
    pub remark: u32,
}

/// The most open setting.
pub const OPEN: Setting = Setting { font: 100, line: 125, row: 210, remark: 340 };

/// How many settings there are.
pub const COUNT: usize = 5;

/// The settings, the most open one first.
pub const SETTINGS: [Setting; COUNT] = [
    OPEN,
    Setting { font: 95, line: 115, row: 190, remark: 310 },
    Setting { font: 90, line: 110, row: 170, remark: 280 },
    Setting { font: 85, line: 105, row: 160, remark: 260 },
    Setting { font: 80, line: 100, row: 145, remark: 240 },
];

/// Width of a text in halves of a letter.
fn halves(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How many lines a text takes in type of this size on this width; none when it is empty.
pub fn lines(text: &str, width: u32, font: u32) -> u32 {
    // A short line holds whole letters. On a long one a half is kept free: it may not begin with a comma, and letters that are no
    // Chinese ones are not all of one width.
    let room = width * 2 / font.max(1);
    let room = if room > 12 { room - 1 } else { (room / 2 * 2).max(2) };
    text.lines().map(|line| halves(line.trim_end()).div_ceil(room)).sum()
}

impl Setting {
    /// How many lines a text takes in a cell of this width; none when it is empty.
    pub fn lines(&self, text: &str, width: u32) -> u32 {
        lines(text, width.saturating_sub(CELL), self.font)
    }

    /// Height of a row whose highest cell has so many lines.
    pub fn height(&self, lines: u32) -> u32 {
        self.row.max(lines * self.line + ROW)
    }

    /// Height of a remark of so many lines.
    pub fn remark_height(&self, lines: u32) -> u32 {
        self.remark.max(lines * self.line + ROW)
    }
}

/// The most open setting in which everything stands on one page: `height` says how high it is in each. None when no setting is close enough.
pub fn fit(height: impl Fn(usize, &Setting) -> u32) -> Option<Setting> {
    let fits = |(at, setting): &(usize, &Setting)| height(*at, setting) <= HEIGHT;
    SETTINGS.iter().enumerate().find(fits).map(|(_, setting)| *setting)
}

/// What runs over: the most open setting of the larger ones that needs no more pages than the others.
pub fn fit_pages(height: impl Fn(usize, &Setting) -> u32) -> Setting {
    let pages = |(at, setting): &(usize, &Setting)| height(*at, setting).saturating_sub(HEIGHT).div_ceil(HEIGHT - TURN);
    let larger = SETTINGS.iter().enumerate().take_while(|(_, setting)| setting.font >= LEAST_OVER_PAGES);
    larger.min_by_key(pages).map_or(OPEN, |(_, setting)| *setting)
}

/// What the turn of a page takes: a row that did not fit any more leaves some room, and the head is repeated.
const TURN: u32 = 1000;

/// On several pages type need not be this small.
const LEAST_OVER_PAGES: u32 = 90;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", 0)]
    #[case("一", 1)]
    #[case("一二三四五六七八九", 1)] // 100 pt less 6.5: 18 halves of 5 pt, less one
    #[case("一二三四五六七八九十", 2)]
    #[case("abcdefghijklmnopq", 1)]
    #[case("abcdefghijklmnopqrs", 2)]
    #[case("一\n二", 2)]
    fn lines_are_counted(#[case] text: &str, #[case] lines: u32) {
        assert_eq!(OPEN.lines(text, 1025), lines, "{text}");
    }

    #[test]
    fn a_short_line_holds_whole_letters() {
        // 5.6 letters: five on a line.
        assert_eq!(lines("一二三四五六七八九十一", 560, 100), 3);
        assert_eq!(lines("一二三四五六七八九十", 560, 100), 2);
    }

    #[test]
    fn the_first_setting_that_fits_is_taken() {
        assert_eq!(fit(|_, _| 0), Some(OPEN));
        let from_85 = |_: usize, setting: &Setting| if setting.font > 85 { 9000 } else { 7000 };
        assert_eq!(fit(from_85).map(|setting| setting.font), Some(85));
        assert_eq!(fit(|_, _| 9000), None);
    }

    #[test]
    fn what_runs_over_saves_a_page_but_is_not_set_small_for_it() {
        let saves = |least: u32| move |_: usize, setting: &Setting| if setting.font <= least { 13_000 } else { 15_000 };
        assert_eq!(fit_pages(saves(95)).font, 95);
        assert_eq!(fit_pages(saves(80)).font, 100);
        assert_eq!(fit_pages(|_, _| 13_000).font, 100);
    }

    #[test]
    fn settings_grow_closer() {
        assert!(SETTINGS.windows(2).all(|pair| pair[0].font > pair[1].font && pair[0].row > pair[1].row));
    }
}
